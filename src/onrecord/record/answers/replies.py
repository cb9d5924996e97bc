"""What a refusal or an acceptance answers: the demand or offer that came before it; and turns of an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from onrecord.model import Relation, RelationName, Target
from onrecord.record.answers.denial_words import says
from onrecord.record.answers.echoes import LEAST_SURE
from onrecord.record.answers.offers import just_offered
from onrecord.record.claims import OFFERS
from onrecord.record.dates import interval
from onrecord.record.links import FAIR, HIGH, make, quoted, who
from onrecord.record.stands.governed import governed
from onrecord.record.stands.phrases import words_of
from onrecord.record.statements import Statement, Statements, lexical, names_agree
from onrecord.record.story import Floats
from onrecord.record.who.entities import People
from onrecord.record.words import holds

REPLIES = 0.45
"""Cosine of a refusal or acceptance with the demand or offer that it answers."""

REPLIES_TERMS = 0.12
"""Share of content terms that the two must have in common."""

REPLIES_SHARED = 2
"""Content terms that a reply must share with what it calls a demand."""

NAMING_WORDS = 6
"""Words within which a reply calls what it answers a demand or the like."""

PUT_TERMS = 0.3
"""Share of content terms that it must share with a demand that is only put to the replier."""

REPLY_DAYS = 60
"""A refusal is of a demand or offer made no more than so many days before."""


def replies(statements: Statements, people: People) -> Iterator[Relation]:
    """Refusals and acceptances, each with the demand or offer that it answers; and answers in an interview."""
    put = {a.id for a in people.attributions.values() if a.act in OFFERS and a.confidence >= LEAST_SURE}
    offers = [s for s in statements.all if s.attribution in put]
    vectors = statements.story.vectors([offer.row for offer in offers])
    for statement in statements.all:
        attribution = people.attributions[statement.attribution] if statement.attribution else None
        if attribution is None or attribution.negated or attribution.act not in ("reject", "accept"):
            continue
        best = _offer(statements, people, statement, offers, vectors) or just_offered(
            statements, people, statement
        )
        if best is not None:
            name: RelationName = "rejects" if attribution.act == "reject" else "answers"
            verb = "rejects" if name == "rejects" else "accepts"
            why = f"{who(people, attribution)} {verb} ({quoted(statement.text)}) what {_asked(people, best)}."
            ends = Target(attribution=attribution.id), Target(attribution=best.attribution)
            yield make(name, *ends, "inferred", "statement", why, FAIR)
    yield from _turns(statements, people)


def _asked(people: People, offer: Statement) -> str:
    attribution = people.attributions[offer.attribution or ""]
    return f"{who(people, attribution)} put forward ({quoted(offer.text)})"


def _offer(
    statements: Statements, people: People, reply: Statement, offers: Sequence[Statement], vectors: Floats
) -> Statement | None:
    """The closest demand or offer by somebody else that was made before the reply; `vectors`: those of the
    offers."""
    sure = people.attributions[reply.attribution or ""].confidence >= LEAST_SURE
    if not offers or reply.row < 0 or not sure:
        return None
    cosines = (statements.story.vectors([reply.row]) @ vectors.T)[0]
    mine = set(people.speakers(reply.attribution or ""))
    named = says(" ".join(reply.words[:NAMING_WORDS]), "demand")
    best: tuple[float, int] | None = None
    for place in np.flatnonzero(cosines >= REPLIES).tolist():
        cosine, offer = cosines[place], offers[place]
        fits = (
            lexical(reply, offer) >= REPLIES_TERMS
            and not mine & set(people.speakers(offer.attribution or ""))
            and not holds(offer.words, reply.words)  # "a boycott since he refused to help" came after the refusal
            and names_agree(reply, offer, people)
            and _is_put_to(people, reply, offer, named)
            and _earlier(statements, people, offer, reply)
        )
        if fits and (best is None or cosine > best[0]):
            best = (float(cosine), offer.number)
    return statements.all[best[1]] if best else None


def _is_put_to(people: People, reply: Statement, offer: Statement, named: bool) -> bool:
    """Whether the reply calls what it answers a demand, or is about the very thing that is demanded, or the demand
    is put to the one who replies."""
    shared = len(reply.terms & offer.terms)
    things = [_thing(people, statement) for statement in (reply, offer)]
    whole = reply.terms <= offer.terms and shared >= REPLIES_SHARED and things[0] == things[1] is not None
    if whole or (named and shared >= min(REPLIES_SHARED, len(reply.terms))):
        return True
    held = people.attributions[offer.attribution or ""].addressees
    asked = offer.entities | {a.entity for a in held if a.entity}
    return lexical(reply, offer) >= PUT_TERMS and bool(asked & set(people.speakers(reply.attribution or "")))


def _thing(people: People, statement: Statement) -> str | None:
    """What a demand or a refusal is about: of "to overturn the rule" the overturning, of "the rule" the rule."""
    act = people.attributions[statement.attribution or ""].act
    found = governed(words_of(statement.text), frozenset(), act, says=False)
    return found[0].value if found else None


def _earlier(statements: Statements, people: People, offer: Statement, reply: Statement) -> bool:
    def day(statement: Statement) -> int | None:
        said = people.attributions[statement.attribution or ""].said
        return interval(said.edtf).first if said else statements.story.published(statement.article).last

    first, second = day(offer), day(reply)
    return first is None or second is None or 0 <= second - first <= REPLY_DAYS


def _turns(statements: Statements, people: People) -> Iterator[Relation]:
    """In an interview, a turn answers the question in the turn before it."""
    for reading in statements.story.readings:
        turns = [people.attributions[a.id] for a in reading.attributions if a.form == "turn" and a.parent is None]
        turns.sort(key=lambda a: a.content[0].start)
        for question, answer in pairwise(turns):
            if question.act == "ask" and answer.act != "ask" and question.source != answer.source:
                why = f"{who(people, answer)} answers the question of {who(people, question)} just before."
                ends = Target(attribution=answer.id), Target(attribution=question.id)
                yield make("answers", *ends, "explicit", "statement", why, HIGH)
