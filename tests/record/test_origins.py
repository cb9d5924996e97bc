"""Each rule of docs/origins.md."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Link
from record.story import record
from record.world import Draft

FERRY = "that the Norn ferry would sail again in the summer"
VELL = Link("Vell Press")


def heard(place: str, day: str, chain, *, speaker: str = "Ada Lovel", outlet: str | None = None, **rest) -> Draft:
    """A page that reports the same words through a chain."""
    draft = Draft(f"{place}.txt", f"{speaker} said {FERRY} at the {place} quay.", outlet or place, day)
    mention = None if rest.get("anonymous") else draft.name(speaker)
    draft.says(speaker, "said", FERRY, speaker=speaker, mention=mention, chain=chain, **rest)
    return draft


def origins(*drafts: Draft) -> tuple[int, int]:
    """Origins of the one utterance and of the one claim."""
    built = record(*drafts)
    (utterance,), (claim,) = built.utterances, built.claims
    return utterance.origins, claim.origins


def test_an_agency_and_those_who_retell_it_are_one():
    assert origins(heard("a", "2031-05-08", [VELL]), heard("b", "2031-05-08", [Link("Vell Press agency")])) == (
        1,
        1,
    )


def test_the_agency_s_own_page_is_the_same_hearer():
    assert origins(heard("a", "2031-05-08", [VELL]), heard("b", "2031-05-08", (), outlet="Vell Press")) == (1, 1)


def test_two_hearers_of_one_speaker_are_two_and_one():
    assert origins(heard("a", "2031-05-08", [VELL]), heard("b", "2031-05-08", ())) == (2, 1)


def test_an_unknown_chain_adds_nothing():
    assert origins(heard("a", "2031-05-08", None), heard("b", "2031-05-08", None)) == (1, 1)
    assert origins(heard("a", "2031-05-08", [VELL]), heard("b", "2031-05-08", None)) == (1, 1)


def test_unnamed_sources_are_as_many_as_their_known_hearers():
    unnamed = {"speaker": "Officials", "anonymous": True}
    one = [heard("a", "2031-05-08", [VELL], **unnamed), heard("b", "2031-05-08", [VELL], **unnamed)]
    assert origins(*one) == (1, 1)
    assert origins(*one, heard("c", "2031-05-08", (), **unnamed)) == (2, 2)
    assert origins(*one, heard("c", "2031-05-08", None, **unnamed)) == (1, 1)


BODY = (
    "The old ferry lay at the quay of Norn all winter while the owners argued about the cost of a new hull. "
    "Workers began to scrape the paint in March and found rust below the line. The board met four times. "
)


def copied(place: str, outlet: str, day: str, chain=None, byline=(), tail: str = "") -> Draft:
    """A page with the same body as others."""
    draft = Draft(f"{place}.txt", f"{BODY}Ada Lovel said {FERRY}. {tail}", outlet, day, byline)
    draft.says("Ada Lovel", "said", FERRY, speaker="Ada Lovel", mention=draft.name("Ada Lovel"), chain=chain)
    return draft


def test_a_copy_takes_its_source_s_chain_even_where_it_says_that_it_heard_it():
    wire = copied("wire", "Vell Press", "2031-05-07", chain=())
    post = copied("post", "Coast Post", "2031-05-08", chain=(), tail="The Coast Post has a new printer.")
    built = record(wire, post)
    (copy,) = built.dependences
    assert (copy.article, copy.on.article, copy.how, copy.scope) == (post.id, wire.id, "copy", "article")
    assert copy.overlap > 0.8 and copy.evidence[0].text.startswith("The old ferry")
    chain = next(a.chain for a in built.attributions if a.article == post.id)
    assert [(link.carrier, link.certainty) for link in chain] == [("Vell Press", "inferred")]
    assert built.utterances[0].origins == 1
    flags = {a.id: [f.flag for f in a.flags] for a in built.articles}
    assert flags == {wire.id: [], post.id: ["uncredited-copy"]}


def test_of_two_pages_of_one_day_the_one_that_credits_is_the_copy():
    wire = copied("z-wire", "Vell Press", "2031-05-07")
    post = copied("a-post", "Coast Post", "2031-05-07", chain=[VELL])
    built = record(wire, post)
    assert [(d.article, d.on.article) for d in built.dependences if d.how == "copy"] == [(post.id, wire.id)]
    assert all(not a.flags for a in built.articles)


def test_two_who_report_one_speech_are_no_copies():
    quote = "“" + BODY.strip() + "”"
    drafts = [
        Draft(f"{n}.txt", f"{intro} {quote}", n, "2031-05-07")
        for n, intro in (("a", "So she spoke:"), ("b", "Her words were"))
    ]
    assert record(*drafts).dependences == ()


def test_a_byline_is_a_credit():
    wire = heard("wire", "2031-05-07", (), outlet="Vell Press")
    post = heard("post", "2031-05-08", None)
    post.byline = ("Vell Press",)
    built = record(wire, post)
    assert [(d.on.carrier, d.how) for d in built.dependences] == [("Vell Press", "byline")]
    assert built.utterances[0].origins == 1 and built.utterances[0].carriers == ("Vell Press",)


def test_a_chain_goes_on_where_another_page_continues_it():
    post = heard("post", "2031-05-08", [Link("Norn Gazette")])
    gazette = heard("gazette", "2031-05-07", [VELL], outlet="Norn Gazette")
    built = record(post, gazette)
    chain = next(a.chain for a in built.attributions if a.article == post.id)
    assert [(c.carrier, c.certainty) for c in chain] == [("Norn Gazette", "explicit"), ("Vell Press", "inferred")]
    assert built.utterances[0].origins == 1


def test_credits_carry_the_words_that_show_them():
    post = heard("post", "2031-05-08", None)
    cue = (post.span("at the post quay"),)
    post.says("Ada Lovel", "said", "sail again", speaker="Ada Lovel", chain=[Link("Vell Press", cue=cue)])
    (credit,) = record(post).dependences
    assert credit.how == "credit" and [s.text for s in credit.evidence] == ["at the post quay"]


def chain_of(built, page: Draft) -> list[tuple[str, str]]:
    """The chain of the page's one statement."""
    (found,) = (a.chain for a in built.attributions if a.article == page.id)
    return [(link.carrier, link.certainty) for link in found or ()]


def test_an_agency_s_own_dateline_says_that_it_heard_it():
    wire = heard("wire", "2031-05-07", None, outlet="Vell Press")
    wire.text = f"{wire.text}\nNORN (Vell Press) – The quay was full."
    radio = heard("radio", "2031-05-07", ())
    assert origins(heard("wire", "2031-05-07", None, outlet="Vell Press"), radio) == (1, 1)
    assert origins(wire, radio) == (2, 1)


def test_an_agency_that_looks_back_need_not_have_heard_it():
    text = f"Ada Lovel had said {FERRY} at the wire quay.\nNORN (Vell Press) – The quay was full."
    wire = Draft("wire.txt", text, "Vell Press", "2031-05-07")
    wire.says("Ada Lovel", "had said", FERRY, speaker="Ada Lovel", mention=wire.name("Ada Lovel"), chain=None)
    assert origins(wire, heard("radio", "2031-05-07", ())) == (1, 1)


def test_what_a_page_does_not_say_of_its_headline_it_says_below_it():
    text = f"Norn ferry to sail again, Ada Lovel says\nAda Lovel said {FERRY}.\nNORN (Coast Post) – It rained."
    post = Draft("post.txt", text, "Coast Post", "2031-05-08")
    mention = post.name("Ada Lovel")
    post.says("Ada Lovel", "says", "Norn ferry to sail again", speaker="Ada Lovel", mention=mention)
    post.attributions[-1] = replace(post.attributions[-1], section="title")
    again = post.name("Ada Lovel", nth=1, same_as=mention)
    post.says("Ada Lovel", "said", FERRY, speaker="Ada Lovel", mention=again, chain=[VELL], nth=1)
    built = record(post, heard("radio", "2031-05-08", [VELL]))
    assert [u.origins for u in built.utterances] == [1] and len(built.utterances[0].renderings) == 3


def test_what_a_page_credits_for_all_of_it_heard_it():
    post = heard("post", "2031-05-07", None)
    post.text = f"{post.text}\nSource: Vell Press"
    built = record(post, heard("radio", "2031-05-07", ()))
    assert built.utterances[0].origins == 2 and built.utterances[0].carriers == ("Vell Press",)
    assert chain_of(built, post) == []


def test_who_was_told_carried_it():
    post = heard("post", "2031-05-08", None, addressee="Vell Press")
    wire = heard("wire", "2031-05-07", (), outlet="Vell Press")
    built = record(post, wire)
    assert chain_of(built, post) == [("Vell Press", "explicit")] and built.utterances[0].origins == 1
    assert chain_of(record(heard("post", "2031-05-08", None, addressee="her sister")), post) == []


def test_a_chain_goes_on_by_the_outlet_s_later_page_too():
    post = heard("post", "2031-05-08", [Link("Norn Gazette")])
    other = Draft("other.txt", "The quay was empty.", "Norn Gazette", "2031-05-01")
    gazette = heard("gazette", "2031-05-07", [VELL], outlet="Norn Gazette")
    assert chain_of(record(post, other, gazette), post)[-1] == ("Vell Press", "inferred")


def test_a_carrier_without_a_name_is_given_as_it_is_described():
    post = heard("post", "2031-05-08", [Link("regional broadcaster", anonymous=True)])
    post.text = f"{post.text} She spoke to a regional broadcaster."
    assert chain_of(record(post), post) == [("a regional broadcaster", "explicit")]


def test_a_person_who_passes_words_on_is_no_hearer_beside_an_agency():
    post = heard("post", "2031-05-08", [Link("a neighbour", anonymous=True)])
    assert origins(post, heard("radio", "2031-05-08", [VELL])) == (1, 1)
    assert origins(post, heard("radio", "2031-05-08", None)) == (1, 1)


@pytest.mark.parametrize(
    "carrier", ["the mayor's own news agency", "Norse state television", "the council of the guilds"]
)
def test_a_carrier_that_is_only_described_is_no_second_hearer(carrier):
    post = heard("post", "2031-05-08", [Link(carrier)])
    assert origins(post, heard("radio", "2031-05-08", [VELL])) == (1, 1)
    assert origins(post, heard("radio", "2031-05-08", [Link("Norn Daily Television")])) == (1, 1)
    assert (
        origins(heard("post", "2031-05-08", [Link("Norn Gazette")]), heard("radio", "2031-05-08", [VELL]))[0] == 2
    )


def test_bodies_without_a_name_are_as_many_as_their_known_hearers():
    pages = []
    for place in ("a", "b"):
        draft = Draft(f"{place}.txt", f"The district rescue service said {FERRY}.", place, "2031-05-08")
        mention = draft.name("The district rescue service", "organization", form="nominal")
        draft.says(
            "The district rescue service",
            "said",
            FERRY,
            speaker="The district rescue service",
            mention=mention,
            chain=[VELL],
        )
        pages.append(draft)
    assert [claim.origins for claim in record(*pages).claims] == [1]


COLOURS = (
    "red",
    "blue",
    "green",
    "brown",
    "black",
    "white",
    "amber",
    "pink",
    "grey",
    "teal",
    "plum",
    "lime",
    "rose",
)
OWN = " ".join(
    f"Harbour note {n} : the {word} boat left the {word} pier at dawn and brought {n} crates of herring."
    for n, word in enumerate(COLOURS, 1)
)


def test_a_copied_passage_is_a_copy_of_what_stands_in_it():
    wire = Draft(
        "wire.txt", f"{BODY}Ada Lovel said on the windy quay of Norn {FERRY}.", "Vell Press", "2031-05-07"
    )
    wire.says("Ada Lovel", "said", FERRY, speaker="Ada Lovel", mention=wire.name("Ada Lovel"), chain=())
    post = Draft(
        "post.txt",
        f"{OWN} {BODY}Ada Lovel said on the windy quay of Norn {FERRY}. Ion Pell said that herring was dear.",
        "Coast Post",
        "2031-05-08",
    )
    copied = post.says("Ada Lovel", "said", FERRY, speaker="Ada Lovel", mention=post.name("Ada Lovel"))
    own = post.says("Ion Pell", "said", "that herring was dear", speaker="Ion Pell", mention=post.name("Ion Pell"))
    built = record(wire, post)
    (found,) = built.dependences
    assert (found.article, found.on.article, found.how, found.scope) == (post.id, wire.id, "copy", (copied,))
    assert 0 < found.overlap < 0.3 and found.evidence[0].text.startswith("The old ferry")
    chains = {a.id: a.chain for a in built.attributions}
    assert [link.carrier for link in chains[copied]] == ["Vell Press"] and chains[own] is None


def test_a_copy_may_be_edited_and_its_paragraphs_reordered():
    first, second, third = (part.strip() + ". " for part in BODY.strip().split(".")[:3])
    wire = copied("wire", "Vell Press", "2031-05-07", chain=())
    post = Draft(
        "post.txt",
        f"Ada Lovel said {FERRY}. {third}{first}{second.replace('March', 'spring')}",
        "Coast Post",
        "2031-05-08",
    )
    post.says("Ada Lovel", "said", FERRY, speaker="Ada Lovel", mention=post.name("Ada Lovel"))
    (found,) = record(wire, post).dependences
    assert found.on.article == wire.id and found.scope == "article"


def test_who_asks_the_questions_is_the_page_itself():
    post = heard("post", "2031-05-08", None, addressee="Norn Gazette")
    assert chain_of(record(post), post) == [("Norn Gazette", "explicit")]
    post.text += "\nNorn Gazette: Is the quay full?"
    post.says("Norn Gazette", "", "Is the quay full?", speaker="Norn Gazette", form="turn", act="ask")
    found = next(a for a in record(post).attributions if a.form != "turn")
    assert found.chain == ()


def test_what_stands_inside_somebody_s_words_came_with_them():
    text = "Two clerks said that Ada Lovel said that the ferry was sold in May."
    post = Draft("post.txt", text, "Coast Post", "2031-05-08")
    outer = post.says(
        "Two clerks", "said", "that Ada Lovel said that the ferry was sold in May", speaker="Two clerks",
        anonymous=True, chain=[VELL],
    )  # fmt: skip
    clerks = Link("Two clerks", anonymous=True)
    inner = post.says(
        "Ada Lovel", "said", "that the ferry was sold in May", speaker="Ada Lovel", mention=post.name("Ada Lovel"),
        parent=outer, chain=[clerks],
    )  # fmt: skip
    found = {a.id: a.chain for a in record(post).attributions}
    assert [link.carrier for link in found[inner]] == ["Vell Press", "Two clerks"]


def test_somebody_without_a_name_is_one_for_all_who_have_them_from_one_carrier():
    clerks = Link("two clerks", anonymous=True)
    wire = heard("wire", "2031-05-07", [clerks], outlet="Vell Press")
    post = heard("post", "2031-05-08", [VELL, clerks])
    assert origins(wire, post)[0] == 1
    assert origins(wire, heard("radio", "2031-05-08", [clerks]))[0] == 2


def test_a_carrier_that_says_the_same_in_its_own_name_is_no_second_witness():
    unnamed = {"speaker": "Officials", "anonymous": True}
    pages = [heard("a", "2031-05-08", [VELL], **unnamed), heard("b", "2031-05-08", None, speaker="Vell Press")]
    assert {claim.origins for claim in record(*pages).claims} == {1}
    apart = [heard("a", "2031-05-08", [VELL], **unnamed), heard("b", "2031-05-08", None, speaker="Mark Sorn")]
    assert {claim.origins for claim in record(*apart).claims} == {2}


def test_the_speakers_whom_pages_name_for_one_act_are_one_root():
    a = heard("a", "2031-05-08", [VELL], speaker="Ada Lovel")
    b = Draft("b.txt", f"Norn Mill’s spokeswoman said {FERRY}.", "b", "2031-05-08")
    mention = b.name("Norn Mill’s spokeswoman")
    b.says("Norn Mill’s spokeswoman", "said", FERRY, speaker="Norn Mill’s spokeswoman", mention=mention)
    a.text = f"{a.text}\nAda Lovel, spokeswoman of Norn Mill, left."
    a.name("Ada Lovel", nth=1, same_as=a.mentions[0].id)
    assert origins(a, b) == (1, 1)


def test_who_has_no_name_adds_none_where_another_page_names_who_spoke():
    a = heard("a", "2031-05-08", (), speaker="Ada Lovel")
    a.text = f"{a.text} Ada Lovel, chief executive of Norn Mill, left."
    a.name("Ada Lovel", nth=1, same_as=a.mentions[0].id)
    b = heard("b", "2031-05-08", [VELL], speaker="The mill’s chief executive", anonymous=True)
    assert origins(a, b) == (2, 1)


GUILD = "Two members of the guild"


def apart(behind: str, source: str = GUILD) -> Draft:
    """A page on which a counted group without names was heard, and what it says of them below."""
    draft = Draft("a.txt", f"{source} said {FERRY} at the quay. {behind}", "a", "2031-05-08")
    draft.says(source, "said", FERRY, speaker=source, anonymous=True, chain=())
    return draft


@pytest.mark.parametrize(
    ("behind", "source", "claimed"),
    [
        ("One of them had seen the hull. The other had it from the painter.", GUILD, 2),
        ("One had seen the hull; another had it from the painter; a third slept.", GUILD, 2),
        ("One had seen the hull. Another wept. A third slept.", "Three members of the guild", 3),
        ("They had seen the hull. The other ferry was sold.", GUILD, 1),
        ("One thing is sure. The other is not.", GUILD, 1),
        ("One of them had seen the hull. The other had it from the painter.", "Members of the guild", 1),
    ],
)
def test_a_group_is_as_many_as_its_page_tells_apart(behind, source, claimed):
    assert origins(apart(behind, source)) == (1, claimed)


@pytest.mark.parametrize(
    ("other", "cue", "content", "claimed"),
    [
        ("Mark Sorn", "has confirmed", "the voyage", 1),
        ("Mark Sorn", "has confirmed", "the news", 2),
        ("Mark Sorn", "confirmed", "it", 2),
        ("Mark Sorn", "confirmed", "the summer", 2),
        ("Mark Sorn", "would not confirm", "it", 1),
        ("Neither Mark Sorn", "would confirm", "it", 1),
        ("Mark Sorn", "has confirmed", "that ships sail", 1),
        ("Two other clerks", "confirmed", "her account", 2),
        ("Ada Lovel", "confirmed", "it", 1),
    ],
)
def test_who_confirms_what_was_just_said_stands_by_it(other, cue, content, claimed):
    draft = Draft(
        "a.txt", f"Ada Lovel said {FERRY} at the quay. {other} {cue} {content} today.", "a", "2031-05-08"
    )
    lovel = draft.name("Ada Lovel")
    draft.says("Ada Lovel", "said", FERRY, speaker="Ada Lovel", mention=lovel, chain=())
    person = other.removeprefix("Neither ")
    again = other == "Ada Lovel"
    mention = (
        draft.name(person, nth=int(again), same_as=lovel if again else None) if "clerks" not in other else None
    )
    draft.says(
        other, cue, content, speaker=person, mention=mention, anonymous=mention is None, chain=(), nth=int(again)
    )
    (claim,) = (c for c in record(draft).claims if "ferry" in c.content.text)
    assert claim.origins == claimed
    assert len(claim.reports) == claimed


def test_another_without_a_name_is_a_second_one_beside_the_first():
    draft = Draft(
        "a.txt", f"A clerk told a that {FERRY[5:]}. Another clerk confirmed the story.", "a", "2031-05-08"
    )
    draft.says("A clerk", "told", f"that {FERRY[5:]}", speaker="A clerk", anonymous=True, chain=())
    draft.says("Another clerk", "confirmed", "the story", speaker="Another clerk", anonymous=True)
    (claim,) = record(draft).claims
    assert claim.origins == 2
