"""Numbers as counts of a thing, and whether two of them can both hold."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.contrasts.quantities import bare, changes, conflict, quantities


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("14 boats sank", 14, 14),
        ("at least 14 boats sank", 14, inf),
        ("more than 200 boats sank", 200, inf),
        ("up to 30 boats sank", 0, 30),
        ("nearly 50 boats sank", 40, 50),
        ("about 100 boats sank", 85, 115),
        ("1,200 boats sank", 1150, 1250),
        ("two of the harbour's nine boats sank", 2, 2),
    ],
)
def test_hedges_and_rounding_say_between_what_and_what_a_count_lies(text, low, high):
    found = quantities(text)[0]
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    "text",
    [
        "they won 20-13",
        "a 16-year-old boy",
        "at 4:30 pm",
        "another three boats sank",
        "for 12 days",
        "one of the men",
        "on Oct 7 boats sank",
    ],
)
def test_scores_ages_times_and_increments_are_no_counts(text):
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("14 boats sank", "19 boats sank", True),
        ("at least 14 boats sank", "19 boats sank", False),
        ("more than 200 boats sank", "some 140 boats sank", True),
        ("1,200 boats sank", "1,180 boats sank", False),
        ("14 fishing boats sank", "19 boats sank", False),
        ("14 boats sank", "19 houses burned", False),
        ("its nine boats were old", "two boats sank", False),
        ("a $4 billion offer", "a $5.2 billion offer", True),
        ("a $4.2 billion offer", "a $4.23 billion offer", False),
    ],
)
def test_counts_of_one_thing_that_exclude_each_other(a, b, wanted):
    (one, *_), (other, *_) = quantities(a), quantities(b)
    assert conflict(one, other) is wanted


@given(st.text(max_size=60))
def test_any_text_can_be_counted_and_agrees_with_itself(text):
    assert not any(conflict(q, q) for q in quantities(text))


def test_six_of_the_dead_are_counted_by_what_they_are():
    (a,), (b,) = quantities("six of the dead are Tovians"), quantities("five Tovians are among the dead")
    assert a.unit == b.unit and conflict(a, b)
    assert quantities("six of the keepers are Tovians") == []


def test_an_amount_for_one_share_is_no_total():
    (a,), (b,) = quantities("41 crowns a share"), quantities("90 crowns in all")
    assert a.unit == b.unit == "money" and not conflict(a, b)


def test_an_amount_that_is_raised_changes():
    assert changes(["raised", "its", "bid"]) and not changes(["made", "a", "bid"])


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("the death toll stands at 31", "kill"),
        ("they put the number of marchers at 1,400", "protest"),
        ("lowered the death toll to 29 from 31", "kill"),
        ("offered 41 florins", "money"),
        ("44 talents a share", "money"),
    ],
)
def test_what_a_number_counts_may_stand_before_it(text, unit):
    (found,) = quantities(text)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("it was 21", 21), ("at least 21", 21), ("of 21 in all", 21), ("in 2031", None), ("21 boats", None)],
)
def test_a_number_that_counts_nothing_named(text, wanted):
    found = bare(text)
    assert (found.low if found else None) == wanted
