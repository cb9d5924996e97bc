"""Offices that stand beside a name."""

from __future__ import annotations

import pytest

from onrecord.record.who.roles import head_of, roles_beside

CASES = [
    ("On Friday Foreign Minister Ada Lovel said", "Ada Lovel", ["Foreign Minister"]),
    ("The mayor's spokesman, Ion Pell, said no", "Ion Pell", ["mayor's spokesman"]),
    ("Ada Lovel, the country's foreign minister, said", "Ada Lovel", ["country's foreign minister"]),
    (
        "by Norn Ambassador to the Sea League, Ion Pell, as cited",
        "Ion Pell",
        ["Norn Ambassador to the Sea League"],
    ),
    ("incoming Norn President Ion Pell won", "Ion Pell", ["incoming Norn President"]),
    ("says Olek Mer, chairman of the Assembly’s Committee.", "Olek Mer", ["chairman of the Assembly’s Committee"]),
    ("The spokesman for the president, Ion Pell, left", "Ion Pell", ["spokesman for the president"]),
    ("The minister Ada Lovel told the council’s envoy, Ion Pell, so", "Ion Pell", ["council’s envoy"]),
    ("On Friday Minister of the Interior Ion Pell rose", "Ion Pell", ["Minister of the Interior"]),
    ("He called the Friend of Norn Ion Pell back", "Ion Pell", []),
    ("Ion Pell, and the minister, left", "Ion Pell", []),
    ("Ion Pell, insisted through an aide, was away", "Ion Pell", []),
    ("Ada Lovel, not related to the captain, wept", "Ada Lovel", []),
    ("Ada Lovel, told the minister's chief of staff in a call", "Ada Lovel", []),
    ("Ion Pell, who runs the president’s office, left", "Ion Pell", []),
    ("Ion Pell, to examine the captain's release, came", "Ion Pell", []),
    ("Ada Lovel, has called in our ambassador.", "Ada Lovel", []),
    ("Ada Lovel, chief of staff to the mayor, left", "Ada Lovel", ["chief of staff to the mayor"]),
    ("Ada Lovel, his lawyer, left", "Ada Lovel", ["his lawyer"]),
    ("Ada Lovel, the newly appointed head of the board, left", "Ada Lovel", ["newly appointed head of the board"]),
    ("Ion Pell, a teacher freed on Friday, left", "Ion Pell", ["teacher"]),
    ("Ion Pell, a retired judge in Norn, left", "Ion Pell", ["retired judge in Norn"]),
    ("He met Ion Pell, Ada Lovel and a judge", "Ion Pell", []),
    ("Ion Pell went home", "Ion Pell", []),
]


@pytest.mark.parametrize(("text", "name", "roles"), CASES)
def test_roles_beside_a_name(text, name, roles):
    start = text.index(name)
    found = list(roles_beside(text, start, start + len(name)))
    assert [role.text for role in found] == roles
    assert all(text[role.start : role.end] == role.text for role in found)


@pytest.mark.parametrize(
    ("role", "head"),
    [
        ("deputy prime minister", "prime minister"),
        ("chairman of the committee of ministers", "chair"),
        ("mayor’s chief of staff", "chief of staff"),
        ("prime minister's spokeswoman", "spokesperson"),
    ],
)
def test_the_head_of_a_role(role, head):
    assert head_of(role)[0] == head


def test_what_names_no_office_has_no_head():
    assert head_of("old friend of the house") is None


def test_who_is_close_to_an_office_does_not_hold_it():
    assert head_of("a person close to the president of Brevia") is None
    assert head_of("a minister close to the president") == head_of("a minister")
