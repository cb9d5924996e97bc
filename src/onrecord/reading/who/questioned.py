"""Interviews without labels: who is asked "Why did you …?" in one paragraph says "I" in the next."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.reading.who.clusters import Cluster, Node
from onrecord.reading.words import lexicon

FEWEST = 3
"""Questions, and answers with "I" or "we", that make a page an interview: a writer who asks the reader does so
once or twice. By hand."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ASKS = re.compile(r"\?\s*$")
_TOLD_OF = re.compile(r"\b(?:on|about|over|of|against|for|to|after|in)\s(?:[\w.’'-]+\s)?$")
"""What leads in to somebody whom an interview is about: "interviewed on | Ann Poe"."""


@dataclass(frozen=True)
class Interview:
    """The "you" of the questions, and who answers, where the page names one person before the first of them."""

    asked: frozenset[int]
    answers: Cluster | None


def interview(text: str, nodes: Sequence[Node]) -> Interview | None:
    """The interview that a page is, by its paragraphs that end with a question mark; None where it is none.

    Three questions have an answer, two of them say "you", and "I" and "we" stand in three answers and mostly
    there. `asked` holds the places of the "you" among `nodes`.
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    asks = [bool(_ASKS.search(text, max(start, end - 3), end)) for start, end in lines]
    questions = {at for at, behind in enumerate(asks[1:]) if asks[at] and not behind}
    if len(questions) < FEWEST:
        return None
    said: dict[str, dict[int, list[int]]] = {"first": defaultdict(list), "second": defaultdict(list)}
    starts = [start for start, _ in lines]
    for place, node in enumerate(nodes):
        if node.phrase.form == "pronoun" and not node.quoted:
            person = lexicon.pronouns()[node.phrase.head].person
            if person in said:
                said[person][bisect_right(starts, node.start) - 1].append(place)
    answered = [at for at in said["first"] if not asks[at]]
    asked = [at for at in said["second"] if at in questions]
    if len(answered) < FEWEST or len(asked) < FEWEST - 1 or 2 * len(answered) < len(said["first"]):
        return None
    before = [node for node in nodes if node.start < starts[min(questions)]]
    named = _named(text, (n for n in before if n.headline)) or _named(text, before)
    found = frozenset(place for at in asked for place in said["second"][at])
    return Interview(found, named[0] if len(named) == 1 else None)


def _named(text: str, nodes: Iterable[Node]) -> list[Cluster]:
    """The people named by some mentions, in full somewhere, but for those whom an interview is about."""
    named: dict[int, Cluster] = {}
    for node in nodes:
        whole = node.whole[0]
        told_of = node.headline and _TOLD_OF.search(text, max(0, whole - 30), whole)
        cluster = node.cluster if node.phrase.form == "name" and not told_of else None
        if cluster and cluster.kind == "person" and any(" " in name for name in cluster.called):
            named[cluster.number] = cluster
    return list(named.values())
