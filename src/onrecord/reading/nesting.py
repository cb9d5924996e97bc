"""Attributions inside the content of others: "Tass reported that X said Y".

The corpus the tagger learned from has no nesting. A content with a verb of saying in it is therefore read once
more as a text of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Article, Range
from onrecord.reading.carriers import carriers_in
from onrecord.reading.chains import ACCORDING, REPORTED, Printed, printed_links
from onrecord.reading.cues import speech_cues, words_of
from onrecord.reading.draft import Draft, Engine, holder, inside, overlap, without
from onrecord.reading.lemmas import lemmas
from onrecord.reading.wordlists import listed

_MARKS = frozenset("\"“”„«»‘’'`")
_THINKING = listed("nesting.thinking")
_ANYBODY = listed("nesting.anybody")

DEEPEST = 3
"""Attributions inside one another beyond which nothing is read again."""

NESTED_FLOOR = 0.5
"""Confidence from which an attribution inside a content counts: read out of context, weak ones are mostly the
outer one's own words over again. Set by reading those of held-out articles of PolNeAR train."""


CARRIER_CONFIDENCE = 0.7
"""Of an outer attribution made from a printed link: the rule's, set by judgement."""


def carried(article: Article, sentences: Sequence[Range], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with an outer one for each carrier that reports somebody's saying.

    "X said Y, according to the news agency T", "T reported that X said Y": the tagger finds only X, whose
    attribution becomes the inner one; the outer one's content is the whole report, its own link left out.
    """
    drafts = [_parted(article.text, draft) for draft in drafts]
    groups: dict[Range, list[Draft]] = {}
    for draft in drafts:
        place = holder(sentences, draft.anchor[0])
        if place is not None and draft.cue and not draft.turn:
            groups.setdefault(place, []).append(draft)
    replaced: dict[Draft, Draft] = {}
    outers: list[Draft] = []
    for sentence, group in groups.items():
        outer = _outer(article, sentence, group)
        if outer is not None:
            outers.append(outer)
            replaced |= {d: replace(d, parent=outer) for d in group if _holds(outer, d)}
    return [*outers, *(replaced.get(draft, draft) for draft in drafts)]


def _parted(text: str, draft: Draft) -> Draft:
    """ "“…,” X said, according to T": of the sources X and T that have one cue, X keeps his own verb."""
    if len(draft.source) < 2 or not draft.cue or not text[draft.cue[0][0] :].lower().startswith("according to"):
        return draft
    who = next(
        (piece for piece in draft.source if piece[0] >= draft.cue[-1][1] and carriers_in(text, piece)), None
    )
    speaker = draft.source[0]
    verbs = speech_cues(text, (speaker[1], draft.cue[0][0])) if who and speaker[1] <= draft.cue[0][0] else []
    return replace(draft, source=(speaker,), cue=(verbs[0],)) if verbs else draft


def _outer(article: Article, sentence: Range, group: Sequence[Draft]) -> Draft | None:
    pieces = [piece for draft in group for piece in draft.pieces]
    for link in printed_links(article, sentence):
        whole = (link.kind, link.own) in ((ACCORDING, False), (REPORTED, False))
        if not whole or any(overlap(part, piece) for part in (link.who, link.cue) for piece in pieces):
            continue
        near = [d for d in group if d.parent is None and not _between(article.text, link.who, link.cue, d)]
        if near:
            return Draft((link.who,), (link.cue,), _report(article.text, sentence, link, near), CARRIER_CONFIDENCE)
    return None


def _report(text: str, sentence: Range, link: Printed, near: Sequence[Draft]) -> tuple[Range, ...]:
    """What a carrier reports: the attributions and the rest of their clause, up to the link or the end."""
    start, end = min(d.pieces[0][0] for d in near), max(d.pieces[-1][1] for d in near)
    first = min(link.who[0], link.cue[0])
    stop = first if first >= end else max(end, sentence[1])
    while stop > end and not (text[stop - 1].isalnum() or text[stop - 1] in "\"'”’»)"):
        stop -= 1
    return tuple(without(text, (start, max(end, stop)), [link.who, link.cue]))


def _between(text: str, who: Range, cue: Range, draft: Draft) -> bool:
    """Something other than a comma or "that" parts a carrier's words from the report."""
    start, end = min(who[0], cue[0]), max(who[1], cue[1])
    first, last = draft.pieces[0][0], draft.pieces[-1][1]
    between = text[end:first] if end <= first else text[last:start]
    return len(between.split()) > _PARTED or not (end <= first or last <= start)


_PARTED = 3
"""Words between a carrier and what it reports: "on Monday that"."""


def nested(text: str, drafts: Sequence[Draft], engine: Engine) -> list[Draft]:
    """All drafts, with those inside the contents of others, each knowing its parent; outer before inner."""
    found: list[Draft] = []
    waiting = _adopted(drafts)
    while waiting:
        draft = waiting.pop(0)
        found.append(draft)
        if draft.depth < DEEPEST:
            children = [child for child in _inside(text, draft, engine) if not _known(child, [*found, *waiting])]
            waiting += _adopted(children)
    return found


def _adopted(drafts: Sequence[Draft]) -> list[Draft]:
    """Those that stand wholly inside another's content become its children, of several the narrowest's."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.hull[0] - d.hull[1], d.pieces)):
        around = [outer for outer in kept if draft.parent in (None, outer.parent) and _holds(outer, draft)]
        kept.append(replace(draft, parent=around[-1]) if around else draft)
    return kept


def _holds(outer: Draft, inner: Draft) -> bool:
    return not outer.turn and all(_within(piece, outer.content) for piece in inner.pieces)


def _within(piece: Range, content: Sequence[Range]) -> bool:
    return any(inside(piece, part) for part in content)


def _inside(text: str, draft: Draft, engine: Engine) -> list[Draft]:
    parts = [part for piece in draft.content if speech_cues(text, part := _unquoted(text, piece))]
    if not parts:
        return []
    again = engine.encode(text, parts).found().attributions
    children = [replace(Draft.of(attribution), parent=draft) for attribution in again]
    return [
        child
        for child in children
        if child.cue
        and child.confidence >= NESTED_FLOOR
        and _within_content(draft, child)
        and child.content != draft.content
        and not _own_words(text, child)
    ]


def _unquoted(text: str, piece: Range) -> Range:
    """A piece that is one quotation without its marks: between them the tagger takes the whole for one content."""
    start, end = piece
    if text[start] not in _MARKS or text[end - 1] not in _MARKS:
        return piece  # "“…,” X said" needs its marks
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _own_words(text: str, child: Draft) -> bool:
    """The speaker's own "I think", and "anyone who says": neither is an attribution of its own."""
    source = " ".join(text[start:end] for start, end in child.source).lower()
    if source == "who":
        before = words_of(text, max(0, child.source[0][0] - 40), child.source[0][0])
        return bool(before) and before[-1].text in _ANYBODY
    bases = {b for start, end in child.cue for word in words_of(text, start, end) for b in lemmas(word.text)}
    return source in {"i", "we"} and bool(bases & _THINKING)


def _within_content(outer: Draft, inner: Draft) -> bool:
    return all(_within(piece, outer.content) for piece in inner.pieces)


def _known(child: Draft, others: Sequence[Draft]) -> bool:
    """Another draft already reports it: the same cue."""
    return any(child.cue == other.cue or (child.content == other.content and other.parent) for other in others)
