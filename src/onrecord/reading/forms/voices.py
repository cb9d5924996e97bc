"""Whom the labels of an interview mean: "A", "QS", "Kroll", "THE WITNESS", by the names that the article gives.

1. A label that is part of one name means that name ("Courier" of "the Tessaly Courier").
2. Capitals are the first letters of one name.
3. An office is that of the one person whom the introduction gives it.
4. Who answers, and is called by none of these, is the person of the introduction whom no other label means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.found import FoundMention
from onrecord.reading.words import lexicon

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ASKING = listed("turns.asking")
_ANSWERING = frozenset({"a", "answer", "interviewee", "guest", "witness"})
_CREDIT = re.compile(r"\b(?:[Bb]y|BY|[Ii]nterview(?:ed)?(?:\s+by)?|[Pp]hotos?(?:\s+by)?|[Tt]ext)\s*:?\s*$")
_APART = re.compile(r"[.;:!?\n](?:\s|$)")

_NEAR = 60
"""Characters between a name and its office: "the city treasurer of Istrel, Orla Fennick"."""

_LONGEST_INITIALS = 4


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    where: Range
    person: bool


def words_of_label(label: str) -> tuple[str, ...]:
    """The words of a label in small letters, without titles and articles before a name."""
    words = tuple(word.casefold().rstrip(".") for word in _WORD.findall(label))
    kept = tuple(word for word in words[:-1] if not lexicon.is_title(word) and word != "the")
    return (*kept, *words[-1:])


def voices(
    text: str, labels: Mapping[tuple[str, ...], str], begins: int, mentions: Sequence[FoundMention]
) -> dict[tuple[str, ...], Range]:
    """For each label, by its words and as printed, where the article names whom it means; else nothing.

    Args:
        text: of the article.
        labels: those of its interview.
        begins: where the first turn does; what stands before introduces the speakers.
        mentions: found in the text.
    """
    names = [
        _Name(words_of_label(text[m.start : m.end]), (m.start, m.end), m.kind == "person")
        for m in _named(mentions)
    ]
    meant: dict[tuple[str, ...], Range] = {}
    for words, label in labels.items():
        found = _part_of(words, names, begins) or _initials(text, label, names, begins)
        if found is not None:
            meant[words] = found.where
    people = _introduced(text, names, begins)
    taken = {words for words in labels if len(words) > 1} | {
        words_of_label(text[slice(*where)]) for where in meant.values()
    }
    left = [
        name for name in people if not any(_within(words, name.words) or words == name.words for words in taken)
    ]
    for words in labels:
        if words not in meant and words[-1] not in _ANSWERING and lexicon.is_role(words[-1]):
            holders = [name for name in left if _holds_office(text, name, words[-1])]
            if len({name.words for name in holders}) == 1:
                meant[words] = holders[0].where
                left = [name for name in left if name.words != holders[0].words]
    meant |= _remaining(labels, meant, left)
    return meant


def _named(mentions: Sequence[FoundMention]) -> Iterable[FoundMention]:
    return (m for m in mentions if m.form == "name" and m.kind in ("person", "organization", "work"))


def _part_of(words: tuple[str, ...], names: Sequence[_Name], begins: int) -> _Name | None:
    """The fullest name of which the label is a part, where there is only one such; those introduced come first."""
    holding = [name for name in names if _within(words, name.words) and len(name.words) > len(words)]
    for known in ([n for n in holding if n.where[0] < begins], holding):
        if known:
            best = max(known, key=lambda name: (len(name.words), -name.where[0]))
            alike = all(_within(name.words, best.words) for name in known)
            return best if alike else None
    same = [name for name in names if name.words == words and name.where[0] < begins]
    return same[0] if same else None


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """All words of `part` are among those of `whole`, in their order."""
    rest = iter(whole)
    return all(word in rest for word in part)


def _initials(text: str, label: str, names: Sequence[_Name], begins: int) -> _Name | None:
    letters = label.replace(".", "").strip()
    if not (letters.isalpha() and letters.isupper() and 2 <= len(letters) <= _LONGEST_INITIALS):
        return None
    for name in names:
        capitals = [w[0] for w in _WORD.findall(text[slice(*name.where)]) if w[0].isupper() and w != "The"]
        if "".join(capitals) == letters:
            return name
    spelled = re.compile(r"\b" + r"[\w.’'-]*\s+(?:(?:of|for|and|the)\s+)*".join(letters) + r"[\w’'-]+")
    found = spelled.search(text, 0, begins)
    return _Name(words_of_label(found.group()), found.span(), person=False) if found else None


def _introduced(text: str, names: Sequence[_Name], begins: int) -> list[_Name]:
    """The people named before the first turn, the most named first; who wrote or asked is not among them."""
    before = [n for n in names if n.person and n.where[0] < begins]
    credited = {n.words for n in before if _CREDIT.search(text, max(0, n.where[0] - 20), n.where[0])}
    before = [name for name in before if name.words not in credited]
    full = [
        n for n in before if not any(_within(n.words, o.words) and len(o.words) > len(n.words) for o in before)
    ]
    counts = Counter(n.words for n in full for o in before if o.words and _within(o.words[-1:], n.words))
    first = {n.words: n for n in reversed(full)}
    return sorted(first.values(), key=lambda n: (-counts[n.words], n.where))


def _holds_office(text: str, name: _Name, office: str) -> bool:
    """The office stands right before or after the name, in its sentence."""
    start, end = name.where
    before = _APART.split(text[max(0, start - _NEAR) : start])[-1]
    after = _APART.split(text[end : end + _NEAR])[0] if text[end : end + 1] == "," else ""
    return office in {word.casefold() for word in _WORD.findall(f"{before} {after}")}


def _remaining(
    labels: Mapping[tuple[str, ...], str], meant: Mapping[tuple[str, ...], Range], left: Sequence[_Name]
) -> dict[tuple[str, ...], Range]:
    """Of the labels that nothing explains the one that answers, with the person whom no other label means."""
    open_labels = [words for words in labels if words not in meant]
    answering = [words for words in open_labels if words[-1] in _ANSWERING]
    if not answering:
        offices = [w for w in open_labels if lexicon.is_role(w[-1]) and w[-1] not in _ASKING]
        answering = offices if len(offices) == 1 and len(left) == 1 else []
    if len(answering) != 1 or not left:
        return {}
    return {answering[0]: left[0].where}
