"""Events: what happened or is to happen, with its own date, apart from that of its saying and of its publication.

A sentence, or a content, that holds a time expression with a value tells of an event at that time; the expressions
that date a saying are the saying's. Reports of one event are joined across pages when their dates meet and their
words and vectors agree; where the words are the same and the days are not, they are one event told with two dates.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import ArticleSpan, Attribution, Edtf, Event, Mention, Range, Reading
from onrecord.model.record import EventStatus, Precision
from onrecord.record.dates import WEEK_DAYS, Interval, interval, sort_key
from onrecord.record.entities import People
from onrecord.record.event_words import has_verb, says
from onrecord.record.groups import Groups, content_id
from onrecord.record.happenings import beside, conditions, is_deed, tail_of, whole
from onrecord.record.statements import Statement, Statements, lexical, names_agree, numbers_conflict
from onrecord.record.story import Sentences, Story
from onrecord.record.timings import Timings
from onrecord.record.words import negative, numbers, terms, tokens, word_set

SAME_EVENT = 0.72
"""Cosine from which two statements of compatible dates may tell of one event."""

SAME_EVENT_TERMS = 0.2
"""Share of content terms that they must have in common besides."""

LIKELY_EVENT, LIKELY_EVENT_TERMS = 0.62, 0.28
"""The same, where the words are less near and more of them are shared."""

OTHER_DATE, OTHER_DATE_TERMS, OTHER_DATE_DAYS = 0.8, 0.45, 3
"""The same, and days between the two at most, of statements that tell of one event and differ in its day: only
words that are nearly the same show that it is not another event."""

EVENT_DAYS = 366
"""A time longer than this is an era, not an event's date."""

MONTH_DAYS = 31
"""Of several dates of one event the most exact is taken; of those longer than this, the first that a page gave."""

DEED_REACH = 20
"""Characters from what is announced or meant to its time ("is to debate the bill | on Thursday")."""

CLAUSE_WORDS = 5
"""A stretch beside somebody's words that is shorter tells of nothing: "on Monday, at the gate"."""

NO_NUMBER = -1
"""The number of what is no statement of its own, and so is compared with none."""

_MONTHS = frozenset(f"{month:02}" for month in range(1, 13))

_BACKSHIFTED = re.compile(r"\bwould\b")
_OPENERS = re.compile(r"\b(?:who|which|that|since|after|when|as|while|because|where|before)\b|[-–—(,]")
_BEFORE_NOUN = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|our|this|that|under)|['’]s)\s+$", re.IGNORECASE)
_NOUN = re.compile(r"\s+[^\W\d_]")
_POSSESSIVE = re.compile(r"['’]s?\b")
_AFTER = re.compile(r"(?:after|following|before)\b", re.IGNORECASE)
_PARTS = re.compile(r"[,;:—–]|\bbut\b")
_WORD = re.compile(r"[\w“\"‘']")
_OF_THE_PAGE = re.compile(
    r"\b(?:article|story|page|report|post)\s+(?:was|has been)\s+(?:\w+\s+)?(?:updated|corrected|published)"
)
_AUXILIARIES = word_set("is are was were has have had did does do been will would can could")


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement's telling of an event at a time; `denied`: it is what somebody says did not happen;
    `supposed`: it is only a condition ("if they left on Monday, …"), which needs no date."""

    statement: Statement
    value: Edtf | None
    where: Range
    when: Interval
    denied: bool
    supposed: bool = False


def events(
    statements: Statements, people: People, near: Iterable[tuple[int, int, float]], denied: set[int]
) -> tuple[Event, ...]:
    """The events of a story, by date.

    1. Tellings: dated statements, each with the time in it that it is about.
    2. Tellings of one event, joined by date, words and vectors.
    3. An event for each group, with the status that the surest telling gives it.
    """
    story = statements.story
    told = list(_Tellings(statements, people))
    by_statement: dict[int, list[int]] = {}
    for place, telling in enumerate(told):
        by_statement.setdefault(telling.statement.number, []).append(place)
    groups = Groups(range(len(told)))
    first: dict[tuple[str, Range | None, Edtf | None], int] = {}
    for place, telling in enumerate(told):
        same = (telling.statement.article, telling.where) if telling.value else (telling.statement.text, None)
        groups.join(first.setdefault((*same, telling.value), place), place)
    for a, b, cosine in near:
        if cosine >= LIKELY_EVENT and a in by_statement and b in by_statement:
            _join(groups, told, (by_statement[a], by_statement[b]), people, cosine)
    found = [_event(story, people, [told[place] for place in group], denied) for group in groups]
    return tuple(sorted(found, key=lambda e: (*sort_key(e.when), story.articles[e.what.article].location, e.what)))


def _join(
    groups: Groups[int], told: Sequence[Telling], sides: tuple[list[int], list[int]], people: People, cosine: float
) -> None:
    a, b = told[sides[0][0]].statement, told[sides[1][0]].statement
    shared = lexical(a, b)
    least = SAME_EVENT_TERMS if cosine >= SAME_EVENT else LIKELY_EVENT_TERMS
    if shared < least or not names_agree(a, b, people) or numbers_conflict(a, b):
        return
    alone = len(sides[0]) == len(sides[1]) == 1
    alike = alone and a.article != b.article and cosine >= OTHER_DATE and shared >= OTHER_DATE_TERMS
    for first in sides[0]:
        for second in sides[1]:
            one, other = told[first].when, told[second].when
            if one.meets(other) or (alike and _days_apart(one, other) <= OTHER_DATE_DAYS):
                groups.join(first, second)


def _days_apart(one: Interval, other: Interval) -> int:
    """Days between two days; more than any limit where one of them is no single day."""
    if one.days != 1 or other.days != 1 or one.first is None or other.first is None:
        return EVENT_DAYS
    return abs(one.first - other.first)


class _Tellings:
    """The tellings of a story, article by article."""

    def __init__(self, statements: Statements, people: People) -> None:
        self._statements = statements
        self._people = people
        self._story = statements.story
        self._timings = Timings(statements.story)
        self._shelves: dict[str, list[Statement]] = {}
        for statement in statements.all:
            self._shelves.setdefault(statement.article, []).append(statement)

    def __iter__(self) -> Iterator[Telling]:
        for reading in self._story.readings:
            yield from self._of(reading)

    def _of(self, reading: Reading) -> Iterator[Telling]:
        """The dated statements of an article. Of statements that hold a time the smallest is taken; a time that
        none holds may stand in what the page itself tells beside somebody's words."""
        sentences = Sentences(reading)
        dating = _dating(reading, sentences)
        shelf = self._shelves.get(reading.article.id, [])
        for mention in reading.mentions:
            place = (mention.span.start, mention.span.end)
            value = self._timings.value(mention) if mention.kind == "time" else None
            if value is None or _qualifies(reading.article.text, mention):
                continue
            if place in dating:
                yield from self._of_saying(reading, place, value, dating[place])
                continue
            holding = [s for s in shelf if s.start <= place[0] and place[1] <= s.end and self._tells(s, place)]
            statement = min(holding, key=lambda s: (s.end - s.start, s.number), default=None)
            statement = statement or self._beside(reading, sentences.at(place[0]), place)
            where = _clause(statement, sentences.at(place[0])) if statement else place
            telling = statement and self._telling(statement, value, where, place[0])
            if telling:
                yield telling
            elif statement is None:
                yield from self._of_deed(reading, sentences.at(place[0]), place, value)
        yield from self._gatherings(reading)
        yield from self._supposed(reading)

    def _of_saying(
        self, reading: Reading, place: Range, value: Edtf, told: Sequence[Attribution]
    ) -> Iterator[Telling]:
        """What a time that dates a saying is the day of besides: what its speaker did then, or the saying itself
        where it is a deed."""
        sentence = Sentences(reading).at(place[0])
        if sentence is None:
            return
        near = [
            a for a in reading.attributions if any(s.start < sentence[1] and sentence[0] < s.end for s in a.cue)
        ]
        done = beside(reading, sentence, place, near)
        for where in [done] if done else [whole(a, sentence, place) for a in told if is_deed(a)][:1]:
            telling = self._telling(self._around(reading, where), value, where, place[0])
            if telling:
                yield telling

    def _of_deed(self, reading: Reading, sentence: Range | None, place: Range, value: Edtf) -> Iterator[Telling]:
        """What somebody announces, offers or means to do, or says, at a time that stands beside their words."""
        if sentence is None:
            return
        for told in reading.attributions:
            anchor = (told.cue or told.source or told.content)[0].start
            if tail_of(reading.article.text, told, place):
                statement = self._statements.all[self._statements.of_attribution[told.id]]
                telling = self._telling(statement, value, (max(statement.start, sentence[0]), place[1]), place[0])
                if telling:
                    yield telling
                return
            if sentence[0] <= anchor < sentence[1] and (told.attitude == "intention" or is_deed(told)):
                where = whole(told, sentence, place)
                if (
                    where[0] <= place[0]
                    and place[1] - max(s.end for s in (*told.cue, *told.content)) <= DEED_REACH
                ):
                    telling = self._telling(self._around(reading, where), value, where, place[0])
                    if telling:
                        yield telling
                    return

    def _around(self, reading: Reading, where: Range) -> Statement:
        """The smallest statement that holds a stretch, or the stretch as the page's own."""
        shelf = self._shelves.get(reading.article.id, [])
        holding = [s for s in shelf if s.attribution and s.start <= where[0] and where[1] <= s.end]
        return min(holding, key=lambda s: (s.end - s.start, s.number), default=None) or self._own(reading, where)

    def _supposed(self, reading: Reading) -> Iterator[Telling]:
        """What would only happen on a condition, where no time in it says when."""
        dated = [m.span.start for m in reading.mentions if m.kind == "time" and m.value]
        for where in conditions(reading):
            if not any(where[0] <= place < where[1] for place in dated):
                statement = self._own(reading, where)
                yield Telling(statement, None, where, interval(None), denied=False, supposed=True)

    def _tells(self, statement: Statement, place: Range) -> bool:
        """Whether the words that hold a time hold a verb, so that they tell of something."""
        sentence = Sentences(self._story.reading_of[statement.article]).at(place[0])
        start, end = _clause(statement, sentence)
        return has_verb(self._story.articles[statement.article].text[start:end])

    def _telling(self, statement: Statement, value: Edtf, where: Range, place: int) -> Telling | None:
        text = self._story.articles[statement.article].text
        start = _WORD.search(text, where[0], where[1])
        end = where[0] + len(text[where[0] : where[1]].rstrip())
        where = (start.start() if start else where[0], end)
        when, whole = interval(value), text[where[0] : where[1]]
        known = when.days is None or when.days <= EVENT_DAYS
        if not known or not has_verb(whole) or _OF_THE_PAGE.search(whole):
            return None
        low = max((m.end() for m in _PARTS.finditer(text, where[0], place)), default=where[0])
        high = _PARTS.search(text, place, where[1])
        words = tokens(text[low : high.start() if high else where[1]])
        said = self._people.attributions[statement.attribution] if statement.attribution else None
        denied = said is not None and _denies(said, words)
        return Telling(statement, value, where, when, denied, supposed=words[:1] in (["if"], ["unless"]))

    def _gatherings(self, reading: Reading) -> Iterator[Telling]:
        """What somebody's saying came after, on the day of the saying: "after a meeting with the envoy"."""
        for each in reading.attributions:
            if (
                each.occasion
                and each.said
                and _AFTER.match(each.occasion.text)
                and says(each.occasion.text, "gatherings")
            ):
                where = (each.occasion.start, each.occasion.end)
                statement = self._own(reading, where)
                value = each.said.edtf.split("T")[0]
                yield Telling(statement, value, where, interval(value), denied=False)

    def _beside(self, reading: Reading, sentence: Range | None, place: Range) -> Statement | None:
        """What the page tells in its own voice around a time, in a sentence that also holds somebody's words: its
        beginning, or a clause that begins anew. What nobody in particular expects, the page tells."""
        if sentence is None:
            return None
        spoken = [a for a in reading.attributions if a.source]
        taken = [(s.start, s.end) for a in spoken for s in (*a.cue, *a.content)]
        if any(begin < place[1] and place[0] < stop for begin, stop in taken):
            return None
        start = max([sentence[0], *(end for _, end in taken if end <= place[0])])
        end = min([sentence[1], *(begin for begin, _ in taken if begin >= place[1])])
        text = reading.article.text
        if start != sentence[0]:
            opener = _OPENERS.search(text, start, place[0])
            start = opener.start() if opener else end
        return self._own(reading, (start, end)) if len(tokens(text[start:end])) >= CLAUSE_WORDS else None

    def _own(self, reading: Reading, where: Range) -> Statement:
        """A stretch of the page's own words as a statement that is compared with none."""
        text = reading.article.text[where[0] : where[1]]
        words = tokens(text)
        known = self._statements.named[reading.article.id]
        named = frozenset(e for begin, stop, e in known if where[0] <= begin and stop <= where[1])
        return Statement(
            NO_NUMBER, reading.article.id, where[0], where[1], None, text, tuple(words), terms(words),
            numbers(words), named, (), negative(words), NO_NUMBER,
        )  # fmt: skip


def _dating(reading: Reading, sentences: Sentences) -> dict[Range, list[Attribution]]:
    """The times that date a saying of their own sentence, each with the sayings."""
    found: dict[Range, list[Attribution]] = {}
    for told in reading.attributions:
        when = told.said.evidence if told.said else None
        sentence = sentences.at(when.start) if when else None
        pieces = told.cue or told.source or told.content
        if when and sentence and sentence[0] <= pieces[0].start < sentence[1]:
            found.setdefault((when.start, when.end), []).append(told)
    return found


def _qualifies(text: str, mention: Mention) -> bool:
    """Whether a time only says which thing is meant: "the 1996 treaty", "Thursday's meeting"."""
    after = text[mention.span.end : mention.span.end + 3]
    if _POSSESSIVE.match(after):
        return True
    plain = mention.span.text.isdigit() or mention.span.text in month_name
    bare = plain and _BEFORE_NOUN.search(text[max(0, mention.span.start - 12) : mention.span.start])
    return bool(bare) and bool(_NOUN.match(after))


def _denies(said: Attribution, words: Sequence[str]) -> bool:
    """Whether the speaker says that what the words tell did not happen."""
    plain = words[1:] if words[:1] == ["that"] else words
    verbal = any(
        word.endswith("n't") or (word in ("not", "never") and before in _AUXILIARIES)
        for before, word in pairwise(plain)
    )
    negates = verbal or plain[:1] in (["no"], ["not"], ["never"], ["nobody"], ["none"])
    return negates != (said.act == "deny" and not said.negated) and said.attitude == "assertion"


def _clause(statement: Statement, sentence: Range | None) -> Range:
    """The sentence inside the statement that the time stands in."""
    if sentence is None:
        return (statement.start, statement.end)
    return (max(statement.start, sentence[0]), min(statement.end, sentence[1]))


def _event(story: Story, people: People, tellings: Sequence[Telling], denied: set[int]) -> Event:
    def span(telling: Telling) -> ArticleSpan:
        return story.cut(telling.statement.article, *telling.where)

    pages = Counter(value for _, value in {(t.statement.article, t.value) for t in tellings})

    def order(t: Telling) -> tuple[int, int, int, str, str, Range]:
        days = t.when.days or EVENT_DAYS
        return (
            days if days <= MONTH_DAYS else EVENT_DAYS,
            -pages[t.value],
            *story.age(t.statement.article),
            t.where,
        )

    best = min(tellings, key=order)
    reports = tuple(dict.fromkeys(span(t) for t in tellings))
    persons = [e for t in tellings for e in sorted(t.statement.entities) if people.by_id[e].kind != "place"]
    keys = sorted({f"{t.statement.article}:{t.where[0]}-{t.where[1]}={t.value}" for t in tellings})
    return Event(
        content_id("event", keys),
        span(best),
        best.value,
        precision(best.value),
        tuple(sorted(set(persons))),
        None,
        _status(story, tellings, denied),
        tuple(sorted(reports, key=lambda s: (story.articles[s.article].location, s.start))),
    )


def precision(edtf: Edtf | None) -> Precision | None:
    """How exact a date is; None where there is none or its ends are open."""
    days = interval(edtf).days
    if edtf is None or days is None:
        return None
    if "/" in edtf:
        return "day" if days == 1 else "week" if days == WEEK_DAYS else "interval"
    if days == 1:
        return "day"
    plain = edtf.rstrip("?~%")
    if len(plain) == len("2024"):
        return "year"
    return "month" if plain[5:] in _MONTHS else "interval"


def _status(story: Story, tellings: Sequence[Telling], denied: set[int]) -> EventStatus:
    """Denied where somebody denies it and no page tells it in its own voice (that it is disputed, its claim says);
    hypothetical where it is only a condition; planned or hypothetical by the words, where it lies after the page
    or, of a page without a date, after all pages; reported where a page tells it in its own voice; else
    attributed."""
    told = any(t.statement.attribution is None for t in tellings)
    if (not told and any(t.statement.number in denied for t in tellings)) or all(t.denied for t in tellings):
        return "denied"
    if all(t.supposed for t in tellings):
        return "hypothetical"
    if all(_is_ahead(story, t) for t in tellings):
        texts = [_words(story, t) for t in tellings]
        planned = any(says(text, "planned") for text in texts)
        unsure = any(says(text, "supposed") for text in texts)
        spoken = any(t.statement.attribution for t in tellings)
        unsure = unsure or (not spoken and any(_BACKSHIFTED.search(text) for text in texts))
        return "hypothetical" if unsure and not planned else "planned"
    return "reported" if told else "attributed"


def _words(story: Story, telling: Telling) -> str:
    return story.articles[telling.statement.article].text[telling.where[0] : telling.where[1]]


def _is_ahead(story: Story, telling: Telling) -> bool:
    published = story.published(telling.statement.article)
    known = published.last
    if known is not None and published == telling.when:
        return says(_words(story, telling), "planned")
    if known is None:
        days = [story.published(article).last for article in story.articles]
        known = max((day for day in days if day is not None), default=None)
    when = telling.when.first if telling.when.first is not None else telling.when.last
    return known is not None and when is not None and when > known
