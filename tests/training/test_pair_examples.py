"""Pairs of texts with what is known of how they stand, from families and from the gold of a story."""

from __future__ import annotations

import random

import pytest
from record.test_positions import moving, wants
from training.made_up import articles
from training.pair_examples import Asked, Story, asked, of_families, of_reading, of_record

from onrecord.model import STANDINGS, Reading
from training.families import Family

FAMILY = Family(
    "a dredged harbour",
    {"a1": "Tamm said [it begins].", "a2": "It begins", "b1": "[It is put off]", "c1": "Tamm denied [any delay]."},
    {("a", "b"): "contradicts", ("c", "b"): "denies"},
    {"the dredging": {"a": "+", "b": "-", "c": "0"}},
)


def told(pair: Asked) -> dict[str, bool]:
    """What is known of a pair, by standing."""
    return {s: bool(a) for s, a, known in zip(STANDINGS, pair.answers, pair.asked, strict=True) if known}


@pytest.fixture(scope="module")
def of_family() -> dict[tuple[str, str], dict[str, bool]]:
    return {(pair.one, pair.other): told(pair) for pair in of_families([FAMILY], random.Random(1))}


def test_a_denial_contradicts_and_is_none_the_other_way_round(
    of_family: dict[tuple[str, str], dict[str, bool]],
) -> None:
    mine, theirs = FAMILY.texts["c1"], FAMILY.texts["b1"]
    assert of_family[mine, theirs] == {"same": False, "denies": True, "rejects": False}
    assert of_family[theirs, mine] == {"same": False, "denies": False, "rejects": False}
    assert asked(mine, theirs, "denies", STANDINGS).answers == (0, 1, 1, 0, 0, 0)


def test_what_a_family_does_not_list_is_nothing(of_family: dict[tuple[str, str], dict[str, bool]]) -> None:
    assert of_family[FAMILY.texts["a1"], FAMILY.texts["a2"]]["same"]
    assert of_family[FAMILY.texts["b1"], FAMILY.texts["a2"]]["contradicts"]
    assert not any(of_family[FAMILY.texts["c1"], FAMILY.texts["a1"]].values())


def test_leanings_are_asked_of_the_issue_alone(of_family: dict[tuple[str, str], dict[str, bool]]) -> None:
    leanings = {one: known for (one, other), known in of_family.items() if other == "the dredging"}
    assert leanings[FAMILY.texts["a2"]] == {"for": True, "against": False}
    assert leanings[FAMILY.texts["b1"]] == {"for": False, "against": True}
    assert leanings[FAMILY.texts["c1"]] == {"for": False, "against": False}


def test_a_storys_pairs_are_those_of_its_gold() -> None:
    pairs = list(Story("orlim-dam").pairs(random.Random(1)))
    known = [told(pair) for pair in pairs]
    assert sum(answers.get("denies", False) for answers in known) == 11
    assert sum(answers.get("same", False) for answers in known) > 80
    assert all("[" in pair.one for pair in pairs)
    assert all(answers for answers in known)
    assert pairs == list(Story("orlim-dam").pairs(random.Random(1)))


def test_of_an_article_pairs_are_drawn_of_which_nothing_is_known() -> None:
    article = next(article for _, article in articles("orlim-dam"))
    ends = [n + 1 for n, mark in enumerate(article.text) if mark in ".\n"]
    sentences = tuple(zip([0, *ends], ends, strict=False))
    pairs = list(of_reading(Reading(article, sentences), random.Random(1)))
    assert pairs
    assert all(told(pair) == {} and pair.one != pair.other for pair in pairs)
    assert pairs == list(of_reading(Reading(article, sentences), random.Random(1)))
    assert list(of_reading(Reading(article, sentences[:2]), random.Random(1))) == []


def test_of_a_story_of_articles_the_pairs_are_those_that_the_record_asks_about() -> None:
    said = wants("d", "2031-05-05", "Mara Tove", "said", "that the inspection of the lock was under way")
    pairs = list(of_record([draft.reading() for draft in (*moving(), said)]))
    assert [pair.other for pair in pairs if "Mara Tove said" in pair.one] == ["inspection of the lock"]
    assert all(told(pair) == {} for pair in pairs)
    assert list(of_record([])) == []
