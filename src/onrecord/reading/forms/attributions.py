"""From what the model found to drafts: contents as whole quotations, and quotations that nobody claimed.

The tagger reads one window at a time and knows nothing of quotation marks. It cuts into quotations, and leaves
those that go on after "X said." or after a colon. PolNeAR's annotators give such a quotation to the attribution
before it, as one more piece of its content; so do these rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Form, Range
from onrecord.reading.draft import Draft, holder, inside, overlap, trimmed, without
from onrecord.reading.forms import freestanding
from onrecord.reading.forms.quotations import Quotation, quoted_share
from onrecord.reading.found import Found, FoundMention
from onrecord.reading.layers.clauses import inverted_subject, subject_of
from onrecord.reading.who.sources import dateline_end
from onrecord.reading.words.cues import speech_cues

SHORTEST_CONTINUATION = 3
"""Words of a quotation that can stand for itself: shorter ones are terms and titles. Set by judgement."""

SHARE_OF_QUOTATION = 0.4
"""Share of a quotation's words that a content must hold to be given the rest. Set on the 84 articles held out of
PolNeAR train, where completing from any share cost 0.3 of token F1: unpaired marks make prose a quotation."""

_SENTENCE_END = re.compile(r"[.!?…][”’\"'»)]*\s")
_WORD = re.compile(r"\w+")


def gathered(text: str, found: Found, quotes: Sequence[Quotation], paragraphs: Sequence[Range]) -> list[Draft]:
    """Drafts of all that was found, in reading order.

    1. Pieces in another paragraph than their cue are cut off, unless quoted; a content among them goes to the verb
       of saying that introduces it where it stands.
    2. A content that cuts into a quotation takes the whole of it, where no other attribution has a share in it.
    3. A quotation that nobody claimed goes to the attribution before it, where it goes on in the same paragraph,
       or is a paragraph of its own after an unclosed quotation or a colon.
    4. After a colon without any attribution, the verb of saying before it makes one.
    """
    drafts = []
    for attribution in found.attributions:
        drafts += _at_home(text, Draft.of(attribution), found.mentions, quotes, paragraphs)
    drafts = [_completed(text, draft, drafts, quotes) for draft in drafts]
    for quote in quotes:
        if _unclaimed(text, quote, drafts):
            drafts = _claimed(text, quote, drafts, found.mentions, paragraphs, quotes)
    drafts = freestanding.joined_backwards(text, drafts, quotes, paragraphs)
    drafts = [replace(draft, content=_by_paragraph(draft.content, paragraphs)) for draft in drafts]
    return sorted(drafts, key=lambda draft: draft.pieces)


def sourced(text: str, drafts: Sequence[Draft], mentions: Sequence[FoundMention]) -> list[Draft]:
    """The drafts; one whose cue has no source takes the mention that stands beside it as its subject.

    Before a finite cue ("Ministers on Monday rejected it"), or right after "according to", where the tagger
    counted it among the content.
    """
    named = sorted((m.start, m.end) for m in mentions if m.kind in _SPEAKING and m.form != "pronoun")
    drafts = [_sourced(text, draft, named) if draft.cue and not draft.source else draft for draft in drafts]
    drafts = [_joined(text, draft, drafts) if draft.cue and not draft.source else draft for draft in drafts]
    drafts = [_hung(text, draft, mentions) if draft.cue and not draft.source else draft for draft in drafts]
    drafts = [_inverted(text, draft, mentions) if draft.cue and not draft.source else draft for draft in drafts]
    drafts = [_released(text, draft, mentions) if draft.cue and not draft.source else draft for draft in drafts]
    drafts = [_subjected(text, draft, mentions) if draft.cue and not draft.source else draft for draft in drafts]
    drafts = [_published(text, draft, mentions) if draft.cue else draft for draft in drafts]
    return [_whole(text, draft, mentions) for draft in drafts]


def _hangs(text: str, draft: Draft) -> bool:
    """Whether the cue is a participle of saying behind a comma: "…, warning: “…”"."""
    first, end = draft.cue[0]
    return _HANGING.match(text, first, end) is not None and text[max(0, first - 2) : first] == ", "


def _sentence_start(text: str, at: int) -> int:
    begin = text.rfind("\n", 0, at) + 1
    return max([begin, *(found.end() for found in _SENTENCE_END.finditer(text, begin, at))])


def _subjected(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "Holt & Sons, the largest owner, let it be known": the noun phrase before a finite cue, apposition too."""
    cue = draft.cue[0]
    if any(other.match(text, cue[0]) for other in (_PARTICIPLE, _PASSIVE, _NOUN)) or not text[cue[0]].islower():
        return draft
    begin = max(_sentence_start(text, cue[0]), cue[0] - _INVERTED_REACH)
    subject = subject_of(text, (begin, cue[1]), cue, mentions)
    taken = subject is not None and any(overlap(subject, piece) for piece in draft.content)
    named = subject is not None and any(subject[0] <= m.start and m.end <= subject[1] for m in mentions)
    unheard = subject is not None and text[slice(*subject)].lower() == "it" and not speech_cues(text, cue)
    return replace(draft, source=(subject,)) if subject and named and not taken and not unheard else draft


_NOUN = re.compile(r"(?:an?|the|in|of|on|at|with)\s")
"""How a cue begins that is no verb, and has no subject: "what binds them to her is | a belief that …"."""


def _joined(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "He conceded that “…” had been found, but dismissed the charge": the speaker of the verb before it.

    So do participles: "…, she said, calling it a guess", "…, a week after vowing that …".
    """
    first = draft.cue[0][0]
    hanging = _HANGING.match(text, *draft.cue[0]) and _BEFORE_HANGING.search(text, max(0, first - 12), first)
    second = _COORDINATED.search(text, max(0, first - 12), first) and not _PARTICIPLE.match(text, first)
    if not hanging and not second:
        return draft
    before = [d for d in drafts if d.cue and len(d.source) == 1 and d.source[0][1] <= d.cue[0][0] < first]
    last = max(before, key=lambda d: d.cue[0][0], default=None)
    near = last is not None and not _SENTENCE_END.search(text, last.cue[0][0], first)
    return replace(draft, source=last.source) if near and last else draft


def _hung(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "She left at noon, warning: “…”": whom the sentence begins with."""
    first = draft.cue[0][0]
    if not _hangs(text, draft):
        return draft
    begin = _sentence_start(text, first)
    who = [
        m for m in mentions if m.kind in _PEOPLE and m.start == trimmed(text, (begin, first))[0] and m.end < first
    ]
    widest = max(who, key=lambda m: (m.end, m.form), default=None)
    return replace(draft, source=((widest.start, widest.end),)) if widest else draft


def _published(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "She was asked about a report published by the Courier, claiming …": the Courier's claim, not hers."""
    first = draft.cue[0][0]
    if not _hangs(text, draft):
        return draft
    begin = _sentence_start(text, first)
    by = next((found.end() for found in _ASKED_ABOUT.finditer(text, begin, first)), None)
    doer = max(
        (m for m in mentions if m.start == by and m.end < first), key=lambda m: (m.end, m.form), default=None
    )
    return replace(draft, source=((doer.start, doer.end),)) if doer else draft


_ASKED_ABOUT = re.compile(
    r"\b(?:ask|comment|question|react|respon)\w*\b[^.]*?"
    r"\b(?:aired|broadcast|carried|issued|posted|published|released|written)\sby\s(?:the\s)?"
)
"""What somebody had to answer, up to who made it."""


def _whole(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "Her email, seen by the Courier, reads": the email speaks, though the tagger took the Courier."""
    if draft.cue and len(draft.source) == 1:
        pronoun = _PRONOUN.search(text[slice(*draft.source[0])])
        if pronoun and not _WORD.search(text, draft.source[0][1], max(draft.source[0][1], draft.cue[0][0])):
            begins = draft.source[0][0] + pronoun.start("who")
            return replace(draft, source=((begins, draft.source[0][1]),))
    if not draft.cue or len(draft.source) != 1 or not _OBLIQUE.search(text, 0, draft.source[0][0]):
        return draft
    (start, end), cue = draft.source[0], draft.cue[0]
    if _WORD.search(text, end, cue[0]) or end > cue[0]:
        return draft
    begin = max(text.rfind("\n", 0, start) + 1, start - _INVERTED_REACH)
    subject = subject_of(text, (begin, cue[1]), cue, mentions)
    whole = subject is not None and subject[0] < start
    return replace(draft, source=(subject,)) if whole and subject else draft


def _inverted(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "“…,” admitted the head of street cleaning": the subject stands after the verb."""
    cue = draft.cue[-1]
    near = [piece for piece in draft.content if piece[1] <= draft.cue[0][0]]
    if not near or _WORD.search(text, near[-1][1], draft.cue[0][0]) or not speech_cues(text, cue):
        return draft
    rest = text[cue[1] : cue[1] + _INVERTED_REACH].partition("\n")[0]
    source = inverted_subject(text, (cue[0], cue[1] + len(rest)), cue, mentions)
    return replace(draft, source=(source,)) if source else draft


def _released(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "The hatch was open, one of the divers reported": the divers, whom the tagger took for what was said."""
    cue = draft.cue[0]
    held = next((piece for piece in reversed(draft.content) if piece[1] <= cue[0]), None)
    if held is None or _WORD.search(text, held[1], cue[0]) or not speech_cues(text, cue):
        return draft
    passive = _PASSIVE.match(text, *cue) or any(text.startswith(("to ", "of "), p[0]) for p in draft.content)
    if len(draft.content) > 1 and not passive and subject_of(text, (held[0], cue[1]), cue, mentions) == held:
        return replace(draft, source=(held,), content=tuple(p for p in draft.content if p != held))
    begin = max(text.rfind(sign, held[0], held[1]) for sign in ',”"') + 1
    subject = subject_of(text, (max(begin, held[0]), cue[1]), cue, mentions) if begin else None
    if subject is None or len(_WORD.findall(text, begin, subject[0])) > _TITLES:
        return draft
    subject = (begin + len(text[begin:]) - len(text[begin:].lstrip(' "”’')), subject[1])
    kept = trimmed(text, (held[0], begin))
    return replace(draft, source=(subject,), content=tuple(kept if p == held else p for p in draft.content))


def without_dateline(
    text: str, drafts: Sequence[Draft], mentions: Sequence[FoundMention], paragraphs: Sequence[Range]
) -> list[Draft]:
    """The drafts, none of their pieces in the words that say where a story was filed."""
    return [_undated(text, draft, mentions, paragraphs) for draft in drafts]


def _undated(text: str, draft: Draft, mentions: Sequence[FoundMention], paragraphs: Sequence[Range]) -> Draft:
    place = holder(paragraphs, draft.pieces[0][0])
    end = dateline_end(text, place) if place else 0
    if place is None or end <= draft.pieces[0][0] or draft.turn:
        return draft
    source, cue, content = (
        tuple((max(a, end), b) for a, b in pieces if b > end)
        for pieces in (draft.source, draft.cue, draft.content)
    )
    if not content or (draft.cue and not cue):
        return draft
    if draft.source and not source and cue:
        subject = subject_of(text, (end, place[1]), cue[0], mentions)
        opening = _OPENING.fullmatch(text, end, cue[0][0])
        source = (subject,) if subject else (opening.span("who"),) if opening else ()
    return replace(draft, source=source, cue=cue, content=content)


_OPENING = re.compile(
    r"(?P<who>(?:(?:The|An?)\s)?[^\W\d_][^,.;:“”\"]{1,60}?)\s+(?:(?:on|in|late|early|last|this)\s[\w ]{3,24}?\s+)?"
    r"(?:(?:has|have|had|also|\w+ly)\s+)*"
)
"""Who stands between a dateline and its verb: "Kelm Foods on Thursday"."""

_PASSIVE = re.compile(
    r"(?:(?:has|have|had|also|since|now|\w+ly)\s+)*(?:is|are|was|were|be|been|being|['’]s|['’]re)\b"
)
_TITLES = 3
"""Words before a name in the clause of its verb: "“…,” Deputy Chairwoman Ann Poe said"."""

_INVERTED_REACH = 120
"""Characters before or after a cue in which its subject stands."""

_PRONOUN = re.compile(r"\w+\s+\w+\s(?P<who>he|she|they|it|I|we)$")
_OBLIQUE = re.compile(r",\s(?:\w+ed|seen|sent|written|shown|read|given)\s(?:by|to|with|from)\s$")


def _sourced(text: str, draft: Draft, named: Sequence[Range]) -> Draft:
    cue, (first, last) = draft.cue[0], draft.content[0]
    if text[cue[0] : cue[1]].lower() == "according to":
        after = [m for m in named if first <= m[0] <= first + _ARTICLE and m[1] < last]
        rest = without(text, (first, last), after[-1:]) if after else []
        held = (*rest, *draft.content[1:])
        return replace(draft, source=(after[-1],), content=tuple(held)) if after and held else draft
    before = [m for m in named if m[1] <= cue[0] and not any(overlap(m, piece) for piece in draft.content)]
    if before and _BESIDE.fullmatch(text[before[-1][1] : cue[0]]) and not _PARTICIPLE.match(text[cue[0] : cue[1]]):
        return replace(draft, source=(before[-1],))
    if _COORDINATED.search(text, max(0, cue[0] - 12), cue[0]):
        start = max(text.rfind(sign, 0, cue[0]) for sign in '\n.!?“"«:;') + 1
        leading = [m for m in before if not text[start : m[0]].strip() and m[0] >= start]
        return replace(draft, source=(leading[0],)) if leading else draft
    return draft


_HANGING = re.compile(r"(?:\w+ly\s+)?\w+ing\b")
_BEFORE_HANGING = re.compile(r"(?:[,”\"’»]|\b(?:after|before|while|when|by|without|and))\s+$")
_COORDINATED = re.compile(r"\b(?:and|but)\s+(?:then\s+|also\s+|\w+ly\s+)?$")


_SPEAKING = ("person", "organization", "group", "place", "work")
_PEOPLE = ("person", "organization", "group")
_ARTICLE = 4
"""Letters of "the" and a blank, by which a mention may begin after the content does."""
_BESIDE = re.compile(
    r"\s+(?:(?:on|in|this|last|earlier|late)\s+[\w ]{2,24}?\s+)?(?:(?:has|have|had|also|\w+ly)\s+){0,2}",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:\w+ing|by|as)\b|(?:was|were|is|are|be|been)\s", re.IGNORECASE)


def form_of(text: str, draft: Draft, quotes: Sequence[Quotation]) -> Form:
    """Direct where the whole content stands in quotation marks, mixed where a part does, else indirect."""
    if draft.turn:
        return "turn"
    if draft.parent is not None and draft.cue:  # a quotation around the cue too is that of the outer attribution
        quotes = [quote for quote in quotes if not inside(draft.cue[0], quote.range)]
    share = quoted_share(text, draft.content, quotes)
    if share == 0:
        return "indirect"
    return "direct" if share == 1 else "mixed"


def _at_home(
    text: str,
    draft: Draft,
    mentions: Sequence[FoundMention],
    quotes: Sequence[Quotation],
    paragraphs: Sequence[Range],
) -> list[Draft]:
    """The draft without its pieces of other paragraphs, and what those make by themselves."""
    home = holder(paragraphs, draft.cue[0][0]) if draft.cue else None
    if home is None:
        return [draft]

    def elsewhere(piece: Range) -> bool:
        place = holder(paragraphs, piece[0]) if piece[0] < home[0] else None
        goes_on = place is not None and _WORD.search(text, piece[1], place[1]) is not None
        return place is not None and (
            goes_on or freestanding.is_spoken_for(text, piece, quotes, paragraphs, mentions)
        )

    def follows(piece: Range) -> bool:
        return piece[0] >= home[1] and any(overlap((m.start, m.end), p) for m in speakers for p in draft.source)

    speakers = [m for m in mentions if m.kind in _PEOPLE]
    apart = freestanding.parted(text, draft, quotes, mentions) if draft.content else [draft]
    if apart != [draft]:
        return apart
    own = [piece for piece in draft.content if inside(piece, home)]
    speaks = not own or quoted_share(text, own, quotes) > 0 or freestanding.introduces(text, home)
    near = [
        piece
        for piece in draft.content
        if piece in own
        or (quoted_share(text, [piece], quotes) == 1 and (speaks or follows(piece)) and not elsewhere(piece))
    ]
    source = tuple(piece for piece in draft.source if inside(piece, home)) or draft.source
    if not near:
        return [replace(draft, source=source)]
    kept = [replace(draft, source=source, content=tuple(near))]
    for piece in draft.content:
        place = holder(paragraphs, piece[0])
        if piece not in near and place is not None:
            kept += freestanding.reported(text, piece, (place[0], piece[0]), mentions, draft.confidence)
    return kept


def _by_paragraph(content: Sequence[Range], paragraphs: Sequence[Range]) -> tuple[Range, ...]:
    """The content in one piece, or more, a paragraph."""
    pieces: list[Range] = []
    for start, end in content:
        inner = [(max(start, a), min(end, b)) for a, b in paragraphs if a < end and start < b]
        pieces += inner if len(inner) > 1 else [(start, end)]
    return tuple(pieces)


def _completed(text: str, draft: Draft, drafts: Sequence[Draft], quotes: Sequence[Quotation]) -> Draft:
    taken = [piece for other in drafts if other is not draft for piece in other.pieces]
    taken += [*draft.source, *draft.cue]
    content = list(draft.content)
    for index, piece in enumerate(content):
        for quote in quotes:
            cuts = overlap(piece, quote.range) and not inside(quote.range, piece)
            if (
                cuts
                and (quote.closed or _reopened(text, quote, quotes))
                and _mostly(text, piece, quote)
                and not any(overlap(quote.range, other) for other in taken)
            ):
                piece = trimmed(text, (min(piece[0], quote.start), max(piece[1], quote.end)))
        content[index] = piece
    return replace(draft, content=merged(content))


def _reopened(text: str, quote: Quotation, quotes: Sequence[Quotation]) -> bool:
    """The next paragraph opens with a mark again, so that the quotation has no end of its own."""
    return any(q.start >= quote.end and not text[quote.end : q.start].strip() for q in quotes)


def _mostly(text: str, piece: Range, quote: Quotation) -> bool:
    """The piece covers enough of the quotation for the rest to be the tagger's oversight."""
    common = text[max(piece[0], quote.start) : min(piece[1], quote.end)]
    whole = text[quote.start : quote.end]
    return len(_WORD.findall(common)) >= SHARE_OF_QUOTATION * len(_WORD.findall(whole))


def merged(ranges: Sequence[Range]) -> tuple[Range, ...]:
    """The same characters in as few ranges as possible, in order."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def _unclaimed(text: str, quote: Quotation, drafts: Sequence[Draft]) -> bool:
    """Nobody has a share in a quotation; what is told inside it of another's words ("“Some of you recommend that …
    This is unacceptable.”") is none."""
    if len(_WORD.findall(text, quote.start, quote.end)) < SHORTEST_CONTINUATION:
        return False
    sharing = [draft for draft in drafts if any(overlap(quote.range, piece) for piece in draft.pieces)]
    if sharing and text[quote.end - 1] not in "”\"’'»":
        return False  # a mark without its partner: nobody knows how far it goes
    return all(d.source and d.cue and all(inside(piece, quote.range) for piece in d.pieces) for d in sharing)


def _claimed(
    text: str,
    quote: Quotation,
    drafts: list[Draft],
    mentions: Sequence[FoundMention],
    paragraphs: Sequence[Range],
    quotes: Sequence[Quotation],
) -> list[Draft]:
    """The drafts, with `quote` given to the one whose speaker goes on in it, if there is one."""
    place = holder(paragraphs, quote.start)
    if place is None:
        return drafts
    owner = _goes_on(text, quote, place, drafts, quotes)
    beside = freestanding.said_beside(text, quote.range, mentions, freestanding.COLON_CONFIDENCE)
    if beside and not any(overlap(beside[0].cue[0], piece) for draft in drafts for piece in draft.pieces):
        return [*drafts, *beside]
    if owner is None and freestanding.fills(text, quote, place):
        number = paragraphs.index(place)
        above, below = paragraphs[:number], paragraphs[number + 1 : number + 2]
        owner = freestanding.owner(text, quote, above, drafts, quotes, mentions) if above else None
        if owner is None:
            return [*drafts, *_made(text, quote, above, below, drafts, mentions)]
    if owner is None:
        return drafts
    longer = replace(owner, content=merged((*owner.content, quote.range)))
    return [longer if draft is owner else draft for draft in drafts]


def _made(
    text: str,
    quote: Quotation,
    above: Sequence[Range],
    below: Sequence[Range],
    drafts: Sequence[Draft],
    mentions: Sequence[FoundMention],
) -> list[Draft]:
    """An attribution that the words before or after a free-standing quotation make."""
    if above and freestanding.introduces(text, above[-1]):
        found = freestanding.reported(text, quote.range, above[-1], mentions, freestanding.COLON_CONFIDENCE)
        return found or freestanding.reported_beside(text, quote.range, above[-1], drafts, mentions)
    after = freestanding.said_after(text, quote, below[0], mentions) if below else []
    if after or not above:
        return after
    described = freestanding.described_before(text, quote, above[-1], mentions)
    return described or freestanding.said_before(text, quote, above[-1], drafts, mentions)


def _goes_on(
    text: str, quote: Quotation, place: Range, drafts: Sequence[Draft], quotes: Sequence[Quotation]
) -> Draft | None:
    """The attribution whose quoted speech goes on in `quote`, one sentence end and no more between them."""
    before = [d for d in drafts if place[0] <= d.pieces[0][0] and d.pieces[-1][1] <= quote.start]
    if not before or text[quote.start : quote.end].rstrip("\"'”’» ").endswith(","):
        return None  # a quotation that ends with a comma has a verb of saying of its own after it
    last = max(before, key=lambda draft: draft.pieces[-1][1])
    between = text[last.pieces[-1][1] : quote.start]
    ends = _SENTENCE_END.findall(" " + between)
    directly = not _WORD.search(between) or (len(ends) == 1 and re.search(r"[.!?…:,]\s*$", between) is not None)
    return last if directly and quoted_share(text, last.content, quotes) > 0 else None
