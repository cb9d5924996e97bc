"""Which of the times named in one article are one time: of one value, or in the same words; and the times that
only the tagger found ("the winter", the year of a date), which have no value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.model import Article, Mention, Span, mention_id
from onrecord.reading.found import FoundMention

_AROUND = re.compile(r"(?i)^(?:the|an?|in|on|this|that)\s+|['’]s?$")


def same_times(times: Sequence[Mention]) -> tuple[Mention, ...]:
    """The times, each in the cluster of the first that means the same."""
    first: dict[str, str] = {}
    placed = []
    for time in times:
        keys = [_AROUND.sub("", " ".join(time.span.text.split())).lower(), *([time.value] if time.value else [])]
        cluster = next((first[key] for key in keys if key in first), time.id)
        for key in keys:
            first.setdefault(key, cluster)
        placed.append(replace(time, cluster=cluster))
    return tuple(placed)


def with_found(
    article: Article, times: Sequence[Mention], found: Iterable[FoundMention], taken: Iterable[Mention]
) -> list[Mention]:
    """The times of an article and what else the tagger took for one, in reading order; nothing on the very words
    of another time or of a mention that is `taken`."""
    placed = {(m.span.start, m.span.end): m for m in times}
    held = {(m.span.start, m.span.end) for m in taken}
    for mention in found:
        where = (mention.start, mention.end)
        if mention.kind == "time" and mention.form != "pronoun" and where not in held:
            placed.setdefault(where, _found(article, where))
    return [placed[where] for where in sorted(placed)]


def _found(article: Article, where: tuple[int, int]) -> Mention:
    return Mention(
        mention_id(article.id, *where, "time"), article.id, Span.cut(article.text, *where), "time", "nominal"
    )
