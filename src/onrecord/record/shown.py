"""A statement as a network for pairs is shown it: its words in brackets, with what stands around them in its
sentence."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Range

LEFT, INSIDE, RIGHT = 18, 45, 15
"""Words before, in and after the brackets that are shown."""

_BRACKETS = str.maketrans("[]", "()")


def shown(text: str, where: Range, sentences: Sequence[Range]) -> str:
    """What stands at `where` in brackets, inside the sentences of the text that it begins and ends in.

    Args:
        text: an article's text.
        where: the words that count, half-open, in code points.
        sentences: the sentences of the text.
    """
    start, end = where
    first = next((s for s in sentences if s[0] <= start < s[1]), where)
    last = next((s for s in sentences if s[0] < end <= s[1]), where)
    before, inside, after = (
        text[begin:stop].translate(_BRACKETS).split() for begin, stop in ((first[0], start), where, (end, last[1]))
    )
    return " ".join([*before[-LEFT:], "[", *inside[:INSIDE], "]", *after[:RIGHT]])
