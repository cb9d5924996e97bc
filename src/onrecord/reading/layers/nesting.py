"""Attributions inside the content of others: "Tass reported that X said Y".

The corpus the tagger learned from has no nesting. A content with a verb of saying in it is therefore read by rule,
and where the rules are not sure once more by the tagger, as a text of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.draft import Draft, Engine, has_cue, holder, holds, inside, overlap, within
from onrecord.reading.forms.passives import voiced
from onrecord.reading.forms.sentences import split
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.accounts import is_account
from onrecord.reading.layers.clause import Clause
from onrecord.reading.layers.clauses import clauses, opening_verb
from onrecord.reading.layers.enclosing import CLAUSE_CONFIDENCE
from onrecord.reading.layers.formulas import formulas
from onrecord.reading.words.crediting import is_citing
from onrecord.reading.words.cues import read_cue, speech_cues, words_of
from onrecord.reading.words.lemmas import lemmas

_MARKS = frozenset("\"“”„«»‘’'`")
_THINKING = listed("nesting.thinking")
_ANYBODY = listed("nesting.anybody")
_THAT = re.compile(r"that\s+(?=\w)", re.IGNORECASE)
_ENDING = frozenset("”’»)]%?!…\"'")
DEEPEST = 4
"""Attributions inside one another beyond which nothing is read again."""
NESTED_FLOOR = 0.5
"""Confidence from which an attribution inside a content counts: read out of context, weak ones are mostly the
outer one's own words over again. Set by reading those of held-out articles of PolNeAR train."""
UNUSUAL_FLOOR = 0.82
"""Confidence from which one counts whose cue is none of the verbs that report most ("signed", "introduced"): read
on held-out articles of PolNeAR train, where most below it reported nothing."""


def nested(
    text: str,
    drafts: Sequence[Draft],
    engine: Engine,
    mentions: Sequence[FoundMention] = (),
    sentences: Sequence[Range] = (),
) -> list[Draft]:
    """All drafts, with those inside the contents of others, each knowing its parent; outer before inner.

    1. Clauses are found by rule (`clauses`).
    2. Sentences with a cue of saying that the rules are not sure of are read again by the tagger, each for itself:
       all contents of one depth in one pass. One cue found by both makes one draft.
    3. What stands inside what was found is read in the same way, until nothing is found.
    """
    found: list[Draft] = []
    waiting = _adopted(
        [_unspread(text, draft, mentions, sentences) for draft in voiced(text, drafts, mentions, sentences)]
    )
    waiting = [_under_reporter(text, draft, waiting) for draft in waiting]
    seen: set[Range] = set()
    while waiting:
        found += waiting
        parts = [
            (d, p)
            for d in waiting
            if d.depth < DEEPEST
            for p in parts_said(text, d.content, sentences)
            if p not in seen
        ]
        parts.sort(key=lambda part: not _is_cited(text, part[0]))  # of one content the one who is cited has it
        seen |= {part for _, part in parts}
        waiting = _level(text, parts, found, engine, mentions)
    return found


def _is_cited(text: str, draft: Draft) -> bool:
    """ "Radio Tarn reports, | citing a clerk, | that …": what stands inside comes from the clerk."""
    return bool(draft.cue) and is_citing(text, draft.cue[-1])


def _under_reporter(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """The draft of who is cited, inside that of who reports the same."""
    if draft.parent is not None or not _is_cited(text, draft):
        return draft
    others = [d for d in drafts if d.parent is None and d.content == draft.content and not _is_cited(text, d)]
    outer = min(others, key=lambda d: abs(d.anchor[0] - draft.anchor[0]), default=None)
    return replace(draft, parent=outer) if outer and outer.source != draft.source else draft


def _supposed(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> list[Draft]:
    """ "The workers are said to believe that …", "The workers, he said, believe that …": they believe it."""
    found: list[Draft] = []
    for before, after in pairwise(draft.content):
        cut = any(overlap(piece, (before[1], after[0])) for piece in draft.cue) and not draft.turn
        short = len(text[slice(*before)].split()) <= _LONGEST_SUBJECT and "\n" not in text[before[1] : after[0]]
        heard = opening_verb(text, after, mentions) if cut and short else None
        if heard is not None and text[before[1] - 1].isalnum():
            cue, content = heard
            start = opened.end() if (opened := _THAT.match(text, *before)) else before[0]
            found.append(Draft(((start, before[1]),), (cue,), (content,), CLAUSE_CONFIDENCE, parent=draft))
    return found


def _quoted_as(text: str, draft: Draft) -> Iterator[Draft]:
    """ "The Courier quoted a clerk as saying it was late": the clerk says so."""
    quotes = draft.cue and _QUOTES.search(text[slice(*draft.cue[-1])])
    match = _AS_SAYING.match(text, *draft.content[0]) if quotes and len(draft.content) == 1 else None
    if match is not None:
        who, cue, said = match.span("who"), match.span("cue"), match.span("said")
        yield Draft((who,), (cue,), (said,), CLAUSE_CONFIDENCE, parent=draft)


_QUOTES = re.compile(r"\b(?:quot|cit)(?:es?|ed|ing)$")
_AS_SAYING = re.compile(
    r"(?P<who>[^“”\"\n]{3,120}?),?\s+(?P<cue>as\s+(?:say|tell|writ|argu|claim|insist|deny|warn|add|call|describ|confirm)ing)"
    r"\s+(?P<said>[^\n]+)"
)

_LONGEST_SUBJECT = 10
"""Words of a piece of content that is the subject of the next one's verb."""


def _level(
    text: str,
    parts: Sequence[tuple[Draft, Range]],
    known: Sequence[Draft],
    engine: Engine,
    mentions: Sequence[FoundMention],
) -> list[Draft]:
    """The children, not known yet, that stand in parts of the contents of drafts of one depth."""
    ruled = {part: _ruled(text, part, known, mentions) for _, part in parts}
    left = [part for part in ruled if _is_left(text, part, known, ruled[part])]
    again = _read_again(text, left, engine)
    outers = list(dict.fromkeys(d for d, _ in parts))
    found = [c for d in outers for c in (*_supposed(text, d, mentions), *_quoted_as(text, d))]
    for draft, part in parts:
        near = [child for child in again if all(inside(piece, part) for piece in child.pieces)]
        for child in _joined(text, near, ruled[part]):
            child = replace(voiced(text, [child], mentions, (part,))[0], parent=draft)
            plain = any(child.cue == (c.cue,) for c in formulas(text, part, mentions)) or is_account(text, child)
            if _counts(text, draft, child, plain) and not _known(child, [*known, *found]):
                found.append(child)
    return _adopted(found)


def _is_left(text: str, part: Range, known: Sequence[Draft], ruled: Sequence[Clause]) -> bool:
    """Whether a part of a content has a cue of saying that no draft has and the rules do not read for sure."""
    sure = [clause for clause in ruled if clause.sources and _means(text, _drafted(clause))]
    cues = (cue for cue in speech_cues(text, part) if not has_cue(cue, known))
    return len(sure) < len(ruled) or any(not any(overlap(cue, clause.cue) for clause in sure) for cue in cues)


def _ruled(text: str, part: Range, known: Sequence[Draft], mentions: Sequence[FoundMention]) -> list[Clause]:
    """The clauses and formulas in a part of a content whose cue no draft has."""
    found: list[Clause] = []
    for clause in (*clauses(text, part, mentions), *formulas(text, part, mentions)):
        if not has_cue(clause.cue, known) and not any(overlap(clause.cue, other.cue) for other in found):
            found.append(clause)
    return found


def _unspread(text: str, draft: Draft, mentions: Sequence[FoundMention], sentences: Sequence[Range]) -> Draft:
    """A draft inside a turn, its content no longer than the quotation or the clause that its cue introduces."""
    if draft.turn or draft.parent is None or not draft.cue or len(draft.content) > 1:
        return draft
    start, end = draft.content[0]
    sentence = holder(sentences, draft.cue[0][0])
    if sentence is None or draft.cue[0][0] > start:
        return draft
    if text[start] not in _MARKS and start < sentence[1] < end:
        end = sentence[1] - (text[sentence[1] - 1] in ".!?;")
        draft = replace(draft, content=((start, end),))
    for clause in clauses(text, (sentence[0], max(end, sentence[1])), mentions):
        if any(overlap(clause.cue, piece) for piece in draft.cue) and clause.content[0][0] == start:
            return replace(draft, content=((start, min(end, clause.content[0][1])),))
    return draft


def parts_said(text: str, contents: Sequence[Range], sentences: Sequence[Range]) -> Iterator[Range]:
    """The sentences, or parts of them, in the pieces of a content, without the marks around a quotation."""
    for piece in contents:
        start, end = _unquoted(text, piece)
        inner: Sequence[Range] = [(max(start, a), min(end, b)) for a, b in sentences if a < end and start < b]
        inner = inner or split(text, [(start, end)])
        yield from (part for part in (_unquoted(text, p) for p in inner) if len(text[slice(*part)].split()) > 2)


def read_alone(text: str, parts: Sequence[Range]) -> tuple[str, list[Range]]:
    """The text as it is read for what is said inside, each of the parts a sentence: no "that" before it, a capital
    and a full stop; and where these sentences stand in it, in order, of parts that overlap the longest."""
    blocks: list[Range] = []
    for part in sorted(parts, key=lambda p: p[0] - p[1]):
        if not any(overlap(part, block) for block in blocks):
            blocks.append(part)
    shown = list(text)
    read: list[Range] = []
    for start, end in sorted(blocks):
        opened = _THAT.match(text, start, end)
        first = opened.end() if opened else start
        if len(capital := text[first].upper()) == 1:
            shown[first] = capital
        if end < len(text) and text[end - 1].isalnum():
            shown[end] = "."
            end += 1
        read.append((first, end))
    return "".join(shown), read


def _read_again(text: str, parts: Sequence[Range], engine: Engine) -> list[Draft]:
    """What the tagger finds in each of the parts as a sentence."""
    if not parts:
        return []
    again = engine.encode(*read_alone(text, parts)).attributions()
    return [_shortened(text, Draft.of(a)) for a in again if a.cue and a.content and a.confidence >= NESTED_FLOOR]


def _shortened(text: str, draft: Draft) -> Draft:
    """A draft whose content does not end with a full stop that is not of the text."""
    start, end = draft.content[-1]
    if end > start + 1 and not (text[end - 1].isalnum() or text[end - 1] in _ENDING):
        return replace(draft, content=(*draft.content[:-1], (start, end - 1)))
    return draft


def _joined(text: str, again: Sequence[Draft], ruled: Sequence[Clause]) -> list[Draft]:
    """What the tagger and the rules find; of one cue the rule knows where the content begins."""
    joined: list[Draft] = []
    left = list(ruled)
    for draft in again:
        same = next((c for c in left if any(overlap(c.cue, piece) for piece in draft.cue)), None)
        if same is None:
            joined.append(draft)
            continue
        if same.sources and any(inside(same.source, piece) for piece in draft.cue):
            continue  # "he [had read | an article | claiming] that …": the article says so
        left.remove(same)
        joined.append(replace(draft, source=draft.source or same.sources, content=same.content))
    return [*joined, *(_drafted(clause) for clause in left)]


def _drafted(clause: Clause) -> Draft:
    return Draft(clause.sources, (clause.cue,), clause.content, CLAUSE_CONFIDENCE)


def _counts(text: str, outer: Draft, child: Draft, plain: bool = False) -> bool:
    """A child is inside, says something, and is not the outer speaker's own thought over again.

    What a formula says, which is `plain`, needs no word of the tables.
    """
    source = " ".join(text[start:end] for start, end in child.source).lower()
    if not (plain or _means(text, child)) or source in _NO_SOURCE or child.content == outer.content:
        return False
    own = _own_words(text, child) or _same_speaker(text, outer, child) or _is_thing(text, child)
    return _within_content(outer, child) and not own


def _is_thing(text: str, child: Draft) -> bool:
    """ "I wrote the memo": what was made, and nothing that it says."""
    wrote = any("write" in lemmas(word.text) for piece in child.cue for word in words_of(text, *piece))
    return wrote and _THING.match(text, child.content[0][0]) is not None


_THING = re.compile(r"(?:an?|the|it|this|his|her|my|our|their)\b", re.IGNORECASE)


def _means(text: str, child: Draft) -> bool:
    """The table knows its cue as one of saying, thinking, wanting or showing."""
    match, _ = read_cue(text, child.cue, (child.cue[0][0], child.cue[-1][1]))
    if match is None:
        return False
    base = match.frame.words[0]
    words = {word.text for start, end in child.cue for word in words_of(text, start, end)}
    if words & _SUPPOSED:
        return False
    said = match.frame.speech and not match.frame.light
    asked = base == "be" and not _REPORTING.isdisjoint(lemmas(match.frame.words[-1]))  # "we were asked"
    plain = asked or base in _REPORTING or child.confidence >= UNUSUAL_FLOOR
    return plain and (said or match.frame.attitude != "assertion" or base in _TELLING)


_SUPPOSED = listed("nesting.supposed")
_NO_SOURCE = frozenset({"that", "which", "this", "the", "a", "no one", "nobody", "none"})
_TELLING = listed("nesting.showing") | listed("nesting.nouns")
_REPORTING = frozenset().union(
    *(listed(f"nesting.{name}") for name in ("showing", "bare", "to", "hearing", "wanting", "asking", "nouns")),
    listed("cues.core"),
    {"according"},
)


def _adopted(drafts: Sequence[Draft]) -> list[Draft]:
    """Those that stand wholly inside another's content become its children, of several the narrowest's."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.hull[0] - d.hull[1], d.pieces)):
        around = [outer for outer in kept if draft.parent in (None, outer.parent) and holds(outer, draft)]
        kept.append(replace(draft, parent=around[-1]) if around else draft)
    return kept


def _unquoted(text: str, piece: Range) -> Range:
    """A piece that is one quotation without its marks: between them the tagger takes the whole for one content."""
    start, end = first, last = piece
    if text[start] not in _MARKS or text[end - 1] not in _MARKS:
        return piece  # "“…,” X said" needs its marks
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS and last - end < start - first:
        end -= 1
    return start, end


def _own_words(text: str, child: Draft) -> bool:
    """The speaker's own "I think", and "anyone who says": neither is an attribution of its own."""
    source = " ".join(text[start:end] for start, end in child.source).lower()
    if source == "who":
        before = words_of(text, max(0, child.source[0][0] - 40), child.source[0][0])
        return not before or before[-1].text in _ANYBODY
    if re.fullmatch(r"whoever|(?:any|every|some|no)(?: ?one|body) who", source):
        return True
    words = [word.text for start, end in child.cue for word in words_of(text, start, end)]
    bases = {base for word in words for base in lemmas(word)}
    if source in {"i", "we"} and not any(word != base for word in words for base in lemmas(word)[1:]):
        return True  # "I promise": who says it does it by saying it
    long = len(words_of(text, child.content[0][0], child.content[-1][1])) >= _FEWEST_TOLD
    told = "said" in words and source != "you" and long  # "I said it would not happen" tells of another day
    return source in {"i", "we", "you"} and bool(bases & _THINKING) and not told


_FEWEST_TOLD = 4
"""Words of what a speaker says that he said; "I never said that" tells nothing."""


def _same_speaker(text: str, outer: Draft, child: Draft) -> bool:
    """ "She said that she regretted it": her own thought, as her "I regret it" would be."""
    source = " ".join(text[start:end] for start, end in child.source).lower()
    start = outer.content[0][0]
    opened = _THAT.match(text, start)
    match, _ = read_cue(text, child.cue, (child.cue[0][0], child.content[-1][1])) if child.cue else (None, False)
    thought = match is not None and match.frame.attitude in ("belief", "knowledge")
    first = child.source and child.source[0][0] == (opened.end() if opened else start)
    others = source == "they" and any(_SINGLE.match(text, *piece) for piece in outer.source)
    return bool(source in {"he", "she", "they", "it"} and first and thought and not others)


_SINGLE = re.compile(r"(?:an?|one|another|he|she)\b", re.IGNORECASE)


def _within_content(outer: Draft, inner: Draft) -> bool:
    return all(within(piece, outer.content) for piece in inner.pieces)


def _known(child: Draft, others: Sequence[Draft]) -> bool:
    """Another draft already reports it: the same cue."""
    return any(
        any(overlap(a, b) for a in child.cue for b in other.cue)
        or (child.content == other.content and other.parent)
        for other in others
    )
