"""What the words beside a name, and its own last word, show of what kind of thing it is (`kind_signs.tsv`).

A tagger decides by one sentence; news shows a name's kind over and over: "shares in X", "X's mayor", "aboard X".
Each such sign has a weight in the table; `settled` weighs what all of a name's places show against its tags.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from functools import cache

from onrecord.data import rows, things
from onrecord.data.wordlists import alternatives, listed

Signs = dict[str, float]
"""Weight of what was shown, by kind."""

REACH = 48
"""Characters before and behind a name that are looked at: the longest row of words has 28, "the" and an adjective
beside it."""

CAP = 6
"""No kind is shown more than so much, so that a name that fills a page is not decided by one habit."""

TAGGED = 2.0
"""What all of a name's tags together weigh: one sure sign against all of them leaves the tag, two turn it. Set on
the names of GUM and Universal NER train, by hand."""

MARGIN = 1.0
"""By so much another kind must outweigh the one that most tags say."""

PEOPLE_OF = ("n", "ns", "an", "ans", "ian", "ians", "ese")
"""Endings that make the people of a place out of its name."""

_OWN = r"['’]s?\s+(?:own\s+|new\s+|former\s+|deputy\s+|then\s+|two\s+|three\s+)?"
_END = r"(?![\w’'-])"
_APPOSED = re.compile(
    r"\s*,\s+(?:the|an?|its|his|her|their|[A-Z][\w-]+['’]s)\s+(?:[\w’'-]+\s+){0,4}?(?P<noun>[a-z][\w-]+)"
    r"(?=\s*[,.;—)]|\s+(?:of|for|at|in|on|and|that|which|who|with)\b)"
)
_LEADS = re.compile(r"(?i)\b(?:in|at|from|near|of|to|for|on|with|by|and|told|against)\s+(?:the\s+)?$")
_OF_ITSELF = re.compile(
    r"(?:\s+on\s+\w+day)?(?:\s+(?:has|had|have|also|again|flatly|repeatedly))*\s+(?:denie[ds]|confirm(?:ed|s)|admit(?:ted|s)"
    r"|announce[ds]|acknowledge[ds])\s+(?:on\s+\w+day\s+)?(?:that\s+)?it\s+(?:had|has|would|will|plan(?:s|ned))\b"
)
"""Who speaks of itself as "it" is nobody: "X on Tuesday denied that it had". Of one word only: the whole name of a
person says otherwise, and "said it" is too often of something else."""

_PREPOSED = re.compile(r"(?i)(?:^|(?P<hollow>[\w-]+)?\s)(?:in|near|from|to|around|across|towards?)\s+$")


def _alternatives(words: Iterable[str]) -> str:
    """Words as alternatives of a pattern, between whose parts any space may stand."""
    return alternatives(set(words)).replace(r"\ ", r"[^\S\n]+")


@cache
def _listed(place: str) -> Mapping[tuple[str, float], tuple[str, ...]]:
    """The words of one place by their kind and weight."""
    found: dict[tuple[str, float], tuple[str, ...]] = {}
    for row in rows("kind_signs"):
        if row["place"] == place:
            key = (row["kind"], float(row["weight"]))
            found[key] = (*found.get(key, ()), *(word.strip() for word in row["words"].split(",")))
    return found


@cache
def _patterns(place: str) -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    shapes = {
        "before": r"(?i)(?<![\w’'-])(?:{})[^\S\n]+(?:the[^\S\n]+)?$",
        "after": r"[^\S\n]+(?:{})" + _END,
        "own": _OWN + r"(?:{})" + _END,
    }
    return tuple(
        (kind, weight, re.compile(shapes[place].format(_alternatives(words))))
        for (kind, weight), words in _listed(place).items()
    )


_PIECE = re.compile(r"[\w’'-]+")


@cache
def _ends() -> Mapping[str, frozenset[tuple[str, float]]]:
    """What words that stand before names show, by their last pieces: few names have one of these there."""
    found: dict[str, frozenset[tuple[str, float]]] = {}
    for shown, words in _listed("before").items():
        for piece in {piece for word in words for piece in _PIECE.findall(word.lower())[-1:]}:
            found[piece] = found.get(piece, frozenset()) | {shown}
    return found


def _may_show(before: str) -> frozenset[tuple[str, float]]:
    """What the words that stand before a name may show by their last piece, "the" before the name not counting."""
    *_, last = pieces = ["", *_PIECE.findall(before.lower())[-2:]]
    shown = _ends().get(last, frozenset())
    return shown | _ends().get(pieces[-2], frozenset()) if last == "the" else shown


@cache
def _last_words() -> Mapping[str, tuple[str, float]]:
    return {word: (kind, weight) for (kind, weight), words in _listed("last").items() for word in words}


@cache
def body_words() -> frozenset[str]:
    """Last words of a name by which it is surely that of a body."""
    return frozenset(
        word for word, (kind, weight) in _last_words().items() if kind == "organization" and weight > 1
    )


@cache
def _words(place: str) -> frozenset[str]:
    return frozenset(word for words in _listed(place).values() for word in words)


@cache
def _nouns() -> Mapping[str, str]:
    """What a noun that stands beside a name says of its kind: "X, the mayor", "X, a company"."""
    found = {word: kind for word, kind in things.kinds().items() if kind in ("organization", "place")}
    found |= {row["word"]: "person" for row in rows("roles")}
    found |= dict.fromkeys(("ferry", "ship", "vessel", "tanker", "trawler", "yacht", "liner"), "other")
    return {word: kind for word, kind in found.items() if word not in _words("either")}


_ARTICLE = re.compile(r"(?i)(?<![\w’'-])the\s+$")
_ALONE = re.compile(
    r"(?:['’]s?)?(?:\s*(?:[.,;:!?)”\"—–]|$)|\s+(?:and|or|but|to|in|on|at|of|for|from|by|with|as|that|which|said|says|"
    r"had|has|have|is|was|are|were|will|would|could|reported|quoted|wrote|told)\b)"
)


def add(shown: Signs, more: Mapping[str, float]) -> None:
    """Add what was shown elsewhere."""
    for kind, weight in more.items():
        shown[kind] = shown.get(kind, 0.0) + weight


def beside(text: str, start: int, end: int) -> Signs:
    """What the words around the name at `[start, end)` show of its kind."""
    found: Signs = {}
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    may_show = _may_show(before)
    for kind, weight, pattern in _patterns("before"):
        match = pattern.search(before) if (kind, weight) in may_show else None
        if match and not (kind == "place" and _is_hollow(before, after)):
            add(found, {kind: weight})
    for place in ("own", "after"):
        for kind, weight, pattern in _patterns(place):
            if pattern.match(after):
                add(found, {kind: weight})
    if " " not in text[start:end] and _OF_ITSELF.match(after):
        add(found, {"organization": 2 * TAGGED})
    if _ARTICLE.search(before) and _ALONE.match(after):
        add(found, {"person": -2.0})
    apposed = _APPOSED.match(text[end : end + 2 * REACH])
    called = _nouns().get(apposed["noun"]) if apposed and not _LEADS.search(before) else None
    if called:
        add(found, {called: 2.0})
    return found


def _is_hollow(before: str, after: str) -> bool:
    """Whether a preposition before a name places nothing: "shares in X", "in X's bid"."""
    found = _PREPOSED.search(before)
    if found is None:
        return False
    return after[:1] in ("'", "’", "-") or (found["hollow"] or "").lower() in _words("hollow")


def of_shape(words: tuple[str, ...]) -> Signs:
    """What the last word of a name of two words and more shows of its kind; the words of the name, folded."""
    found = _last_words().get(words[-1]) if len(words) > 1 else None
    return {found[0]: found[1]} if found else {}


def acronym(name: str) -> bool:
    """Whether a name is written as a body's initials ("QRB"), and is nobody's."""
    letters = name.replace(".", "").replace("-", "").replace("/", "")
    return (
        2 <= len(letters) <= 6
        and letters.isupper()
        and letters.isalpha()
        and letters.lower() not in _words("initials")
    )


def is_public(words: tuple[str, ...]) -> bool:
    """Whether a body is named for where or what it governs, so that its first word is not its short name: the
    "Tarn Water Authority" is not Tarn, as Tarn Holdings is."""
    return len(words) > 1 and words[-1] in _words("public")


def people_of(word: str, names: Container[str]) -> bool:
    """Whether a folded word is what the people of a known state, or of something named so, are called."""
    if word in _demonyms() or (word.endswith("s") and word[:-1] in _demonyms()):
        return True
    return any(word.endswith(ending) and word.removesuffix(ending) in names for ending in PEOPLE_OF)


def is_of_land(word: str) -> bool:
    """Whether a folded word is a state's name or its capital's, or what its people are called."""
    return word in _lands() or people_of(word, ())


def is_seat(words: tuple[str, ...]) -> bool:
    """Whether a folded name is that of a house by which those who sit in it are called: "Downing Street"."""
    return words in _seats()


def is_body_by_two(words: tuple[str, ...]) -> bool:
    """Whether the last two folded words of a name are a body's, of which one alone means somebody: "Coast Guard",
    "General Staff"."""
    return len(words) > 1 and "-".join(words[-2:]) in listed("phrases.bodies")


@cache
def _seats() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(row["name"].lower().split()) for row in rows("actors") if row["kind"] == "seat")


@cache
def _lands() -> frozenset[str]:
    return frozenset(row["name"].lower() for row in rows("actors") if row["kind"] in ("state", "capital"))


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(row["name"].lower() for row in rows("actors") if row["kind"] == "demonym")


def settled(tags: Mapping[str, int], shown: Mapping[str, float]) -> str | None:
    """The kind of a name: by the tags of its mentions, unless the signs outweigh them; None where neither says it.

    "other" and "work" are what a tagger calls what it does not know: they weigh nothing beside another tag.
    """
    sure = {kind: count for kind, count in tags.items() if kind not in ("other", "work", "event") and count}
    total = sum(sure.values())
    weight = {kind: TAGGED * count / total for kind, count in sure.items()}
    for kind, value in shown.items():
        weight[kind] = weight.get(kind, 0.0) + max(-CAP, min(value, CAP))
    if not weight:
        return None
    usual = max(sorted(sure), key=lambda kind: sure[kind], default=None)
    if usual == "person" and weight[usual] <= 0:
        weight["organization"] = weight.get("organization", 0.0) + MARGIN
    best = max(sorted(weight), key=lambda kind: weight[kind])
    if usual is None:
        return best if weight[best] >= MARGIN else None
    return best if weight[best] >= weight[usual] + MARGIN else usual
