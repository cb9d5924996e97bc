"""What a denial means by which somebody has not said, or not in these words, what a page has just put down to him.

"He denied having said so", "the guild never called it a strike", "her office denied that she had used the phrase":
what is meant are the speaker's own words, as the page reports them.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from onrecord.model import Attribution, one_line
from onrecord.record.answers.accounts import SENTENCES_BACK, Accounts
from onrecord.record.answers.denial_words import POINTING_TERMS, says
from onrecord.record.answers.retorts import disowns, says_deny
from onrecord.record.clause_index import Clauses
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People
from onrecord.record.who.names import name_words
from onrecord.record.words import terms, tokens, word_set

SUBJECT_WORDS = 6
"""Words before "never said" within which it is told who."""

_QUOTED = re.compile(r"\bquot(?:ed|ing|es?)\b")

_NEVER_SAID = re.compile(
    r"(?:\bnever\W+(?:once |ever |actually )?(?:said|told|spoken (?:to|with)|written|wrote|called|used the word"
    r"|uttered|asked|ordered|promised|threatened|suggested|claimed|made (?:any|the|such|that))"
    r"|(?:\bnot|n[’']t) (?:actually |ever )?(?:say|said|tell|told|write|written|call|called|use the word|promise"
    r"|promised|threaten|threatened|suggest|suggested|claim|claimed))\b"
)
"""Words by which somebody is said not to have said a thing."""

_HAVING_SAID = re.compile(
    r"^\W*(?:ever\s+)?(?:having\s+(?:ever\s+)?(?:said|told|called|used|made|written|uttered)|saying|telling|calling|using)\b"
)
"""How a denial begins of what the denier is said to have said."""

_HAD_SAID = re.compile(
    r"\b(?:(?:had|has|have|did|ever|actually|once)\s+)*"
    r"(?:said|say|uttered|spoken? of|(?:used?|chosen)\s+(?=[“\"‘]|(?:the|that|such|those|any such)\b)"
    r"|called\s+(?=[“\"‘])|made\s+(?=(?:any|the|such|that|those)\b))"
)
"""What a denier says that nobody did, where its page has it that he did."""

_SAYING = word_set(
    "anything any such so it that this the a an kind sort thing like of those these words ever at all what"
)
"""Words of "anything of the kind", which is what was just told."""

_HIMSELF = re.compile(r"^\W*(?:that )?(?:I|he|she|they|we)\b", re.IGNORECASE)

_WORDS = re.compile(r"^\W*(?:the|that|this|these|those|his|her|their|its|any such)\s(?:\w+\s)?(?P<thing>\w+)\W*$")
"""A content that only names words which were used ("the sentence")."""


class Ascribed:
    """Finds what each page reports somebody to have said who is said not to have said it."""

    def __init__(self, accounts: Accounts, statements: Statements, people: People, clauses: Clauses) -> None:
        self._accounts = accounts
        self._statements = statements
        self._people = people
        self._clauses = clauses

    def of(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """The words, by statement, that a denial says nobody used or says he did not say; () where it is of
        anything else."""
        named = _WORDS.match(content.text) if says_deny(attribution) and attribution.act == "deny" else None
        pointing = named is not None and len(content.terms) <= POINTING_TERMS
        if disowns(content) or (pointing and named is not None and says(named["thing"], "quotation")):
            return self._quoted(attribution, content)
        return ()

    def _quoted(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """What somebody, who may be the denier himself, is quoted with last before a denial that these were his
        words."""
        return self._last([
            a
            for a in self._near(attribution, content)
            if a.form in ("direct", "mixed") or _QUOTED.search(one_line(a.cue))
        ])  # fmt: skip

    def said(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """What somebody is reported just before to have said, of whom a denial says that he "never said" or "did
        not tell" anything of the kind."""
        denies = attribution.act == "deny"
        having = _HAVING_SAID.match(content.text) if denies else None
        match = having or _NEVER_SAID.search(content.text)
        had = None
        if match is None and denies and says_deny(attribution):
            match = had = _HAD_SAID.search(content.text)
        if not match or len(tokens(content.text[: match.start()])) > SUBJECT_WORDS:
            return ()
        names = self._statements.named[content.article]
        start = content.start + match.start()
        himself = bool(having or _HIMSELF.match(content.text))
        subjects = {e for low, high, e in names if content.start <= low and high <= start}
        if not subjects and himself:
            subjects = self._party(attribution) if had else set(self._people.speakers(attribution.id))
        own = set(self._people.speakers(attribution.id))
        found = [
            a
            for a in self._near(attribution, content)
            if subjects & set(self._people.speakers(a.id))
            and not a.negated
            and a.attitude != "intention"
            and not self._accounts.shares_voice(self._outer(a), own)
        ]
        if had:
            rest = content.text[had.end() :]
            found = [a for a in found if a.act != "deny" and self._is_meant(rest, a)]
        return self._last(found)

    def _is_meant(self, rest: str, told: Attribution) -> bool:
        """Whether what nobody has said, in these words, can be what is told: it has a word of it, or is "anything
        of the kind"."""
        words = tokens(rest)
        if _SAYING.issuperset(words) or (len(words) <= SUBJECT_WORDS and says(rest, "quotation")):
            return True
        return not terms(words).isdisjoint(self._accounts.content(told).terms)

    def _party(self, attribution: Attribution) -> set[str]:
        """Who denies, for whom, and whom the words for the denier name ("Ms Poe’s office")."""
        party = self._clauses.party(attribution.id)
        words = {word for e in party for word in name_words(self._people.name(e))}
        words |= {word for span in attribution.source for word in name_words(span.text)}
        near = {e for a in self._accounts.told[attribution.article] for e in self._people.speakers(a.id)}
        called = {e for e in near if (names := name_words(self._people.name(e))) and names[-1] in words}
        return {*party, *called}

    def _near(self, attribution: Attribution, content: Statement) -> list[Attribution]:
        return [
            a
            for a in self._accounts.told[content.article]
            if 0 <= self._accounts.back(attribution, a) <= SENTENCES_BACK
            and a.content[-1].end <= content.start
            and a.act != "decline"
        ]

    def _last(self, found: Collection[Attribution]) -> tuple[int, ...]:
        last = max(found, key=lambda a: (a.content[0].start, a.id), default=None)
        return (self._statements.of_attribution[last.id],) if last else ()

    def _outer(self, attribution: Attribution) -> Attribution:
        """In whose words an attribution stands, or itself."""
        return self._people.attributions.get(attribution.parent or "", attribution)
