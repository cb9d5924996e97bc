"""What a denial says is not so: the act or the thing that its clause is about ("that it was in talks": talk).

Nobody parses here: the act is the first word of content after an auxiliary, the first word of "having sold the
pier", the head of "any meeting with the board". Where none of them shows, nothing is denied that could be found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.record.clauses import AUXILIARIES, IDLE, Clause, known_sense, sense
from onrecord.record.words import STOPWORDS, word_set

_OPENING = word_set("that any a an the his her its their having being ever all such of in with to there")
_JOINED = word_set("and or nor")
_FILLERS = word_set("been being be yet ever also even really actually to in any way some sort of kind")
_PREPOSITIONS = word_set("of in on with by for from to at between over about into against that which who under")

_LIGHT = word_set("held hold engaged engage conducted conduct placed had made make taken take entered given give")
"""Verbs that only carry the noun behind them: of "had engaged in a phone call" it is the call."""

_EMPTY = word_set("call private secret direct personal formal official")
"""Words beside such a noun that make it no other thing: "a private phone call"."""

VERB_LETTERS = 4
"""A word that ends in "-ed" and is shorter than this ("red") is no verb."""


def denied(clauses: Sequence[Clause]) -> list[Clause]:
    """Of what somebody denies the clauses that are denied, each with the act or thing that is not so as its focus:
    the first, and those that are joined to it by "and" or "or"."""
    found = []
    for place, clause in enumerate(clauses):
        if place and clause.words[0] not in _JOINED:
            break
        meant = head(clause.words)
        if meant and meant not in clause.senses:  # a phrase says another thing than its verb ("opened fire")
            meant = next((s for s in sorted(clause.senses) if known_sense(s)), meant)
        if meant and meant not in IDLE:
            idle = {sense(w) for w in clause.words if w in _LIGHT or w in _EMPTY}
            senses = frozenset(clause.senses - idle) | {meant}
            found.append(replace(clause, focus=(meant,), senses=senses, negative=True, perfect=True))
    return found


def head(words: Sequence[str]) -> str | None:
    """The act or thing that a clause is about, as a sense."""
    rest = list(words)
    while rest and rest[0] in ("that", "and", "or", "nor"):
        rest.pop(0)
    if not rest:
        return None
    if rest[0] in ("at", "in") and rest[1:2] == ["no"]:
        rest = rest[3:]
        return _verb_after(rest)
    if rest[0] == "there":
        return _noun([w for w in rest[1:] if w not in AUXILIARIES])
    if rest[0] in ("having", "being"):
        return _first(rest[1:])
    if rest[0].endswith("ing") and rest[0] not in STOPWORDS:
        return sense(rest[0])
    helper = next((n for n, word in enumerate(rest) if word in AUXILIARIES or word == "would"), None)
    if helper is not None:
        return _first(rest[helper + 1 :])
    return _verb(rest) or _noun(rest)


def _verb_after(words: Sequence[str]) -> str | None:
    """The act of an inverted clause ("at no time | was the company aware")."""
    held = [sense(w) for w in words[1:] if w not in STOPWORDS and w not in _FILLERS]
    return next((meant for meant in held if known_sense(meant)), held[1] if len(held) > 1 else None)


def _first(words: Sequence[str]) -> str | None:
    content = [w for w in words if w not in _FILLERS and w not in STOPWORDS and not w.endswith("ly")]
    if content and content[0] in _LIGHT:
        rest = words[words.index(content[0]) + 1 :]
        known = next((n for n, word in enumerate(rest) if word in _PREPOSITIONS and n), len(rest))
        carried = [sense(w) for w in rest[:known] if w not in STOPWORDS | _FILLERS | _EMPTY]
        meant = next((one for one in carried if known_sense(one)), None)
        return meant or sense(content[0])
    return sense(content[0]) if content else None


def _noun(words: Sequence[str]) -> str | None:
    """The last word before what belongs to it: of "any secret meeting with the board" the meeting."""
    rest = list(words)
    while rest and rest[0] in _OPENING:
        rest.pop(0)
    end = next((n for n, word in enumerate(rest) if word in _PREPOSITIONS), len(rest))
    held = [w for w in rest[:end] if w not in STOPWORDS and w not in _FILLERS]
    return sense(held[-1]) if held else None


def _verb(words: Sequence[str]) -> str | None:
    """A verb without an auxiliary, after the one who does it ("its ferry sailed with …")."""
    if words[0] in ("any", "all", "such"):
        return None
    for place, word in enumerate(words):
        if place and word not in STOPWORDS and word.endswith("ed") and len(word) >= VERB_LETTERS:
            return sense(word)
        if word in _PREPOSITIONS:
            return None
    held = [w for n, w in enumerate(words) if n and w not in STOPWORDS and known_sense(sense(w))]
    return sense(held[0]) if held else None
