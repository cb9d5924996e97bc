"""What the pipeline hands each room. Read from files and the environment by `onrecord.settings`."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class PageLimits:
    """How much of the world a page may be.

    Attributes:
        page_bytes: a page larger than this is not archived.
        members: items read out of one container (WARC, feed, JSONL, gzip).
        expansion: how many times its own size a compressed file may grow.
        expanded_bytes: what all items of one container may come to.
    """

    page_bytes: int = 32 * MEBIBYTE
    members: int = 1_000_000
    expansion: int = 200
    expanded_bytes: int = 64 * 1024 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class ArticleSettings:
    """Attributes:
    seconds: drawing one article may take this long, in a worker that is ended then.
    characters: a text longer than this is not read (the page is archived, and a problem says so).
    """

    seconds: float = 30.0
    characters: int = 1_000_000


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """Attributes:
    seconds: reading one article may take this long.
    confidence: attributions below this are left out.
    """

    seconds: float = 600.0
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class NamedIssue:
    """An issue that the user names in `onrecord.toml`, with the terms by which it is known."""

    name: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordSettings:
    """Attributes:
    issues: the user's issues; those found from the pages come besides.
    similarity: how alike two contents of one speaker must be to be one utterance, as a cosine; 0.75 is usual, more
        joins less.
    """

    issues: tuple[NamedIssue, ...] = ()
    similarity: float = 0.75
