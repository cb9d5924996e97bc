"""Cases of speaker resolution, and a tagger that finds exactly what a case lists."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.model import Article, Dated
from onrecord.reading.forms.sentences import split
from onrecord.reading.found import FoundAttribution, FoundMention, Range
from onrecord.reading.who.cast import Cast

CASES = Path(__file__).parent / "cases" / "speakers.jsonl"

_MARK = re.compile(r"\{([^{}]*)\}|\[(\d+):([^\[\]]*)\]")
_PRONOUN = re.compile(
    r"(?i)\b(?:I|me|my|we|us|our|you|he|him|his|she|her|it|its|they|them|their|himself|herself|who|whose)\b"
)
_KINDS = {"p": "person", "o": "organization", "l": "place", "g": "group", "w": "work", "e": "event", "x": "other"}


@dataclass(frozen=True)
class Case:
    """One text, what a tagger and the model find in it, and the names to be resolved for each source."""

    id: str
    half: str
    article: Article
    mentions: tuple[FoundMention, ...]
    attributions: tuple[FoundAttribution, ...]
    asked: tuple[int, ...]
    expected: tuple[tuple[str, ...], ...]
    anonymous: tuple[bool, ...] | None

    def cast(self) -> Cast:
        """The cast of the case's article."""
        text = self.article.text
        return Cast.of(self.article, split(text, [(0, len(text))]), self.mentions, self.attributions)

    def names(self, cast: Cast) -> list[tuple[str, ...]]:
        """What the cast gives for each source that the case asks about."""
        asked = [self.attributions[number] for number in self.asked]
        return [tuple(s.name for s in cast.speakers(a.source, a.content)) for a in asked]


def article(text: str, published: str | None = "2024-11-14", byline: tuple[str, ...] = ()) -> Article:
    """An article that is nothing but its text and its date."""
    dated = Dated(published, "text", None, 1.0) if published else None
    return Article("a1", "sha256:a1", "a1.txt", None, None, None, byline, dated, None, "en", text)


def cases() -> list[Case]:
    """All cases of the file, in its order."""
    return [_case(json.loads(line)) for line in CASES.read_text("utf-8").splitlines() if line]


def _case(row: Mapping[str, Any]) -> Case:
    text, sources, contents = _unmarked(row["text"])
    found = [FoundAttribution((s,), (), _content(contents, n), 1.0) for n, s in enumerate(sources, 1)]
    extra = [_said(text, *pair) for pair in row.get("says", ())]
    return Case(
        row["id"], row["half"], article(text), tuple(mentions(text, row["mentions"])), (*found, *extra),
        tuple(range(len(found))), tuple(tuple(names) for names in row["expected"]),
        tuple(row["anonymous"]) if "anonymous" in row else None,
    )  # fmt: skip


def _unmarked(marked: str) -> tuple[str, list[Range], dict[int, Range]]:
    text, sources, contents, last = "", [], {}, 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        words = match[1] if match[1] is not None else match[3]
        where = (len(text), len(text) + len(words))
        if match[1] is not None:
            sources.append(where)
        else:
            contents[int(match[2])] = where
        text += words
        last = match.end()
    return text + marked[last:], sources, contents


def _content(contents: Mapping[int, Range], number: int) -> tuple[Range, ...]:
    return (contents.get(number, (0, 0)),)


def _said(text: str, source: str, content: str) -> FoundAttribution:
    begin = text.index(content)
    where = re.search(rf"\b{re.escape(source)}\b", text[begin + len(content) :])
    assert where, f"{source!r} does not follow {content!r}"
    start = begin + len(content) + where.start()
    return FoundAttribution(((start, start + len(source)),), (), ((begin, begin + len(content)),), 1.0)


def mentions(text: str, listed: list[str]) -> list[FoundMention]:
    """Every place of every listed mention ("P name", "p description" of a person), and all pronouns."""
    found = set()
    for entry in listed:
        letter, words = entry.split(" ", 1)
        assert words in text, f"{words!r} is not in {text!r}"
        form = "name" if letter.isupper() else "nominal"
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
            found.add((match.start(), match.end(), _KINDS[letter.lower()], form))
    found |= {(m.start(), m.end(), "person", "pronoun") for m in _PRONOUN.finditer(text)}
    return [FoundMention(*entry, 1.0) for entry in sorted(found)]
