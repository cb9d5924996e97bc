"""Descriptions that end in the name of whom they describe, with no comma: "the mayor of Ostwick | Ann Poe", "the
official representative of the Foreign Ministry of Norland | Ann Poe". Pages translated from Slavic languages have
hardly any others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.data import signs
from onrecord.reading.who.clusters import Node
from onrecord.reading.who.names import folded
from onrecord.reading.who.tokens import Token, tokens
from onrecord.reading.words import lexicon

_OF = frozenset({"of", "for", "in", "at", "on"})
"""Words behind an office with what it is the office of; right before a name they lead to whose it is ("a spokesman
for | Ann Poe")."""

_MARKS = frozenset(",;:()")
_GIVEN_AND_FAMILY = 2


def settle_apposed(nodes: Sequence[Node], text: str) -> None:
    """Find the name that each description of a person ends in (`Node.named`); what belongs to the office is cut
    off the name: "the head of the government of Norland Ann Poe"."""
    named = {node.end: node for node in nodes if node.phrase.form == "name" and node.kind == "person"}
    elsewhere = {folded(n.phrase.name) for n in nodes if n.phrase.form == "name" and n.kind != "person"}
    taken = {node.whole: node for node in nodes}
    for node in nodes:
        phrase, name = node.phrase, named.get(node.end)
        if phrase.form != "nominal" or name is None or not node.start < name.start or phrase.plural:
            continue
        if phrase.kind == "person" and lexicon.is_role(phrase.head):
            first = _begins(node, name, text, elsewhere)
            if first == name.phrase.core[0]:
                node.named = name
            elif first is not None:
                node.named = taken.get((first, name.end)) or _cut(name, first, text)


def _cut(name: Node, first: int, text: str) -> Node:
    """The name from `first` on: ids are made of places, so that no two may be at one."""
    where = (first, name.phrase.core[1])
    name.phrase = replace(name.phrase, segment=where, core=where, name=" ".join(text[slice(*where)].split()))
    name.start, name.drawn = first, None
    return name


def _begins(node: Node, name: Node, text: str, elsewhere: set[tuple[str, ...]]) -> int | None:
    """Where the name of the person begins whom a description is followed by; None where it is whose it is."""
    words = [t for t in tokens(text, node.phrase.segment[1], node.end) if t.word[0].isalnum()]
    own = [n for n, word in enumerate(words) if word.start >= name.phrase.core[0]]
    if not own or words[0].key not in _OF or not _MARKS.isdisjoint(text[words[0].start : words[-1].start]):
        return None
    first = own[0] + _of_the_office(words[own[0] :], elsewhere, text)
    is_name = len(words) - first >= _GIVEN_AND_FAMILY and all(word.capital for word in words[first:])
    return words[first].start if is_name and _is_office_of(words[:first], text) else None


def _of_the_office(words: Sequence[Token], elsewhere: set[tuple[str, ...]], text: str) -> int:
    """How many of a name's first words are no part of it: a country, a body and ranks behind it, what the page
    names by itself or "of" which it tells elsewhere, before other words."""
    if len(words) <= _GIVEN_AND_FAMILY:
        return 0
    first, second = (re.escape(word.word) for word in words[:2])
    alone = re.compile(rf"\b(?:of|in|from|to)\s{first}\b(?!\s{second}\b)")
    count = 0
    for place, word in enumerate(words[:-_GIVEN_AND_FAMILY], 1):
        found = lexicon.noun(word.key)
        begun = folded(" ".join(w.word for w in words[:place]))
        known = begun in elsewhere or (place == 1 and alone.search(text) is not None)
        if word.key in lexicon.countries() or found is not None or known:
            count = place
    return count


def _is_office_of(words: Sequence[Token], text: str) -> bool:
    """Whether these words tell what an office is the office of, to their end: a place or a body; of a person's
    title only where a body stands before it ("of the Navy | Captain")."""
    ranks = [w for w in reversed(words) if w.capital]
    cut = 0
    while cut < len(ranks) and lexicon.is_role(ranks[cut].key):
        cut += 1
    left = words[: len(words) - cut]
    if not left or left[-1].key in _OF | {"the", "a", "an", "and", "to"}:
        return False
    last = left[-1]
    found = lexicon.noun(last.key)
    if cut:
        of_body = any(n is not None and n.kind == "organization" for n in map(lexicon.noun, (w.key for w in left)))
        return of_body and left[0].key == "of" and text[left[0].end :].lstrip().lower().startswith("the ")
    if not last.capital:
        return found is not None and found.kind == "organization"
    is_person = found is not None and found.kind == "person"
    return not is_person and not lexicon.is_title(last.key) and not signs.people_of(last.key, ())
