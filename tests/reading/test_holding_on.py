"""How far day, place, carriers and hearers of a saying hold on, and what ends them."""

from __future__ import annotations

import re

import pytest
from reporting import marked, told

from onrecord.model import Section
from onrecord.reading.found import FoundMention

LEAK = "{“It leaks,”}"
ELSEWHERE = " // <The choir> [said] {it rains}. It was late. The mill was shut. The ferry was full. // "


def test_who_is_told_of_in_a_clause_behind_ends_no_scene():
    first = f"{LEAK} <Otto Lind> [said] at a rally, // hours after <the guild> [denied] {{it}}."
    assert told(f"{first} // <Lind> [scorned] {{the rain}}.")[2][1] == "a rally"


@pytest.mark.parametrize(
    ("known", "again", "expected"),
    [
        ("<Ada Lind> [said] in an interview with Radio Tarn on Monday {it leaks}.", "in the interview",
         ("2023-06-12", ["Radio Tarn"])),
        ("<Ada Lind> [told] Radio Tarn on Monday {it leaks}.", "in the same interview",
         ("2023-06-12", ["Radio Tarn"])),
        ("<Ada Lind> [said] in an interview with Radio Tarn on Monday {it leaks}.", "in another interview",
         (None, [])),
        ("<Ada Lind> [said] at a rally on Monday {it leaks}.", "in the interview", (None, None)),
        ("<Nora Orr> [said] in an interview with Radio Tarn on Monday {it leaks}.", "in the interview",
         (None, None)),
    ],
)  # fmt: skip
def test_what_is_said_in_the_interview_is_of_the_one_told_of_before(known, again, expected):
    day, _, _, chain = told(f"{known}{ELSEWHERE}{{It is old}}, <Ada Lind> [said] {again}.")[-1]
    assert (day, chain) == expected


def test_what_somebody_else_is_told_in_an_interview_is_of_another():
    first = "<Ada Lind> [told] Radio Tarn on Monday {it leaks}."
    assert (
        told(f"{first}{ELSEWHERE}In her interview <Ada Lind> [told] police officers {{it rains}}.")[-1][0] is None
    )


def test_who_was_asked_in_an_interview_answers_there():
    asked = "In an interview with Radio Tarn on Monday, Ada Lind [was asked] {whether it leaks}."
    day, where, _, chain = told(f"{asked} // {LEAK} <Lind> [said].")[1]
    assert (day, where, chain) == ("2023-06-12", "an interview with Radio Tarn", ["Radio Tarn"])


def test_the_place_told_in_a_headline_is_not_that_of_the_text():
    page = "Lind mocks rain at rally\nLind said it leaks."
    end = page.index("\n")
    sections = Section(0, end, page[:end], "title"), Section.cut(page, end + 1, len(page))
    text = "<Lind> [mocks] {rain} at rally\n // <Lind> [said] {it leaks}."
    assert [row[1] for row in told(text, sections=sections)] == ["at rally", None]


def test_a_speech_is_held_at_the_gathering_told_of_before():
    first = "<Otto Lind> [said] at a rally on Monday {it leaks}."
    assert told(f"{first} // {LEAK} <Otto Lind> [said] in his speech.")[1][0] == "2023-06-12"


@pytest.mark.parametrize(
    ("opening", "day"),
    [("Speaking at a fair,", "2023-06-12"), ("Speaking at another fair,", None), ("At a rally", None)],
)
def test_who_is_quoted_below_the_lead_from_where_they_spoke_was_there_on_its_day(opening, day):
    lead = "Tarn mill shut\n<Otto Lind> [said] on Monday {the roof leaks}."
    assert told(f"{lead} // {opening} <Lind> [said] {{it was new}}.")[1][0] == day


@pytest.mark.parametrize(
    ("next_", "day"),
    [
        ("<Lind> [recently voiced] {doubt}.", None),
        ("<Lind> [later blamed] {the rain}, // [claiming] {it leaked}.", None),
        ("<Lind> [blamed] {the rain}, // [claiming] {it leaked}.", "2023-06-12"),
    ],
)
def test_what_was_said_at_another_time_is_of_no_day_before(next_, day):
    assert told(f"<Otto Lind> [said] on Monday {{it leaks}}. // {next_}")[-1][0] == day


def test_another_day_that_somebody_has_spoken_on_ends_a_scene():
    first = "<Otto Lind> [said] on Monday {it leaks}. // On Tuesday <he> [seemed to urge] {the opposite}."
    assert told(f"{first} // <Lind> [said] {{it rains}}.")[-1][0] is None


def test_what_others_think_meanwhile_carries_no_scene_on():
    first = "<Otto Lind> [said] at a rally on Monday {it leaks}. // <He> [fears] {rain}. The mill was shut."
    assert told(f"{first} // <He> [fears] {{wind}}. // <Lind> [said] {{it is old}}.")[-1][1] is None


@pytest.mark.parametrize(("who", "same"), [("these growers", True), ("the guild", False)])
def test_those_who_were_named_hear_it_on_the_same_occasion(who, same):
    first = "At a fair on Monday <Otto Lind> [told] growers {it leaks}."
    assert (told(f"{first} // <He> [told] {who} {{it rains}}.")[1][0] == "2023-06-12") is same


@pytest.mark.parametrize(
    ("narration", "where"),
    [
        ("Otto Lind spoke on Monday at a meeting in Tarn.", "a meeting in Tarn"),
        ("Otto Lind went to hear Poe speak on Monday at a meeting in Tarn.", None),
    ],
)
def test_who_goes_to_hear_somebody_is_not_quoted_from_there(narration, where):
    assert told(f"{narration} <Lind> [said] {{it leaks}}.")[0][1] == where


def test_where_somebody_appeared_on_a_day_they_spoke_on_it():
    assert told("On Sunday Otto Lind appeared at a rally where <he> [promised] {rain}.")[0][0] == "2023-06-11"


def test_minutes_later_is_of_no_day_that_somebody_spoke_of():
    first = "<Otto Lind> [admitted] {that it leaks today}. It was late."
    assert told(f"{first} // Minutes later <Lind> [added] {{it rains}}.")[1][0] is None


REVEALED = "{“It leaks,”} <Ada Poe> [told] the guild."


@pytest.mark.parametrize(
    ("lead", "next_", "day"),
    [
        ("<The warden of the mill> [said] at a briefing on Monday {it was shut}.", REVEALED, "2023-06-12"),
        ("<The warden of the mill> [said] at a briefing on Monday {it was shut}.",
         "Ada Poe came late and sat down. // {“It leaks,”} <she> [said].", "2023-06-12"),
        ("Ada Poe was early. <The warden of the mill> [said] at a briefing on Monday {it was shut}.",
         f"It rained. // {REVEALED}", None),
        ("<The warden of the mill> [said] at a briefing on Monday {it was shut}.",
         "<Ada Poe> [said] {that it leaks}.", "2023-06-12"),
        ("<The warden> [said] at a briefing on Monday {it was shut}.",
         "It rained. // <Ada Poe> [said] {that it leaks}.", None),
        ("<The warden of the mill> [said] at a briefing on Monday {it was shut}.",
         "It rained. // <Ada Poe> [said] {that it leaks}.", "2023-06-12"),
        ("<The guild> [said] at a briefing on Monday {it was shut}.", f"It rained. // {REVEALED}", None),
        ("The tower is old, a thing <its warden> [had denied] on Monday {outright}.", REVEALED, None),
    ],
)  # fmt: skip
def test_who_is_described_in_the_lead_may_be_named_below_it(lead, next_, day):
    assert told(f"{lead} // {next_}")[-1][0] == day


def test_a_day_that_tells_which_text_is_meant_ends_no_scene():
    first = "<Ada Lind> [said] on Monday {it was shut}."
    then = "{“It leaks,”} <she> [said], and held up {a} memo of 3 May."
    assert told(f"{first} // {then.replace('{a}', 'a')}")[1][0] == "2023-06-12"


def people(text, *names):
    plain = marked(text.replace(" // ", " ")).text
    places = [match.span() for name in names for match in re.finditer(name, plain)]
    return [FoundMention(*place, "person", "name", 1.0) for place in sorted(places)]


def test_what_the_parties_to_a_meeting_say_is_of_its_day():
    head = "On 3 May a telephone conversation took place between Ada Lind and Otto Pell. It was long."
    text = f"{head} // <Ada Lind> [proposed] {{a truce}}. // <Otto Pell> [agreed] {{to it}}."
    rows = told(text, mentions=people(text, "Ada Lind", "Otto Pell"))
    assert [row[:2] for row in rows] == [("2023-05-03", "a telephone conversation")] * 2


@pytest.mark.parametrize(
    "between",
    ["<Nora Orr> [denied] {it}. // ", "The sea rose. The mill was shut. It rained. It was late. The choir sang. "],
)
def test_what_is_told_of_others_ends_a_meeting(between):
    head = "On 3 May a telephone conversation took place between Ada Lind and Otto Pell."
    text = f"{head} // {between}<Otto Pell> [stated] {{that it leaks}}."
    assert told(text, mentions=people(text, "Ada Lind", "Otto Pell", "Nora Orr"))[-1][0] is None


def test_an_occasion_is_named_without_the_word_before_it():
    rows = told("<Ada Lind> [said] in a televised address at 8 p.m. on Monday {it leaks}.")
    assert rows[0][1] == "a televised address"
    assert (
        told("<Ada Lind> [said] after a meeting with growers {it leaks}.")[0][1] == "after a meeting with growers"
    )


def test_what_was_said_before_gives_the_hours_told_later_no_day():
    second = "Late in the evening <Otto Pell> [confirmed] {it}."
    for words, day in (("who [had told]", None), ("who [told]", "2023-06-12")):
        first = f"<Ada Lind>, {words} reporters on Monday {{it was dry}}, was late."
        assert told(f"{first} // {second}")[-1][0] == day
