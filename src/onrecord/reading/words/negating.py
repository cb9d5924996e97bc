"""Whether a content begins by saying that something is not so: "no soldier set foot", "I have agreed to nothing".

Only what could be a fact counts: what was done, is being done, or is there. What will not be, must not be, is not
known, liked or thought is no denial, nor is "there is no doubt".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from onrecord.data.wordlists import listed

_TOKEN = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*|[.,;:?!—–]")
_QUOTE = re.compile(r"\s[“\"«„]")
_SHORTENED = (
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"\b(i|we|they|you)'ve\b"), r"\1 have"),
    (re.compile(r"\b(we|they|you)'re\b"), r"\1 are"),
    (re.compile(r"\b(he|she|it|that|there)'s\b"), r"\1 is"),
)
_ENDS = frozenset(".,;:?!—–")
_OPENERS = frozenset(
    {
        "absolutely",
        "again",
        "and",
        "but",
        "clearly",
        "course",
        "frankly",
        "honestly",
        "look",
        "of",
        "simply",
        "so",
        "that",
        "well",
    }
)
_AUXILIARIES = frozenset(
    {"am", "are", "been", "being", "did", "do", "does", "had", "has", "have", "is", "was", "were"}
)
_BE = frozenset({"is", "are", "was", "were", "am"})
_HAVE = frozenset({"has", "have", "had"})
_NOT = frozenset({"not", "never"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing", "noone"})
_BODILESS = frozenset({"nobody", "noone", "no"})
_THEM = frozenset({"them", "us", "you", "these", "those", "this", "that", "it"})
_SLIGHT = frozenset(
    {
        "a",
        "absolutely",
        "actually",
        "all",
        "an",
        "any",
        "at",
        "been",
        "being",
        "certainly",
        "currently",
        "deliberately",
        "even",
        "ever",
        "in",
        "just",
        "knowingly",
        "once",
        "personally",
        "really",
        "simply",
        "single",
        "such",
        "the",
        "yet",
    }
)
_WHO = frozenset(
    {"who", "which", "whom", "whose", "what", "if", "when", "because", "although", "while", "as", "since"}
)
_OWN = frozenset({"i", "we", "our", "my"})
"""Words by which a speaker answers for himself: "he" may be anybody, whom the speaker blames."""

_REACH = 9
"""Words before a "not" among which its subject stands. Set by judgement."""

_MODAL = frozenset(
    {"ca", "can", "cannot", "could", "may", "might", "must", "sha", "shall", "should", "will", "wo", "would"}
)

_MINDS = listed("negating.minds")
"""Words after a "not" that tell of minds, of opinion or of what is only not so yet."""

_VERB_LETTERS = 5
"""A word that ends in "-ed" and is shorter than this ("red") is no verb."""

_PAST = listed("negating.past")
"""Irregular forms by which a deed is told as past."""

_HAPPENED = frozenset({"happened", "existed", "occurred"})
"""Verbs of which "it never …" tells that there was no such thing; else that "it" stands for nothing."""

_COMPARED = frozenset(
    {"better", "bigger", "closer", "finer", "fewer", "greater", "harder", "higher", "larger", "less", "longer"}
    | {"more", "prouder", "safer", "stronger", "than", "worse"}
)
"""Words of a comparison, in which "no town" is measured against others and nothing is denied."""

_IDLE_NOUNS = listed("negating.idle_nouns")
"""Nouns of which "there is no …" is an opinion, or a want: it answers nobody who says that there is one."""

_ANSWERS = (
    ("no",), ("not", "so"), ("not", "true"), ("not", "at", "all"), ("absolutely", "not"), ("certainly", "not"),
    ("of", "course", "not"), ("far", "from", "it"), ("on", "the", "contrary"), ("quite", "the", "opposite"),
    ("quite", "the", "contrary"), ("nothing", "of", "the", "sort"), ("nothing", "of", "the", "kind"),
    ("not", "a", "word", "of", "it"), ("not", "one", "word", "of", "it"), ("no", "way"), ("wrong",), ("untrue",),
)  # fmt: skip
"""Whole clauses by which somebody says that what was just put to him is not so."""

_NEGATED_NOTHING = listed("negating.deeds")
"""Verbs of which "nothing" can be the object, as far as a deed is denied by it."""


def answers_no(said: str) -> bool:
    """Whether the first clause of a content is nothing but a "no", and more is said after it."""
    head = _QUOTE.split(said.lstrip("“\"'‘«„ "), maxsplit=1)[0].rstrip(" …")
    if head and _tokens(head) in _ANSWERS and len(said) > len(head) + 2 and head.lower() != "no":
        return True
    words = _tokens(said)
    first = _clause(words)
    after = words[len(first) : len(first) + 1]
    return tuple(first) in _ANSWERS and len(words) > len(first) + 1 and (first != ["no"] or after == (".",))


def says_not_so(said: str, *, own: bool = True) -> bool:
    """Whether a content begins by saying that something is not so which could be a fact.

    Args:
        said: the content.
        own: whether only what a speaker can answer for counts: "we", "our guards", no stranger.
    """
    first = _clause(_tokens(said))
    while first and first[0] in _OPENERS:
        first = first[1:]
    if not first or first[0] in _WHO:
        return False
    if first[0] == "there":
        return _there_is_none(first)
    if first[0] in _NOBODY or first[0] == "no":
        return _none_did(first)
    if first[:2] == ["at", "no"] or first[:2] == ["in", "no"]:
        return first[2:3] in (["time"], ["point"], ["moment"], ["stage"], ["way"]) and bool(
            _AUXILIARIES & set(first[3:5])
        )
    return _did_not(first, own=own) or _did_nothing(first) or _did_no_such(first)


@lru_cache(64)
def _tokens(said: str) -> tuple[str, ...]:
    """The words and marks of a text's beginning, "didn't" as two; kept for the next question to the same text."""
    plain = said[:300].replace("’", "'").lower()
    for short, whole in _SHORTENED if "'" in plain else ():
        plain = short.sub(whole, plain)
    return tuple(word.strip("'") for word in _TOKEN.findall(plain) if word.strip("'"))


def _clause(words: Sequence[str]) -> list[str]:
    return list(takewhile(lambda word: word not in _ENDS, words))


def _there_is_none(words: Sequence[str]) -> bool:
    """ "There were no talks": whether a thing is said not to be there."""
    rest = list(words[1:])
    if not _COMPARED.isdisjoint(rest):
        return False  # "there was never a better town"
    if not rest or rest[0] not in _BE | _HAVE | {"never"}:
        return False
    while rest and rest[0] in _BE | _HAVE | {"been"} | (_SLIGHT - {"a", "an", "any"}):
        rest.pop(0)
    if rest[:1] == ["none"] or (rest[:1] == ["nothing"] and rest[1:2] == ["to"]):
        return True
    if rest[:1] == ["never"]:
        rest = [word for word in rest if word not in _BE | _HAVE]
    elif rest[:1] != ["no"] and rest[:2] not in (["not", "a"], ["not", "an"], ["not", "any"], ["not", "one"]):
        return False
    head = [word for word in rest[1:4] if word not in _SLIGHT]
    if not {"left", "available", "enough"}.isdisjoint(rest):
        return False  # it has run out
    return bool(head) and _IDLE_NOUNS.isdisjoint(head[:2])


def _none_did(words: Sequence[str]) -> bool:
    """Whether nobody is said to have done it, or nothing to have been done ("no soldier set foot")."""
    if words[:2] == ["no", "one"] or words[0] in _NOBODY:
        rest = list(words[2:] if words[0] == "no" else words[1:])
        rest = rest[1:] if rest[:1] == ["else"] else rest
        if rest[:1] == ["of"]:
            rest = rest[2 if rest[1:2] and rest[1] in _THEM else 3 :]
        elif words[0] in _BODILESS and rest[:1] in (["is"], ["are"]) and "being" not in rest[:3]:
            return False  # "nobody is for war": a turn of speech
    elif words[0] == "no":
        if words[1:2] and words[1] in _IDLE_NOUNS:
            return False
        place = next((n for n, w in enumerate(words[2:7], 2) if w in _AUXILIARIES or _is_past(w)), None)
        if place is None or not _MODAL.isdisjoint(words[:place]):
            return False
        rest = list(words[place:])
    else:
        return False
    return _tells(rest)


def _tells(rest: Sequence[str]) -> bool:
    """Whether a predicate tells of a deed or a fact: "has signed", "was harmed", "is missing", "set foot"."""
    if not rest or rest[0] in _MODAL or "yet" in rest[:4]:
        return False
    verb = [word for word in rest[:4] if word not in _AUXILIARIES and word not in _SLIGHT]
    if not verb or verb[0] in _MINDS or not _COMPARED.isdisjoint(rest):
        return False  # "no town has a better port": a boast
    return rest[0] in _AUXILIARIES or _is_past(rest[0])


def _is_past(word: str) -> bool:
    return (word.endswith("ed") and len(word) >= _VERB_LETTERS) or word in _PAST


def _did_not(words: Sequence[str], *, own: bool) -> bool:
    """Whether a deed is said not to have been done ("we have not spoken to anyone", "they were not told")."""
    place = next((n for n, word in enumerate(words[: _REACH + 1]) if word in _NOT), 0)
    if not place or not (_MODAL | _WHO | {"to", "than", "yet"}).isdisjoint(words[:place]) or "yet" in words:
        return False
    rest = [word for word in words[place + 1 : place + 5] if word not in _SLIGHT]
    if not rest or rest[0] in _MINDS or (own and words[0] not in _OWN and words[place] != "never"):
        return False
    if not (_MINDS - _AUXILIARIES).isdisjoint(words[1:2]) or "nothing" in rest:
        return False
    helper = words[place - 1]
    if own and words[0] == "it" and helper not in _HAVE and rest[0] not in _HAPPENED:
        return False  # "it was never meant to last", "it never made sense"
    if helper == "did":
        return True
    return (helper in _HAVE | {"was", "were"} or words[place] == "never") and _is_past(rest[0])


def _did_nothing(words: Sequence[str]) -> bool:
    """Whether a deed is said to have had no object ("he has agreed to nothing")."""
    place = next((n for n, word in enumerate(words[: _REACH + 2]) if word == "nothing"), None)
    if place is None:
        return False
    own = place > 1 and words[0] in _OWN and _is_past(words[place - 1]) and words[place - 1] not in _MINDS
    return own or not _NEGATED_NOTHING.isdisjoint(words[max(0, place - 4) : place])


def _did_no_such(words: Sequence[str]) -> bool:
    """Whether a deed is said to have had no object of the kind just named ("she had given no such order")."""
    place = next((n for n, word in enumerate(words[: _REACH + 1]) if word == "no"), 0)
    before = words[max(0, place - 1) : place]
    such = words[place + 1 : place + 2] == ["such"]
    return such and _MODAL.isdisjoint(words[:place]) and any(_is_past(w) or w in _HAVE for w in before)
