"""What was not read: sentences with a verb of saying that gave no attribution, and why."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Article, Miss, Range, Span
from onrecord.reading.draft import Draft, overlap
from onrecord.reading.found import FoundAttribution
from onrecord.reading.words.cues import CORE, speech_cues

LOW_CONFIDENCE = "low-confidence"
NO_CONTENT = "no-content-found"
OVERLAPS = "overlaps-another"
NOT_READ = "outside-the-read-text"


def misses(
    article: Article,
    sentences: Sequence[Range],
    unread: Sequence[Range],
    drafts: Sequence[Draft],
    dropped: Sequence[FoundAttribution],
) -> tuple[Miss, ...]:
    """The misses of an article, one a sentence, in order.

    Args:
        article: the article.
        sentences: those that were read.
        unread: stretches of the article itself that are not read, such as captions.
        drafts: what became an attribution.
        dropped: what was found and left out because the model was not sure enough.
    """
    told = sorted({piece for draft in drafts for piece in (*draft.cue, *draft.source)})
    contents = sorted({piece for draft in drafts if not draft.turn for piece in draft.content})
    unsure = sorted({piece for found in dropped for piece in (*found.cue, *found.content)})
    found: list[Miss] = []
    for sentence in sentences:
        for cue in speech_cues(article.text, sentence, among=CORE):
            if any(overlap(cue, piece) for piece in told):
                continue
            reason = _reason(cue, contents, unsure)
            found.append(_miss(article, sentence, cue, reason))
            break
    for stretch in unread:
        found += [
            _miss(article, stretch, cue, NOT_READ) for cue in speech_cues(article.text, stretch, among=CORE)[:1]
        ]
    return tuple(sorted(found, key=lambda miss: miss.span))


def _reason(cue: Range, contents: Sequence[Range], unsure: Sequence[Range]) -> str:
    if any(overlap(cue, piece) for piece in unsure):
        return LOW_CONFIDENCE
    return OVERLAPS if any(overlap(cue, piece) for piece in contents) else NO_CONTENT


def _miss(article: Article, where: Range, cue: Range, reason: str) -> Miss:
    return Miss(article.id, Span.cut(article.text, *where), Span.cut(article.text, *cue), reason)
