"""Names as the record compares them: folded, cut into given and family name, and spelled as they sound.

Spellings of one name from another script differ in vowels and in a few consonants (i/y/ie/yi, o/u, any at the end,
s/z/ts/tz, kh/h, w/v, doubled letters). `sound` writes all of them alike; what sounds alike is then compared
letter by letter (rapidfuzz), since names of different people can sound alike too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Indel, JaroWinkler

from onrecord.data import rows, things
from onrecord.record.words import fold, spelled, word_set

_WORD = re.compile(r"[^\W\d_]+|\d+")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)")
_SOUNDS = (
    (r"shch|sch|sh|tch|ch|tz|ts|cz|sz|zh", "s"),
    (r"c(?=[eiy])", "s"),
    (r"[ckq]+", "k"),
    (r"kh|gh", "h"),
    (r"ph|f+", "v"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"z", "s"),
    (r"[iyje]+", "I"),
    (r"a+", "A"),
    (r"[ou]+", "U"),
    (r"(.)\1+", r"\1"),
)

_GUTTURAL = re.compile(r"kh|gh|ch|x|q")
"""Spellings of one sound from the back of the throat: "Mikhail", "Michail"; "Bakhtan", "Baxtan"."""

_HUSHED = re.compile(r"^(?:hs|x)")
"""Spellings of "sh" at the beginning, as in Basque, Catalan, Maltese and Chinese names: "Xabier", "Shabier"."""

SPELLING = 0.6
"""Share of letters that two names sounding alike must have in common, in order (Indel similarity). Set on the
pairs of tests/record/test_names.py, by hand: the romanisations that differ most there (English and German of one
Russian name) share 0.62."""

MISSPELLING = 0.94
"""Jaro-Winkler similarity from which a long family name is taken for a slip of the pen of another, where the given
names agree; set so that one letter too few or too many in eight passes and two different endings do not."""

MISSPELLING_LETTERS = 6
"""Shorter family names differ by one letter too easily to be called slips."""

_AGED = re.compile(r"\d+-year-old$")
_SUFFIXES = word_set("jr sr ii iii iv phd md esq mp mep")
_JUNIOR = word_set("jr ii iii iv")
_ARTICLES = frozenset({"the", "a", "an"})
_COMPLEMENT = frozenset({"of", "for"})
_INSIDE = _COMPLEMENT | word_set(
    "the and in on at to al ben bin da de del della den der di dos du e el ibn la le ter van von y zu"
)
"""Small words that may stand inside a name or an office."""
_OF_ONE_NAME = word_set(
    "father mother sister brother pope king queen prince princess emperor empress sultan emir abbot saint"
)
"""Titles that are spoken of with the name alone that follows, and are part of it: "Father Leo", "King Olaf"."""
_QUALIFIES = re.compile(
    r"(?:\d.*|.+-based|two|three|four|five|six|many|most|some|several|few|all|no|top|former|his|her|its|their|our)$"
)
"""Words before a name that are no part of it, as headlines print them in capitals."""
_ABBREVIATED = {"mt": "mount", "ave": "avenue", "dept": "department", "govt": "government", "univ": "university"}
_TRAILING = word_set("agency newspaper magazine newswire daily channel website inc ltd llc plc corp co gmbh sa ag")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name: given names and family name, folded; `junior` where it says that it is the younger
    one's."""

    given: tuple[str, ...]
    family: str
    junior: bool

    @property
    def full(self) -> bool:
        """Whether a given name is known."""
        return bool(self.given)


@cache
def _titles() -> frozenset[str]:
    """What stands before a name as its title: one's, or of the first of several ("Senators Ann Poe and …")."""
    offices = (fold(row["role"]) for row in rows("offices") if " " not in row["role"])
    words = {*offices, *(fold(row["word"]) for row in rows("titles") if not row["weak"])}
    return frozenset({*words, *(f"{word}s" for word in words)})


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """For each given name of the table, folded, the forms that one person may go by."""
    groups: dict[str, frozenset[str]] = {}
    for row in rows("given_names"):
        names = frozenset(fold(name.strip()) for name in row["names"].split(","))
        for name in names:
            groups[name] = groups.get(name, frozenset()) | names
    return groups


@cache
def _callings() -> frozenset[str]:
    """Words that say what or whence somebody is, before a given and a family name: "Actress", "French"; or
    several are, of whom the first is named."""
    people = {fold(row["name"]) for row in rows("actors") if row["kind"] == "demonym" and " " not in row["name"]}
    roles = {fold(row["word"]) for row in rows("roles")}
    return frozenset({*people, *roles, *(f"{word}s" for word in roles)})


@cache
def _nouns() -> frozenset[str]:
    """What people and bodies are called, one and several."""
    single = {fold(row["word"]) for table in ("roles", "things") for row in rows(table)} | {"ferry", "ship"}
    return frozenset({*single, *(f"{word}s" for word in single)})


@cache
def _realms() -> frozenset[str]:
    """Words for what an office is the office of: "Transport", "State", "Republic", "Parliament"."""
    offices = (row["word"] for row in rows("phrase_words") if row["kind"] == "office")
    states = (fold(row["name"]) for row in rows("actors") if row["kind"] == "state" and " " not in row["name"])
    return frozenset({*offices, *things.nouns("organization", "place"), *states})


@lru_cache(maxsize=100_000)
def name_of(mention: str, kind: str) -> str:
    """The name in the words of a mention: "the Harbour Wire’s" is "Harbour Wire", "Mayor Ann Poe" is "Ann Poe",
    "Minister of Works Ann Poe" and "harbour union activist Ann Poe" are she too."""
    words = mention.split()
    words[-1] = _POSSESSIVE.sub("", words[-1])
    words = _without_offices(words) if kind == "person" else _without_nouns(words)
    while len(words) > 1 and _leads_in(words[0]):
        words = words[1:]
    return " ".join(words)


def _without_offices(words: list[str]) -> list[str]:
    """The words of a person's name without what the person is."""
    plain = [fold(word.rstrip(".,")) for word in words]
    end = len(words) - 2 if len(words) > 2 and plain[-1] in _SUFFIXES else len(words) - 1
    last = max((i for i, word in enumerate(plain[:end]) if word in _titles() or _AGED.match(word)), default=-1)
    if last >= 0 and plain[last + 1] in _COMPLEMENT:
        begin = _behind_complement(words, plain, last + 2)
        return words[begin:] if begin else words[last:]
    small = (i for i, word in enumerate(words[:-1]) if word[:1].islower() and plain[i] not in _INSIDE)
    last = max(last, max(small, default=-1))
    if last == len(words) - 2 and plain[last] in _OF_ONE_NAME and words[last][0].isupper():
        return words[last:]
    words, plain = words[last + 1 :], plain[last + 1 :]
    while len(words) > 2 and plain[0] in _callings():
        words, plain = words[1:], plain[1:]
    return words


def _without_nouns(words: list[str]) -> list[str]:
    """The words of a name that is no person's without what it is called: "the website Tarn24", "the Norn brokers
    Hull & Vane"."""
    small = (i for i, word in enumerate(words[:-1]) if word[:1].islower() and fold(word) in _nouns())
    last = max(small, default=-1)
    return words[last + 1 :] if words[last + 1][:1].isupper() else words


def _behind_complement(words: Sequence[str], plain: Sequence[str], begin: int) -> int | None:
    """Where the name begins behind "Minister of" and "President of": behind the last word for what an office is
    of, else its last two words; None where nobody is named ("Prince of Wales")."""
    capital = [i for i in range(begin, len(words)) if words[i][0].isupper()]
    known = [i for i in capital[:-1] if plain[i] in _realms()]
    if known:
        return known[-1] + 1
    return capital[-2] if len(capital) > 2 else None


def begins_given(name: str) -> bool | None:
    """Whether a name begins with a given name; None where a small word of family names does ("al-", "De")."""
    first = name_words(name)[:1]
    if first and first[0] in nicknames():
        return True
    return None if first and first[0] in _INSIDE else False


def is_phrase(name: str) -> bool:
    """Whether a name holds words that no name holds: small ones, or before its last word an owner, a number, what
    counts or ranks: "exiles leaving Norn", "Ada’s White House", "Two Norns", "Norn-based Hull"."""
    words = name.split()
    if any(word[0].islower() and fold(word.partition("-")[0]) not in _INSIDE for word in words):
        return True
    owned = any(_POSSESSIVE.search(word) for word in words[:-1])
    return owned or any(_QUALIFIES.match(fold(word)) for word in words[:-1]) or words[-1].endswith("-based")


def _leads_in(word: str) -> bool:
    """Whether the first word of a mention is none of its name: an article, a small word, an owner."""
    return word[0].islower() or fold(word) in _ARTICLES or bool(_POSSESSIVE.search(word))


@lru_cache(maxsize=100_000)
def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, folded, without its article and possessive ending."""
    plain = fold(_POSSESSIVE.sub("", text)).replace("'", "").replace(".", "")
    words = _WORD.findall(plain)
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return tuple(words)


def folded(text: str) -> str:
    """A name folded to words with one space between them: equal for spellings that differ in nothing else."""
    return " ".join(name_words(text))


def bare(text: str) -> str:
    """The name of what is no person, folded and spelled one way (`one_way`), without trailing words for what it is
    ("news agency", "Inc")."""
    words = list(map(one_way, name_words(text)))
    while len(words) > 1 and words[-1] in _TRAILING:
        words.pop()
        if len(words) > 1 and words[-1] == "news":
            words.pop()
    return " ".join(words)


def one_way(word: str) -> str:
    """A folded word of a name as all pages would spell it: "Mt" is "mount", "centre" is "center"."""
    return _ABBREVIATED.get(word) or spelled(word)


@lru_cache(maxsize=100_000)
def person(text: str) -> PersonName:
    """A person's name cut into its parts; titles before it and suffixes after it fall away."""
    words = list(name_words(text))
    while len(words) > 1 and words[0] in _titles():
        words = words[1:]
    junior = any(word in _JUNIOR for word in words[1:])
    kept = [word for place, word in enumerate(words) if place == 0 or word not in _SUFFIXES]
    return PersonName(tuple(kept[:-1]), kept[-1] if kept else "", junior)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """The word as it sounds, whoever romanised it."""
    for pattern, replacement in _SOUNDS:
        word = re.sub(pattern, replacement, word)
    return word.rstrip("IAU") if len(word) > 3 else word


def same_word(a: str, b: str) -> bool:
    """Whether two folded words are spellings of one name."""
    if a == b:
        return True
    return sound(a) == sound(b) and Indel.normalized_similarity(a, b) >= SPELLING


def _same_given(a: str, b: str) -> bool:
    """Whether two given names, of people with one family name, are spellings of one name."""
    if same_word(a, b):
        return True
    ways = ((_GUTTURAL, "h"), (_HUSHED, "sh"))
    alike = any(sound(way.sub(letters, a)) == sound(way.sub(letters, b)) for way, letters in ways)
    return alike and Indel.normalized_similarity(a, b) >= SPELLING


def misspelt(a: str, b: str) -> bool:
    """Whether two long family names differ by no more than a slip."""
    if min(len(a), len(b)) < MISSPELLING_LETTERS or a[0] != b[0]:
        return False
    return JaroWinkler.similarity(a, b) >= MISSPELLING and Indel.distance(a, b) <= 2


def given_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two rows of given names can be one person's: equal, an initial, a short form, a spelling. Where both
    have a second, it must agree as well: "Ann W. Poe" and "Ann H. Poe" are two."""
    if not a or not b:
        return True
    if _one_given(a[0], b[0]):
        return len(a) == 1 or len(b) == 1 or _one_given(a[1], b[1]) or bool(set(a[1:]) & set(b[1:]))
    few, many = sorted((a, b), key=len)
    return len(few) == 1 and len(few[0]) > 1 and few[0] in many  # by the second given name


def _one_given(a: str, b: str) -> bool:
    """Whether two given names, or initials, can be one."""
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return _same_given(a, b) or b in nicknames().get(a, ())


def same_person(a: PersonName, b: PersonName) -> bool:
    """Whether two names can be one person's. Family names must agree, and given names where both are known."""
    if a.full and b.full and a.junior != b.junior:
        return False
    if not given_agree(a.given, b.given):
        return False
    return same_word(a.family, b.family) or (a.full and b.full and misspelt(a.family, b.family))


def acronym(text: str) -> str:
    """The initials of a name of three words or more, without the small ones; else ""."""
    words = [w for w in name_words(text) if w not in ("of", "the", "and", "for", "on", "in", "to", "de", "du")]
    return "".join(word[0] for word in words) if len(words) >= 2 else ""


def looks_like_acronym(text: str) -> bool:
    """Whether the name is written as an acronym (`BPA`, `U.N.`)."""
    letters = text.replace(".", "").replace("the ", "")
    return 2 <= len(letters) <= 6 and letters.isupper() and letters.isalpha()
