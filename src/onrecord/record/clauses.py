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
    r"|(?:,|,? and|,? but)\s(?=(?:there|it|he|she|they|we|I|you|this|that|nobody|nothing|no \w+|the \w+)"
    r" (?:is|are|was|were|has|have|had|did|does|do|never)\b)"
    r"|,?\s(?=that (?:was|were|is|are|has|had|does|did) )"
)
"""Where one clause ends and the next begins, as far as the words show it without a parser."""

LEAST_SENSES = 2
"""A clause of fewer senses says nothing that can be compared, unless it says that there is none ("there are no
talks")."""

GAP = 2
"""Words that `*` of a phrase in the table may stand for."""

AUXILIARIES = word_set("is are was were be been being has have had having did do does done")
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

IDLE = frozenset(
    map(stem, word_set(
        "go get make take come want think believe feel like need seem look mean matter care worry understand "
        "remember expect bother case true same thing way time fact reason doubt question mistake longer less more "
        "wonder choice problem point idea ok okay good bad right enough able sure easy hard important just only"
    ))
)  # fmt: skip
"""What says too little to be denied by itself: "no doubt", "did not want", "is not easy"."""

_WITHOUT = (("to",), ("for",), ("without",), ("no",))
"""What stands before an act that is not said to be done."""

_EMPTY = AUXILIARIES | word_set("not no never none nothing nobody neither nor ever anything something anyone")
"""Words that are no part of what a clause says something of."""

_TOOK_PLACE = word_set("took taken happened occurred exists existed existing")
"""Verbs after "no meeting" that only say that it was none."""

_PART = (("of",), ("on",))
_NONE = word_set("no none nobody nothing neither")
_FAIL = word_set("fail failed fails failing")
_FILLERS = word_set("been being be yet ever also even really actually to")

_ONLY = word_set("only just merely simply least")
_NOUN_ENDINGS = ("s", "ion", "ing", "ment", "al", "ance", "ence", "ure", "er", "or")
_UNCOUNTED = _FILLERS | {"single"}

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


def plain_words(text: str) -> list[str]:
    """The words of a text, the month of May left out, which is no "may"."""
    return tokens(_MONTH.sub(" ", text))


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
        if n not in taken and word not in STOPWORDS and word not in _EMPTY and (len(word) > 1 or word.isdigit())
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


def cut(
    statements: Statements, statement: Statement, pieces: Sequence[Range], least: int = LEAST_SENSES
) -> list[Clause]:
    """The clauses of a statement; `pieces`: where its words stand in its article. One that begins with "and was"
    is about what the clause before it is about. `least`: senses that a clause must have."""
    found: list[Clause] = []
    for piece in pieces:
        before: Clause | None = None
        for where in _ranges(statements, statement, piece):
            clause = _clause(statements, statement, where, least)
            if clause is not None and before is not None and _ELIDED.match(clause.text):
                subject = senses(list(takewhile(_is_subject, before.words)))
                clause = replace(
                    clause, senses=clause.senses | subject, entities=clause.entities | before.entities
                )
            before = clause
            found += [clause] if clause is not None else []
    return found


def _is_subject(word: str) -> bool:
    return word not in AUXILIARIES and not word.endswith("n't") and word not in _UNREAL


def _ranges(statements: Statements, statement: Statement, piece: Range) -> Iterator[Range]:
    text = statements.story.articles[statement.article].text
    start = piece[0]
    for match in _BREAK.finditer(text, *piece):
        yield start, match.start()
        start = match.end()
    yield start, piece[1]


def _clause(statements: Statements, statement: Statement, where: Range, least: int) -> Clause | None:
    text = statements.story.articles[statement.article].text[where[0] : where[1]]
    words = tokens(text)
    meant = senses(words)
    if not meant:
        return None
    negative = any(word in NEGATORS or word.endswith("n't") for word in words) or _failed(words)
    before = tokens(statements.story.articles[statement.article].text[max(where[0] - _BEFORE, 0) : where[0]])
    asked = statements.story.articles[statement.article].text[where[1] - 1 : where[1] + 1]
    real = _UNREAL.isdisjoint(plain_words(text)) and before[-1:] != ["not"] and "?" not in asked
    focus, perfect = _focus(words) if negative and real else ((), False)
    if len(meant) < least and not focus:
        return None
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


def _failed(words: Sequence[str]) -> bool:
    """Whether something was "failed to" be done: what only failed ("a failed test") was."""
    return any(word in _FAIL and after == "to" for word, after in pairwise(words))


def _focus(words: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """What the words say is not so, as senses, and whether as of now ("has not"); of several negations nothing."""
    found: list[tuple[tuple[str, ...], bool]] = []
    if (
        words[0] in ("that", "which", "who")
        and tuple(words[1:2])
        and (words[1] in AUXILIARIES or words[1] == "not")
    ):
        return (), False
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        if word == "not" and words[place + 1 : place + 2] and words[place + 1] in _ONLY:
            continue
        if word.endswith("n't") or (word in ("not", "never") and before in AUXILIARIES):
            helper = word.removesuffix("n't") if word.endswith("n't") else before
            found.append((_predicate(words[place + 1 :]), helper in ("has", "have")))
        elif word in _FAIL and words[place + 1 : place + 2] == ["to"]:
            found.append((_predicate(words[place + 2 :]), False))
        elif word in _NONE or (place == 0 and word == "not" and words[1:2] in (["a"], ["one"])):
            found.append(_none(words, place))
    focus, perfect = found[0] if len(found) == 1 else ((), False)
    return ((), False) if focus and focus[0] in IDLE else (focus, perfect)


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
    "had no roof" and "there is no roof" say nothing of an act, unless it is the name of one ("no talks took
    place")."""
    before = words[place - 1] if place else ""
    content = [(n, w) for n, w in enumerate(words) if n > place and w not in STOPWORDS and w not in _UNCOUNTED]
    if not content:
        return (), False
    last = next((n for n in range(content[0][0], len(words)) if words[n] in STOPWORDS | AUXILIARIES), len(words))
    nouns = [w for n, w in content if n < last]
    if not nouns:
        return (), False
    thing = sense(nouns[-1])
    held = before in _LIGHT or "there" in words[:place] or not _TOOK_PLACE.isdisjoint(words[content[0][0] :])
    if held and known_sense(thing):
        return (thing,), False
    if before in _LIGHT:
        return (), False
    if place and before not in STOPWORDS and before not in AUXILIARIES:
        return (sense(before), thing), False
    helper = next((n for n in range(place + 1, len(words)) if words[n] in AUXILIARIES), None)
    verb = [w for n, w in content if helper is not None and n > helper]
    if helper is None or not verb:
        return (), False
    subject = [thing] if content[0][0] < helper else []
    return (sense(verb[0]), *subject), words[helper] in ("has", "have")


def predicates(clause: Clause) -> tuple[str, ...]:
    """What a clause that negates nothing says of its thing, as senses: those of its words that the table knows,
    and what stands after a "was" or "has been"."""
    found = [meant for meant in sorted(clause.senses) if known_sense(meant) and _says(clause, meant)]
    words = [w for w in clause.words if w not in _FILLERS]
    for before, word in pairwise(words):
        if before in AUXILIARIES and word not in STOPWORDS and word not in _BEFORE_NOUN:
            found.append(sense(word))
    return tuple(dict.fromkeys(found))


def says_together(clause: Clause, focus: Sequence[str], *, planned: bool = False) -> bool:
    """Whether a clause says the act of the thing: both stand in it, the thing at most `GAP` content words before
    the act ("gates of the dam were opened") or right after it ("opened the gates"). What is "to" happen
    has not, unless what is `planned` counts."""
    if planned:
        return clause.senses.issuperset(focus)
    if len(focus) < 2:
        return all(_says(clause, meant) for meant in focus)
    kept = _kept(clause)
    acts, things = ([n for n, s in enumerate(kept) if s == meant] for meant in focus[:2])
    return any(0 < act - thing <= GAP + 1 or thing - act == 1 for act in acts for thing in things)


def names_act(clause: Clause, meant: str, denied: Clause) -> bool:
    """Whether a clause has the act in a word of the denied one, or as a noun: "there are no talks" is not of who
    spoke to whom."""
    said = next((n for n, w in enumerate(denied.words) if w not in STOPWORDS and sense(w) == meant), 0)
    if said and denied.words[said - 1] in AUXILIARIES:
        return True
    stems = {stem(w) for w in denied.words}
    return any(
        sense(w) == meant and (stem(w) in stems or w.endswith(_NOUN_ENDINGS))
        for w in clause.words
        if w not in STOPWORDS
    )


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
        sense(w) == meant and words[n - 1 : n] not in _WITHOUT and not _is_thing(words, n)
        for n, w in enumerate(words)
        if w not in STOPWORDS
    )


def _is_thing(words: Sequence[str], place: int) -> bool:
    """Whether a word in its base form stands after an article and before what the thing is part of."""
    bare = stem(words[place]) == words[place].removesuffix("e")
    return bare and place > 0 and words[place - 1] in _BEFORE_NOUN and tuple(words[place + 1 : place + 2]) in _PART
