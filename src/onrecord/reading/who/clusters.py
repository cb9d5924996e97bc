"""Mentions on their way into clusters, and the clusters: what `coreference.py` builds and `mentions.py` reads."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.reading.found import Range
from onrecord.reading.who.names import folded, keys
from onrecord.reading.who.phrase import Phrase

_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where)\b")


@dataclass(eq=False)
class Node:
    """A mention on its way into a cluster.

    `within`: attributions whose content it stands in; `quoted`: those of them that quote it; `of`: whose source;
    `aside`: it stands in a dateline; `headline`: in a headline;
    `agent`: it speaks behind a passive or in a clause behind ("was told by | Ann Poe", "after | Ann Poe | said");
    `shown`: it begins with "this" or "that"; `modifies`: it is a name that stands before the noun of a person or a
    work ("| Health | officials", "the | Courier | poll");
    `marked`: it stands between quotation marks of its line; `spoken`: its line is nothing but a quotation;
    `turned`: the page turns to whom it names ("just look at | Ann Poe");
    `leads`: only a preposition stands before it in its sentence; `acts`: a verb stands right behind it;
    `paragraph`: the number of its line;
    `step`: its sentence, those that stand wholly inside a quotation not being counted;
    `tagged`: the kind that the tagger gave it, whatever its own words say; `sure`: how sure it was;
    `named`: of a description the name that it ends in ("the mayor of Ostwick | Ann Poe");
    `drawn`: of a name the whole phrase that the tagger found, `start` and `end` being those of the name alone.
    """

    start: int
    end: int
    phrase: Phrase
    kind: str
    sentence: int = 0
    step: int = 0
    paragraph: int = 0
    subject: bool = False
    oblique: bool = False
    aside: bool = False
    headline: bool = False
    agent: bool = False
    shown: bool = False
    modifies: bool = False
    leads: bool = False
    marked: bool = False
    spoken: bool = False
    turned: bool = False
    acts: bool = False
    tagged: str = ""
    sure: float = 0.0
    drawn: Range | None = None
    within: frozenset[int] = frozenset()
    of: frozenset[int] = frozenset()
    quoted: frozenset[int] = frozenset()
    named: Node | None = None
    cluster: Cluster | None = None

    @property
    def whole(self) -> Range:
        """Its noun phrase, with the titles of a name and its case ending: "Mayor Ann Poe’s"."""
        drawn = self.drawn
        return drawn if drawn and drawn[0] <= self.start and self.end <= drawn[1] else (self.start, self.end)

    def after(self, other: Node) -> int:
        """How many sentences it stands behind another. For who speaks on behind a quotation, what was quoted is no
        distance: they are still speaking."""
        return self.sentence - other.sentence if self.quoted else self.step - other.step


@dataclass(eq=False)
class Cluster:
    """The mentions of one thing, and what they say of it together.

    `called`: its names without titles, each once; `owned`: whose it is, by what it is called ("her agent");
    `members`: of "both leaders" the two; `voice`: it is nothing but the "I", "we" or "you" of somebody unnamed.
    """

    nodes: list[Node] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    called: dict[str, None] = field(default_factory=dict)
    kind: str = ""
    gender: str = ""
    plural: bool = False
    members: tuple[Cluster, ...] = ()
    owned: dict[str, Cluster] = field(default_factory=dict)
    voice: bool = False
    number: int = 0

    @property
    def names(self) -> list[str]:
        """Its names without titles, in reading order."""
        return [node.phrase.name for node in self.nodes if node.phrase.form == "name"] if self.called else []

    @property
    def owner(self) -> Cluster | None:
        """Whose it is, where it is somebody's."""
        return next(iter(self.owned.values()), None)

    @property
    def person(self) -> bool:
        """Whether it is, or may be, a single person."""
        return self.kind in ("person", "") and not self.plural

    @property
    def only_modifies(self) -> bool:
        """Whether the article has its name only before other nouns."""
        return all(node.modifies for node in self.nodes if node.phrase.form == "name")

    def add(self, node: Node) -> None:
        """Take a mention in, with what it says."""
        insort(self.nodes, node, key=_place)
        node.cluster = self
        phrase = node.phrase
        if phrase.form == "name":
            self.called[phrase.name] = None
        if phrase.form != "pronoun":
            self.roles |= {*phrase.about, *([phrase.head] if phrase.form == "nominal" else [])}
            self.kind = self.kind or node.kind or phrase.kind
            self.plural = self.plural or (phrase.form == "nominal" and phrase.plural and not self.called)
        self.gender = self.gender or (phrase.gender if phrase.gender != "thing" else "")

    def before(self, place: int) -> int:
        """How many of its mentions begin before a place."""
        return bisect_left(self.nodes, place, key=_start)

    def last(self, place: int) -> Node | None:
        """Its last mention that begins before a place, or None."""
        count = self.before(place)
        return self.nodes[count - 1] if count else None


class Known:
    """The mentions of one article in reading order and the clusters made of them so far, found by their words."""

    def __init__(self, text: str, nodes: Sequence[Node], speakers: Sequence[Sequence[Node]]) -> None:
        """`speakers` are, for each attribution, the nodes that head its source."""
        self.text = text
        self.nodes = sorted(nodes, key=_place)
        self.speakers = speakers
        self.clusters: list[Cluster] = []
        self.starts = [node.start for node in self.nodes]
        self.ending: dict[int, Node] = {}
        for node in self.nodes:
            self.ending.setdefault(node.end, node)
        self._named: dict[str, dict[int, Cluster]] = {}
        self._said: dict[str, dict[int, Cluster]] = {}

    def open(self, node: Node) -> Cluster:
        """A new cluster of one mention."""
        cluster = Cluster()
        self.keep(cluster)
        self.add(cluster, node)
        return cluster

    def keep(self, cluster: Cluster) -> None:
        """Count a cluster among those known."""
        cluster.number = len(self.clusters)
        self.clusters.append(cluster)

    def add(self, cluster: Cluster, node: Node) -> None:
        """Take a mention into a cluster, which from then on is found by what the mention says."""
        cluster.add(node)
        phrase = node.phrase
        if phrase.form == "name":
            for key in keys(phrase.name):
                self._named.setdefault(key, {})[cluster.number] = cluster
        if phrase.form != "pronoun":
            words = (
                {*phrase.about, phrase.head} if phrase.form == "nominal" else {*phrase.about, *folded(phrase.name)}
            )
            for word in words:
                self._said.setdefault(word, {})[cluster.number] = cluster

    def take(self, cluster: Cluster, other: Cluster) -> None:
        """Take all mentions of another cluster in."""
        for node in list(other.nodes):
            self.add(cluster, node)
        other.nodes.clear()

    def alike(self, name: str) -> list[Cluster]:
        """The clusters that share a word with a name, or its initials, in order of their numbers."""
        return _found(self._named, keys(name))

    def saying(self, words: Iterable[str]) -> list[Cluster]:
        """The clusters of which one of the words was said, or in whose names it stands, in order of numbers."""
        return _found(self._said, words)

    def back(self, node: Node, sentences: int) -> Iterator[Node]:
        """The mentions that begin before a node, in its sentence or so many before it, the last first."""
        quoted = bool(node.quoted)
        furthest = (node.sentence if quoted else node.step) - sentences
        for index in range(bisect_left(self.starts, node.start) - 1, -1, -1):
            other = self.nodes[index]
            if (other.sentence if quoted else other.step) < furthest:
                return
            yield other

    def beside(self, node: Node) -> Iterator[Node]:
        """The other mentions of a node's sentence."""
        here = bisect_left(self.starts, node.start)
        for step, index in ((-1, here - 1), (1, here)):
            while 0 <= index < len(self.nodes) and self.nodes[index].sentence == node.sentence:
                if self.nodes[index] is not node:
                    yield self.nodes[index]
                index += step

    def near(self, node: Node, sentences: int) -> list[Cluster]:
        """The clusters with a mention in so many sentences before a node, or in its own, the last first."""
        found: dict[int, Cluster] = {}
        for other in self.back(node, sentences):
            if other.cluster and not other.cluster.voice and (other.end < node.end or self._told_of(other, node)):
                found.setdefault(other.cluster.number, other.cluster)
        return list(found.values())

    def _told_of(self, other: Node, node: Node) -> bool:
        """Whether a node stands in the clause that tells of another: "a colonel who gave | his name"."""
        return node.phrase.form == "pronoun" and bool(
            _RELATIVE.search(self.text, other.phrase.core[1], node.start)
        )

    def inside(self, start: int, end: int) -> list[Node]:
        """The mentions that stand wholly in a range."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return [node for node in self.nodes[first:last] if node.end <= end]


def _found(table: dict[str, dict[int, Cluster]], words: Iterable[str]) -> list[Cluster]:
    found: dict[int, Cluster] = {}
    for word in words:
        found.update(table.get(word, {}))
    return [found[number] for number in sorted(found) if found[number].nodes]


def _place(node: Node) -> tuple[int, int]:
    return node.start, node.end


def _start(node: Node) -> int:
    return node.start
