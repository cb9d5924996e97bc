"""The dates of an article: where they are named, what they mean, and when an attribution was said.

Relative dates count from the article's day of publication. Without one only absolute dates have a value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onrecord.model import Article, Dated, Mention, Said, Span, mention_id
from onrecord.reading.found import Range
from onrecord.reading.sourcing.layout import is_of_a_text
from onrecord.reading.sourcing.occasion_phrases import is_event, is_gathering
from onrecord.reading.sourcing.occasions import fronted
from onrecord.reading.when.dates import dates
from onrecord.reading.when.datevalues import day_in
from onrecord.reading.when.gaps import BESIDE, DOING, gap, touches
from onrecord.reading.words.cues import words_of

_PUBLISHED = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[\d:]+(?:Z|[+-]\d\d:\d\d)?)?([?~%]?)")

_AHEAD = re.compile(
    r"\b(?:will(?!\s+not)|would(?!\s+(?:not|only|neither|rather\s+not)\b)|to|plans?|going\s+to)\b", re.IGNORECASE
)
"""Words of a cue by which nothing has been said yet; what somebody would not say, they would not say then."""

_NOBODY = re.compile(r"(?:no\s+one|nobody|none|neither|no)\b", re.IGNORECASE)
"""Sources that would not speak: "Nobody at the ministry would talk about it on Saturday"."""


_ASIDE = re.compile(r"\b(?:who|which|that)\s(?:[^\s.,;:]+\s){1,9}$")
"""Before a day that only tells which thing is meant: "the ship which ran aground on | 3 May"."""


_PROGRAMME = re.compile(r"[“\"‘'](?:This Week|Today|Tonight|Sunday)$|[’']s\s(?:This Week|Today|Tonight)$")
"""A programme by its name: "on ABC’s “This Week”", "told ABC's This Week"."""


def find_times(article: Article, sentences: Sequence[Range]) -> tuple[Mention, ...]:
    """The dates named in the sentences, in order: mentions of kind "time" with their EDTF value or None."""
    published, doubt = _day_of(article.published)
    updated, _ = _day_of(article.updated)
    found: list[Mention] = []
    previous: str | None = None
    named: str | None = None
    for where in sentences:
        days: list[str] = []
        for dating in dates(article.text, where, published, previous, updated, named):
            if _PROGRAMME.search(article.text[max(dating.start - 3, 0) : dating.end]):
                continue
            value = _doubted(dating.value) if dating.value and doubt and not dating.absolute else dating.value
            found.append(_mention(article, dating.start, dating.end, value))
            previous = dating.value or previous
            aside = len(days) > 0 and _ASIDE.search(article.text, where[0], dating.start)
            days += [day for day in [day_in(dating.value)] if day]
            named = named if aside else day_in(dating.value) or named
    return tuple(found)


def _day_of(when: Dated | None) -> tuple[date | None, bool]:
    """The day of publication or of a change, where it is known to the day, and whether it is in doubt."""
    match = _PUBLISHED.fullmatch(when.edtf) if when else None
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
    taken: Sequence[Range] = (),
) -> Said | None:
    """When it was said: by a date in the attribution's sentence that goes with its cue, else with its occasion.

    A date inside the content is the content's, save right behind the cue ("said Monday that …"), and one inside
    the source belongs to the source's description; one in a clause that another attribution has (`taken`) is of
    what is told there: "described | how they wrote in March, | expressing concern". None where no such date has a
    value: a day is never made up from the day of publication.
    """
    if not cue or (
        _AHEAD.match(article.text, *cue[0]) and not any(_NOBODY.match(article.text, s) for s, _ in source)
    ):
        return None
    content = fronted(article.text, content, source, cue)
    near = [t for t in times if sentence[0] <= t.span.start and t.span.end <= sentence[1]]
    dated = [_put_out(article.text, piece, near) for piece in source]
    inner = [_without_day(article.text, piece, cue, near) for piece in source]
    pieces = [_unasked(article.text, _behind_day(article.text, piece, cue, near), near) for piece in content]
    told = [piece for piece in taken if _CLAUSE.match(article.text, piece[0])]
    free = [t for t in near if not touches((t.span.start, t.span.end), [*pieces, *inner, *told])]
    own = [t for t in free if not _owns(article, t)]
    own = [t for t in own if _quoted(article.text, t.span.start) <= _quoted(article.text, cue[0][0])]
    gaps = [(gap(article.text, sentence, t.span, source, cue, pieces), t) for t in own]
    ranked = sorted((size, t.span.start, t.id, t) for size, t in gaps if size is not None and t.value)
    held = [t for t in free if occasion and t.value and _goes_with(article.text, occasion, t.span)]
    held = held or [t for t in dated if t is not None]
    if ranked and cue[-1][1] <= ranked[0][1] and _one_of_several(article.text, ranked[0][3].span):
        return None
    basis, when = ("cue", ranked[0][3]) if ranked else ("occasion", held[0]) if held else ("", None)
    value = _until_published(when.value, article) if when and when.value else None
    return (
        Said(value, when.span, f"the date that goes with the {basis}: {when.span.text}")
        if when and value
        else None
    )


_CLAUSE = re.compile(r"(?:that|how|why|whether)\b")


def _quoted(text: str, place: int) -> bool:
    """Whether a place stands inside quotation marks, by those of its paragraph before it."""
    before = text[text.rfind("\n", 0, place) + 1 : place]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


def _one_of_several(text: str, when: Span) -> bool:
    """The saying was on more days than one: "said on Monday, | on the Tuesday | and on Thursday"."""
    before = _DAY_BEFORE.search(text, max(when.start - _DAYS_REACH, 0), when.start)
    return (before is not None and _CLOSED.match(text, when.end) is not None) or (
        _DAY_BEHIND.match(text, when.end) is not None
    )


_DAYS_REACH = 40
_DAY_BEFORE = re.compile(r"\b[A-Z][a-z]+day(?:,\s(?:and\s)?|\sand\s)(?:again\s)?(?:on\s)?(?:the\s)?$")
_CLOSED = re.compile(r"\s*(?:[.;:”\"]|,(?!\s(?:he|she|they|it|the|an?|[A-ZÀ-Þ])\b)|$)|\s(?:and|from|at|in|that)\b")
"""Behind the last of several days: no new clause begins with it."""

_DAY_BEHIND = re.compile(
    rf"(?:,\s(?:and\s)?|\sand\s)(?:again\s)?on\s(?:the\s)?[A-Z][a-z]+day\b(?={_CLOSED.pattern})"
)


def _without_day(text: str, source: Range, cue: Sequence[Range], near: Sequence[Mention]) -> Range:
    """A source without the day between it and its cue: "the guild | on Friday | denied", "said | Friday | Poe"."""
    if _trails(text, source, cue):
        return source[0], source[0]
    first = [t.span.end for t in near if t.span.start == source[0] and 0 <= source[0] - cue[-1][1] <= 1]
    return (first[0], source[1]) if first else source


def _put_out(text: str, source: Range, near: Sequence[Mention]) -> Mention | None:
    """The day on which a source was put out that is a text ("a survey released on Monday"), or of what the speaker
    was doing ("Poe, visiting the growers on Monday,")."""
    for when in near:
        start, end = when.span.start, when.span.end
        last = source[0] <= start and end <= source[1] and _LAST.fullmatch(text, end, source[1])
        if (
            last
            and when.value
            and (
                _PUT_OUT.search(text, source[0], start)
                or _WHILE.search(text, source[0], start)
                or (_DAY.match(when.value) and is_of_a_text(text, start))
            )
        ):
            return when
    return None


_LAST = re.compile(r"\W*(?:\b(?:by|from|in)\s[^,;:]+,?)?")
"""Behind the day: nothing, or who put it out: "a survey released on Monday | by the guild"."""

_WHILE = re.compile(rf",\s{DOING}[^,;:]{{0,60}}$")
_PUT_OUT = re.compile(
    r"\b(?:poll|survey|report|study|statement|memo|letter|data|figures|results|analysis|filing|document|transcript"
    r"|note|e-?mail|ruling|judgment|order|notice|memorandum|decree|draft|message|post|circular)s?,?\s+(?:(?!(?:which|that|who)\b)[\w’'-]+,?\s+){0,7}?"
    r"(?:released|published|issued|posted|unveiled|dated|sent|signed|filed|written|out)\s+(?:on\s+|late\s+|early\s+)?$",
    re.IGNORECASE,
)
"""A text and the words by which its day is that of its publication."""


def _owns(article: Article, when: Mention) -> bool:
    """The date is that of something else: "said of Tuesday's attack", "of the 2016 harvest", "held up the memo of
    3 May"."""
    text, (start, end) = article.text, (when.span.start, when.span.end)
    if is_of_a_text(text, start):
        return True
    if _PRINTED.search(text, max(start - _PRINTED_REACH, 0), start) or _PLACES.search(
        text, max(start - _PRINTED_REACH, 0), start
    ):
        return True
    if _SINCE.search(text, max(start - 7, 0), start) or _OF_THING.search(text, max(start - 9, 0), start + 4):
        return True
    bare = _BARE_YEAR.fullmatch(when.span.text) is not None and not _IN.search(text, max(start - 4, 0), start)
    return bare or text[end : end + 2] in ("'s", "’s")


_SINCE = re.compile(r"\b(?:[Ss]ince|[Uu]ntil)\s$")
_OF_THING = re.compile(r"\b(?:about|against|to|with)\sthe\s$")
""" "Reacted to | the late February | ruling": the date is of the thing behind it."""

_PRINTED_REACH = 120
_PRINTED = re.compile(
    r"\binterview\b[^.;:“”\"]{0,80}\s(?:published|printed)\s(?:[^\s.;:]+\s){0,3}?$|\binterview\s+(?:published\s+|printed\s+)?in\s"
    r"(?:the\s+)?[\w’'-]*day(?:\s\w+)?[’']s\s$"
)
"""Before the day on which an interview was printed, which was given on another: "in an interview published on"."""

_PLACES = re.compile(
    r"\b(?:placed?|dated?|puts?|times?d?)\s(?:it|them|this|that)\s(?:(?:on|in|at|to|as|late|early)\s)*$"
)
"""Words that say of something when it was: "a third | placed it on | 2 March"."""


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


def _unasked(text: str, piece: Range, near: Sequence[Mention]) -> Range:
    """The content without the day on which a request was left unanswered: "did not return calls | last night"."""
    for when in near:
        behind = piece[0] < when.span.start and not text[when.span.end : piece[1]].strip(' .,;”"')
        asked = _REQUESTS.fullmatch(text, piece[0], when.span.start) if behind else None
        if asked:
            return piece[0], asked.end(asked.lastgroup or 0)
    return piece


_REQUESTS = re.compile(
    r"(?P<what>(?:to\s+)?(?:[\w’'-]+\s+){0,3}?(?:calls?|messages?|e-?mails?|requests?|inquir(?:y|ies)|enquir(?:y|ies)|questions?)"
    r"(?:\s+(?:for|seeking)\s+(?:an?\s+)?(?:comment|interview|information|response))?)\s+"
    r"(?:(?:sent|made|left)\s+)?(?:(?:on|late|early|late\s+on)\s+)?"
    r"|(?P<this>(?:to\s+)?(?:comment|elaborate|speak|talk|respond|answer|reply|testify|be\s+interviewed|discuss\s+(?:it|this|that)|say\s+more)"
    r"(?:\s+(?:further|publicly|to\s+\w+|on\s+(?:it|this|that|the\s+\w+)))?)\s+(?:(?:on|late|early|late\s+on)\s+)?"
)
"""What is left unanswered, or refused, up to the day: "declined to comment | on Friday"."""

_SAID_THEN = re.compile(
    r",?\s+(?:that|it|he|she|they|we|the|there|a|an|its|his|her|their|to|in\s+an?|during|at\s+an?)\b|,?\s+[“\"]"
)
"""What follows a day that goes with the cue before it; a verb there makes it the subject of what is said."""


def _goes_with(text: str, occasion: Range, when: Span) -> bool:
    """The date stands inside the phrase of the occasion, or right behind it ("… in Ostwick on Monday")."""
    if occasion[0] <= when.start and when.end <= occasion[1]:
        owned = text[when.end : when.end + 2] in ("'s", "’s")
        after = words_of(text, when.end + 2, max(min(occasion[1], when.end + HEAD), when.end + 2))
        opened = _AFTER.match(text, *occasion) if owned else None
        apart = _OTHER_DAY.search(text, opened.end() if opened else occasion[0], occasion[1])
        shown = text[when.end + 2 : when.end + 4] in (" “", ' "', " ‘")
        return not apart and (not owned or shown or any(is_event(w.text) for w in after))
    if when.end <= occasion[0]:
        return _BEFORE_PLACE.fullmatch(text, when.end, occasion[0]) is not None
    between = (occasion[1], when.start)
    if _PRINTED.search(text, occasion[0], when.start):
        return False
    gathered = any(is_gathering(word.text) for word in words_of(text, *occasion))
    behind = (_FAR_BEHIND if gathered else _BEHIND_PLACE).fullmatch(text, *between)
    return behind is not None and not _OTHER_DAY.search(text, *occasion)


HEAD = 40
"""Characters between a day that owns an occasion and its noun ("at Tuesday's televised debate"). Set by hand."""

_AFTER = re.compile(r"after\s+", re.IGNORECASE)
""" "After Tuesday's meeting" is on that day."""

_OTHER_DAY = re.compile(r"\b(?:after|(?<!ing\s)before|until|since|who|which|that|about|from|for)\b")
_BEHIND_PLACE = re.compile(
    r",?\s*(?:(?:in|at|near)\s+)?(?:[A-ZÀ-Þ][\w.’'-]*,?\s+){0,4}"
    r"(?:(?:,?\s*(?:which|that)\s+(?:(?:was|were|has\s+been|had\s+been|will\s+be|is|(?:[A-ZÀ-Þ]\S*\s+){1,5}?|(?:the\s+)?[\w’'-]+)\s+)?)?"
    r"(?:released|issued|posted|published|sent|delivered|broadcast|aired|recorded|given|held|taped|shown|carried|screened)\s+"
    r"(?:(?:by|to|in)\s+(?:\S+\s+){1,4}?)?)?(?:on|late|early|last|late\s+on|early\s+on|over)?\s*"
)
_FAR_BEHIND = re.compile(
    r"(?:,?\s*(?:(?:in|at|near|to|with|of|before|outside)\s+)(?:[\w’'-]+(?:[.,](?=\w))?\.?\s+){1,6}?){0,2}?"
    rf"{_BEHIND_PLACE.pattern}"
)
_BEFORE_PLACE = re.compile(r",?\s*")
""" "On Monday at a rally in Ostwick"."""


def _until_published(value: str, article: Article) -> str | None:
    """What was said "earlier this week" was said before the page told of it; None of a date still to come."""
    published, doubt = _day_of(article.published)
    if doubt or published is None:
        return value
    updated, _ = _day_of(article.updated)
    start, _, end = value.partition("/")
    last = max(published, updated or published).isoformat()
    if start > last:
        return None
    cut = _DAY.fullmatch(start) and _DAY.fullmatch(end) and start < last < end
    return f"{start}/{last}" if cut else value


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ON_DAY = re.compile(r"(?<!ed)(?<!en)\son\s+\w+day(?:\s+\w+)?$", re.IGNORECASE)
"""A day that is the verb's and not that of a participle before it: "one of the jurors picked on Sunday"."""

_TAIL = re.compile(
    r"(?:\b(?:on|late|early)\s+\S+|\b\w+day|\b(?:yesterday|today))(?:\s+(?:morning|afternoon|evening|night))?$",
    re.IGNORECASE,
)


def _trails(text: str, source: Range, cue: Sequence[Range]) -> bool:
    """A source that ends with a day and goes straight on to the cue ("The ministry on Friday denied")."""
    words = text[slice(*source)].rstrip()
    plain = "," not in words and not re.search(r"\b(?:who|that|which)\b", words)
    plain = plain and (not re.search(r"\bof\b", words) or _ON_DAY.search(words) is not None)
    return plain and _TAIL.search(words) is not None and 0 <= cue[0][0] - source[1] <= BESIDE
