"""Which words of an HTML page are its headline: told by its headings, its metadata and what it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from onrecord.articles.dom import Line, folded, squeezed
from onrecord.articles.furniture import words
from onrecord.articles.outlets import domain_of

# Two headlines of one page (its h1 and its og:title) differ by the outlet's name or some words. On the 84 English
# pages of the html test data pairs of one article score 76 or more, those of two articles 44 or less.
_SAME_TITLE = 65
_SEPARATOR = re.compile(r"\s+(?:[|·•–—»/]|-|::)\s+|:\s+")
_SITE_SUFFIX = re.compile(r"\s+(?:[|·•–—»/]|-|::)\s+[^|·•–—»]{2,40}$")
_LEVELS = ("h1", "h2", "h3")
_LEAST_WORDS = 3
# A masthead is the site's name, or the first label of its domain with little behind it ("Elmtown" and "Elmtown
# News" at elmtown.com): set by hand.
_LEAST_LABEL = 4
_LONGER = 1.7

_LEAST_ALONE = 5
"""Words from which a heading that nothing confirms is a headline: shorter ones name sites and sections."""


def is_same_title(one: str, other: str) -> bool:
    """Two headlines of one article, though one may carry the outlet's name."""
    return fuzz.ratio(one.casefold(), other.casefold()) >= _SAME_TITLE


def mastheads(outlets: Iterable[str], url: str | None) -> frozenset[str]:
    """What the site is called, as `is_masthead` compares it: its names, and the first label of its domain."""
    names = {_key(name) for name in outlets if name.strip()}
    label = (domain_of(url) or "").split(".")[0].replace("-", "")
    return frozenset(names | ({label} if len(label) >= _LEAST_LABEL else set()))


def is_masthead(line: str, names: frozenset[str]) -> bool:
    """The line is the site's name and not a headline."""
    key = _key(line)
    return any(key == name or (key.startswith(name) and len(key) <= _LONGER * len(name)) for name in names)


def headline(said: Sequence[str], shown: str, lines: Sequence[Line], names: frozenset[str]) -> str | None:
    """The headline of a page.

    1. a heading (h1, else h2, else h3) that the metadata, or else `<title>`, confirm; 2. the longest part of what
    these say that the page prints as a line of its own; 3. a lone first-level heading that reads like a headline,
    where only `<title>` speaks, and of something that the page does not print; 4. what they say; 5. the first
    heading.

    Args:
        said: headlines in the metadata, best first.
        shown: the words of `<title>`.
        lines: the lines of the page.
        names: what the site is called (`mastheads`), which is no headline.
    """
    headings = [line.words for level in _LEVELS for line in lines if _stands_in(line, level)]
    headings = [words_ for words_ in headings if not is_masthead(words_, names)]
    titles = [folded(title) for title in said if title.strip()] or [shown]
    titles = [title for title in titles if title and not is_masthead(title, names)]
    for heading in headings:
        if any(is_same_title(heading, bare(title)) for title in titles):
            return heading
    printed = {_key(line.words): line.words for line in reversed(lines)}
    for title in titles:
        parts = [part for part in _parts(title) if _key(part) in printed and not is_masthead(part, names)]
        if parts:
            return printed[_key(max(parts, key=len))]
    first = [line.words for line in lines if _stands_in(line, "h1")]
    if not said and len(first) == 1 and words(first[0]) >= _LEAST_ALONE:
        return first[0]
    return bare(titles[0]) if titles else next(iter(headings), None)


def site_in(shown: str, title: str, lines: Sequence[Line]) -> str | None:
    """The site's name: what `<title>` says beside the headline, where the page prints it too."""
    if title not in shown or title == shown:
        return None
    before, _, after = shown.partition(title)
    for rest in (after, before):
        key = _key(rest.strip(" |·•–—»/-:"))
        for line in lines:
            printed = _key(line.words)
            if printed and words(line.words) > 1 and key.startswith(printed):
                return line.words
    return None


def bare(title: str) -> str:
    """The title without the outlet's name behind it."""
    short = _SITE_SUFFIX.sub("", title)
    return short if words(short) >= _LEAST_WORDS else title


def _parts(title: str) -> Iterator[str]:
    """The title, and what is left of it when something before or after a separator is taken away."""
    yield title
    for match in _SEPARATOR.finditer(title):
        for part in (title[: match.start()], title[match.end() :]):
            if words(part) >= _LEAST_WORDS:
                yield part


def _stands_in(line: Line, level: str) -> bool:
    return line.element.tag == level or any(above.tag == level for above in line.element.iterancestors(level))


def _key(text: str) -> str:
    return squeezed(text).casefold()
