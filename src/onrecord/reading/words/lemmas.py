"""Base forms of English verbs and nouns: irregular ones by table, the others by what a suffix may have replaced.

Gives candidates, not an answer: a table of cues knows which of them exists.
"""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord.data import rows

_DOUBLED = frozenset("bdgklmnprtvz")


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """Form → base forms."""
    table: dict[str, tuple[str, ...]] = {}
    for row in rows("irregular"):
        for form in row["forms"].split():
            table[form] = (*table.get(form, ()), row["base"])
    return table


@lru_cache(maxsize=20_000)
def lemmas(word: str) -> tuple[str, ...]:
    """Base forms that the small-letter `word` may have, the word itself first."""
    found = [word, *_irregular().get(word, ())]
    if len(word) > 3:
        found += _unsuffixed(word)
    return tuple(dict.fromkeys(found))


def _unsuffixed(word: str) -> list[str]:
    for suffix in ("ies", "ied"):
        if word.endswith(suffix):
            return [word[:-3] + "y", word[:-1]]
    for suffix in ("ing", "ed"):
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            stem = word[: -len(suffix)]
            undoubled = [stem[:-1]] if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED else []
            return [stem, stem + "e", *undoubled]
    if word.endswith("es"):
        return [word[:-1], word[:-2]]
    if word.endswith("s") and not word.endswith("ss"):
        return [word[:-1]]
    return []
