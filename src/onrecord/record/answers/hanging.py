"""What a denial hangs on: "she had called, which her office denied", "he had fled, a claim he rejects"."""

from __future__ import annotations

import re

from onrecord.model import Attribution
from onrecord.record.answers.accounts import Accounts
from onrecord.record.answers.denial_words import says
from onrecord.record.answers.retorts import is_relative
from onrecord.record.claims import ASSERTING
from onrecord.record.statements import Statement, Statements

REACH = 3
"""Characters between what is told and the word that hangs on it: ", " or " "."""

_SUMMARY = re.compile(r"^(?:(?:an?|the)(?: \w+){1,2}|something)(?: that| which)?$", re.IGNORECASE)
"""How a noun sums up what a sentence told: "a claim", "an idle charge that", "something"."""

_DASHES = (",", "–", "—", " -")
"""What such a noun hangs on."""


def told_around(
    statements: Statements, accounts: Accounts, attribution: Attribution, content: Statement
) -> tuple[int, ...]:
    """The words that the content of a denial hangs on: those in which it stands, or that end, with whose they are,
    right before it ("he had fled, says a report that he has denied")."""
    if attribution.act not in ("deny", "reject"):
        return ()
    summed = sums_up(accounts.text(content.article), content)
    hangs = summed or content.words == ("which",) or is_relative(attribution)
    if hangs and attribution.parent:
        return (statements.of_attribution[attribution.parent],)
    same = _told_alike(accounts, attribution)
    if same or (not hangs and content.words != ("that",)):
        return same
    near = [
        accounts.content(other).number
        for other in accounts.told[content.article]
        if other.source and 0 < content.start - max(s.end for s in (*other.source, *other.content)) <= REACH
    ]
    return tuple(near[-1:])


def _told_alike(accounts: Accounts, attribution: Attribution) -> tuple[int, ...]:
    """The same words as another's, whose report they are too ("denied that it would leave, as the paper told")."""
    return tuple(
        accounts.content(other).number
        for other in accounts.told[attribution.article]
        if other.id != attribution.id
        and other.content == attribution.content
        and other.act in ASSERTING
        and not other.negated
    )[:1]


def sums_up(page: str, content: Statement) -> bool:
    """Whether a content is a noun by which a sentence sums up what it told ("…, | a claim | he denies")."""
    hung = page[: content.start].rstrip(" \n").endswith(_DASHES)
    noun = content.words[-1:] in (("that",), ("which",), ("something",)) or says(content.text, "report")
    return hung and bool(_SUMMARY.match(content.text)) and noun
