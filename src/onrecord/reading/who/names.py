"""When two names inside one article are one name.

Full name and family name, spelling variants of one transliteration, acronym and what it stands for. Two people
who share a family name have different given names, and so never match.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from onrecord.data import signs
from onrecord.data.wordlists import listed
from onrecord.reading.found import FoundMention
from onrecord.reading.words import lexicon
from onrecord.reading.words.function_words import FINITE, SUBJECTS

_SOUNDS = (
    ("yy", "i"), ("iy", "i"), ("ij", "i"), ("yi", "i"), ("ii", "i"), ("y", "i"), ("j", "i"), ("kh",
    "h"), ("gh", "g"),
    ("zh", "z"), ("ts", "c"), ("tz", "c"), ("sch", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"), ("ck", "k"),
    ("ks", "x"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("w", "v"), ("ff", "f"),
)  # fmt: skip
"""Letters that transliterations write in several ways, and one spelling for each. Made for onrecord."""

_SHORT = 5
"""Names shorter than this must be spelled alike: in them one letter makes another name."""

_CLOSE = 0.82
"""Least share of letters in common (normalised Levenshtein) of two spellings of one long name that begin alike,
where the given names agree. Set by hand on pairs such as those of the tests."""

_SMALL = frozenset(["of", "the", "for", "and", "&", "in", "on", "de", "la", "du", "to"])
_PARTS = frozenset(
    ["abu", "abd", "al", "ben", "bin", "da", "de", "del", "della", "di", "du", "el", "ibn", "la", "le", "san",
     "st", "umm", "van", "von"]
)  # fmt: skip
"""Words inside names that many share: Raji Abu Sarn is not Abu Hamal Sarn."""

_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"])
_LEADING = frozenset(
    [
        "radio",
        "tv",
        "channel",
        "bank",
        "port",
        "lake",
        "mount",
        "fort",
        "university",
        "hotel",
        "team",
        "club",
        "camp",
    ]
)
"""First words of names of things that are called after what follows."""

_COMPANY = frozenset(
    [
        "inc",
        "corp",
        "ltd",
        "co",
        "plc",
        "llc",
        "ag",
        "sa",
        "gmbh",
        "group",
        "corporation",
        "company",
        "limited",
        "incorporated",
    ]
)


@cache
def folded(name: str) -> tuple[str, ...]:
    """The words of a name in ASCII small letters, without full stops, suffixes and a possessive ending."""
    plain = anyascii(re.sub(r"['’]s?$", "", name)).lower()
    words = re.findall(r"[a-z0-9]+(?:['-][a-z0-9]+)*", plain.replace(".", ""))
    kept = tuple(word for word in words if word not in _SUFFIXES)
    return kept or tuple(words)


@cache
def sound(word: str) -> str:
    """A spelling that variants of one transliteration share: Hrytsenko and Gritsenko, Alexei and Aleksey."""
    for letters, instead in _SOUNDS:
        word = word.replace(letters, instead)
    word = re.sub(r"(.)\1+", r"\1", word)
    return re.sub(r"^h(?=[lr])", "g", word)


@cache
def keys(name: str) -> frozenset[str]:
    """By what a name is looked up among others: the sounds of its words, and initials ("=efb").

    Two names that any function of this module takes for one have a key in common.
    """
    found = {sound(word) for word in folded(name)}
    words = [word for word in folded(name) if word not in _SMALL]
    letters = name.replace(".", "")
    if letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 7:
        found.add("=" + letters.lower())
    if len(words) > 1:
        found.add("=" + "".join(word[0] for word in words))
        found.add("=" + "".join(part[0] for word in words for part in word.split("-") if part))
    return frozenset(found)


def alike(one: str, other: str) -> bool:
    """Whether two words of names are one word, or spellings of one."""
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORT:
        return False
    return sound(one) == sound(other)


def same_person(full: str, other: str) -> bool:
    """Whether `other` can name the person of `full`: alike, or shorter with nothing against it."""
    long, short = folded(full), folded(other)
    if len(short) > len(long):
        long, short = short, long
    if not short:
        return False
    if len(short) == 1:
        return alike(long[-1], short[0]) or _compound(long, short[0])
    if alike(long[-1], short[-1]):
        return _given_agree(long[:-1], short[:-1])
    close = Levenshtein.normalized_similarity(long[-1], short[-1]) >= _CLOSE and len(short[-1]) >= _SHORT
    return close and long[0] == short[0] and long[-1][0] == short[-1][0]


def _compound(long: tuple[str, ...], word: str) -> bool:
    """Family names that stand first ("Kim Tae-ho") or in two parts."""
    return len(long) == 2 and long[0] == word and "-" in long[1]


def _given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two rows of given names can be one person's. Where both have a second, it must agree as well."""
    if not one or not other:
        return True
    shared = (set(one) & set(other)) - _PARTS
    if not _one_given(one[0], other[0]):
        return bool(shared) and min(len(one[0]), len(other[0])) > 1
    if len(one) == 1 or len(other) == 1 or len(shared) > 1 or _one_given(one[1], other[1]):
        return True
    return Levenshtein.normalized_similarity(one[1], other[1]) >= _CLOSE


def _one_given(one: str, other: str) -> bool:
    """Whether two given names, or initials, can be one."""
    return alike(one, other) or one.startswith(other) or other.startswith(one)


def given_of(full: str, other: str) -> bool:
    """Whether `other` is one word, the given name of `full`."""
    long, short = folded(full), folded(other)
    return len(short) == 1 and len(long) > 1 and long[0] == short[0]


_OF_PLACES = frozenset(
    ["city", "town", "county", "township", "state", "province", "region", "district", "borough", "village",
     "island", "islands", "valley", "republic", "dc"]
)  # fmt: skip
"""Words behind a place's name that make it no other place."""


def same_thing(one: str, other: str) -> bool:
    """Whether two names of organizations, places or works are one: alike, an acronym, or a shorter form."""
    a, b = _large(one), _large(other)
    if a == b or _bare(a) == _bare(b) or _acronym(one, b) or _acronym(other, a):
        return True
    long, short = (a, b) if len(a) > len(b) else (b, a)
    if signs.is_public(long) and len(short) < len(long):
        return False
    if len(short) == len(long) or long[: len(short)] != short or len("".join(short)) < _SHORT:
        return False
    return len(short) > 1 or _is_its_own(short[0], max(one, other, key=len))


def _is_its_own(word: str, name: str) -> bool:
    """Whether a word with which a name begins may be short for it: "Tarn" for Tarn Holdings, "the Board" for the
    Board of Works; not "Norlandish" for the Norlandish Society nor "the Board" for Board Games."""
    if word in listed("names.of_many") or signs.is_of_land(word):
        return False
    return lexicon.noun(word) is None or folded(name)[1:2] in (("of",), ("for",))


def same_words(one: str, other: str) -> bool:
    """Whether two names are the same words, or one the initials of the other."""
    a, b = _large(one), _large(other)
    return a == b or _acronym(one, b) or _acronym(other, a)


def same_place(one: str, other: str) -> bool:
    """Whether two names of places are one: "Skarn" and "Skarn, Norland" or "Skarn City", but not the "Skarn
    Rovers", which a tagger may take for a place."""
    shorter, longer = sorted((one, other), key=len)
    more = set(_large(longer)) - set(_large(shorter))
    return same_thing(one, other) and (same_words(one, other) or "," in longer or more <= _OF_PLACES)


def last_of(full: str, other: str) -> bool:
    """Whether `other` is one word, the last of `full`: "the Courier" of the Ostwick Courier."""
    long, short = folded(full), folded(other)
    placed = len(long) > 1 and long[0] in _LEADING  # "Radio Tarn" is not Tarn
    return len(short) == 1 and len(long) > 1 and long[-1] == short[0] and not placed


def _large(name: str) -> tuple[str, ...]:
    """The words of a name without "of", "the" and the like; all of them where nothing else is left."""
    words = folded(name)
    return tuple(word for word in words if word not in _SMALL) or words


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(word for word in words if word not in _COMPANY)
    return kept or words


def _acronym(name: str, words: tuple[str, ...]) -> bool:
    """Whether a name is the initials of words: "EFB" of the European Fisheries Board."""
    letters = name.replace(".", "")
    if not (letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 7) or len(words) < 2:
        return False
    initials = "".join(part[0] for word in words for part in word.split("-"))
    return letters.lower() in (initials, "".join(word[0] for word in words))


def without_bare_titles(text: str, mentions: Sequence[FoundMention]) -> tuple[FoundMention, ...]:
    """The mentions without names that are a title and nothing else, nor clauses: "Dr." names nobody, and no more
    does "that the envoy had left"."""

    def is_clause(mention: FoundMention) -> bool:
        words = text[mention.start : mention.end].split()
        said = any(word.lower() in FINITE for word in words[2:])
        return len(words) > 1 and words[0] == "that" and (said or words[1].lower() in _OPENS_A_CLAUSE)

    def is_title(mention: FoundMention) -> bool:
        words = text[mention.start : mention.end].lower().split()
        return mention.form == "name" and all(word.rstrip(".") in lexicon.titles() for word in words)

    return tuple(mention for mention in mentions if not (is_title(mention) or is_clause(mention)))


_OPENS_A_CLAUSE = (
    frozenset({"the", "a", "an", "his", "her", "its", "their", "my", "our", "your", "this", "no"}) | SUBJECTS
)
