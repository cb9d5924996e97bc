"""Statements cut into clauses, and what a clause says is not so.

Two sentences are compared piece by piece, since a number, a day or a "not" belongs to its own clause. Words that
say one thing ("raised", "opened") are one sense: `data/senses.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, takewhile

from onrecord.data import rows
from onrecord.model import Edtf, Range
from onrecord.record.statements import Statement, Statements
from onrecord.record.words import NEGATORS, STOPWORDS, stem, tokens, word_set

_BREAK = re.compile(
    r"[;—–]|:(?!\d)|[.!?][”’\"')\]]*\s"
    r"|,?\s(?=(?:and that|but|while|although|though|whereas|because|unless|since|before|after|if|which"
    r"|who(?:ever)?|where|when|as (?:he|she|it|they|the)|and (?:has|had|have|was|were|is|are|will|would|then))\b)"
    r"|,\s(?=(?:and|adding|saying|with|despite)\b)"
)
"""Where one clause ends and the next begins, as far as the words show it without a parser."""

GAP = 2
"""Words that `*` of a phrase in the table may stand for."""

_AUXILIARIES = word_set("is are was were be been being has have had having did do does done")
_LIGHT = word_set("has have had")
_BEFORE_NOUN = word_set("a an the any his her its their such")
_UNREAL = word_set(
    "will would shall should could can cannot can't won't wouldn't shouldn't couldn't may might must if unless "
    "until want wants wanted let hope hopes plan plans planned intends expected likely unlikely supposed whether "
    "try trying tries seek seeks seeking negotiating ready willing need needs pending considering aim aims "
    "intention vowed pledged promised urged demanded allow allowing"
)
"""Words of what is not stated as a fact: what will not be, or must not, is refused and not denied."""

_ELIDED = re.compile(r"and (?:has|had|have|was|were|is|are)\b", re.IGNORECASE)
"""How a clause begins whose subject stands in the clause before it."""

_MONTH = re.compile(r"\bMay\b")

_PART = (("of",), ("on",))
_NONE = word_set("no none nobody nothing neither")
_FAIL = word_set("fail failed fails failing")
_FILLERS = word_set("been being be yet ever also even really actually to")

_BEFORE = 12
"""Letters before a clause in which the "not" of "not while the gates are open" is looked for."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a statement, with its range in the article, its words, their senses, and what it names.

    `focus`: what it says is not so, the act before the thing (empty: it says that something is so, or nothing as
    a fact). `real`: nothing in it makes it a wish, a plan or a condition. `perfect`: "has not", which holds up to
    the day it is said.
    """

    number: int
    where: Range
    text: str
    words: tuple[str, ...]
    senses: frozenset[str]
    focus: tuple[str, ...]
    negative: bool
    real: bool
    perfect: bool
    entities: frozenset[str]
    times: tuple[Edtf, ...]


@cache
def _single() -> dict[str, str]:
    return {stem(w): row["sense"] for row in rows("senses") for w in row["words"].partition("|")[0].split()}


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("senses"):
        for phrase in row["words"].split("|")[1:]:
            parts = tuple(w if w == "*" else stem(w) for w in phrase.split())
            found.setdefault(parts[0], []).append((parts, row["sense"]))
    return {first: tuple(held) for first, held in found.items()}


@cache
def tallies() -> frozenset[str]:
    """The senses whose counts grow while a story goes on."""
    return frozenset(row["sense"] for row in rows("senses") if row["tally"] == "yes")


@cache
def countable() -> frozenset[str]:
    """The senses that tell what a number counts: so many "killed", so many "opened"."""
    return frozenset(row["sense"] for row in rows("senses") if row["tally"])


def known_sense(sense: str) -> bool:
    """Whether the table has the sense."""
    return sense in _senses()


@cache
def opposite(sense: str) -> str:
    """The sense that cannot hold of a thing at the same time ("open" of "close"); "" where the table has none."""
    return next((row["opposite"] or "" for row in rows("senses") if row["sense"] == sense), "")


@cache
def _senses() -> frozenset[str]:
    return frozenset(row["sense"] for row in rows("senses"))


def sense(word: str) -> str:
    """What a word says: its sense in the table, else its stem."""
    found = stem(word)
    return _single().get(found, found)


def senses(words: Sequence[str]) -> frozenset[str]:
    """The senses of the words that carry content, of phrases as one."""
    stems = [stem(word) for word in words]
    found: set[str] = set()
    taken: set[int] = set()
    for place, first in enumerate(stems):
        for parts, meant in _phrases().get(first, ()):
            end = _matches(stems, place, parts)
            if end is not None:
                found.add(meant)
                taken.update(range(place, end))
    return frozenset(found) | {
        _single().get(stems[n], stems[n])
        for n, word in enumerate(words)
        if n not in taken and word not in STOPWORDS and len(word) > 1
    }


def _matches(stems: Sequence[str], place: int, parts: Sequence[str]) -> int | None:
    """Where a phrase that begins at `place` ends, or None where it does not stand there."""
    for n, part in enumerate(parts):
        if part == "*":
            rest = parts[n + 1]
            gap = next((k for k in range(GAP + 1) if place + k < len(stems) and stems[place + k] == rest), None)
            if gap is None:
                return None
            place += gap
        elif place >= len(stems) or stems[place] != part:
            return None
        else:
            place += 1
    return place


def cut(statements: Statements, statement: Statement, pieces: Sequence[Range]) -> list[Clause]:
    """The clauses of a statement; `pieces`: where its words stand in its article. One that begins with "and was"
    is about what the clause before it is about."""
    found: list[Clause] = []
    for piece in pieces:
        before: Clause | None = None
        for where in _ranges(statements, statement, piece):
            clause = _clause(statements, statement, where)
            if clause is not None and before is not None and _ELIDED.match(clause.text):
                subject = senses(list(takewhile(_is_subject, before.words)))
                clause = replace(
                    clause, senses=clause.senses | subject, entities=clause.entities | before.entities
                )
            before = clause
            found += [clause] if clause is not None else []
    return found


def _is_subject(word: str) -> bool:
    return word not in _AUXILIARIES and not word.endswith("n't") and word not in _UNREAL


def _ranges(statements: Statements, statement: Statement, piece: Range) -> Iterator[Range]:
    text = statements.story.articles[statement.article].text
    start = piece[0]
    for match in _BREAK.finditer(text, *piece):
        yield start, match.start()
        start = match.end()
    yield start, piece[1]


def _clause(statements: Statements, statement: Statement, where: Range) -> Clause | None:
    text = statements.story.articles[statement.article].text[where[0] : where[1]]
    words = tokens(text)
    meant = senses(words)
    if len(meant) < 2:
        return None
    negative = any(word in NEGATORS or word.endswith("n't") for word in words) or not _FAIL.isdisjoint(words)
    before = tokens(statements.story.articles[statement.article].text[max(where[0] - _BEFORE, 0) : where[0]])
    asked = statements.story.articles[statement.article].text[where[1] - 1 : where[1] + 1]
    real = _UNREAL.isdisjoint(tokens(_MONTH.sub(" ", text))) and before[-1:] != ["not"] and "?" not in asked
    focus, perfect = _focus(words) if negative and real else ((), False)
    named = statements.named[statement.article]
    return Clause(
        statement.number,
        where,
        " ".join(text.split()),
        tuple(words),
        meant,
        focus,
        negative,
        real,
        perfect,
        frozenset(e for start, end, e in named if where[0] <= start and end <= where[1]),
        statements.dated(statement.article, where),
    )


def _focus(words: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """What the words say is not so, as senses, and whether as of now ("has not"); of several negations nothing."""
    found: list[tuple[tuple[str, ...], bool]] = []
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        if word.endswith("n't") or (word in ("not", "never") and before in _AUXILIARIES):
            helper = word.removesuffix("n't") if word.endswith("n't") else before
            found.append((_predicate(words[place + 1 :]), helper in ("has", "have")))
        elif word in _FAIL and words[place + 1 : place + 2] == ["to"]:
            found.append((_predicate(words[place + 2 :]), False))
        elif word in _NONE or (word == "not" and words[place + 1 : place + 2] in (["a"], ["one"])):
            found.append(_none(words, place))
    return found[0] if len(found) == 1 else ((), False)


def _predicate(following: Sequence[str]) -> tuple[str, ...]:
    """The verb after a negation, or of a light verb the thing that it carries ("did not have a gun"). Of "is not a
    door" nothing: what a thing is not, another can be."""
    rest = [w for w in following if w not in _FILLERS]
    if not rest or rest[0] in _BEFORE_NOUN:
        return ()
    light = rest[0] in _LIGHT
    content = [sense(w) for w in rest[light:] if w not in STOPWORDS and not w.endswith("ly")]
    return tuple(content[:1])


def _none(words: Sequence[str], place: int) -> tuple[tuple[str, ...], bool]:
    """Of "no gate was opened" the opening and the gate; of "received no warning" the receiving and the warning;
    "had no roof" and "there is no roof" say nothing of an act."""
    before = words[place - 1] if place else ""
    content = [(n, w) for n, w in enumerate(words) if n > place and w not in STOPWORDS and w != "single"]
    if not content or before in _LIGHT:
        return (), False
    if place and before not in STOPWORDS and before not in _AUXILIARIES:
        return (sense(before), sense(content[0][1])), False
    helper = next((n for n in range(place + 1, len(words)) if words[n] in _AUXILIARIES), None)
    verb = [w for n, w in content if helper is not None and n > helper]
    if before in _AUXILIARIES and known_sense(sense(content[0][1])) and "there" in words[:place]:
        return (sense(content[0][1]),), False
    if helper is None or not verb:
        return (), False
    subject = [sense(content[0][1])] if content[0][0] < helper else []
    return (sense(verb[0]), *subject), words[helper] in ("has", "have")


def predicates(clause: Clause) -> tuple[str, ...]:
    """What a clause that negates nothing says of its thing, as senses: those of its words that the table knows,
    and what stands after a "was" or "has been"."""
    found = [meant for meant in sorted(clause.senses) if known_sense(meant) and _says(clause, meant)]
    words = [w for w in clause.words if w not in _FILLERS]
    for before, word in pairwise(words):
        if before in _AUXILIARIES and word not in STOPWORDS and word not in _BEFORE_NOUN:
            found.append(sense(word))
    return tuple(dict.fromkeys(found))


def says_together(clause: Clause, focus: Sequence[str]) -> bool:
    """Whether a clause says the act of the thing: both stand in it, the thing at most `GAP` content words before
    the act ("gates of the dam were opened") or right after it ("opened the gates"). What is "to" happen
    has not."""
    if len(focus) < 2:
        return all(_says(clause, meant) for meant in focus)
    kept = _kept(clause)
    acts, things = ([n for n, s in enumerate(kept) if s == meant] for meant in focus[:2])
    return any(0 < act - thing <= GAP + 1 or thing - act == 1 for act in acts for thing in things)


def _kept(clause: Clause) -> list[str]:
    """The senses of a clause's content words in order, "" for what is "to" happen."""
    return [
        sense(w) if before not in ("to", "for") else ""
        for before, w in pairwise(("", *clause.words))
        if w not in STOPWORDS
    ]


def _says(clause: Clause, meant: str) -> bool:
    """Whether a clause says that act: by a phrase of the table, or by a word that is not the name of a thing ("a
    lock on the ramp" locks nothing)."""
    single = meant in _single().values() or not known_sense(meant)
    if not single:
        return meant in clause.senses
    words = clause.words
    return any(
        sense(w) == meant and words[n - 1 : n] not in (("to",), ("for",)) and not _is_thing(words, n)
        for n, w in enumerate(words)
        if w not in STOPWORDS
    )


def _is_thing(words: Sequence[str], place: int) -> bool:
    """Whether a word in its base form stands after an article and before what the thing is part of."""
    bare = stem(words[place]) == words[place].removesuffix("e")
    return bare and place > 0 and words[place - 1] in _BEFORE_NOUN and tuple(words[place + 1 : place + 2]) in _PART
