"""Grouping by pairs, with pairs that must never meet; and ids that are functions of content."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)

ID_DIGITS = 16
"""Hexadecimal digits of an id: 64 bits, so that a million ids collide with a chance of one in 10^7."""


def content_id(kind: str, parts: Iterable[str]) -> str:
    """An id that depends on nothing but its kind and the parts, in their order."""
    whole = "\0".join((kind, *parts))
    return f"{kind}:{hashlib.sha256(whole.encode('utf-8', 'surrogatepass')).hexdigest()[:ID_DIGITS]}"


class Groups(Generic[Item]):
    """Disjoint groups of items, joined pair by pair; a join that would bring two barred items together is
    refused."""

    def __init__(self, items: Iterable[Item]) -> None:
        """Begin with every item alone; their order decides the order of what comes out."""
        self._parent: dict[Item, Item] = {item: item for item in items}
        self._order = {item: place for place, item in enumerate(self._parent)}
        self._members: dict[Item, list[Item]] = {item: [item] for item in self._parent}
        self._barred: dict[Item, set[Item]] = {}

    def __contains__(self, item: Item) -> bool:
        return item in self._parent

    def root(self, item: Item) -> Item:
        """The item that stands for the group of this one."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def bar(self, a: Item, b: Item) -> None:
        """Keep the groups of these two apart from now on (nothing happens where they are one already)."""
        a, b = self.root(a), self.root(b)
        if a != b:
            self._barred.setdefault(a, set()).add(b)
            self._barred.setdefault(b, set()).add(a)

    def join(self, a: Item, b: Item) -> bool:
        """Make the groups of these two one; False where they are kept apart."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return True
        if b in self._barred.get(a, ()):
            return False
        keep, gone = (a, b) if self._order[a] < self._order[b] else (b, a)
        self._parent[gone] = keep
        self._members[keep] += self._members.pop(gone)
        for other in self._barred.pop(gone, set()):
            self._barred[other].discard(gone)
            self._barred[other].add(keep)
            self._barred.setdefault(keep, set()).add(other)
        return True

    def members(self, item: Item) -> Sequence[Item]:
        """Everything in the group of this item."""
        return self._members[self.root(item)]

    def together(self, a: Item, b: Item) -> bool:
        """Whether the two are in one group."""
        return self.root(a) == self.root(b)

    def __iter__(self) -> Iterator[list[Item]]:
        """The groups, each in the order of its items, by their first item."""
        whole = [sorted(members, key=self._order.__getitem__) for members in self._members.values()]
        yield from sorted(whole, key=lambda group: self._order[group[0]])


def pairs(items: Sequence[Item], window: int) -> Iterator[tuple[Item, Item]]:
    """All pairs of a short sequence; of a longer one each item with the next `window` only, so that the work grows
    with the length and not with its square."""
    if len(items) <= window + 1:
        yield from combinations(items, 2)
        return
    for place, item in enumerate(items):
        for other in items[place + 1 : place + 1 + window]:
            yield item, other
