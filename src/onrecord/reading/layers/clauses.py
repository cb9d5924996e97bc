"""Reported clauses: who says, thinks or wants what, where one sentence says it in plain words.

"the ferry company had told its passengers there would be no sailings": a subject, a verb of the table of cues
right after it, and a clause that the verb reports. PolNeAR, from which the tagger learned, marks nothing inside a
content; these rules find there what it passes over. They read one sentence, or a part of one, and know no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.draft import overlap, trimmed
from onrecord.reading.found import FoundMention, mentions_in
from onrecord.reading.layers.accounts import Accounts
from onrecord.reading.layers.clause import Clause
from onrecord.reading.layers.clause_ends import REACH
from onrecord.reading.layers.relatives import Relatives
from onrecord.reading.layers.shared import Shared
from onrecord.reading.words import lexicon
from onrecord.reading.words.cues import words_of
from onrecord.reading.words.function_words import OPENING, PREPOSITIONS, THAT, is_past

_NOUNS = listed("nesting.nouns")
_ARTICLES = frozenset({"a", "an", "the", "any", "one", "some", "no"})
_BE_NOUNS = frozenset({"is", "was", "are", "were", "of", "as"})
_WORDS_OF = frozenset({"words", "view", "opinion", "eyes"})
_FOR_NOUNS = frozenset({"demand", "call", "request", "plea"})
_ABOUT_NOUNS = frozenset({"complaint", "concern", "fear", "warning", "worry"})
_LEADING = frozenset({"amid", "despite", "ignores", "faces", "rejects", "dismisses", "resists", "face", "reject"})
_LEAD = 24
"""Characters before the words of a body in which the verb stands that answers its call."""

_TO_NOUNS = frozenset(
    {"promise", "pledge", "vow", "threat", "refusal", "offer", "demand", "request", "call", "plea"}
)

_KEPT = 1024
"""Sentences whose clauses are kept: several layers ask for those of one article's sentences."""


def clauses(text: str, where: Range, mentions: Sequence[FoundMention]) -> list[Clause]:
    """The reported clauses of one sentence, in order of their cues; they may stand inside one another."""
    return list(_clauses(text, where, mentions_in(where, mentions)))


@lru_cache(_KEPT)
def _clauses(text: str, where: Range, mentions: tuple[FoundMention, ...]) -> tuple[Clause, ...]:
    sentence = _Sentence(text, where, mentions)
    carried = [*sentence.performed(), *sentence.accounts()]
    cues = [clause.cue for clause in carried]
    found = [
        *carried,
        *sentence.verbs(),
        *(clause for clause in sentence.nouns() if not any(overlap(clause.cue, cue) for cue in cues)),
        *sentence.accordings(),
        *sentence.relatives(),
    ]
    return tuple(sorted((clause for clause in found if _apart(clause)), key=lambda clause: clause.cue))


def _apart(clause: Clause) -> bool:
    """Source, if there is one, cue and content are words, and none of them the others'."""
    pieces = sorted((*clause.sources, clause.cue, *clause.content))
    return all(start < end for start, end in pieces) and all(a[1] <= b[0] for a, b in pairwise(pieces))


def _cut(text: str, clause: Clause, further: Sequence[tuple[Range, Clause]]) -> Clause:
    """The clause without what its subject says by further verbs."""
    joints = [joint[0] for joint, _ in further]
    return replace(clause, content=cut_before(text, clause.content, joints))


def cut_before(text: str, content: Sequence[Range], joints: Sequence[int]) -> tuple[Range, ...]:
    """The pieces of a content, none going on past one of the `joints` inside of it."""
    return tuple(
        trimmed(text, (start, min([end, *(joint for joint in joints if start < joint < end)])))
        for start, end in content
    )


def subject_of(text: str, sentence: Range, cue: Range, mentions: Sequence[FoundMention]) -> Range | None:
    """The noun phrase right before the verb at `cue`, its apposition included; else its "who"."""
    return _Sentence(text, sentence, mentions).subject_before(cue[0])


def inverted_subject(text: str, sentence: Range, cue: Range, mentions: Sequence[FoundMention]) -> Range | None:
    """The noun phrase right after the verb at `cue`: "“…,” said the mayor, Ann Poe"."""
    return _Sentence(text, sentence, mentions).subject_after(cue[1])


def opening_verb(text: str, where: Range, mentions: Sequence[FoundMention]) -> tuple[Range, Range] | None:
    """Of "to believe that …" or "believes that …" the verb and what it reports; else None."""
    return _Sentence(text, where, mentions).opening_verb()


def second_verbs(
    text: str, sentence: Range, source: Range, cue: Range, mentions: Sequence[FoundMention]
) -> list[tuple[Range, Clause]]:
    """What `source` says by further verbs than the one at `cue`, each with the words that join it to the first."""
    return _Sentence(text, sentence, mentions).further(source, cue)


def hanging(
    text: str, sentence: Range, source: Range, cue: Range, mentions: Sequence[FoundMention]
) -> list[tuple[Range, Clause]]:
    """What `source` says by participles behind the verb at `cue`, each with the words that join it to the rest."""
    return _Sentence(text, sentence, mentions).behind(source, cue)


class _Sentence(Shared, Relatives, Accounts):
    """Finds the clauses of a sentence."""

    def further(self, source: Range, cue: Range) -> list[tuple[Range, Clause]]:
        """See `second_verbs`."""
        held = [i for i, word in enumerate(self._words) if cue[0] <= word.start and word.end <= cue[1]]
        return list(self.second_verbs(source, held[0], held[-1], held[-1] + 1)) if held else []

    def behind(self, source: Range, cue: Range) -> list[tuple[Range, Clause]]:
        """See `hanging`."""
        last = max((i for i, word in enumerate(self._words) if word.end <= max(source[1], cue[1])), default=None)
        return list(self.hanging(source, last)) if last is not None else []

    def verbs(self) -> Iterator[Clause]:
        """The clauses of verbs, those that share a subject among them."""
        for clause in super().verbs():
            further = self.further(clause.source, clause.cue) if clause.source[1] <= clause.cue[0] else []
            yield _cut(self._text, clause, further)
            yield from (second for _, second in further)

    def nouns(self) -> Iterator[Clause]:
        """ "the union's claim that …", "her promise to …": whose it is, the noun, and what is claimed."""
        words = self._words
        for at in range(len(words) - 2):
            noun, joint = words[at].text.removesuffix("s"), words[at + 1].text
            wanted = noun in _FOR_NOUNS and joint == "for"
            thing = (wanted and words[at].text == noun) or (noun in _ABOUT_NOUNS and joint in {"about", "over"})
            body = self._body_before(at) if wanted else None
            if noun not in _NOUNS or not (thing or body or joint in {"that", "to"}):
                continue
            if joint == "to" and words[at].text not in _TO_NOUNS:
                continue
            if joint == "that" and self._is_done_to(at + 1):
                continue
            source = self._owner(at)
            content = self._told(at + 1 + (body is not None), at)
            if body and content:
                yield Clause(body, (words[at].start, words[at + 1].end), (content,))
            elif source and content:
                yield Clause(source, (words[at].start, words[at].end), (content,))
            elif content and words[at + 1].text == "that" and self._is_told(at):
                begins = words[at - (words[at - 1].text in _ARTICLES)].start
                yield Clause((begins, begins), (begins, words[at].end), (content,))

    def _body_before(self, at: int) -> Range | None:
        """ "rejected | opposition | calls for an inquiry": whose a plural noun is, by the word before it."""
        words = self._words
        body = lexicon.noun(words[at - 1].text) if at and words[at].text.endswith("s") else None
        if body is None or body.kind not in ("organization", "group", "person"):
            return None
        start = words[at - 1].start
        lead = words_of(self._text, max(0, start - _LEAD), start)[-1:]
        led = bool(lead) and (lead[0].text in PREPOSITIONS | _LEADING or is_past(lead[0].text))
        return (start, words[at - 1].end) if led else None

    def _is_told(self, at: int) -> bool:
        """ "a report that …", "Suggestions that …": a noun of saying that is nobody's."""
        words = self._words
        if not self._is_clause(at + 2):
            return False
        article = at and words[at - 1].text in _ARTICLES
        before = words[at - 1 - article].text if at - article else ""
        return (article or words[at].text.endswith("s")) and before not in _BE_NOUNS

    def accordings(self) -> Iterator[Clause]:
        """ "the orchestra, according to its manager, hopes …"."""
        words = self._words
        for at in range(len(words) - 2):
            if self._in_words(at):
                yield from self._worded(at)
            if (words[at].text, words[at + 1].text) != ("according", "to"):
                continue
            end = self._past_hearers(at + 2)
            if end == at + 2:
                continue
            parts = [
                self._trimmed(1 if words[0].text in THAT else 0, at) if at > 1 else None,
                self._trimmed(end + 1, len(words)) if end + 2 < len(words) and words[end].text == "," else None,
            ]
            content = tuple(part for part in parts if part)
            if content and (end >= len(words) or not words[end].text.isalnum()):
                cue = words[at].start, words[at + 1].end
                yield Clause((words[at + 2].start, words[end - 1].end), cue, content)

    def _in_words(self, at: int) -> bool:
        if self._words[at].text != "in":
            return False
        texts = [word.text for word in self._words[at : at + 4]]
        return texts[:2] == ["in", "the"] and texts[3:] == ["of"] and texts[2] in _WORDS_OF

    def _worded(self, at: int) -> Iterator[Clause]:
        """ "it was, in the words of a friend, “a waste of ink”": the quotation right after who said so."""
        words, first = self._words, at + 4
        end = next(
            (i for i in range(first, min(len(words), first + REACH)) if not words[i].text[0].isalnum()), first
        )
        opened = end + (words[end].text == "," if end < len(words) else 0)
        said = self._quotation(opened) if opened < len(words) and words[opened].text in OPENING else None
        if end > first and said:
            yield Clause(
                (words[first].start, words[end - 1].end), (words[at].start, words[first - 1].end), (said,)
            )
