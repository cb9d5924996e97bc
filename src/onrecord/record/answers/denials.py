"""Who denies, or will not comment on, what: each denial with the statements that it is about.

The content of a denial is the thing denied ("denied that the ships had sailed"), so its partner is what another
page or another person says about the same things: in a clause that says the denied act, or in close words. Where
the content only judges ("called it pure fiction", "that is not true") or only points ("denied the report"), the
partner is what the same page told just before. How that is worded: `retorts`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from onrecord.model import Attribution
from onrecord.record.answers.accounts import Accounts
from onrecord.record.answers.again import again
from onrecord.record.answers.ascribed import Ascribed
from onrecord.record.answers.bare import Bare
from onrecord.record.answers.dealings import dealt
from onrecord.record.answers.denial import LIKELY, SURE, Denial
from onrecord.record.answers.denial_words import POINTING_TERMS, says
from onrecord.record.answers.denied import denied
from onrecord.record.answers.echoes import LEAST_SURE, differs, echo, in_headlines
from onrecord.record.answers.evidence import is_no_denial, is_to_come, refuses
from onrecord.record.answers.existence import first_told, told_by_then
from onrecord.record.answers.hanging import is_hung, told_around
from onrecord.record.answers.juxtaposed import Juxtaposed
from onrecord.record.answers.offers import just_offered
from onrecord.record.answers.own import Own
from onrecord.record.answers.partners import Partners
from onrecord.record.answers.retorts import (
    brands,
    denied_part,
    dismisses,
    elliptic,
    first_retort,
    is_pronoun,
    is_question,
    is_subjectless,
    judges,
    negates_it,
    points,
    recounts,
    retorts,
    says_deny,
)
from onrecord.record.answers.weighed import Weighed
from onrecord.record.answers.within import Within
from onrecord.record.claims import ASSERTING, OFFERS, Answer, has_verb
from onrecord.record.clause_index import Clauses
from onrecord.record.clauses import Clause, known_sense
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People
from onrecord.record.words import word_set

JUDGED_SURE = 0.3
"""`LEAST_SURE` of one that calls a report untrue, or whose cue is a word of denying: that does not depend on the
reader."""

_SHOULD = word_set("should ought must")
"""Words of how something should be: who dismisses that denies nothing."""

SHARED_WORDS = 4
"""Senses that a statement of another page must share with one that negates an act which the table lacks."""


def find(
    statements: Statements,
    people: People,
    candidates: Sequence[int],
    clauses: Clauses,
    weighed: Weighed | None = None,
) -> tuple[list[Denial], list[Answer]]:
    """The denials of a story, and what they and the refusals to comment say to which statements; `weighed`: what
    else a denial may be of."""
    finder = _Finder(statements, people, candidates, clauses, weighed)
    denials = [d for a in sorted(people.attributions) if (d := finder.denial(people.attributions[a]))]
    denials = finder.with_echoes(denials)
    answers = [
        Answer(denial.by, number, "denied", denial.basis, denial.confidence)
        for denial in denials
        for number in denial.targets
        if number in finder.known
    ]
    for attribution in sorted(people.attributions):
        found = people.attributions[attribution]
        if found.act == "decline" and not found.negated:
            answers += [
                Answer(found.id, number, "declined", "inferred", LIKELY) for number in finder.declined(found)
            ]
    return denials, answers


class _Finder:
    def __init__(
        self,
        statements: Statements,
        people: People,
        candidates: Sequence[int],
        clauses: Clauses,
        weighed: Weighed | None,
    ) -> None:
        self._weighed = weighed
        self._clauses = clauses
        self._statements = statements
        self._people = people
        held = [statements.all[number] for number in candidates]
        self.known = {s.number for s in held}
        self._partners = Partners(statements, people, held)
        self._accounts = Accounts(statements, people, held)
        self._juxtaposed = Juxtaposed(statements, people, self._accounts, clauses)
        self._bare = Bare(self._accounts, statements, people, clauses)
        self._ascribed = Ascribed(self._accounts, statements, people, clauses)
        self._within = Within(statements, people, self._accounts, clauses)
        self._own = Own(statements, people, self._within, clauses)

    def denial(self, attribution: Attribution) -> Denial | None:
        """The attribution as a denial, or None where it denies nothing.

        1. Nothing is denied by a question, by who takes back his own words, or where the reader is not sure.
        2. What its own page shows: another's words inside it, an accusation, an account that it points to.
        3. A clause of somebody else that says what it says is not so.
        4. Somebody else's words that are close to those denied, or that were just said of the speaker.
        5. Beside that, what weighs most by the network for pairs.
        """
        whole = self._accounts.content(attribution)
        part = first_retort(whole)
        content = part if part is not whole else denied_part(attribution, whole)
        if attribution.negated or is_question(content):
            return None
        if attribution.act == "deny" and is_subjectless(content):
            content = replace(content, entities=content.entities | self._clauses.party(attribution.id))
        named = judges(content) and says(content.text, "report")
        inner = self._within.denied(attribution, self.known)
        sure = JUDGED_SURE if named or inner or says_deny(attribution) else LEAST_SURE
        if attribution.confidence < sure or is_no_denial(attribution, self._people):
            return None
        if inner:
            return self._with_printed(Denial(attribution.id, inner, "explicit", SURE))
        found = self._sought(attribution, content, judged=content is not whole)
        if self._weighed:
            found = self._weighed.completed(attribution, content, found, self._own)
        targets = self._within.added(content.article, found.targets if found else ())
        return self._with_printed(replace(found, targets=targets)) if found and targets else None

    def _sought(self, attribution: Attribution, content: Statement, *, judged: bool) -> Denial | None:
        """The denial of what its page shows, or of what is said elsewhere or beside it."""
        found = self._shown(attribution, content)
        if found is None and is_hung(self._accounts, attribution, content):
            return None  # of what it sums up nobody is read as the teller
        found = found or self._found(attribution, content, judged=judged) or self._counted(attribution, content)
        found = self._with_beside(attribution, content, found) or self._none_such(attribution, content)
        found = found or self._said_little(attribution, content)
        if found is None and differs(self._accounts, attribution):
            told = self._accounts.before(attribution, content)
            found = self._made(attribution, content, told, "explicit", LIKELY)
        replied = () if found else self._juxtaposed.replied(attribution, content)
        return found or self._made(attribution, content, replied, "inferred", LIKELY)

    def _with_printed(self, denial: Denial) -> Denial:
        """A denial of what a page tells an outlet to have reported, with that outlet's own words; of its targets
        those that were told by then."""
        told = (self._statements.all[number] for number in denial.targets)
        printed = (number for statement in told for number in self._accounts.papers.reported(statement))
        targets = tuple(sorted({*denial.targets, *printed}))
        article = self._people.attributions[denial.by].article
        return replace(denial, targets=told_by_then(self._statements, article, targets))

    def _with_beside(self, attribution: Attribution, content: Statement, found: Denial | None) -> Denial | None:
        """A denial, with what stands beside it where all that was found stands on other pages."""
        if found and any(self._statements.all[n].article == content.article for n in found.targets):
            return found
        beside = self._beside(attribution, content)
        if found is None or beside is None:
            return found or beside
        return replace(found, targets=tuple(sorted({*found.targets, *beside.targets})))

    def _beside(self, attribution: Attribution, content: Statement) -> Denial | None:
        """The denial of what stands beside it."""
        if attribution.act != "deny" or refuses(content):
            return None
        if judges(content) and self._doubled(attribution, content):
            return None
        found = self._juxtaposed.of(attribution, content)
        return self._made(attribution, content, found, "inferred", LIKELY)

    def _counted(self, attribution: Attribution, content: Statement) -> Denial | None:
        """The denial of a figure: of what others say that has it ("the figure of 900 tonnes was a guess")."""
        figures = {(value, unit) for value, unit in content.values if len(value) > 1 and unit}
        named = says(content.text, "count") or says(content.text, "report")
        if attribution.act not in ("deny", "reject") or not figures or not named:
            return None
        rows = (self._statements.all[n] for n in sorted(self.known))
        same = [s.number for s in rows if figures & s.values and not s.negative]
        return self._made(attribution, content, self._own.others(attribution, content, same), "inferred", LIKELY)

    def _shown(self, attribution: Attribution, content: Statement) -> Denial | None:
        """The denial of what its own page shows."""
        denies = attribution.act in ("deny", "reject") or brands(attribution, content)
        named = (
            told_around(self._statements, self._accounts, attribution, content)
            or (self._accounts.of_denial(attribution, content))
            or self._ascribed.of(attribution, content)
            or (self._accounts.accused(attribution, content) if denies else ())
            or self._bare.charged(attribution, content)
            or (self._ascribed.said(attribution, content) if self._states(attribution) else ())
        )
        if named:
            return self._made(attribution, content, named, "explicit", SURE)
        short = len(content.terms) <= POINTING_TERMS or judges(content)
        pointing = short and attribution.act in ("deny", "reject")
        theirs = pointing or brands(attribution, content)
        whose = self._accounts.whose(attribution, content) if theirs else ()
        if whose:
            return self._made(attribution, content, whose, "explicit", LIKELY)
        if is_hung(self._accounts, attribution, content):
            return None
        judged = judges(content)
        dismissed = dismisses(attribution, content)
        denying = (denies and judged) or dismissed or self._denies(attribution, content)
        if not denying or (judged and self._doubled(attribution, content)):
            return None
        refuses_it = attribution.act == "reject" and just_offered(self._statements, self._people, content)
        if recounts(self._words(content)) or refuses_it:
            return None
        omits = elliptic(self._accounts.text(content.article), content)
        if judged or dismissed or omits or points(content) or negates_it(attribution, content):
            before = self._bare.pointed_to(attribution, content)
            before = before if judged or not dismissed else tuple(n for n in before if self._is_told(n))
            before = tuple(n for n in before if self._is_next(attribution, content, n)) if omits else before
            return self._made(attribution, content, before, "explicit", LIKELY)
        return None

    def _is_next(self, attribution: Attribution, content: Statement, number: int) -> bool:
        """Whether words stand in the sentence of a denial or the one before: nobody leaves out what was said
        further back ("it did not")."""
        return self._accounts.distance(attribution, content, self._statements.all[number]) <= 1

    def _is_told(self, number: int) -> bool:
        """Whether words tell how something is, and do not praise it or say how it should be."""
        told = self._statements.all[number]
        said = self._people.attributions.get(told.attribution or "")
        return _SHOULD.isdisjoint(told.words) and (said is None or said.act != "praise")

    def _none_such(self, attribution: Attribution, content: Statement) -> Denial | None:
        """The denial that there is a thing: of who told of it first."""
        told = first_told(self._clauses, attribution, content)
        others = [n for n in told if self._own.others(attribution, content, [n])]
        return self._made(attribution, content, others[:1], "inferred", LIKELY)

    def _said_little(self, attribution: Attribution, content: Statement) -> Denial | None:
        """The denial of "any deal", of which nothing has the words: of what was said right before it, or of what a
        page's own sources told."""
        told = self._bare.just_before(attribution, content)
        return self._made(attribution, content, told, "inferred", LIKELY)

    def _made(
        self, attribution: Attribution, content: Statement, targets: Sequence[int], basis: str, confidence: float
    ) -> Denial | None:
        meant = tuple(sorted({m for n in targets if (m := self._meant(attribution, content, n)) is not None}))
        return Denial(attribution.id, meant, basis, confidence) if meant else None

    def _meant(self, attribution: Attribution, content: Statement, number: int) -> int | None:
        """Where what is denied is that the denier, or whom the denial names, said or refused something, it is
        that saying which is meant: of "the union said that the board had refused to meet it" the refusal. None
        where it is a denial ("they deny it" of "the board denies that …")."""
        outer = self._statements.all[number]
        inside = self._within.children(outer.attribution)
        party = self._clauses.party(attribution.id) | content.entities
        for child in inside:
            whole = child.act not in ASSERTING | OFFERS or has_verb(self._accounts.content(child))
            mostly = child is not attribution and whole and self._accounts.mostly_tells(outer, child)
            if mostly and party & set(self._people.speakers(child.id)):
                both = child.act == "deny" and attribution.act == "deny"
                return None if both else self._statements.of_attribution[child.id]
        return number

    def _found(self, attribution: Attribution, content: Statement, *, judged: bool) -> Denial | None:
        """The denial of what is said elsewhere."""
        if judges(content) or (points(content) and attribution.act != "assert"):
            return None
        recounted = attribution.act == "reject" and recounts(self._words(content))
        if attribution.act != "deny" and not judged and not recounted:
            return self._opposing(attribution, content)
        if attribution.act == "deny" and (
            refuses(content) or (is_to_come(content) and not says_deny(attribution))
        ):
            return None
        if any(clause.focus for clause in self._clauses.of(content)):
            return self._opposing(attribution, content)
        clauses = denied(self._clauses.of_part(content) if judged else self._clauses.of(content, 1))
        said = [other.number for clause in clauses for other, _ in self._clauses.opposed(clause)]
        affirming = self._own.others(attribution, content, said)
        if affirming:
            return Denial(attribution.id, affirming, "inferred", LIKELY)
        meant = frozenset(m for clause in clauses for m in clause.focus)
        if meant and len(content.terms) <= POINTING_TERMS:
            named = self._accounts.before(attribution, content, meant)
            if named:
                return self._made(attribution, content, named, "explicit", LIKELY)
        partners = self._partners.of(content, partial(self._own, attribution, content), meant)
        if partners:
            best = max(cosine for _, cosine in partners)
            found = tuple(number for number, _ in partners)
            return Denial(attribution.id, found, "inferred", min(SURE, round(best, 4)))
        done = [number for clause in clauses for number in dealt(self._clauses, clause)]
        return self._made(attribution, content, self._own.others(attribution, content, done), "inferred", LIKELY)

    def with_echoes(self, denials: Sequence[Denial]) -> list[Denial]:
        """The denials, the words in which one goes on right after it, and the headlines that tell one."""
        found = {denial.by: denial for denial in denials}
        for denial in denials:
            first = self._people.attributions[denial.by]
            names = self._partners.names(self._accounts.content(first))
            after = echo(self._accounts, self._clauses, first, names)
            if after is None or after.id in found:
                continue
            content = self._accounts.content(after)
            if not any(self._own(after, content, self._statements.all[n]) for n in denial.targets):
                found[after.id] = Denial(after.id, denial.targets, denial.basis, LIKELY)
        denied = again(self._accounts, self._clauses, [*found.values(), *self._without(found)], self._own)
        return [*denied, *in_headlines(self._statements, self._people, self._accounts, self._clauses, denied)]

    def _without(self, found: Collection[str]) -> list[Denial]:
        """The denials of which nothing shows what they deny; `found`: the attributions of the others."""
        attributions = self._people.attributions.values()
        sure = (a for a in attributions if a.act == "deny" and not a.negated and a.confidence >= LEAST_SURE)
        return [
            Denial(a.id, (), "inferred", LIKELY)
            for a in sorted(sure, key=lambda a: a.id)
            if a.id not in found and not is_no_denial(a, self._people)
        ]

    def _opposing(self, attribution: Attribution, content: Statement) -> Denial | None:
        """A statement that something is not so, where somebody else, or a page, says that it is."""
        if not self._states(attribution):
            return None
        clauses = self._clauses.of(content)
        answering = says(content.text, "otherwise")
        opposed = [(clause, found) for clause in clauses for found in self._clauses.opposed(clause)]
        found = [
            other.number
            for clause, (other, shared) in opposed
            if self._is_plain(attribution, clause, shared)
            or self._statements.all[other.number].article == content.article
        ]
        if answering or any(clause.focus for clause in clauses):
            found += [other.number for clause in clauses for other, _ in self._clauses.contrary(clause)]
        if not answering:
            found = [n for n in found if not says(self._statements.all[n].text, "otherwise")]
        if attribution.act != "deny" and not answering:  # what a page tells of a speaker, it mostly has of him
            found = [n for n in found if self._statements.all[n].article != content.article]
        kept = self._own.others(attribution, content, found)
        return Denial(attribution.id, kept, "inferred", LIKELY) if kept else None

    def _states(self, attribution: Attribution) -> bool:
        return attribution.act in ("assert", "announce", "deny") and attribution.attitude == "assertion"

    def _is_plain(self, attribution: Attribution, clause: Clause, shared: Sequence[str]) -> bool:
        """Whether words of another page can be meant: the act is one of the table's, or much besides is shared."""
        return attribution.act == "deny" or known_sense(clause.focus[0]) or len(shared) >= SHARED_WORDS

    def declined(self, attribution: Attribution) -> tuple[int, ...]:
        """What a refusal to comment is about: what it names, or the report before it that it points to. A bare
        "declined to comment" is about nothing that the page says."""
        content = self._accounts.content(attribution)
        if len(content.terms) > POINTING_TERMS:
            own = partial(self._own, attribution, content)
            return tuple(number for number, _ in self._partners.of(content, own, frozenset()))
        return self._accounts.before(attribution, content) if says(content.text, "report") else ()

    def _denies(self, attribution: Attribution, content: Statement) -> bool:
        if attribution.act == "deny":
            return not refuses(content)
        if attribution.act == "reject":
            named = says_deny(attribution) or not is_pronoun(content.text)
            return judges(content) or (points(content) and named)
        says_so = attribution.act in ASSERTING and attribution.attitude == "assertion"
        return says_so and (retorts(content) or elliptic(self._accounts.text(content.article), content))

    def _doubled(self, attribution: Attribution, content: Statement) -> bool:
        """Whether the speaker denies the thing by name in the same sentence or the one before, and only adds the
        judgement."""
        return any(
            other.id != attribution.id
            and other.act == "deny"
            and self._clauses.parties_meet(other.id, attribution.id)
            and 0 <= self._accounts.distance(attribution, content, self._accounts.content(other)) <= 1
            and not judges(self._accounts.content(other))
            for other in self._accounts.told[content.article]
        )

    def _words(self, content: Statement) -> str:
        """All words of the article from a content's first to its last."""
        return self._statements.story.articles[content.article].text[content.start : content.end]
