"""Events, and what actors want."""

from __future__ import annotations

import pytest

from onrecord.model import NamedIssue, RecordSettings
from onrecord.record.chronology import precision
from record.story import record
from record.world import Draft


def test_one_event_in_two_pages_with_its_own_date():
    drafts = []
    for name, text in (
        ("a", "The first ferry sailed from Norn on 3 May."),
        ("b", "On 3 May the first ferry had sailed from Norn harbour."),
    ):
        draft = Draft(f"{name}.txt", text, name, "2031-05-06")
        draft.time("3 May", "2031-05-03")
        drafts.append(draft)
    (event,) = record(*drafts).events
    assert (event.when, event.precision, event.status, len(event.reports)) == ("2031-05-03", "day", "reported", 2)


@pytest.mark.parametrize(
    ("text", "act", "status"),
    [
        ("Ada Lovel said the ferry will sail from Norn on 9 May.", "assert", "planned"),
        ("Ada Lovel said the ferry might sail from Norn on 9 May.", "assert", "hypothetical"),
        ("Ada Lovel said the ferry sailed from Norn on 3 May.", "assert", "attributed"),
        ("Ada Lovel said the ferry sailed from Norn on 3 May.", "deny", "denied"),
    ],
)
def test_what_is_said_of_an_event_decides_its_status(text, act, status):
    draft = Draft("a.txt", text, "a", "2031-05-06")
    day = "9 May" if "9 May" in text else "3 May"
    draft.time(day, f"2031-05-0{day[0]}")
    draft.says("Ada Lovel", "said", text[16:-1], speaker="Ada Lovel", act=act)
    assert [e.status for e in record(draft).events] == [status]


def test_a_day_named_twice_in_a_sentence_is_one_event_and_two_days_are_two():
    draft = Draft(
        "a.txt", "The ferry sailed on 3 May, and on 3 May it sank; on 4 May it was raised.", "a", "2031-05-06"
    )
    draft.time("3 May", "2031-05-03")
    draft.time("3 May", "2031-05-03", nth=1)
    draft.time("4 May", "2031-05-04")
    assert [e.when for e in record(draft).events] == ["2031-05-03", "2031-05-04"]


@pytest.mark.parametrize(
    ("edtf", "wanted"),
    [
        ("2031-05-03", "day"), ("2031-05", "month"), ("2031?", "year"), ("2031-22", "interval"),
        ("2031-05-01/2031-05-07", "week"), ("2031-05-01/2031-05-03", "interval"),
        ("../2031-05-03", None), (None, None),
    ],
)  # fmt: skip
def test_precision(edtf, wanted):
    assert precision(edtf) == wanted


def wants(name: str, day: str, speaker: str, cue: str, content: str, act, **rest) -> Draft:
    draft = Draft(f"{name}.txt", f"{speaker} {cue} {content}.", name, day)
    draft.says(speaker, cue, content, speaker=speaker, mention=draft.name(speaker), act=act, **rest)
    return draft


def moving() -> list[Draft]:
    return [
        wants("a", "2031-05-03", "Ada Lovel", "rejected", "any inspection of the lock by strangers", "reject"),
        wants("b", "2031-05-04", "Ion Pell", "demanded", "a full inspection of the lock", "demand"),
        wants("c", "2031-05-09", "Ada Lovel", "accepted", "an inspection of the lock in June", "accept"),
    ]


def test_an_issue_is_found_and_a_position_that_moves_is_a_shift():
    built = record(*moving())
    issue = next(i for i in built.issues if "inspection" in i.terms)
    assert issue.by == "found"
    names = {e.id: e.name for e in built.entities}
    on = [(names[p.actor], p.direction) for p in built.positions if p.issue == issue.id]
    assert on == [("Ada Lovel", "against"), ("Ion Pell", "for"), ("Ada Lovel", "for")]
    (shift,) = [s for s in built.shifts if s.issue == issue.id]
    assert names[shift.actor] == "Ada Lovel" and "against" in shift.why and "for" in shift.why


def test_the_user_s_issue_comes_first():
    settings = RecordSettings(issues=(NamedIssue("The lock", ("lock",)),))
    settings = RecordSettings(issues=settings.issues * 2)
    built = record(*moving(), settings=settings)
    assert (built.issues[0].id, built.issues[0].by) == ("the-lock", "user")
    assert len([p for p in built.positions if p.issue == "the-lock"]) == 3


@pytest.mark.parametrize(
    ("content", "act", "direction"),
    [
        ("the lock can be inspected only if ships leave", "assert", "conditional"),
        ("ready for talks on the lock", "assert", "open"),
        ("a new lock", "demand", "for"),
        ("that there would be no new lock", "promise", "against"),
        ("a new lock", "reject", "against"),
        ("a new lock is out of the question", "assert", "against"),
    ],
)
def test_which_way_a_speaker_leans(content, act, direction):
    draft = wants("a", "2031-05-03", "Ada Lovel", "said", content, act)
    built = record(draft, settings=RecordSettings(issues=(NamedIssue("The lock", ("lock",)),)))
    assert [p.direction for p in built.positions] == [direction]


def test_words_without_a_side_take_no_position():
    draft = wants("a", "2031-05-03", "Ada Lovel", "said", "the lock is painted green", "assert")
    assert record(draft, settings=RecordSettings(issues=(NamedIssue("The lock", ("lock",)),))).positions == ()


def test_issues_are_nouns_that_more_than_one_page_speaks_of():
    drafts = [
        wants(
            "a",
            "2031-05-03",
            "Ada Lovel",
            "rejected",
            "the sale of the ferry and would maintain service",
            "reject",
        ),
        wants("b", "2031-05-04", "Ion Pell", "demanded", "a sale of the ferry and to maintain service", "demand"),
        wants("c", "2031-05-05", "Una Bram", "demanded", "a sale of the ferry and to maintain prices", "demand"),
    ]
    terms = {term for issue in record(*drafts).issues for term in issue.terms}
    assert "ferry" in terms and "maintain" not in terms
    one_page = Draft("a.txt", "", "a", "2031-05-03")
    assert record(one_page).issues == ()


@pytest.mark.parametrize(
    ("content", "direction"),
    [
        ("no talks on the lock unless ships leave", "against"),
        ("talks on the lock unless ships leave", "conditional"),
        ("not ready for talks on the lock", "against"),
    ],
)
def test_a_conditional_refusal_is_a_refusal(content, direction):
    draft = wants("a", "2031-05-03", "Ada Lovel", "said", content, "assert")
    built = record(draft, settings=RecordSettings(issues=(NamedIssue("The lock", ("lock",)),)))
    assert [p.direction for p in built.positions] == [direction]


def test_what_had_been_said_is_not_of_the_page_s_day():
    draft = wants("a", "2031-05-03", "Ada Lovel", "had demanded", "a new lock", "demand")
    built = record(draft, settings=RecordSettings(issues=(NamedIssue("The lock", ("lock",)),)))
    assert [p.said for p in built.positions] == [None]


def test_what_a_page_tells_beside_somebody_s_words_is_an_event():
    text = "The ferry was lost off the pier on 3 May, and on 6 May Ada Lovel said that nobody was hurt."
    draft = Draft("a.txt", text, "a", "2031-05-06")
    draft.time("3 May", "2031-05-03")
    draft.says("Ada Lovel", "said", "that nobody was hurt", speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    (event,) = record(draft).events
    assert (event.when, event.status) == ("2031-05-03", "reported") and event.what.text.startswith("The ferry")
