"""Headlines that say what the text below them does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.articles.drawn import words_without_furniture
from onrecord.data import rows
from onrecord.model import Flag, Furniture, Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(
    r"“([^“”]+)”|«([^«»]+)»|\"([^\"]+)\"|''(.+?)''|(?<!\w)[‘']([^‘’']+(?:['’]\w+[^‘’']*)*)['’](?!\w)"
)
_LEAST_QUOTED = 3
"""Words of a quotation that must stand below it: shorter ones are nicknames and scare quotes."""

_LEAST_WORDS = 4
_LEAST_SHARED = 0.2
"""A headline of so many words with meaning, of which no more than this share stands in the text, exceeds it.

On the 790 headlines of PolNeAR train with four such words 6 are under it, names apart, all of them riddles, puns
and bait; quotations not found below flag 14, words of alarm 3.
"""

_STEM = 5


def exceeds(text: str, title: Span | None, furniture: Sequence[Furniture]) -> Flag | None:
    """A warning where the headline says what nothing below it says; None without a headline or a text.

    1. A quotation of three words or more that the text does not have. 2. A word of alarm that it does not have.
    3. A headline of which the text has next to no word, and no name. Words are compared without their endings.
    """
    if title is None:
        return None
    below = [w.group().casefold() for w in _WORD.finditer(_body(text, title, furniture))]
    if not below:
        return None
    stems = {_stem(word) for word in below}
    alarms = {_stem(word) for word in _listed("alarm")}
    words = [w for w in _WORD.findall(title.text) if w.casefold() not in _listed("small")]
    if quoted := _not_quoted(title.text, " ".join(below)):
        return Flag("headline-exceeds-body", f"the text does not have the words “{quoted}”", (title,))
    if alarm := [w for w in words if _stem(w) in alarms and _stem(w) not in stems]:
        return Flag("headline-exceeds-body", f"the text says nothing of “{alarm[0]}”", (title,))
    shared = [w for w in words if _stem(w) in stems]
    strange = len(words) >= _LEAST_WORDS and len(shared) <= _LEAST_SHARED * len(words)
    if strange and not any(w[0].isupper() for w in shared):
        return Flag("headline-exceeds-body", "the text has next to none of its words", (title,))
    return None


def _body(text: str, title: Span, furniture: Sequence[Furniture]) -> str:
    """The text without furniture, and without the headline wherever it is printed again."""
    return words_without_furniture(text, furniture).replace(title.text, " ")


def _not_quoted(title: str, below: str) -> str | None:
    """A quotation of the headline, long enough, that stands nowhere below."""
    for match in _QUOTED.finditer(title):
        quoted = next(group for group in match.groups() if group)
        words = [w.casefold() for w in _WORD.findall(quoted)]
        if len(words) >= _LEAST_QUOTED and f" {' '.join(words)} " not in f" {below} ":
            return quoted.strip()
    return None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(next(row["words"] for row in rows("headline_words") if row["list"] == name).split())


def _stem(word: str) -> str:
    """A word without its ending, crudely: five letters, or all of a short one but its plural s."""
    word = re.sub(r"['’]s$", "", word.casefold())
    return word[:_STEM] if len(word) > _STEM else word.rstrip("s") if len(word) > len("war") else word
