"""The tables by which descriptions, titles and pronouns are read (`data/`), as lookups.

All keys are small letters; `singular` gives the key of a plural.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord import data
from onrecord.data import things

IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "wives": "wife", "police": "police",
    "media": "media", "press": "press", "news": "news", "data": "data", "spokespeople": "spokesperson",
    "series": "series", "analyses": "analysis", "hypotheses": "hypothesis", "crises": "crisis", "indices": "index",
}  # fmt: skip
"""Plurals that no rule of spelling gives, and words that only look like one."""

_MALE_END, _FEMALE_END = "man", "woman"
_PERSON_ENDS = (
    "ologist",
    "ician",
    "ographer",
    "woman",
    "person",
    "keeper",
    "maker",
    "fighter",
    "holder",
    "worker",
)
"""Ends by which a word names a person though no table has it; others (-er, -or, -ist) name things as often."""

_NO_MEN = frozenset({"abdomen", "acumen", "bitumen", "regimen", "specimen", "stamen"})
"""Words in "-men" that are no people, as "railwaymen" are."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a head noun says: kind of thing, gender, whether it fits any person, and number."""

    word: str
    kind: str
    gender: str
    generic: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A row of `data/pronouns.tsv`."""

    person: str
    number: str
    gender: str
    role: str


@cache
def pronouns() -> Mapping[str, Pronoun]:
    """Pronouns by their word."""
    table = data.rows("pronouns")
    return {row["word"]: Pronoun(row["person"], row["number"], row["gender"], row["role"]) for row in table}


@cache
def small_words(kind: str) -> frozenset[str]:
    """Words of one kind by which a noun phrase is taken apart (`data/phrase_words.tsv`)."""
    return frozenset(row["word"] for row in data.rows("phrase_words") if row["kind"] == kind)


@cache
def titles() -> Mapping[str, Mapping[str, str]]:
    """Words that stand before a name, with the gender they give."""
    return {row["word"]: row for row in data.rows("titles")}


@cache
def _roles() -> Mapping[str, Mapping[str, str]]:
    return {row["word"]: row for row in data.rows("roles")}


@cache
def _sorts() -> Mapping[str, Sequence[str]]:
    """Of what speaks and is no person the other nouns by which it may be named."""
    return {row["word"]: row["fits"].split() for row in data.rows("things")}


@cache
def countries() -> Mapping[str, str]:
    """Country by each of its names: its own, its capital's, its people's; in small letters."""
    found: dict[str, str] = {}
    for row in data.rows("countries"):
        for cell in (row["country"], row["capital"], row["people"]):
            for name in cell.split("; "):
                found.setdefault(name.lower(), row["country"].lower())
    return {name: country for name, country in found.items() if name}


def singular(word: str) -> str:
    """The singular of a noun, by the table's words first and by spelling else."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("men"):
        return word[:-2] + "an"
    for end, instead in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("s", "")):
        sibilant = len(end) > 1 and end != "ies"
        if word.endswith(end) and not word.endswith(("ss", "us", "is")) and len(word) > len(end) + 2 - sibilant:
            return word[: -len(end)] + instead
    return word


@cache
def fits(word: str) -> frozenset[str]:
    """Roles of a person, or nouns of a body, to whom "the `word`" may point back, the word itself among them."""
    row = _roles().get(word)
    return frozenset({word, *(row["fits"].split() if row else _sorts().get(word, ()))})


def is_thing(word: str) -> bool:
    """Whether a singular noun is one for what speaks and is no person, whatever else it may be."""
    return word in things.kinds()


@cache
def noun(word: str) -> Noun | None:
    """What a word says as the head of a description, or None where the tables do not know it."""
    for form, plural in ((word, False), (singular(word), True)):
        plural = plural or word == "people"
        if form in _roles():
            row = _roles()[form]
            return Noun(form, "person", row["gender"], row["generic"] == "yes", plural)
        if form in things.kinds():
            kind = things.kinds()[form]
            return Noun(form, kind, "" if kind == "group" else "thing", False, plural or form in ("police",))
        last = form.partition("-of-")[0] if "-of-" in form else form.rpartition("-")[2]
        if last != form and last in _roles():
            return Noun(last, "person", _roles()[last]["gender"], False, plural)
    return _by_ending(word)


def _by_ending(word: str) -> Noun | None:
    form = singular(word)
    if form.endswith("-old") or word == "olds":
        return Noun("year-old", "person", "", True, word.endswith("s"))
    if word.endswith("men") and len(word) > 5 and word not in _NO_MEN:
        return Noun(form, "person", "", False, True)
    if len(form) > 5 and form.endswith(_PERSON_ENDS):
        gender = "female" if form.endswith(_FEMALE_END) else "male" if form.endswith(_MALE_END) else ""
        return Noun(form, "person", gender, False, form != word)
    return None


def is_role(word: str) -> bool:
    """Whether a word, singular, names what a person is."""
    found = noun(word)
    return found is not None and found.kind == "person" and not found.plural


def is_title(word: str) -> bool:
    """Whether a word before a name is a title of its own, and not only before another."""
    row = titles().get(word.rstrip("."))
    return row is not None and row["weak"] != "yes"
