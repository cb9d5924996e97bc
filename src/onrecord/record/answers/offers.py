"""What "rejected them" and "accepted it" answer: the offer, the demand or the terms laid out just before."""

from __future__ import annotations

from bisect import bisect_right
from itertools import takewhile

from onrecord.record.answers.denial_words import says
from onrecord.record.answers.retorts import is_pronoun
from onrecord.record.claims import OFFERS
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People

OFFERING_WORDS = 3
"""Words within which what is laid out names itself as an offer ("his terms for the sale")."""


def just_offered(statements: Statements, people: People, reply: Statement) -> Statement | None:
    """The offer or the terms that a reply means by a pronoun: what somebody else said last before it, in the same
    sentence or the one before."""
    if not is_pronoun(reply.text):
        return None
    mine = set(people.speakers(reply.attribution or ""))
    back = (statements.all[number] for number in range(reply.number - 1, -1, -1))
    page = takewhile(lambda s: s.article == reply.article, back)
    told = [s for s in page if s.attribution and s.end <= reply.start]
    others = [s for s in told if not mine & set(people.speakers(s.attribution or ""))]
    last = max(others, key=lambda s: (s.start, s.number), default=None)
    if last is None or _sentences_back(statements, last, reply) > 1:
        return None
    act = people.attributions[last.attribution or ""].act
    named = says(" ".join(last.words[:OFFERING_WORDS]), "demand")
    return last if act in OFFERS or named else None


def _sentences_back(statements: Statements, first: Statement, second: Statement) -> int:
    starts = [start for start, _ in statements.story.reading_of[first.article].sentences]
    return bisect_right(starts, second.start) - bisect_right(starts, first.start)
