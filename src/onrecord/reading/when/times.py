"""The dates of an article: where they are named, what they mean, and when an attribution was said.

Relative dates count from the article's day of publication. Without one only absolute dates have a value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onrecord.model import Article, Mention, Said, Span, mention_id
from onrecord.reading.found import Range
from onrecord.reading.sourcing.occasions import is_event, is_gathering
from onrecord.reading.when.dates import dates
from onrecord.reading.words.cues import words_of

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

_BROKEN = re.compile(
    r"[;:()]|[.!?]\s|,\s(?:who|which|when|where|after|before|while|as|\w+ing)\b|\b(?:that|before|since|until)\b"
)
_HANGING = re.compile(r"\w+ing\b", re.IGNORECASE)
"""A cue that hangs on the clause before it: "attacked him on Monday, calling …", "on Monday by repeating …"."""

_SPEAKING = re.compile(r",?\s+(?:speaking|talking|appearing|testifying|campaigning|writing)\b[^,;:]{0,60}")
"""Between the source and a day: "Poe, speaking to reporters on Monday, said"."""

_PROMPTED = re.compile(r"\W*(?:Asked|Pressed|Questioned|Challenged|Prodded|Quizzed)\b[^,]{0,30}$")
"""What opens a sentence before the day on which somebody was asked, and answered."""

_AHEAD = re.compile(r"\b(?:will|would|to|plans?|going\s+to)\b", re.IGNORECASE)
"""Words of a cue by which nothing has been said yet."""


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
    occasion: Range | None = None,
) -> Said | None:
    """When it was said: by a date in the attribution's sentence that goes with its cue, else with its occasion.

    A date inside the content is the content's, save right behind the cue ("said Monday that …"), and one inside
    the source belongs to the source's description. None where no such date has a value: a day is never made up
    from the day of publication.
    """
    if not cue or _AHEAD.match(article.text, *cue[0]):
        return None
    near = [t for t in times if sentence[0] <= t.span.start and t.span.end <= sentence[1]]
    dated = [_put_out(article.text, piece, near) for piece in source]
    inner = [piece if not _trails(article.text, piece, cue) else (piece[0], piece[0]) for piece in source]
    pieces = [_behind_day(article.text, piece, cue, near) for piece in content]
    free = [t for t in near if not _touches((t.span.start, t.span.end), [*pieces, *inner])]
    gaps = [(_gap(article.text, sentence, t.span, source, cue, pieces), t) for t in free if not _owns(article, t)]
    ranked = sorted((gap, t.span.start, t.id, t) for gap, t in gaps if gap is not None and t.value)
    held = [t for t in free if occasion and t.value and _goes_with(article.text, occasion, t.span)]
    held = held or [t for t in dated if t is not None]
    basis, when = ("cue", ranked[0][3]) if ranked else ("occasion", held[0]) if held else ("", None)
    value = _until_published(when.value, article) if when and when.value else None
    return (
        Said(value, when.span, f"the date that goes with the {basis}: {when.span.text}")
        if when and value
        else None
    )


def _put_out(text: str, source: Range, near: Sequence[Mention]) -> Mention | None:
    """The day on which a source was put out that is a text: "a survey released on Wednesday"."""
    for when in near:
        start, end = when.span.start, when.span.end
        last = source[0] <= start and end <= source[1] and not any(c.isalnum() for c in text[end : source[1]])
        if last and when.value and _PUT_OUT.search(text, source[0], start):
            return when
    return None


_PUT_OUT = re.compile(
    r"\b(?:poll|survey|report|study|statement|memo|letter|data|figures|results|analysis|filing|document|transcript)s?\s+"
    r"(?:[\w’'-]+\s+){0,4}?(?:released|published|issued|posted|unveiled)\s+(?:on\s+|late\s+|early\s+)?$"
)
"""A text and the words by which its day is that of its publication."""


def _owns(article: Article, when: Mention) -> bool:
    """The date is that of something else: "said of Tuesday's attack", "of the 2016 harvest"."""
    text, (start, end) = article.text, (when.span.start, when.span.end)
    bare = _BARE_YEAR.fullmatch(when.span.text) is not None and not _IN.search(text, max(start - 4, 0), start)
    return bare or text[end : end + 2] in ("'s", "’s")


_BARE_YEAR = re.compile(r"\d{4}")
_IN = re.compile(r"\b[Ii]n\s$")


def _behind_day(text: str, piece: Range, cue: Sequence[Range], near: Sequence[Mention]) -> Range:
    """The content without a day at its head that tells when it was said: "said | Monday that …"."""
    if piece[0] - cue[-1][1] not in (0, 1):
        return piece
    for when in near:
        opened = when.span.start - piece[0] in (0, 3) and text[piece[0] : when.span.start].lower() in ("", "on ")
        if opened and _SAID_THEN.match(text, when.span.end, piece[1]):
            return when.span.end, piece[1]
    return piece


_SAID_THEN = re.compile(
    r",?\s+(?:that|it|he|she|they|we|the|there|a|an|its|his|her|their|to|in\s+an?|during|at\s+an?)\b|,?\s+[“\"]"
)
"""What follows a day that goes with the cue before it; a verb there makes it the subject of what is said."""


def _goes_with(text: str, occasion: Range, when: Span) -> bool:
    """The date stands inside the phrase of the occasion, or right behind it ("… in Ostwick on Monday")."""
    if occasion[0] <= when.start and when.end <= occasion[1]:
        owned = text[when.end : when.end + 2] in ("'s", "’s")
        after = words_of(text, when.end + 2, max(min(occasion[1], when.end + HEAD), when.end + 2))
        return not _OTHER_DAY.search(text, *occasion) and (not owned or any(is_event(w.text) for w in after))
    if when.end <= occasion[0]:
        return _BEFORE_PLACE.fullmatch(text, when.end, occasion[0]) is not None
    between = (occasion[1], when.start)
    gathered = any(is_gathering(word.text) for word in words_of(text, *occasion))
    behind = (_FAR_BEHIND if gathered else _BEHIND_PLACE).fullmatch(text, *between)
    return behind is not None and not _OTHER_DAY.search(text, *occasion)


HEAD = 40
"""Characters between a day that owns an occasion and its noun ("at Tuesday's televised debate"). Set by hand."""

_OTHER_DAY = re.compile(r"\b(?:after|before|until|since|who|which|that|about|from|for)\b")
_BEHIND_PLACE = re.compile(
    r",?\s*(?:(?:in|at|near)\s+)?(?:[A-ZÀ-Þ][\w.’'-]*,?\s+){0,4}"
    r"(?:(?:released|issued|posted|published|sent|delivered|broadcast|aired|recorded|given|held|taped)\s+"
    r"(?:(?:by|to|in)\s+(?:\S+\s+){1,4}?)?)?(?:on|late|early|last|late\s+on|early\s+on)?\s*"
)
_FAR_BEHIND = re.compile(
    r"(?:,?\s*(?:(?:in|at|near|to|with|of|before|outside)\s+)(?:[\w’'-]+(?:[.,](?=\w))?\.?\s+){1,6}?){0,2}?"
    rf"{_BEHIND_PLACE.pattern}"
)
_BEFORE_PLACE = re.compile(r",?\s*")
""" "On Monday at a rally in Ostwick"."""


def _until_published(value: str, article: Article) -> str | None:
    """What was said "earlier this week" was said before the page told of it; None of a date still to come."""
    published, doubt = _published(article)
    if doubt or published is None:
        return value
    start, _, end = value.partition("/")
    last = published.isoformat()
    if start > last:
        return None
    cut = _DAY.fullmatch(start) and _DAY.fullmatch(end) and start < last < end
    return f"{start}/{last}" if cut else value


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
        hanging = _HANGING.match(text, *cue[0])
        said_by = max(end for _, end in source if end <= when.start)
        if _SPEAKING.fullmatch(text, said_by, when.start) and not _touches((said_by, first), content):
            return first - when.end
        if _SET_OFF.search(text, said_by, when.start) and text[when.end : first].isspace():
            return first - when.end
        if when.start - said_by > BESIDE and not hanging:
            return None
        if hanging and _CLAUSE.search(text, source[-1][1], when.start):
            return None
    elif not source and _WHO.search(text, sentence[0], when.start) and text[when.end : first].isspace():
        return first - when.end
    else:
        between, reach = (when.end, min(first, source[0][0] if source else first)), SOURCE_REACH
        if when.start - sentence[0] > OPENING:
            return None
        if _PROMPTED.match(text, sentence[0], when.start):
            return between[1] - between[0] if between[0] <= between[1] else None
    closes = any(_CLOSING.fullmatch(text, piece[1], when.start) and last <= piece[0] for piece in content)
    if closes and not _YEAR.search(when.text):
        return when.start - content[-1][1]
    size = between[1] - between[0]
    broken = _touches(between, content) or _BROKEN.search(text, *between)
    return None if broken or not 0 <= size <= reach else size


_YEAR = re.compile(r"\byears?\b|^\d{4}$")
_CLOSING = re.compile(r"\s+(?:on|late|early|last|late\s+on|early\s+on)?\s*")
"""Between the content and a day outside it: "announced | her support for the plan | on Monday"."""

_SET_OFF = re.compile(r",\s+(?:(?:on|late|early|late\s+on|early\s+on)\s+)?$")
"""Before a day that stands by itself in front of the cue: "Poe, who left the guild, on Friday declared"."""

_WHO = re.compile(r"\b(?:who|whom|which|that)\s+\S+\s+(?:(?:on|late|early)\s+)?$")
"""Words with nothing of an attribution in them but its speaker: "Lind, whom Poe on Monday called"."""

_CLAUSE = re.compile(r"\b(?:who|which|when|where|that|after|before|while|because|for)\b")


def _touches(where: Range, ranges: Sequence[Range]) -> bool:
    return any(start < where[1] and where[0] < end for start, end in ranges)
