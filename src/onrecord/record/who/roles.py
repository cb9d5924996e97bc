"""What a page says that somebody is: offices and descriptions that stand beside a name.

Before it ("Foreign Minister Ada Lovel", "The mayor's spokesman, Ion Pell,") or after it ("Ada Lovel, the country's
foreign minister, said"). The nouns are in `data/offices.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.data import calendar, rows
from onrecord.record.who.names import folded, name_words
from onrecord.record.words import fold, word_set

_WORD = re.compile(r"[^\W_]+(?:[.'’\-‑][^\W_]+)*[.]?(?:['’]s|['’](?=\s))?")
_STOP_BEFORE = re.compile(r"[,.;:!?—–\n\"“”()]")
_APPOSITION = re.compile(
    r"\s*,\s+((?:the\s+|a\s+|an\s+|who\s+(?:is|was)\s+(?:the\s+|a\s+|an\s+)?)?)([^,.;:!?—–\n\"“”()]{3,120})"
)
_CUT_APPOSITION = re.compile(
    r"\s+(?:who|which|that|said|says|told|added|and|but|has|had|is|was|will|were|have|as|when|while|whose|stated|"
    r"announced|noted|wrote|warned|insisted|denied)\b"
)
_BACK = 90
"""Code points before a name in which its role may begin: the longest title seen in PolNeAR train has 71."""

MODIFIERS = word_set(
    "former then ex incoming outgoing deputy acting interim presidential national foreign senior top chief "
    "assistant party state federal regional local longtime veteran current new vice prime interior exterior "
    "defence defense finance health justice energy transport economy education culture labour labor "
    "agriculture trade environment home press security opposition government parliamentary cabinet police army "
    "military naval human rights company club bank union university team campaign ministry city county village "
    "provincial general special designate elect first second military chief political legal economic "
    "financial and of for"
)
_WHEN = word_set(
    "then yesterday today tomorrow however meanwhile "
    "later earlier and but when while after before as if although on in at by for of to with from that said "
    "says told according also because so the a an his her their its our my"
).union(calendar.names("weekday"))
_VERBS = word_set("said says told has had have is was were are will would asked met gave took did does")
PORTFOLIOS = word_set(
    "foreign interior defence defense finance health justice energy transport economy economic education culture "
    "labour labor agriculture trade environment home security treasury industry science tourism "
    "fisheries housing planning water infrastructure communications digital sport sports youth family social "
    "internal external war state commerce interior mines railways roads harbour harbor port"
)
"""Words before an office that say which of several it is."""

RANKS = frozenset({"deputy", "vice", "assistant", "under", "acting", "interim", "junior", "first"})
PAST_OR_COMING = frozenset(
    {
        "former",
        "ex",
        "outgoing",
        "incoming",
        "elect",
        "late",
        "then",
        "onetime",
        "designate",
        "next",
        "previous",
    }
)


@dataclass(frozen=True, slots=True, order=True)
class FoundRole:
    """A role at a place in an article's text: the words, the head noun's role, its class in the table."""

    start: int
    end: int
    text: str
    head: str
    kind: str


@cache
def _table() -> dict[tuple[str, ...], tuple[str, str]]:
    return {_split(row["role"]): (row["head"], row["class"]) for row in rows("offices")}


_LONGEST = 4
_COMPLEMENT = word_set("of for to in from at on with under who")
_CONNECTING = ("and ", "or ", "but ", "as well ", "along ", "including ", "according ")


@lru_cache(maxsize=100_000)
def _split(text: str) -> tuple[str, ...]:
    return tuple(word.rstrip(".") for word in fold(text).replace("-", " ").split())


_BESIDE = frozenset({"acquainted", "allied", "briefed", "close", "familiar", "linked", "loyal", "near", "unlike"})
"""Words behind which somebody else's office stands: "a person close to the president" is none."""


@lru_cache(maxsize=100_000)
def head_of(role: str) -> tuple[str, str] | None:
    """The head noun's role and its class ("minister", "office") in a role's words, or None where there is none.

    It is the last noun before the complement: "the mayor's spokesman" speaks, "chairman of the committee of
    ministers" is a chairman, "chief of staff" is one role.
    """
    words = _split(re.sub(r"['’]s?(?=\s|$)", "", role))
    best: tuple[int, int] | None = None
    for start in range(len(words)):
        if words[start] in _BESIDE or (words[start] in _COMPLEMENT and best is not None and start >= best[1]):
            break
        for size in range(min(_LONGEST, len(words) - start), 0, -1):
            entry = _table().get(tuple(words[start : start + size]))
            if entry and entry[1] != "title":
                if best is None or start + size > best[1]:
                    best = (start, start + size)
                break
    return None if best is None else _table()[tuple(words[slice(*best)])]


def roles_beside(text: str, start: int, end: int) -> Iterator[FoundRole]:
    """The roles that the text gives the name at `[start, end)`, before it, inside it and after it."""
    for found in (_before(text, start), _inside(text, start, end), _after(text, end)):
        if found:
            yield found


def _role(text: str, start: int, end: int) -> FoundRole | None:
    found = head_of(text[start:end])
    return FoundRole(start, end, text[start:end], *found) if found else None


def _before(text: str, start: int) -> FoundRole | None:
    """A role that ends where the name begins, or before a comma in front of it."""
    begin = max(0, start - _BACK)
    stretch = text[begin:start]
    trimmed = stretch.rstrip(" \u00a0")
    comma = trimmed.endswith(",")
    trimmed = trimmed.rstrip(",").rstrip()
    cuts = [match.end() for match in _STOP_BEFORE.finditer(trimmed) if not _abbreviation(trimmed, match)]
    offset = cuts[-1] if cuts else 0
    words = list(_WORD.finditer(trimmed, offset))
    if not words or words[-1].end() != len(trimmed):
        return None
    first = _extend(words, anywhere=comma)
    if first is None:
        return None
    return _role(text, begin + words[first].start(), begin + len(trimmed))


def _abbreviation(text: str, match: re.Match[str]) -> bool:
    return match.group() == "." and bool(
        re.search(
            r"(?:^|[\s.])(?:[A-Z]|U\.S|U\.K|U\.N|Gov|Sen|Rep|Gen|Lt|Col|Mr|Mrs|Ms|Dr)$", text[: match.start()]
        )
    )


def _extend(words: Sequence[re.Match[str]], anywhere: bool) -> int | None:
    """The first word of the role that ends a row of words; None where it does not end in one.

    `anywhere`: a comma follows, so that the noun may have a complement ("ambassador to the Hague, Ion Pell"),
    whose words may hold another role ("spokesman for the president, Ion Pell").
    """
    place: int | None = None
    for start in range(len(words) - 1, -1, -1):
        size = _noun_at(words, start)
        following = words[start + size :]
        if size and (not following or _of_portfolio(following) or (anywhere and _complements(following))):
            place = start
        elif place is not None and not anywhere:
            break
    if place is None:
        return None
    while place and _modifies(words[place - 1].group()):
        place -= 1
    while place < len(words) - 1 and fold(words[place].group()) in _WHEN:
        place += 1
    return place


def _noun_at(words: Sequence[re.Match[str]], start: int) -> int:
    """How many words the longest role that begins at a word has; 0 where none does."""
    for size in range(min(_LONGEST, len(words) - start), 0, -1):
        if tuple(part for word in words[start : start + size] for part in _split(word.group())) in _table():
            return size
    return 0


def _of_portfolio(words: Sequence[re.Match[str]]) -> bool:
    """Whether words say which of several offices it is ("Minister of the Interior Ion Pell")."""
    plain = [fold(word.group()) for word in words]
    return plain[0] == "of" and len(plain) > 1 and all(w in PORTFOLIOS or w in ("the", "and") for w in plain[1:])


def _complements(words: Sequence[re.Match[str]]) -> bool:
    """Whether words can be a noun's complement: they begin with a preposition, and none of them is a verb."""
    plain = [fold(word.group()) for word in words]
    verbs = [word.group() for word in words if word.group()[0].islower() and word.group().endswith("ed")]
    if verbs or plain[0] not in _COMPLEMENT or plain[0] in ("who", "with", "under"):
        return False
    return not any(word in _VERBS for word in plain)


def _modifies(word: str) -> bool:
    plain = fold(word).replace("’", "'").removesuffix("'s").rstrip(".")
    if plain in _WHEN:
        return False
    return word[0].isupper() or plain in MODIFIERS or word.endswith(("'s", "’s"))


def _inside(text: str, start: int, end: int) -> FoundRole | None:
    """A title that the mention itself begins with ("President Ada Lovel")."""
    words = list(_WORD.finditer(text, start, end))
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        if _split(text[words[0].start() : words[size - 1].end()]) in _table():
            return _role(text, words[0].start(), words[size - 1].end())
    return None


_NO_NOUN_AFTER = word_set(
    "of for to in from at on with under by through over into about than as the a an this that who whom whose "
    "which what not no has had have is was were will would"
)
_OWNERS = word_set("his her its their our my")
_PARTICIPLE = re.compile(r"\s+[a-z]+ed\b")


def _is_office(phrase: str) -> bool:
    """Whether a phrase behind a name begins with an office: "chairman of the board", "his aide".

    A clause has one further on: "told the minister's aide", "not related to the captain".
    """
    words = list(_WORD.finditer(phrase))
    opened = next((i for i, word in enumerate(words) if _ends_noun(fold(word.group()), i)), len(words))
    return any(_noun_at(words, start) for start in range(opened))


def _ends_noun(word: str, at: int) -> bool:
    return word in _NO_NOUN_AFTER or (at > 0 and word in _OWNERS)


def _without_participle(phrase: str) -> str:
    """An office without what was done to who holds it: "teacher freed on Friday" is a teacher."""
    cuts = (phrase[: match.start()] for match in _PARTICIPLE.finditer(phrase))
    return next((cut for cut in cuts if head_of(cut)), phrase)


def _after(text: str, end: int) -> FoundRole | None:
    match = _APPOSITION.match(text, end)
    if not match:
        return None
    cut = _CUT_APPOSITION.search(match.group(2))
    phrase = match.group(2)[: cut.start()] if cut else match.group(2)
    phrase = _without_participle(phrase.rstrip())
    if phrase.lower().startswith(_CONNECTING) or not _is_office(phrase):
        return None
    lead = " ".join(phrase.split()[:6])
    named = re.match(r"(?:[A-Z][\w’'-]+\s+){2,}", phrase)
    if head_of(lead) is None or (named and not match.group(1) and head_of(named.group()) is None):
        return None
    return _role(text, match.start(2), match.start(2) + len(phrase))


def key_of(role: str) -> str:
    """A role folded for comparison, without article and possessive endings."""
    return folded(role)


def portfolio(role: str, head: str) -> frozenset[str]:
    """The words that say which office of that head it is ("foreign" of "foreign minister")."""
    words = set(name_words(role)) & PORTFOLIOS
    return frozenset("defence" if word == "defense" else word for word in words) - frozenset(head.split())


def is_past_or_coming(role: str) -> bool:
    """Whether the role is one that somebody had or will have ("former", "president-elect")."""
    return bool(set(re.split(r"[^a-z]+", fold(role))) & PAST_OR_COMING)


def rank(role: str) -> frozenset[str]:
    """Words that make an office a lower one of its kind ("deputy")."""
    return frozenset(name_words(role)) & RANKS
