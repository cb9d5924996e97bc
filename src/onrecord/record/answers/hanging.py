"""What a denial hangs on: "she had called, which her office denied", "he had fled, a claim he rejects"."""

from __future__ import annotations

import re

from onrecord.model import Attribution
from onrecord.record.answers.accounts import Accounts
from onrecord.record.answers.denial_words import says
from onrecord.record.answers.retorts import elliptic, is_pronoun, is_relative
from onrecord.record.claims import ASSERTING
from onrecord.record.statements import Statement, Statements
from onrecord.record.words import tokens

REACH = 3
"""Characters between what is told and the word that hangs on it: ", " or " "."""

TOLD_WORDS = 6
"""Words before "though the board denies this" from which on its sentence tells what is denied."""

JOINING = 16
"""Characters between somebody's words and a denial in the same sentence that is of them (", but in the end ")."""

_SUMMARY = re.compile(r"^(?:(?:an?|the)(?: \w+){1,2}|something)(?: that| which)?$", re.IGNORECASE)
"""How a noun sums up what a sentence told: "a claim", "an idle charge that", "something"."""

_ENDS = frozenset(".!?")

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
        around = statements.of_attribution[attribution.parent]
        if not is_relative(attribution) or statements.all[around].end >= content.end:
            return (around,)
    same = _told_alike(accounts, attribution)
    if same or (not hangs and content.words != ("that",)):
        return same
    text = accounts.text(content.article)
    near = [
        accounts.content(other).number
        for other in accounts.told[content.article]
        if other.source
        and 0 < content.start - (end := max(s.end for s in (*other.source, *other.content))) <= REACH
        and _ENDS.isdisjoint(text[end : content.start])
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


def is_hung(accounts: Accounts, attribution: Attribution, content: Statement) -> bool:
    """Whether a content sums up, or means by a pronoun or a mere "he does not", what its own sentence tells before
    it in nobody's words ("the town is held to be occupied, though the board disputes this"): then it means nothing
    that others say."""
    if sums_up(accounts.text(content.article), content):
        return True
    sentences = accounts.sentences[content.article]
    head = min(s.start for s in (*attribution.source, *attribution.cue, *attribution.content))
    number = sentences.number(head)
    start = sentences.ranges[number][0] if number is not None else head
    said = any(
        min(s.start for s in other.content) < head and start < (end := _end(other)) and head - end <= JOINING
        for other in accounts.told[content.article]
        if other.id != attribution.id
    )
    before = tokens(accounts.text(content.article)[start:head])
    points = is_pronoun(content.text) or elliptic(accounts.text(content.article), content)
    return points and not said and len(before) >= TOLD_WORDS


def _end(other: Attribution) -> int:
    return max(s.end for s in (*other.source, *other.cue, *other.content))


def sums_up(page: str, content: Statement) -> bool:
    """Whether a content is a noun by which a sentence sums up what it told ("…, | a claim | he denies")."""
    hung = page[: content.start].rstrip(" \n").endswith(_DASHES)
    noun = content.words[-1:] in (("that",), ("which",), ("something",)) or says(content.text, "report")
    return hung and bool(_SUMMARY.match(content.text)) and noun
