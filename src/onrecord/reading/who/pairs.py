"""Who "both leaders", "the two sides" and "the couple" are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.who.agreement import last_place
from onrecord.reading.who.clusters import Cluster, Known, Node
from onrecord.reading.who.several import last_joined
from onrecord.reading.words import lexicon

KIN = frozenset(
    ["wife", "husband", "spouse", "mother", "father", "son", "daughter", "brother", "sister", "widow", "widower"]
)
_TWO = frozenset({"pair", "couple", "duo"})
_PAIR = re.compile(r"(?i)\b(?:both|the\s+(?:two|pair|couple|duo))(?![\w-])")
_INDEFINITE = re.compile(r"(?i)(?:an?|one|another)\s")
_OF = re.compile(r"\s+(?:of|for)\s")


def is_pair(text: str, node: Node) -> bool:
    """Whether a description says that it means two."""
    where = node.phrase.segment[0]
    one_of_two = text.startswith(" and ", node.phrase.core[1])  # "both new | and old owners"
    return not one_of_two and bool(_PAIR.search(text[max(0, where - 9) : node.phrase.core[1]]))


def members_of(known: Known, node: Node, owner: Cluster | None) -> tuple[Cluster, ...]:
    """ "Both leaders", "the couple": the two last that fit; (), as where they are somebody's ("both of Poe's
    rivals"). Two bodies fit "both governments" only where the page has called them so: most bodies on a page are
    something else."""
    head = node.phrase.head
    if not is_pair(known.text, node) or head in KIN | {"parent"} or (owner and owner.person):
        return ()
    if head in _TWO | {"both"} and (joined := last_joined(known, node)):
        return joined
    if head in _TWO and _is_brought_in(known, head):
        return ()
    before = [c for c in known.clusters if c.nodes and c.nodes[0].start < node.start and c.nodes[0] is not node]
    chosen = _sides(known, node, before) if head in ("side", "party") else _alike(known, node, before)
    last = sorted(chosen, key=lambda c: (-last_place(c, node), c.nodes[0].start))[:2]
    return tuple(sorted(last, key=lambda c: c.nodes[0].start)) if len(last) == 2 else ()


def _is_brought_in(known: Known, head: str) -> bool:
    """Whether the page tells of "a couple" that is nobody it has named."""
    nodes = (node for cluster in known.saying({head}) for node in cluster.nodes if node.phrase.head == head)
    return any(_INDEFINITE.match(known.text, node.start) for node in nodes)


def _sides(known: Known, node: Node, before: Sequence[Cluster]) -> Sequence[Cluster]:
    """Those that may be sides: two people, or two that are none; places where the page tells what they do. Who
    tells of two sides is neither; "both sides of the debate" are nobody that it names."""
    if _OF.match(known.text, node.phrase.core[1]):
        return ()
    telling = {id(speaker.cluster) for number in node.within for speaker in known.speakers[number]}
    sorts = ("person", "organization", "place", "group", "")
    fits = [c for c in before if c.kind in sorts and id(c) not in telling]
    fits = [c for c in fits if c.kind != "place" or any(n.subject or n.acts for n in c.nodes)]
    last = max(fits, key=lambda c: last_place(c, node), default=None)
    return [c for c in fits if last and c.person == last.person]


def _alike(known: Known, node: Node, before: Sequence[Cluster]) -> Sequence[Cluster]:
    """Those of the kind that the head means."""
    wanted = "person" if node.phrase.head in _TWO else node.phrase.kind
    fits = [c for c in before if not c.plural and (c.kind or "person") == wanted and c.called]
    fits = [c for c in fits if not c.only_modifies]
    if wanted == "organization":
        so_called = known.saying(lexicon.fits(node.phrase.head))
        fits = [c for c in fits if c in so_called]
    return fits
