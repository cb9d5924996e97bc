"""Events: what happened, with its own date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import RecordSettings, Said, Section
from onrecord.progress import Silent
from onrecord.record import build
from onrecord.record.when.chronology import precision
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


def test_what_a_page_tells_beside_somebody_s_words_is_an_event():
    text = "The ferry was lost off the pier on 3 May, and on 6 May Ada Lovel said that nobody would be hurt."
    draft = Draft("a.txt", text, "a", "2031-05-06")
    draft.time("3 May", "2031-05-03")
    draft.says(
        "Ada Lovel", "said", "that nobody would be hurt", speaker="Ada Lovel", mention=draft.name("Ada Lovel")
    )
    (event,) = record(draft).events
    assert (event.when, event.status) == ("2031-05-03", "reported") and event.what.text.startswith("The ferry")


def events_of(text: str, *times: tuple[str, str], day: str | None = "2031-05-06") -> list[tuple[str | None, str]]:
    draft = Draft("a.txt", text, "a", day)
    for words, value in times:
        draft.time(words, value)
    return [(e.when, e.status) for e in record(draft).events]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry keeps to the 1996 treaty on pilots.", "1996", "1996"),
        ("Her April letter has been read in the hall.", "April", "2031-04"),
        ("Thursday's meeting has begun in the old hall.", "Thursday", "2031-05-08"),
        ("This article was updated on 6 May to add an answer.", "6 May", "2031-05-06"),
        ("An earlier version of this article misspelt a name on 6 May.", "6 May", "2031-05-06"),
        ("A grey gull over Norn on 6 May, with the tide.", "6 May", "2031-05-06"),
        ("Fewer ships have been lost than in 2004.", "2004", "2004"),
        ("The board has a clearer path than it ever had in 2004.", "2004", "2004"),
        ("A slightly higher share was sold than last year.", "last year", "2030"),
        ("The vote was held in peace, unlike four years ago.", "four years ago", "2027"),
        ("These are the first elections held here since 1990.", "1990", "1990"),
    ],
)
def test_a_time_that_only_qualifies_a_thing_or_tells_of_the_page_is_no_event(text, words, value):
    assert events_of(text, (words, value)) == []


@pytest.mark.parametrize(
    "text",
    [
        "More than 200 men were held on Monday in Norn.",
        "It happened more than two weeks ago in Norn on Monday.",
        "The vote was put off rather than held on Monday.",
        "It was later than when he left on Monday.",
    ],
)
def test_a_number_before_a_time_is_nothing_that_it_measures(text):
    assert events_of(text, ("Monday", "2031-05-05")) == [("2031-05-05", "reported")]


@pytest.mark.parametrize(
    ("text", "words", "value", "when"),
    [
        ("The affair could cost the board the vote in November.", "November", "2030-11", "2031-11"),
        ("The board is marching toward November, and its men were paid.", "November", "2030-11", "2031-11"),
        ("The board could have been beaten in November.", "November", "2030-11", "2030-11"),
        ("Those who will vote were listed in November.", "November", "2030-11", "2030-11"),
        ("The guild will have a chance to make its case known on Monday.", "Monday", "2031-05-05", "2031-05-12"),
        ("The bridge will be finished on Monday.", "Monday", "2031-05-05", "2031-05-12"),
    ],
)
def test_a_day_named_as_to_come_is_the_next_of_its_name(text, words, value, when):
    draft = Draft("a.txt", text, "a", "2031-05-06")
    draft.time(words, value)
    assert [e.when for e in record(draft).events] == [when]


@pytest.mark.parametrize(("when", "status"), [("Earlier this month", "reported"), ("This month", "planned")])
def test_what_was_earlier_in_a_month_that_goes_on_is_not_planned(when, status):
    text = f"{when} Ada Lovel called off the fair where she was scheduled to speak."
    assert events_of(text, (when, "2031-05")) == [("2031-05", status)]


def test_a_deadline_is_an_open_interval():
    text = "The lock will be finished before the end of next year, the harbour board has written."
    assert events_of(text, ("the end of next year", "2032-09/2032-12")) == [("../2032-12-31", "planned")]


def test_what_will_be_on_the_page_s_own_day_is_planned():
    assert events_of("The ferry will sail from Norn on 6 May.", ("6 May", "2031-05-06")) == [
        ("2031-05-06", "planned")
    ]
    assert events_of("The ferry sailed from Norn on 6 May.", ("6 May", "2031-05-06")) == [
        ("2031-05-06", "reported")
    ]


def test_a_condition_is_a_hypothesis():
    assert events_of("If they knew of it on 3 May, it was no accident.", ("3 May", "2031-05-03")) == [
        (None, "hypothetical")
    ]


def test_what_somebody_says_did_not_happen_is_denied_though_no_word_says_so():
    draft = Draft("a.txt", "Ada Lovel said that no ferry sailed from Norn on 3 May.", "a", "2031-05-06")
    draft.time("3 May", "2031-05-03")
    draft.says("Ada Lovel", "said", "that no ferry sailed from Norn on 3 May", speaker="Ada Lovel")
    assert [e.status for e in record(draft).events] == ["denied"]


def test_what_would_be_is_planned_where_somebody_tells_of_it():
    draft = Draft("a.txt", "Ada Lovel said that the ferry would sail from Norn on 9 May.", "a", "2031-05-06")
    draft.time("9 May", "2031-05-09")
    draft.says("Ada Lovel", "said", "that the ferry would sail from Norn on 9 May", speaker="Ada Lovel")
    assert [e.status for e in record(draft).events] == ["planned"]


def test_a_clause_about_the_speaker_tells_of_an_event():
    text = "A panel that examined the hull in 2028 found no fault with the ferry."
    draft = Draft("a.txt", text, "a", "2031-05-06")
    draft.time("2028", "2028")
    source = "A panel that examined the hull in 2028"
    draft.says(source, "found", "no fault with the ferry", speaker="A panel", anonymous=True)
    (event,) = record(draft).events
    assert (event.what.text, event.when, event.status) == (source, "2028", "reported")


def test_a_clause_after_somebody_s_words_begins_anew():
    text = "Ada Lovel said “never” - her first word since the ferry sank off the pier at Norn on 3 May."
    draft = Draft("a.txt", text, "a", "2031-05-06")
    draft.time("3 May", "2031-05-03")
    draft.says("Ada Lovel", "said", "“never”", speaker="Ada Lovel")
    (event,) = record(draft).events
    assert event.what.text.startswith("her first word since") and event.when == "2031-05-03"


def test_what_nobody_in_particular_expects_the_page_tells():
    draft = Draft("a.txt", "Ada Lovel is expected in the harbour on 8 May.", "a", "2031-05-06")
    draft.time("8 May", "2031-05-08")
    draft.says("", "is expected", "Ada Lovel")
    assert [(e.when, e.status) for e in record(draft).events] == [("2031-05-08", "planned")]


def test_a_meeting_after_which_somebody_spoke_is_of_that_day():
    draft = Draft("a.txt", "“Never,” Ada Lovel said after a meeting with the pilots.", "a", "2031-05-06")
    draft.says("Ada Lovel", "said", "“Never,”", speaker="Ada Lovel")
    (spoken,) = draft.attributions
    occasion = draft.span("after a meeting with the pilots")
    draft.attributions = [replace(spoken, occasion=occasion, said=Said("2031-05-05", None, "the page says so"))]
    (event,) = record(draft).events
    assert (event.what.text, event.when) == ("after a meeting with the pilots", "2031-05-05")


def test_a_day_without_a_year_on_a_page_without_a_date_has_none():
    dated = Draft("a.txt", "Rain fell on Norn.", "a", "2031-01-06")
    draft = Draft("b.txt", "The ferry sank off the pier at Norn on December 30.", "b")
    draft.time("December 30", None)
    assert [(e.when, e.status) for e in record(dated, draft).events] == [(None, "reported")]


def test_a_part_of_a_month():
    text = "The guild will raise the barge in the second half of October."
    assert [when for when, _ in events_of(text, ("October", "2031-10"))] == ["2031-10-16/2031-10-31"]
    text = "No ferry will leave the quay on the first of October."
    assert [when for when, _ in events_of(text, ("October", "2031-10"))] == ["2031-10-01"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "what"),
    [
        ("The board on 3 May recommended a larger ferry.", "The board", "recommended", "a larger ferry", True),
        ("The board on 3 May said the ferry was small.", "The board", "said", "the ferry was small", True),
        ("The board on 3 May said “it is small”.", "The board", "said", "“it is small”", False),
        ("The board closed the pier on 3 May and said the ferry was small.", "The board", "said",
         "the ferry was small", True),
        ("Ada Lovel, who faced reporters on 3 May, would not say more.", "Ada Lovel", "would not say", "more",
         True),
        ("Ada Lovel has given a dinner on 3 May and said the ferry was small.", "Ada Lovel", "said",
         "the ferry was small", True),
        ("The board on 3 May refused to sail at night.", "The board", "refused", "to sail at night", True),
        ("The board on 3 May refused to comment.", "The board", "refused", "to comment", False),
    ],
)  # fmt: skip
def test_a_day_of_a_saying_is_an_event_s_where_something_was_done(text, source, cue, content, what):
    draft = Draft("a.txt", text, "a", "2031-05-06")
    draft.time("3 May", "2031-05-03")
    act, form = "decline" if "comment" in content else "assert", "direct" if "“" in content else "indirect"
    draft.says(source, cue, content, speaker=source, act=act)
    day = Said("2031-05-03", draft.span("3 May"), "by its words")
    draft.attributions[-1] = replace(draft.attributions[-1], said=day, form=form)
    assert [e.when for e in record(draft).events] == (["2031-05-03"] if what else [])


def test_a_saying_that_others_tell_of_is_an_event_and_no_denial():
    draft = Draft(
        "a.txt", "Two clerks say that Ada Lovel told the crew on 3 May that it had not sunk.", "a", "2031-05-06"
    )
    draft.time("3 May", "2031-05-03")
    outer = draft.says(
        "Two clerks", "say", "that Ada Lovel told the crew on 3 May that it had not sunk", speaker="Two clerks"
    )
    draft.says("Ada Lovel", "told", "that it had not sunk", speaker="Ada Lovel", parent=outer)
    day = Said("2031-05-03", draft.span("3 May"), "by its words")
    draft.attributions[-1] = replace(draft.attributions[-1], said=day)
    assert [(e.when, e.status) for e in record(draft).events] == [("2031-05-03", "attributed"), (None, "denied")]


def test_a_comma_before_the_time_does_not_end_a_denial():
    text = "There was no fire on the ferry, on 3 May or on any other day."
    assert events_of(text, ("3 May", "2031-05-03")) == [("2031-05-03", "denied")]


@pytest.mark.parametrize(
    ("time", "found"), [("last Tuesday", True), ("May", True), ("autumn", False), ("hours", False)]
)
def test_a_page_without_a_date_tells_of_days_that_nobody_can_date(time, found):
    draft = Draft("a.txt", f"The ferry sank off Norn in {time}.", "a")
    draft.time(time, None)
    assert [e.when for e in record(draft).events] == [None] * found


def test_what_is_announced_or_meant_for_a_time_beside_it_is_an_event():
    draft = Draft("a.txt", "Parliament is to debate the ferry on 9 May.", "a", "2031-05-06")
    draft.time("9 May", "2031-05-09")
    draft.says("Parliament", "is to debate", "the ferry", speaker="Parliament", attitude="intention")
    (event,) = record(draft).events
    assert (event.when, event.status, event.what.text) == ("2031-05-09", "planned", draft.text[:-1])


def test_a_time_that_closes_what_is_said_belongs_to_it():
    draft = Draft("a.txt", "Nine ferries sank off the pier on 3 May, Ada Lovel said.", "a", "2031-05-06")
    draft.time("3 May", "2031-05-03")
    draft.says("Ada Lovel", "said", "Nine ferries sank off the pier", speaker="Ada Lovel")
    assert [(e.when, e.status) for e in record(draft).events] == [("2031-05-03", "attributed")]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("If the bill passed, the board could close the pier.", [(None, "hypothetical")]),
        ("Were a leak to be found, it would take two ships to lift her.", [(None, "hypothetical")]),
        ("If you like the pier, you could buy it.", []),
        ("If the bill passed, would the board close the pier?", []),
        ("The board closed the pier for good.", []),
    ],
)
def test_what_would_only_happen_on_a_condition_is_an_event_without_a_date(text, events):
    assert events_of(text) == events


def test_one_condition_on_two_pages_is_one_event():
    text = "If the bill passed, the board could close the pier."
    (event,) = record(*(Draft(f"{n}.txt", text, n, "2031-05-06") for n in "ab")).events
    assert len(event.reports) == 2


def test_what_lasted_until_a_time_has_no_first_day():
    text = "The pier was known until 2029 as the long one."
    assert events_of(text, ("2029", "2029")) == [("../2029", "reported")]


def test_an_infinitive_tells_of_an_event():
    draft = Draft("a.txt", "Ada Lovel expects the pier to open by June 2032.", "a", "2031-05-06")
    draft.time("June 2032", "2032-06")
    draft.says("Ada Lovel", "expects", "the pier to open by June 2032", speaker="Ada Lovel", attitude="belief")
    assert [e.when for e in record(draft).events] == ["../2032-06"]


def test_a_weekday_beside_a_day_tells_the_year():
    for day, value in (("Saturday evening, 3 May", "2031-05-03"), ("Sunday, 3 May", None)):
        dated = Draft("a.txt", "The ferry sank.", "a", "2031-05-06")
        page = Draft("b.txt", f"The ferry sailed on {day}, from Norn.", "b", None)
        page.time("3 May", None)
        assert [e.when for e in record(dated, page).events] == [value]


@pytest.mark.parametrize(
    ("text", "time", "value", "when", "status"),
    [
        ("The two crews meet again on Sunday in Norn.", "Sunday", "2031-05-11", "2031-05-11", "reported"),
        ("They meet again on Sunday.", "Sunday", "2031-05-04", "2031-05-04", "reported"),
        ("The ferry was sold at noon on 3 May.", "noon on 3 May", "2031-05-03T12:00", "2031-05-03", "reported"),
        (
            "On whether a car was seen there on 3 May, she was silent.",
            "3 May",
            "2031-05-03",
            "2031-05-03",
            "hypothetical",
        ),
    ],
)
def test_what_a_page_tells_in_plain_words_is_an_event_of_its_day(text, time, value, when, status):
    draft = Draft("a.txt", text, "a", "2031-05-11")
    draft.time(time, value)
    assert [(e.when, e.status) for e in record(draft).events] == [(when, status)]


def test_who_was_not_asked_to_a_planned_meeting_denies_no_meeting():
    draft = Draft(
        "a.txt", "Ada Lovel said she was not asked to the meeting planned for 12 May.", "a", "2031-05-06"
    )
    draft.time("12 May", "2031-05-12")
    draft.says("Ada Lovel", "said", "she was not asked to the meeting planned for 12 May", speaker="Ada Lovel")
    assert [e.status for e in record(draft).events] == ["planned"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("There was gunfire near Norn at dawn.", ["2031-05-06"]),
        ("The ferry sank on 3 May. By the evening the wreck had drifted off.", ["2031-05-03", "2031-05-03"]),
        ("The monks were always up at dawn.", []),
        ("The lamps were put out at midnight.", ["2031-05-06"]),
        ("The call came at 3.40 and nobody answered.", ["2031-05-06"]),
        ("The shares were sold at 3.40 dollars.", []),
    ],
)
def test_an_hour_without_a_day_is_of_the_day_last_told_of(text, when):
    draft = Draft("a.txt", text, "a", "2031-05-06")
    if "3 May" in text:
        draft.time("3 May", "2031-05-03")
    assert [e.when for e in record(draft).events] == when


@pytest.mark.parametrize(
    ("text", "time", "value", "found"),
    [
        ("The ferry is not expected before 9 May.", "9 May", "2031-05-09", [("2031-05-09/..", "planned")]),
        ("The ferry will be sold before 2033.", "2033", "2033", [("../2032-12-31", "planned")]),
        ("Under the contract of 2019, Norn is paid.", "2019", "2019", []),
        ("NORN, 3 May (NornPress).", "3 May", "2031-05-03", []),
        ("On 3 May Ada Lovel asked for a pilot.", "3 May", "2031-05-03", [("2031-05-03", "reported")]),
        ("A ferry would be sold in May.", "May", "2031-05", [("2031-05", "hypothetical")]),
    ],
)
def test_what_words_around_a_time_make_of_it(text, time, value, found):
    assert events_of(text, (time, value)) == found


def test_to_ask_for_something_is_a_deed():
    draft = Draft("a.txt", "On 3 May Ada Lovel asked for a pilot.", "a", "2031-05-06")
    draft.time("3 May", "2031-05-03")
    draft.says("Ada Lovel", "asked", "for a pilot", speaker="Ada Lovel")
    whether = Draft("b.txt", "On 3 May Ada Lovel asked whether a pilot came.", "b", "2031-05-06")
    whether.time("3 May", "2031-05-03")
    whether.says("Ada Lovel", "asked", "whether a pilot came", speaker="Ada Lovel")
    assert [e.what.article for e in record(draft, whether).events] == [draft.reading().article.id]


@pytest.mark.parametrize(
    ("act", "negated", "status"), [("reject", True, "hypothetical"), ("assert", False, "planned")]
)
def test_what_is_only_not_ruled_out_is_no_plan(act, negated, status):
    cue = "did not rule out" if negated else "said"
    draft = Draft("a.txt", f"Ada Lovel {cue} that a ferry would sail on 9 May.", "a", "2031-05-06")
    draft.time("9 May", "2031-05-09")
    draft.says("Ada Lovel", cue, "that a ferry would sail on 9 May", speaker="Ada Lovel", act=act, negated=negated)
    assert [e.status for e in record(draft).events] == [status]


def test_what_is_not_to_be_before_a_day_is_not_denied():
    draft = Draft("a.txt", "Ada Lovel said the ferry is not due before 9 May.", "a", "2031-05-06")
    draft.time("9 May", "2031-05-09")
    draft.says("Ada Lovel", "said", "the ferry is not due before 9 May", speaker="Ada Lovel")
    assert [(e.when, e.status) for e in record(draft).events] == [("2031-05-09/..", "planned")]


def test_two_hours_of_one_sentence_tell_a_manner():
    assert events_of("In the morning it denied what in the evening it edited.") == []


def test_one_stretch_on_two_pages_is_one_event():
    drafts = []
    for name in "ab":
        draft = Draft(
            f"{name}.txt", "Norn Lines, which has run the ferry since 3 May, is sorry.", name, "2031-05-06"
        )
        draft.time("3 May", "2031-05-03")
        draft.says("Norn Lines", "is", "sorry", speaker="Norn Lines")
        drafts.append(draft)
    assert [len(e.reports) for e in record(*drafts).events] == [2]


@pytest.mark.parametrize(
    ("text", "value", "when"),
    [
        ("NORN, 3 May (Norn Wire) - The ferry sank.", "2031-05-03", []),
        ("NORN, 3 May – The ferry sank.", "2031-05-03", []),
        ("The ferry sank on 3 May – at night.", "2031-05-03", ["2031-05-03"]),
        ("The feast draws thousands every May.", "2031-05", []),
    ],
)
def test_a_dateline_and_what_recurs_are_no_events(text, value, when):
    assert [e for e, _ in events_of(text, ("3 May" if "3 May" in text else "May", value))] == when


def test_a_page_tells_as_past_what_came_before_it_was_changed():
    for updated, status in ((None, "planned"), ("2031-05-07", "reported"), ("2031-06-07", "planned")):
        draft = Draft("a.txt", "The guild gave its answer on 7 May.", "a", "2031-05-06", updated=updated)
        draft.time("7 May", "2031-05-07")
        assert [e.status for e in record(draft).events] == [status]


@pytest.mark.parametrize(
    ("content", "day", "act", "status"),
    [
        ("no job would be lost before 9 May", "9 May", "promise", "planned"),
        ("a job would be lost on 9 May", "9 May", "deny", "denied"),
        ("no job was lost on 3 May", "3 May", "assert", "denied"),
        ("she was glad on 3 May if it did not sink", "3 May", "assert", "attributed"),
    ],
)
def test_what_will_not_be_and_a_condition_deny_nothing(content, day, act, status):
    draft = Draft("a.txt", f"Ada Lovel said {content}.", "a", "2031-05-06")
    draft.time(day, f"2031-05-0{day[0]}")
    draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", act=act)
    assert [e.status for e in record(draft).events] == [status]


@pytest.mark.parametrize(
    ("text", "label", "when"),
    [
        ("Ferry to sail on Friday", "title", "2031-05-09"),
        ("Ferry sailed on Friday", "title", "2031-05-02"),
        ("Norn had to sail on Friday", "body", "2031-05-02"),
    ],
)
def test_a_headline_s_infinitive_is_ahead(text, label, when):
    draft = Draft("a.txt", f"{text}\n\nNorn is glad.", "a", "2031-05-06")
    draft.time("Friday", "2031-05-02")
    reading = draft.reading()
    section = Section(0, len(text), text, label)
    reading = replace(reading, article=replace(reading.article, sections=(section,)))
    found = build([reading], (), RecordSettings(), Silent()).events
    assert [e.when for e in found] == [when]
