"""The page as scenes see it: attributions, sentences, paragraphs, days and who is named in a sentence."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Article, Attribution, Mention, Range, one_line
from onrecord.reading.draft import without
from onrecord.reading.sourcing.live import is_present
from onrecord.reading.words.cues import speech_cues, words_of
from onrecord.reading.words.lemmas import lemmas

_LEAD = 3
"""Paragraphs of a lead, the headline among them: what is told there is told again, with its occasion, below."""

TO_THE_DAY = re.compile(r"\d{4}-\d\d-\d\d\??(?:[T/].*)?")
"""Days, and intervals of days: a month or a year that is named goes for what follows in the past only."""

_TIMELESS = re.compile(
    r"^to\b|\b(?:had|has|have)n[’']t\b|\b(?:had|has|have|will|would|previously|earlier|recently|repeatedly|often|always|frequently|later|then|once|now)\b"
)
"""Words of a cue that move it to another time than that of the saying before."""


_REFUSED = re.compile(r"\bwould\s+(?:not|only|neither)\b|\bwouldn[’']t\b")
"""What somebody would not say, they would not say it there and then."""


_LOOKED_PAST = re.compile(r"\b(?:past|beyond|toward|towards)\s(?:the\s)?$")
""" "She looked past | November": no day of a scene."""

_BEFORE_TIME = 14
"""Characters before a time among which such a word stands."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Sentences and paragraphs in order, times, mentions with their clusters, and all content."""

    article: Article
    sentences: Sequence[Range]
    paragraphs: Sequence[Range]
    times: Sequence[Mention]
    mentions: Sequence[Mention]
    contents: Sequence[Range]
    clusters: Mapping[str, str]
    """The cluster of each mention, by their ids."""

    dated: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Who spoke at a time, by where it stands, as the sentence itself tells."""

    perfect: bool = False
    """The page tells what was said on a day in the perfect, as translations do: "has declared yesterday"."""

    def sentence(self, attribution: Attribution) -> int:
        """The number of the sentence in which the page reports it."""
        return _number(self.sentences, anchor(attribution))

    def own(self, attribution: Attribution) -> set[str]:
        """The clusters of who speaks."""
        mentions = (speaker.mention or "" for speaker in attribution.speakers)
        return {self.clusters[mention] for mention in mentions if mention in self.clusters}

    def last(self, attribution: Attribution) -> int:
        """The number of the last sentence of it, its content counted."""
        return max(self.sentence(attribution), _number(self.sentences, attribution.content[-1].end - 1))

    def first(self, attribution: Attribution) -> int:
        """The number of the first sentence of it, its content counted."""
        return min(self.sentence(attribution), _number(self.sentences, attribution.content[0].start))

    def lead(self, sentence: int) -> bool:
        """The sentence stands at the head of the page."""
        return _number(self.paragraphs, self.sentences[sentence][0]) < _LEAD

    def days(self, number: int) -> list[Mention]:
        """The times with a value that a sentence names."""
        start, end = self.sentences[number]
        return [t for t in self.times if start <= t.span.start and t.span.end <= end and self._past(t)]

    def _past(self, when: Mention) -> bool:
        """A time with a value that is not still to come, nor one that somebody looks past."""
        known = (self.article.published, self.article.updated)
        today = max((when.edtf[:10] for when in known if when), default="9999")
        text, start = self.article.text, when.span.start
        if when.value is None or _LOOKED_PAST.search(text, max(start - _BEFORE_TIME, 0), start):
            return False
        return when.value.split("/")[0][:10] <= today

    def is_person(self, name: str) -> bool:
        """Whether somebody of this name is a person and has a name of their own."""
        kinds = [
            m.kind
            for m in self.mentions
            if m.form == "name" and (name.endswith(m.span.text) or m.span.text.endswith(name))
        ]
        return 2 * kinds.count("person") > len(kinds)

    def plain(self, attribution: Attribution) -> bool:
        """A saying in a tense in which the page tells: the plain past or present, or `perfect`."""
        return plain(attribution, self.perfect)

    def outside(self, number: int) -> str:
        """The words of a sentence that stand outside all content."""
        return " ".join(
            self.article.text[a:b] for a, b in without(self.article.text, self.sentences[number], self.contents)
        )

    def own_days(self, attribution: Attribution) -> list[Mention]:
        """The times of its sentence that stand outside all content and are not those of another's saying."""
        start, end = self.sentences[self.sentence(attribution)]
        near = [t for t in self.times if start <= t.span.start and t.span.end <= end]
        near = [t for t in near if (t.value is None or self._past(t)) and not self._of_a_thing(t)]
        apart = [self._described(attribution), self._fronted(attribution, (start, end))]
        if attribution.source:
            behind = _WHO_DID.match(self.article.text, attribution.source[-1].end, end)
            apart += [behind.span()] if behind else []
            apart += [
                m.span()
                for span in attribution.source
                if (m := _WHO_IS.search(self.article.text, span.start, span.end))
            ]
        apart += [m.span() for m in _AS_TOLD.finditer(self.article.text, attribution.content[-1].end, end)]
        near = [t for t in near if not any(a <= t.span.start and t.span.end <= b for a, b in apart)]
        near = [
            t
            for t in near
            if same_people(self.dated.get(t.span.start, speakers(attribution)), speakers(attribution))
        ]
        return [t for t in near if not any(a <= t.span.start and t.span.end <= b for a, b in self.contents)]

    def _of_a_thing(self, when: Mention) -> bool:
        """A time that tells which thing is meant: "Lind, the | 2016 | candidate, said", "the memo of | 3 May"."""
        before = self.article.text[max(when.span.start - len("their "), 0) : when.span.start]
        year = _YEAR.fullmatch(when.span.text) is not None and _OWNER.search(before) is not None
        return year or is_of_a_text(self.article.text, when.span.start)

    def _fronted(self, attribution: Attribution, sentence: Range) -> Range:
        """What is told before the content, where who says so stands behind it: "The call was on Friday, as | the
        envoy had asked, she said"."""
        content, text = attribution.content, self.article.text
        if not attribution.cue or attribution.cue[0].start < content[-1].end or content[0].start <= sentence[0]:
            return 0, 0
        head = (sentence[0], content[0].start)
        told = any(_is_past(word.text) for word in words_of(text, *head))
        return head if told else (0, 0)

    def _described(self, attribution: Attribution) -> Range:
        """The clause between speaker and cue that says who they are: "Lind, | who signed it in March, | says"."""
        if not attribution.source or not attribution.cue:
            return 0, 0
        begin, end = attribution.source[-1].end, attribution.cue[0].start
        return (begin, end) if _WHO.match(self.article.text, begin, max(begin, end)) else (0, 0)


def is_of_a_text(text: str, start: int) -> bool:
    """Whether a day, at `start`, is that by which a text is known: "a memo of | 11 February"."""
    return _TEXT_OF.search(text, max(start - _TEXT_BEFORE, 0), start) is not None


_TEXT_BEFORE = 24
_TEXT_OF = re.compile(
    r"\b(?:report|statement|memo|letter|note|e-?mail|notice|memorandum|decree|circular|message|post|communiqu[ée]|minutes|editorial|column"
    r"|article|filing)s?\s(?:of|from)\s$",
    re.IGNORECASE,
)

_WHO_IS = re.compile(r",\s(?:who|which|whose)\s.+", re.DOTALL)
"""Who somebody is, inside the words that name them: "Lind, | who came last year, |"."""

_YEAR = re.compile(r"\d{4}")
_OWNER = re.compile(r"(?:\b(?:the|an?|his|her|its|their|our|this)|[’']s)\s$")
_WHO_DID = re.compile(r",\s(?:who|which|whose)\s[^,;:.]+")
_AS_TOLD = re.compile(r",?\sas\s(?:[^\s,;:.]+\s){1,6}?(?:reported|said|wrote|told|claimed|announced|had)\b[^,;:]*")
"""What others said of the same: "denied it, | as the Post reported on Friday"."""


def _is_past(word: str) -> bool:
    """A form of a verb that tells of what was: "took", "sailed", "was"."""
    return word == "was" or (not word.endswith(("s", "ing")) and any(base != word for base in lemmas(word)))


_WHO = re.compile(r",?\s+(?:who|which|whose)\s")


def anchor(attribution: Attribution) -> int:
    """Where the page reports it: the start of its cue, else of its source, else of its content."""
    return (attribution.cue or attribution.source or attribution.content)[0].start


def speakers(attribution: Attribution) -> frozenset[str]:
    """The names of who speaks."""
    return frozenset(speaker.name for speaker in attribution.speakers)


def same_people(some: frozenset[str], others: frozenset[str]) -> bool:
    """The same names, or of one person a longer and a shorter one: "Edda Lind" and "Lind"."""
    if some == others:
        return True
    if len(some) != 1 or len(others) != 1:
        return False
    short, long = sorted((name.split() for name in (*some, *others)), key=len)
    return bool(short) and long[-len(short) :] == short


def hearers(attribution: Attribution) -> frozenset[str]:
    """The names of who is spoken to."""
    return frozenset(addressee.name for addressee in attribution.addressees)


def pointing(attribution: Attribution) -> bool:
    """Its source is "he" or "she": even unexplained it means who spoke in the sentence before."""
    return _PRONOUN.fullmatch(one_line(attribution.source)) is not None


_PRONOUN = re.compile(r"(?:he|she)", re.IGNORECASE)


def plain(attribution: Attribution, perfect: bool = False) -> bool:
    """A saying in the plain past or present; on a page that tells in the `perfect`, in that too."""
    cue = one_line(attribution.cue).lower()
    cue = _HAS.sub("", cue) if perfect else cue
    if not cue or _TIMELESS.search(_REFUSED.sub("", cue)) or attribution.attitude != "assertion":
        return False
    return not is_present(cue) or " " not in cue or "ing" in cue or bool(speech_cues(cue, (0, len(cue))))


_HAS = re.compile(r"^(?:has|have)\s+(?!been\b|not\b|never\b)")


def in_perfect(attributions: Sequence[Attribution]) -> bool:
    """Whether some saying in the perfect has a day of its own."""
    return any(a.said and a.cue and _HAS.match(a.cue[0].text.lower()) and a.parent is None for a in attributions)


def is_of_another(page: Layout, number: int, told: Attribution) -> bool:
    """A sentence of narration that is about another person."""
    own = page.own(told)
    start, end = page.sentences[number]
    there = [m for m in page.mentions if own and start <= m.span.start < end and m.kind == "person"]
    return bool(there) and page.clusters[min(there, key=lambda m: m.span.start).id] not in own


def _number(ranges: Sequence[Range], position: int) -> int:
    return max(bisect_right(ranges, (position, sys.maxsize)) - 1, 0)
