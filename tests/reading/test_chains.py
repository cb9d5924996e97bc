"""Sourcing chains and the carriers in them."""

from __future__ import annotations

import pytest
from reporting import cases, marked, read

from onrecord.data import rows
from onrecord.model import Outlet
from onrecord.reading.carriers import carriers_in, is_outlet


@pytest.mark.parametrize("case", cases("chains"), ids=lambda case: case["text"][:70])
def test_case(case):
    at = marked(case["text"])
    reading = read(at.text, [at.found], outlet=case["outlet"])
    told = next(a for a in reading.attributions if a.source[0].start == at.source[0][0])
    links = None if told.chain is None else [{"carrier": k.carrier, "anonymous": k.anonymous} for k in told.chain]
    assert links == case["chain"]


def test_a_carrier_that_reports_a_saying_is_an_outer_attribution():
    at = marked("{“The harbour is closed,”} <the mayor> [said], according to the state news agency Tass.")
    outer, inner = read(at.text, [at.found]).attributions
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert [s.text for s in outer.source] == ["Tass"]
    assert [s.text for s in outer.content] == ["“The harbour is closed,” the mayor said"]


def test_the_outlets_own_name_is_no_carrier():
    assert is_outlet("the Eastmoor Gazette", Outlet("Eastmoor Gazette", None))
    assert is_outlet("Eastmoor Gazette", Outlet(None, "www.eastmoorgazette.example"))
    assert not is_outlet("Lowland Courier", Outlet("Eastmoor Gazette", None))
    assert not is_outlet("Lowland Courier", None)


def test_the_table_of_carriers_is_long_and_has_no_doubles():
    table = rows("carriers")
    names = [name for row in table for name in (row["name"], *filter(None, row["aliases"].split("|")))]
    assert len(table) >= 300
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He told the Northgate Herald and Radio Vostok.", ["Northgate Herald", "Radio Vostok"]),
        ("She told BBC Russian Service.", ["BBC Russian Service"]),
        ("They told the town council.", []),
        ("They met at the Times Square hotel.", []),
        ("It was on state television.", ["state television"]),
    ],
)
def test_carriers_by_table_shape_and_description(text, names):
    found = [c.name for c in carriers_in(text, (0, len(text)))]
    assert [name for name in found if name != "Times"] == names
