"""Where and to whom something was said, by the words of its own sentence."""

from __future__ import annotations

import pytest
from reporting import marked, told

from onrecord.reading.draft import Draft
from onrecord.reading.sourcing.occasions import addressed, occasion


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("<Lind> [said] during a call to Radio Tarn’s “Sunday Table” {that it leaks}.",
         "during a call to Radio Tarn’s “Sunday Table”"),
        ("<Lind> [said] in a debate with Mr. Poe {that it leaks}.", "in a debate with Mr. Poe"),
        ("<Lind> [said] in an interview with Radio Tarn aired Monday {that it leaks}.",
         "in an interview with Radio Tarn"),
        ("<Lind> [said] in an interview with the Courier in late April {that it leaks}.",
         "in an interview with the Courier"),
        ("<Lind> [said] at the outset of a televised debate {that it leaks}.",
         "at the outset of a televised debate"),
        ("<Lind> [said] at the end of the year {that it leaks}.", None),
        ("<Lind> [said] at her victory party in Tarn {that it leaks}.", "at her victory party in Tarn"),
        ("<Lind> [wonders] what happens in the event of a strike and {whether it leaks}.", None),
        ("<Lind> [delighted] in hearing {that it leaks}.", None),
        ("<Lind>, appearing on Radio Tarn right after the vote, [said] {it leaks}.", "appearing on Radio Tarn"),
        ("<Lind> [said] after the court had ruled {that it leaks}.", None),
        ("<Lind> [said] after the court {that it leaks}.", "after the court"),
        ("In an interview with the Courier, {Poe} [was asked] {whether it leaks}.",
         "In an interview with the Courier"),
        ("Though Poe led in three surveys, <Lind> [said] {it leaks}.", None),
        ("With his guild appearing in disarray, <Lind> [said] {it leaks}.", None),
        ("While she spoke at a rally, <Lind> [said] {it leaks}.", "at a rally"),
        ("<Lind> released a statement on the subject late, [saying] {that it leaks}.", "a statement"),
        ("<Lind> sent a mass text message to growers, [asking] {them to leave}.", "a mass text message"),
        ("<Lind> sent a letter Wednesday to the warden [demanding] {an answer}.", "a letter"),
    ],
)  # fmt: skip
def test_where_it_was_said(text, where):
    at = marked(text)
    draft = Draft(at.source, at.cue, at.content, 0.9)
    found = occasion(at.text, draft, (0, len(at.text)), [])
    assert (found and at.text[slice(*found)]) == where


@pytest.mark.parametrize(
    ("text", "hearer"),
    [
        ("<Poe’s> [message is] {to leave}.", None),
        ("<Lind>, who in part [was persuaded] {to leave}.", None),
        ("The growers [were persuaded] {to leave}.", "The growers"),
    ],
)
def test_to_whom_it_was_said(text, hearer):
    at = marked(text)
    found = addressed(at.text, Draft(at.source, at.cue, at.content, 0.9), (0, len(at.text)))
    assert (found and at.text[slice(*found)]) == hearer


@pytest.mark.parametrize(
    ("first", "next_", "where"),
    [
        ("<Lind> [said] at a rally in Tarn {it leaks},", "hours after <the guild> [denied] {it}.", None),
        ("<Lind> [mocked] {it} at a rally in Tarn", "when <the guild> [denied] {it}.", "a rally in Tarn"),
        ("<Lind> [said] at a rally in Tarn {it leaks},", "as <Lind> [denied] {it}.", "a rally in Tarn"),
    ],
)
def test_the_place_of_the_main_clause_is_not_that_of_others_in_a_clause_behind_it(first, next_, where):
    assert told(f"{first} // {next_}")[1][1] == where


def test_what_was_published_over_the_weekend_was_said_then():
    assert told("In a report published over the weekend, <the guild> [said] {it leaks}.")[0][0] == (
        "2023-06-10/2023-06-11"
    )
