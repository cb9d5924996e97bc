"""Day, place, carriers and hearers of a saying, as its own sentence or the one before tells them."""

from __future__ import annotations

import pytest
from reporting import told

MONDAY = "2023-06-12"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Monday, even as the mill burned, <Otto Lind> [wrote] that {it leaks}.", MONDAY),
        ("Monday at a mill in Ostwick, after the vote of the guild, <Otto Lind> [said] {it leaks}.", MONDAY),
        ("Monday at the fair of the old guild in Ostwick <Sen. Otto Lind> [said] {it leaks}.", MONDAY),
        ("At the meeting of the guild in Ostwick on Monday, <Lind> [used his speech to offer] {a hand}.", MONDAY),
        ("Over dinner with the guild in Ostwick on Monday, [according to] <Lind>, {it leaked}.", None),
        ("In a memo sent out as the polls closed Monday, <the clerk of the guild> [said] {it leaks}.", MONDAY),
        ("In three of four towns where it was put to the vote on Monday, <voters> [said] {it leaks}.", None),
        ("On Monday, the old mill by the river of which <Otto Lind> [said] that {it leaks} burned.", None),
        ("On Monday, as the mill burned, <Otto Lind> [says] that {it leaks}.", None),
        ("On Monday, when the mill burned, {it leaked}, <Otto Lind> [said].", None),
        ("The choir voted for it, but late on Monday <Otto Lind> [announced] that {it leaks}.", MONDAY),
        ("The choir voted for it, which was old, but today <Otto Lind> and the choir [share] {a worry}.", None),
        ("{“It leaks,”} [wrote] <Otto Lind, the head of the dockers and of their old choir,> on Monday.", MONDAY),
        ("{“It leaks,”} [said] <Otto Lind>, the head of the choir in 2004.", None),
        ("<Otto Lind> [pleaded not guilty] to {the charge} when he appeared before a judge on Monday.", MONDAY),
        ("<Otto Lind> [discussed] {the rain} with the host Edda Harl on Monday.", MONDAY),
        ("{It leaks}, [according to] <data released on Monday by the guild>.", MONDAY),
        ("<A poll of four hundred growers of the county out on Monday> [shows] {a close race}.", MONDAY),
        ("<The note, which has nine pages and is dated 5 June,> [puts] {it at ten}.", None),
    ],
)  # fmt: skip
def test_the_day_of_a_saying_in_its_own_sentence(text, day):
    assert told(text)[-1][0] == day


def test_the_day_of_the_next_clause_is_not_that_of_the_one_before():
    found = told("<Otto Lind> [defended] {the vote}, // but on Monday <he> [said] {it leaks}.")
    assert [row[0] for row in found] == [None, MONDAY]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<Otto Lind> [said] while testifying before the council earlier this month that {it leaks}.",
         ("2023-06", "testifying before the council")),
        ("In an interview aired on Monday’s “Tarn Table,” <Otto Lind> [said] {it leaks}.",
         (MONDAY, "Monday’s “Tarn Table,”")),
        ("<Otto Lind>, who led it for years, arrived at a Monday breakfast with growers and [said] {it leaks}.",
         (MONDAY, "a Monday breakfast with growers")),
        ("Edda Harl held a rally on Friday while Lind hosted a dinner Monday, at which <he> [praised] {it}.",
         (MONDAY, "a dinner")),
        ("Otto Lind held a call with growers during which <he> [praised] {it}.", (None, "a call with growers")),
        ("Lind’s briefing on Monday, in which <he> [praised] {the crew}, was long.", (MONDAY, "Lind’s briefing")),
        ("<Otto Lind> began his speech by [praising] {the crew}.", (None, "his speech")),
        ("<Otto Lind> quickly posted a notice of his own, [saying] {it leaks}.", (None, "a notice")),
        ("<Otto Lind> gave a speech in Ostwick, [saying] {it leaks}.", (None, "a speech in Ostwick")),
        ("At that same briefing, <Otto Lind> [said] {it leaks}.", (None, "that same briefing")),
        ("{“It leaks,”} <Otto Lind> [said] in his office, as clerks in the next room worked phones.",
         (None, None)),
        ("<Otto Lind> [said] {it grew}, though the guild, in a report issued this month, denies it.",
         (None, None)),
    ],
)  # fmt: skip
def test_where_it_was_said_and_on_what_day(text, expected):
    assert told(text)[-1][:2] == expected


def test_an_answer_is_of_the_day_and_the_place_told_with_its_question():
    asked = (
        "Monday on Radio Tarn’s “Sunday Table,” [when asked about] {the rain}, // <Otto Lind> [said] {it leaks}."
    )
    question, answer = told(asked)
    assert answer[:2] == question[:2] == (MONDAY, "on Radio Tarn’s “Sunday Table,”")
    assert answer[3] == ["Radio Tarn"]


def test_who_is_asked_about_something_hears_it_and_answers_there():
    text = (
        "In an interview with Radio Tarn, Otto Lind [was asked about] {the rain}. // <Lind> [replied] {it leaks}."
    )
    question, answer = told(text)
    assert question[2] == ["Otto Lind"]
    assert answer[1] == "an interview with Radio Tarn"
    assert told("<The guild> says Lind [is assured of] {a seat}.")[0][2] == []


@pytest.mark.parametrize(
    "clause",
    [
        "{which} <the guild> [says] is old",
        "praising the warden, <who> [has vowed] {to mend it}",
    ],
)
def test_a_clause_of_others_behind_it_ends_no_scene(clause):
    first = "{“It leaks,”} <Otto Lind> [said] at a rally on Monday,"
    found = told(f"{first} // {clause}. // {{“It is old,”}} <Lind> [said].")
    assert found[-1][:2] == (MONDAY, "a rally")


def test_a_year_that_only_describes_the_speaker_is_no_day_of_another_scene():
    first = "<Otto Lind> [said] at a rally on Monday {it leaks}."
    found = told(f"{first} // {{“It is old,”}} <Lind>, the 2016 winner of the race, [said].")
    assert found[-1][:2] == (MONDAY, "a rally")


def test_what_somebody_has_not_done_is_of_no_scene():
    first = "<Otto Lind> [said] at a rally on Monday {it leaks}."
    assert told(f"{first} // <Lind> [hasn’t endorsed] {{the warden}}.")[-1][:2] == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "{“It leaks,”} [wrote] <Ben Jahn> in The Tarn Gazette.",
        "{It leaks}, as <Ben Jahn> [noted] in The Tarn Gazette.",
    ],
)
def test_what_somebody_wrote_in_an_outlet_came_through_it(text):
    assert told(text)[0][3] == ["Tarn Gazette"]


@pytest.mark.parametrize(
    ("first", "next_", "expected"),
    [
        ("In an interview with Tarn News, <Otto Lind> [ruled out] {a ban}.", "told Tarn",
         ("an interview with Tarn News", ["Tarn News"])),
        ("In an interview with Tarn News, <Otto Lind> [ruled out] {a ban}.", "told growers", (None, None)),
    ],
)  # fmt: skip
def test_the_words_told_to_who_led_an_interview_are_of_it(first, next_, expected):
    _, where, _, chain = told(f"{first} // {{“It leaks,”}} <Lind> [{next_.split()[0]}] {next_[5:]}.")[-1]
    assert (where, chain) == expected


def test_who_is_urged_need_not_hear_it_so_that_reporters_do():
    first = "<Otto Lind> on Monday [urged] {the warden to go}."
    assert told(f"{first} // {{“It leaks,”}} <Lind> [told] reporters.")[-1][0] == MONDAY
