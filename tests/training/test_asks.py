"""What the record asks a network about in an example story, with the gold's answers."""

from __future__ import annotations

import pytest
from training.asks import of_story
from training.pair_examples import Asked

from onrecord.model import STANDINGS
from onrecord.record.answers import weighed


@pytest.fixture(scope="module")
def pairs() -> list[Asked]:
    return of_story("orlim-dam")


def known(pair: Asked) -> set[str]:
    return {s for s, asked in zip(STANDINGS, pair.asked, strict=True) if asked}


def holding(pairs: list[Asked], standing: str) -> list[Asked]:
    return [pair for pair in pairs if pair.answers[STANDINGS.index(standing)]]


def test_of_a_statement_it_is_known_whether_it_is_denied_and_of_an_issue_the_side(pairs: list[Asked]) -> None:
    assert {frozenset(known(pair)) for pair in pairs} == {frozenset({"denies"}), frozenset({"for", "against"})}
    assert all("[" in pair.one and ("[" in pair.other) == (known(pair) == {"denies"}) for pair in pairs)


def test_few_of_those_that_are_asked_about_stand_in_any_way(pairs: list[Asked]) -> None:
    assert len(holding(pairs, "denies")) > 20
    assert holding(pairs, "for") and holding(pairs, "against")
    assert len(pairs) > 8 * sum(any(pair.answers) for pair in pairs)


def test_each_pair_is_there_once_and_the_record_asks_as_before(pairs: list[Asked]) -> None:
    assert len({(pair.one, pair.other) for pair in pairs}) == len(pairs)
    assert weighed.SHORTLIST == 4
