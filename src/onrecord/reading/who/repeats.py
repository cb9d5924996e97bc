"""Descriptions that stand again: "the report … the report", "solar panels … these panels"."""

from __future__ import annotations

import re

from onrecord.reading.who.agreement import is_another
from onrecord.reading.who.clusters import Cluster, Known, Node
from onrecord.reading.who.phrase import JOINED

_DETERMINER = re.compile(r"(?i)^(?:the|an?|this|that|these|those)\s+")
_POINTING = re.compile(r"(?i)(?:the|this|that|these|those)\s")
_COUNTED = re.compile(
    r"(?i)(?:another|other|some|any|no|every|each|all|many|most|few|several|one|two|three|four|five|both|more|\d+)\s"
)
_ANY = re.compile(r"(?i)an?\s")
_ENDING = re.compile(r"['’]s?$")


class Repeats:
    """The descriptions of one article in the order in which they are kept, by their words and by their heads."""

    def __init__(self, known: Known) -> None:
        """Of no description yet."""
        self._text = known.text
        self._words: dict[str, Node] = {}
        self._heads: dict[str, Node] = {}

    def found(self, node: Node, owner: Cluster | None) -> Cluster | None:
        """The cluster of the last description in the same words, or with the same head where only "the" or
        "this" stands before it. People and groups without "the", and "a company", are others each time."""
        phrase = node.phrase
        words = self._text[node.start : node.end]
        anybody = phrase.kind in ("person", "group") and not phrase.definite and phrase.head != JOINED
        anybody = anybody or (phrase.kind == "organization" and _ANY.match(words) is not None)
        if anybody or _COUNTED.match(words):
            return None
        same = self._words.get(_bare(words))
        if same and same.cluster and (not owner or same.cluster.owned.get(phrase.head) is owner):
            return same.cluster
        last = self._heads.get(phrase.head)
        alone = phrase.head != JOINED and not phrase.about and node.end <= phrase.core[1] + 2 and not owner
        if last and last.cluster and alone and _POINTING.match(words) and last.phrase.plural == phrase.plural:
            return None if is_another(last.cluster, phrase) else last.cluster
        return None

    def keep(self, node: Node) -> None:
        """Remember a description that has its cluster."""
        self._words[_bare(self._text[node.start : node.end])] = node
        self._heads[node.phrase.head] = node


def _bare(words: str) -> str:
    """The words of a description without its article and its case ending."""
    return _ENDING.sub("", _DETERMINER.sub("", " ".join(words.split()))).lower()
