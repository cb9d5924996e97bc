"""Which pairs of attributions are looked at as renderings of one utterance: never all with all.

Those in one sentence of two pages; headlines with what stands below them; those that share words in a row; and of
one speaker's, within the days in which they can have been said, the nearest by vector.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from onrecord.model import one_line
from onrecord.record.groups import pairs
from onrecord.record.statements import Statement, Statements
from onrecord.record.utterances.likeness import Likeness
from onrecord.record.when.dating import UNDATED_DAYS, Dating
from onrecord.record.words import one_holds_other, terms, tokens, word_set

SHARED_WORDS = 5
"""Words in a row that two quotations must share. Five, of which some carry content, are rarely an accident in the
mouth of one speaker ("we are ready for talks" has four that do not)."""

COPIED_WORDS = 8
"""Words in a row that two paraphrases, or two anonymous sources, must share."""

SENTENCE_WORDS = 8
"""A sentence of so many words that stands in two articles word for word reports one act of speaking in both."""

NEIGHBOURS = 32
"""Of a speaker's other contents, each is compared with so many nearest ones by vector."""

NEXT = 8
"""Of many that share words, each is compared with so many of the next by day: a quotation that fifty pages print
is one by its chain of neighbours."""

FOLLOWING = 3
"""A denial is compared with so many attributions that follow it on its page."""

CLOSE = 0.4
"""Cosine below which two contents are not compared: of 67 labelled pairs of one statement one lies below."""

ROWS = 1024
"""Rows of vectors compared at a time."""

_POINTING = word_set("it them him her this that these those")
"""Words that stand for a thing which is not named."""

Pair = tuple[str, str]


class Candidates:
    """The pairs of a story's attributions that are looked at, the smaller id first."""

    def __init__(self, statements: Statements, likeness: Likeness, dating: Dating) -> None:
        """Index the sentences of every article."""
        self._statements = statements
        self._story = statements.story
        self._attributions = dating.attributions
        self._likeness = likeness
        self._dating = dating
        self._sentences = statements.story.sentences
        self._around: dict[str, tuple[str, ...]] = {}

    def of(
        self,
        ids: Sequence[str],
        nobody: Sequence[str],
        by_voice: Mapping[str, Sequence[str]],
        by_press: Mapping[str, Sequence[str]],
    ) -> list[Pair]:
        """The pairs among `ids`, and of those with `nobody`, who have no speaker; `by_voice`: those of each
        speaker with a name; `by_press`: those of speakers without one that an outlet carried."""
        said = [a for a in nobody if self._attributions[a].attitude == "assertion"]
        heads = [a for a in nobody if self.is_headline(a) and self._has_words(a)]
        found: set[Pair] = {*self._copies([*ids, *said]), *self.headlines([*ids, *heads])}
        found.update(self._sharing(sorted(ids), COPIED_WORDS))
        found.update(self._following(ids))
        for voice in sorted(by_voice):
            found.update(self._sharing(by_voice[voice], SHARED_WORDS))
            found.update(self._near(by_voice[voice]))
        for press in sorted(by_press):
            found.update(self._near(by_press[press]))
        nameless = {*ids}.difference(*by_voice.values())
        found.update(self._described(sorted(nameless)))
        found.update(self._unsourced(sorted(nobody)))
        found.update(
            self._sharing([a for a in sorted(ids) if self._attributions[a].form == "direct"], SHARED_WORDS)
        )
        return sorted(found)

    def statement(self, attribution: str) -> Statement:
        """What an attribution says."""
        return self._statements.all[self._statements.of_attribution[attribution]]

    def is_headline(self, attribution: str) -> bool:
        """Whether it stands above the text."""
        return self._attributions[attribution].section in ("title", "standfirst")

    def _has_words(self, attribution: str) -> bool:
        """Whether its page gives a source for it, or quotes it."""
        found = self._attributions[attribution]
        return bool(found.source) or found.form == "direct"

    def headlines(self, ids: Sequence[str]) -> Iterator[Pair]:
        """Each attribution of a headline with those of its article's text."""
        by_article: defaultdict[str, list[str]] = defaultdict(list)
        for attribution in ids:
            by_article[self._attributions[attribution].article].append(attribution)
        for article in sorted(by_article):
            for head in filter(self.is_headline, by_article[article]):
                for other in by_article[article]:
                    if other != head:
                        yield min(head, other), max(head, other)

    def _following(self, ids: Sequence[str]) -> Iterator[Pair]:
        """Each denial, and what says that something is not so, with what its page quotes next."""
        place = {a: self._attributions[a].content[0].start for a in ids}
        ordered = sorted(ids, key=lambda a: (self._attributions[a].article, place[a], a))
        for n, above in enumerate(ordered):
            told = self._attributions[above]
            denied = told.act == "deny" or (told.form == "indirect" and self.statement(above).negative)
            for below in ordered[n + 1 : n + 1 + FOLLOWING] if denied else ():
                if self._attributions[below].article == told.article:
                    yield min(above, below), max(above, below)

    def sentences(self, attribution: str) -> tuple[str, ...]:
        """The words of the sentence that the attribution stands in; of a short one with the sentence before it and
        with the one after it. None where those are short too."""
        if attribution not in self._around:
            self._around[attribution] = self._sentences_at(attribution)
        return self._around[attribution]

    def _sentences_at(self, attribution: str) -> tuple[str, ...]:
        found = self._attributions[attribution]
        sentences = self._sentences[found.article]
        number = self.sentence_number(attribution)
        if number is None:
            return ()
        text = self._story.articles[found.article].text
        around = [tokens(text[slice(*where)]) for where in sentences.ranges[max(number - 1, 0) : number + 2]]
        keys = [around[min(number, 1)]]
        if len(keys[0]) < SENTENCE_WORDS:
            keys = [a + b for a, b in pairwise(around)]
        return tuple(" ".join(words) for words in keys if len(words) >= SENTENCE_WORDS)

    def sentence_number(self, attribution: str) -> int | None:
        """Which sentence of its article the attribution stands in."""
        found = self._attributions[attribution]
        return self._sentences[found.article].number((found.cue or found.content)[0].start)

    def sentence(self, attribution: str) -> list[str]:
        """The words of the sentence that the attribution stands in."""
        found = self._attributions[attribution]
        where = self._sentences[found.article].at((found.cue or found.content)[0].start)
        return tokens(self._story.articles[found.article].text[slice(*where)]) if where else []

    def behind(self, attribution: str) -> str:
        """What stands behind its cue and content in the sentence of its cue."""
        found = self._attributions[attribution]
        where = self._sentences[found.article].at((found.cue or found.content)[0].start)
        if where is None:
            return ""
        ends = (span.end for span in (*found.source, *found.cue, *found.content) if span.end <= where[1])
        return self._story.articles[found.article].text[max(ends, default=where[1]) : where[1]]

    def _copies(self, ids: Sequence[str]) -> Iterator[Pair]:
        blocks: defaultdict[str, list[str]] = defaultdict(list)
        for attribution in ids:
            for sentence in {*self.sentences(attribution), " ".join(self.sentence(attribution))}:
                blocks[sentence].append(attribution)
        yield from self._within(blocks.values(), NEXT)

    def _sharing(self, ids: Sequence[str], size: int) -> Iterator[Pair]:
        blocks: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for attribution in ids:
            words = self.statement(attribution).words
            for key in dict.fromkeys(words[i : i + size] for i in range(len(words) - size + 1)):
                blocks[key].append(attribution)
        yield from self._within(blocks.values(), NEXT)

    def _within(self, blocks: Iterable[Sequence[str]], window: int) -> Iterator[Pair]:
        """The pairs of each block; of a large one each with the next `window` by day."""
        for block in sorted({tuple(dict.fromkeys(block)) for block in blocks if len(block) > 1}):
            near = sorted(block, key=self._day) if len(block) > window + 1 else block
            yield from ((min(a, b), max(a, b)) for a, b in pairs(near, window))

    def _day(self, attribution: str) -> tuple[float, str]:
        """The day of its page, to sort by."""
        published = self._dating.published(attribution).first
        return (-np.inf if published is None else published), attribution

    def _near(self, ids: Sequence[str]) -> Iterator[Pair]:
        """The nearest of one speaker's contents, and of the sentences of long ones, by vector, in order of
        date."""
        if len(ids) < 2:
            return
        first, last = self._days(ids)
        order = np.lexsort((np.arange(len(ids)), first))
        ids, first, last = [ids[i] for i in order], first[order], last[order]
        wholes = [self.statement(attribution) for attribution in ids]
        owners = [(n, part) for n, whole in enumerate(wholes) for part in (whole, *self._likeness.parts(whole))]
        columns = np.array([n for n, _ in owners])
        vectors = self._story.vectors([part.row for _, part in owners])
        mine = self._story.vectors([whole.row for whole in wholes])
        for begin in range(0, len(ids), ROWS):
            rows = slice(begin, begin + ROWS)
            reach = columns <= np.searchsorted(first, last[rows].max(), side="right")
            held = columns[reach]
            cosines = mine[rows] @ vectors[reach].T
            meet = (first[held] <= last[rows, None]) & (last[held] >= first[rows, None])
            cosines[~meet] = -1.0
            nearest = np.argsort(-cosines, axis=1, kind="stable")[:, : 2 * NEIGHBOURS]
            for row, places in enumerate(nearest):
                for place in places[cosines[row, places] >= CLOSE]:
                    a, b = ids[begin + row], ids[held[place]]
                    if a != b:
                        yield min(a, b), max(a, b)

    def nearest(self, attribution: str, others: Sequence[str]) -> Sequence[str]:
        """The `NEIGHBOURS` of the others whose contents are nearest by vector, or all of fewer."""
        if len(others) <= NEIGHBOURS:
            return others
        (mine,) = self._story.vectors([self.statement(attribution).row])
        cosines = self._story.vectors([self.statement(other).row for other in others]) @ mine
        return [others[place] for place in np.argsort(-cosines, kind="stable")[:NEIGHBOURS]]

    def _described(self, ids: Sequence[str]) -> Iterator[Pair]:
        """Of speakers without a name those that go by one description."""
        blocks: defaultdict[frozenset[str], list[str]] = defaultdict(list)
        for attribution in ids:
            source = one_line(self._attributions[attribution].source)
            blocks[terms(tokens(source))].append(attribution)
        yield from self._within((block for description, block in blocks.items() if description), NEIGHBOURS)

    def _unsourced(self, ids: Iterable[str]) -> Iterator[Pair]:
        """Of what nobody in particular says those that are one act and share a word."""
        blocks: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for attribution in ids:
            act, words = self.unsourced(attribution) or ("", frozenset())
            for word in sorted(words):
                blocks[act, word].append(attribution)
        yield from self._within(blocks.values(), NEXT)

    def unsourced(self, attribution: str) -> tuple[str, frozenset[str]] | None:
        """The act and the words of what nobody in particular says ("were told to close them"); None of what has no
        words of its own, of what is not known, of questions, which several can ask, and inside a denial that it
        was so ("denied that anybody had been told to stop")."""
        found = self._attributions[attribution]
        outer = self._attributions.get(found.parent or "")
        words = self.statement(attribution).terms
        none = found.attitude == "knowledge" or found.act == "ask" or (outer is not None and outer.act == "deny")
        return None if found.speakers or none or not words else (found.act, words)

    def are_one_unsourced(self, first: str, second: str) -> bool:
        """Whether two pages tell one act in the same words, or in some of the other's, none of which only points
        ("them"), and neither by whom ("were told to close the gate", "were told to “close the gate by noon”")."""
        mine, theirs = self.unsourced(first), self.unsourced(second)
        pages = {self._attributions[end].article for end in (first, second)}
        if mine is None or theirs is None or len(pages) == 1:
            return False
        named = _POINTING.isdisjoint((*self.statement(first).words, *self.statement(second).words))
        return mine == theirs or (mine[0] == theirs[0] and named and one_holds_other(mine[1], theirs[1]))

    def _days(self, ids: Sequence[str]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        windows = [self._dating.window(attribution, UNDATED_DAYS) for attribution in ids]
        first = [-np.inf if w.first is None else w.first for w in windows]
        last = [np.inf if w.last is None else w.last for w in windows]
        return np.array(first, np.float64), np.array(last, np.float64)
