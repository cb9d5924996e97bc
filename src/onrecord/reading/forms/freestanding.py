"""Quotations that are a paragraph of their own: whose words they are stands in another paragraph.

In order of trust: the quotation before it was not closed, or a colon or verb of saying introduces it; the speaker
of the paragraph before goes on, as of 119 such paragraphs in PolNeAR train 85 do; the paragraph after it says who
spoke ("So said the skipper"); somebody is described in the sentence before ("The engineer was blunt.").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Range
from onrecord.reading.draft import Draft, holder, inside, overlap, trimmed
from onrecord.reading.forms.quotations import Quotation, quoted_share
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.clauses import inverted_subject, subject_of
from onrecord.reading.words.cues import hanging_cues, speech_cues
from onrecord.reading.words.function_words import FINITE, is_past

COLON_CONFIDENCE = 0.6
"""Of an attribution that a rule made ("X replied:" and a quotation below it): at most this, set by judgement."""

DESCRIBED_CONFIDENCE = 0.5
"""Of a quotation given to whom the sentence before it describes."""

INTRODUCED_WITHIN = 10
"""Words between a verb of saying and the content it introduces: "stated at a meeting of the V Club that". Set by
judgement, after headings taken for contents cost 0.3 of exact attribution on the held-out articles."""

GOES_ON_FROM = 6
"""Words from which a closed quotation that fills a paragraph goes on with the speaker before: shorter ones are as
often the retort of another. Set by judgement."""

_LAST_SENTENCE_WORDS = 12
"""Words of a sentence that describes who speaks next: longer ones tell of something else."""

_SENTENCE_END = re.compile(r"[.!?…][”’\"'»)]*\s")
_WORD = re.compile(r"\w+")
_SO_SAID = re.compile(r"(?:So|Thus|Such)\s+(?:has\s+|was\s+|were\s+)?(?:\w+)")
_PREDICATE = re.compile(
    r"\s*(?P<cue>(?:is|was|are|were|has|had|did|does|put|makes?|made|sees|saw|\w+ed)\b[^,;:]*?)[.:]?\s*"
)


def fills(text: str, quote: Quotation, place: Range) -> bool:
    """The paragraph is this quotation and nothing else."""
    rest = text[place[0] : quote.start] + text[quote.end : place[1]]
    return not _WORD.search(rest)


def owner(
    text: str,
    quote: Quotation,
    above: Sequence[Range],
    drafts: Sequence[Draft],
    quotes: Sequence[Quotation],
    mentions: Sequence[FoundMention],
) -> Draft | None:
    """The attribution of a paragraph `above` whose speech goes on in `quote`; the last one is the nearest."""
    before = above[-1]
    there = _told_in(before, drafts, quotes)
    long = len(_WORD.findall(text, quote.start, quote.end)) >= GOES_ON_FROM
    if not there:
        people = any(m.kind == "person" and overlap((m.start, m.end), before) for m in mentions)
        goes_on = long and not people and ends_sentence(text, before) and len(above) > 1
        return _quoted_last(text, above[-2], drafts, quotes) if goes_on else None
    last = max(there, key=_reach)
    unclosed = any(not q.closed and inside(q.range, before) and overlap(q.range, last.hull) for q in quotes)
    opened = introduces(text, before) and last.cue and not _WORD.search(text, last.cue[-1][1], before[1])
    if unclosed or opened:
        return last
    rest = (last.pieces[-1][1], before[1])
    named = any(m.kind == "person" and m.form == "name" and inside((m.start, m.end), rest) for m in mentions)
    ended = not named or not _SENTENCE_END.search(text, *rest)
    return last if long and ended and last.source and quoted_share(text, last.content, quotes) > 0 else None


def _told_in(paragraph: Range, drafts: Sequence[Draft], quotes: Sequence[Quotation]) -> list[Draft]:
    """The attributions of a paragraph, but for those inside a quotation there."""
    quoted = [quote.range for quote in quotes if overlap(quote.range, paragraph)]
    return [d for d in drafts if inside(d.anchor, paragraph) and not any(inside(d.anchor, q) for q in quoted)]


def _reach(draft: Draft) -> tuple[int, int]:
    """By which the last of several attributions is known: of two that end together the one around the other."""
    return draft.pieces[-1][1], -draft.pieces[0][0]


def _quoted_last(
    text: str, paragraph: Range, drafts: Sequence[Draft], quotes: Sequence[Quotation]
) -> Draft | None:
    """The last attribution of a paragraph, where it quotes."""
    last = max(_told_in(paragraph, drafts, quotes), key=_reach, default=None)
    return last if last and last.source and quoted_share(text, last.content, quotes) > 0 else None


def ends_sentence(text: str, paragraph: Range) -> bool:
    """The paragraph ends as sentences do, and is no heading."""
    return _ENDS.search(text, *paragraph) is not None


_ENDS = re.compile(r"[.!?:;,…—–-][)”’\"']*\s*$")


def introduces(text: str, paragraph: Range) -> bool:
    """The paragraph ends with a colon."""
    return text[paragraph[0] : paragraph[1]].rstrip().endswith(":")


def reported(
    text: str, content: Range, before: Range, mentions: Sequence[FoundMention], confidence: float
) -> list[Draft]:
    """An attribution of `content` by the last verb of saying in the sentence `before` it, if there is one."""
    sentence = last_sentence(text, before)
    cues = speech_cues(text, sentence)
    if not cues:
        return []
    cue = cues[-1]
    if len(_WORD.findall(text, cue[1], content[0])) > INTRODUCED_WITHIN:
        return []
    named = [(m.start, m.end) for m in mentions if sentence[0] <= m.start and m.end <= cue[0]]
    subject = subject_of(text, sentence, cue, mentions)
    if subject is None and named:
        subject = min(named, key=lambda place: (place[0], place[0] - place[1]))
    return [Draft((subject,) if subject else (), (cue,), (content,), min(confidence, COLON_CONFIDENCE))]


def reported_beside(
    text: str, content: Range, before: Range, drafts: Sequence[Draft], mentions: Sequence[FoundMention]
) -> list[Draft]:
    """An attribution of `content` by a participle of saying before it ("She rejected it, telling the board:"),
    whose subject is that of the verb it hangs on."""
    sentence = last_sentence(text, before)
    cues = hanging_cues(text, sentence)
    if not cues or len(_WORD.findall(text, cues[-1][1], content[0])) > INTRODUCED_WITHIN:
        return []
    ruling = [
        d for d in drafts if len(d.source) == 1 and inside(d.anchor, sentence) and d.anchor[1] <= cues[-1][0]
    ]
    if ruling:
        subject = max(ruling, key=lambda d: d.anchor).source
    else:
        who = [m for m in mentions if m.kind in _SPEAKERS and sentence[0] <= m.start and m.end <= cues[-1][0]]
        subject = tuple((m.start, m.end) for m in sorted(who, key=lambda m: (m.start, -m.end))[:1])
    return [Draft(subject, (cues[-1],), (content,), COLON_CONFIDENCE)] if subject else []


def said_after(text: str, quote: Quotation, after: Range, mentions: Sequence[FoundMention]) -> list[Draft]:
    """ "So said the skipper, Aldous Finch, …" in the paragraph after a quotation."""
    match = _SO_SAID.match(text, *after)
    cues = speech_cues(text, match.span()) if match else []
    source = inverted_subject(text, after, cues[0], mentions) if cues else None
    return [Draft((source,), (cues[0],), (quote.range,), COLON_CONFIDENCE)] if source else []


def labelled_behind(text: str, quote: Quotation, place: Range) -> list[Draft]:
    """ "‘Nobody can breathe easily’: Norn Bank", a heading between paragraphs: its label speaks."""
    label = _BEHIND.fullmatch(text, quote.end, place[1])
    if label is None or _WORD.search(text, place[0], quote.start):
        return []
    return [Draft((label.span("who"),), (label.span("cue"),), (quote.range,), COLON_CONFIDENCE)]


_BEHIND = re.compile(
    r"\s*(?P<cue>:)\s+(?P<who>[A-Z][\w.’'-]*(?:\s(?:of|for|and|the|&|[A-Z][\w.’'-]*)){0,5}(?<!\.))\s*"
)


def said_beside(text: str, quote: Range, mentions: Sequence[FoundMention], confidence: float) -> list[Draft]:
    """ "“They knew,” fumed Per Holt", "“They knew,” Holt shrugged": any verb beside a quotation and a name."""
    ended = _ENDED.search(text, *quote)
    if ended is None:
        return []
    who = [m for m in mentions if m.kind in _SPEAKERS and quote[1] < m.start < quote[1] + _BESIDE]
    for mention in sorted(who, key=lambda m: (m.start, -m.end)):
        turned = _TURNED.fullmatch(text, quote[1], mention.start)
        before = ended["mark"] == "," and _BEFORE.fullmatch(text, quote[1], mention.start)
        plain = _PLAIN.match(text, mention.end) if before else None
        verb = turned or plain
        if verb is None or verb["cue"] in FINITE or not (is_past(verb["cue"]) or verb["cue"].endswith("s")):
            continue
        start = verb.start("title") if turned else trimmed(text, (quote[1], mention.end))[0]
        return [Draft(((start, mention.end),), (verb.span("cue"),), (quote,), confidence)]
    return []


def parted(text: str, draft: Draft, quotes: Sequence[Quotation], mentions: Sequence[FoundMention]) -> list[Draft]:
    """The draft without the quotations below its cue that are of whoever stands beside them, and those."""
    found: list[Draft] = []
    for quote in quotes:
        held = quote.start >= draft.anchor[1] and any(
            inside(quote.range, piece) and not _GOES_ON.search(text, piece[0], quote.start)
            for piece in draft.content
        )
        for other in said_beside(text, quote.range, mentions, draft.confidence) if held else []:
            if not any(overlap(piece, own) for piece in other.pieces for own in (*draft.cue, *draft.source)):
                left = [(start, min(end, quote.start)) for start, end in draft.content if start < quote.start]
                draft = replace(draft, content=tuple(_without_end(text, piece) for piece in left))
                found.append(other)
    return [*([draft] if draft.content else []), *found]


_GOES_ON = re.compile(r"\w\s$")
"""What a quotation goes on with: "Asked whether she “has any regrets,” he said yes"."""


def _without_end(text: str, where: Range) -> Range:
    """The range without white space and a full stop at its end."""
    start, end = trimmed(text, where)
    return start, end - (text[end - 1] == ".")


_ENDED = re.compile(r"(?P<mark>[,!?])[\"'”’»]+$")
_TURNED = re.compile(r"\s+(?P<cue>[a-z]+)\s+(?P<title>(?:[\w-]+\s+){0,3})")
_BEFORE = re.compile(r"\s+(?:the\s|a\s|an\s)?")
_PLAIN = re.compile(r"\s+(?:(?:also|then|later|\w+ly)\s+)?(?P<cue>[a-z]+)(?=[.,:;\s])")
_SPEAKERS = frozenset({"person", "organization", "group"})
_BESIDE = 60
"""Characters between a quotation and the name of who is quoted."""


def said_before(
    text: str,
    quote: Quotation,
    before: Range,
    drafts: Sequence[Draft],
    quotes: Sequence[Quotation],
    mentions: Sequence[FoundMention],
) -> list[Draft]:
    """ "She said that it would close." and, a paragraph of its own, what she said, word for word."""
    there = [d for d in _told_in(before, drafts, quotes) if d.source and d.cue]
    last = max(there, key=_reach, default=None)
    if last is None or _SENTENCE_END.search(text, last.pieces[-1][1], before[1]):
        return []
    long = len(_WORD.findall(text, quote.start, quote.end)) >= GOES_ON_FROM
    if not long or not somebody(text, last.source, mentions):
        return []
    return [replace(last, content=(quote.range,), confidence=min(last.confidence, COLON_CONFIDENCE))]


def somebody(text: str, source: Sequence[Range], mentions: Sequence[FoundMention]) -> bool:
    """The source is who can speak: a person or body that the tagger knows, or a "he" that it passed over."""
    if any(text[start:end].lower() in _PERSONAL for start, end in source):
        return True
    return any(m.kind in _SPEAKERS and overlap((m.start, m.end), piece) for m in mentions for piece in source)


_PERSONAL = frozenset({"he", "she", "they"})


def described_before(text: str, quote: Quotation, before: Range, mentions: Sequence[FoundMention]) -> list[Draft]:
    """ "The city engineer, Dorrit Vane, was blunt." in the sentence before a quotation."""
    start, end = last_sentence(text, before)
    people = [m for m in mentions if start <= m.start and m.end <= end and m.kind == "person"]
    if not people or len(_WORD.findall(text, start, end)) > _LAST_SENTENCE_WORDS:
        return []
    first = min(people, key=lambda m: (m.start, -m.end))
    if _WORD.search(text, start, first.start) or any(sign in text[start:end] for sign in '“”"«»'):
        return []
    ends = {m.end for m in people}
    ends |= {
        text.index(",", last + 1) for last in ends if text[last : last + 1] == "," and "," in text[last + 1 : end]
    }
    for last in sorted(ends, reverse=True):
        stop = last + (text[last : last + 1] == ",")
        match = _PREDICATE.fullmatch(text, stop, end)
        if match:
            return [Draft(((first.start, stop),), (match.span("cue"),), (quote.range,), DESCRIBED_CONFIDENCE)]
    return []


def is_spoken_for(
    text: str,
    piece: Range,
    quotes: Sequence[Quotation],
    paragraphs: Sequence[Range],
    mentions: Sequence[FoundMention],
) -> bool:
    """A closed quotation that fills its paragraph belongs to the words before it, not to those of the next one."""
    place = holder(paragraphs, piece[0])
    quote = next((q for q in quotes if overlap(q.range, piece)), None)
    if place is None or quote is None or not quote.closed or not fills(text, quote, place):
        return False
    number = paragraphs.index(place)
    if number == 0:
        return False
    before = paragraphs[number - 1]
    unclosed = any(not q.closed and inside(q.range, before) for q in quotes)
    return unclosed or introduces(text, before) or bool(described_before(text, quote, before, mentions))


def joined_backwards(
    text: str, drafts: list[Draft], quotes: Sequence[Quotation], paragraphs: Sequence[Range]
) -> list[Draft]:
    """The drafts; an unclosed quotation that fills a paragraph goes to the speaker of the next paragraph's.

    It does so too where somebody above has it who is told to have said nothing else in quotation marks.
    """
    for quote in reversed(quotes):
        place = holder(paragraphs, quote.start)
        if place is None or quote.closed or not fills(text, quote, place):
            continue
        number = paragraphs.index(place)
        holding = [d for d in drafts if any(overlap(quote.range, p) for p in d.pieces)]
        if number + 1 == len(paragraphs) or not all(_only_below(text, d, quote, quotes) for d in holding):
            continue
        follows = next((q for q in quotes if q.start == trimmed(text, paragraphs[number + 1])[0]), None)
        heir = next((d for d in drafts if follows and any(overlap(follows.range, p) for p in d.content)), None)
        if heir is not None and heir not in holding:
            longer = replace(heir, content=tuple(sorted((*heir.content, quote.range))))
            drafts = [longer if d is heir else _without(d, quote) if d in holding else d for d in drafts]
    return drafts


def _only_below(text: str, draft: Draft, quote: Quotation, quotes: Sequence[Quotation]) -> bool:
    """The quotation stands below the cue, and all else that the draft says is no quotation."""
    rest = _without(draft, quote).content
    return draft.cue[-1:] < ((quote.start, 0),) and bool(rest) and quoted_share(text, rest, quotes) == 0


def _without(draft: Draft, quote: Quotation) -> Draft:
    return replace(draft, content=tuple(p for p in draft.content if not overlap(p, quote.range)))


def last_sentence(text: str, paragraph: Range) -> Range:
    """Where the last sentence of a paragraph stands."""
    start = paragraph[0]
    for match in _SENTENCE_END.finditer(text, *paragraph):
        if match.end() < paragraph[1] - 1 and not _ABBREVIATED.search(text, paragraph[0], match.start() + 1):
            start = match.end()
    return trimmed(text, (start, paragraph[1]))


_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|St)\.$")
