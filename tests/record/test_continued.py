"""Quotations that go on right behind a position."""

from __future__ import annotations

import pytest

from onrecord.model import NamedIssue, RecordSettings
from onrecord.model.reading import Act, Form
from record.story import record
from record.world import Draft

LOCK = RecordSettings(issues=(NamedIssue("The lock", ("lock",)),))
QUOTE = "“Herons are patient,”"


def directions(
    between: str = ". ", who: str = "Ada Lovel", act: Act = "assert", form: Form = "direct"
) -> list[str]:
    """The directions on the lock, where what follows Ada Lovel's refusal of it names no lock."""
    draft = Draft(
        "a.txt", f"Ada Lovel said she opposes the lock{between}{QUOTE} {who} remarked.", "a", "2031-05-03"
    )
    ada, other = draft.name("Ada Lovel"), draft.name(who)
    draft.says("Ada Lovel", "said", "she opposes the lock", speaker="Ada Lovel", mention=ada)
    nth = 1 if who == "Ada Lovel" else 0
    draft.says(who, "remarked", QUOTE, speaker=who, mention=other, act=act, form=form, nth=nth)
    return [p.direction for p in record(draft, settings=LOCK).positions]


def test_a_quotation_right_behind_a_position_holds_it():
    assert directions() == ["against", "against"]


@pytest.mark.parametrize(
    "changed",
    [
        {"who": "Ion Pell"},
        {"act": "deny"},
        {"form": "indirect"},
        {"between": ". The river rose all night, and in the morning the herons had gone from the meadow. "},
    ],
)
def test_what_another_says_or_what_stands_apart_does_not(changed):
    assert directions(**changed) == ["against"]


def test_what_goes_on_makes_no_issue():
    draft = Draft("a.txt", f"Ada Lovel opposes any ceasefire. {QUOTE} Ada Lovel remarked.", "a", "2031-05-03")
    ada = draft.name("Ada Lovel")
    draft.says("Ada Lovel", "opposes", "any ceasefire", speaker="Ada Lovel", mention=ada)
    draft.says("Ada Lovel", "remarked", QUOTE, speaker="Ada Lovel", mention=ada, form="direct", nth=1)
    assert record(draft).issues == ()
