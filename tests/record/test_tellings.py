"""What pages tell of as events: without a day of their own, on a day named elsewhere, and in live reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Said, Span
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
        ("denied", "having it", "deny", []),
        ("denied", "that the ferry will sail", "deny", []),
        ("denied", "that the ferry would sail", "deny", [(None, "denied")]),
        ("denied", "that the ferry would be a danger", "deny", []),
        ("denied", "that there were any boxes", "deny", [(None, "denied")]),
        ("denied", "that there would be any delay", "deny", [(None, "denied")]),
        ("denied", "that soldiers stand before the mill", "deny", [(None, "denied")]),
        ("denied", "that the captain is suspended", "deny", [(None, "denied")]),
        ("denied", "that the ferry is unsafe", "deny", []),
        ("denied", "that she has a share in the mill", "deny", []),
        ("denied", "that old notion", "deny", []),
        ("denied", "she was ever in a mill", "deny", [(None, "denied")]),
        ("rejected", "that the film was held back", "reject", [(None, "denied")]),
        ("said", "two men would be let go", "assert", [(None, "planned")]),
        ("said", "the plan would help the town", "assert", []),
        ("said", "it would be hard", "assert", []),
        ("promised", "the board would open the mill", "promise", [(None, "planned")]),
        ("said", "two men will be tried", "assert", [(None, "planned")]),
        ("said", "it will be hard", "assert", []),
        ("said", "she would sail as soon as the mast was up", "assert", [(None, "hypothetical")]),
        ("said", "she would sail “once the mast was up”", "assert", [(None, "hypothetical")]),
        ("said", "she would once sail to Norn", "assert", [(None, "planned")]),
        ("said", "there was no second mast", "assert", [(None, "denied")]),
        ("said", "there was no doubt", "assert", []),
        ("said", "that the ferry had sailed without papers", "assert", [(None, "attributed")]),
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
        ("to sink the ferry on 9 May at Norn unless somebody paid", None, "hypothetical"),
    ],
)
def test_the_day_of_a_condition_is_not_that_of_what_hangs_on_it(content, when, status):
    draft = page(ABOUT.format(cue="threatened", content=content), ("9 May", "2031-05-09"))
    draft.says("Ada Lovel", "threatened", content, speaker="Ada Lovel", act="threaten")
    assert told(draft) == [(when, status)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("We want seats, and if we get none, no ferry will sail on 9 May.", ("2031-05-09", "hypothetical")),
        ("We want seats, and no ferry will sail on 9 May.", ("2031-05-09", "planned")),
    ],
)
def test_what_stands_behind_a_condition_is_supposed(text, event):
    assert told(page(text, ("9 May", "2031-05-09"))) == [event]


def test_a_page_that_says_itself_that_nothing_happened_denies_it():
    assert told(page("There was no meeting on 3 May.", ("3 May", "2031-05-03"))) == [("2031-05-03", "denied")]


def test_that_somebody_rejects_that_it_was_so_is_a_denial():
    draft = page("Ada Lovel rejects that the ferry leaked on 3 May.", ("3 May", "2031-05-03"))
    draft.says("Ada Lovel", "rejects", "that the ferry leaked on 3 May", speaker="Ada Lovel", act="reject")
    assert told(draft) == [("2031-05-03", "denied")]


@pytest.mark.parametrize(
    ("words", "events"),
    [
        ("“No such ferry was sunk,”", [(None, "denied")]),
        ("“We have signed nothing,”", [(None, "denied")]),
        ("“We have signed a paper,”", []),
        ("“There has been no fire,”", [(None, "denied")]),
        ("“Nobody lost a ferry,”", [(None, "denied")]),
        ("“Nobody saw the ferry,”", [(None, "denied")]),
        ("“We hadn’t sunk it,”", [(None, "denied")]),
        ("“No, the ferry did not leave,”", [(None, "denied")]),
        ("“We sink no ferries and we did not sink this one,”", [(None, "denied")]),
    ],
)
def test_what_somebody_quoted_says_was_not_is_denied(words, events):
    draft = page(f"{words} Ada Lovel said.")
    draft.says("Ada Lovel", "said", words, speaker="Ada Lovel", form="direct")
    assert told(draft) == events


@pytest.mark.parametrize(
    ("behind", "count"), [("after visiting the pier at Norn", 1), ("after saying a prayer", 0), ("in the rain", 0)]
)
def test_what_somebody_had_just_done_is_of_the_day_of_their_saying(behind, count):
    draft = page(f"Ada Lovel said on 3 May that it leaks {behind}.", ("3 May", "2031-05-03"))
    draft.says("Ada Lovel", "said", "that it leaks", speaker="Ada Lovel")
    draft.attributions[-1] = replace(draft.attributions[-1], said=Said("2031-05-03", None, ""))
    assert told(draft).count(("2031-05-03", "reported")) == count


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
    ("side", "when"),
    [
        ("two days after", "2031-05-01"),
        ("a day before", "2031-05-04"),
        ("two weeks after", "2031-04-19"),
        ("a month after", "2031-04"),
        ("five months after", "2030-12"),
        ("two years before", "2033"),
        ("some weeks after", None),
    ],
)
def test_what_lies_days_from_a_day(side, when):
    text = f"The ferry was found on 3 May, {side} the mast came down."
    days = {day for day, _ in told(page(text, ("3 May", "2031-05-03")))}
    assert days == {"2031-05-03", when} - {None}


def test_a_relative_clause_does_not_hide_what_was_not_done():
    assert told(page("The sailors, who belong to another guild, have not been paid.")) == [(None, "denied")]
    text = "The sailors, who came on 3 May, have not been paid."
    assert (None, "denied") in told(page(text, ("3 May", "2031-05-03")))


def test_a_thing_that_happened_some_days_from_a_day_has_its_own():
    found = told(page("The mate died on 3 May, three days after the collision.", ("3 May", "2031-05-03")))
    assert ("2031-04-30", "reported") in found


def test_what_lies_days_from_the_day_of_a_deed_does_not_hide_the_deed():
    draft = page("Ada Lovel offered to pay on 3 May, a week after the ferry sank.", ("3 May", "2031-05-03"))
    draft.says("Ada Lovel", "offered", "to pay", speaker="Ada Lovel", act="promise")
    when = Span.cut(draft.text, draft.text.index("3 May"), draft.text.index("3 May") + 5)
    draft.attributions[-1] = replace(draft.attributions[-1], said=Said("2031-05-03", when, ""))
    assert {day for day, _ in told(draft)} == {"2031-05-03", "2031-04-26"}


def test_what_is_counted_is_counted_from_the_day_beside_it():
    text = "It has rained since 1 May, Norn said on 3 May, six days before the town elects a mayor."
    days = {day for day, _ in told(page(text, ("1 May", "2031-05-01"), ("3 May", "2031-05-03")))}
    assert "2031-05-09" in days


def test_a_condition_may_open_somebody_s_words():
    text = "Ada Lovel told a rally: “If the ferry sinks before we sail, we will remember it.”"
    assert told(page(text)) == [(None, "hypothetical")]


def test_what_is_due_some_days_from_a_day_is_planned():
    text = "The ferry was found on 3 May, six days before the court is due to meet."
    assert ("2031-05-09", "planned") in told(page(text, ("3 May", "2031-05-03")))


def test_a_month_from_a_month_and_no_day_from_one():
    for side, when in (("a month after", "2031-04"), ("two days after", None)):
        text = f"She sailed in May, {side} the yard, then the largest of Norn, closed its gates, they found."
        days = {day for day, _ in told(page(text, ("May", "2031-05")))}
        assert days == {"2031-05", when} - {None}


def test_what_lies_days_from_a_saying_is_counted_from_its_day():
    draft = page("Ada Lovel ordered the crew to go, two weeks after the mast came down.")
    draft.says("Ada Lovel", "ordered", "the crew to go", speaker="Ada Lovel", act="demand", said="2031-05-03")
    assert ("2031-04-19", "reported") in told(draft)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Were the yard to refuse, the ferry would be sold on 9 May.", "Were the yard to refuse"),
        ("If the yard refuses, the ferry will be sold on 9 May.", "If the yard refuses"),
        (
            "Under a plan of the yard, the ferry would be sold.",
            "Under a plan of the yard, the ferry would be sold.",
        ),
        ("Under the roof of the yard, the ferry would be dry.", None),
    ],
)
def test_a_condition_of_what_has_a_day_has_none(text, clause):
    draft = page(text, ("9 May", "2031-05-09")) if "9 May" in text else page(text)
    found = [e.what.text for e in record(draft).events if e.when is None and e.status == "hypothetical"]
    assert found == ([clause] if clause else [])


@pytest.mark.parametrize(
    ("content", "act", "events"),
    [
        ("a report that the ferry would be sold", "reject", [(None, "denied")]),
        ("the ferry of the yard", "reject", []),
        ("that there would be no second ferry", "threaten", [(None, "denied")]),
        ("that there would be no doubt", "threaten", []),
    ],
)
def test_what_is_dismissed_or_will_not_be_is_denied(content, act, events):
    draft = page(ABOUT.format(cue="dismissed", content=content))
    draft.says("Ada Lovel", "dismissed", content, speaker="Ada Lovel", act=act)
    assert told(draft) == events


@pytest.mark.parametrize(("first", "status"), [("I never sailed. ", "attributed"), ("", "attributed")])
def test_in_their_own_words_a_speaker_denies_only_what_they_negate(first, status):
    text = f"“{first}A clerk sold it on 3 May,” Ada Lovel said."
    draft = page(text, ("3 May", "2031-05-03"))
    draft.says("Ada Lovel", "said", text[: text.index(" Ada")], speaker="Ada Lovel", act="deny", form="direct")
    assert [found for found in told(draft) if found[0]] == [("2031-05-03", status)]


def test_before_the_year_is_out_is_in_it():
    text = "The yard will report before the year is out."
    assert told(page(text, ("the year is out", "2031"))) == [("../2031-12-31", "planned")]


def test_a_day_that_the_clause_names_itself_is_no_measure():
    text = "This is two days after Lovel won the vote and is getting ready to take her seat on 3 May."
    assert "2031-05-01" not in [day for day, _ in told(page(text, ("3 May", "2031-05-03")))]


@pytest.mark.parametrize(
    ("entry", "events"),
    [
        ("The crew sat on the pier for an hour.", 1),
        ("The pier is closed to all.", 1),
        ("The ferry has lost a mast.", 1),
        ("The motion to close the pier fails by four votes.", 1),
        ("The guild, as ever, likes to wait.", 0),
        ("If the pier closes again, he keeps his mast.", 0),
        ("The ferry should be safe.", 0),
        ("The ferry sank three years ago.", 0),
    ],
)
def test_what_an_entry_of_a_live_report_tells_is_of_its_day(entry, events):
    assert told(page(f"Norn ferry live: she sinks\n{entry}")) == [("2031-05-06", "reported")] * events
    assert [day for day, _ in told(page(f"Norn ferry sinks\n{entry}")) if day] == []


@pytest.mark.parametrize(
    ("cue", "content", "act", "events"),
    [
        ("says", "about 400 people are in the square", "assert", [("2031-05-06", "attributed")]),
        ("says", "about 400 people were here last", "assert", []),
        ("says", "two ships have been towed in", "assert", [("2031-05-06", "attributed")]),
        ("says", "the mayor has told her so", "assert", []),
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
    assert [e.when for e in record(bare, other).events] == [None, None]


@pytest.mark.parametrize(
    ("content", "events"),
    [
        ("the yard has sold two ships", [(None, "attributed")]),
        ("two ships were sold in a corridor", [(None, "attributed")]),
        ("the yard had three times sold two ships", [(None, "attributed")]),
        ("the yard had “sold two ships” in Norn", [(None, "attributed")]),
        ("the yard was “encouraged” by two ships", []),
        ("Mr. Poe has sold two ships", [(None, "attributed")]),
        ("the yard, the oldest in Norn, had sold two ships", [(None, "attributed")]),
        ("Poe offered in writing to sell two ships", [(None, "attributed")]),
        ("the yard has sold no ships", [(None, "denied")]),
        ("the yard did not sell two ships", [(None, "denied")]),
        ("no ship has been sold", [(None, "denied")]),
        ("the yard will sell two ships", [(None, "planned")]),
        ("the yard would not sell two ships", []),
        ("the yard has wanted two ships", []),
        ("the yard is small and has two ships", []),
        ("whoever sold two ships was a fool", []),
        ("the injured man had two ships", []),
        ("if the yard sold two ships it was small", []),
    ],
)
def test_what_somebody_tells_without_a_time_is_an_event_without_one(content, events):
    draft = page(f"Ada Lovel said that {content}.")
    draft.says("Ada Lovel", "said", f"that {content}", speaker="Ada Lovel")
    assert told(draft) == events


@pytest.mark.parametrize(("cue", "events"), [("estimates", [(None, "hypothetical")]), ("estimated", [])])
def test_what_would_be_by_somebody_s_present_reckoning_is_hypothetical(cue, events):
    draft = page(f"A new mast would cost nine crowns, Ada Lovel {cue}.")
    draft.says("Ada Lovel", cue, "A new mast would cost nine crowns", speaker="Ada Lovel", attitude="belief")
    assert told(draft) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The yard has sent two ships to Norn.", [(None, "reported")]),
        ("No ship has been sent to Norn.", [(None, "denied")]),
        ("The yard had sent two ships to Norn.", []),
        ("The yard sent two ships to Norn.", []),
        ("Has the yard sent two ships to Norn?", []),
        ("Nobody was hurt at Norn.", [(None, "denied")]),
        ("Not one ship has been sold at Norn.", [(None, "denied")]),
    ],
)
def test_what_a_page_tells_in_the_perfect_is_an_event(text, events):
    assert told(page(text)) == events


@pytest.mark.parametrize(("joint", "days"), [(" and that it", ["2031-05-03", None]), (" and it", ["2031-05-03"])])
def test_a_clause_without_a_time_is_told_of_beside_one_with_it(joint, days):
    content = f"the yard has sold two ships{joint} bought a mast on 3 May"
    draft = page(f"Ada Lovel said {content}.", ("3 May", "2031-05-03"))
    draft.says("Ada Lovel", "said", content, speaker="Ada Lovel")
    assert [day for day, _ in told(draft)] == days


def test_sayings_on_a_day_are_joined_with_one_another_and_not_with_what_is_said():
    drafts = []
    for name, end in (("a", ""), ("b", " again")):
        said = f"that the yard of Norn sold two ships on 5 May{end}"
        draft = Draft(f"{name}.txt", f"Ada Lovel said on 5 May {said}.", name, "2031-05-06")
        draft.time("5 May", "2031-05-05")
        draft.time("5 May", "2031-05-05", nth=1)
        draft.says("Ada Lovel", "said", said, speaker="Ada Lovel")
        day = Said("2031-05-05", draft.span("5 May"), "by its words")
        draft.attributions[-1] = replace(draft.attributions[-1], said=day)
        drafts.append(draft)
    assert sorted(len(e.reports) for e in record(*drafts).events) == [2, 2]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Two ships were lost overnight.", "2031-05-05/2031-05-06"),
        ("The order takes effect at midnight.", "2031-05-06"),
        ("The pier opens at noon.", None),
    ],
)
def test_nights_and_what_is_to_be_at_an_hour(text, day):
    assert [when for when, _ in told(page(text))] == ([day] if day else [])


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("No ferry has sailed since 3 May.", "2031-05-03/.."),
        ("The letter lay in the office from 3 May.", "2031-05-03/.."),
        ("The pier was closed from 3 May to the end of June.", "2031-05-03"),
        ("The price fell after a rise since 3 May.", "2031-05-03"),
        ("The yard has sold its largest ship since 3 May.", None),
        ("Since 3 May, the yard has sold two ships.", "2031-05-03/.."),
        ("Since 3 May was a Sunday, the yard sold no ship.", "2031-05-03"),
        ("Since 3 May the ferry sails again.", "2031-05-03/.."),
        ("The envoys met at least four times in Norn since 3 May.", "2031-05-03/2031-05-06"),
        ("The guild counted two strikes since 3 May.", "2031-05-03/2031-05-06"),
        ("The price rose by two points since 3 May.", "2031-05-03"),
    ],
)
def test_what_goes_on_from_a_day(text, when):
    assert [day for day, _ in told(page(text, ("3 May", "2031-05-03")))] == ([when] if when else [])


@pytest.mark.parametrize(
    ("words", "value", "when"),
    [
        ("2029", "2029", "2029/.."),
        ("April", "2031-04", "2031-04/.."),
        ("the middle of April", "2031-04-11/2031-04-20", "2031-04/.."),
        ("last spring", "2030-03/2030-05", "2030-03/.."),
        ("last week", "2031-04-28/2031-05-04", "2031-04-28/.."),
        ("the 1990s", "1990/1999", None),
    ],
)
def test_what_goes_on_since_a_longer_time_began_in_it(words, value, when):
    assert [day for day, _ in told(page(f"The yard has lived on credit since {words}.", (words, value)))] == (
        [when] if when else []
    )


def test_what_lasted_from_a_day_to_another_is_over():
    text = "The lock was closed for repairs from March 3 to March 20."
    assert told(page(text, ("March 3 to March 20", "2031-03-03/2031-03-20"))) == [
        ("2031-03-03/2031-03-20", "reported")
    ]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The guild will shut the port from midnight on 9 May.", "2031-05-09/.."),
        ("The guild is to sit in Norn from 9 May.", "2031-05-09/.."),
        ("The vote was moved from 9 May.", "2031-05-09"),
        ("The board does not vote until 9 May.", "2031-05-09/.."),
    ],
)
def test_what_is_to_be_from_a_day_on_is_open(text, when):
    assert [day for day, _ in told(page(text, ("9 May", "2031-05-09")))] == [when]


def test_what_was_not_known_until_a_day_was_known_on_it():
    text = "The board did not know of the leak until 3 May."
    assert [day for day, _ in told(page(text, ("3 May", "2031-05-03")))] == ["2031-05-03"]


def test_two_days_that_begin_and_end_one_span_are_one_time():
    text = "The rooms of the inn are booked from Friday to Monday."
    draft = page(text, ("Friday", "2031-05-09"), ("Monday", "2031-05-12"))
    assert told(draft) == [("2031-05-09/2031-05-12", "planned")]
    text = "The rooms of the inn are booked from Friday at noon to Monday."
    draft = page(text, ("Friday at noon", "2031-05-09T12:00"), ("Monday", "2031-05-12"))
    assert told(draft) == [("2031-05-09/2031-05-12", "planned")]
    text = "The inn moved its feast from Friday, and on Monday it shut."
    draft = page(text, ("Friday", "2031-05-02"), ("Monday", "2031-05-05"))
    assert [day for day, _ in told(draft)] == ["2031-05-02", "2031-05-05"]


def test_what_was_done_some_times_in_a_span_is_no_telling_of_what_goes_on():
    drafts = []
    for name, text in (
        ("a", "The envoys of Norn have met in the inn since April."),
        ("b", "The envoys of Norn met four times in the inn since April."),
    ):
        drafts.append(Draft(f"{name}.txt", text, name, "2031-09-06"))
        drafts[-1].time("April", "2031-04")
    assert {e.when for e in record(*drafts).events} == {"2031-04/..", "2031-04/2031-09"}


def test_what_goes_on_since_a_day_is_no_telling_of_a_later_one():
    drafts = []
    for name, text, words, value in (
        ("a", "The yard of Norn has lived on credit since April.", "April", "2031-04"),
        ("b", "The yard of Norn has lived on credit since 16 April.", "16 April", "2031-04-16"),
        ("c", "The yard of Norn lived on credit on 3 May.", "3 May", "2031-05-03"),
        ("d", "The yard of Norn has lived on no credit since 2031 began.", "2031", "2031"),
    ):
        drafts.append(Draft(f"{name}.txt", text, name, "2031-05-06"))
        drafts[-1].time(words, value)
    found = {e.when: len(e.reports) for e in record(*drafts).events if e.when}
    assert found["2031-04-16/.."] == 2
    assert found["2031-05-03"] == 1


@pytest.mark.parametrize(
    ("words", "value", "when"),
    [("Easter", "2031-04-13", "../2031-04-12"), ("noon on 9 May", "2031-05-09", "../2031-05-09")],
)
def test_what_is_before_a_day_is_by_the_day_before_it(words, value, when):
    assert [day for day, _ in told(page(f"The yard moved its gold before {words}.", (words, value)))] == [when]
    assert told(page(f"The yard moved its gold a few weeks before {words}.", (words, value))) == []


def test_a_weekday_behind_something_done_is_the_last_one():
    text = "The limit is to be raised, says a note that she sent to clerks on Thursday."
    assert ("2031-05-01", "reported") in told(page(text, ("Thursday", "2031-05-01")))


def test_a_time_of_a_condition_is_none_of_what_hangs_on_it():
    text = "Unless the guild finds the money by 9 May, the ferry will not be built."
    assert told(page(text, ("9 May", "2031-05-09")))[0] == (None, "hypothetical")
    text = "Lovel will appear on 9 May, provided the guild agrees."
    assert told(page(text, ("9 May", "2031-05-09"))) == [(None, "hypothetical")]
    text = "Lind would accept a second count, provided it was over by 9 May."
    assert told(page(text, ("9 May", "2031-05-09"))) == [(None, "hypothetical")]
    text = "The guild should buy the yard, since otherwise its rival will have it by 9 May."
    assert told(page(text, ("9 May", "2031-05-09"))) == [(None, "hypothetical")]


def test_what_was_not_done_in_a_long_time_has_no_date():
    draft = page("Ada Lovel asserted that no credit had been granted this year.", ("this year", "2031"))
    content = "that no credit had been granted this year"
    draft.says("Ada Lovel", "asserted", content, speaker="Ada Lovel", act="deny")
    assert told(draft) == [(None, "denied")]


def test_a_no_inside_what_is_asked_does_not_take_the_day_from_the_asking():
    content = "the guild not to sell ships that can’t sail"
    draft = page(f"Ada Lovel urged this year {content}.", ("this year", "2031"))
    draft.says("Ada Lovel", "urged", content, speaker="Ada Lovel", act="urge")
    day = Said("2031", draft.span("this year"), "by its words")
    draft.attributions[-1] = replace(draft.attributions[-1], said=day)
    assert "2031" in [when for when, _ in told(draft)]


def test_a_second_deed_of_one_subject_has_its_own_time():
    draft = page("The towns quarrelled over fish in 2027 and reopened their bridge in 2030.", ("2027", "2027"))
    draft.time("2030", "2030")
    draft.says("The towns", "quarrelled over", "fish", speaker="The towns")
    assert [day for day, _ in told(draft)] == ["2027", "2030"]


def test_what_hangs_on_a_saying_is_counted_from_its_day():
    text = "Ada Lovel conceded on 5 May that the mast broke in mid-April, nine days after her guild shut the pier."
    draft = page(text, ("5 May", "2031-05-05"), ("mid-April", "2031-04-11/2031-04-20"))
    draft.says("Ada Lovel", "conceded", "that the mast broke in mid-April", speaker="Ada Lovel")
    day = Said("2031-05-05", draft.span("5 May"), "by its words")
    draft.attributions[-1] = replace(draft.attributions[-1], said=day)
    assert "2031-04-26" in [when for when, _ in told(draft)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The guild expects the rent to be raised this week.", "planned"),
        ("The crew were found to be drowned this week.", "reported"),
    ],
)
def test_what_is_to_be_done_in_a_week_that_has_begun_is_planned(text, status):
    assert told(page(text, ("this week", "2031-05-05/2031-05-11")))[0][1] == status


def test_what_the_timetable_of_the_day_says_is_planned():
    text = "The assembly sits at seven this evening."
    assert told(page(text, ("this evening", "2031-05-06"))) == [("2031-05-06", "planned")]


@pytest.mark.parametrize(
    ("cue", "content", "status"),
    [
        ("has ordered", "two ships", "reported"),
        ("has ordered", "no ships", "denied"),
        ("has at no time promised", "a ship", "denied"),
        ("has said", "it rained", None),
        ("ordered", "two ships", None),
    ],
)
def test_a_deed_by_saying_in_the_perfect_is_an_event(cue, content, status):
    draft = page(ABOUT.format(cue=cue, content=content))
    draft.says("Ada Lovel", cue, content, speaker="Ada Lovel", act="promise")
    assert told(draft) == ([(None, status)] if status else [])


def test_what_is_told_at_an_hour_is_told_once():
    draft = page("Ada Lovel said the call had come at 3.40 a.m.")
    draft.says("Ada Lovel", "said", "the call had come at 3.40 a.m", speaker="Ada Lovel")
    assert [day for day, _ in told(draft)] == ["2031-05-06"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The yard did not sell two ships on 3 May.", "denied"),
        ("The yard, which did sell two ships on 3 May, is small.", "reported"),
        ("No ship was sold in Norn on 3 May.", "denied"),
        ("The yard was founded on 3 May and has never lost a ship.", "reported"),
    ],
)
def test_a_page_s_own_no_is_a_denial(text, status):
    assert told(page(text, ("3 May", "2031-05-03"))) == [("2031-05-03", status)]


def test_what_nobody_does_before_a_day_is_for_that_day_or_later():
    draft = page("Ada Lovel said no ship will be sold before 9 May.", ("9 May", "2031-05-09"))
    draft.says("Ada Lovel", "said", "no ship will be sold before 9 May", speaker="Ada Lovel")
    assert [day for day, _ in told(draft)] == ["2031-05-09/.."]


def test_what_plainly_denies_is_told_as_not_done():
    draft = page("Nobody was injured, Ada Lovel said.")
    draft.says("Ada Lovel", "said", "Nobody was injured", speaker="Ada Lovel", act="deny")
    assert told(draft) == [(None, "denied")]


@pytest.mark.parametrize(
    ("content", "events"),
    [
        ("that she was about to sell the ferry", [(None, "denied")]),
        ("that she plans to sell the ferry", [(None, "denied")]),
        ("selling the ferry", [(None, "denied")]),
        ("that a sale was on the table", [(None, "denied")]),
        ("that a fee had been paid for the ferry freed by Norn on 3 May", [(None, "denied")]),
    ],
)
def test_what_somebody_denies_to_plan_or_to_have_done_has_no_day(content, events):
    draft = page(ABOUT.format(cue="denied", content=content), *((("3 May", "2031-05-03"),) * ("3 May" in content)))
    draft.says("Ada Lovel", "denied", content, speaker="Ada Lovel", act="deny")
    assert events[0] in told(draft)


@pytest.mark.parametrize(
    ("cue", "content", "negated", "events"),
    [
        ("did not rule out", "closing the harbour of Norn", True, [(None, "hypothetical")]),
        ("did not praise", "closing the harbour of Norn", True, []),
        ("warned", "that any attempt to land would be met with force", False, [(None, "hypothetical")]),
    ],
)
def test_what_is_not_ruled_out_and_what_any_attempt_would_bring_is_supposed(cue, content, negated, events):
    draft = page(ABOUT.format(cue=cue, content=content))
    draft.says(
        "Ada Lovel", cue, content, speaker="Ada Lovel", act="reject" if negated else "assert", negated=negated
    )
    assert [e for e in told(draft) if e[1] == "hypothetical"] == events


def test_a_paper_s_report_rejected_in_its_own_word_is_denied():
    content = "as “a film” reports that her men opened fire"
    draft = page(ABOUT.format(cue="rejected", content=content))
    draft.says("Ada Lovel", "rejected", content, speaker="Ada Lovel", act="reject")
    assert told(draft) == [(None, "denied")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoys met in secret in Norn this week.", "2031-05-05/2031-05-06"),
        ("The guild, which sent envoys to Norn this week, said no.", "2031-05-05/2031-05-06"),
        ("The envoys will meet in Norn this week.", "2031-05-05/2031-05-11"),
    ],
)
def test_a_week_that_is_not_over_is_told_of_up_to_the_page(text, value):
    assert [when for when, _ in told(page(text, ("this week", "2031-05-05/2031-05-11")))] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry has stood at the quay of Norn, a former naval yard some twenty miles inland, since 3 May.",
        "The two divers, missing since 3 May, were experts.",
    ],
)
def test_what_goes_on_since_a_day_is_open(text):
    assert [when for when, _ in told(page(text, ("3 May", "2031-05-03")))] == ["2031-05-03/.."]


def test_what_happened_on_the_first_day_of_what_lasts():
    text = "Norn has been dark since 3 May, when the long cable broke."
    found = [(e.when, e.what.text) for e in record(page(text, ("3 May", "2031-05-03"))).events]
    assert ("2031-05-03", "the long cable broke") in found
    text = "The pier stood until 3 May, when the long cable broke."
    found = [(e.when, e.what.text) for e in record(page(text, ("3 May", "2031-05-03"))).events]
    assert {("../2031-05-03", text), ("2031-05-03", "the long cable broke")} == set(found)


def test_what_happened_in_the_season_since_which_something_lasts_has_the_whole_of_it():
    text = "The strait has been shut since the spring, when the talks were broken off."
    found = [e.when for e in record(page(text, ("the spring", "2031-03/2031-05"))).events]
    assert set(found) == {"2031-03/..", "2031-03/2031-05"}


def test_a_deed_some_days_after_a_thing_of_a_day():
    text = "The guild has sacked its coach, two days after Sunday’s long match."
    assert [when for when, _ in told(page(text, ("Sunday", "2031-05-04")))] == ["2031-05-06"]


@pytest.mark.parametrize(
    ("text", "days"),
    [("Two divers were hurt in Sunday’s match.", ["2031-05-04"]), ("Both praised Sunday’s match.", [])],
)
def test_what_happened_in_a_thing_of_a_day_is_of_that_day(text, days):
    assert [when for when, _ in told(page(text, ("Sunday", "2031-05-04")))] == days


def test_what_was_done_by_a_day_that_is_over_was_done_then():
    text = "The road was cleared by 3 May, though it snowed."
    assert [when for when, _ in told(page(text, ("3 May", "2031-05-03")))] == ["2031-05-03"]


def test_a_deed_by_saying_is_told_with_what_was_done_besides():
    text = "The band announced its split on 3 May, then deleted the post."
    draft = page(text, ("3 May", "2031-05-03"))
    draft.says("The band", "announced", "its split", speaker="The band", act="announce")
    draft.attributions[-1] = replace(draft.attributions[-1], said=Said("2031-05-03", Span(32, 37, "3 May"), ""))
    found = [e.what.text for e in record(draft).events]
    assert any(words.startswith("The band announced") for words in found)


def test_a_time_behind_a_clause_that_somebody_admits_is_that_of_the_clause():
    content = "that a note had been handed over"
    draft = page(ABOUT.format(cue="admitted", content=f"{content} on 3 May"), ("3 May", "2031-05-03"))
    draft.says("Ada Lovel", "admitted", content, speaker="Ada Lovel")
    assert "2031-05-03" in [when for when, _ in told(draft)]


@pytest.mark.parametrize(
    ("hour", "days"), [("at 9.40 p.m.", []), ("at 3.40 a.m.", ["2031-05-06"]), ("at about 3 a.m.", ["2031-05-06"])]
)
def test_what_had_happened_in_the_evening_was_not_on_the_page_s_day(hour, days):
    assert [when for when, _ in told(page(f"Her long call had ended {hour}")) if when] == days


def test_the_hours_of_a_page_changed_later_have_no_day():
    draft = page("Her long call had ended at 3.40 a.m.")
    draft.updated = "2031-05-07"
    assert [when for when, _ in told(draft) if when] == []


def test_what_somebody_was_doing_while_they_spoke_is_of_that_day():
    text = "Ada Lovel, visiting the pier of Norn on 3 May, said it leaks."
    draft = page(text, ("3 May", "2031-05-03"))
    draft.says("Ada Lovel, visiting the pier of Norn on 3 May,", "said", "it leaks", speaker="Ada Lovel")
    place = text.index("3 May")
    draft.attributions[-1] = replace(
        draft.attributions[-1], said=Said("2031-05-03", Span(place, place + 5, "3 May"), "")
    )
    assert "visiting the pier of Norn on 3 May" in [e.what.text for e in record(draft).events]
