"""The words that lean, for or against, as the tables have them: `data/directions.tsv`, the cues of `data/cues.tsv`
that take a side, and what `data/verdicts.tsv` says that a thing may be called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.data import rows
from onrecord.model.record import Direction
from onrecord.record.stands.phrases import Found, Phrases, Word, alternatives, root
from onrecord.record.words import word_set

_BY_ACT: dict[str, Direction] = {
    "demand": "for", "urge": "for", "promise": "for", "accept": "for", "reject": "against", "praise": "for",
    "criticise": "against",
}  # fmt: skip
_TURNING = (" against", " not to", " off", " out of")
"""Last words of a cue by which somebody is urged to let something be: "warned the guild against a sale"."""

_BEING = ("be", "be a", "be an")
_PREDICATED = ("always", "predicate")
"""Where `data/verdicts.tsv` has a word judge whatever "is" so: "a strike would be irresponsible"."""

_SHORT = {
    "will not ": "won't ", "would not ": "wouldn't ", "can not ": "can't ", "cannot ": "can't ",
    "could not ": "couldn't ", "should not ": "shouldn't ", "must not ": "mustn't ", "is not ": "isn't ",
    "are not ": "aren't ",
}  # fmt: skip

FORESEEN = 8
"""Words before those for what comes about among which a verb of knowing or thinking stands, at most."""

JUDGED = 6
"""Words behind a verb of judging among which it is told what something is taken for, at most."""

_KNOWING = frozenset(
    map(root, word_set("know understand realise realize think believe expect suspect fear doubt"))
)
_THINKING = frozenset(
    map(root, word_set("think believe expect suspect guess predict imagine reckon assume doubt"))
)
_SELF, _SELF_TOLD = word_set("i we that"), word_set("he she it they")
_CONSIDER = root("consider")
_RATHER, _WOULD = word_set("rather sooner"), word_set("would will 'd i'd we'd he'd she'd they'd")
_HAPPENING = root("happen")
_DETERMINERS = word_set("a an the this that these those his her its their our my your any some no every each")
_LINKS = word_set("for to that of on by")
_WHEN = word_set("by at until till before since towards toward near after")
_NOUNS = word_set("opposition objection objections rejection refusal resistance")
"""Nouns that lean on nothing without a word that links them to it: "opposition calls"."""

SHORT = "short"
"""The place of words that find too little of what stands before them."""

Place = Literal["after", "before", "modal", "alone", "done"]
PLACES: dict[str, Place] = {
    "after": "after",
    "before": "before",
    "short": "before",
    "modal": "modal",
    "alone": "alone",
    "done": "done",
}
DIRECTIONS: dict[str, Direction] = {
    "for": "for",
    "against": "against",
    "open": "open",
    "conditional": "conditional",
}
TURNED: dict[Direction, Direction] = {"for": "against", "against": "open", "open": "against"}
"""By a negation: who does not oppose a thing leaves it open."""


@dataclass(frozen=True, slots=True)
class Lean:
    """Words that lean, at places `start` to `end`, on what stands `after` or `before` them, `modal`: on what
    stands before a modal before them, `done`: right before them, where that is wanted, or `alone`: on what was
    spoken of."""

    start: int
    end: int
    way: Direction
    place: Place


@cache
def leaning() -> tuple[Phrases, ...]:
    """The words that lean, by the place of what they lean on: one table's words hide no other's."""
    own = _rows("after", "before", SHORT, "none")
    cues: list[tuple[str, str]] = []
    for row in rows("cues"):
        way = _BY_ACT.get(row["act"]) if row["act"] not in ("praise", "criticise") else None
        if way is None and row["attitude"] == "intention" and row["act"] == "other":
            way = "against" if row["kind"] == "negative" else "for"
        if way == "for" and row["cue"].endswith(_TURNING):
            way = "against"
        if way:
            cues.append((row["cue"], f"{way} after"))
    judged = [(row["word"], _BY_ACT.get(row["act"])) for row in rows("verdicts") if row["said"] in _PREDICATED]
    verdicts = [
        (f"{be} {word}", f"{way} before")
        for word, way in judged
        if way
        for be in _BEING
        if be == "be" or not word.endswith("ed")
    ]
    return Phrases([*own, *cues, *verdicts]), *(Phrases(_rows(place)) for place in ("modal", "done", "alone"))


@cache
def lacking() -> Phrases:
    """Words by which somebody finds that there is too little of a thing: "do not go far enough"."""
    return Phrases(
        (words, "") for row in rows("directions") if row["place"] == SHORT for words in alternatives(row["words"])
    )


def _rows(*places: str) -> list[tuple[str, str]]:
    """The rows of the table with one of these places, and their short forms."""
    held = [r for r in rows("directions") if r["place"] in places and not _is_condition(r)]
    own = [(words, f"{r['direction']} {PLACES[r['place']]}") for r in held for words in alternatives(r["words"])]
    return [*own, *((short, value) for words, value in own if (short := _shortened(words)))]


def _shortened(words: str) -> str | None:
    """A row as it is spoken: "won't happen" of "will not happen"."""
    return next((words.replace(long, short) for long, short in _SHORT.items() if words.startswith(long)), None)


@cache
def conditions() -> Phrases:
    """Words that make what is wanted depend on something ("only if"), from `data/directions.tsv`."""
    held = (row for row in rows("directions") if _is_condition(row))
    return Phrases((words, row["place"]) for row in held for words in alternatives(row["words"]))


def _is_condition(row: Mapping[str, str]) -> bool:
    return row["direction"] == "conditional" and row["place"] != "alone"


def means_else(words: Sequence[Word], found: Found) -> bool:
    """Whether words that lean elsewhere do not: what will happen is only known, a thing is taken for something
    ("considers the levy a mistake"), or had rather than another ("would rather quit than …")."""
    judging = words[found.end - 1].stem == _CONSIDER and is_judged(words, found.end)
    said = [word.text for word in words]
    rather = not _RATHER.isdisjoint(said[found.start : found.end]) and "than" in said[found.end :]
    return judging or rather or is_foreseen(words, found)


def preferred(words: Sequence[Word], place: int) -> tuple[Direction, int] | None:
    """Which way it leans on what stands at `place` to have another rather, and where that is said: "would sooner
    resign than | count again"."""
    said = [word.text for word in words]
    first = next(
        (n for n, w in enumerate(said) if w in _RATHER and not _WOULD.isdisjoint(said[max(0, n - 2) : n])), None
    )
    than = said.index("than", first) if first is not None and "than" in said[first:] else None
    if first is None or than is None or not first < place <= than + FORESEEN:
        return None
    return ("for" if place < than else "against"), first


def is_thought(before: Sequence[Word], told: bool) -> bool:
    """Whether words before a modal only tell that somebody thinks another will do it: "I think she | will".
    `told`: indirectly, where "she thinks she would" is her own."""
    verb = next((n for n in reversed(range(len(before))) if before[n].stem in _THINKING), None)
    if verb is None:
        return False
    own = _SELF | _SELF_TOLD if told else _SELF
    return any(word.text not in own for word in before[verb + 1 :][:2])


def is_foreseen(words: Sequence[Word], found: Found) -> bool:
    """Whether it is only known, or thought, what will happen: "we know that it will never happen"."""
    before = words[max(0, found.start - FORESEEN) : found.start]
    return words[found.end - 1].stem == _HAPPENING and any(word.stem in _KNOWING for word in before)


def is_judged(words: Sequence[Word], place: int) -> bool:
    """Whether the words from `place` on say what somebody takes a thing for, which is not weighed: "considers |
    the levy a mistake"."""
    for number in range(place + 1, min(place + JUDGED, len(words))):
        if words[number].is_mark or words[number - 1].text.endswith("ing"):
            return False
        if words[number].text in ("a", "an"):
            return words[number - 1].text not in _DETERMINERS | _LINKS | _WHEN | {"in", "with", "as"}
    return False


def names_a_thing(words: Sequence[Word], found: Found) -> bool:
    """Whether a single word is a noun that leans on nothing: "their demands", "opposition calls", but not "their
    demand for"."""
    if found.end - found.start > 1:
        return False
    following = words[found.end].text if found.end < len(words) else ""
    before = words[found.start - 1].text if found.start else ""
    led = [word.text for word in words[max(0, found.start - 2) : found.start]]
    if len(led) > 1 and led[1] == "the" and led[0] in _WHEN:
        return True  # "by the end of the month"
    noun = words[found.start].text in _NOUNS or before in _DETERMINERS or before.endswith("'s")
    return noun and following not in _LINKS


def leant_on_by(outer: Direction, inner: Direction) -> Direction:
    """What leans on what leans: a refusal to consider a thing is a refusal, a refusal to rule it out leaves it
    open."""
    if outer == "for" or inner == "conditional":
        return inner
    if outer == "open":
        return "open"
    return "open" if inner == "against" else "against"
