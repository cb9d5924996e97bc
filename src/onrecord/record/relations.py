"""How what is said bears on what else is said: denies, contradicts, answers, rejects, corrects, misdescribes,
recurs.

Each relation has a sentence that tells a person why it is there. Precision comes before recall.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Claim, Decision, Relation, RelationName, Target
from onrecord.model.record import Basis
from onrecord.record.answers import existence
from onrecord.record.answers.denial import Denial
from onrecord.record.claims import Claims
from onrecord.record.clause_index import Clauses, Conflict
from onrecord.record.contrasts import counts, days, given, opposites
from onrecord.record.dates import interval
from onrecord.record.links import FAIR, GOOD, key, make, quoted, who
from onrecord.record.statements import (
    Statement,
    Statements,
)
from onrecord.record.utterances.renderings import Spoken
from onrecord.record.who.entities import People


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
            why = f"Denied by {speaker} ({quoted(content.text)}): {quoted(words)}."
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
    found_by = (
        opposites.conflicts,
        counts.conflicts,
        given.conflicts,
        days.conflicts,
        existence.conflicts,
        _opposites,
    )
    for found in (conflict for conflicts in found_by for conflict in conflicts(clauses)):
        statements = clauses.statements
        pair = (statements.all[found.a.number], statements.all[found.b.number])
        ends = sorted((_target(statements, claims, s) for s in pair), key=key)
        keys = (key(ends[0]), key(ends[1]))
        if keys[0] == keys[1] or keys in seen:
            continue
        seen.add(keys)
        why = _contradiction(found)
        confidence = FAIR if found.about == "statement" else GOOD
        yield make("contradicts", ends[0], ends[1], "inferred", found.about, why, confidence)


def _contradiction(found: Conflict) -> str:
    """Why two clauses cannot both be so, for a person."""
    words = f"{quoted(found.a.text)} and {quoted(found.b.text)}"
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
