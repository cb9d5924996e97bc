"""What is done to things of one sort, as an issue: `data/issue_frames.tsv`, verbs with nouns beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from onrecord.data import rows
from onrecord.record.stands.phrases import Found, Phrases, Word, alternatives, root
from onrecord.record.words import fold, word_set

REACH = 7
"""Words between a verb and the noun that says what it is done to, at most."""

CLASS, LAST, DOUBT, ANY, PERSON, ANYBODY = "@", "$", "?", "*", "@he", "@anybody"
"""Begins the name of a class of nouns; ends a verb that must be the last of its clause, and one that is not sure
to mean the issue; stands where no noun is wanted; the classes of words for a single person, and for
people of any sort."""

_PARTICLES = word_set("off back out down up away over in")
_BREAKS = word_set(". ; : ! ? ( ) — – … because if unless until while although but when")
_AFTER_LAST = word_set(
    "and or but because if unless until till before after when while as so now today tomorrow tonight soon at by "
    "in on for all nevertheless nonetheless regardless with without once immediately first anyway either too "
    "quietly then voluntarily whatever since"
)
"""Words that may follow the last word of a clause."""


@cache
def _nouns() -> dict[str, frozenset[str]]:
    """The nouns of each class, and of each row."""
    held = {row["issue"]: row["nouns"] for row in rows("issue_frames") if row["issue"].startswith(CLASS)}
    named = {row["nouns"]: held.get(row["nouns"], row["nouns"]) for row in rows("issue_frames")}
    return {name: frozenset(root(fold(noun)) for noun in nouns.split(", ")) for name, nouns in named.items()}


@cache
def classes() -> dict[str, frozenset[str]]:
    """The stems of the nouns of each class."""
    return {name: nouns for name, nouns in _nouns().items() if name.startswith(CLASS)}


@cache
def framed_issues() -> frozenset[str]:
    """The issues that the table knows."""
    return frozenset(row["issue"] for row in rows("issue_frames") if row["verbs"])


@cache
def _verbs(marks: str) -> Phrases:
    """The verbs, each with the issues that it may mean: by the nouns that must stand beside it."""
    senses: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows("issue_frames"):
        for term in row["verbs"].split(", ") if row["verbs"] else ():
            bare = term.rstrip(marks + LAST)
            for phrase in (split for whole in alternatives(bare) for split in _split(whole)):
                senses[phrase].append(f"{row['issue']}{term[len(bare) :]}\t{row['nouns']}")
    return Phrases((phrase, "\n".join(found)) for phrase, found in senses.items())


def _split(phrase: str) -> tuple[str, ...]:
    """A verb with a particle, and as it is said with its object between: "take the syrup off"."""
    verb, _, particle = phrase.partition(" ")
    return (phrase, f"{verb} * {particle}") if particle in _PARTICLES else (phrase,)


def framed(words: Sequence[Word], marks: str, names: Mapping[str, frozenset[str]]) -> Iterator[Found]:
    """The verbs among the words that mean an issue by a noun beside them, with its key and marks; of several
    issues one that is sure, whose noun is nearest. `names`: stems of the
    story's names by their class of nouns, persons' in that of "he"."""
    for verb in _verbs(marks).find(words):
        if verb.end == verb.start + 1 and words[verb.start - 1].text in ("a", "an") and verb.start:
            continue  # "a sack": a noun
        near: list[tuple[bool, int, str]] = []
        for issue, called in (sense.split("\t") for sense in verb.value.split("\n")):
            nouns = _nouns()[called] | names.get(called, frozenset())
            away = _away(words, verb, nouns)
            if away is not None and (LAST not in issue or _is_last(words, verb.end)):
                near.append((DOUBT in issue, away, issue.replace(LAST, "")))
        if near:
            yield Found(verb.start, verb.end, min(near, key=lambda found: found[:2])[2])


def _is_last(words: Sequence[Word], end: int) -> bool:
    return end >= len(words) or words[end].is_mark or words[end].text in _AFTER_LAST


def _away(words: Sequence[Word], verb: Found, nouns: frozenset[str]) -> int | None:
    """How far from a verb the nearest of the nouns stands, if near it without a break between."""
    if ANY in nouns:
        return REACH
    for step in range(1, REACH + 1):
        before, after = verb.start - step, verb.end - 1 + step
        for place, between in ((before, words[max(before, 0) : verb.start]), (after, words[verb.end : after + 1])):
            if 0 <= place < len(words) and words[place].stem in nouns and not _broken(between):
                return step
    return next((0 for word in words[verb.start + 1 : verb.end] if word.stem in nouns), None)


def _broken(words: Sequence[Word]) -> bool:
    return any(word.text in _BREAKS for word in words)
