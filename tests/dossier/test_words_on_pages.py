"""Dates as words, and text made fit to be shown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from onrecord.data.days import words
from onrecord.dossier.dates import bounds, day_of, order
from onrecord.dossier.lookup import joined, roots
from onrecord.dossier.shown import begun, clipped, shown
from onrecord.model import in_quotes


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2024-11-08", "8 November 2024"),
        ("2024-11", "November 2024"),
        ("2024", "2024"),
        ("2024-21", "spring 2024"),
        ("2024-11-08?", "perhaps 8 November 2024"),
        ("2024-11~", "about November 2024"),
        ("2024-11-07/2024-11-08", "7–8 November 2024"),
        ("2024-10-30/2024-11-02", "30 October – 2 November 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"),
        ("../2024-11-05", "by 5 November 2024"),
        ("2024-11-05/..", "since 5 November 2024"),
        ("2024-11-08T16:57", "8 November 2024, 16:57"),
        (None, ""),
    ],
)
def test_edtf_in_words(edtf, told):
    assert words(edtf) == told


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2023-02-31", (date(2023, 2, 28), date(2023, 2, 28))),
        ("2024-11-07/2024-11-08", (date(2024, 11, 7), date(2024, 11, 8))),
        ("../2024-11-05", (date.min, date(2024, 11, 5))),
        ("2024-11-08T16:57:01+02:00", (date(2024, 11, 8), date(2024, 11, 8))),
        ("0000", None),
        (None, None),
    ],
)
def test_the_days_that_a_date_covers(edtf, days):
    assert bounds(edtf) == days


def test_dates_are_ordered_by_day_and_the_undated_come_last():
    assert sorted(["2024-12", None, "2024-11-08", "../2024-11-09", "2019"], key=order) == [
        "2019",
        "2024-11-08",
        "../2024-11-09",
        "2024-12",
        None,
    ]


def test_the_time_of_day_is_dropped_on_both_ends():
    assert day_of("2024-11-08T16:57/2024-11-09T01:00") == "2024-11-08/2024-11-09"


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_shown_can_be_written_and_holds_nothing_that_acts(text):
    fit = shown(text)
    fit.encode("utf-8")
    assert not set(fit) & {*map(chr, range(0x20))} - {"\n", "\t"}
    assert not set(fit) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x7f\ufeff")


def test_markup_of_the_templates_own_is_left_alone():
    assert shown(Markup("<b>\x00</b>")) == Markup("<b>\x00</b>")
    assert shown(3) == 3


def test_clipped_ends_at_a_word_and_says_so():
    assert clipped("the gate will stay shut", 14) == "the gate will…"
    assert clipped("short", 14) == "short"
    assert len(clipped("x" * 100_000, 50)) == 51


def test_names_are_joined_as_people_do():
    assert [joined(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_pages_carriers_and_origins_are_counted_apart():
    assert roots(5, 2, 1) == "5 articles, 2 carriers, 1 origin"
    assert "not said" in roots(2, 1, 0)


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("it stops", "“it stops”"),
        ("“It stops.”", "“It stops.”"),
        ('"It stops," she said', '‘"It stops," she said’'),
        ('Line "stops" ferry…', '‘Line "stops" ferry…’'),
        ("", "“”"),
    ],
)
def test_quotation_marks_stand_once(printed: str, told: str) -> None:
    assert in_quotes(printed) == told


@pytest.mark.parametrize(
    ("words_", "entry"),
    [
        ("last week, the ferry sank", "Last week, the ferry sank"),
        ("that the ferry had sunk on Monday", "The ferry had sunk on Monday"),
        ("to have met the mayor on Monday", "… to have met the mayor on Monday"),
        ("having met the mayor", "… having met the mayor"),
        ("The ferry sank", "The ferry sank"),
        ("“that” ferry", "“that” ferry"),
    ],
)
def test_an_entry_begins_with_a_capital_or_shows_that_it_is_a_part(words_: str, entry: str) -> None:
    assert begun(words_) == entry
