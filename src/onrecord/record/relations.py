"""How what is said bears on what else is said: denies, contradicts, answers, rejects, corrects, misdescribes,
recurs.

Each relation has a sentence that tells a person why it is there. Precision comes before recall.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from onrecord.model import Attribution, Claim, Decision, Relation, RelationName, Target
from onrecord.model.record import About, Basis
from onrecord.record import contrasts, counts, days
from onrecord.record.claims import OFFERS, Claims
from onrecord.record.contradictions import Clauses, Conflict
from onrecord.record.dates import interval
from onrecord.record.denial_words import says
from onrecord.record.denials import LEAST_SURE, Denial
from onrecord.record.entities import People
from onrecord.record.groups import content_id
from onrecord.record.objects import governed
from onrecord.record.offers import just_offered
from onrecord.record.phrases import words_of
from onrecord.record.statements import (
    Statement,
    Statements,
    lexical,
    names_agree,
)
from onrecord.record.story import Floats
from onrecord.record.utterances import Spoken

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


FAIR, GOOD, HIGH = 0.6, 0.75, 0.9
"""Confidences: of a finding by words that leave room, by words that leave little, and by what a page prints."""

EXCERPT = 90


def make(
    name: RelationName,
    start: Target,
    end: Target,
    basis: Basis,
    about: About | None,
    why: str,
    confidence: float,
) -> Relation:
    """A relation whose id depends on its name and its two ends."""
    return Relation(
        content_id("relation", (name, _key(start), _key(end))),
        name,
        start,
        end,
        basis,
        about,
        why,
        confidence,
    )


def _key(end: Target) -> str:
    if end.span:
        return f"{end.span.article}:{end.span.start}-{end.span.end}"
    return end.utterance or end.attribution or end.claim or end.entity or ""


def excerpt(text: str) -> str:
    """The beginning of a text, for a sentence that quotes it."""
    plain = " ".join(text.split())
    return plain if len(plain) <= EXCERPT else plain[: EXCERPT - 1].rsplit(" ", 1)[0] + " …"


def who(people: People, attribution: Attribution) -> str:
    """Who speaks, for a sentence."""
    names = [s.name for s in attribution.speakers] or [" ".join(s.text for s in attribution.source)]
    return " and ".join(name for name in names if name) or "An unnamed source"


def denials(statements: Statements, people: People, claims: Claims, found: Sequence[Denial]) -> Iterator[Relation]:
    """Each denial, against the claims that it denies, or another's denial that it rejects. One whose object no
    page states has no relation: its attribution's act says that it denies."""
    by_id = {claim.id: claim for claim in claims.claims}
    for denial in found:
        attribution = people.attributions[denial.by]
        content = statements.all[statements.of_attribution[denial.by]]
        speaker, basis = who(people, attribution), _basis(denial.basis)
        told: dict[Target, str] = {}
        for number in denial.targets:
            target = _target(statements, claims, statements.all[number])
            claim = by_id.get(target.claim or "")
            if claim and _is_said_by(people, claim, set(people.speakers(denial.by))):
                target = _itself(statements, statements.all[number])
            told.setdefault(target, statements.all[number].text)
        for target, words in told.items():
            why = f"{speaker} denies it (“{excerpt(content.text)}”): “{excerpt(words)}”."
            ends = Target(attribution=denial.by), target
            yield make("denies", *ends, basis, "statement", why, denial.confidence)


def _is_said_by(people: People, claim: Claim, speakers: set[str]) -> bool:
    """Whether the speakers are among those who make a claim: nobody denies his own, but another's words of it."""
    return any(speakers & set(people.speakers(r.attribution)) for r in claim.reports if r.attribution)


def _target(statements: Statements, claims: Claims, statement: Statement) -> Target:
    """The claim that a statement belongs to; of one that claims nothing (a denial itself) the attribution, of what
    a page narrates its words."""
    claim = claims.of_statement.get(statement.number)
    return Target(claim=claim) if claim else _itself(statements, statement)


def _itself(statements: Statements, statement: Statement) -> Target:
    if statement.attribution:
        return Target(attribution=statement.attribution)
    return Target(span=statements.span(statement))


def _basis(basis: str) -> Basis:
    return "explicit" if basis == "explicit" else "inferred"


def contradictions(claims: Claims, clauses: Clauses) -> Iterator[Relation]:
    """Statements that are one claim but for a number, a day or a negation, each pair of claims once. Where
    somebody says that something is not so which another says, it is a denial and stands there."""
    seen: set[tuple[str, str]] = set()
    found_by = (contrasts.conflicts, counts.conflicts, days.conflicts, _opposites)
    for found in (conflict for conflicts in found_by for conflict in conflicts(clauses)):
        statements = clauses.statements
        pair = (statements.all[found.a.number], statements.all[found.b.number])
        ends = sorted((_target(statements, claims, s) for s in pair), key=_key)
        keys = (_key(ends[0]), _key(ends[1]))
        if keys[0] == keys[1] or keys in seen:
            continue
        seen.add(keys)
        why = _contradiction(found)
        confidence = FAIR if found.about == "statement" else GOOD
        yield make("contradicts", ends[0], ends[1], "inferred", found.about, why, confidence)


def _contradiction(found: Conflict) -> str:
    """Why two clauses cannot both be so, for a person."""
    words = f"“{excerpt(found.a.text)}” and “{excerpt(found.b.text)}”"
    if found.about == "statement":
        return f"One says that it is not so ({', '.join(found.differs)}), the other that it is: {words}."
    return f"They differ in the {found.about} ({found.differs[0]}; {found.differs[1]}): {words}."


def _opposites(clauses: Clauses) -> Iterator[Conflict]:
    """What a page says in its own voice is not so, or a speaker who elsewhere says that it is; and what somebody
    says was not so and another, too late for an answer, that it had been."""
    for clause in clauses.negations():
        mine = clauses.statements.all[clause.number]
        for other, shared in clauses.opposed(clause, own=True):
            theirs = clauses.statements.all[other.number]
            apart = mine.article != theirs.article
            known = not mine.attribution or _one_party(clauses, mine, theirs)
            if apart and (known or not clauses.in_time(clause, other)):
                yield Conflict(clause, other, "statement", shared, clause.focus)


def _one_party(clauses: Clauses, a: Statement, b: Statement) -> bool:
    return bool(a.attribution and b.attribution) and clauses.parties_meet(a.attribution or "", b.attribution or "")


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
            why = f"{who(people, attribution)} {verb} (“{excerpt(statement.text)}”) what {_asked(people, best)}."
            ends = Target(attribution=attribution.id), Target(attribution=best.attribution)
            yield make(name, *ends, "inferred", "statement", why, FAIR)
    yield from _turns(statements, people)


def _asked(people: People, offer: Statement) -> str:
    attribution = people.attributions[offer.attribution or ""]
    return f"{who(people, attribution)} put forward (“{excerpt(offer.text)}”)"


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


def refrains(people: People, spoken: Spoken) -> Iterator[Relation]:
    """The same words said again on a later day: from the later utterance to the earlier."""
    by_id = {u.id: u for u in spoken.utterances}

    def day(utterance: str) -> tuple[int, str]:
        said = by_id[utterance].said
        last = interval(said.edtf).last if said else None
        return (last if last is not None else 10**7, utterance)

    for pair in spoken.refrains:
        earlier, later = sorted(pair, key=day)
        speaker = who(people, people.attributions[by_id[later].first])
        why = f"{speaker} says again, on another day, what was said before."
        yield make(
            "recurs", Target(utterance=later), Target(utterance=earlier), "inferred", "statement", why, GOOD
        )


def decided(people: People, decisions: Sequence[Decision]) -> Iterator[Relation]:
    """Links between two attributions that an editor made; the decision's value names the relation."""
    names: dict[str, RelationName] = {
        "denies": "denies", "contradicts": "contradicts", "answers": "answers", "rejects": "rejects",
        "corrects": "corrects", "misdescribes": "misdescribes", "recurs": "recurs",
    }  # fmt: skip
    for decision in decisions:
        name = names.get(decision.value or "")
        known = all(target in people.attributions for target in decision.targets)
        if decision.kind == "link" and name and known and len(decision.targets) == 2:
            ends = [Target(attribution=target) for target in decision.targets]
            why = decision.why or f"An editor ({decision.by}) linked them."
            yield make(name, ends[0], ends[1], "explicit", None, why, 1.0)
