"""What a denial denies by the weight of signs and of a network for pairs, and how a statement is shown to one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from onrecord.model import STANDINGS
from onrecord.record.answers.weighed import SHORTLIST
from onrecord.record.asking import Asking, Floats
from onrecord.record.shown import INSIDE, LEFT, RIGHT, shown
from onrecord.record.statements import collect
from onrecord.record.story import Story
from onrecord.record.who import entities
from record.story import record, related
from record.test_denials import said
from record.world import Draft

TEXT = "Rain fell. Tamm denied [sic] any delay on Monday, he said. Boats sailed."
SENTENCES = [(0, 10), (11, 58), (59, 72)]


class Network:
    """Says that a text denies every other that holds a word, and keeps what it was asked."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.asked: list[tuple[str, str]] = []

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        self.asked += pairs
        answers = np.full((len(pairs), len(STANDINGS)), -5.0, np.float32)
        held = [self.word in other for _, other in pairs]
        for standing in ("denies", "contradicts"):
            answers[held, STANDINGS.index(standing)] = 9.0
        return answers


def test_the_words_that_count_stand_in_brackets_inside_their_sentence():
    start = TEXT.index("any delay")
    assert shown(TEXT, (start, start + 9), SENTENCES) == "Tamm denied (sic) [ any delay ] on Monday, he said."


def test_of_a_long_sentence_the_near_words_are_shown():
    words = [f"w{n}" for n in range(200)]
    text = " ".join(words)
    where = (text.index("w60 "), text.index("w150 "))
    found = shown(text, where, [(0, len(text))]).split()
    assert found.index("[") == LEFT
    assert found.index("]") == LEFT + INSIDE + 1
    assert len(found) == LEFT + INSIDE + RIGHT + 2


def denials(network: Network | None) -> list[tuple[str, str]]:
    pages = (
        said("a", "Harbour Line", "that the pier had been left to rot", "deny"),
        said("b", "Ion Pell", "the landing stage crumbled since nobody paid for the pier"),
        said("c", "Mara Tove", "the pier has a new lamp"),
    )
    built = record(*pages, weigh=network)
    texts = {c.id: c.content.text for c in built.claims}
    texts |= {a.id: " ".join(s.text for s in a.content) for a in built.attributions}
    return [
        (texts[(r.from_.claim or r.from_.attribution) or ""], texts[(r.to.claim or r.to.attribution) or ""])
        for r in related(built, "denies")
    ]


def test_a_denial_in_other_words_finds_what_it_denies():
    mine, theirs = (
        "that the pier had been left to rot",
        "the landing stage crumbled since nobody paid for the pier",
    )
    assert denials(None) == []
    assert denials(Network("crumbled")) == [(mine, theirs)]
    assert denials(Network("nothing of that")) == []


@pytest.mark.parametrize(("negated", "wanted"), [(False, 1), (True, 0)])
def test_who_says_that_nobody_said_it_denies_not_that_nobody_did(negated, wanted):
    draft = Draft("a.txt", "Harbour Line denied that Ion Pell never asked for a crumbled pier.", "a", "2031-05-06")
    said_no = "that Ion Pell never asked for a crumbled pier"
    outer = draft.says("Harbour Line", "denied", said_no, speaker="Harbour Line", act="deny")
    cue = "never asked for" if negated else "asked for"
    draft.says("Ion Pell", cue, "a crumbled pier", speaker="Ion Pell", act="demand", negated=negated, parent=outer)
    built = record(draft, weigh=Network("crumbled"))
    assert len(related(built, "denies")) == wanted


def test_the_network_is_shown_a_denial_beside_what_others_say():
    network = Network("crumbled")
    denials(network)
    assert {one for one, _ in network.asked} == {"Harbour Line denied [ that the pier had been left to rot ] ."}
    assert len(network.asked) == 2


def test_the_network_is_shown_the_few_that_a_denial_most_likely_denies():
    names = ("Ion Pell", "Mara Tove", "Ada Lovel", "Jon Vey", "Lena Ruk", "Per Holm", "Ida Sand")
    pages = [said(f"p{n}", name, f"the pier of {name} lost plank {n}") for n, name in enumerate(names)]
    network = Network("nothing of that")
    record(said("a", "Harbour Line", "that the pier had been left to rot", "deny"), *pages, weigh=network)
    asked = [other for one, other in network.asked if one.startswith("Harbour Line denied")]
    assert len(asked) == SHORTLIST < len(names)


def test_a_pair_is_asked_once():
    network = Network("lamp")
    drafts = [said("a", "Ion Pell", "the lamp is lit"), said("b", "Mara Tove", "the lamp is out")]
    story = Story.of(draft.reading() for draft in drafts)
    statements = collect(story, entities.resolve(story, {}))
    asking = Asking(story, network)
    first = asking.of(statements.all[0], statements.all[1:])
    assert np.array_equal(first, asking.of(statements.all[0], statements.all[1:]))
    assert len(network.asked) == len(statements.all) - 1


@pytest.mark.parametrize("network", [None, Network("x")])
def test_without_a_network_nothing_is_asked(network: Network | None):
    assert bool(Asking(Story.of([]), network)) is (network is not None)
