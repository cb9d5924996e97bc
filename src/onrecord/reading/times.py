"""The dates of an article: where they are named, what they mean, and when an attribution was said.

Relative dates count from the article's day of publication. Without one only absolute dates have a value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onrecord.model import Article, Mention, Said, Span, mention_id
from onrecord.reading.dates import dates
from onrecord.reading.found import Range

_PUBLISHED = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[\d:]+(?:Z|[+-]\d\d:\d\d)?)?([?~%]?)")

CUE_REACH = 60
"""A date this many characters behind the cue, with nothing of the content between, tells when it was said.
Room for an addressee ("told reporters in the capital on Wednesday"). Set by hand."""

SOURCE_REACH = 30
"""A date that opens a clause stands at most this far before its source. Set by hand."""

BESIDE = 6
"""Between source and cue such a date stands right behind the source ("Poe on Tuesday said"). Set by hand."""

OPENING = 30
"""Such a date has at most this much of the sentence before it ("Meanwhile, late on "). Set by hand."""

_BROKEN = re.compile(r"[;:()]|[.!?]\s|,\s(?:who|which|when|where|after|before|while|as)\b")


def find_times(article: Article, sentences: Sequence[Range]) -> tuple[Mention, ...]:
    """The dates named in the sentences, in order: mentions of kind "time" with their EDTF value or None."""
    published, doubt = _published(article)
    found: list[Mention] = []
    previous: str | None = None
    for where in sentences:
        for dating in dates(article.text, where, published, previous):
            value = _doubted(dating.value) if dating.value and doubt and not dating.absolute else dating.value
            found.append(_mention(article, dating.start, dating.end, value))
            previous = dating.value or previous
    return tuple(found)


def _published(article: Article) -> tuple[date | None, bool]:
    """The day of publication, where it is known to the day, and whether it is in doubt."""
    match = _PUBLISHED.fullmatch(article.published.edtf) if article.published else None
    if not match:
        return None, False
    try:
        return date.fromisoformat(match[1]), bool(match[2])
    except ValueError:
        return None, False


def _doubted(value: str) -> str:
    points = (point.split("T")[0] for point in value.split("/"))
    return "/".join(point if point == ".." or point.endswith("?") else f"{point}?" for point in points)


def _mention(article: Article, start: int, end: int, value: str | None) -> Mention:
    span = Span.cut(article.text, start, end)
    return Mention(mention_id(article.id, start, end, "time"), article.id, span, "time", "name", None, value)


def said(
    article: Article,
    sentence: Range,
    source: Sequence[Range],
    cue: Sequence[Range],
    content: Sequence[Range],
    times: Sequence[Mention],
) -> Said | None:
    """When it was said: by a date in the attribution's sentence that goes with its cue.

    A date inside the content is the content's and one inside the source belongs to the source's description.
    None where no such date has a value: a day is never made up from the day of publication.
    """
    if not cue:
        return None
    near = [t for t in times if sentence[0] <= t.span.start and t.span.end <= sentence[1]]
    inner = [piece if not _trails(article.text, piece, cue) else (piece[0], piece[0]) for piece in source]
    free = [t for t in near if not _touches((t.span.start, t.span.end), [*content, *inner])]
    gaps = [(_gap(article.text, sentence, t.span, source, cue, content), t) for t in free]
    ranked = sorted((gap, t.span.start, t.id, t) for gap, t in gaps if gap is not None and t.value)
    if not ranked:
        return None
    span, value = ranked[0][3].span, ranked[0][3].value
    value = _until_published(value, article) if value else None
    return Said(value, span, f"the date that goes with the cue: {span.text}") if value else None


def _until_published(value: str, article: Article) -> str:
    """What was said "earlier this week" was said before the page told of it."""
    published, doubt = _published(article)
    start, _, end = value.partition("/")
    if doubt or published is None or not _DAY.fullmatch(start) or not _DAY.fullmatch(end):
        return value
    last = published.isoformat()
    return f"{start}/{last}" if start < last < end else value


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TAIL = re.compile(r"\b(?:on|late|early)\s+\S+$|\b\w+day$|\b(?:yesterday|today)$", re.IGNORECASE)


def _trails(text: str, source: Range, cue: Sequence[Range]) -> bool:
    """A source that ends with a day and goes straight on to the cue ("The ministry on Friday denied")."""
    words = text[slice(*source)].rstrip()
    plain = "," not in words and not re.search(r"\b(?:who|that|which|of)\b", words)
    return plain and _TAIL.search(words) is not None and 0 <= cue[0][0] - source[1] <= BESIDE


def _gap(
    text: str, sentence: Range, when: Span, source: Sequence[Range], cue: Sequence[Range], content: Sequence[Range]
) -> int | None:
    """Characters between a date and the cue (or the source before it), or None where they do not go together."""
    first, last = cue[0][0], cue[-1][1]
    if first <= when.start and when.end <= last:
        return 0
    if when.start >= last:
        between, reach = (last, when.start), CUE_REACH
    elif source and source[0][0] < when.start and when.end <= source[-1][1]:
        return first - when.end
    elif source and source[0][0] < when.start:
        between, reach = (when.end, first), SOURCE_REACH
        if when.start - max(end for _, end in source if end <= when.start) > BESIDE:
            return None
    else:
        between, reach = (when.end, min(first, source[0][0] if source else first)), SOURCE_REACH
        if when.start - sentence[0] > OPENING:
            return None
    size = between[1] - between[0]
    broken = _touches(between, content) or _BROKEN.search(text, *between)
    return None if broken or not 0 <= size <= reach else size


def _touches(where: Range, ranges: Sequence[Range]) -> bool:
    return any(start < where[1] and where[0] < end for start, end in ranges)
