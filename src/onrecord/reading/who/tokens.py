"""The words of a phrase: where each stands, how it is spelled, whether it owns what follows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+(?:['’&.-][^\W_]+)*\.?|[^\w\s]")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_FULL_STOPPED = re.compile(r"(?:(?:[^\W\d_]\.)+|[A-Z][a-z]{0,4}\.)$")


@lru_cache(20_000)
def _key(word: str) -> str:
    return word.lower().rstrip(".") if len(word) > 2 else word.lower()


class Token(NamedTuple):
    """A word of a phrase: where it stands, and its spelling without a possessive ending.

    `key` is the word in small letters, without a full stop.
    """

    start: int
    end: int
    word: str
    owner: bool
    key: str

    @property
    def capital(self) -> bool:
        """Whether it is written as a name is."""
        return self.word[:1].isupper() or (self.word[:3].lower() in ("al-", "el-") and self.word[3:4].isupper())


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of a range, punctuation apart, possessive endings taken off."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if len(word) > 1 and word.endswith(".") and not _FULL_STOPPED.match(word):
            word = word[:-1]
        bare = _POSSESSIVE.sub("", word) if len(word) > 2 and ("'" in word or "’" in word) else word
        at = match.start()
        found.append(Token(at, at + len(bare), bare, bare != word, _key(bare)))
    return found
