"""Decisions are superseded and never overwritten."""

from __future__ import annotations

import pytest

from onrecord.errors import StoreError
from onrecord.model import Decision, Record
from onrecord.model.record import DecisionKind
from onrecord.store import Store


def decision(id_: str, kind: DecisionKind, *targets: str, value: str | None = None) -> Decision:
    return Decision(id_, kind, targets, value, "Mona", "2024-11-08T10:00:00Z", "read it again")


def in_force(store: Store, *made: Decision) -> list[str]:
    for one in made:
        store.decide(one)
    return [one.id for one in store.decisions()]


def test_decisions_come_in_the_order_they_were_made(store: Store) -> None:
    assert in_force(store, decision("z", "reject", "a1"), decision("a", "reject", "a2")) == ["z", "a"]


def test_a_later_answer_to_the_same_question_supersedes(store: Store) -> None:
    reject, accept = decision("1", "reject", "a1"), decision("2", "accept", "a1")
    assert in_force(store, reject, accept) == ["2"]
    assert store.decisions(superseded=True) == (reject, accept)


def test_two_targets_are_a_pair_in_any_order(store: Store) -> None:
    assert in_force(store, decision("1", "merge", "m1", "m2"), decision("2", "split", "m2", "m1")) == ["2"]


def test_answers_to_other_questions_stay(store: Store) -> None:
    made = (
        decision("1", "reject", "a1"),
        decision("2", "reject", "a2"),
        decision("3", "merge", "a1", "a2"),
        decision("4", "link", "a1", "a2"),
    )
    assert in_force(store, *made) == ["1", "2", "3", "4"]


def test_an_edit_supersedes_the_edit_of_the_same_field(store: Store) -> None:
    made = (
        decision("1", "edit", "a1", value="act=deny"),
        decision("2", "edit", "a1", value="said=2024-11-08"),
        decision("3", "edit", "a1", value="act = promise"),
    )
    assert in_force(store, *made) == ["2", "3"]


def test_notes_are_never_superseded(store: Store) -> None:
    assert in_force(store, decision("1", "note", "a1", value="one"), decision("2", "note", "a1")) == ["1", "2"]


def test_the_same_decision_twice_is_one(store: Store) -> None:
    assert in_force(store, *[decision("\ud800", "reject", "a1")] * 2) == ["�"]


def test_a_superseded_decision_does_not_come_back_by_being_sent_again(store: Store) -> None:
    first = decision("1", "reject", "a1")
    assert in_force(store, first, decision("2", "accept", "a1"), first) == ["2"]


def test_a_decision_is_never_changed(store: Store) -> None:
    store.decide(decision("1", "reject", "a1"))
    with pytest.raises(StoreError, match="superseded, never changed"):
        store.decide(decision("1", "accept", "a1"))
    assert store.decisions() == (decision("1", "reject", "a1"),)


def test_no_rebuild_touches_them(store: Store) -> None:
    store.decide(decision("1", "reject", "a1"))
    store.replace_record(Record(), "reader", "weights")
    assert store.decisions() == (decision("1", "reject", "a1"),)
