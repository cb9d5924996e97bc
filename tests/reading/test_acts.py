"""Attitude, act, negation and stance, by the cases and by the table's own invariants."""

from __future__ import annotations

from typing import get_args

import pytest
from reporting import cases, marked

from onrecord.data import rows
from onrecord.model import Act, Attitude, Stance
from onrecord.reading.acts import meaning
from onrecord.reading.cues import speech_cues
from onrecord.reading.lemmas import lemmas


@pytest.mark.parametrize("case", cases("acts"), ids=lambda case: case["text"][:60])
def test_case(case):
    at = marked(case["text"])
    read = meaning(at.text, (0, len(at.text)), at.source, at.cue, at.content)
    assert (read.attitude, read.act, read.negated, read.stance) == (
        case["attitude"],
        case["act"],
        case["negated"],
        case["stance"],
    )


def test_an_empty_cue_and_a_colon_say_something_plainly():
    for cue in ((), ((5, 6),)):
        read = meaning("Mayor: no talks.", (0, 16), ((0, 5),), cue, ((7, 15),))
        assert (read.attitude, read.act, read.negated, read.stance) == ("assertion", "assert", False, "neutral")


def test_the_table_of_cues_holds_only_words_of_the_format():
    table = rows("cues")
    assert len(table) >= 400
    assert {row["attitude"] for row in table} == set(get_args(Attitude))
    assert {row["act"] for row in table} <= set(get_args(Act))
    assert {row["stance"] for row in table} == set(get_args(Stance))
    assert len({row["cue"] for row in table}) == len(table)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("admitted", "admit"),
        ("urging", "urge"),
        ("vows", "vow"),
        ("told", "tell"),
    ],
)
def test_a_form_has_its_base_among_its_lemmas(form, base):
    assert base in lemmas(form)


def test_speech_cues_are_verbs_and_not_nouns():
    text = "The report said the claims in his statement were what she denied."
    assert [text[a:b] for a, b in speech_cues(text, (0, len(text)))] == ["said", "denied"]


def test_a_lost_space_after_a_cue_is_read_through():
    at = marked("The palace [deniedPost report] {that the king was ill}.")
    assert meaning(at.text, (0, len(at.text)), (), at.cue, at.content).act == "deny"
