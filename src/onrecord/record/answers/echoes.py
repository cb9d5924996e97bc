"""In what words somebody goes on right after a denial: they deny what it denies.

"The firm denied that it was in talks. “There are no talks,” its chairman said."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Attribution
from onrecord.record.answers.accounts import Accounts
from onrecord.record.answers.denial import LIKELY, Denial
from onrecord.record.answers.denial_words import says
from onrecord.record.answers.retorts import goes_together, is_quoted_after, judges, points, says_deny, speaks_for
from onrecord.record.clause_index import Clauses
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People
from onrecord.record.words import NEGATORS

LEAST_SURE = 0.4
"""Nothing is denied by an attribution that the reader is less sure of: by its calibration (held-out PolNeAR train)
fewer than two in five of those are right. What is shown as a denial must be one when a person looks."""


_DIFFERS = re.compile(
    r"\b(?:tells?|told|remembers?|remembered|recalls?|recalled|puts?|describes?|described|has|have|had|gives?|gave|offers?"
    r"|offered)\s+(?:(?:it|this|that|things|events|the\s+\w+)\s+(?:(?:very|quite|rather|somewhat)\s+)?(?:differently|otherwise)"
    r"|(?:another|a\s+(?:(?:very|quite|rather)\s+)?different|(?:its|his|her|their)\s+own)\s+(?:version|account|story|explanation))\b"
)
"""How a page says that somebody has it otherwise, before it quotes him ("The firm tells it differently. “…”")."""


def differs(accounts: Accounts, quoted: Attribution) -> bool:
    """Whether the words right before a quotation say that its speaker has another version."""
    if quoted.form != "direct" or quoted.act not in ("assert", "deny"):
        return False
    sentences, text = accounts.sentences[quoted.article], accounts.text(quoted.article)
    start = quoted.content[0].start
    here = sentences.number(start)
    begins = sentences.ranges[max(0, here - 1)][0] if here is not None else start
    return bool(_DIFFERS.search(text, begins, start))


def echo(accounts: Accounts, clauses: Clauses, denial: Attribution, names: frozenset[str]) -> Attribution | None:
    """What is said right after a denial and only gives its words, or negates the same thing again; `names`: terms
    of the denial that are names. A quotation gives them where it denies, has a word of the thing denied, or the
    denial has none itself: of what else a denier says, most is about something else."""
    after = _next(accounts, denial)
    if after is None or after.parent != denial.parent:
        return None
    one = clauses.parties_meet(after.id, denial.id) or speaks_for(after)
    said, again = accounts.content(denial), accounts.content(after)
    pointing = judges(again) or (after.act == "deny" and points(again))
    about = (said.terms & again.terms) - names
    negates = not NEGATORS.isdisjoint(again.words) and after.act != "criticise"
    denies = negates or judges(again) or after.act in ("deny", "reject")
    quoted = is_quoted_after(denial, after) and (denies or bool(about) or points(said))
    if one and (quoted or (pointing and not judges(said))):
        return after
    joined = bool(about) or (goes_together(after) and denial.act == "deny")
    return after if joined and negates else None


def told_below(
    accounts: Accounts, clauses: Clauses, headline: Attribution, other: Attribution, targets: Sequence[Statement]
) -> bool:
    """Whether a denial, of `targets`, is the one that the headline of its page tells: by the same one, if the
    headline names anybody, and with a word of it, unless that has no word but "claim"."""
    if headline.article != other.article or other.content[0].start < headline.content[-1].end:
        return False
    named = any(not speaker.anonymous for speaker in headline.speakers)
    if named and not clauses.parties_meet(headline.id, other.id):
        return False
    content = accounts.content(headline)
    alike = any(content.terms & told.terms for told in (accounts.content(other), *targets))
    return alike or (named and says(content.text, "report"))


def _next(accounts: Accounts, denial: Attribution) -> Attribution | None:
    """The next assertion of a page after a denial, where it begins in the next sentence or the same."""
    sentences = accounts.sentences[denial.article]
    end = max(s.end for s in denial.content)
    later = [a for a in accounts.told[denial.article] if a.content[0].start >= end]
    first = min(later, key=lambda a: (a.content[0].start, a.id), default=None)
    if first is None or first.negated or first.confidence < LEAST_SURE:
        return None
    here, there = (sentences.number(n) for n in (end - 1, first.content[0].start))
    near = here is not None and there is not None and there - here <= 1
    plain = first.act in ("assert", "deny", "criticise") and first.attitude == "assertion"
    return first if near and plain else None


def in_headlines(
    statements: Statements, people: People, accounts: Accounts, clauses: Clauses, denials: Sequence[Denial]
) -> list[Denial]:
    """The denials in headlines that are of what the page below has the same one deny; `denials`: those found."""
    made = [(people.attributions[denial.by], denial) for denial in denials]
    found = {denial.by for denial in denials}
    below = sorted(made, key=lambda pair: (pair[0].content[0].start, pair[0].id))
    heads = [
        a
        for a in people.attributions.values()
        if a.id not in found and says_deny(a) and not a.negated and accounts.is_headline(a)
    ]
    new = []
    for head in heads:
        told = (
            d for a, d in below if told_below(accounts, clauses, head, a, [statements.all[n] for n in d.targets])
        )
        first = next(told, None)
        if first is not None:
            new.append(replace(first, by=head.id, basis="inferred", confidence=LIKELY))
    return new
