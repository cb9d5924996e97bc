"""What the dossier's template may use of the pages themselves: their texts, marked, and their troubles.

A part of `context`, by whose rules: plain text, and `href` into the same file or to an `http(s)` address.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.dossier.marks import Anchor


@dataclass(frozen=True, slots=True)
class PageRef:
    """An article as a link: its outlet and its title; not `known`: title or file stand for the outlet."""

    where: str
    title: str
    href: str
    known: bool


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A page's trouble."""

    location: str
    message: str


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """All problems of one category."""

    category: str
    problems: tuple[ProblemView, ...]


@dataclass(frozen=True, slots=True)
class MissView:
    """A sentence with a reporting cue that did not become an attribution."""

    before: str
    cue: str
    after: str
    reason: str
    href: str


@dataclass(frozen=True, slots=True)
class MissGroup:
    """All misses of one article."""

    article: PageRef
    misses: tuple[MissView, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of an article's text that is marked alike; `css`: its classes, "" where nothing is marked."""

    text: str
    css: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article's text."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with its whole text, marked.

    `heading` is the first paragraph that is the title, word for word, and stands above the others; None where
    none is, and then `title` stands there.
    """

    id: str
    title: str
    where: str
    published: str
    published_by: str
    updated: str
    byline: str
    location: str
    url: str
    page: str
    language: str
    flags: tuple[str, ...]
    heading: Paragraph | None
    paragraphs: tuple[Paragraph, ...]
