"""From the ways pages print their authors to a list of clean names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.articles.outlets import as_printed

_LEAD = re.compile(
    r"^\s*(?:(?:written|reported|report|story|words|posted|published|analysis|opinion|review)\s+)?by[:\s]+|^\s*(?:authors?|reporters?|from)\s*:\s*",
    re.I,
)
# "Ada Korn in Velm", "Ada Korn in Velm and Tess Holm in Brel": where they wrote, which is no part of the name.
_WHERE = re.compile(
    r"\s+(?:reporting\s+)?(?:in|from)\s+[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,2}(?=\s*(?:$|,|;|&|\band\b))"
)
_SPLIT = re.compile(r"\s*(?:,|;|\||/|\band\b|&|\bwith\b|•|·|\n)\s*", re.I)
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|staff|writer|journalist|contributor|columnist|producer|bureau|desk|team|"
    r"newsroom|senior|chief|associate|assistant|political|diplomatic|"
    r"special to|for the|in [A-Z]\w+$|updated|"
    r"published|opinion|analysis|agencies|wire services?|admin(?:istrator)?|guest|author|news|"
    r"photographs?|min read)\b",
    re.I,
)
_ABBREVIATED = re.compile(r"^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|esq)\.?$", re.I)
_NAME = re.compile(r"^[^\W\d_][\w'’.\-]*(?:\s+[^\W\d_][\w'’.\-]*){0,5}$")
_MOST_WORDS = 6


def clean_byline(values: Iterable[str], outlets: Iterable[str] = ()) -> tuple[str, ...]:
    """The names in `values`, in order and each once, without "By", offices, addresses and dates.

    Where no name is left, what is printed ("Staff reporter") stands as it is.

    Args:
        values: what the page gives as its authors, one or several to a string.
        outlets: names of the outlet, which some sites print in their authors' place; kept only if nobody else is.
    """
    given = list(values)
    own = {outlet.casefold() for outlet in outlets}
    names = {name.casefold(): name for value in reversed(given) for name in reversed(_names(value))}
    people = [name for key, name in reversed(names.items()) if key not in own]
    if people or names:
        return tuple(people or reversed(names.values()))
    printed = [_LEAD.sub("", " ".join(value.split())) for value in given]
    return tuple(dict.fromkeys(one for one in printed if one and len(one.split()) <= _MOST_WORDS))


def _names(value: str) -> list[str]:
    text = re.sub(r"<[^>]+>|\([^)]*\)|\S+@\S+|https?://\S+", " ", value)
    text = _WHERE.sub("", _LEAD.sub("", " ".join(text.split())))
    names: list[str] = []
    for part in _SPLIT.split(text):
        name = part.strip(" .-–—:\"'“”")
        if name and _ABBREVIATED.match(name) and names:
            names[-1] = f"{names[-1]} {part.strip()}"
        elif _is_name(name):
            names.append(as_printed(name))
    return names


def _is_name(name: str) -> bool:
    if not name or len(name.split()) > _MOST_WORDS or not _NAME.match(name):
        return False
    return not (_ROLE.search(name) and (name.islower() or len(name.split()) > 1 or _ROLE.fullmatch(name)))
