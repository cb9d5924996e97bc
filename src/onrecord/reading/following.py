"""What an attribution takes over from the one it goes on from: its day, its occasion, its carriers and hearers.

"X told the Gazette on Monday that … “…,” he added." The page says once when, where and to whom; what the same
speaker goes on to say there was said then, there and to them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Addressee, Article, Attribution, Mention, Range, Said
from onrecord.reading.carriers import is_outlet
from onrecord.reading.cues import words_of
from onrecord.reading.draft import holder
from onrecord.reading.lemmas import lemmas
from onrecord.reading.wordlists import listed

_GOING_ON = listed("following.going_on")
"""Verbs by which a speaker goes on with what they were saying."""

_TIMELESS = re.compile(
    r"\b(?:had|has|have|will|would|previously|earlier|repeatedly|often|always|later|then|once)\b"
)
"""Words of a cue that move it to another time than that of the saying before."""

_SPOKE = re.compile(
    r"\b(?:addressed|addressing|spoke|speaking|testified|appeared|took\s+questions|answered\s+questions|briefed)\b"
)
_ANSWERED = re.compile(
    r"\b(?:gave|given|made|issued|released|published|held|delivered)\s+(?:\S+\s+){0,5}?"
    r"(?:answers?|statements?|responses?|repl(?:y|ies)|reactions?|speech|address|remarks|comments?|briefing|(?:news|press)\s+conference|interview)\b"
)
_NO_DAY = re.compile(r"\b(?:after|before|until|since|when|who|which|by|for)\b")


def followed(
    article: Article,
    sentences: Sequence[Range],
    paragraphs: Sequence[Range],
    attributions: Sequence[Attribution],
    times: Sequence[Mention],
) -> tuple[Attribution, ...]:
    """The attributions, in the order given, each with what it takes over from the one before it.

    1. Where a sentence tells of a speech and its day ("addressed the congress on Friday"), what its speaker says
       in the next sentence was said on that day.
    2. The next attribution of the same speaker, in the same or the next paragraph, was said on the day of the one
       before, unless it has a date, an occasion, a hearer or a tense of its own.
    3. In the very next sentence of a paragraph it has the occasion of the one before.
    4. Where its cue only goes on ("he added"), it has its carriers and hearers too.
    """
    read = _Followed(article, sentences, paragraphs, times)
    done: list[Attribution] = []
    before: Attribution | None = None
    for attribution in attributions:
        if attribution.parent is None and attribution.form != "turn":
            before = attribution = read.told(attribution, before)
        done.append(attribution)
    return _in_turn(article, done)


class _Followed:
    """One article's sentences, paragraphs and dates."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Range],
        paragraphs: Sequence[Range],
        times: Sequence[Mention],
    ) -> None:
        self._article = article
        self._sentences = sentences
        self._paragraphs = paragraphs
        self._times = times

    def told(self, attribution: Attribution, before: Attribution | None) -> Attribution:
        """The attribution with what it takes over."""
        if before is not None and self._follows(attribution, before):
            attribution = self._taken(attribution, before)
        if attribution.said is None and self._plain(attribution):
            return replace(attribution, said=self._of_speech(attribution))
        return attribution

    def _follows(self, attribution: Attribution, before: Attribution) -> bool:
        """The same speaker goes on, in the same paragraph or the next."""
        mine, theirs = ({s.name for s in a.speakers} for a in (attribution, before))
        here, there = (self._number(self._paragraphs, a) for a in (attribution, before))
        return bool(mine) and mine == theirs and here is not None and there is not None and here - there in (0, 1)

    def _taken(self, attribution: Attribution, before: Attribution) -> Attribution:
        heard = attribution.addressees and attribution.addressees != before.addressees
        own_day = attribution.said or attribution.occasion or heard or not self._plain(attribution)
        taken = replace(attribution, said=attribution.said if own_day else before.said)
        here, there = (self._number(self._sentences, a) for a in (attribution, before))
        same = self._number(self._paragraphs, attribution) == self._number(self._paragraphs, before)
        next_to = same and here is not None and there is not None and here - there in (0, 1)
        if next_to and not attribution.occasion and self._plain(attribution):
            taken = replace(taken, occasion=before.occasion)
        if _goes_on(attribution):
            chain = before.chain if attribution.chain is None else attribution.chain
            taken = replace(taken, chain=chain, addressees=attribution.addressees or before.addressees)
        return taken

    def _plain(self, attribution: Attribution) -> bool:
        """A saying in the plain past or present, without a date of its own in its sentence."""
        cue = " ".join(span.text for span in attribution.cue).lower()
        if not cue or _TIMELESS.search(cue) or attribution.attitude != "assertion":
            return False
        where = holder(self._sentences, _anchor(attribution))
        if where is None:
            return False
        contents = [(s.start, s.end) for s in attribution.content]
        near = [t.span for t in self._times if where[0] <= t.span.start and t.span.end <= where[1]]
        return all(any(a <= when.start and when.end <= b for a, b in contents) for when in near)

    def _of_speech(self, attribution: Attribution) -> Said | None:
        """The day of the speech that the sentence before tells of."""
        first = min(s.start for s in (*attribution.source, *attribution.cue, *attribution.content))
        text, mine = self._article.text, holder(self._sentences, first)
        number = self._sentences.index(mine) if mine else 0
        if not number:
            return None
        start, end = self._sentences[number - 1]
        days = [t for t in self._times if start <= t.span.start and t.span.end <= end and t.value]
        words = text[start:end]
        source = " ".join(s.text for s in attribution.source)
        named = any(s.name.split()[-1] in words for s in attribution.speakers)
        meant = named or _POINTING.match(source) is not None
        speech = _ANSWERED.search(words) or (_SPOKE.search(words) if meant else None)
        if speech is None or len({day.value for day in days}) != 1 or not days[0].value:
            return None
        when = days[-1].span
        between = text[min(start + speech.end(), when.start) : max(start + speech.end(), when.start)]
        if _NO_DAY.search(between) or start + speech.start() > when.end + _REACH:
            return None
        return Said(days[0].value, when, f"the day of the speech that it belongs to: {when.text}")

    def _number(self, ranges: Sequence[Range], attribution: Attribution) -> int | None:
        place = holder(ranges, _anchor(attribution))
        return None if place is None else ranges.index(place)


_REACH = 60
"""Characters from a date that opens a sentence to its verb of speaking. Set by judgement."""


_POINTING = re.compile(r"(?:he|she|they|the)\b", re.IGNORECASE)
"""Sources that point back to somebody: "he", "the minister"."""


def _anchor(attribution: Attribution) -> int:
    return (attribution.cue or attribution.source or attribution.content)[0].start


def _goes_on(attribution: Attribution) -> bool:
    cue = " ".join(span.text for span in attribution.cue)
    words = [base for word in words_of(cue, 0, len(cue)) for base in lemmas(word.text)]
    return any(word in _GOING_ON for word in words)


def _in_turn(article: Article, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The turns of an interview: of two speakers each speaks to the other; the page's own has no carrier."""
    turns = [a for a in attributions if a.form == "turn"]
    names = list(dict.fromkeys(s.name for a in turns for s in a.speakers))
    pair = len(names) == _PAIR and all(len(a.speakers) == 1 for a in turns)
    hearer = {names[0]: names[1], names[1]: names[0]} if pair else {}
    heard = any(_of_the_house(article, span.text) for a in turns for span in a.source)
    done: list[Attribution] = []
    for a in attributions:
        if a.form == "turn" and pair and not a.addressees:
            a = replace(a, addressees=(Addressee(hearer[a.speakers[0].name]),))
        done.append(replace(a, chain=()) if a.form == "turn" and heard and a.chain is None else a)
    return tuple(done)


_PAIR = 2
_HOUSE = re.compile(r"(?:editor|interviewer|reporter|correspondent|host|moderator|staff)$", re.IGNORECASE)


def _of_the_house(article: Article, label: str) -> bool:
    """A label of who asks for the page: its outlet's name, or an editor and no name."""
    if article.outlet and is_outlet(label, article.outlet):
        return True
    named = article.outlet is None or article.outlet.name is None or article.outlet.name.lower() in label.lower()
    return named and _HOUSE.search(label.strip()) is not None
