"""Whether somebody is blamed or praised by what is plainly said: "said | the plan was a disgrace"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.data import rows
from onrecord.data.faults import finds_fault
from onrecord.data.wordlists import listed
from onrecord.model import Act
from onrecord.reading.words.cues import NEGATIONS, Word, matched, words_of
from onrecord.reading.words.lemmas import lemmas
from onrecord.reading.words.lexicon import noun

_STATES = listed("acts.states")
"""Faults that a lawyer or a clerk finds, who argues or tells by it rather than blames."""

_BEHIND = frozenset(
    {"and", "or", "but", "at", "to", "for", "in", "of", "by", "that", "because", "as", "if", "now"}
)
"""Words behind an adjective that no noun follows."""

_REACH = 5
"""Words before a word of judgement among which its "is" and its subject stand. Set by judgement."""

_DENIED = 2
"""Words before a word of judgement among which a negation takes it back ("not a bigot"). Set by judgement."""

_OWNED = frozenset({"choice", "mistake", "mistaken", "wrong"})
_OPENERS = frozenset({"he", "she", "they", "it", "his", "her", "their", "its"})
"""Words with which an admission begins: "said her vote was a mistake", "said he had been wrong"."""

_FORBIDDEN = frozenset({"prohibit", "forbid", "outlaw", "prevent"})
"""Verbs of whose object a fault is only the name: "rules that | prohibit inciting violence"."""

_TO_WHOM = frozenset({"to", "with", "by", "from", "about", "against"})
"""Words behind "is" that lead to somebody else: "would be | generous to | a loser"."""

_MINE = frozenset({"my", "our"})
_OWN_DEEDS = frozenset(
    {
        "action",
        "actions",
        "behavior",
        "behaviour",
        "choice",
        "comment",
        "comments",
        "conduct",
        "decision",
        "language",
    }
    | {"post", "posts", "remark", "remarks", "statement", "tweet", "tweets", "vote", "words"}
)
_BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "become", "becomes", "re", "m"})
_CONTRACTED = frozenset({"he", "she", "it", "that", "who", "there", "here", "what", "this"})
"""Words after which "'s" is "is" or "has", and no possessive."""

_SELF = frozenset({"i", "we", "you", "my", "our", "me", "us"})
_TAKEN_BACK = NEGATIONS | {"least", "less", "nobody", "none", "nothing"}


@dataclass(frozen=True, slots=True)
class _Judgement:
    """A row of the table of verdicts that counts in what is plainly said."""

    words: tuple[str, ...]
    act: Act
    where: str


@cache
def _judgements() -> dict[str, tuple[_Judgement, ...]]:
    """First base form → the judgements that begin with it."""
    table: dict[str, tuple[_Judgement, ...]] = {}
    for row in rows("verdicts"):
        if row["said"]:
            words = tuple(row["word"].split())
            act: Act = "praise" if row["act"] == "praise" else "criticise"
            table[words[0]] = (*table.get(words[0], ()), _Judgement(words, act, row["said"]))
    return table


def judged(said: str) -> tuple[Act | None, int]:
    """Whether a content blames or, if not, praises somebody or something, and where it first does."""
    words = words_of(said, 0, len(said))
    found: dict[Act, int] = {}
    for index, word in enumerate(words):
        for base in lemmas(word.text):
            for row in (*_judgements().get(base, ()), *_faults(words, index, base)):
                last = matched(words, index, row.words)
                if last is not None and _counts(words, index, last, row) and not _is_named(said, words, index):
                    found.setdefault(row.act, word.start)
    act: Act | None = "criticise" if "criticise" in found else next(iter(found), None)
    return act, found[act] if act else 0


def _faults(words: Sequence[Word], index: int, base: str) -> tuple[_Judgement, ...]:
    """The judgement that an adjective with no noun behind it passes by how it is made, where no row of the table
    has it: "was irregular at best"."""
    word = words[index].text
    if base != word or base in _judgements() or word in _STATES or not finds_fault(word):
        return ()
    behind = [one.text for one in words[index + 1 : index + 2]]
    ends = not behind or behind[0] in _BEHIND or not behind[0][:1].isalpha()
    return (_Judgement((word,), "criticise", "predicate"),) if ends else ()


def _counts(words: Sequence[Word], first: int, last: int, row: _Judgement) -> bool:
    """Whether a judgement at these words is made by the speaker, of somebody else, and not taken back."""
    inside = {word.text for word in words[first:last]}
    if NEGATIONS.isdisjoint(row.words) and not NEGATIONS.isdisjoint(inside):
        return False
    clause = _clause(words, first)
    if _is_supposed(clause) or not _FORBIDDEN.isdisjoint(base for word in clause for base in lemmas(word)):
        return False
    if not _MINE.isdisjoint(clause[:2]) and not _OWN_DEEDS.isdisjoint(clause[:5]):
        return False  # "my recent remarks were ill-advised" admits it
    before = [word.text for word in words[max(0, first - _REACH) : first]]
    cut = max((n + 1 for n, word in enumerate(before) if word in {",", ".", ";", ":", "?", "!"}), default=0)
    before = [word for word in before[cut:] if word[0].isalnum()]
    opening = next((word.text for word in words if word.text != "that" and word.text[0].isalnum()), "")
    if opening in _OPENERS and not _OWNED.isdisjoint(row.words):
        return False
    if row.where in {"always", "others"}:
        own = row.where == "others" and not _SELF.isdisjoint(before)
        own = own or before[-1:] in (["may"], ["might"])  # "may not understand" supposes it of anybody
        return not own and _TAKEN_BACK.isdisjoint(before[-_DENIED:])
    done = words[first].text.endswith(("ing", "ed")) and not row.words[0].endswith(("ing", "ed"))
    if done and words[first].text != row.words[0]:
        return False  # "he was joking" calls nothing a joke, "they are bullied" nobody a bully
    said_to_be = not _BE.isdisjoint(before) or any(
        word == "s" and place and before[place - 1] in _CONTRACTED for place, word in enumerate(before)
    )
    last_be = max((place for place, word in enumerate(before) if word in _BE), default=-1)
    if (
        not said_to_be
        or not _TO_WHOM.isdisjoint(before[last_be + 1 :])
        or not _TAKEN_BACK.isdisjoint(before)
        or before[0] in _SELF
    ):
        return False
    return row.where == "predicate" or any(_is_person(word.text) for word in words[last + 1 : last + 3])


def _clause(words: Sequence[Word], at: int) -> list[str]:
    """The words before word `at`, back to the mark that parts them from the clause before."""
    start = next((i + 1 for i in range(at - 1, -1, -1) if words[i].text in _PARTS), 0)
    return [word.text for word in words[start:at] if word.text[0].isalnum()]


def _is_supposed(clause: Sequence[str]) -> bool:
    """Whether a clause only supposes it, or says that nobody was so: "unless he is a fool", "none of us lied"."""
    first = [word for word in clause if word not in {"that", "and", "but"}][:2]
    return (
        first[:1] in (["if"], ["unless"]) or first[:1] in (["none"], ["nobody"], ["neither"]) or first == _NO_ONE
    )


_NO_ONE = ["no", "one"]
_PARTS = frozenset({",", ".", ";", ":", "?", "!", "—", "–"})


def _is_named(said: str, words: Sequence[Word], index: int) -> bool:
    """Whether a word is a part of a name: "an | Unfair Labour Practice", and not "own | Crooked Poe"; not where
    all is in capitals."""
    if index == 0 or not said[words[index].start].isupper() or words[index - 1].text in _MARKS_BEFORE:
        return False
    long = [word for word in words if len(word.text) > _LONG]
    small = sum(said[word.start].islower() for word in long)
    after = [said[word.start].isupper() for word in words[index + 1 : index + 2]]
    called = words[index - 1].text in _ARTICLES or said[words[index - 1].start].isupper()
    return called and after == [True] and 2 * small >= len(long)


_ARTICLES = frozenset({"a", "an", "the"})
_MARKS_BEFORE = _PARTS | frozenset("“\"‘'«„")
_LONG = 3
"""Letters of words that a headline in capitals does not write small."""


def _is_person(word: str) -> bool:
    found = noun(word)
    return found is not None and found.kind == "person"
