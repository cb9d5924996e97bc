"""What is found fault with by an adjective that no table names: "any dynamite there is irresponsible at best"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.data.faults import finds_fault
from onrecord.record.stands.leaning_words import Lean
from onrecord.record.stands.phrases import Word
from onrecord.record.words import word_set

REACH = 4
"""Words between "is" and the adjective, at most: "would be both unfair and illogical"."""

_BEING = word_set(
    "be is are was were been being 's seem seems seemed look looks looked sound sounds remain remains"
)
_CALLED = word_set("call calls called consider considers considered find finds found deem deems deemed as")
_BETWEEN = word_set("a an and or but as at both either simply just too so quite rather all in the most more")


def faulted(words: Sequence[Word]) -> Iterator[Lean]:
    """The adjectives that find fault with what "is" so, with that verb; what is called so stands before it too."""
    for place, word in enumerate(words):
        if not finds_fault(word.text):
            continue
        start = next((n for n in reversed(range(max(0, place - REACH), place)) if not _passed(words[n])), None)
        called = start is not None and any(w.text in _CALLED for w in words[:place])
        if start is not None and (words[start].text in _BEING or called):
            yield Lean(place if called else start, place + 1, "against", "before")


def _passed(word: Word) -> bool:
    return word.negates or word.text in _BETWEEN or word.text.endswith("ly") or finds_fault(word.text)
