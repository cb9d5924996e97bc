"""Whether the words of an attribution deny anything: who is refused a thing, or admits one, denies nothing."""

from __future__ import annotations

import re

from onrecord.model import Attribution, one_line
from onrecord.record.answers.denial_words import says
from onrecord.record.answers.retorts import REFUSED_WORDS, judging, says_deny
from onrecord.record.statements import Statement
from onrecord.record.who.entities import People

_REFUSED = re.compile(r"\b(?:am|is|are|was|were|be|been|being|gets?|got)\s+(?:\w+\s+)?denied\W*$", re.IGNORECASE)
"""How a cue says that somebody was not given a thing ("are denied | time off")."""

_TO_WHOM = re.compile(
    r"^\W*(?:(?:him|them|us|me|you)\s+\w|her\s+(?:any?|the)\b"
    r"|(?:the|his|her|its|their|our|my)\s+[\w’'-]+\s+(?:an?|the|any|his|her|its|their)\b)",
    re.IGNORECASE,
)
"""How a content begins that says first to whom a thing was refused ("denied | them a bed")."""

_CLAUSE = re.compile(r"^\W*(?:that|having|being|ever|any)\b", re.IGNORECASE)
"""How a content begins that was denied, and not refused, though nobody is said to have denied it."""

_TO_COME = re.compile(
    r"\b(?:(?:will|would|shall) (?:not|never)|wo(?:n[’']t)|would(?:n[’']t)"
    r"|(?:not|never|\w+n[’']t) (?:\w+ )?[“\"‘]?(?:ready|planning|going|prepared|inclined|looking to)"
    r")\b|^\W*(?:that )?(?:[\w’'-]+ ){1,4}no (?:\w+ )?plans? (?:to|for)\b",
    re.IGNORECASE,
)
"""How something is said not to come."""

_MARVELS = re.compile(
    r"^\W*(?:that )?(?:I|we|he|she|they)(?: had|[’']d)? never (?:dream|imagin|thought|guess)", re.IGNORECASE
)
"""How somebody marvels at what came about ("I never dreamed I would win this"), which nobody said before."""

_CONTRADICTS = re.compile(r"\bcontradict", re.IGNORECASE)


def is_no_denial(attribution: Attribution, people: People) -> bool:
    """Whether nothing is denied: the cue takes back what the speaker said himself, is against a plan, tells of a
    thing that was refused, or admits; a thing contradicts what was said; or somebody marvels."""
    cue = one_line(attribution.cue)
    against = attribution.act == "reject" and says(cue, "opposed")
    told = says(one_line(attribution.source), "report")
    thing = bool(_CONTRADICTS.search(cue)) and (told or not people.named_speakers(attribution.id))
    marvels = not says_deny(attribution) and bool(_MARVELS.match(attribution.content[0].text))
    if against or thing or marvels:
        return True
    return says(cue, "retracted") or _is_refused(attribution, cue) or _admits(attribution, cue)


def _is_refused(attribution: Attribution, cue: str) -> bool:
    """Whether somebody "was denied" a thing, which stands behind the cue."""
    first = attribution.content[0]
    behind = bool(attribution.cue) and first.start >= attribution.cue[-1].end
    return behind and bool(_REFUSED.search(cue)) and not _CLAUSE.match(first.text)


def _admits(attribution: Attribution, cue: str) -> bool:
    """Whether the speaker owns that something is not so; who confirms it may deny what others said."""
    owns = attribution.stance == "committed" and "confirm" not in cue.lower()
    return owns and not says_deny(attribution) and not any(judging(span.text) for span in attribution.content)


def refuses(content: Statement) -> bool:
    """Whether what is "denied" is a thing that is refused ("denied the motion", "denied them entry")."""
    head = " ".join(content.words[:REFUSED_WORDS])
    return content.words[:1] != ("that",) and (says(head, "refused") or bool(_TO_WHOM.match(content.text)))


def is_to_come(content: Statement) -> bool:
    """Whether what is said not to be so is yet to come: who will not go, or is not ready to, denies nothing."""
    return bool(_TO_COME.search(content.text))
