"""Sources without a name whom a page tells apart, and so are more than one person.

"Two members of the guild told the Post that … One of them had read it; the other had been told of it" are two;
"another official", beside one of whom the page told before, is a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.model import Attribution
from onrecord.record.story import Story
from onrecord.record.words import number_value, tokens, word_set

BEHIND = 3
"""Sentences behind a group in which its members are told apart. Set by judgement."""

_ONE = re.compile(r"(?:^|[.;:]\s+|[“\"])(?:the\s+first|one)\b(?!\s+(?:thing|day|reason))", re.IGNORECASE)
_MORE = (
    re.compile(r"\b(?:the\s+other|another|(?:the|a)\s+second)\b", re.IGNORECASE),
    re.compile(r"\b(?:the|a)\s+third\b", re.IGNORECASE),
)
"""Words for the first, the second and the third of a group."""

_OTHER = word_set("another other second third fourth")
_HEAD = 2
"""Words at the head of a source among which one of `_OTHER` says that it is another than the one before."""


def persons(story: Story, attributions: Iterable[Attribution]) -> Mapping[str, int]:
    """How many a counted group is told apart as, by the attribution of which it is the source; groups that stay
    one are left out."""
    found: dict[str, int] = {}
    for told in attributions:
        words = tokens(told.source[0].text)[: _HEAD + 1] if told.source else []
        counted = next((int(n) for n in map(number_value, words) if n and n.isdigit()), 0)
        if counted < 2 or any(word[:1].isupper() for word in told.source[0].text.split()[1:]):
            continue
        behind = _behind(story, told)
        if _ONE.search(behind):
            parts = min(counted, 1 + sum(more.search(behind) is not None for more in _MORE))
            found.update({told.id: parts} if parts > 1 else {})
    return found


def is_another(told: Attribution) -> bool:
    """Whether the source says of itself that it is another than one told of before ("two other employees")."""
    return bool(told.source) and not _OTHER.isdisjoint(tokens(told.source[0].text)[:_HEAD])


def _behind(story: Story, told: Attribution) -> str:
    """The sentences right behind that of the attribution."""
    sentences = story.sentences[told.article].ranges
    ends = max(span.end for span in (*told.source, *told.cue, *told.content))
    after = [(start, end) for start, end in sentences if start >= ends][:BEHIND]
    return story.articles[told.article].text[after[0][0] : after[-1][1]] if after else ""
