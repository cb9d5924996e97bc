"""What is said in a story, piece by piece: each content, and each sentence that an article states in its own
voice.

Pieces are compared by their vectors and guarded by their words: names, numbers, polarity. Which pairs are compared
at all: every pair up to `EXACT` pieces; beyond that, pairs that share two of their rarest terms, so that the work
grows with the number of articles and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

import numpy as np
import numpy.typing as npt

from onrecord.model import ArticleSpan, Attribution, Edtf, Mention, Range, Reading
from onrecord.record.dates import interval
from onrecord.record.groups import pairs
from onrecord.record.story import Story, content_text, hull, narrated_sentences
from onrecord.record.who.entities import People
from onrecord.record.words import Number, jaccard, negative, numbers, terms, tokens

EXACT = 6000
"""Up to so many pieces every pair is compared: 36 million products of 384 components take about a second."""

RAREST = 6
"""Of each piece of a large story, so many of its rarest terms are its keys, two by two."""

BLOCK = 48
"""Pieces that share a key and are more than these meet only their next `BLOCK` by date."""

NEAR = 0.6
"""Cosine below which two pieces are never looked at: of all pairs of the example story's pieces 99 in 100 lie
under 0.53, and of a story whose pages speak of one thing only, 95 in 100 under 0.58."""

ROWS = 1024
"""Rows of the matrix compared at a time: 1,024 × 6,000 float32 are 25 MB."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A content, or a narrated sentence (`attribution` None), with what it is compared by.

    `number` is its place in the story; `row` its vector's (-1: none); `values` its numbers outside dates; `times`
    the EDTF values of the time expressions in it; `entities` what it names or refers to.
    """

    number: int
    article: str
    start: int
    end: int
    attribution: str | None
    text: str
    words: tuple[str, ...]
    terms: frozenset[str]
    values: frozenset[Number]
    entities: frozenset[str]
    times: tuple[Edtf, ...]
    negative: bool
    row: int


@dataclass(frozen=True, slots=True)
class Statements:
    """All statements of a story, in the order of its articles and of their text. `named`: by article, where each
    entity with a name is mentioned; `when`: where each time expression with a value stands; `of_article` and
    `with_term`: the statements of an article, and those that have a term."""

    story: Story
    all: tuple[Statement, ...]
    of_attribution: dict[str, int]
    named: dict[str, tuple[tuple[int, int, str], ...]]
    when: dict[str, tuple[tuple[int, int, Edtf], ...]]
    of_article: Mapping[str, Sequence[Statement]]
    with_term: Mapping[str, Sequence[Statement]]

    def span(self, statement: Statement) -> ArticleSpan:
        """Its words as a span of its article (of a content in pieces, the hull)."""
        return self.story.cut(statement.article, statement.start, statement.end)

    def cosines(self, chosen: Sequence[int], others: Sequence[int]) -> npt.NDArray[np.float32]:
        """Cosines of some statements (rows) with others (columns); 0 where one has no vector."""
        left = self.story.vectors([self.all[n].row for n in chosen])
        right = self.story.vectors([self.all[n].row for n in others])
        return left @ right.T

    def parts(self, statement: Statement) -> list[Statement]:
        """The statement, and where it has several sentences each of them as one: what a long quotation says in one
        sentence is lost in the vector of the whole."""
        reading = self.story.reading_of[statement.article]
        inside = [r for r in reading.sentences if r[0] < statement.end and statement.start < r[1]]
        if len(inside) < 2:
            return [statement]
        found = [statement]
        for start, end in inside:
            low, high = max(start, statement.start), min(end, statement.end)
            words = tokens(self.story.articles[statement.article].text[low:high])
            row = self.story.rows.get((statement.article, (start, end)), -1)
            part = replace(statement, words=tuple(words), terms=terms(words), negative=negative(words), row=row)
            named = self.named_in(statement.article, (low, high))
            found.append(replace(part, values=numbers(words), entities=named))
        return found

    def named_in(self, article: str, where: Range) -> frozenset[str]:
        """The entities with a name that are mentioned in a range of an article."""
        return frozenset(e for begin, stop, e in self.named[article] if where[0] <= begin and stop <= where[1])

    def dated(self, article: str, where: Range) -> tuple[Edtf, ...]:
        """The values of the time expressions that stand in a range of an article."""
        return tuple(v for start, end, v in self.when[article] if where[0] <= start and end <= where[1])

    def near(self, chosen: Sequence[int]) -> Iterator[tuple[int, int, float]]:
        """Pairs of the chosen statements (by number, the smaller first) whose cosine is `NEAR` or more, in
        order."""
        if len(chosen) <= EXACT:
            yield from self._near_exactly(chosen)
        else:
            yield from self._near_by_terms(chosen)

    def _near_exactly(self, chosen: Sequence[int]) -> Iterator[tuple[int, int, float]]:
        for begin in range(0, len(chosen), ROWS):
            cosines = self.cosines(chosen[begin : begin + ROWS], chosen[begin:])
            for i, j in zip(*np.nonzero(cosines >= NEAR), strict=True):
                if i < j:
                    yield chosen[begin + i], chosen[begin + j], float(cosines[i, j])

    def _near_by_terms(self, chosen: Sequence[int]) -> Iterator[tuple[int, int, float]]:
        candidates = np.array(sorted(self._candidates(chosen)), dtype=np.int64).reshape(-1, 2)
        for begin in range(0, len(candidates), ROWS * 64):
            part = candidates[begin : begin + ROWS * 64]
            left = self.story.vectors([self.all[n].row for n in part[:, 0]])
            right = self.story.vectors([self.all[n].row for n in part[:, 1]])
            cosines = np.einsum("ij,ij->i", left, right)
            for place in np.nonzero(cosines >= NEAR)[0]:
                yield int(part[place, 0]), int(part[place, 1]), float(cosines[place])

    def _candidates(self, chosen: Sequence[int]) -> set[tuple[int, int]]:
        frequency = Counter(term for n in chosen for term in self.all[n].terms)
        blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        ordered = sorted(chosen, key=lambda n: (*self.story.age(self.all[n].article), n))
        for number in ordered:
            shared = [t for t in self.all[number].terms if frequency[t] > 1]
            rare = sorted(shared, key=lambda t: (frequency[t], t))[:RAREST]
            for key in combinations(sorted(rare), 2):
                blocks[key].append(number)
        found: set[tuple[int, int]] = set()
        for block in blocks.values():
            found.update((min(a, b), max(a, b)) for a, b in pairs(block, BLOCK))
        return found


def collect(story: Story, people: People) -> Statements:
    """All statements of a story."""
    whole: list[Statement] = []
    named: dict[str, tuple[tuple[int, int, str], ...]] = {}
    when: dict[str, tuple[tuple[int, int, Edtf], ...]] = {}
    for reading in story.readings:
        valued = ((m.span.start, m.span.end, m.value) for m in reading.mentions if m.is_date)
        when[reading.article.id] = tuple((start, end, value) for start, end, value in valued if value)
        known = ((m.span.start, m.span.end, people.of_mention.get(m.id)) for m in reading.mentions)
        named[reading.article.id] = tuple((start, end, e) for start, end, e in known if e and people.has_name(e))
        shelf = _Shelf(story, people, reading)
        ranges: list[tuple[Range, Attribution | None]] = [(hull(a), a) for a in reading.attributions]
        ranges += [(where, None) for where in narrated_sentences(reading)]
        ranges.sort(key=lambda item: (item[0], item[1].id if item[1] else ""))
        for where, attribution in ranges:
            whole.append(shelf.statement(len(whole), where, attribution))
    of_attribution = {s.attribution: s.number for s in whole if s.attribution}
    of_article: dict[str, list[Statement]] = {reading.article.id: [] for reading in story.readings}
    with_term: dict[str, list[Statement]] = {}
    for statement in whole:
        of_article[statement.article].append(statement)
        for term in statement.terms:
            with_term.setdefault(term, []).append(statement)
    return Statements(story, tuple(whole), of_attribution, named, when, of_article, with_term)


class _Shelf:
    """One article's mentions by place, from which its statements are made."""

    def __init__(self, story: Story, people: People, reading: Reading) -> None:
        self._story = story
        self._people = people
        self._article = reading.article
        self._mentions = sorted(reading.mentions, key=lambda m: (m.span.start, m.span.end, m.id))
        self._starts = [m.span.start for m in self._mentions]

    def inside(self, where: Range) -> Iterator[Mention]:
        """The mentions that stand wholly in a range."""
        for mention in self._mentions[bisect_left(self._starts, where[0]) :]:
            if mention.span.start >= where[1]:
                return
            if mention.span.end <= where[1]:
                yield mention

    def statement(self, number: int, where: Range, attribution: Attribution | None) -> Statement:
        pieces = [(s.start, s.end) for s in attribution.content] if attribution else [where]
        mentions = [m for piece in pieces for m in self.inside(piece)]
        dated = [m for m in mentions if m.is_date]
        known = (self._people.of_mention.get(m.id) for m in mentions)
        text = content_text(attribution) if attribution else self._article.text[where[0] : where[1]]
        words = tokens(text)
        return Statement(
            number,
            self._article.id,
            where[0],
            where[1],
            attribution.id if attribution else None,
            text,
            tuple(words),
            terms(words),
            numbers(tokens(self._without(pieces, dated))),
            frozenset(e for e in known if e and self._people.has_name(e)),
            tuple(dict.fromkeys(m.value for m in dated if m.value)),
            negative(words),
            self._story.rows.get((self._article.id, where), -1),
        )

    def _without(self, pieces: Sequence[Range], dated: Iterable[Mention]) -> str:
        """The words of the pieces without their time expressions, so that "May 7" does not count as seven."""
        letters = list(self._article.text[pieces[0][0] : pieces[-1][1]])
        first = pieces[0][0]
        for mention in dated:
            width = mention.span.end - mention.span.start
            letters[mention.span.start - first : mention.span.end - first] = " " * width
        kept = [letters[start - first : end - first] for start, end in pieces]
        return " ".join("".join(piece) for piece in kept)


def numbers_conflict(a: Statement, b: Statement) -> bool:
    """Whether the two count the same thing differently."""
    theirs = {unit: {v for v, u in b.values if u == unit} for _, unit in b.values if unit}
    mine = {unit: {v for v, u in a.values if u == unit} for _, unit in a.values if unit}
    return any(unit in theirs and values.isdisjoint(theirs[unit]) for unit, values in mine.items())


def times_conflict(a: Statement, b: Statement) -> bool:
    """Whether both name days and none of one's can be one of the other's."""
    if not a.times or not b.times:
        return False
    return not any(interval(x).meets(interval(y)) for x in a.times for y in b.times)


def names_agree(a: Statement, b: Statement, people: People) -> bool:
    """Whether the named things of the two fit: nothing is named by one of them, or they share something."""
    if not a.entities or not b.entities:
        return True
    return bool(a.entities & b.entities) or bool(_name_terms(a, people) & _name_terms(b, people))


def _name_terms(statement: Statement, people: People) -> frozenset[str]:
    return frozenset().union(*(_terms_of(people.name(e)) for e in statement.entities))


@lru_cache(maxsize=100_000)
def _terms_of(name: str) -> frozenset[str]:
    return terms(tokens(name))


def lexical(a: Statement, b: Statement) -> float:
    """The share of content terms that the two have in common."""
    return jaccard(a.terms, b.terms)
