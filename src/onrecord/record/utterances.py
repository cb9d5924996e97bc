"""Which attributions report one act of speaking.

Two renderings are of one utterance when the same entity speaks (or one speaks for the other), the dates allow it,
and the words say so: a shared quotation, a translation of the same words in the same order, or contents that mean
the same. A later day for the same words is a refrain: two utterances, linked as `recurs`. Precision comes first: a
pair that the dates forbid keeps its two groups apart for good.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.model import Act, Attribution, Decision, Difference, Utterance
from onrecord.model.record import UtteranceDate
from onrecord.record.dates import ANY, Interval, edtf_of, interval, sort_key
from onrecord.record.entities import People
from onrecord.record.groups import Groups, content_id, pairs
from onrecord.record.statements import Statement, Statements, lexical, names_agree, numbers_conflict
from onrecord.record.story import Sentences, Story
from onrecord.record.words import coverage, longest_shared_run, terms, tokens, word_difference, word_set

SHARED_WORDS = 5
"""Words in a row that two quotations must share. Five, of which `SHARED_TERMS` carry content, are rarely an
accident in the mouth of one speaker ("we are ready for talks" is four)."""

SHARED_TERMS = 2

COPIED_WORDS = 8
"""Words in a row that two paraphrases, or two anonymous sources, must share."""

TRANSLATED = 0.6
"""Share of the shorter content's words that must stand in the other in the same order for two translations."""

TRANSLATED_WORDS = 6
"""Shorter contents than this are covered by accident."""

TRANSLATED_COSINE = 0.5
"""Cosine that two translations must have besides."""

COMMON_TERMS = 0.15
"""Share of content terms that two contents close in meaning must have in common, unless they share a number or a
name: vectors alone take two promises on two subjects for one."""

TRANSLATED_TERMS = 3
"""Terms of content that two translations must share."""

NEARLY_ALL = 0.8
"""Share of the shorter's words from which it is a part of the other, whatever verb the two pages use for the
act."""

NEARLY_ALL_COSINE = 0.65
"""Cosine that such a part must have with the whole."""

RELIEF = 0.1
"""Reports of one speaker within `NEWS_DAYS` of each other may be so much less similar, if they share more
words."""

RELIEF_TERMS = 0.25
"""The share of content terms that they must have in common then. This and the other figures of this file were
set on the example story, with the true attributions in place of the reader's: no look-alike pair joins."""

NEWS_DAYS = 3
"""A saying is news for so long."""

UNDATED_DAYS = 10
"""A saying without a date is taken to lie in the days up to its page's publication: weeklies look back a week."""

QUOTED_DAYS = 60
"""The same for a long quotation shared word for word, which later pages keep repeating."""

WHOLE = 0.75
"""Share of the shorter of two quotations that the words they share must make up, where more than `NEWS_DAYS` lie
between their pages: of less, each says something else besides, and the shared words are a refrain."""

SENTENCE_WORDS = 8
"""A sentence of so many words that stands in two articles word for word reports one act of speaking in both."""

HEADLINE = 0.55
"""Cosine of a headline with what the body below it reports in more words."""

HEADLINE_TERMS = 0.5
"""Share of the headline's terms that must stand there."""

NEIGHBOURS = 32
"""Of a speaker's other contents, each is compared with so many nearest ones by vector."""


_REPEATING = word_set("repeat repeats repeated repeating reiterate reiterates reiterated reiterating again")
"""Words of a cue by which a page says that the same was said before."""

_APART: frozenset[Act] = frozenset({"deny", "reject", "decline", "ask"})
"""Acts that are never a paraphrase of another act on the same content."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two attributions (the smaller id first) whose contents are the same words or mean the same."""

    a: str
    b: str
    score: float
    run: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """The utterances of a story, the one of each attribution, and pairs of them that are one refrain."""

    utterances: tuple[Utterance, ...]
    of_attribution: dict[str, str]
    refrains: tuple[tuple[str, str], ...]


class Finder:
    """Finds the groups of attributions that are one utterance."""

    def __init__(
        self,
        statements: Statements,
        people: People,
        speaks_for: dict[str, str],
        similarity: float,
    ) -> None:
        """`speaks_for`: spokesperson → principal, by entity. `similarity`: cosine from which meaning is the
        same."""
        self._statements = statements
        self._story = statements.story
        self._people = people
        self._voice = speaks_for
        self._similarity = similarity
        self._attributions = people.attributions
        self._sentences = {r.article.id: Sentences(r) for r in statements.story.readings}

    def groups(self, decisions: Sequence[Decision]) -> tuple[Groups[str], list[Match]]:
        """Group the attributions that have a speaker; and the matches that only the dates keep apart.

        1. Editors' decisions.
        2. Candidate pairs, by speaker.
        3. Matches in words or meaning, best first; those of incompatible dates bar their groups from each other.
        """
        ids = [a.id for a in self._attributions.values() if self._people.speakers(a.id)]
        groups = Groups(ids)
        for kind in ("split", "merge"):
            for decision in decisions:
                if (
                    decision.kind == kind
                    and len(decision.targets) == 2
                    and all(t in groups for t in decision.targets)
                ):
                    (groups.bar if kind == "split" else groups.join)(*decision.targets)
        matches = [m for m in map(self._match, *self._columns(ids)) if m]
        matches.sort(key=lambda m: (-m.score, m.a, m.b))
        apart: list[Match] = []
        for match in matches:
            if self._different_days(match.a, match.b) or self._refrain(match):
                groups.bar(match.a, match.b)
                apart.append(match)
        for match in matches:
            if self._dates_allow(match):
                groups.join(match.a, match.b)
        return groups, apart

    def _columns(self, ids: Sequence[str]) -> tuple[list[str], list[str]]:
        found = sorted(set(self._candidates(ids)))
        return [a for a, _ in found], [b for _, b in found]

    def _candidates(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        by_voice: defaultdict[str, list[str]] = defaultdict(list)
        for attribution in ids:
            voices = {self._voice.get(e, e) for e in self._people.named_speakers(attribution)}
            voices.update(self._people.named_speakers(attribution))
            for voice in voices if self._named(attribution) else {"?"}:
                by_voice[voice].append(attribution)
        yield from self._pairs_of_copies(ids)
        yield from self._headlines(ids)
        yield from self._sharing_words(sorted(ids), COPIED_WORDS)
        for voice in sorted(by_voice):
            yield from self._sharing_words(by_voice[voice], SHARED_WORDS if voice != "?" else COPIED_WORDS)
            if voice != "?":
                yield from self._near(by_voice[voice])

    def _pairs_of_copies(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        blocks: defaultdict[str, list[str]] = defaultdict(list)
        for attribution in ids:
            blocks[self._sentence(attribution)].append(attribution)
        for sentence, block in sorted(blocks.items()):
            if sentence:
                yield from ((min(a, b), max(a, b)) for a, b in pairs(block, NEIGHBOURS))

    def _sentence(self, attribution: str) -> str:
        """The words of the sentence that the attribution stands in, and of the one before it where it is short; ""
        where both are."""
        found = self._attributions[attribution]
        sentences = self._sentences[found.article]
        number = sentences.number((found.cue or found.content)[0].start)
        if number is None:
            return ""
        text = self._story.articles[found.article].text
        words = tokens(text[slice(*sentences.ranges[number])])
        if number and len(words) < SENTENCE_WORDS:
            words = tokens(text[slice(*sentences.ranges[number - 1])]) + words
        return " ".join(words) if len(words) >= SENTENCE_WORDS else ""

    def _headlines(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Each attribution of a headline with those of its article's text."""
        by_article: defaultdict[str, list[str]] = defaultdict(list)
        for attribution in ids:
            by_article[self._attributions[attribution].article].append(attribution)
        for article in sorted(by_article):
            for head in filter(self._is_headline, by_article[article]):
                for other in by_article[article]:
                    if other != head:
                        yield min(head, other), max(head, other)

    def _is_headline(self, attribution: str) -> bool:
        return self._attributions[attribution].section in ("title", "standfirst")

    def _sharing_words(self, ids: Sequence[str], size: int) -> Iterator[tuple[str, str]]:
        blocks: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for attribution in ids:
            words = self._of(attribution).words
            for key in dict.fromkeys(words[i : i + size] for i in range(len(words) - size + 1)):
                blocks[key].append(attribution)
        for block in blocks.values():
            yield from ((min(a, b), max(a, b)) for a, b in pairs(block, NEIGHBOURS))

    def _near(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        numbers = [self._statements.of_attribution[i] for i in ids]
        for begin in range(0, len(ids), 1024):
            cosines = self._statements.cosines(numbers[begin : begin + 1024], numbers)
            nearest = np.argsort(-cosines, axis=1, kind="stable")[:, : NEIGHBOURS + 1]
            for row, columns in enumerate(nearest):
                for column in columns:
                    if begin + row != column and cosines[row, column] >= TRANSLATED_COSINE:
                        a, b = ids[begin + row], ids[column]
                        yield min(a, b), max(a, b)

    def _of(self, attribution: str) -> Statement:
        return self._statements.all[self._statements.of_attribution[attribution]]

    def _match(self, first: str, second: str) -> Match | None:
        """The two as a match, or None where words and meaning do not say that they are one saying."""
        a, b = self._of(first), self._of(second)
        if (a.article == b.article and self._nested(first, second)) or numbers_conflict(a, b):
            return None
        if self._copied(first, second) or self._heads(first, second):
            return Match(first, second, 1.0, len(a.words))
        if self._named(first) and self._named(second) and not self._one_voice(first, second):
            return None
        run = longest_shared_run(a.words, b.words)
        quoted, fit = self._quoted(first) and self._quoted(second), self._acts_fit(first, second)
        needed = SHARED_WORDS if quoted else COPIED_WORDS
        if len(terms(run)) >= SHARED_TERMS and len(run) >= needed and (quoted or fit):
            return Match(first, second, 1.0 + len(run) / 100, len(run))
        if not self._named(first) or not self._named(second):
            return None
        cosine = float(self._statements.cosines([a.number], [b.number])[0, 0])
        if self._translated(a, b, cosine, fit, fit or self._reworded(first, second)):
            return Match(first, second, max(cosine, TRANSLATED), len(run))
        same = a.negative == b.negative and fit and names_agree(a, b, self._people)
        if same and self._means_the_same(first, second, cosine):
            return Match(first, second, cosine, len(run))
        return None

    def _copied(self, first: str, second: str) -> bool:
        """Whether two articles have the attribution in one and the same sentence, word for word."""
        a, b = self._of(first), self._of(second)
        if a.article == b.article or a.words != b.words:
            return False
        sentence = self._sentence(first)
        return bool(sentence) and sentence == self._sentence(second)

    def _heads(self, first: str, second: str) -> bool:
        """Whether one is a headline and the other, in the article below it, says the same in more words. A
        headline calls the speaker what it likes ("mayor", "Norn"), only not by another's name."""
        if self._attributions[first].article != self._attributions[second].article:
            return False
        head, body = (first, second) if self._is_headline(first) else (second, first)
        if not self._is_headline(head) or self._attributions[body].section == "title":
            return False
        persons = [self._persons(head), self._persons(body)]
        if all(persons) and persons[0].isdisjoint(persons[1]):
            return False
        a, b = self._of(head), self._of(body)
        own = len(a.terms & b.terms) / len(a.terms) if a.terms else 0.0
        alike = own >= HEADLINE_TERMS and a.negative == b.negative and self._acts_fit(head, body)
        return alike and float(self._statements.cosines([a.number], [b.number])[0, 0]) >= HEADLINE

    def _persons(self, attribution: str) -> set[str]:
        """The persons with a name who speak."""
        found = self._people.named_speakers(attribution)
        return {e for e in found if self._people.by_id[e].kind == "person" and self._people.has_name(e)}

    def _one_voice(self, first: str, second: str) -> bool:
        """Whether one entity speaks in both, or one speaks for the other."""
        return not self._voices(first).isdisjoint(self._voices(second))

    def _voices(self, attribution: str) -> set[str]:
        named = self._people.named_speakers(attribution)
        return {*named, *(self._voice.get(e, e) for e in named)}

    def _reworded(self, first: str, second: str) -> bool:
        """Whether one page has a plain statement where the other has a refusal, in the same words."""
        return {self._attributions[first].act, self._attributions[second].act} == {"reject", "assert"}

    def _translated(self, a: Statement, b: Statement, cosine: float, acts_fit: bool, acts_may: bool) -> bool:
        """Whether one has most words of the other in the same order: a translation, a paraphrase, a part of it."""
        if min(len(a.words), len(b.words)) < TRANSLATED_WORDS or cosine < TRANSLATED_COSINE:
            return False
        covered = coverage(a.words, b.words)
        if acts_may and covered >= NEARLY_ALL and cosine >= NEARLY_ALL_COSINE:
            return True
        alike = covered >= TRANSLATED and len(a.terms & b.terms) >= TRANSLATED_TERMS
        return alike and acts_fit and a.negative == b.negative

    def _means_the_same(self, first: str, second: str, cosine: float) -> bool:
        a, b = self._of(first), self._of(second)
        common = lexical(a, b)
        if cosine >= self._similarity:
            return common >= COMMON_TERMS or bool(a.values & b.values)
        near = self._window(first, NEWS_DAYS).meets(self._window(second, NEWS_DAYS))
        return near and cosine >= self._similarity - RELIEF and common >= RELIEF_TERMS

    def _named(self, attribution: str) -> bool:
        return any(self._people.has_name(e) for e in self._people.named_speakers(attribution))

    def _quoted(self, attribution: str) -> bool:
        return self._attributions[attribution].form in ("direct", "mixed", "turn")

    def _acts_fit(self, first: str, second: str) -> bool:
        acts = {self._attributions[first].act, self._attributions[second].act}
        return len(acts) == 1 or not acts & _APART

    def _nested(self, first: str, second: str) -> bool:
        return self._attributions[first].parent == second or self._attributions[second].parent == first

    def _said(self, attribution: str) -> Interval | None:
        said = self._attributions[attribution].said
        return interval(said.edtf) if said else None

    def _latest(self, attribution: str) -> int | None:
        """The last day on which it can have been said: nothing is reported before it was."""
        said, published = (
            self._said(attribution),
            self._story.published(self._attributions[attribution].article),
        )
        ends = [end for end in (said.last if said else None, published.last) if end is not None]
        return min(ends, default=None)

    def _different_days(self, first: str, second: str) -> bool:
        """Whether the two cannot be of one day, for certain."""
        for a, b in ((first, second), (second, first)):
            said, latest = self._said(a), self._latest(b)
            if said and said.first is not None and latest is not None and latest < said.first:
                return True
        return False

    def _refrain(self, match: Match) -> bool:
        """Whether the two stand so many days apart that each is news by itself, and share only a part of their
        words, or one page says that they were repeated."""
        if not match.run or self._window(match.a, NEWS_DAYS).meets(self._window(match.b, NEWS_DAYS)):
            return False
        if self._repeats(match.a) or self._repeats(match.b):
            return True
        shorter = min(len(self._of(match.a).words), len(self._of(match.b).words))
        return match.run < WHOLE * shorter and match.score >= 1.0

    def _repeats(self, attribution: str) -> bool:
        return any(w in _REPEATING for s in self._attributions[attribution].cue for w in tokens(s.text))

    def _dates_allow(self, match: Match) -> bool:
        reach = QUOTED_DAYS if match.run >= COPIED_WORDS else UNDATED_DAYS
        return self._window(match.a, reach).meets(self._window(match.b, reach))

    def _window(self, attribution: str, reach: int) -> Interval:
        said = self._said(attribution)
        if said:
            return said
        published = self._story.published(self._attributions[attribution].article)
        if published.first is None or published.last is None:
            return ANY
        return Interval(published.first - reach, published.last)


def build(story: Story, people: People, groups: Groups[str], apart: Iterable[Match]) -> Spoken:
    """The utterances of the groups, counted without origins (those need the chains: see `origins`)."""
    utterances = sorted(
        (_utterance(story, people, members) for members in groups),
        key=lambda u: (story.articles[people.attributions[u.first].article].location, u.first),
    )
    of_attribution = {a: u.id for u in utterances for a in u.renderings}
    refrains = {
        (min(pair), max(pair))
        for match in apart
        if (pair := (of_attribution[match.a], of_attribution[match.b]))[0] != pair[1]
        and people.named_speakers(match.a)
    }
    return Spoken(tuple(utterances), of_attribution, tuple(sorted(refrains)))


def _utterance(story: Story, people: People, members: Sequence[str]) -> Utterance:
    renderings = [people.attributions[m] for m in members]
    first = min(renderings, key=lambda a: nearness(story, a))
    speakers = {e for m in members for e in people.speakers(m)}
    ordered = sorted(renderings, key=lambda a: (story.articles[a.article].location, a.content[0].start, a.id))
    return Utterance(
        content_id("utterance", sorted(members)),
        tuple(sorted(speakers)),
        tuple(a.id for a in ordered),
        first.id,
        _date(story, renderings),
        len({a.article for a in renderings}),
        (),
        1,
        tuple(_differences(first, ordered)),
    )


_FORMS = {"direct": 0, "turn": 0, "mixed": 1, "indirect": 2}


def nearness(story: Story, attribution: Attribution) -> tuple[int, int, str, int, float, str]:
    """Orders renderings by how near the origin they are: the page that heard it itself, the shortest chain (an
    unknown chain has at least one link), the earliest page, the most direct form, the surest."""
    length = 1 if attribution.chain is None else len(attribution.chain)
    day, _, location = story.age(attribution.article)
    return (length, day, location, _FORMS[attribution.form], -attribution.confidence, attribution.id)


def _date(story: Story, renderings: Sequence[Attribution]) -> UtteranceDate | None:
    """The most precise date that a page gives; else no later than the earliest page."""
    given = [a.said for a in renderings if a.said]
    if given:
        best = min(given, key=lambda said: (interval(said.edtf).days or 10**6, sort_key(said.edtf), said.edtf))
        return UtteranceDate(best.edtf, best.basis)
    ends = [end for a in renderings if (end := story.published(a.article).last) is not None]
    until = edtf_of(Interval(None, min(ends))) if ends else None
    return UtteranceDate(until, "no later than the first page that reports it") if until else None


def _differences(first: Attribution, renderings: Sequence[Attribution]) -> Iterator[Difference]:
    """The words in which each other quotation differs from the first rendering's."""
    if first.form == "indirect":
        return
    mine = " ".join(span.text for span in first.content)
    for other in renderings:
        if other.id == first.id or other.form == "indirect":
            continue
        only_first, only_other = word_difference(mine, " ".join(span.text for span in other.content))
        if only_first or only_other:
            yield Difference(first.id, other.id, only_first, only_other)
