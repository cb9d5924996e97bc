"""Programmes as occasions: "on CNN’s “New Day”", "on “Meet the Press”", "on Radio Vostok".

What a guest says there was heard by whoever sends the programme: a broadcaster that is named is a carrier too.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.data import rows
from onrecord.model import Range
from onrecord.reading.sourcing.carriers import Carrier, carriers_in

_ON = re.compile(r"\b[Oo]n\s+(?:the\s+)?|\binterviews?\s+with\s+(?=[“\"‘']{1,2}[A-Z])")
_AIMED = re.compile(
    r"\b(?:attacks?|assaults?|war|reports?|stor(?:y|ies)|focus|ban|bans|based|hit|pressure|relied|relies|called|calls"
    r"|suits?|ads?|ownership|stake|stakes|shares|logo)\s+$",
    re.IGNORECASE,
)
"""Words after which what follows "on" is no stage: "an attack on", "ads on"."""

TITLE = r"(?:“[^“”\n]{2,50}”|\"[^\"\n]{2,50}\"|‘[^‘’\n]{2,50}’|''[^'\n]{2,50}'')"
_OWNED = re.compile(
    rf"[’']s?\s+(?:{TITLE}|(?:[A-ZÀ-Þ][\w&]*\s+(?:(?:the|of|and|&|with)\s+)*){{0,4}}[A-ZÀ-Þ][\w]*)"
)
_AND = re.compile(r"\s+(?:and|&)\s+[A-ZÀ-Þ]\w+")
""" "Tarn and Friends"."""

_SHOWN = re.compile(rf"(?:[A-ZÀ-Þ][\w.&]*(?:\s+[A-ZÀ-Þ][\w.&]*){{0,3}}[’']s?\s+)?(?P<title>{TITLE})")
_SMALL = frozenset({"the", "a", "an", "of", "and", "with", "in", "on", "at", "to", "for", "from", "this", "your"})
_PROGRAMME = re.compile(
    r"\b[IiOo]n\s+(?:the|its|their|his|her|a)\s+(?:[\w-]+\s+){0,2}?(?:programme|program|show|podcast)\s+"
    r"[A-ZÀ-Þ][\w’'&-]*(?:\s+(?:(?:of|the|with|and|to|in|at)\s+)?[A-ZÀ-Þ][\w’'&-]*){0,5}?"
    r",?\s+(?:of|on|from|by)\s+(?:the\s+)?(?=[A-ZÀ-Þ])"
)
""" "In the programme Sunday Table of | Senai TV"."""

_STATION = re.compile(r"\b(?:Radio|TV|Television|Channel|Broadcasting|[WK][A-Z]{3})\b")
_CALL_SIGN = re.compile(r"(?<!\w)[WK][A-Z]{3}(?:-(?:TV|AM|FM))?(?!\w)")
_AT_WORD = 4
"""Characters between "on" and a broadcaster's name ("the ")."""


@cache
def _broadcasters() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("carriers") if row["kind"] == "broadcaster")


def sends(carrier: Carrier) -> bool:
    """The carrier is a broadcaster: named, or described by whose it is ("state television")."""
    if carrier.described:
        return _AIR.search(carrier.name) is not None
    return carrier.name in _broadcasters() or carrier.sort in _SENDERS or _STATION.search(carrier.name) is not None


_AIR = re.compile(r"(?!(?:his|her|its|their)\b)\w+\s(?:radio|television|TV)$")
_SENDERS = frozenset({"broadcaster", "channel", "station", "television", "radio", "network"})


def on_air(text: str, where: Range) -> list[tuple[Range, Carrier | None]]:
    """The phrases that name a programme or a broadcaster as the stage, in order, with the broadcaster if named."""
    found: list[tuple[Range, Carrier | None]] = []
    for match in _ON.finditer(text, *where):
        if _AIMED.search(text, max(where[0], match.start() - 24), match.start()):
            continue
        shown = _SHOWN.match(text, match.end(), where[1])
        sender = _sender(text, (match.end(), where[1]))
        if shown is not None and _is_title(shown["title"]):
            sender = sender or next((c for c in carriers_in(text, shown.span()) if sends(c)), None)
            found.append(((match.start(), shown.end()), sender))
        elif sender is not None:
            owned = _OWNED.match(text, sender.end, where[1]) or _AND.match(text, sender.end, where[1])
            found.append(((match.start(), owned.end() if owned else sender.end), sender))
    for match in _PROGRAMME.finditer(text, *where):
        sender = _sender(text, (match.end(), where[1]))
        if sender is not None and not any(a <= match.start() < b for (a, b), _ in found):
            found.append(((match.start(), sender.end), sender))
    return sorted(found, key=lambda stage: stage[0])


def _sender(text: str, where: Range) -> Carrier | None:
    near = (where[0], min(where[1], where[0] + 60))
    sign = _CALL_SIGN.match(text, *near)
    if sign:
        return Carrier(sign.start(), sign.end(), sign.group())
    first = next(iter(carriers_in(text, near)), None)
    return first if first and first.start - where[0] <= _AT_WORD and sends(first) else None


def _is_title(words: str) -> bool:
    """Capitals, save small words: “Meet the Press,” and no quoted remark."""
    inner = re.findall(r"[^\W\d_][\w’']*", words)
    return bool(inner) and all(word[0].isupper() or word in _SMALL for word in inner) and inner[0][0].isupper()
