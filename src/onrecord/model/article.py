"""The text and metadata drawn from one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.errors import Problem
from onrecord.model.text import Edtf, Span, check_edtf, check_one_of, check_share, check_spans

DateMethod = Literal["jsonld", "meta", "feed", "url", "text", "header", "filename"]
FurnitureReason = Literal[
    "navigation", "teaser", "counter", "comments", "follow", "credit", "advertisement", "other"
]
SectionLabel = Literal["title", "standfirst", "body", "interview", "teaser", "caption", "other"]
FlagName = Literal[
    "no-outlet",
    "no-date",
    "teaser-date",
    "unattested-interviewee",
    "uncredited-copy",
    "headline-exceeds-body",
    "odd-quotation",
    "furniture-in-text",
    "not-english",
]


@dataclass(frozen=True, slots=True, order=True)
class Outlet:
    """Who publishes the page: a name, a domain, or both."""

    name: str | None
    domain: str | None


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the page, with where it was found and how sure that is.

    Attributes:
        edtf: the date.
        method: which of the page's places gave it.
        evidence: the words, a selector (CSS or JSON path), or None.
        confidence: 0..1.
    """

    edtf: Edtf
    method: DateMethod
    evidence: Span | str | None
    confidence: float

    def __post_init__(self) -> None:
        check_edtf(self.edtf)
        check_one_of(self.method, get_args(DateMethod), "a date's method")
        check_share(self.confidence, "a date's confidence")


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """The way from a block of the text back to the page.

    `selector` is an XPath into the page's DOM (W3C Web Annotation); of a plain-text page, `char=start,end`
    (RFC 5147) into its decoded text.
    """

    start: int
    end: int
    selector: str


@dataclass(frozen=True, slots=True, order=True)
class Furniture(Span):
    """Words on the page that are not the article, and why they are taken for that."""

    reason: FurnitureReason = "other"

    def __post_init__(self) -> None:
        Span.__post_init__(self)
        check_one_of(self.reason, get_args(FurnitureReason), "furniture's reason")


@dataclass(frozen=True, slots=True, order=True)
class Section(Span):
    """A stretch of the article."""

    label: SectionLabel = "body"

    def __post_init__(self) -> None:
        Span.__post_init__(self)
        check_one_of(self.label, get_args(SectionLabel), "a section's label")


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning on an article, with the reason and the words that show it."""

    flag: FlagName
    why: str
    evidence: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        check_one_of(self.flag, get_args(FlagName), "a flag")


@dataclass(frozen=True, slots=True)
class Article:
    """The text and metadata drawn from one page; fields as in the record format.

    `text` of a plain-text page is its decoded text unchanged; of an HTML page the headline, the standfirst and
    the body, one block a line. Sections and furniture are in reading order and never overlap one another's kind.
    """

    id: str
    page: str
    location: str
    container: str | None
    outlet: Outlet | None
    title: Span | None
    byline: tuple[str, ...]
    published: Dated | None
    updated: Dated | None
    language: str | None
    text: str
    anchor: tuple[Block, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    sections: tuple[Section, ...] = ()
    flags: tuple[Flag, ...] = ()

    def __post_init__(self) -> None:
        spans: list[Span] = [*self.furniture, *self.sections]
        spans += [self.title] if self.title else []
        spans += [s for flag in self.flags for s in flag.evidence]
        spans += [d.evidence for d in (self.published, self.updated) if d and isinstance(d.evidence, Span)]
        check_spans(self.text, spans, f"article {self.id}")

    @staticmethod
    def id_of(page: str) -> str:
        """The id of the article drawn from the page whose id is `page`."""
        return page.removeprefix("sha256:")[:16]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What drawing an article from one page gave: the article, or none, and the troubles on the way."""

    article: Article | None
    problems: tuple[Problem, ...] = ()
