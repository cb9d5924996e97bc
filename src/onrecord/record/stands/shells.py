"""Words that only point to what the page spoke of before: "the decision", "her pledge", "refused to do so"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from onrecord.record.stands.phrases import ENDS, Word, root
from onrecord.record.words import word_set

SHELL_WORDS = 5
"""A noun that points to what was spoken of before is looked for among so many words."""

ORDERS, DEMANDS, DECISIONS, _IDEAS = (
    frozenset(map(root, word_set(nouns)))
    for nouns in (
        "order measure halt decree instruction directive",
        "demand request call ultimatum",
        "decision move step announcement pledge promise guarantee assurance commitment retreat reversal climbdown "
        "ruling verdict concession change",
        "proposal idea suggestion gesture notion prospect initiative scheme project",
    )
)
"""Nouns that only point to what the page spoke of before: to what somebody has others do, asks for, has decided,
or to something whoever thought of it."""

SHELLS = ORDERS | DEMANDS | DECISIONS | _IDEAS
DEEDS = frozenset(map(root, word_set("do comply obey oblige")))
"""Verbs that point to what somebody was told to do."""

_SO = word_set("so it that")
_GOING_ON = word_set("as stands stood remains remained goes went comes came makes made will")
_POINTING = word_set("the this that these those such his her its their my our your")


def is_shell(words: Sequence[Word]) -> bool:
    """Whether a stretch points to what was spoken of before, and says no more of it: "the decision", "her ten-year
    pledge"."""
    said = [word.text for word in words]
    if len(said) < 2 or not _points(said[0]):
        return False
    head = next((n for n in range(1, min(len(said), SHELL_WORDS)) if root(said[n]) in SHELLS), None)
    if head is None or any(not w[:1].isalnum() or w in ENDS for w in said[1:head]):
        return False
    following = said[head + 1 : head + 2]
    return (
        not following
        or following[0] in (ENDS | _GOING_ON) - {"of", "to", "that", "for", "with", "between"}
        or not following[0][:1].isalnum()
    )


def _points(word: str) -> bool:
    """Whether it is an article or says whose something is: "the", "her", "Norland's"."""
    return word in _POINTING or word.endswith("'s")


def shells(words: Sequence[Word], judged: Collection[int] = ()) -> Iterator[tuple[int, int]]:
    """The places of what points to what was spoken of before: "the decision", "the region's order". `judged`:
    where it is said of something how it is ("called the order rash")."""
    for start, word in enumerate(words):
        if not _points(word.text):
            continue
        reach = range(start + 1, min(start + SHELL_WORDS, len(words)))
        head = next((n for n in reach if words[n].stem in SHELLS), start)
        if head > start and is_shell(words[start : head + 1 if head + 1 in judged else head + 2]):
            yield start, head + 1


def deeds(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The places of verbs that point to what somebody was told to do: "refused to do so", "would comply"."""
    for start, (word, after) in enumerate(pairwise([*words, Word("", "", 0, 0)])):
        if word.stem == "do" and after.text in _SO:
            yield start, start + 2
        elif word.stem in DEEDS and word.stem != "do":
            yield start, start + 1
