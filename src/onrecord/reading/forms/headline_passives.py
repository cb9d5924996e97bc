"""What a headline says was done to somebody: "Treasurer accused of theft by auditor", "Calls grow for inquiry"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.data.wordlists import any_listed
from onrecord.model import Range
from onrecord.reading.draft import Draft, overlap, trimmed
from onrecord.reading.forms.headline_shapes import HEADLINE_CONFIDENCE, WHO
from onrecord.reading.forms.headline_speakers import speaks
from onrecord.reading.found import FoundMention

_DONE_TO = re.compile(
    rf"(?P<who>{WHO})\s+(?P<cue>{any_listed('headlines.asked')})\s+"
    rf"(?:by\s+(?P<first>{WHO})\s+)?"
    rf"(?P<rest>(?:to|of)\s\S.{{3,}}?)(?:\s+by\s+(?P<last>{WHO}))?\s*"
)
HEARERS = frozenset({"advised", "asked", "ordered", "told", "warned"})
"""What is done to a hearer, who is no part of what is said: "Owners | told | to pay"."""

_OF = ("accused", "warned")
""" "Treasurer told of debts" has been told by nobody in particular."""

_CALLS = re.compile(
    r"(?P<cue>(?:\w+\s)?[Cc]alls\s+(?:grow|mount|increase|multiply|intensify|(?:are\s+)?growing|mounting)\s+for)\s+"
    r"(?P<content>\S.{3,}?)(?=\s(?:after|as|amid|over|following)\s.*|$)(?:\s(?:after|as|amid|over|following)\s.*)?"
)


def done_to(text: str, where: Range, mentions: Sequence[FoundMention]) -> list[Draft]:
    """ "Treasurer accused of hiding debts": somebody says so of the treasurer, who is part of what is said."""
    match = _DONE_TO.fullmatch(text, *where)
    if match is None or not speaks(text, match.span("who"), mentions, last=True):
        return calls(text, where)
    if match["rest"].startswith("of ") and match["cue"] not in _OF:
        return []
    by = next((agent for agent in ("first", "last") if match[agent]), None)
    named = by is not None and speaks(text, match.span(by), mentions, last=True)
    rest = match.span("rest") if named or by != "last" else (match.start("rest"), match.end("last"))
    about = () if match["cue"] in HEARERS else (trimmed(text, match.span("who")),)
    content = (*about, trimmed(text, rest))
    source = (trimmed(text, match.span(by)),) if named and by else ()
    return [Draft(source, (match.span("cue"),), content, HEADLINE_CONFIDENCE)]


def with_agent(text: str, title: Range, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """The draft; of "accused of bribery by former aide" in a headline the aide is its source."""
    if not draft.cue or not draft.content or not overlap(title, draft.hull):
        return draft
    if draft.source:
        asked = text[slice(*draft.cue[0])] in HEARERS and text.startswith("to ", draft.content[0][0])
        beside = draft.source[-1][1] + 1 == draft.cue[0][0] and draft.cue[-1][1] + 1 == draft.content[0][0]
        return replace(draft, source=()) if asked and beside else draft  # "Regulator asked to approve it"
    start, end = draft.content[-1]
    by = _AGENT.search(text, max(start, draft.cue[0][1]), end)
    if by is None or not speaks(text, by.span("who"), mentions, last=True):
        return draft
    return replace(draft, source=(by.span("who"),), content=(*draft.content[:-1], (start, by.start())))


_AGENT = re.compile(rf"\s+by\s+(?P<who>{WHO})$")


def calls(text: str, where: Range) -> list[Draft]:
    """ "Calls grow for inquiry": nobody is named who calls for it."""
    match = _CALLS.fullmatch(text, *where)
    if match is None:
        return []
    return [Draft((), (match.span("cue"),), (trimmed(text, match.span("content")),), HEADLINE_CONFIDENCE)]
