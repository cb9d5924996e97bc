"""Claims, denials, and what else stands between statements."""

from __future__ import annotations

import pytest

from onrecord.model import Decision, Record, Target
from record.story import record, related
from record.world import Draft

SOLD = "The Harbour Board has sold the Norn ferry to a foreign bank."


def narrating(name: str = "b", text: str = SOLD, day: str = "2031-05-06") -> Draft:
    draft = Draft(f"{name}.txt", text, name, day)
    if "Harbour Board" in text:
        draft.name("Harbour Board", "organization")
    return draft


def denying(
    content: str = "the Harbour Board had sold the Norn ferry to a foreign bank",
    before: str = "",
    day: str = "2031-05-07",
) -> tuple[Draft, str]:
    draft = Draft("a.txt", f"{before}Ada Lovel denied {content} yesterday.", "a", day)
    if "Harbour Board" in content:
        draft.name("Harbour Board", "organization")
    return draft, draft.says(
        "Ada Lovel", "denied", content, speaker="Ada Lovel", mention=draft.name("Ada Lovel"), act="deny"
    )


def only_claim(built: Record, target: Target) -> str:
    return next(c for c in built.claims if c.id == target.claim).content.text


def test_a_denial_finds_what_another_page_narrates_as_fact():
    a, denial = denying()
    built = record(a, narrating())
    (found,) = related(built, "denies")
    assert found.from_.attribution == denial and only_claim(built, found.to) == SOLD
    assert found.basis == "inferred" and "Ada Lovel" in found.why
    (claim,) = built.claims
    assert (claim.status, claim.origins) == ("denied", 1)
    assert [(h.status, h.by) for h in claim.history] == [("denied", denial)]
    assert [r.voice for r in claim.reports] == ["narrated"]


def test_what_somebody_stands_by_is_disputed():
    a, _ = denying()
    b = Draft("b.txt", f"Ion Pell said {SOLD}", "b", "2031-05-06")
    b.name("Harbour Board", "organization")
    b.says("Ion Pell", "said", SOLD[:-1], speaker="Ion Pell", mention=b.name("Ion Pell"))
    (claim,) = record(a, b).claims
    assert claim.status == "disputed"
    assert [h.status for h in claim.history] == ["asserted", "denied"]


def test_a_denial_is_not_of_something_else_nor_of_what_came_much_later():
    a, _ = denying()
    other = narrating("b", "The Harbour Board has painted the Norn lighthouse green.")
    assert related(record(a, other), "denies") == []
    assert related(record(a, narrating(day="2031-06-06")), "denies") == []


def test_a_judgement_is_of_what_the_page_told_before():
    a = Draft(
        "a.txt", f"The Gazette reported that {SOLD[:-1]}. Ada Lovel called it pure fiction.", "a", "2031-05-07"
    )
    gazette = a.name("Gazette", "organization")
    told = a.says("The Gazette", "reported", SOLD[:-1], speaker="Gazette", mention=gazette)
    a.says("Ada Lovel", "called it", "pure fiction", speaker="Ada Lovel", mention=a.name("Ada Lovel"), act="deny")
    built = record(a)
    (found,) = related(built, "denies")
    assert found.basis == "explicit"
    assert [r.attribution for c in built.claims if c.id == found.to.claim for r in c.reports] == [told]


def test_that_is_not_true_denies_whatever_the_verb():
    a = Draft(
        "a.txt", f"The Gazette reported that {SOLD[:-1]}. “That is not true,” said Ada Lovel.", "a", "2031-05-07"
    )
    gazette = a.name("Gazette", "organization")
    a.says("The Gazette", "reported", SOLD[:-1], speaker="Gazette", mention=gazette)
    a.says(
        "Ada Lovel", "said", "“That is not true,”", speaker="Ada Lovel", mention=a.name("Ada Lovel"), form="direct"
    )
    assert len(related(record(a), "denies")) == 1


def test_did_not_deny_denies_nothing():
    a, _ = denying()
    one = a.attributions.pop()
    a.says("Ada Lovel", "denied", one.content[0].text, speaker="Ada Lovel", act="deny", negated=True)
    assert related(record(a, narrating()), "denies") == []


def test_a_refusal_to_comment_makes_a_claim_declined_and_not_denied():
    text = f"Ion Pell said {SOLD} Ada Lovel declined to comment on the report."
    a = Draft("a.txt", text, "a", "2031-05-07")
    a.says("Ion Pell", "said", SOLD[:-1], speaker="Ion Pell", mention=a.name("Ion Pell"))
    ada = a.name("Ada Lovel")
    a.says("Ada Lovel", "declined", "to comment on the report", speaker="Ada Lovel", mention=ada, act="decline")
    built = record(a)
    assert [c.status for c in built.claims] == ["declined"] and related(built, "denies") == []


def test_an_accusation_that_nobody_answers_is_unaddressed():
    a = Draft("a.txt", "Ion Pell accused Ada Lovel of selling the Norn ferry in secret.", "a", "2031-05-07")
    a.name("Ada Lovel")
    content = "Ada Lovel of selling the Norn ferry in secret"
    a.says("Ion Pell", "accused", content, speaker="Ion Pell", mention=a.name("Ion Pell"), act="criticise")
    assert [c.status for c in record(a).claims] == ["unaddressed"]


@pytest.mark.parametrize(("content", "claimed"), [
    ("the number of evening ferries to Norn", 0),
    ("that the evening ferries to Norn are late", 1),
    ("Ada Lovel for selling the Norn ferry", 1),
])  # fmt: skip
def test_blame_of_a_thing_claims_nothing(content: str, claimed: int):
    a = Draft("a.txt", f"Ion Pell criticised {content}.", "a", "2031-05-07")
    a.says("Ion Pell", "criticised", content, speaker="Ion Pell", mention=a.name("Ion Pell"), act="criticise")
    assert len(record(a).claims) == claimed


def said(name: str, content: str, day: str = "2031-05-06") -> Draft:
    draft = Draft(f"{name}.txt", f"{name.title()} Lovel said {content}.", name, day)
    speaker = f"{name.title()} Lovel"
    draft.says(speaker, "said", content, speaker=speaker, mention=draft.name(speaker))
    return draft


def test_different_counts_of_one_day_contradict_and_later_ones_do_not():
    first = said("ada", "the storm at Norn sank 14 fishing boats in the old harbour")
    other = said("ion", "the storm at Norn sank 19 fishing boats in the old harbour")
    (found,) = related(record(first, other), "contradicts")
    assert found.about == "number"
    later = said("ion", "the storm at Norn sank 19 fishing boats in the old harbour", "2031-05-09")
    assert related(record(first, later), "contradicts") == []


def test_two_days_for_one_event_contradict():
    drafts = []
    for name, day in (("ada", "3 May"), ("ion", "4 May")):
        draft = said(name, f"the first ferry left the Norn harbour with lamps lit on {day}")
        draft.time(day, f"2031-05-0{day[0]}")
        drafts.append(draft)
    (found,) = related(record(*drafts), "contradicts")
    assert found.about == "date"


def test_a_demand_that_answers_a_refusal_was_not_refused_by_it():
    a = Draft("a.txt", "Ada Lovel refused to open the Norn lock to inspectors.", "a", "2031-05-07")
    refused = "to open the Norn lock to inspectors"
    a.says("Ada Lovel", "refused", refused, speaker="Ada Lovel", mention=a.name("Ada Lovel"), act="reject")
    text = "Ion Pell called for a boycott of Norn after Lovel refused to open the Norn lock to inspectors."
    b = Draft("b.txt", text, "b", "2031-05-07")
    demand = "a boycott of Norn after Lovel refused to open the Norn lock to inspectors"
    b.name("Lovel")
    b.says("Ion Pell", "called for", demand, speaker="Ion Pell", act="demand")
    assert related(record(a, b), "rejects") == []


def test_a_demand_and_its_refusal():
    a = Draft("a.txt", "Ion Pell demanded a joint inspection of the Norn lock.", "a", "2031-05-06")
    asked = a.says("Ion Pell", "demanded", "a joint inspection of the Norn lock", speaker="Ion Pell", act="demand")
    b = Draft("b.txt", "Ada Lovel rejected an inspection of the lock.", "b", "2031-05-07")
    reply = b.says("Ada Lovel", "rejected", "an inspection of the lock", speaker="Ada Lovel", act="reject")
    (found,) = related(record(a, b), "rejects")
    assert (found.from_.attribution, found.to.attribution) == (reply, asked)


def test_a_turn_answers_the_question_before_it():
    a = Draft(
        "a.txt",
        "Editor: Will the ferry sail again this summer?\nLovel: I think that it will sail again.",
        "a",
        "2031-05-06",
    )
    question = a.says(
        "Editor", "", "Will the ferry sail again this summer?", speaker="Editor", act="ask", form="turn"
    )
    answer = a.says("Lovel", "", "I think that it will sail again.", speaker="Ada Lovel", form="turn")
    b = narrating()
    built = record(a, b)
    (found,) = related(built, "answers")
    assert (found.from_.attribution, found.to.attribution) == (answer, question)
    flags = {f.flag for article in built.articles for f in article.flags if article.id == a.id}
    assert flags == set() or flags == {"unattested-interviewee"}


def test_an_office_given_otherwise_than_by_most_pages():
    texts = [
        "Foreign Minister Ada Lovel came.",
        "Foreign Minister Ada Lovel left.",
        "Defence Minister Ada Lovel sat.",
    ]
    drafts = [Draft(f"{n}.txt", text, str(n), "2031-05-06") for n, text in enumerate(texts)]
    for draft in drafts:
        draft.name("Ada Lovel")
    (found,) = related(record(*drafts), "misdescribes")
    assert found.from_.span.text == "Defence Minister" and found.about == "role"
    harmless = [Draft("a.txt", "Former Foreign Minister Ada Lovel came.", "a", "2031-05-06"), drafts[2]]
    harmless[0].name("Ada Lovel")
    assert related(record(*harmless), "misdescribes") == related(record(*harmless), "contradicts") == []


def test_an_office_of_a_country_is_the_same_office():
    texts = [
        "Foreign Minister Ada Lovel came.",
        "Ada Lovel, the Minister of Foreign Affairs of the Republic, left.",
        "Defence Minister Ada Lovel sat.",
    ]
    drafts = [Draft(f"{n}.txt", text, str(n), "2031-05-06") for n, text in enumerate(texts)]
    for draft in drafts:
        draft.name("Ada Lovel")
    (found,) = related(record(*drafts), "misdescribes")
    assert found.from_.span.text == "Defence Minister"


def test_an_office_that_is_another_s_contradicts_the_page_that_says_whose_it_is():
    texts = {
        "a": ("Foreign Minister Ada Lovel came.", "2031-05-08"),
        "b": ("Foreign Minister Ada Lovel left.", "2031-05-08"),
        "c": ("Country's interior minister Ion Pell sat.", "2031-05-07"),
        "d": ("Interior Minister Ion Pell rose.", "2031-05-09"),
        "e": ("Interior Minister Ada Lovel slept.", "2031-05-09"),
    }
    drafts = [Draft(f"{name}.txt", text, name, day) for name, (text, day) in texts.items()]
    for draft in drafts:
        draft.name("Ada Lovel" if "Ada" in draft.text else "Ion Pell")
    (found,) = related(record(*drafts), "contradicts")
    (first,) = [d.id for d in drafts if d.published == "2031-05-07"]
    assert found.about == "role" and found.to.span is not None and found.to.span.article == first


def test_a_later_version_corrects_the_earlier_one():
    texts = [
        f"The ferry sank with {n} cars on board on the first night. Nobody was hurt at the quay of Norn."
        for n in (14, 19)
    ]
    old = Draft("http://gazette.example/ferry", texts[0], "Norn Gazette", "2031-05-06")
    new = Draft("http://gazette.example/ferry?v=2", texts[1], "Norn Gazette", "2031-05-06", updated="2031-05-07")
    (found,) = related(record(new, old), "corrects")
    assert ("19" in found.from_.span.text, "14" in found.to.span.text, found.about) == (True, True, "number")


def test_an_editor_links_and_removes_relations():
    a, denial = denying()
    b = Draft("b.txt", "Ion Pell said ferries are a matter of taste.", "b", "2031-05-06")
    other = b.says("Ion Pell", "said", "ferries are a matter of taste", speaker="Ion Pell")
    link = Decision("d1", "link", (denial, other), "denies", "ed", "2031-06-01", "she meant this")
    (found,) = related(record(a, b, decisions=(link,)), "denies")
    assert (found.to.attribution, found.why, found.confidence) == (other, "she meant this", 1.0)
    cut = Decision("d2", "reject", (denial, other), None, "ed", "2031-06-02", "she did not")
    assert related(record(a, b, decisions=(link, cut)), "denies") == []


def test_two_statements_that_share_only_names_are_no_denial_and_its_object():
    a = Draft("a.txt", "The Keep denied that Ada Lovel and Ion Pell had met in private.", "a", "2031-05-07")
    b = Draft("b.txt", "Ada Lovel sent Ion Pell a letter about fishing quotas.", "b", "2031-05-06")
    for draft in (a, b):
        draft.name("Ada Lovel")
        draft.name("Ion Pell")
    keep = a.name("The Keep", "organization")
    a.says(
        "The Keep",
        "denied",
        "that Ada Lovel and Ion Pell had met in private",
        speaker="The Keep",
        mention=keep,
        act="deny",
    )
    assert related(record(a, b), "denies") == []


def test_a_question_is_not_denied():
    a, _ = denying("what the Harbour Board had sold to a foreign bank")
    assert related(record(a, narrating()), "denies") == []


def opposing(content: str) -> Draft:
    draft = Draft("a.txt", f"Ada Lovel said {content}.", "a", "2031-05-07")
    draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    return draft


def test_who_says_that_something_did_not_happen_denies_that_it_did():
    told = narrating("b", "The old lamp of the pier was lit on Monday.")
    (found,) = related(record(opposing("the old lamp of the pier was not lit"), told), "denies")
    assert found.basis == "inferred"


def test_a_refusal_and_a_missing_thing_are_no_denials():
    told = narrating("b", "The old lamp of the pier was lit on Monday.")
    assert related(record(opposing("the old lamp of the pier will not be lit"), told), "denies") == []
    assert related(record(opposing("the old lamp of the pier has no glass"), told), "denies") == []


def two_in_a_page(
    text: str, first: tuple[str, str, str], second: tuple[str, str, str]
) -> tuple[Record, list[str]]:
    draft = Draft("a.txt", text, "a", "2031-05-07")
    ids = []
    for (speaker, cue, content), act in zip((first, second), ("deny", "criticise"), strict=True):
        ids.append(
            draft.says(speaker, cue, content, speaker=speaker, mention=draft.name(speaker), act=act)  # type: ignore[arg-type]
        )
    return record(draft), ids


def test_a_denial_in_the_sentence_of_an_accusation_is_of_it():
    built, (denial, _) = two_in_a_page(
        "Ada Lovel denied any wrongdoing after Ion Pell accused her of selling the ferry below its price.",
        ("Ada Lovel", "denied", "any wrongdoing"),
        ("Ion Pell", "accused", "her of selling the ferry below its price"),
    )
    (found,) = related(built, "denies")
    assert found.from_.attribution == denial and "selling the ferry" in only_claim(built, found.to)
    assert found.basis == "explicit"


def test_a_denial_can_itself_be_rejected():
    a, denial = denying()
    a.text += " Ion Pell dismissed the denial."
    answer = a.says(
        "Ion Pell", "dismissed", "the denial", speaker="Ion Pell", mention=a.name("Ion Pell"), act="reject"
    )
    found = [r for r in related(record(a, narrating()), "denies") if r.from_.attribution == answer]
    assert [r.to for r in found] == [Target(attribution=denial)]


def test_that_somebody_made_an_offer_is_a_claim():
    text = "A clerk said that Norn Mill put an offer of 44 crowns to the board."
    page = Draft("a.txt", text, "a", "2031-05-08")
    outer = page.says(
        "A clerk",
        "said",
        "that Norn Mill put an offer of 44 crowns to the board",
        speaker="A clerk",
        anonymous=True,
    )
    inner = {"speaker": "Norn Mill", "mention": page.name("Norn Mill", "organization"), "parent": outer}
    offer = ("Norn Mill", "put an offer", "of 44 crowns to the board")
    page.says(*offer, act="promise", **inner)
    assert [c.reports[0].attribution for c in record(page).claims] == [outer]
    page.attributions.pop()
    page.says(*offer, act="assert", **inner)
    assert outer not in {r.attribution for c in record(page).claims for r in c.reports}


def test_that_somebody_said_next_to_nothing_is_a_claim():
    text = "A clerk said that the divers of Norn had reported “loose bolts” in the winter."
    page = Draft("a.txt", text, "a", "2031-05-08")
    outer = page.says(
        "A clerk", "said", "that the divers of Norn had reported “loose bolts” in the winter", speaker="A clerk",
        anonymous=True,
    )  # fmt: skip
    page.says("the divers of Norn", "had reported", "“loose bolts”", speaker="the divers of Norn", anonymous=True,
              form="direct", parent=outer)  # fmt: skip
    assert [c.reports[0].attribution for c in record(page).claims] == [outer]


def test_a_denial_in_the_denier_s_own_words_is_a_claim_however_often_it_says_no():
    content = "“There is no rust below the line of the ferry, and no reason to paint it,”"
    for form, claims in (("direct", 1), ("indirect", 0)):
        draft = Draft("a.txt", f"{content} Ada Lovel said in denial.", "a", "2031-05-06")
        mention = draft.name("Ada Lovel")
        draft.says("Ada Lovel", "denial", content, speaker="Ada Lovel", mention=mention, act="deny", form=form)
        assert len(record(draft).claims) == claims
