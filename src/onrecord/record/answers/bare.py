"""What a denial means that names hardly more than a noun: "any swap", "the account", "wrongdoing".

A page that begins with what nameless people told it means that by "the account", and not the last aside of one of
them. Who denies wrongdoing denies what accusers by office say beside it. Else what is denied is what somebody else
said in the sentence before.
"""

from __future__ import annotations

import re

from onrecord.model import Act, Attribution, one_line
from onrecord.record.answers.accounts import SENTENCES_BACK, Accounts
from onrecord.record.answers.denial_words import LEAD_SENTENCES, POINTING_TERMS, owned, says
from onrecord.record.answers.denied import head
from onrecord.record.answers.existence import no_such
from onrecord.record.answers.retorts import branded, is_branding, is_pronoun, judges, judging, says_deny
from onrecord.record.claims import ASSERTING
from onrecord.record.clause_index import Clauses
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People
from onrecord.record.words import tokens

ALIKE = 0.2
"""Cosine that "a cut" must have with what was said right before it: not of "he sold two boats"."""

CLOSE = 2
"""Sentences after a denial of wrongdoing within which it is told what of."""

_CALLED = re.compile(r"^\W*(?P<named>.+?)\s(?:an?|the)\s(?P<so>.+)$")
"""What is called what, where both stand in the content ("Christmas a sham")."""

_INSIDER = re.compile(
    r"\b(?:sources?|insiders?|whistle-?blowers?"
    r"|(?:one|two|three|four|five|several|some|another|both) of (?:the|those|them)"
    r"|anonym\w+|anonymity|unidentified|unnamed|not (?:to )?be (?:named|identified)|briefed on|familiar with"
    r"|(?:with|has|have|had) (?:\w+ )?knowledge of|close to"
    r"|who (?:took part|attended|was present|were present|spoke to))\b",
    re.IGNORECASE,
)
"""How a page calls those who told it something and whom it will not name."""

_ACCUSER = re.compile(
    r"\b(?:prosecutors?|prosecution|police|detectives?|investigators?|indictment|charge sheet|lawsuit|plaintiffs?"
    r"|complainants?|accusers?|auditors?|regulators?|watchdog|inspectors?)\b",
    re.IGNORECASE,
)
"""Who accuses by office."""

_BARE = re.compile(
    r"^\W*(?:(?:that )?there (?:is|was|had been|has been|were|are) |that (?=any ))?(?:any|an?|such)\b",
    re.IGNORECASE,
)
"""How a content begins that names a thing of which there is none, or one that was just told ("the incursion")."""

_NOT_GUILTY = re.compile(
    r"^\W*(?:that )?(?:(?:he|she|it|they|I|we) (?:is|am|are|was|were) |to be )?(?:entirely |completely )?"
    r"(?:not guilty|innocent)\b",
    re.IGNORECASE,
)
"""How one pleads who denies what accusers say of him."""

_EARLIER = re.compile(r"had\b", re.IGNORECASE)
"""How a cue begins that tells of a denial made earlier: what the page said last is not what it answered."""

_SCOLDS = re.compile(r"\bfor [“\"‘]")
"""How somebody is scolded in words that tell nothing ("ministers for “haggling like fishwives”")."""

_SAID: frozenset[Act] = ASSERTING - {"accept"}


class Bare:
    """Finds what a denial means that says little itself."""

    def __init__(self, accounts: Accounts, statements: Statements, people: People, clauses: Clauses) -> None:
        self._accounts = accounts
        self._statements = statements
        self._people = people
        self._clauses = clauses

    def pointed_to(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """What a denial means that only points or judges: what was told before it; of a thing that it names, what
        has the thing or was said right before; of a page that begins with what its own sources told, that."""
        named = branded(content.text)
        if named and not _points(named):
            thing = head(tokens(named))
            return self._accounts.before(attribution, content, frozenset({thing})) if thing else ()
        called = _CALLED.match(content.text) if is_branding(attribution) and not named else None
        if called and judging(called["so"]) and not _points(called["named"]):
            return ()
        thing = no_such(content.text)
        near = self._accounts.before(attribution, content, frozenset({thing})) if thing else ()
        spoken = all(self._statements.all[n].attribution for n in near)
        if thing and not near and _EARLIER.match(one_line(attribution.cue)):
            return ()
        before = (near if spoken else ()) or self._accounts.before(attribution, content) or near
        if owned(content.text) or not all(self._is_of_page(n) for n in before):
            return before
        return self._led_with(attribution, content) or before

    def _led_with(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """What nameless people told a page, where it begins with that."""
        sentences = self._accounts.sentences[attribution.article]
        lead = [
            s.number
            for a, s in self._others(attribution)
            if self._is_insider(a)
            and s.end <= content.start
            and 0 < (sentences.number(s.start) or 0) < LEAD_SENTENCES
        ]
        return tuple(lead[:1])

    def _is_of_page(self, number: int) -> bool:
        """Whether a statement is what a nameless person told a page, or its own."""
        said = self._statements.all[number].attribution
        return said is None or self._is_insider(self._people.attributions[said])

    def charged(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """What accusers by office say nearest to a denial of "wrongdoing"."""
        pleads = attribution.act in ("deny", "assert") and bool(_NOT_GUILTY.match(content.text))
        bare = attribution.act == "deny" and len(content.terms) <= POINTING_TERMS and says(content.text, "guilt")
        if not (pleads or bare):
            return ()
        near = [
            (abs(back), back < 0, s.number)
            for a, s in self._others(attribution)
            if _ACCUSER.search(_source(a))
            and -CLOSE <= (back := self._accounts.distance(attribution, content, s)) <= SENTENCES_BACK
        ]
        return (min(near)[2],) if near else ()

    def just_before(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """What somebody else said in the sentence before a denial of "any deal"; or, whatever is denied, what a
        nameless person told there."""
        named = branded(content.text) if is_branding(attribution) else ""
        named = named if _points(named) or _BARE.match(named) else ""
        if not named and (not says_deny(attribution) or judges(content)):
            return ()
        bare = bool(named) or (0 < len(content.terms) <= POINTING_TERMS and bool(_BARE.match(content.text)))
        told = [
            s
            for a, s in self._others(attribution)
            if s.end <= content.start
            and 0 <= self._accounts.distance(attribution, content, s) <= 1
            and (bare or self._is_insider(a))
            and not _SCOLDS.search(s.text)
            and (named or self._alike(content, s))
        ]
        return (max(told, key=lambda s: (s.start, s.number)).number,) if told else ()

    def _alike(self, content: Statement, told: Statement) -> bool:
        return bool(self._statements.cosines([content.number], [told.number])[0, 0] >= ALIKE)

    def _others(self, attribution: Attribution) -> list[tuple[Attribution, Statement]]:
        """What other parties say on the page of a denial, in its order."""
        held = [
            (a, self._accounts.content(a))
            for a in self._accounts.told[attribution.article]
            if a.act in _SAID
            and not a.negated
            and a.attitude == "assertion"
            and a.id != attribution.id
            and not self._clauses.parties_meet(attribution.id, a.id)
        ]
        return sorted(
            ((a, s) for a, s in held if not s.negative), key=lambda pair: (pair[1].start, pair[1].number)
        )

    def _is_insider(self, attribution: Attribution) -> bool:
        named = self._people.named_speakers(attribution.id)
        return not named and bool(_INSIDER.search(_source(attribution)))


def _source(attribution: Attribution) -> str:
    return one_line(attribution.source)


def _points(named: str) -> bool:
    """Whether what is called worthless is what somebody told, and no other thing ("the timing “an insult”")."""
    return says(named, "report") or says(named, "count") or is_pronoun(named)
