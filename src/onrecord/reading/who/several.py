"""Of whom "they" goes on: those named together, and neither things that show something nor a body by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.data.wordlists import listed
from onrecord.reading.who.clusters import Cluster, Known, Node
from onrecord.reading.who.phrase import JOINED
from onrecord.reading.words.lemmas import lemmas

_JOINED = re.compile(r",?\s+and\s+(?:[A-Z]\w*\.?\s+)?")
_LISTED = re.compile(r",\s+(?:[A-Z]\w*\.?\s+)?")
_VERB = re.compile(r"\s(?:(?:\w+ly|also|do|did|don['’]t|didn['’]t|not|would|may|might|could)\s)*(\w+)")
_MEANS = frozenset({"show", "reflect", "mean"})
_SHOWING = listed("nesting.showing") | _MEANS
"""What things do, too, where persons say."""


def named_together(known: Known, node: Node) -> Cluster | None:
    """ "Poe and Dey met. They": those that open the last sentence in which several are named, where no others come
    in behind them ("Governments pay because | they"); or None."""
    near = list(known.back(node, 1))[::-1]
    named = [n for n in near if n.phrase.form == "name" and n.kind == "person"]
    for number in range(len(named) - 1, 0, -1):
        one, other = named[number - 1 : number + 1]
        joined = _JOINED.fullmatch(known.text, one.end, other.start)
        told = _listed(known, named[: number + 1])
        if not joined or not (told[0].subject or other.acts) or one.cluster is other.cluster:
            continue
        if any(n.start > other.end and n.subject and n.cluster and _several(n.cluster) for n in near):
            return None
        return _together(known, told, near)
    return None


def last_joined(known: Known, node: Node) -> tuple[Cluster, ...]:
    """The two names that "and" joins right before "both", in its sentence or the one before; () where none are."""
    named = [n for n in known.back(node, 1) if n.phrase.form == "name" and n.end <= node.start][::-1]
    for one, other in zip(reversed(named[:-1]), reversed(named[1:]), strict=True):
        joined = _JOINED.fullmatch(known.text, one.end, other.start) and one.kind == other.kind
        speak = one.kind in ("person", "organization", "group") or one.subject  # not "in Ostwick and Skarn"
        if joined and speak and one.cluster and other.cluster and one.cluster is not other.cluster:
            return one.cluster, other.cluster
    return ()


def _several(cluster: Cluster) -> bool:
    """Whether they are several who may speak."""
    return (cluster.plural and cluster.kind in ("person", "group", "organization", "")) or bool(cluster.members)


def _listed(known: Known, named: Sequence[Node]) -> Sequence[Node]:
    """The last two of those named, with all before them that only commas part: "Poe, Dey | and Colt"."""
    first = len(named) - 2
    while first and _LISTED.fullmatch(known.text, named[first - 1].end, named[first].start):
        first -= 1
    return named[first:]


def _together(known: Known, listed: Sequence[Node], near: Sequence[Node]) -> Cluster | None:
    """The cluster of those listed: that of the phrase in which they stand, else a new one."""
    start, end = listed[0].start, listed[-1].end
    whole = next((n for n in near if n.phrase.head == JOINED and n.start <= start and end <= n.end), None)
    members = tuple(dict.fromkeys(n.cluster for n in listed if n.cluster))
    if (whole and whole.cluster) or len(members) < 2:
        return whole.cluster if whole else None
    found = Cluster(kind="person", plural=True, members=members)
    known.keep(found)
    return found


def is_mute(known: Known, cluster: Cluster, node: Node) -> bool:
    """Whether it is things, which show something but say and think nothing, or a body named only before the noun
    that is meant ("the Courier poll"), so that "they" who speak are others."""
    if not node.of or cluster.members or cluster.nodes[0].phrase.head == JOINED:
        return False
    if cluster.kind == "organization" and cluster.called:
        return all(n.modifies for n in cluster.nodes[: cluster.before(node.start)])
    return cluster.kind == "other" and _verb(known, node).isdisjoint(_SHOWING)


def is_shown(known: Known, node: Node) -> bool:
    """Whether a pronoun shows or means something, as things do and no body does by itself: "it | shows"."""
    return not _verb(known, node).isdisjoint(_MEANS)


def _verb(known: Known, node: Node) -> frozenset[str]:
    """What the verb right behind a subject may be a form of."""
    verb = _VERB.match(known.text, node.end)
    return frozenset(lemmas(verb[1])) if verb else frozenset()


def named_in_plural(cluster: Cluster) -> bool:
    """Whether a body's name is a plural: "the Democrats"."""
    ends = [name.endswith("s") and not name.endswith(("ss", "us", "is")) for name in cluster.called]
    return cluster.plural or any(ends)
