"""What only points to what was decided or demanded."""

from __future__ import annotations

import pytest

from onrecord.model import NamedIssue, RecordSettings
from record.story import record
from record.world import Draft

LOCK = RecordSettings(issues=(NamedIssue("The lock", ("lock",)),))


def answers(told: str, act: str, cue: str, content: str, reply: str = "assert", **rest: str) -> list[str]:
    """Which way somebody leans who speaks behind Ion Pell, whose words on the lock they point to."""
    draft = Draft("a.txt", f"Ion Pell {told}. It rained. Ada Lovel {cue} {content}.", "a", "2031-05-03")
    verb, thing = told.split(" ", 1)
    draft.says("Ion Pell", verb, thing, speaker="Ion Pell", mention=draft.name("Ion Pell"), act=act)
    ada = draft.name("Ada Lovel")
    if "Vera Ost" in content:
        draft.name("Vera Ost")
    draft.says("Ada Lovel", cue, content, speaker="Ada Lovel", mention=ada, act=reply, **rest)
    found = record(draft, settings=LOCK)
    (who,) = (e.id for e in found.entities if e.name == "Ada Lovel")
    return [p.direction for p in found.positions if p.actor == who]


@pytest.mark.parametrize(
    ("told", "act", "cue", "content", "reply", "direction"),
    [
        ("ordered a lock", "demand", "described", "the guild’s order as hasty", "assert", "against"),
        ("ordered a lock", "demand", "called", "the order a scandal", "criticise", "against"),
        ("ordered a lock", "demand", "said", "she would welcome the order", "assert", "for"),
        ("rejected the lock", "reject", "welcomed", "the decision", "praise", "against"),
        ("ordered a lock", "demand", "urged", "the guild to withdraw the order", "urge", "against"),
        ("ordered a lock", "demand", "refused", "to withdraw the order", "reject", "for"),
        ("ordered a lock", "demand", "urged", "the guild to reconsider the order", "urge", "against"),
        ("ordered a lock", "demand", "called", "Pell’s order rash", "criticise", "against"),
        ("rejected the lock", "reject", "welcomed", "Pell’s decision", "praise", "against"),
        ("rejected the lock", "reject", "welcomed", "Vera Ost’s decision", "praise", "for"),
        ("rejected the lock", "reject", "welcomed", "the idea", "praise", "for"),
        ("ordered a lock", "demand", "refused", "to do so", "reject", "against"),
        ("promised a lock", "promise", "refused", "to do so", "reject", None),
        ("ordered a lock", "demand", "said", "the town would comply", "assert", "for"),
        ("ordered a lock", "demand", "said", "the order was on blue paper", "assert", None),
        ("ordered a lock", "demand", "said", "my order stands", "assert", "for"),
    ],
)
def test_which_way_somebody_leans_on_what_was_decided(told, act, cue, content, reply, direction):
    assert answers(told, act, cue, content, reply) == ([direction] if direction else [])


def test_a_refusal_is_no_order():
    """The order that is meant is none of those that the page tells of: nothing is turned by the refusal."""
    assert answers("rejected the lock", "reject", "called", "the order a scandal", "criticise") == ["against"]


def test_what_nobody_was_told_to_do_is_not_done():
    assert answers("praised the lock", "praise", "refused", "to do so", "reject") == []
