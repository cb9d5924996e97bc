"""Mentions on their way into clusters, and the clusters: what `coreference.py` builds and `mentions.py` reads."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.reading.phrases import Phrase


@dataclass(eq=False)
class Node:
    """A mention on its way into a cluster.

    `within`: attributions whose content it stands in; `quoted`: those of them that quote it; `of`: whose source;
    `aside`: it stands in a dateline; `headline`: in a headline;
    `leads`: only a preposition stands before it in its sentence.
    """

    start: int
    end: int
    phrase: Phrase
    kind: str
    sentence: int = 0
    subject: bool = False
    oblique: bool = False
    aside: bool = False
    headline: bool = False
    leads: bool = False
    within: frozenset[int] = frozenset()
    of: frozenset[int] = frozenset()
    quoted: frozenset[int] = frozenset()
    cluster: Cluster | None = None


@dataclass(eq=False)
class Cluster:
    """The mentions of one thing, and what they say of it together."""

    nodes: list[Node] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    kind: str = ""
    gender: str = ""
    plural: bool = False
    members: tuple[Cluster, ...] = ()
    owner: Cluster | None = None

    @property
    def names(self) -> list[str]:
        """Its names without titles, in reading order."""
        return [node.phrase.name for node in self.nodes if node.phrase.form == "name"]

    @property
    def person(self) -> bool:
        """Whether it is, or may be, a single person."""
        return self.kind in ("person", "") and not self.plural

    def add(self, node: Node) -> None:
        """Take a mention in, with what it says."""
        self.nodes.append(node)
        self.nodes.sort(key=lambda n: (n.start, n.end))
        node.cluster = self
        phrase = node.phrase
        if phrase.form != "pronoun":
            self.roles |= {*phrase.about, *([phrase.head] if phrase.form == "nominal" else [])}
            self.kind = self.kind or node.kind or phrase.kind
            self.plural = self.plural or (phrase.form == "nominal" and phrase.plural and not self.names)
        self.gender = self.gender or (phrase.gender if phrase.gender != "thing" else "")

    def take(self, other: Cluster) -> None:
        """Take all mentions of another cluster in."""
        for node in list(other.nodes):
            self.add(node)
        other.nodes.clear()
