"""Readings of a made-up world, written by hand: what the record's tests are given in place of the reader's.

Vectors are bags of word stems hashed to `WIDTH` components, so that texts that share words are close and others
are not, as with any sentence encoder, and everything is the same on every machine.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from onrecord.model import (
    Act,
    Addressee,
    Article,
    Attitude,
    Attribution,
    Dated,
    Form,
    Link,
    Mention,
    MentionForm,
    MentionKind,
    Outlet,
    Range,
    Reading,
    Said,
    Section,
    Span,
    Speaker,
    Vectors,
    attribution_id,
    mention_id,
)
from onrecord.record.words import STOPWORDS, stem, tokens

WIDTH = 512


def vector(text: str) -> np.ndarray:
    """A unit vector of the text's content words."""
    found = np.zeros(WIDTH, np.float32)
    for word in tokens(text):
        if word not in STOPWORDS:
            found[int(hashlib.md5(stem(word).encode()).hexdigest(), 16) % WIDTH] += 1.0
    norm = float(np.linalg.norm(found))
    return found / norm if norm else found


def _sentences(text: str) -> tuple[Range, ...]:
    found = [(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*?(?:[.!?][”\"]?(?=\s|$)|(?=\n|$))", text)]
    return tuple(found)


@dataclass
class Draft:
    """One page under construction. `where` in its methods is the words' nth occurrence in the text."""

    location: str
    text: str
    outlet: str | None = None
    published: str | None = None
    byline: tuple[str, ...] = ()
    updated: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    @property
    def page(self) -> str:
        """Id of the page, from where it is."""
        return "sha256:" + hashlib.sha256(self.location.encode()).hexdigest()

    @property
    def id(self) -> str:
        """Id of the article."""
        return Article.id_of(self.page)

    def span(self, words: str, nth: int = 0) -> Span:
        """The nth place where the words stand."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span.cut(self.text, start, start + len(words))

    def name(
        self,
        words: str,
        kind: MentionKind = "person",
        *,
        nth: int = 0,
        same_as: str | None = None,
        form: MentionForm = "name",
    ) -> str:
        """Add a mention and give its id; `same_as`: id of a mention of the same thing."""
        span = self.span(words, nth)
        new = mention_id(self.id, span.start, span.end, kind)
        if new not in {m.id for m in self.mentions}:
            self.mentions.append(Mention(new, self.id, span, kind, form, same_as or new))
        return new

    def time(self, words: str, value: str | None, nth: int = 0) -> str:
        """Add a time expression with its value, if it has one."""
        span = self.span(words, nth)
        new = mention_id(self.id, span.start, span.end, "time")
        self.mentions.append(Mention(new, self.id, span, "time", "name", None, value))
        return new

    def says(
        self,
        source: str,
        cue: str,
        content: str,
        *,
        speaker: str | None = None,
        mention: str | None = None,
        anonymous: bool = False,
        act: Act = "assert",
        form: Form = "indirect",
        attitude: Attitude = "assertion",
        negated: bool = False,
        said: str | None = None,
        chain: Sequence[Link] | None = None,
        parent: str | None = None,
        addressee: str | None = None,
        nth: int = 0,
    ) -> str:
        """Add an attribution and give its id. Without `speaker` nobody is known to speak."""
        sources = (self.span(source, nth),) if source else ()
        cues = (self.span(cue, 0),) if cue else ()
        contents = (self.span(content),)
        new = attribution_id(self.id, sources, cues, contents)
        speakers = (Speaker(speaker, mention, None, anonymous),) if speaker else ()
        self.attributions.append(
            Attribution(
                new,
                self.id,
                "interview" if form == "turn" else "body",
                parent,
                sources,
                cues,
                contents,
                speakers,
                form,
                attitude,
                act,
                negated,
                "neutral",
                (Addressee(addressee),) if addressee else (),
                None,
                Said(said, None, "the page says so") if said else None,
                None if chain is None else tuple(chain),
                0.9,
            )
        )
        return new

    def article(self) -> Article:
        """The article, without mentions or attributions."""
        date = Dated(self.published, "meta", None, 1.0) if self.published else None
        updated = Dated(self.updated, "meta", None, 1.0) if self.updated else None
        outlet = Outlet(self.outlet, None) if self.outlet else None
        body = (Section.cut(self.text, 0, len(self.text)),) if self.text else ()
        return Article(
            self.id, self.page, self.location, None, outlet, None, self.byline, date, updated, "en", self.text,
            sections=body,
        )  # fmt: skip

    def reading(self) -> Reading:
        """The page as the reader would give it."""
        sentences = _sentences(self.text)
        hulls = {(a.content[0].start, a.content[-1].end) for a in self.attributions}
        ranges = sorted({*sentences, *hulls})
        rows = [vector(self.text[start:end]) for start, end in ranges]
        vectors = Vectors.of(ranges, np.stack(rows)) if ranges else Vectors()
        order = sorted(self.attributions, key=lambda a: (a.content[0].start, a.id))
        found = sorted(self.mentions, key=lambda m: (m.span.start, m.span.end, m.id))
        return Reading(self.article(), sentences, tuple(found), tuple(order), (), vectors)
