"""One story's readings, indexed: what every file of this room looks things up in.

Readings are ordered by location, then by article id, so that nothing downstream depends on the order they came in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from onrecord.errors import Problem
from onrecord.model import Article, ArticleSpan, Attribution, Edtf, Mention, Range, Reading, one_line
from onrecord.record.dates import ANY, WEEK_DAYS, Interval, interval

Floats = npt.NDArray[np.float32]

_CONTENT_LABELS = frozenset({"standfirst", "body", "interview", "title"})


@dataclass(frozen=True, slots=True)
class Story:
    """The readings of one story in their order, with their attributions and mentions by id, and by article its
    sentences.

    `rows` gives the row of `matrix` (n, width; float16 unit vectors) for an article and a hull.
    """

    readings: tuple[Reading, ...]
    articles: dict[str, Article]
    reading_of: dict[str, Reading]
    sentences: dict[str, Sentences]
    attributions: dict[str, Attribution]
    mentions: dict[str, Mention]
    problems: tuple[Problem, ...]
    rows: dict[tuple[str, Range], int] = field(repr=False)
    matrix: npt.NDArray[np.float16] = field(repr=False)

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Story:
        """Index the readings; of two readings of one article the one with the smaller location stays."""
        ordered = sorted(readings, key=lambda reading: (reading.article.location, reading.article.id))
        kept: dict[str, Reading] = {}
        problems: list[Problem] = []
        for reading in ordered:
            if reading.article.id in kept:
                problems.append(_seen_twice(reading, kept[reading.article.id]))
            else:
                kept[reading.article.id] = reading
        whole = tuple(kept.values())
        rows, matrix, odd = _stack(whole)
        return cls(
            whole,
            {r.article.id: r.article for r in whole},
            kept,
            {r.article.id: Sentences(r) for r in whole},
            {a.id: a for r in whole for a in r.attributions},
            {m.id: m for r in whole for m in r.mentions},
            tuple(p for r in whole for p in r.problems) + tuple(problems) + tuple(odd),
            rows,
            matrix,
        )

    def published(self, article: str) -> Interval:
        """The days on which the article may have been published."""
        date = self.articles[article].published
        return interval(date.edtf) if date else ANY

    def changed(self, article: str) -> int | None:
        """The last day that the article may tell of as past: of publication, or of a change within the week."""
        last, date = self.published(article).last, self.articles[article].updated
        updated = interval(date.edtf).last if date else None
        if last is None or updated is None or not 0 < updated - last < WEEK_DAYS:
            return last
        return updated

    def published_edtf(self, article: str) -> Edtf | None:
        """The day, month or year of the article's publication."""
        date = self.articles[article].published
        return date.edtf.split("T")[0] if date else None

    def age(self, article: str) -> tuple[int, str, str]:
        """Orders articles by date, those of one day by when they say they were updated (not at all first), then by
        location; those without a date come last."""
        found, first = self.articles[article], self.published(article).first
        return (10**7 if first is None else first, found.updated.edtf if found.updated else "", found.location)

    def cut(self, article: str, start: int, end: int) -> ArticleSpan:
        """The words of an article as a span that says which article it is."""
        return ArticleSpan(start, end, self.articles[article].text[start:end], article)

    def vectors(self, rows: Sequence[int]) -> Floats:
        """The vectors of the rows (n, width), float32; a row of -1 (no vector) is all zeros."""
        chosen = np.asarray(rows, dtype=np.int64)
        if not self.matrix.shape[0]:
            return np.zeros((len(chosen), 1), np.float32)
        found = self.matrix[np.maximum(chosen, 0)].astype(np.float32)
        found[chosen < 0] = 0.0
        return found


def _seen_twice(reading: Reading, kept: Reading) -> Problem:
    return Problem(
        reading.article.location,
        reading.article.page,
        "record",
        "seen-twice",
        f"the same bytes as {kept.article.location}; counted once",
    )


def _stack(
    readings: Sequence[Reading],
) -> tuple[dict[tuple[str, Range], int], npt.NDArray[np.float16], list[Problem]]:
    """All vectors in one matrix. Readings whose vectors have another width than most give a problem and none."""
    widths = [r.vectors.width for r in readings if r.vectors.ranges]
    width = max(sorted(set(widths)), key=widths.count) if widths else 0
    rows: dict[tuple[str, Range], int] = {}
    parts: list[npt.NDArray[np.float16]] = []
    problems: list[Problem] = []
    for reading in readings:
        if not reading.vectors.ranges:
            continue
        if reading.vectors.width != width:
            message = f"its vectors have {reading.vectors.width} components, others {width}: read it again"
            problems.append(
                Problem(reading.article.location, reading.article.page, "record", "vector-width", message)
            )
            continue
        for where in reading.vectors.ranges:
            rows[(reading.article.id, where)] = len(rows)
        flat = np.frombuffer(reading.vectors.data, dtype="<f2")
        parts.append(flat.reshape(len(reading.vectors.ranges), width))
    matrix = np.concatenate(parts) if parts else np.zeros((0, max(width, 1)), np.float16)
    return rows, matrix, problems


def hull(attribution: Attribution) -> Range:
    """The smallest range that holds the whole content."""
    return (attribution.content[0].start, attribution.content[-1].end)


def content_text(attribution: Attribution) -> str:
    """The words of the content, its pieces joined by a space, without line breaks."""
    return re.sub(r"\s+", " ", one_line(attribution.content)).strip()


class Sentences:
    """The sentences of one article, looked up by place."""

    def __init__(self, reading: Reading) -> None:
        """Take the reading's sentences as they are: in order, without overlap."""
        self.ranges = reading.sentences
        self._starts = [start for start, _ in self.ranges]

    def number(self, place: int) -> int | None:
        """Which sentence a code point stands in."""
        index = bisect_right(self._starts, place) - 1
        return index if index >= 0 and place < self.ranges[index][1] else None

    def at(self, place: int) -> Range | None:
        """The sentence that a code point stands in."""
        index = self.number(place)
        return None if index is None else self.ranges[index]


def narrated_sentences(reading: Reading) -> list[Range]:
    """The sentences that the article states in its own voice: no part of an attribution's source, cue or content
    stands in them, and the section is one that is read as its text."""
    taken = sorted((s.start, s.end) for a in reading.attributions for s in (*a.source, *a.cue, *a.content))
    merged: list[list[int]] = []
    for start, end in taken:
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    starts = [start for start, _ in merged]
    free: list[Range] = []
    for start, end in reading.sentences:
        index = bisect_right(starts, end - 1) - 1
        if (index < 0 or merged[index][1] <= start) and _is_read(reading.article, start):
            free.append((start, end))
    return free


def _is_read(article: Article, place: int) -> bool:
    """Sections that overlap nothing we know of are taken for body."""
    labels = [section.label for section in article.sections if section.start <= place < section.end]
    return not labels or labels[0] in _CONTENT_LABELS
