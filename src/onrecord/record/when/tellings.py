"""Tellings: which stretches of a story's pages tell of an event at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.data import calendar
from onrecord.data.wordlists import any_listed, written
from onrecord.model import Attribution, Edtf, Mention, Range, Reading
from onrecord.record.dates import MONTH_DAYS, WEEK_DAYS, YEAR_DAYS, Interval, interval
from onrecord.record.statements import Statement, Statements
from onrecord.record.when.bare import bare
from onrecord.record.when.carried import carried, counted_off, just_done, live, offset
from onrecord.record.when.event_words import has_verb, says
from onrecord.record.when.happenings import also_done, beside, is_deed, tail_behind, tail_of, whole
from onrecord.record.when.hours import hours
from onrecord.record.when.naming import agreement, dating_times, is_nowadays, qualifies, relative
from onrecord.record.when.stretches import NO_NUMBER, Stretches
from onrecord.record.when.timings import Timings
from onrecord.record.when.undated import (
    conditions,
    disowned,
    hangs,
    is_condition,
    is_supposed,
    offered,
    says_not,
    supposition,
    tells_of_none,
)
from onrecord.record.when.wording import apart, cut_off, led
from onrecord.record.who.entities import People
from onrecord.record.words import tokens

EVENT_DAYS = YEAR_DAYS
"""A time longer than this is an era, not an event's date."""

DEED_REACH = 20
"""Characters from what is announced or meant to its time ("is to debate the bill | on Thursday")."""

_AFTER = re.compile(r"(?:after|following|before)\b", re.IGNORECASE)
_PARTS = re.compile(r"[,;:—–]|\bbut\b")
_ADDED = re.compile(r"\s+(?:on|in|at|during|over)?\s*")
"""Between a comma and a time that only goes on: "There was no fire, on | Monday or any other day"."""

_WORD = re.compile(r"[\w“\"‘']")
_SET_FOR = re.compile(
    r"(?<!not )(?<!n[’']t )(?<!been )\b(?:planned|scheduled|slated|due|set|called|convened|billed|fixed|foreseen"
    r"|announced|expected)"
    r"\s+(?:for|on|to\s+\w+(?:\s+on)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words between a thing and its day: not being invited to "the meeting planned for 3 May" denies no meeting."""

_SUPPOSING = re.compile(
    rf"(?:(?:and|but|on|about|over|as to|{any_listed('asking.put')}|the question of)\s+){{0,2}}"
    r"(?:if|unless|whether)\b"
)
"""What opens a clause that does not say that something is so."""

_WHEN = re.compile(r",?\s(?:when|on\s+which)\s(?P<clause>[^.,;:?!“”\"]{8,})")
_OF_THE_PAGE = re.compile(
    r"\b(?:article|story|page|report|post)\s+(?:was|has been)\s+(?:\w+\s+)?"
    r"(?:updated|corrected|published|clarified)"
    r"|\bversions?\sof\s(?:this|the|our)\s(?:article|story|page|report|post)\b"
)
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .,/’'-]+,?\s[^.;:]{0,30}?\([^()]{2,30}\)[\s.–—-]*")
"""The place, the day and the agency above a text, where they stand as a sentence: "NORN, 3 May (Tarn Wire)."."""

_A_DAY = re.compile(
    rf"\b(?:(?!to|holi)\w+day|tonight|tomorrow|(?:last|this|next)\s(?:night|morning|afternoon|evening|week|month))\b"
    rf"|\b(?:{written(calendar.names('month'))})\b"
)
"""A time that is some one day, week or month, though a page without a date does not say which."""

Kind = Literal["dated", "bare", "spoken"]
KINDS: tuple[Kind, ...] = ("dated", "bare", "spoken")


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement's telling of an event at a time.

    Attributes:
        value: the time; None where it has none.
        denied: it is what somebody says did not happen.
        supposed: it is only a condition ("if they left on Monday, …"), which needs no date.
        kind: whether its words name a time, none, or are those of a saying on a day: only like is joined.
        ahead: it was said to be done later, without a day.
    """

    statement: Statement
    value: Edtf | None
    where: Range
    denied: bool = False
    supposed: bool = False
    kind: Kind = "dated"
    ahead: bool = False

    @property
    def when(self) -> Interval:
        """The days of its time."""
        return interval(self.value)


class Tellings:
    """The tellings of a story, article by article."""

    def __init__(self, statements: Statements, people: People) -> None:
        self._statements = statements
        self._people = people
        self._story = statements.story
        self._timings = Timings(statements.story)
        self._stretches = Stretches(statements)

    def __iter__(self) -> Iterator[Telling]:
        for reading in self._story.readings:
            timed, untimed = list(self._of(reading)), list(self._untimed(reading))
            bare = self._bare(reading, timed, [telling.where for telling in untimed])
            yield from (t for t in (*timed, *untimed, *bare) if not self._of_the_page(t))

    def _of_the_page(self, telling: Telling) -> bool:
        """Whether the words tell of the page itself: "This story has been updated to add an answer"."""
        words = self._story.articles[telling.statement.article].text[slice(*telling.where)]
        return _OF_THE_PAGE.search(words) is not None

    def _of(self, reading: Reading) -> Iterator[Telling]:
        """The dated statements of an article; of one without a date also what it tells by it ("last Friday")."""
        sentences = self._story.sentences[reading.article.id]
        dating = dating_times(reading, sentences)
        undated = reading.article.published is None
        for mention in reading.mentions:
            place = (mention.span.start, mention.span.end)
            value = self._timings.value(mention) if mention.is_date else None
            known = value is not None or (undated and mention.is_date and _A_DAY.search(mention.span.text))
            agreed = agreement(reading.article.text, place)
            if agreed and value:
                yield Telling(self._stretches.own(reading, agreed), value, agreed)
            if not known or qualifies(reading.article.text, mention):
                continue
            if place not in dating and is_nowadays(reading.article.text, sentences.at(place[0]), mention):
                continue
            yield from self._then(reading, mention, value)
            if place in dating:
                yield from self._of_saying(reading, place, value, dating[place])
            else:
                yield from self._at(reading, sentences.at(place[0]), place, value)
        for place, value in hours(reading, self._own_day(reading)):
            yield from self._at(reading, sentences.at(place[0]), place, value)

    def _then(self, reading: Reading, mention: Mention, value: Edtf | None) -> Iterator[Telling]:
        """What happened on the day from or up to which something lasts: "shut since May, when | the sea rose"."""
        found, day = _WHEN.match(reading.article.text, mention.span.end), mention.value
        if found and day and value and ".." in value:
            where = found.span("clause")
            yield Telling(self._stretches.around(reading, where), day, where)

    def _own_day(self, reading: Reading) -> Interval:
        """The day of a page; none of one that was changed on a later day."""
        published = self._story.published(reading.article.id)
        return published if self._story.changed(reading.article.id) == published.last else interval(None)

    def _untimed(self, reading: Reading) -> Iterator[Telling]:
        """What is told of a day that other words name, and what hangs on a condition or is denied."""
        published = self._story.published(reading.article.id)
        told = (*carried(reading), *offset(reading), *just_done(reading), *live(reading, published))
        for where, value in told:
            yield Telling(self._stretches.around(reading, where), value, where)
        yield from self._gatherings(reading)
        yield from self._supposed(reading)

    def _at(self, reading: Reading, sentence: Range | None, place: Range, value: Edtf | None) -> Iterator[Telling]:
        """What is told of a time. Of statements that hold it the smallest is taken; a time that none holds may
        stand in what the page itself tells beside somebody's words."""
        shelf = self._statements.of_article.get(reading.article.id, ())
        holding = [s for s in shelf if s.start <= place[0] and place[1] <= s.end and self._tells(s, place)]
        statement = min(holding, key=lambda s: (s.end - s.start, s.number), default=None)
        statement = statement or self._stretches.beside(reading, sentence, place)
        where = _clause(statement, sentence) if statement else place
        where = apart(reading.article.text, where, place, self._statements.when[reading.article.id])
        telling = statement and self._telling(statement, value, where, place[0])
        if telling and telling.denied and not _is_short(value):  # the time only says how far that goes
            yield replace(telling, value=None)
        elif telling:
            yield telling
        elif statement is None or statement.number == NO_NUMBER:
            yield from self._of_deed(reading, sentence, place, value)

    def _of_saying(
        self, reading: Reading, place: Range, value: Edtf | None, told: Sequence[Attribution]
    ) -> Iterator[Telling]:
        """What a time that dates a saying is the day of besides: what its speaker did then, or the saying itself
        where it is a deed."""
        sentence = self._story.sentences[reading.article.id].at(place[0])
        if sentence is None:
            return
        near = [
            a for a in reading.attributions if any(s.start < sentence[1] and sentence[0] < s.end for s in a.cue)
        ]
        text = reading.article.text
        done = beside(reading, sentence, place, near)
        done = done and cut_off(text, done, place, sentence, near)
        if done and not counted_off(text[slice(*done)]):
            telling = self._telling(self._stretches.around(reading, done), value, done, place[0])
            if telling:
                yield telling
            if not any(is_deed(a) and a.parent is None for a in told):
                return
        for said in [a for a in told if (a.form != "direct" and a.act != "decline") or is_deed(a)][:1]:
            where = led(text, whole(said, sentence, place), place, sentence, near)
            telling = self._telling(self._stretches.as_of(reading, where, said), value, where, place[0])
            if telling:
                inside = self._stretches.around(reading, where).attribution
                statement = replace(telling.statement, attribution=inside)
                never = said.negated and said.act not in ("deny", "reject", "decline")
                yield replace(telling, statement=statement, denied=never, kind="spoken")
            taken = [
                *(m.span.start for m in reading.mentions if m.is_date),
                *(a.cue[0].start for a in near if a.cue),
            ]
            besides = also_done(text, said, taken) if is_deed(said) else None
            if besides:
                yield Telling(self._stretches.around(reading, besides), value, besides)

    def _of_deed(
        self, reading: Reading, sentence: Range | None, place: Range, value: Edtf | None
    ) -> Iterator[Telling]:
        """What somebody announces, offers or means to do, or says, at a time that stands beside their words."""
        if sentence is None:
            return
        for told in reading.attributions:
            anchor = (told.cue or told.source or told.content)[0].start
            if tail_of(reading.article.text, told, place) or tail_behind(reading.article.text, told, place):
                statement = self._statements.all[self._statements.of_attribution[told.id]]
                telling = self._telling(statement, value, (max(statement.start, sentence[0]), place[1]), place[0])
                if telling:
                    yield telling
                return
            named = bool(told.content) and not has_verb(told.content[-1].text)
            named = named and (told.act != "assert" or told.said is None)
            if sentence[0] <= anchor < sentence[1] and (told.attitude == "intention" or named or is_deed(told)):
                where = led(
                    reading.article.text, whole(told, sentence, place), place, sentence, reading.attributions
                )
                if (
                    where[0] <= place[0]
                    and place[0] - max(s.end for s in (*told.cue, *told.content)) <= DEED_REACH
                ):
                    telling = self._telling(self._stretches.around(reading, where), value, where, place[0])
                    if telling:
                        yield telling
                    return

    def _supposed(self, reading: Reading) -> Iterator[Telling]:
        """What would only happen on a condition, where no time in it says when."""
        dated = [m.span.start for m in reading.mentions if m.is_date and m.value]
        text = reading.article.text
        for where in (*conditions(reading), *offered(reading)):
            if any(where[0] <= place < where[1] for place in dated):
                where = supposition(text, where)
            if where[0] < where[1] and not any(where[0] <= place < where[1] for place in dated):
                yield Telling(self._stretches.own(reading, where), None, where, supposed=True)
        for where in disowned(reading):
            yield Telling(self._stretches.own(reading, where), None, where, denied=True)

    def _bare(self, reading: Reading, timed: Sequence[Telling], taken: Sequence[Range]) -> Iterator[Telling]:
        """What is told without a time, outside what has a day, or none, by other words."""
        told_at = [place for place, _ in hours(reading, self._own_day(reading))]
        for each in bare(reading, told_at):
            start, end = each.where
            beside = [t.where for t in timed if each.told and t.kind == "dated" and _runs_on(each.told, t)]
            inside = [place for place in taken if not (each.told and _holds(place, each.told))]
            if any(start < stop and begin < end for begin, stop in (*beside, *inside)):
                continue
            yield Telling(
                self._stretches.as_of(reading, each.where, each.told),
                None,
                each.where,
                denied=each.sense == "undone",
                supposed=each.sense == "supposed",
                kind="bare",
                ahead=each.sense == "ahead",
            )

    def _tells(self, statement: Statement, place: Range) -> bool:
        """Whether the words that hold a time hold a verb, so that they tell of something."""
        sentence = self._story.sentences[statement.article].at(place[0])
        start, end = _clause(statement, sentence)
        return has_verb(self._story.articles[statement.article].text[start:end])

    def _telling(self, statement: Statement, value: Edtf | None, where: Range, place: int) -> Telling | None:
        text = self._story.articles[statement.article].text
        where = relative(self._story.reading_of[statement.article], where, place)
        start = _WORD.search(text, where[0], where[1])
        end = where[0] + len(text[where[0] : where[1]].rstrip())
        where = (start.start() if start else where[0], end)
        when, clause = interval(value), text[where[0] : where[1]]
        known = when.days is None or when.days <= EVENT_DAYS
        if not known or not has_verb(clause) or _DATELINE.fullmatch(clause):
            return None
        if hangs(text, where, place) or self._is_condition(statement, text, where, place):
            own = self._stretches.own(self._story.reading_of[statement.article], where)
            return Telling(own, None, where, supposed=True)
        parts = (m.end() for m in _PARTS.finditer(text, where[0], place))
        low = max((end for end in parts if not _ADDED.fullmatch(text, end, place)), default=where[0])
        high = _PARTS.search(text, place, where[1])
        words = tokens(text[low : high.start() if high else where[1]])
        said = self._people.attributions[statement.attribution] if statement.attribution else None
        if said is None:
            denied = tells_of_none(words)
        else:
            named = _SET_FOR.search(text, where[0], place) is not None
            denied = not named and not self._to_come(said, when) and says_not(said, words)
        supposed = _SUPPOSING.match(" ".join(words)) is not None or is_supposed(text[where[0] : place])
        return Telling(statement, value, where, denied, supposed)

    def _is_condition(self, statement: Statement, text: str, where: Range, place: int) -> bool:
        """Whether a time stands in a clause of condition, and not in what is asked."""
        said = self._people.attributions[statement.attribution] if statement.attribution else None
        asked = said is not None and (said.act == "ask" or said.attitude == "knowledge")
        return is_condition(text[where[0] : place], asked)

    def _to_come(self, said: Attribution, when: Interval) -> bool:
        """Whether what somebody says will not be ("no job will go before 2033") is still ahead: no denial, unless
        they deny it."""
        published = self._story.published(said.article).last
        end = when.last if when.last is not None else when.first
        return said.act != "deny" and published is not None and end is not None and end > published

    def _gatherings(self, reading: Reading) -> Iterator[Telling]:
        """What somebody's saying came after, on the day of the saying: "after a meeting with the envoy"; also that
        at which words in quotation marks were spoken: "said at a rally in Norn on Monday"."""
        for each in reading.attributions:
            if not each.occasion or not each.said or not says(each.occasion.text, "gatherings"):
                continue
            start, end, when = each.occasion.start, each.occasion.end, each.said.evidence
            spoken = each.form == "direct" and when is not None and 0 <= when.start - end <= DEED_REACH
            if spoken or _AFTER.match(each.occasion.text):
                where = (start, when.end if when and spoken else end)
                value = each.said.edtf.split("T")[0]
                yield Telling(self._stretches.own(reading, where), value, where)


def _is_short(value: Edtf | None) -> bool:
    """A day, a week or a month; of what goes on since a time no more than a week. What did not happen in a longer
    one has no date: "nobody has drowned this year"."""
    days = interval(value.removesuffix("/..") if value else None).days
    return days is not None and days <= (WEEK_DAYS if value and value.endswith("/..") else MONTH_DAYS)


def _holds(where: Range, told: Attribution) -> bool:
    """Whether a stretch tells, besides, that somebody said something."""
    return bool(told.cue) and where[0] <= told.cue[0].start and told.cue[0].end < where[1]


def _runs_on(said: Attribution, telling: Telling) -> bool:
    """Whether what is told of a time goes on beyond somebody's words, for a time that stands beside them."""
    return telling.statement.attribution == said.id and telling.where[1] > said.content[-1].end


def _clause(statement: Statement, sentence: Range | None) -> Range:
    """The sentence inside the statement that the time stands in."""
    if sentence is None:
        return (statement.start, statement.end)
    return (max(statement.start, sentence[0]), min(statement.end, sentence[1]))
