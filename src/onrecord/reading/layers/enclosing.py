"""Attributions around others: who reports that X said it, where the tagger found X and lost the rest.

"T reported that X said Y", "Y, X told inspectors, the board said", "The Courier, citing officials, reported".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model import Article, Range
from onrecord.reading.draft import Draft, has_cue, holder, holds, inside, overlap, within, without
from onrecord.reading.found import FoundMention, mentions_in
from onrecord.reading.layers.citing import cited_apart, citers
from onrecord.reading.layers.clauses import clauses, inverted_subject, opening_verb, subject_of
from onrecord.reading.layers.formulas import formulas
from onrecord.reading.sourcing.carriers import carriers_in
from onrecord.reading.sourcing.chains import denied_as
from onrecord.reading.sourcing.links import ACCORDING, REPORTED, Printed, printed_links
from onrecord.reading.words.crediting import CITED_THEN, accords
from onrecord.reading.words.cues import speech_cues

CLAUSE_CONFIDENCE = 0.75
"""Of an attribution that only the rules found. By judgement: of 60 nested ones on held-out articles of PolNeAR
train, some by rule and some by the network, 51 were right by eye; those by rule alone were not counted apart."""
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
            replaced |= {d: replace(d, parent=outer) for d in group if holds(outer, d)}
    return [*outers, *(replaced.get(draft, draft) for draft in drafts)]


def _parted(text: str, draft: Draft) -> Draft:
    """ "“…,” X said, according to T": of the sources X and T that have one cue, X keeps his own verb."""
    if len(draft.source) < 2 or not draft.cue or not accords(text[slice(*draft.cue[0])]):
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
        if not whole or any(overlap(part, piece) for part in (link.who, link.cue, *link.more) for piece in pieces):
            continue
        near = [d for d in group if d.parent is None and not _between(article.text, link.who, link.cue, d)]
        denied = next((d for d in group if d.parent is None and denied_as(article.text, link.who, d.cue)), None)
        if denied:
            return Draft((link.who,), (link.cue,), denied.content, CARRIER_CONFIDENCE)
        if near:
            report = _report(article.text, sentence, link, near)
            return Draft((link.who,), (link.cue, *link.more), report, CARRIER_CONFIDENCE)
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


def around(
    text: str, sentences: Sequence[Range], drafts: Sequence[Draft], mentions: Sequence[FoundMention]
) -> list[Draft]:
    """The drafts, with contents and outer attributions that the tagger lost to the ones inside them.

    1. "X, a nurse told inspectors, the board said": the board's content is all before it.
    2. "He said X, she recalled": she, whom the tagger passed over, has his saying for her content.
    3. "The offer was an insult, while the city insisted it was final": the city's words are not the union's.
    """
    drafts = [_headed(text, draft, sentences, mentions) for draft in drafts]
    drafts = citers(text, drafts, mentions)
    drafts = [_begun(text, _stretched(text, draft, mentions), sentences, mentions) for draft in drafts]
    drafts = [part for draft in drafts for part in _as_reported(text, draft, sentences, mentions)]
    known = [part for draft in drafts for part in _contrasted(text, draft, mentions)]
    known = [part for draft in known for part in _after_semicolon(text, draft, mentions)]
    known = [part for draft in known for part in _without_verb(text, draft, mentions)]
    outers: list[Draft] = []
    parts = [(d, d.pieces, max(piece[1] for piece in d.pieces)) for d in known]
    for sentence in sentences:
        start, end = sentence
        within_reach = ((d, p) for d, p, last in parts if p[0][0] < end and start < last)
        touching = [(d, p) for d, p in within_reach if any(overlap(piece, sentence) for piece in p)]
        near = [d for d, p in touching if not d.turn and d.cue and start <= p[0][0] and p[-1][1] <= end]
        unheard = not touching and text[sentence[0]] in _DOUBLE  # a quotation that the tagger made nothing of
        for clause in clauses(text, sentence, mentions) if near or unheard else ():
            held = [d for d in near if all(within(piece, clause.content) for piece in d.pieces)]
            after = clause.cue[0] >= clause.content[-1][1] and clause.content[0][0] <= sentence[0] + 1
            if (held or unheard) and after and not has_cue(clause.cue, [*known, *outers]):
                outers.append(Draft(clause.sources, (clause.cue,), clause.content, CLAUSE_CONFIDENCE))
        outers += _cited(text, sentence, near, mentions)
    return cited_apart(text, [*known, *outers], mentions)


def _as_reported(
    text: str, draft: Draft, sentences: Sequence[Range], mentions: Sequence[FoundMention]
) -> list[Draft]:
    """ "He denied that it was late, as the Courier reported": both the denial, and what the Courier reported."""
    source = draft.source[0] if len(draft.source) == 1 and len(draft.cue) == 1 and not draft.turn else None
    sentence = holder(sentences, draft.anchor[0])
    if source is None or sentence is None or draft.content[0][0] > source[0]:
        return [draft]
    if not denied_as(text, source, [(sentence[0], source[0])]):
        return [draft]
    for clause in clauses(text, (sentence[0], source[0]), mentions):
        content = tuple((a, min(b, draft.content[-1][1])) for a, b in clause.content)
        if clause.sources and denied_as(text, source, [clause.cue]) and overlap(content[0], draft.hull):
            denial = Draft(clause.sources, (clause.cue,), content, CLAUSE_CONFIDENCE)
            return [denial, replace(draft, content=content)]
    return [draft]


def _headed(text: str, draft: Draft, sentences: Sequence[Range], mentions: Sequence[FoundMention]) -> Draft:
    """The draft, its content with the subject of the verb that it begins with: "[the bank] believes that …"."""
    start, end = draft.content[0]
    sentence = holder(sentences, start)
    if (
        draft.turn
        or sentence is None
        or not text[start].islower()
        or not opening_verb(text, (start, end), mentions)
    ):
        return draft
    subject = subject_of(text, sentence, (start, start), mentions) if text[start : start + 3] != "to " else None
    if subject is None or any(overlap(subject, piece) for piece in draft.pieces) or draft.cue[-1:] == ():
        return draft
    apart = draft.cue[-1][1] <= subject[0] and not _WORD.search(text, subject[1], start)
    return replace(draft, content=((subject[0], end), *draft.content[1:])) if apart else draft


_WORD = re.compile(r"\w")


def _cited(text: str, sentence: Range, near: Sequence[Draft], mentions: Sequence[FoundMention]) -> list[Draft]:
    """ "The Courier reported, citing two officials, that …": the officials say it too."""
    for match in CITED_THEN.finditer(text, *sentence):
        whom = [(m.start, m.end) for m in mentions if m.start - match.end() in (0, _THE) and m.kind in _SPEAKING]
        known = inverted_subject(text, sentence, match.span("cue"), mentions)
        longest = max([*whom, *([known] if known else [])], key=lambda w: w[1], default=None)
        free = [d for d in near if not any(overlap(match.span("cue"), piece) for piece in d.pieces)]
        beside = [d for d in free if abs(match.start() - d.cue[-1][1]) <= _WIDEST_GAP]
        if longest and beside and not has_cue(match.span(), near):
            source = (match.end(), _WITH.match(text, longest[1], sentence[1]).end())  # type: ignore[union-attr]
            if not any(overlap(source, piece) for draft in beside for piece in draft.pieces):
                return [Draft((source,), (match.span("cue"),), beside[0].content, CLAUSE_CONFIDENCE)]
    return []


_WITH = re.compile(r"(?:\s(?:who|with|in|at|of|familiar|close|briefed|involved)\b[^,.;“”\"]*)?")
"""What says more of those who are cited: "two officials who knew the file"."""
_THE = 4
_SPEAKING = frozenset({"person", "organization", "group"})


def _stretched(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """The draft, its content with the reporting words that stand in it, or between it and its source and cue."""
    if draft.turn or not draft.cue:
        return draft
    own = sorted((*draft.source, *draft.cue))
    content = list(draft.content)
    for first, second in pairwise(draft.content):
        hole = (first[1], second[0])
        if "\n" in text[slice(*hole)] or any(overlap(hole, piece) for piece in own):
            continue  # nobody's words go on over what another paragraph tells
        if not _reports(text, first, second, mentions):
            continue
        content = [(first[0], second[1]) if p == second else p for p in content if p != first]
    last = content[-1]
    gap = (last[1], own[0][0])
    if (
        0 < gap[1] - gap[0] <= _WIDEST_GAP
        and "\n" not in text[slice(*gap)]
        and not _SENTENCE.search(text[slice(*gap)])
    ):
        stop = gap[0] + len(text[slice(*gap)].rstrip(" ,"))
        if stop > gap[0] and _reports(text, last, (stop, stop), mentions):
            content[-1] = (last[0], stop)
    return replace(draft, content=tuple(content))


def _reports(text: str, first: Range, second: Range, mentions: Sequence[FoundMention]) -> bool:
    """Somebody says between two pieces what stands beside; the first piece itself may be who does."""
    gap = (first[1], second[0])
    said = [c for c in clauses(text, (first[0], second[1]), mentions) if inside(c.cue, gap)]
    return any(inside(c.source, gap) or (c.source == first and c.content[0][0] == second[0]) for c in said)


def _begun(text: str, draft: Draft, sentences: Sequence[Range], mentions: Sequence[FoundMention]) -> Draft:
    """The draft, its content with the reporting words before it: "[it demands] an inquiry, she said"."""
    start, end = draft.content[0]
    sentence = holder(sentences, start)
    if draft.turn or sentence is None or not draft.cue or start == sentence[0] or _cited_behind(text, draft):
        return draft
    before = [piece[1] for piece in (*draft.source, *draft.cue) if sentence[0] <= piece[0] and piece[1] <= start]
    gap = (max(before, default=sentence[0]), start)
    if not _WORD.search(_THAT.sub("", text[slice(*gap)])):
        return draft
    where = (gap[0], min(end, sentence[1]))
    for clause in (*clauses(text, where, mentions), *formulas(text, where, mentions)):
        held = clause.sources and inside(clause.source, gap) and clause.cue[0] < start
        if (
            held
            and start in (clause.content[0][0], *range(*clause.cue))
            and not _WORD.search(_THAT.sub("", text[gap[0] : clause.source[0]]))
        ):
            return replace(draft, content=((clause.source[0], end), *draft.content[1:]))
    return draft


def _cited_behind(text: str, draft: Draft) -> bool:
    """ "Radio Tarn reports | that it was late, | citing | a clerk": the clerk says what the radio reports."""
    told, cue = draft.content[-1][1], draft.cue[0]
    return told <= cue[0] and CITED_THEN.fullmatch(text, told, min(cue[1] + 1, len(text))) is not None


def _after_semicolon(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> list[Draft]:
    """The draft without the last piece of its content, which somebody else says: "…; a third recalled that …"."""
    if draft.turn or len(draft.content) == 1 or not draft.cue or draft.content[-1][0] < draft.cue[0][0]:
        return [draft]
    piece = draft.content[-1]
    if not text[draft.content[-2][1] : piece[0]].rstrip().endswith(";"):
        return [draft]
    said = [c for c in clauses(text, piece, mentions) if c.sources and c.source[0] == piece[0]]
    if not said:
        return [draft]
    other = Draft(said[0].sources, (said[0].cue,), said[0].content, CLAUSE_CONFIDENCE)
    return [replace(draft, content=draft.content[:-1]), other]


def _without_verb(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> list[Draft]:
    """ "The board said it was glad, and the union that it would wait": the union says so, by the same verb."""
    start, end = draft.content[-1]
    if (
        draft.turn
        or draft.parent
        or not draft.cue
        or draft.cue[-1][0] > start
        or not speech_cues(text, draft.cue[-1])
    ):
        return [draft]
    for mention in mentions_in((start, end), mentions):
        that = _THAT_NEXT.match(text, mention.end, end)
        joined = _AND.search(text, start, mention.start) if that else None
        if joined and that and mention.kind in _SPEAKING and mention.form != "pronoun":
            kept = replace(draft, content=(*draft.content[:-1], (start, joined.start())))
            source, content = (mention.start, mention.end), ((that.start("that"), end),)
            return [kept, replace(draft, source=(source,), content=content, confidence=CLAUSE_CONFIDENCE)]
    return [draft]


_THAT = re.compile(r"^\s*that\b")
_AND = re.compile(r",\s+(?:and|but|while)\s+(?:the\s+)?$")
_THAT_NEXT = re.compile(r"\s+(?P<that>that\s)")


def _contrasted(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> list[Draft]:
    """The draft without a clause of contrast at its end that quotes somebody else, and that one."""
    if draft.turn or draft.parent or not draft.cue:
        return [draft]
    start, end = draft.content[-1]
    for match in _CONTRAST.finditer(text, start, end):
        colon = text[match.start()] == ":"
        quoted = any(sign in text[start : match.start() if colon else end] for sign in '“"«')
        said = [c for c in clauses(text, (match.end(), end), mentions) if c.source[0] - match.end() <= _NEAR]
        if said and not quoted and match.start() > start and (colon or speech_cues(text, said[0].cue)):
            kept = replace(draft, content=(*draft.content[:-1], (start, match.start())))
            return [kept, Draft(said[0].sources, (said[0].cue,), said[0].content, CLAUSE_CONFIDENCE)]
    return [draft]


_CONTRAST = re.compile(r",\s+(?:while|whereas)\s+|:\s+(?=\w)")
_SENTENCE = re.compile(r"[.!?;]\s")
_WIDEST_GAP = 120
"""Characters of the reporting words between a content and its own source and cue."""
_NEAR = 4
_DOUBLE = frozenset('“"«„')
