"""To whom and on what occasion it was said, from the words of the sentence outside the content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.data import rows
from onrecord.model import Range
from onrecord.reading.cues import Word, words_of
from onrecord.reading.draft import Draft, overlap, trimmed
from onrecord.reading.lemmas import lemmas
from onrecord.reading.wordlists import listed

_HEARERS = listed("occasions.hearers")
"""Verbs whose object is the hearer."""

_BY_TO = listed("occasions.by_to")
"""Cues whose hearer follows "to"."""

_STOP = listed("occasions.stop")
_CALLED_ON = frozenset({"call", "prevail"})
"""Verbs whose hearer follows "on" or "upon"."""

_ITS_OWN = listed("occasions.its_own")
_BODIES = listed("occasions.bodies")
"""Nouns of occasions that are bodies too: who tells the council tells its members."""

_NO_HEARER = frozenset({"of", "cheers", "applause", "laughter", "boos"})
_LONGEST = 9
"""Words of an addressee; longer stretches are clauses."""

_OPENERS = frozenset({"in", "at", "during", "on", "via", "through", "over", "after"})
_VERBS = listed("occasions.verbs")
_WHERE = listed("occasions.where")
_DETERMINERS = listed("occasions.determiners")
_TAIL = listed("occasions.tail")
_END = frozenset(", . ; : ( ) — – - ! ? “ ” \" '") | listed("occasions.end")
_NOUN_WITHIN = 7
"""Words from the opening preposition within which the noun of the occasion stands."""

_LONGEST_OCCASION = 16
_SPEAKING = frozenset({"speaking", "talking", "addressing", "testifying", "writing", "appearing"})


def addressed(text: str, draft: Draft, sentence: Range) -> Range | None:
    """Where the words that name the hearer stand, or None.

    The object of "told", "urged" and the like; else what follows "to" after "said", "letter" and the like. An
    occasion in that place ("told the briefing") is no hearer.
    """
    where = _hearer(text, draft, sentence)
    return None if where is None or _is_occasion(text, where) else where


def owned(text: str, where: Range) -> Range:
    """A hearer's words without the owner in front: "their superiors" are not who they belong to."""
    match = _OWNER.match(text, *where)
    return (match.end(), where[1]) if match else where


def is_own(text: str, where: Range) -> bool:
    """The hearer is the page itself: "this newspaper"."""
    words = words_of(text, *where)
    return len(words) > 1 and words[0].text == "this" and words[-1].text in _ITS_OWN


_OWNER = re.compile(r"(?:his|her|its|their|my|our|your)\s+", re.IGNORECASE)


def _is_occasion(text: str, where: Range) -> bool:
    words = words_of(text, *where)
    head = next((i for i, word in enumerate(words) if word.text in {"of", "'", "’"}), len(words)) - 1
    named = text[words[head].start].isupper()
    return not named and words[head].text in _events() and words[head].text not in _BODIES


def _hearer(text: str, draft: Draft, sentence: Range) -> Range | None:
    if not draft.cue:
        return None
    cue = [word for start, end in draft.cue for word in words_of(text, start, end)]
    bases = [base for word in cue for base in lemmas(word.text)]
    start = draft.cue[-1][1]
    after = words_of(text, start, min(max(sentence[1], start), start + 160))
    own = [i for i, word in enumerate(cue) if set(lemmas(word.text)) & _HEARERS]
    if own and own[-1] + 1 < len(cue) and cue[-1].text != "to":
        return _noun_phrase(text, cue[own[-1] + 1 :], draft, in_cue=True) or None
    if own and not _passive(cue, own[-1]):
        return _noun_phrase(text, after, draft, in_cue=False)
    if own and not draft.source:
        return _subject(text, draft, sentence)
    if set(bases) & _CALLED_ON and cue[-1].text in {"on", "upon"}:
        return _noun_phrase(text, after, draft, in_cue=False)
    if set(bases) & _BY_TO or "reporters" in bases:
        position = next((i for i, word in enumerate(after[:2]) if word.text == "to"), None)
        if position is not None and after[0].text[0].isalnum() and not _in_content(after[position], draft):
            return _noun_phrase(text, after[position + 1 :], draft, in_cue=False)
    return None


def _subject(text: str, draft: Draft, sentence: Range) -> Range | None:
    """The subject of a passive ("Residents were warned"): the words before it, back to a mark."""
    kept: list[Word] = []
    for word in reversed(words_of(text, min(sentence[0], draft.cue[0][0]), draft.cue[0][0])):
        if not word.text[0].isalnum() or word.text in _STOP - {"he", "she", "they", "it", "we", "i"}:
            break
        kept.append(word)
    kept = [word for word in reversed(kept) if word.text not in _AUXILIARIES]
    return (kept[0].start, kept[-1].end) if 0 < len(kept) <= _LONGEST else None


_AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had", "been", "being", "also", "and"})


def _passive(cue: Sequence[Word], index: int) -> bool:
    return index > 0 and cue[index - 1].text in {"was", "were", "been", "be", "being", "is", "are"}


def _in_content(word: Word, draft: Draft) -> bool:
    return any(start <= word.start < end for start, end in draft.content)


def _noun_phrase(text: str, words: Sequence[Word], draft: Draft, in_cue: bool) -> Range | None:
    """The words up to the first that ends a noun phrase. Who is urged may be the content's subject."""
    kept: list[Word] = []
    for word in words[:_LONGEST]:
        if (
            (word.text in _STOP and not (word.text == "this" and _owns(words)))
            or (kept and word.text in {"the", "a", "an"})
            or not (word.text[0].isalnum() or word.text in {"'", "’", "&"})
        ):
            break
        if not in_cue and _in_content(word, draft) and not _before_clause(words):
            break
        if any(start <= word.start < end for start, end in draft.source):
            break
        kept.append(word)
    while kept and kept[-1].text in {"'", "and", "or", "of", "the", "again"}:
        kept.pop()
    if not kept or kept[0].text in _NO_HEARER:
        return None
    return trimmed(text, (kept[0].start, kept[-1].end))


def _owns(words: Sequence[Word]) -> bool:
    """ "told this newspaper", and not "told this week"."""
    return len(words) > 1 and words[0].text == "this" and words[1].text in _ITS_OWN


def _before_clause(words: Sequence[Word]) -> bool:
    """ "urged Z to leave", "promised Z that", "thanked Z for": such a word, and no end of a clause before."""
    for word in words[: _LONGEST + 1]:
        if word.text in {"to", "that", "for"}:
            return True
        if (word.text in _STOP and word.text != "this") or not (word.text[0].isalnum() or word.text in {",", "'"}):
            return False
    return False


@cache
def _events() -> frozenset[str]:
    return frozenset(row["noun"].lower() for row in rows("occasions") if row["kind"] == "event")


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row["noun"].lower() for row in rows("occasions") if row["kind"] != "platform")


@cache
def _platforms() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("occasions") if row["kind"] == "platform")


def occasion(text: str, draft: Draft, sentence: Range, taken: Sequence[Range]) -> Range | None:
    """Where the words that name the occasion stand, the preposition included, or None.

    "at the daily briefing", "in an interview with NBC", "on Telegram", "speaking in Budapest". Of several the one
    nearest the cue. `taken` are the contents of other attributions, whose occasions are their own.
    """
    heard = _hearer(text, draft, sentence)
    if heard is not None and _is_occasion(text, heard):
        return _whole(text, heard, sentence, draft)
    anchor = draft.anchor[0]
    if draft.cue and _hangs_on(text, draft, sentence):
        sentence = (anchor, max(sentence[1], anchor))
    holes = [*draft.content, *taken]
    words = [w for w in words_of(text, *sentence) if not any(a <= w.start < b for a, b in holes)]
    found = [place for i in range(len(words)) if (place := _occasion_at(text, words, i, draft)) is not None]
    found = [f for f in found if not any(overlap(f, piece) for piece in (*draft.source, *draft.content))]
    found = [f for f in found if not (_ONLY_BESIDE.match(text, *f) and not _beside(draft, f))]
    return min(found, key=lambda place: (abs(place[0] - anchor), place), default=None)


_ONLY_BESIDE = re.compile(r"after\b|(?:in|before)\s+(?:parliament|court)$", re.IGNORECASE)
"""Phrases that name an occasion right behind the cue only: "said after the meeting", "repeated in parliament"."""


def _beside(draft: Draft, where: Range) -> bool:
    return any(start <= where[0] <= end + 1 for start, end in draft.cue)


def _hangs_on(text: str, draft: Draft, sentence: Range) -> bool:
    """The cue hangs on the clause before it (", calling it …"): what that clause tells of is not its occasion."""
    before = text[min(sentence[0], draft.anchor[0]) : draft.anchor[0]].rstrip()
    return before.endswith(",") and text[slice(*draft.cue[0])].split()[0].endswith("ing")


def _whole(text: str, heard: Range, sentence: Range, draft: Draft) -> Range:
    """The occasion that was told something, with the phrase that hangs on it ("the congress of the guild")."""
    stop = min((start for start, _ in draft.content if start >= heard[1]), default=sentence[1])
    words = words_of(text, heard[0], max(stop, heard[1]))
    size = sum(word.start < heard[1] for word in words)
    if size < len(words) and words[size].text in {"of", "in", "at"}:
        return _until(words, 0, size)
    return heard


def _occasion_at(text: str, words: Sequence[Word], index: int, draft: Draft) -> Range | None:
    first = words[index]
    if first.text in _SPEAKING and index + 1 < len(words):
        if words[index + 1].text not in _WHERE:
            return None
        return _until(words, index, index + 2)
    if first.text not in _OPENERS or index + 1 >= len(words):
        return None
    if first.text in {"on", "via", "through"} and _platform(text, words[index + 1 : index + 3]):
        size = 2 if text[words[index + 1].start : words[index + 1].end] in _platforms() else 3
        return first.start, words[index + size - 1].end
    return _with_noun(words, index)


def _platform(text: str, words: Sequence[Word]) -> bool:
    names = [text[words[0].start : words[0].end], text[words[0].start : words[-1].end]]
    return any(name in _platforms() for name in names)


def _with_noun(words: Sequence[Word], index: int) -> Range | None:
    """A preposition, a determiner or plain modifiers, and a noun of the table."""
    for at in range(index + 1, min(index + 1 + _NOUN_WITHIN, len(words))):
        word = words[at].text
        if word in _END or word in _VERBS or (word in _TAIL and at > index + 1):
            return None
        if _is_noun(word) and not _compound(words, at):
            return _until(words, index, at + 1)
    return None


def _compound(words: Sequence[Word], at: int) -> bool:
    """The noun is only the first part of a longer one of the table: "press conference", "council meeting"."""
    return at + 1 < len(words) and _is_noun(words[at + 1].text)


def _is_noun(word: str) -> bool:
    return word in _nouns() or (word.endswith("s") and word[:-1] in _nouns())


def _until(words: Sequence[Word], first: int, at: int) -> Range:
    """From `first` over the noun at `at` and the phrases that hang on it, to what ends a phrase."""
    last = at - 1
    for index in range(at, min(first + _LONGEST_OCCASION, len(words))):
        word, before = words[index], words[index - 1]
        owned = word.text in {"'", "’"} and index + 1 < len(words) and words[index + 1].text == "s"
        if (word.text in _END and not owned) or word.text in _VERBS or word.start - before.end > 2:
            break
        if index == at and word.text not in _TAIL and at - first > 2 and word.text not in {"'", "’", "s"}:
            break
        if word.text in _DAYS:
            break
        last = index
    while last > at - 1 and words[last].text in _TAIL | _DETERMINERS:
        last -= 1
    return words[first].start, words[last].end


_DAYS = listed("occasions.days")
