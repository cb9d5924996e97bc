"""What a network for pairs decides where words and signs do not: utterances and positions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from onrecord.model import STANDINGS, Act
from onrecord.record.asking import Asking, Floats
from onrecord.record.stands.asked import DOUBTED, LEAST
from onrecord.record.statements import collect
from onrecord.record.story import Story
from onrecord.record.utterances.asked import DOUBT, rescored
from onrecord.record.who import entities
from record.story import groups, record
from record.test_matching import LOOSE, NEAR, PAPER
from record.test_positions import held, moving, wants
from record.test_utterances import says

NEARER = "of men who had come for the inspection of the lock"
FARTHER = "of men who had come from the town by boat for the inspection of the lock and its two old gates last May"


class Network:
    """Gives each standing the log-odds that it was told, and keeps what it was asked."""

    def __init__(self, **told: float) -> None:
        self.told = told
        self.asked: list[tuple[str, str]] = []

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        self.asked += pairs
        row = [self.told.get("for_" if name == "for" else name, -6.0) for name in STANDINGS]
        return np.tile(np.array(row, np.float32), (len(pairs), 1))


class Doubting(Network):
    """Sees every side that is taken but Mara Tove's, of which it gives what it was told."""

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        rows = super().__call__(pairs)
        rows[["Mara" not in one for one, _ in pairs], STANDINGS.index("for") :] = 6.0
        return rows


def is_one(one: str, other: str, network: Network | None, **rest: str) -> bool:
    (a, x), (b, y) = says("a", "2031-05-08", one, **rest), says("b", "2031-05-08", other, **rest)
    return groups(record(a, b, weigh=network)) == {frozenset((x, y))}


def test_in_doubt_the_network_parts_what_is_not_one_and_joins_nothing() -> None:
    network = Network(same=6.0)
    assert not is_one(PAPER, LOOSE, None)
    assert not is_one(PAPER, LOOSE, network)
    assert is_one(PAPER, NEAR, network)
    assert any("farmers before the harvest ]" in one or "pay nothing ]" in one for one, _ in network.asked)
    assert is_one(PAPER, NEAR, None)
    assert not is_one(PAPER, NEAR, Network())


def test_what_is_sure_is_not_asked() -> None:
    network = Network()
    assert is_one(PAPER, PAPER, network)
    assert not any("toll" in one and "toll" in other for one, other in network.asked)


@pytest.mark.parametrize(("away", "asked"), [(-0.1, 0), (0.1, 1), (DOUBT - 0.1, 1), (DOUBT + 0.1, 0)])
def test_a_score_that_is_too_low_anyhow_or_far_above_is_not_asked_about(away: float, asked: int) -> None:
    network = Network()
    drafts = [held for held, _ in (says("a", "2031-05-08", PAPER), says("b", "2031-05-08", LOOSE))]
    story = Story.of(draft.reading() for draft in drafts)
    one, other = collect(story, entities.resolve(story, {})).all[:2]
    score = rescored(Asking(story, network), one, other, 1.0 + away, same=1.0)
    assert len(network.asked) == asked
    assert (score < 1.0 + away) is bool(asked)


@pytest.mark.parametrize(
    ("network", "words", "direction"),
    [
        (None, "", None),
        (Doubting(), "", None),
        (Doubting(against=3.0), "", "against"),
        (Doubting(for_=3.0), "", "for"),
        (Doubting(for_=3.0), " if June is dry", "conditional"),
        (Doubting(for_=LEAST - 0.1), "", None),
    ],
)
def test_a_leaning_that_no_word_shows_is_the_network_s(
    network: Network, words: str, direction: str | None
) -> None:
    said = wants("d", "2031-05-05", "Mara Tove", "said", f"that the inspection of the lock was under way{words}")
    found = dict(held(record(*moving(), said, weigh=network), "inspection"))
    assert found.get("Mara Tove") == direction
    assert found["Ion Pell"] == "for"


@pytest.mark.parametrize(
    ("words", "act", "direction"),
    [
        (NEARER, "assert", "against"),
        (NEARER, "deny", None),
        (FARTHER, "assert", None),
        (FARTHER, "urge", "against"),
    ],
)
def test_a_plain_statement_is_asked_about_when_it_is_nearer_to_an_issue_and_a_denial_never(
    words: str, act: Act, direction: str | None
) -> None:
    network = Network(against=3.0)
    said = wants("d", "2031-05-05", "Mara Tove", "spoke", words, act)
    assert dict(held(record(*moving(), said, weigh=network), "inspection")).get("Mara Tove") == direction
    assert any("Mara" in one and other.startswith("insp") for one, other in network.asked) is bool(direction)


@pytest.mark.parametrize(
    ("act", "network", "direction"),
    [
        ("assert", None, "against"),
        ("assert", Doubting(), None),
        ("assert", Doubting(against=DOUBTED - 0.1), None),
        ("assert", Doubting(against=DOUBTED + 0.1), "against"),
        ("reject", Doubting(against=DOUBTED - 0.1), None),
    ],
)
def test_a_statement_takes_no_side_that_the_network_does_not_see(
    act: Act, network: Network | None, direction: str | None
) -> None:
    said = wants("d", "2031-05-05", "Mara Tove", "said", "that there must be no inspection of the lock", act)
    assert dict(held(record(*moving(), said, weigh=network), "inspection")).get("Mara Tove") == direction


def test_what_nobody_is_seen_to_take_a_side_on_is_no_issue() -> None:
    sides = [
        wants("a", "2031-05-05", "Mara Tove", "said", "that there must be no inspection of the lock", "assert"),
        wants("b", "2031-05-06", "Ion Pell", "said", "that an inspection of the lock is needed", "assert"),
    ]
    assert [issue.name for issue in record(*sides, weigh=None).issues]
    assert not record(*sides, weigh=Network()).issues
