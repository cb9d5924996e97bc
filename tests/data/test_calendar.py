"""The words of the calendar, by kind."""

from __future__ import annotations

import re

from onrecord.data import calendar
from onrecord.data.wordlists import written


def test_the_names_of_a_kind_stand_in_its_order() -> None:
    assert calendar.names("weekday")[:2] == ("monday", "tuesday")
    assert len(calendar.names("month")) == 12
    assert calendar.names("month")[8] == "september"


def test_short_spellings_are_no_names() -> None:
    assert {"sept", "sep", "jan"} <= calendar.short("month")
    assert not calendar.short("month") & set(calendar.names("month"))
    assert "may" not in calendar.short("month")


def test_a_pattern_takes_the_longest_spelling() -> None:
    found = re.match(calendar.any_of("month"), "september")
    assert found and found.group() == "september"
    assert re.fullmatch(written(calendar.dates()), "Sept")
    assert not re.fullmatch(written(calendar.dates()), "tues")
