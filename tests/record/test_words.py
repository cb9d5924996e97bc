"""Tokens, terms, numbers, polarity, shared runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import words
from onrecord.record.words import stem, tokens


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("145 drones came", {("145", "drone")}),
        ("two of the dam's nine gates", {("2", "gate"), ("9", "gate")}),
        ("some $6 billion of aid", {("6000000000", "aid")}),
        ("rose by 40% in a year", {("40", "%")}),
        ("1,200 families and twelve cows", {("1200", "families"), ("12", "cow")}),
        ("one of the men", set()),
    ],
)
def test_numbers_come_with_what_they_count(text, wanted):
    assert words.numbers(tokens(text)) == {(value, words.stem(unit)) for value, unit in wanted}


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("he left No 10 at noon", False),
        ("no gate was opened", True),
        ("the gate was opened", False),
        ("it isn't true", True),
        ("he did not say that nothing happened", False),
        ("the weir has never been in better order", False),
        ("she had never felt prouder of the choir", False),
        ("the weir was never better than a fence", True),
        ("the weir was never in order", True),
        ("there has never been a flood", True),
        ("she has never said so", True),
        ("we will never pay more", True),
        ("the creamery stopped making payments", True),
        ("the rain stopped this morning", False),
        ("the guard stopped nobody", True),
    ],
)
def test_polarity_counts_negators(text, negative):
    assert words.negative(tokens(text)) is negative


def test_a_translation_covers_the_other():
    a = tokens("This is not acceptable for us and would be suicidal for the whole coast")
    b = tokens("not acceptable for us and ruinous for the whole coast")
    assert words.coverage(a, b) >= 0.8
    assert words.word_difference("ruinous for us", "suicidal for us") == (("ruinous",), ("suicidal",))


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "„{}“", "«{}»"])
def test_quotations_are_found_in_any_style(marks):
    assert words.quotations(f"He said {marks.format('the gate is shut')} and left") == ["the gate is shut"]


@given(st.text(max_size=80))
def test_any_text_can_be_cut_and_folded(text):
    found = tokens(text)
    assert all(word == word.lower() for word in found if word.isascii())
    assert words.terms(found) <= {words.stem(w) for w in found}
    assert words.coverage(found, found) == (1.0 if found else 0.0)
    words.numbers(found)
    words.quotations(text)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("labours", "labor"), ("centre", "center"), ("theatres", "theater"), ("defence", "defense"),
        ("organised", "organizing"), ("organisation", "organization"), ("travelled", "traveled"),
        ("cancelling", "canceling"), ("programmes", "program"), ("neighbouring", "neighboring"),
        ("licence", "license"), ("greys", "gray"), ("sceptical", "skeptical"), ("judgement", "judgment"),
    ],
)  # fmt: skip
def test_british_and_american_spellings_are_one_stem(british, american):
    assert stem(british) == stem(american)


@pytest.mark.parametrize(("one", "other"), [("hours", "hors"), ("four", "for"), ("tours", "tors")])
def test_short_words_keep_their_spelling(one, other):
    assert stem(one) != stem(other)
