"""Stretches of a page as statements: what somebody says there, or the page's own words."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model import Attribution, Range, Reading
from onrecord.record.statements import Statement, Statements
from onrecord.record.when.wording import cut_off
from onrecord.record.words import negative, numbers, terms, tokens

CLAUSE_WORDS = 5
"""A stretch beside somebody's words that is shorter tells of nothing: "on Monday, at the gate"; a
relative clause may have a word less: "which opened on Monday"."""

NO_NUMBER = -1
"""The number of what is no statement of its own, and so is compared with none."""

_RELATIVE = re.compile(r"(?:,\s*)?(?:who|which)\b")
_OPENERS = re.compile(
    r"\b(?:who|which|that|since|after|when|as|while|because|where|before)\b|[-–—(,]|\band\b(?=\s\w{3,}ed\b)"
    r"|\b(?:an?|the|his|her|its|their)\s(?=(?:[\w-]+\s){1,3}(?:published|printed|released|broadcast|aired|issued)\s)"
)


class Stretches:
    """The stretches of a story's pages."""

    def __init__(self, statements: Statements) -> None:
        """Take what the story's pages state."""
        self._statements = statements

    def around(self, reading: Reading, where: Range) -> Statement:
        """The smallest statement that holds a stretch, or the stretch as the page's own."""
        shelf = self._statements.of_article.get(reading.article.id, ())
        holding = [s for s in shelf if s.attribution and s.start <= where[0] and where[1] <= s.end]
        return min(holding, key=lambda s: (s.end - s.start, s.number), default=None) or self.own(reading, where)

    def beside(self, reading: Reading, sentence: Range | None, place: Range) -> Statement | None:
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
        where = (start, end)
        if start < place[0]:
            where = cut_off(text, where, place, sentence, spoken) or where
        least = CLAUSE_WORDS - (_RELATIVE.match(text, *where) is not None)
        return self.own(reading, where) if len(tokens(text[slice(*where)])) >= least else None

    def as_of(self, reading: Reading, where: Range, told: Attribution | None) -> Statement:
        """A stretch as a statement that is compared as what somebody says in it is, or the page's sentence."""
        own = self.own(reading, where)
        if told:
            return replace(own, number=self._statements.of_attribution[told.id], attribution=told.id)
        shelf = self._statements.of_article.get(reading.article.id, ())
        holding = (s.number for s in shelf if not s.attribution and s.start <= where[0] and where[1] <= s.end)
        return replace(own, number=next(holding, NO_NUMBER))

    def own(self, reading: Reading, where: Range) -> Statement:
        """A stretch of the page's own words as a statement that is compared with none."""
        text = reading.article.text[where[0] : where[1]]
        words = tokens(text)
        named = self._statements.named_in(reading.article.id, where)
        return Statement(
            NO_NUMBER, reading.article.id, where[0], where[1], None, text, tuple(words), terms(words),
            numbers(words), named, (), negative(words), NO_NUMBER,
        )  # fmt: skip
