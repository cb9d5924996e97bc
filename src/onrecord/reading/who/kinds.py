"""What kind of thing each name of one article is.

A tagger decides by one sentence, and of a name that it never met says mostly "person". The article knows more:
what stands beside the name in all of its places (`onrecord.data.signs`), that news gives a person's full name
once, that "Tarnian" stands beside Tarn. All of it is weighed by `name_kinds.tsv`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from onrecord.data import rows, signs
from onrecord.reading.who.clusters import Node
from onrecord.reading.who.names import folded
from onrecord.reading.words import lexicon

KINDS = ("person", "organization", "place", "other")
"""The columns of `name_kinds.tsv`; "other" is any that is none of the three before it."""

LONGEST_PERSON = 3
"""Words of a name that is taken for a person's because it speaks, where nothing else says what it is."""

CAP = 4.0
"""No kind is shown more than so much by the words beside a name."""

CLEAR = 2.0
"""One sign that hardly ever means another kind, or two that sometimes do."""

DOUBT = 0.75
"""How sure a tagger is counts from here on: of names that it never met it is often as sure as this."""

SURE = 0.97
"""As sure as this it seldom is of a name that it never met, and mostly of a person whom everybody knows."""

Words = tuple[str, ...]

_CAPITAL = re.compile(r"(?<!\w)[A-Z][\w-]+")
_ITS = re.compile(r"(?:['’]s)?(?:\s+[a-z][\w-]*){1,4}\s+its\b")
_FILED = re.compile(r"\s*(?:,[^,\n]{1,25})?(?:\([^)\n]{1,30}\))?\s*[—–-]\s")
_WHICH, _WHO = re.compile(r",?\s+which\b"), re.compile(r",?\s+who(?:se)?\b")
_PREPOSED = re.compile(r"(?i)\b(?:in|at|near|from|to|of|around|across|outside|inside)\s+$")
_THE = re.compile(r"(?i)\bthe\s+$")
_PEOPLE = ("n", "ns", "an", "ans", "ian", "ians", "ese", "i", "is", "ish", "er", "ers", "ic")
"""What makes the people of a place out of its name, or of its stem: "Tarnese", "Norvian" beside Norvia."""

_BODY_END = re.compile(
    r"(?:press|news|bank|air|tel|tech|soft|corp|media|com|co|gas|oil|pharma|net|[a-z][A-Z]\w+)$"
)
"""How one-word names of firms and outlets end: "Tarnpress", "NetNorn"."""

_BESIDE = ("sign", "clear", "against", "last", "its", "titled")
"""First words of the signs that a whole name shows of the word that is short for it."""

_ENDS = ("ia", "a", "land", "stan", "burg", "ville", "ton")


def settle_kinds(nodes: Sequence[Node], text: str) -> None:
    """Give all mentions of one name one kind; what its tagger calls a group stays one."""
    named = [(node, folded(node.phrase.name)) for node in nodes if node.phrase.form == "name"]
    places: dict[Words, list[Node]] = {}
    for node, words in named:
        places.setdefault(words, []).append(node)
    shown = shown_of(places, text)
    stems = {words[0] for words in places if len(words) == 1}
    for words, own in places.items():
        people = len(words) == 1 and "family" not in shown[words] and signs.people_of(words[0], stems)
        known = signs.is_seat(words) or signs.is_body_by_two(words)
        best = "organization" if known else chosen(shown[words])
        sayable = 2 <= len(words) <= LONGEST_PERSON and not signs.of_shape(words)
        # "Poe said", of an Ann Poe who was taken for a work
        family = sayable and words[-1:] in places and lexicon.noun(words[0]) is None
        family = family and chosen(shown[words[-1:]]) == "person"
        for node in own:
            if people or is_group(own):
                node.kind = "group"
            elif best != "other" or node.kind in KINDS:
                node.kind = "person" if best == "other" and sayable and (family or node.of) else best


def is_group(own: Sequence[Node]) -> bool:
    return 2 * sum(node.kind == "group" for node in own) > len(own)


def chosen(shown: Mapping[str, float]) -> str:
    """The likeliest kind of a name of which this is shown."""
    weights = _weights()

    def likely(kind: str) -> float:
        return sum(value * weights.get((sign, kind), 0.0) for sign, value in shown.items())

    return max(KINDS, key=likely)


@cache
def _weights() -> Mapping[tuple[str, str], float]:
    return {(row["sign"], kind): float(row[kind]) for row in rows("name_kinds") for kind in KINDS}


def shown_of(places: Mapping[Words, Sequence[Node]], text: str) -> dict[Words, dict[str, float]]:
    """What the article shows of each name, as rows of `name_kinds.tsv` and how much of each; `places` are all
    mentions of each."""
    capital = {word.lower() for word in _CAPITAL.findall(text)}
    tags = {words: Counter(node.kind for node in own) for words, own in places.items()}
    full = [words for words, counted in tags.items() if len(words) > 1 and 2 * counted["person"] > counted.total()]
    family = {words[-1] for words in full}
    alone = {words[0] for words in places if len(words) == 1}
    bodies = {
        words[0]
        for words, counted in tags.items()
        if len(words) > 1 and 2 * counted["organization"] > counted.total() and not signs.is_public(words)
    }
    found = {}
    for words, own in places.items():
        found[words] = {"always": 1.0, **_beside(words, own, text)}
        body = {"clear organization", "last word organization"} & found[words].keys()
        found[words] |= _written(own, text, titles=not body)
        for node in own:
            for sign, value in ((f"tag {node.kind}", 1.0), (f"sure {node.kind}", max(0.0, node.sure - DOUBT))):
                found[words][sign] = found[words].get(sign, 0.0) + value / len(own)
        if "last word organization" in found[words]:
            found[words]["last word, tag person"] = tags[words]["person"] / len(own)
        if len(words) == 1:
            found[words] |= _single(words[0], own, tags[words], family, bodies, capital)
    for words in places:
        found[words] |= _shortened(words, alone) if len(words) > 1 else _of_whole(words[0], places, alone, found)
    return found


def _shortened(words: Words, alone: set[str]) -> dict[str, float]:
    """Whether a name of several words is elsewhere called by its first, as bodies are, or by its last."""
    first, last = words[0] in alone, words[-1] in alone
    return (
        {"called by first": 1.0} if first and not last else {"called by last": 1.0} if last and not first else {}
    )


def _of_whole(
    word: str, places: Iterable[Words], alone: set[str], found: Mapping[Words, Mapping[str, float]]
) -> dict[str, float]:
    """What the names show that a word is short for."""
    begun = [words for words in places if len(words) > 1 and words[0] == word and words[-1] not in alone]
    ended = [words for words in places if len(words) > 1 and words[-1] == word]
    shown = {"first of a name": 1.0} if begun and not ended else {"last of a name": 1.0} if ended else {}
    for words in (*begun, *ended):
        for sign, value in found[words].items():
            if sign.partition(" ")[0] in _BESIDE:
                shown[f"whole {sign}"] = max(shown.get(f"whole {sign}", 0.0), value)
    return shown


def _beside(words: Words, own: Iterable[Node], text: str) -> dict[str, float]:
    """What the words beside a name show, and its own last word."""
    shown: signs.Signs = {}
    for node in own:
        signs.add(shown, signs.beside(text, *node.phrase.core))
    found = {f"sign {kind}": min(CAP, weight) for kind, weight in shown.items() if weight > 0}
    found |= {f"against {kind}": min(CAP, -weight) for kind, weight in shown.items() if weight < 0}
    found |= {f"clear {kind}": 1.0 for kind, weight in shown.items() if weight >= CLEAR}
    return found | {f"last word {kind}": 1.0 for kind, weight in signs.of_shape(words).items() if weight > CLEAR}


def _written(own: Sequence[Node], text: str, titles: bool) -> dict[str, float]:
    """How a name is written into its sentences; `titles`: whether roles before it are its own, as they are not in
    "the underwriter, Tarn Re"."""
    before = [text[max(0, node.phrase.core[0] - 10) : node.phrase.core[0]] for node in own]
    names = [text[slice(*node.phrase.core)] for node in own]
    found = {
        "its": min(2, sum(bool(_ITS.match(text, node.phrase.core[1])) for node in own)),
        "titled": sum(map(_is_titled, own)) / len(own) if titles else 0.0,
        "acronym": any(signs.acronym(name) for name in names),
        "which": sum(bool(_WHICH.match(text, node.phrase.core[1])) for node in own) / len(own),
        "who": sum(bool(_WHO.match(text, node.phrase.core[1])) for node in own) / len(own),
        "filed": any(_is_filed(node, text) for node in own),
        "speaks": any(node.of for node in own),
        "preposition": sum(bool(_PREPOSED.search(words)) for words in before) / len(own),
        "ends as a body": any(_BODY_END.search(name) for name in names if " " not in name),
        "the": any(_THE.search(words) for words in before),
    }
    return {sign: float(value) for sign, value in found.items() if value}


def _is_titled(node: Node) -> bool:
    """Whether a title or an office stands before a name: "Mrs Poe", "spokesman Poe"."""
    titled = any(lexicon.is_role(word) or lexicon.is_title(word) for word in node.phrase.about)
    return titled or node.phrase.gender in ("male", "female")


def _is_filed(node: Node, text: str) -> bool:
    """Whether a name is where a report was filed: "TARN (Agency) —"."""
    start, end = node.phrase.core
    return text[max(0, start - 1) : start] in ("", "\n") and bool(_FILED.match(text, end))


def _single(
    word: str, own: Sequence[Node], tags: Counter[str], family: set[str], bodies: set[str], capital: set[str]
) -> dict[str, float]:
    """What the rest of the article shows of a name of one word."""
    found = {"single": 1.0}
    if word in family:
        found["family"] = 1.0
    elif not any(map(_is_titled, own)):
        doubted = sum(node.kind == "person" and node.sure < SURE for node in own)
        found |= {"lone": 1.0, "lone person": doubted / tags.total()}
    if word in bodies:
        found["body"] = 1.0
    stems = {word, word.rstrip("aeyo"), word.removesuffix("ia")}
    if any(stem + end in capital and stem + end != word for stem in stems if len(stem) > 3 for end in _PEOPLE):
        found["people"] = 1.0
    end = next((end for end in _ENDS if word.endswith(end)), None)
    return found | ({f"ends in {end}": 1.0} if end else {})
