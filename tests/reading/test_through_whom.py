"""Through whom it came: what is a carrier of a saying, and what is none."""

from __future__ import annotations

import pytest
from reporting import told

from onrecord.data import rows
from onrecord.reading.sourcing.carriers import carriers_in


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("{It leaks}, [according to] <a memo seen by Radio Tarn>.", ["Radio Tarn"]),
        ("{It leaks}, [according to] <a copy of a filing obtained by the Tarn Courier>.", ["Tarn Courier"]),
        ("{“It leaks,”} <Lind> [said], citing Poe’s broad appeal.", None),
        ("{It leaks}, <Lind> [told] KTRN-TV of Tarn.", ["KTRN-TV"]),
        ("<Lind> [did tell] Radio Tarn {it leaks}.", ["Radio Tarn"]),
        ("<Lind> [said] in an interview {that it leaks}.", []),
        ("<Lind> [said] in an interview that aired on Monday {that it leaks}.", None),
        ("<Lind> [told] The Ostwick’s Nora Orr {it leaks}.", ["Ostwick"]),
    ],
)
def test_through_whom_it_came(text, chain):
    assert told(text)[0][3] == chain


def test_a_name_of_several_words_is_the_same_in_capitals():
    name = next(row["name"] for row in rows("carriers") if row["name"].istitle() and " " in row["name"])
    assert [carrier.name for carrier in carriers_in(name.upper(), (0, len(name)))] == [name]


def test_an_outlet_that_reports_beside_another_has_not_its_word():
    found = told("{The mill burned}, <Radio Tarn> [reported], // while {two died}, <the Tarn Courier> [reported].")
    assert found[1][3] is None
