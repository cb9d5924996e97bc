"""Which attributions may take a side, and what their speakers say by themselves, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.model import Attribution
from onrecord.record.stands.phrases import Word, words_of
from onrecord.record.stands.plain_acts import foresees, goes_before, is_request
from onrecord.record.stands.staked import Held
from onrecord.record.stands.stakeholders import Stakeholders
from onrecord.record.statements import Statements
from onrecord.record.story import Sentences
from onrecord.record.who.entities import People
from onrecord.record.words import word_set

LEAST_SURE = 0.3
"""No position rests on an attribution that the reader is less sure of."""

CLAIM = 12
"""Words at the beginning of a content in which it is what others claim that is rejected: "suggestions that"."""

_CLAIMS = word_set(
    "suggestions suggestion claims claim reports report accusations allegations rumours rumors speculation charge"
)
_WAS, _WISHED = word_set("was were is are had has have did"), word_set("be should must would will")
_UNSETTLED = word_set("whether if unless")
_NO_SIDE = frozenset({"ask"})


class Spoken:
    """The attributions of a story by which somebody may take a side."""

    def __init__(self, statements: Statements, people: People, stakeholders: Stakeholders) -> None:
        """Take the attributions as they were resolved."""
        self._statements = statements
        self._people = people
        self._stakeholders = stakeholders
        self._inner: defaultdict[str, list[Attribution]] = defaultdict(list)
        for attribution in people.attributions.values():
            if attribution.parent:
                self._inner[attribution.parent].append(attribution)

    def attributions(self) -> Iterator[Held]:
        """The attributions that may take a side, with whose it would be."""
        for reading in self._statements.story.readings:
            sentences = self._statements.story.sentences[reading.article.id]
            for each in reading.attributions:
                attribution = self._people.attributions[each.id]
                actors = self._stakeholders.actors(attribution)
                sure = attribution.confidence >= LEAST_SURE and not self._is_unsettled(attribution)
                sure = sure and not foresees(attribution)
                if (attribution.act not in _NO_SIDE or is_request(attribution)) and sure and actors:
                    yield attribution, sentences, actors

    def _is_unsettled(self, attribution: Attribution) -> bool:
        """Whether it is only asked, or supposed, that somebody wants so, or said that something does not mean it:
        "whether he intends to"; or denied that something was done, whatever is wanted now."""
        first = min(s.start for s in (*attribution.source, *attribution.cue, *attribution.content))
        text = self._statements.story.articles[attribution.article].text[max(0, first - 30) : first]
        before = words_of(text)[-4:]
        unmeant = any(w.negates for w in before) and any(w.stem == "mean" for w in before)
        opening = words_of(attribution.content[0].text)[:CLAIM]
        claim = next((n for n, word in enumerate(opening) if word.text in _CLAIMS), None)
        told = {word.text for word in opening[claim + 2 :]} if claim is not None else set()
        unmeant |= attribution.act in ("reject", "deny") and not told.isdisjoint(_WAS) and _WISHED.isdisjoint(told)
        unmeant |= attribution.act == "deny" and any(word.text == "having" for word in opening[:1])
        return unmeant or any(word.text in _UNSETTLED for word in before[-1:])

    def words(self, attribution: Attribution, sentences: Sentences) -> Iterator[list[Word]]:
        """The words of the cue and of the content, sentence by sentence, in the order of the text. What somebody
        else says inside the content is not the speaker's."""
        text = self._statements.story.articles[attribution.article].text
        pieces = [(s.start, s.end) for s in (*attribution.cue, *attribution.content)]
        if not goes_before(attribution):
            pieces.sort()
        others = [s for inner in self._inner[attribution.id] if self._is_another(attribution, inner)
                  for s in (*inner.source, *inner.cue, *inner.content)]  # fmt: skip
        words = [w for start, end in pieces for w in words_of(text[start:end], start)]
        words = [w for w in words if not any(s.start <= w.start < s.end for s in others)]
        rows: dict[int | None, list[Word]] = {}
        for word in words:
            rows.setdefault(sentences.number(word.start), []).append(word)
        yield from rows.values()

    def _is_another(self, attribution: Attribution, inner: Attribution) -> bool:
        return not self._stakeholders.speak_for(attribution, self._people.speakers(inner.id))
