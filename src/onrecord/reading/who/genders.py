"""Whether a person is a he or a she, by the pronouns that follow their name all through the article.

Expectation and maximisation: each pronoun is shared out among the people named shortly before it, nearer ones and
subjects getting more, and so do those to whom the other pronouns of its gender have gone. A name never tells.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from onrecord.reading.who.agreement import is_apposed, is_bound
from onrecord.reading.who.clusters import Cluster, Known, Node

ROUNDS = 6
WINDOW = 2
"""Sentences before a pronoun's own in which whom it means is named."""

GAP, SUBJECT, SPOKE, QUOTED, OBLIQUE = -1.0, 1.0, 0.7, -1.5, -0.5
"""What a name's place says: sentences between, a subject, a speaker (of a pronoun that speaks), inside a quotation
that the pronoun is not in, behind a preposition. Set by hand."""

NOBODY = -2.0
"""Of somebody who is not named there."""

DOUBT = 0.3
"""Pronouns of each gender that everybody is given beforehand."""

SURE, HEARD = 0.7, 1.0
"""A gender is taken from this share on, and where the pronouns come to so many. By hand."""

SAID = 20.0
"""So many pronouns a title ("Mrs") or a role ("actress") counts for."""

_GENDERS = ("male", "female")
Shares = Sequence[tuple[Cluster, float]]


def settle_genders(known: Known) -> None:
    """Give people of whom no title or role says it the gender of most of the pronouns that mean them."""
    pronouns = [n for n in known.nodes if n.phrase.form == "pronoun" and n.phrase.gender in _GENDERS]
    given = [(node.phrase.gender, _people(known, node)) for node in pronouns]
    given = [(gender, people) for gender, people in given if people]
    votes: dict[int, dict[str, float]] = {}
    for _ in range(ROUNDS):
        votes = _shared(given, votes)
    for cluster in known.clusters:
        counts = votes.get(cluster.number)
        if cluster.gender or not counts:
            continue
        gender = max(_GENDERS, key=lambda g: counts[g])
        if counts[gender] >= HEARD and _share(cluster, gender, votes) >= SURE:
            cluster.gender = gender


def _shared(
    given: Sequence[tuple[str, Shares]], votes: Mapping[int, Mapping[str, float]]
) -> dict[int, dict[str, float]]:
    """The pronouns of each gender that go to each cluster, by the shares of the round before."""
    found: dict[int, dict[str, float]] = {}
    for gender, people in given:
        parts = [(c, math.exp(score) * _share(c, gender, votes)) for c, score in people]
        total = sum(part for _, part in parts) + math.exp(NOBODY) / 2
        for cluster, part in parts:
            counts = found.setdefault(cluster.number, dict.fromkeys(_GENDERS, 0.0))
            counts[gender] += part / total
    return found


def _share(cluster: Cluster, gender: str, votes: Mapping[int, Mapping[str, float]]) -> float:
    counts = votes.get(cluster.number, {})
    known = {g: DOUBT + counts.get(g, 0.0) + SAID * (cluster.gender == g) for g in _GENDERS}
    return known[gender] / sum(known.values())


def _people(known: Known, node: Node) -> list[tuple[Cluster, float]]:
    """The people named in the sentences up to a pronoun, and how much their places speak for them."""
    heads = [s for number in node.quoted for s in known.speakers[number]]
    speakers = {id(s.cluster) for s in heads}
    going_on = any(s.phrase.form == "pronoun" for s in heads)  # "Poe said … “I know him,” she said"
    scores: dict[int, tuple[Cluster, float]] = {}
    for other in known.back(node, WINDOW):
        cluster = other.cluster
        if cluster is None or cluster.kind != "person" or cluster.plural or not cluster.called:
            continue
        own = id(cluster) in speakers or other.within & node.of or other.end >= node.end
        own = own or (going_on and bool(other.of - node.of) and node.after(other) < 2)
        if own or is_bound(known.text, other, node) or is_apposed(known.text, other, node):
            continue
        score = (
            GAP * node.after(other)
            + SUBJECT * other.subject
            + SPOKE * bool(other.of and node.of)
            + QUOTED * bool(other.quoted - node.quoted)
            + OBLIQUE * other.oblique
        )
        if score > scores.get(cluster.number, (cluster, -math.inf))[1]:
            scores[cluster.number] = (cluster, score)
    return list(scores.values())
