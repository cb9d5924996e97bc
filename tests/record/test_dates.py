"""EDTF dates as intervals of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import check_edtf
from onrecord.record.dates import Interval, edtf_of, interval, one_day, sort_key


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2031-05-06", "2031-05-06", "2031-05-06"),
        ("2031-05-06T14:05:00+02:00", "2031-05-06", "2031-05-06"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2031-22", "2031-06-01", "2031-08-31"),
        ("2031?", "2031-01-01", "2031-12-31"),
        ("2031-05-06/2031-05-08", "2031-05-06", "2031-05-08"),
    ],
)
def test_a_date_is_its_days(edtf, first, last):
    found = interval(edtf)
    assert found == Interval(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


def test_open_ends_meet_everything_on_their_side():
    assert interval("../2031-05-06").meets(interval("1999"))
    assert not interval("../2031-05-06").meets(interval("2031-06"))
    assert interval(None).meets(interval("2031"))
    assert sort_key(None) > sort_key("2999")
    assert one_day("2031-05-06/2031-05-06") and not one_day("2031-05")


@given(st.dates(), st.dates())
def test_an_interval_is_written_and_read_back(a, b):
    first, last = sorted((a, b))
    edtf = edtf_of(Interval(first.toordinal(), last.toordinal()))
    assert edtf is not None
    assert interval(check_edtf(edtf)) == Interval(first.toordinal(), last.toordinal())
    assert interval(first.isoformat()).before(interval(last.isoformat())) == (first < last)
