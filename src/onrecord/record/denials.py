"""Who denies, or will not comment on, what: each denial with the statements that it is about.

The content of a denial is the thing denied ("denied that the ships had sailed"), so its partner is what another
page or another person says in close words about the same things. Where the content only judges ("called it pure
fiction", "that is not true") or only points ("denied the report"), the partner is what the same page told just
before. The words are in `data/denial_words.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.model import Attribution
from onrecord.record.accounts import OWN_TERMS, POINTING_TERMS, Accounts, says, words_of
from onrecord.record.claims import ASSERTING, CLAIM_TERMS, Answer
from onrecord.record.contradictions import LATER_DAYS, Clauses
from onrecord.record.entities import People
from onrecord.record.statements import Statement, Statements, lexical, numbers_conflict, times_conflict
from onrecord.record.words import negative, terms, tokens, word_set

DENIED = 0.6
"""Cosine that a denied content and its partner must have. Lower than for two reports of one claim, since a denial
names the thing briefly; the shared names and terms below do the rest."""

DENIED_TERMS = 0.12
"""Share of content terms that the two must have in common."""

DENIED_SHARE = 0.3
"""Share of the denied content's own terms that must stand in the partner."""

NAMELESS_TERMS = 0.45
"""Share of common terms from which the words speak for themselves, even where the names in them do not meet."""

SHARED_WITH_NAME, SHARED_ALONE = 2, 3
"""Terms that a denied content must share with its partner, where they name one thing and where they do not: "no
gate was opened" shares two words with every sentence about gates."""

WHOLE_SHARE, WHOLE_COSINE = 0.65, 0.5
"""From this share of the denied content's terms on, the cosine may be as low as this: of a long sentence the
vector says little about one part."""

AS_GOOD = 0.08
"""A partner whose cosine is less than this below the best is a partner too."""

REFUSED_WORDS = 4
"""Words within which a content names what is refused rather than denied."""

JUDGING_WORDS = 10
"""A longer content than this says more than that something is not true."""

LEAST_SURE = 0.4
"""Nothing is denied by an attribution that the reader is less sure of: by its calibration (held-out PolNeAR train)
fewer than two in five of those are right. What is shown as a denial must be one when a person looks."""

SURE, LIKELY = 0.9, 0.7

_QUESTIONS = word_set("what whether how who when why which where whose")
"""Words that begin a question: it says nothing that could be denied."""

_BRANDING = word_set(
    "call calls called calling brand branded branding label labelled describe described dismissed"
)
"""Cues by which a speaker gives a thing a name, which may be that it is worthless."""

_POINTING = re.compile(
    r"^\W*(?:(?:it|this|that|these|those|they|all this|all that|the (?:\w+\s)?\w+)"
    r"(?:\s(?:is|was|are|were|has been|have been)\b"
    r"|[’']s\b)|(?:absolutely|simply|totally|completely|entirely|just|plainly|not)\b|there (?:is|was)\b)",
    re.IGNORECASE,
)
"""How a retort begins: something just said "is" so, or the judgement alone."""

_REPORTED = re.compile(
    r"^\W*(?:(?:the|this|that|these|those|any|such|all|his|her|their|its|earlier|a|recent|media|press)\b"
    r"|\w+(?:\s\w+){0,3}[’']s?\s)",
    re.IGNORECASE,
)
"""How a content begins that points to a report: "the report", "that account", "the Gazette's claim"."""

POINTING_WORDS = 8
"""Words within which a pointing content names the report: "no injuries have been reported" points to none."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial with what it is about, statements by number; `explicit` where its own page shows that."""

    by: str
    targets: tuple[int, ...]
    basis: str
    confidence: float


def find(
    statements: Statements, people: People, candidates: Sequence[int], clauses: Clauses
) -> tuple[list[Denial], list[Answer]]:
    """The denials of a story, and what they and the refusals to comment say to which statements."""
    finder = _Finder(statements, people, candidates, clauses)
    sure = [a for a in sorted(people.attributions) if people.attributions[a].confidence >= LEAST_SURE]
    denials = [d for a in sure if (d := finder.denial(people.attributions[a]))]
    denials += finder.echoes(denials)
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


def _denied_part(content: Statement) -> Statement:
    """Of "it is untrue that the board knew", what is untrue."""
    head, found, rest = content.text.partition(" that ")
    words = tokens(rest)
    if not found or not says(head, "epithet") or len(terms(words)) < OWN_TERMS or says(head, "report"):
        return content
    return replace(content, text=rest, words=tuple(words), terms=terms(words), negative=negative(words))


class _Finder:
    def __init__(
        self, statements: Statements, people: People, candidates: Sequence[int], clauses: Clauses
    ) -> None:
        self._clauses = clauses
        self._statements = statements
        self._people = people
        self._candidates = [statements.all[number] for number in candidates]
        self._rows = [s.number for s in self._candidates]
        self.known = set(self._rows)
        self._story = statements.story
        self._matrix = self._story.vectors([s.row for s in self._candidates])
        self._accounts = Accounts(statements, people, self._candidates)
        self._children: dict[str, list[Attribution]] = {}
        for attribution in people.attributions.values():
            if attribution.parent:
                self._children.setdefault(attribution.parent, []).append(attribution)

    def denial(self, attribution: Attribution) -> Denial | None:
        """The attribution as a denial, or None where it denies nothing."""
        content = _denied_part(self._accounts.content(attribution))
        if attribution.negated or (content.words and content.words[0] in _QUESTIONS):
            return None
        named = (
            self._inner(attribution)
            or self._accounts.of_denial(attribution, content)
            or self._accounts.accused(attribution)
        )
        if named:
            return Denial(attribution.id, named, "explicit", SURE)
        pointing = len(content.terms) <= POINTING_TERMS and attribution.act in ("deny", "reject")
        owned = pointing or self._brands(attribution, content)
        if owned and (whose := self._accounts.whose(attribution, content)):
            return Denial(attribution.id, whose, "explicit", LIKELY)
        negating = any(clause.focus for clause in self._clauses.of(content))
        if not self._denies(attribution, content) or (negating and not self._judges(content)):
            return self._opposing(attribution, content)
        if self._judges(content) and self._doubled(attribution, content):
            return None
        if self._judges(content) or self._points(attribution, content):
            before = self._accounts.before(attribution, content)
            return Denial(attribution.id, before, "explicit", LIKELY) if before else None
        partners = self._partners(content, attribution)
        if not partners and len(content.terms) <= POINTING_TERMS:
            before = self._accounts.before(attribution, content, content.terms)
            if before:
                return Denial(attribution.id, before, "explicit", LIKELY)
        if not partners and (affirming := self._affirming(attribution, content)):
            return Denial(attribution.id, affirming, "inferred", LIKELY)
        if partners:
            best = max(cosine for _, cosine in partners)
            found = tuple(number for number, _ in partners)
            return Denial(attribution.id, found, "inferred", min(SURE, round(best, 4)))
        return None

    def echoes(self, denials: Sequence[Denial]) -> list[Denial]:
        """Words in which a denial goes on right after it ("denied that it was in talks. “There are no talks,” …"):
        they deny what it denies."""
        found: dict[str, Denial] = {}
        taken = {denial.by for denial in denials}
        for denial in denials:
            after = self._next(self._people.attributions[denial.by])
            if after is None or after.id in taken:
                continue
            content = self._accounts.content(after)
            meant = [self._statements.all[n] for n in denial.targets]
            about = self._accounts.content(self._people.attributions[denial.by]).terms
            speakers = set(self._people.speakers(after.id))
            theirs = any(self._is_own(content, s, speakers) for s in meant)
            if content.negative and about & content.terms and not theirs:
                found.setdefault(after.id, Denial(after.id, denial.targets, "inferred", LIKELY))
        return list(found.values())

    def _next(self, denial: Attribution) -> Attribution | None:
        """The next assertion of a page after a denial, where it begins in the next sentence or the same."""
        sentences = self._accounts.sentences[denial.article]
        end = max(s.end for s in denial.content)
        later = [a for a in self._accounts.told[denial.article] if a.content[0].start >= end]
        first = min(later, key=lambda a: (a.content[0].start, a.id), default=None)
        here, there = (sentences.number(n) for n in (end - 1, first.content[0].start if first else end))
        near = here is not None and there is not None and there - here <= 1
        says_so = first is not None and first.act in ("assert", "deny") and first.attitude == "assertion"
        return first if near and says_so and first is not None and not first.negated else None

    def _opposing(self, attribution: Attribution, content: Statement) -> Denial | None:
        """A statement that something is not so, where somebody else, or a page, says that it is."""
        if attribution.act not in ("assert", "announce", "deny") or attribution.attitude != "assertion":
            return None
        clauses = self._clauses.of(content)
        answering = says(content.text, "otherwise")
        found = [other.number for clause in clauses for other, _ in self._clauses.opposed(clause)]
        if answering or any(clause.focus for clause in clauses):
            found += [other.number for clause in clauses for other, _ in self._clauses.contrary(clause)]
        if not answering:
            found = [n for n in found if not says(self._statements.all[n].text, "otherwise")]
        kept = self._of_others(attribution, content, found)
        return Denial(attribution.id, kept, "inferred", LIKELY) if kept else None

    def _affirming(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """What says, in other words, the thing that is denied ("denies that the door was open": "not locked")."""
        if attribution.act != "deny":
            return ()
        clauses = self._clauses.of(content)
        said = [other.number for clause in clauses for other, _ in self._clauses.affirmed(clause)]
        return self._of_others(attribution, content, said)

    def _of_others(self, attribution: Attribution, content: Statement, numbers: Sequence[int]) -> tuple[int, ...]:
        """Those of the statements that are not the denier's own."""
        speakers = set(self._people.speakers(attribution.id))
        held = {n for n in numbers if not self._is_own(content, self._statements.all[n], speakers)}
        return tuple(sorted(held))

    def _brands(self, attribution: Attribution, content: Statement) -> bool:
        """Whether the speaker calls what he speaks of worthless ("calling the figure a guess")."""
        cue = {word for span in attribution.cue for word in tokens(span.text)}
        return self._judges(content) and not cue.isdisjoint(_BRANDING)

    def _is_own(self, content: Statement, other: Statement, speakers: set[str]) -> bool:
        """Whether the other is the same words, or the same speaker's."""
        overlaps = other.article == content.article and other.start < content.end and content.start < other.end
        return overlaps or bool(self._accounts.voice(other) & speakers)

    def declined(self, attribution: Attribution) -> tuple[int, ...]:
        """What a refusal to comment is about: what it names, or the report before it that it points to. A bare
        "declined to comment" is about nothing that the page says."""
        content = self._accounts.content(attribution)
        if len(content.terms) > POINTING_TERMS:
            return tuple(number for number, _ in self._partners(content, attribution))
        return self._accounts.before(attribution, content) if says(content.text, "report") else ()

    def _denies(self, attribution: Attribution, content: Statement) -> bool:
        if attribution.act == "deny":
            return not self._refuses(content)
        if attribution.act == "reject":
            return self._points(attribution, content) or self._judges(content) or self._recounts(content)
        return attribution.act in ASSERTING and attribution.attitude == "assertion" and self._retorts(content)

    def _refuses(self, content: Statement) -> bool:
        """Whether what is "denied" is a thing that is refused ("denied the motion", "denied them entry")."""
        head = f" {' '.join(content.words[:REFUSED_WORDS])}"
        return content.words[:1] != ("that",) and any(f" {word}" in head for word in words_of("refused"))

    def _doubled(self, attribution: Attribution, content: Statement) -> bool:
        """Whether the speaker denies the thing by name in the same sentence, and only adds the judgement."""
        sentence = self._accounts.sentences[content.article].number(content.start)
        return any(
            other.id != attribution.id
            and other.act == "deny"
            and set(self._people.speakers(other.id)) & set(self._people.speakers(attribution.id))
            and self._accounts.sentences[content.article].number(other.content[0].start) == sentence
            and not self._judges(self._accounts.content(other))
            for other in self._accounts.told[content.article]
        )

    def _judges(self, content: Statement) -> bool:
        return len(content.words) <= JUDGING_WORDS and says(content.text, "epithet")

    def _retorts(self, content: Statement) -> bool:
        """Whether a plain statement is only "that is not true": it points back and judges."""
        return self._judges(content) and bool(_POINTING.match(content.text))

    def _recounts(self, content: Statement) -> bool:
        """Whether the content tells what the report says that is rejected ("a report that …")."""
        whole = self._story.articles[content.article].text[content.start : content.end]
        head = whole.partition(" that ")[0]
        return " that " in whole and says(head, "report")

    def _points(self, attribution: Attribution, content: Statement) -> bool:
        """Whether the content only names a report of what is denied ("the report", "that account")."""
        if len(content.terms) < 2 and attribution.act != "reject":
            return not content.negative
        near = " ".join(content.words[:POINTING_WORDS])
        return (
            not content.negative
            and len(content.terms) <= POINTING_TERMS
            and bool(_REPORTED.match(content.text))
            and says(near, "report")
        )

    def _inner(self, attribution: Attribution) -> tuple[int, ...]:
        """Somebody else's words that the denied content reports ("denied the paper's report that …")."""
        if attribution.act not in ("deny", "reject"):
            return ()
        inside = [a for a in self._children.get(attribution.id, ()) if a.act in ASSERTING]
        numbers = [self._statements.of_attribution[a.id] for a in inside]
        return tuple(sorted(set(numbers) & self.known))

    def _partners(self, content: Statement, attribution: Attribution) -> list[tuple[int, float]]:
        """Statements that say the thing denied, with their cosines: the best, and those as good."""
        if not self._rows:
            return []
        speakers = set(self._people.speakers(attribution.id))
        found: dict[int, float] = {}
        parts = self._statements.parts(content)
        denying = [part for part in parts[1:] if part.negative] or parts[:1]
        for part in denying:
            cosines = self._matrix @ self._story.vectors([part.row])[0]
            for place in np.flatnonzero(cosines >= WHOLE_COSINE):
                whole = len(part.terms & self._candidates[place].terms) >= WHOLE_SHARE * len(part.terms)
                if (whole or cosines[place] >= DENIED) and self._fits(part, self._candidates[place], speakers):
                    number = self._rows[place]
                    found[number] = max(found.get(number, 0.0), float(cosines[place]))
        best = max(found.values(), default=0.0)
        return [(number, cosine) for number, cosine in sorted(found.items()) if cosine > best - AS_GOOD]

    def _fits(self, content: Statement, other: Statement, speakers: set[str]) -> bool:
        if other.number == content.number or other.negative or len(other.terms) < CLAIM_TERMS:
            return False
        if self._is_own(content, other, speakers):
            return False
        if self._much_later(content.article, other.article):
            return False
        shared = len(content.entities & other.entities)
        pinned = shared or any(unit for _, unit in content.values & other.values)
        if len(content.terms & other.terms) < (SHARED_WITH_NAME if pinned else SHARED_ALONE):
            return False
        named = shared >= min(2, len(content.entities - speakers))
        if content.entities and not named and lexical(content, other) < NAMELESS_TERMS:
            return False
        mine = content.terms - self._names(content)
        common = mine & other.terms
        return (
            lexical(content, other) >= DENIED_TERMS
            and len(common) >= max(OWN_TERMS, DENIED_SHARE * len(mine))
            and not numbers_conflict(content, other)
            and not times_conflict(content, other)
        )

    def _names(self, content: Statement) -> frozenset[str]:
        """The terms that are names of people and bodies: what is said of them lies in the others."""
        held = [self._people.by_id[e] for e in sorted(content.entities)]
        return terms([w for e in held if e.kind != "place" for n in (e.name, *e.aliases) for w in tokens(n)])

    def _much_later(self, denying: str, telling: str) -> bool:
        mine, theirs = (self._statements.story.published(article) for article in (denying, telling))
        return mine.last is not None and theirs.first is not None and theirs.first - mine.last > LATER_DAYS
