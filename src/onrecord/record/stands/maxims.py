"""Refusals by a rule: "a hill is not a bargaining chip", "you do not sell a birthday"."""

from __future__ import annotations

from onrecord.record.stands.leanings import Sentence
from onrecord.record.stands.phrases import Word
from onrecord.record.stands.unsaid import ELLIPTIC_WORDS, SHORT, UNWILLED
from onrecord.record.words import word_set

_BE, _COMMONLY = (
    word_set("is are was were"),
    word_set("do does can can't cannot don't doesn't should shouldn't must"),
)
_BEEN = _BE | {"has", "does"}
_ANYBODY, _NOBODY = word_set("you one people"), word_set("nobody noone none")
_SUBJECT_WORDS = 5
_DEFINITE = word_set(
    "the this that these those i we he she it they there here what who which where when why how his her its their "
    "our my your no not nothing nobody none and but so if as all some any both either neither each every yes well"
)
_HOW = word_set(
    "yet true so sure clear certain aware able going enough available possible likely the right wrong even only "
    "just in on at by for from with about over under to involved responsible guilty told asked ready safe my our "
    "your his her their its this that open closed allowed working affected known"
)
"""Words behind "is not" by which no kind of things is told from another."""


def is_maxim(sentence: Sentence, names: frozenset[int]) -> bool:
    """Whether a short sentence says of a kind of things, or of everybody, what they are not, or what is not done:
    "a hill is not a bargaining chip", "cables are not sausages", "you do not sell a birthday". Who answers with a
    rule refuses. `names`: places of words that mean somebody."""
    words = [word for word in sentence.words if not word.is_mark]
    if not SHORT <= len(words) <= ELLIPTIC_WORDS or any(word.text == "yet" for word in words):
        return False
    first, place = words[0], next((n for n, w in enumerate(words) if w.negates), 0)
    if first.text in _NOBODY:
        return first.text != "no" and words[1].text.endswith("s") and words[1].text not in _BEEN
    helper = words[place - 1].text if not words[place].text.endswith("n't") else words[place].text[: -len("n't")]
    if first.text in _ANYBODY:
        return (
            place in (1, 2)
            and (helper in _ANYBODY or helper in _COMMONLY)
            and words[place + 1].stem not in UNWILLED
        )
    said = words[place + 1 : place + 2]
    bare = first.text not in _DEFINITE and 0 not in names and not first.text.endswith("ly")
    kind = first.text in ("a", "an") or (bare and place <= (3 if words[place].text == "not" else 2))
    return kind and 0 < place <= _SUBJECT_WORDS and helper in _BE and bool(said) and not _is_how(said[0])


def _is_how(word: Word) -> bool:
    """Whether it tells how something is, or what was done, rather than what it is."""
    return word.stem in UNWILLED or word.text in _HOW or word.text.endswith("ly")
