"""What pages tell of as events: without a day of their own, on a day named elsewhere, and in live reports."""

from __future__ import annotations

import pytest

from record.story import record
from record.world import Draft

ABOUT = "Ada Lovel {cue} {content}."


def told(draft: Draft) -> list[tuple[str | None, str]]:
    return [(e.when, e.status) for e in record(draft).events]


def page(text: str, *times: tuple[str, str]) -> Draft:
    draft = Draft("a.txt", text, "a", "2031-05-06")
    for words, value in times:
        draft.time(words, value)
    return draft


@pytest.mark.parametrize(
    ("cue", "content", "act", "events"),
    [
        ("denied", "that the ferry had sailed without papers", "deny", [(None, "denied")]),
        (
            "denied",
            "a report in the Norn Echo that the ferry had sailed without papers",
            "deny",
            [(None, "denied")],
        ),
        ("denied", "having sailed without papers", "deny", [(None, "denied")]),
        ("denied", "that her men opened fire", "deny", [(None, "denied")]),
        ("denied", "any knowledge of papers", "deny", []),
        ("denied", "that the ferry will sail", "deny", []),
        ("said", "that the ferry had sailed without papers", "assert", []),
        ("said", "she would sail if the wind turned", "promise", [(None, "hypothetical")]),
        ("threatened", "to sink the ferry unless she was paid", "threaten", [(None, "hypothetical")]),
        ("asked", "to know if the ferry sailed", "ask", []),
    ],
)
def test_what_is_denied_or_offered_without_a_day_is_an_event_without_one(cue, content, act, events):
    draft = page(ABOUT.format(cue=cue, content=content))
    draft.says("Ada Lovel", cue, content, speaker="Ada Lovel", act=act)
    assert told(draft) == events


@pytest.mark.parametrize(
    ("content", "when", "status"),
    [
        ("to sink the ferry if nobody paid by 9 May", None, "hypothetical"),
        ("to sink the ferry on 9 May if nobody paid", "2031-05-09", "hypothetical"),
    ],
)
def test_the_day_of_a_condition_is_not_that_of_what_hangs_on_it(content, when, status):
    draft = page(ABOUT.format(cue="threatened", content=content), ("9 May", "2031-05-09"))
    draft.says("Ada Lovel", "threatened", content, speaker="Ada Lovel", act="threaten")
    assert told(draft) == [(when, status)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("We want seats, and if we get none, no ferry will sail on 9 May.", "hypothetical"),
        ("We want seats, and no ferry will sail on 9 May.", "planned"),
    ],
)
def test_what_stands_behind_a_condition_is_supposed(text, status):
    assert told(page(text, ("9 May", "2031-05-09"))) == [("2031-05-09", status)]


def test_a_page_that_says_itself_that_nothing_happened_denies_it():
    assert told(page("There was no meeting on 3 May.", ("3 May", "2031-05-03"))) == [("2031-05-03", "denied")]


def test_that_somebody_rejects_that_it_was_so_is_a_denial():
    draft = page("Ada Lovel rejects that the ferry leaked on 3 May.", ("3 May", "2031-05-03"))
    draft.says("Ada Lovel", "rejects", "that the ferry leaked on 3 May", speaker="Ada Lovel", act="reject")
    assert told(draft) == [("2031-05-03", "denied")]


def test_what_one_tells_and_another_denies_is_attributed():
    words = "the long ferry sank at Norn on 3 May"
    drafts = []
    for name, cue, act in (("a", "said", "assert"), ("b", "denied", "deny")):
        draft = Draft(f"{name}.txt", f"Ada Lovel {cue} {words}.", name, "2031-05-06")
        draft.time("3 May", "2031-05-03")
        draft.says("Ada Lovel", cue, words, speaker="Ada Lovel", act=act)
        drafts.append(draft)
    assert [e.status for e in record(*drafts).events] == ["attributed"]


@pytest.mark.parametrize(
    ("next_", "count"),
    [
        ("Her driver waited outside.", 2),
        ("Nineteen were saved by a trawler.", 2),
        ("Lovel lost her temper.", 2),
        ("Her driver had waited outside.", 1),
        ("Her driver is a patient man.", 1),
        ("The pier has a long roof.", 1),
        ("Tarn lost his temper.", 1),
    ],
)
def test_narration_that_goes_on_is_of_the_day_before_it(next_, count):
    found = told(page(f"Ada Lovel came to Norn on 3 May. {next_}", ("3 May", "2031-05-03")))
    assert found == [("2031-05-03", "reported")] * count


@pytest.mark.parametrize(("next_", "count"), [("Her driver waited.", 2), ("Lovel lost her temper.", 1)])
def test_over_paragraphs_only_a_pronoun_goes_on(next_, count):
    found = told(page(f"Ada Lovel came to Norn on 3 May.\n\n{next_}", ("3 May", "2031-05-03")))
    assert len(found) == count


@pytest.mark.parametrize(
    ("side", "when"), [("two days after", "2031-05-01"), ("a day before", "2031-05-04"), ("two weeks after", None)]
)
def test_what_lies_days_from_a_day(side, when):
    text = f"The ferry was found on 3 May, {side} the mast came down."
    assert (when in [day for day, _ in told(page(text, ("3 May", "2031-05-03")))]) == (when is not None)


def test_a_day_that_the_clause_names_itself_is_no_measure():
    text = "This is two days after Lovel won the vote and is getting ready to take her seat on 3 May."
    assert "2031-05-01" not in [day for day, _ in told(page(text, ("3 May", "2031-05-03")))]


@pytest.mark.parametrize(
    ("entry", "events"),
    [
        ("The crew sat on the pier for an hour.", 1),
        ("The pier is closed to all.", 1),
        ("The ferry has lost a mast.", 1),
        ("The ferry should be safe.", 0),
        ("The ferry sank three years ago.", 0),
    ],
)
def test_what_an_entry_of_a_live_report_tells_is_of_its_day(entry, events):
    assert told(page(f"Norn ferry live: she sinks\n{entry}")) == [("2031-05-06", "reported")] * events
    assert told(page(f"Norn ferry sinks\n{entry}")) == []


@pytest.mark.parametrize(
    ("cue", "content", "act", "events"),
    [
        ("says", "about 400 people are in the square", "assert", [("2031-05-06", "attributed")]),
        ("says", "about 400 people were here last", "assert", []),
        ("says", "how the ferry is sinking", "assert", []),
        ("has agreed", "to leave the pier", "accept", [("2031-05-06", "reported")]),
    ],
)
def test_what_somebody_tells_a_live_report_of_now_is_of_its_day(cue, content, act, events):
    draft = page(f"Norn ferry live: she sinks\nThe guild {cue} {content}.")
    draft.says("The guild", cue, content, speaker="The guild", act=act)
    assert told(draft) == events


def test_a_short_relative_clause_tells_of_an_event():
    text = "Ada Lovel told the inquiry, which opened on 3 May, that it rained."
    draft = page(text, ("3 May", "2031-05-03"))
    draft.says("Ada Lovel", "told", "that it rained", speaker="Ada Lovel")
    assert told(draft) == [("2031-05-03", "reported")]


@pytest.mark.parametrize("cue", ["aired", "leaked"])
def test_to_publish_something_is_a_deed(cue):
    draft = page(f"Radio Tarn {cue} three tapes on 3 May.", ("3 May", "2031-05-03"))
    draft.says("Radio Tarn", cue, "three tapes", speaker="Radio Tarn", said="2031-05-03")
    assert told(draft) == [("2031-05-03", "reported")]


def test_another_day_of_the_page_with_its_weekday_shows_the_year():
    other = Draft("b.txt", "The ferry sailed.", "b", "2031-06-10")
    draft = Draft("a.txt", "She signed on Tuesday 17 June. The ferry will sail on 1 July.", "a", None)
    draft.time("17 June", None)
    draft.time("1 July", None)
    assert [e.when for e in record(draft, other).events] == ["2031-06-17", "2031-07-01"]
    bare = Draft("a.txt", "She signed on 17 June. The ferry will sail on 1 July.", "a", None)
    bare.time("17 June", None)
    bare.time("1 July", None)
    assert [e.when for e in record(bare, other).events] == ["2031-06-17?", "2031-07-01?"]
