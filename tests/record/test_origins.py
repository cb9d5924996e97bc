"""Each rule of docs/origins.md."""

from __future__ import annotations

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
