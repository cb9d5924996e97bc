"""What is said to be so, with everyone who says it and every page that narrates it.

Two statements are one claim when their vectors are close and nothing in their words speaks against it: the same
things are named, no number of one thing differs, no date, and neither says the opposite. A claim begins with what
somebody asserts, or with what a page narrates and somebody denies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.data.wordlists import any_listed
from onrecord.model import Act, Attribution, Claim, ClaimStatus, Report, StatusChange
from onrecord.record.dates import sort_key
from onrecord.record.groups import Groups, content_id
from onrecord.record.propositions import DOING, is_proposed
from onrecord.record.sourcing.origins import Sources
from onrecord.record.statements import (
    Statement,
    Statements,
    lexical,
    names_agree,
    numbers_conflict,
    times_conflict,
)
from onrecord.record.who.entities import People
from onrecord.record.words import is_past

SAME_CLAIM = 0.78
"""Cosine from which two statements may be one claim. Of the example story's pairs that pass the guards of `same`,
all four above it are one claim; of the six between 0.70 and it, two are not."""

CHAINED = 0.7
"""Cosine that the first statements of two groups must have, for the groups to be one."""

SAME_TERMS = 0.2
"""Share of content terms that they must have in common besides."""

CLAIM_TERMS = 3
"""A statement with fewer content terms ("pure fiction", "he is right") claims nothing that can be matched."""

ASSERTING: frozenset[Act] = frozenset({"assert", "announce", "accept", "criticise", "praise", "other"})
"""Acts whose content is said to be so. What is demanded, promised, asked or denied is not; a denial in negative
words ("insists that no gate was opened") or in the denier's own says that something is not so: a claim too."""

OFFERS: frozenset[Act] = frozenset({"demand", "urge", "promise"})
"""Acts by which somebody puts something forward that can be refused or accepted."""

_ACCUSING: frozenset[Act] = frozenset({"criticise"})

_SIDING: frozenset[Act] = frozenset({"criticise", "praise", "other"})
"""Acts that may be about a thing ("criticised the volume of support") instead of saying that something is so."""

_VERBAL = re.compile(
    rf"\b(?:\w*n['’]t|\w+ed|{DOING}|that|{any_listed('grammar.auxiliaries')})\b",
    re.IGNORECASE,
)
"""What shows that a content says something, as far as words show it without a parser."""

_ENDED = re.compile(r"[.!?…][”’\"')\]]*\s*$")

INNER = 0.5
"""An attribution whose content is, by this share or more, somebody else's words claims nothing itself."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Somebody's denial of a statement, or refusal to comment on it. `number` is the statement's."""

    by: str
    number: int
    kind: str
    basis: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims, and which claim each statement belongs to."""

    claims: tuple[Claim, ...]
    of_statement: dict[int, str]


def assertions(statements: Statements, people: People) -> list[int]:
    """The statements (by number) in which somebody says that something is so."""
    inner: dict[str, int] = {}
    for attribution in people.attributions.values():
        number = statements.of_attribution.get(attribution.id)
        claims = number is not None and len(statements.all[number].terms) >= CLAIM_TERMS
        if attribution.parent and claims and attribution.act in ASSERTING - {"other"}:
            pieces = (*attribution.source, *attribution.cue, *attribution.content)
            size = max(s.end for s in pieces) - min(s.start for s in pieces)
            inner[attribution.parent] = inner.get(attribution.parent, 0) + size
    found = []
    for statement in statements.all:
        if statement.attribution is None or len(statement.terms) < CLAIM_TERMS:
            continue
        attribution = people.attributions[statement.attribution]
        size = sum(s.end - s.start for s in attribution.content)
        denies = attribution.act == "deny" and (statement.negative or attribution.form in ("direct", "turn"))
        asserts = attribution.act in ASSERTING or denies
        mine = asserts and not attribution.negated and attribution.attitude != "intention"
        mine = mine and _states(statement, attribution)
        if mine and inner.get(attribution.id, 0) < INNER * size:
            found.append(statement.number)
    return found


def _states(statement: Statement, attribution: Attribution) -> bool:
    """Whether the content says that something is so; blame and praise may only name their object."""
    if attribution.act not in _SIDING or attribution.form in ("direct", "turn"):
        return True
    return has_verb(statement)


def has_verb(statement: Statement) -> bool:
    """Whether words hold a verb, and so may say that something is so."""
    return _VERBAL.search(statement.text) is not None or any(map(is_past, statement.words))


def narrated(statements: Statements) -> list[int]:
    """The statements (by number) that articles make in their own voice: headlines, and whole sentences. A line
    without an end mark is a heading between paragraphs or a caption, and states nothing."""
    return [
        s.number
        for s in statements.all
        if s.attribution is None
        and len(s.terms) >= CLAIM_TERMS
        and (_ENDED.search(s.text) or _titled(statements, s))
    ]


def _titled(statements: Statements, statement: Statement) -> bool:
    sections = statements.story.articles[statement.article].sections
    return any(s.label == "title" and s.start <= statement.start and statement.end <= s.end for s in sections)


def same(a: Statement, b: Statement, people: People) -> bool:
    """Whether nothing in the words speaks against two close statements being one claim."""
    return (
        a.negative == b.negative
        and not _of_two_minds(a, b, people)
        and lexical(a, b) >= SAME_TERMS
        and names_agree(a, b, people)
        and not numbers_conflict(a, b)
        and not times_conflict(a, b)
    )


def _of_two_minds(a: Statement, b: Statement, people: People) -> bool:
    """Whether one of the two is praise or blame, which is its speaker's alone ("praised her on her victory")."""
    acts = {people.attributions[s.attribution].act for s in (a, b) if s.attribution}
    if not acts & {"praise", "criticise"}:
        return False
    mine, theirs = (set(people.speakers(s.attribution)) if s.attribution else set() for s in (a, b))
    return not mine & theirs


def group(
    statements: Statements,
    people: People,
    near: Iterable[tuple[int, int, float]],
    renderings: Iterable[Sequence[str]],
    chosen: Sequence[int],
    apart: AbstractSet[frozenset[int]] = frozenset(),
) -> Groups[int]:
    """Group the chosen statements that are one claim: the renderings of one utterance that say the same, and close
    statements, the closest first; those of a pair in `apart` are none, since the one denies the other, nor is what
    somebody says with what others think by these words."""
    groups = Groups(chosen)
    for members in renderings:
        numbers = [statements.of_attribution[a] for a in members if statements.of_attribution[a] in groups]
        for number in numbers[1:]:
            if not numbers_conflict(statements.all[numbers[0]], statements.all[number]):
                groups.join(numbers[0], number)
    close = [
        (a, b, c)
        for a, b, c in near
        if c >= SAME_CLAIM and a in groups and b in groups and frozenset((a, b)) not in apart
        if not _thought_within(statements, people, a, b)
    ]
    for a, b, _ in sorted(close, key=lambda pair: (-pair[2], pair[0], pair[1])):
        first, second = groups.root(a), groups.root(b)
        fits = same(statements.all[a], statements.all[b], people)
        if fits and (first == second or (first, second) == (a, b) or _alike(statements, people, first, second)):
            groups.join(a, b)
    return groups


def _thought_within(statements: Statements, people: People, a: int, b: int) -> bool:
    """Whether one is, in the other's words, what somebody thinks ("said that voters believe …")."""
    inner, outer = (people.attributions.get(statements.all[number].attribution or "") for number in (a, b))
    return any(
        within is not None and whole is not None and within.parent == whole.id and within.attitude != "assertion"
        for within, whole in ((inner, outer), (outer, inner))
    )


def _alike(statements: Statements, people: People, first: int, second: int) -> bool:
    """Whether the statements with which two groups begin are one claim too, so that no chain of small steps leads
    from one thing to another."""
    cosine = float(statements.cosines([first], [second])[0, 0])
    return cosine >= CHAINED and same(statements.all[first], statements.all[second], people)


def build(
    statements: Statements,
    sources: Sources,
    groups: Groups[int],
    asserted: Sequence[int],
    answers: Sequence[Answer],
    confirmed: Iterable[tuple[int, int]] = (),
) -> Claims:
    """The claims of the groups in which somebody puts something forward, which somebody answers or confirms, or of
    which several pages tell, however they put it; `confirmed`: a statement and the words by which somebody else
    confirms it, which are a report of its claim too."""
    proposed = {n for n in asserted if _is_proposed(statements, sources.people, n)}
    confirming: dict[int, list[int]] = {}
    for number, words in confirmed:
        confirming.setdefault(number, []).append(words)
    begun = proposed.union((answer.number for answer in answers), confirming)
    spoken = set(asserted)
    by_number: dict[int, list[Answer]] = {}
    for answer in answers:
        by_number.setdefault(answer.number, []).append(answer)
    claims: list[Claim] = []
    of_statement: dict[int, str] = {}
    for members in groups:
        pages = {statements.all[number].article for number in members}
        if begun.isdisjoint(members) and (len(pages) == 1 or spoken.isdisjoint(members)):
            continue
        replies = [answer for number in members for answer in by_number.get(number, ())]
        more = {words for number in members for words in confirming.get(number, ())}.difference(members)
        claim = _claim(statements, sources, [*members, *sorted(more)], replies, proposed)
        claims.append(claim)
        of_statement.update(dict.fromkeys(members, claim.id))
    story = statements.story
    order = sorted(claims, key=lambda c: (story.articles[c.content.article].location, c.content.start, c.id))
    return Claims(tuple(order), of_statement)


def _is_proposed(statements: Statements, people: People, number: int) -> bool:
    said = statements.all[number]
    attribution = people.attributions.get(said.attribution or "")
    return attribution is not None and is_proposed(said, attribution, statements.span(said).text)


def _claim(
    statements: Statements,
    sources: Sources,
    members: Sequence[int],
    replies: Sequence[Answer],
    proposed: AbstractSet[int],
) -> Claim:
    said = [statements.all[number] for number in members]
    reports = tuple(
        Report(s.attribution, statements.span(s), "attributed" if s.attribution else "narrated") for s in said
    )
    named = [s for s in said if s.number in proposed] or [s for s in said if s.attribution] or said
    first = min(named, key=lambda s: (*statements.story.age(s.article), s.start))
    attributions = [s.attribution for s in said if s.attribution]
    keys = [f"{s.article}:{s.start}-{s.end}:{s.attribution or ''}" for s in said]
    history = _history(sources, attributions, replies)
    return Claim(
        content_id("claim", sorted(keys)),
        statements.span(first),
        reports,
        len({s.article for s in said}),
        sources.carriers(attributions),
        sources.roots(reports),
        _status(sources, attributions, replies, said),
        history,
    )


def _history(sources: Sources, attributions: Sequence[str], replies: Sequence[Answer]) -> tuple[StatusChange, ...]:
    """What was done with the claim, in order of the days."""
    people, story = sources.people, sources.story

    def when(attribution: str) -> str | None:
        found = people.attributions[attribution]
        return found.said.edtf if found.said else story.published_edtf(found.article)

    steps: dict[tuple[str, ClaimStatus], StatusChange] = {}
    for attribution in attributions:
        steps[(attribution, "asserted")] = StatusChange(when(attribution), "asserted", attribution)
    for reply in replies:
        status: ClaimStatus = "declined" if reply.kind == "declined" else "denied"
        steps[(reply.by, status)] = StatusChange(when(reply.by), status, reply.by)
    return tuple(sorted(steps.values(), key=lambda c: (*sort_key(c.edtf), c.status, c.by)))


def _status(
    sources: Sources, attributions: Sequence[str], replies: Sequence[Answer], said: Sequence[Statement]
) -> ClaimStatus:
    """Denied: no named person stands by it against the denial. Disputed: one does. Declined: the answer was a
    refusal to answer. Unaddressed: an accusation, or unnamed sources' word on somebody, that nobody answers."""
    people = sources.people
    deniers = {e for reply in replies if reply.kind == "denied" for e in people.speakers(reply.by)}
    if any(reply.kind == "denied" for reply in replies):
        standing = {e for a in attributions for e in people.named_speakers(a)} - deniers
        return "disputed" if standing else "denied"
    if replies:
        return "declined"
    speakers = {e for a in attributions for e in people.speakers(a)}
    about_others = any(
        people.by_id[e].kind in ("person", "organization") for s in said for e in s.entities - speakers
    )
    anonymous = bool(speakers) and all(people.by_id[e].anonymous for e in speakers)
    accusing = bool(attributions) and all(people.attributions[a].act in _ACCUSING for a in attributions)
    return "unaddressed" if about_others and (anonymous or accusing) else "asserted"
