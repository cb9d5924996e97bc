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
from onrecord.reading.draft import Draft, holder, inside, overlap, trimmed
from onrecord.reading.forms import freestanding
from onrecord.reading.forms.answers import answered, without_answers
from onrecord.reading.forms.displays import displayed, without_displayed
from onrecord.reading.forms.quotations import Quotation, quoted_share
from onrecord.reading.found import Found, FoundMention
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

    0. What is printed in large letters beside the text is left out: it says again what stands in it.
    1. Pieces in another paragraph than their cue are cut off, unless quoted; a content among them goes to the verb
       of saying that introduces it where it stands.
    2. A content that cuts into a quotation takes the whole of it, where no other attribution has a share in it.
    3. A quotation that nobody claimed goes to the attribution before it, where it goes on in the same paragraph,
       or is a paragraph of its own after an unclosed quotation or a colon.
    4. After a colon without any attribution, the verb of saying before it makes one.
    """
    drafts: list[Draft] = []
    cut: list[Range] = []
    shown = displayed(text, quotes, paragraphs)
    quotes = [quote for quote in quotes if quote not in shown]
    for attribution in found.attributions:
        draft = without_answers(text, without_displayed(Draft.of(attribution), shown), quotes)
        if draft.content:
            at_home, away = _at_home(text, draft, found.mentions, quotes, paragraphs)
            drafts += at_home
            cut += away
    for piece in cut:
        drafts = _given(text, piece, drafts, found.mentions, paragraphs)
    drafts = [_completed(text, draft, drafts, quotes) for draft in drafts]
    nobodys = [draft for draft in drafts if not draft.source and not draft.cue]
    drafts = [draft for draft in drafts if draft not in nobodys]
    for quote in quotes:
        if _unclaimed(text, quote, drafts):
            drafts = _claimed(text, quote, drafts, found.mentions, paragraphs, quotes)
    drafts += _left(nobodys, drafts)
    drafts = freestanding.joined_backwards(text, drafts, quotes, paragraphs)
    drafts = [replace(draft, content=_by_paragraph(draft.content, paragraphs)) for draft in drafts]
    return sorted(drafts, key=lambda draft: draft.pieces)


def _left(nobodys: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without source and cue, without what the other drafts have by now."""
    taken = [piece for draft in drafts for piece in draft.content]
    left = [
        replace(d, content=tuple(p for p in d.content if not any(overlap(p, t) for t in taken))) for d in nobodys
    ]
    return [draft for draft in left if draft.content]


def _given(
    text: str, piece: Range, drafts: list[Draft], mentions: Sequence[FoundMention], paragraphs: Sequence[Range]
) -> list[Draft]:
    """The drafts, a piece of another paragraph given to the last of them before it there, else to a verb."""
    place = holder(paragraphs, piece[0]) or piece
    before = [d for d in drafts if d.source and place[0] <= d.pieces[0][0] and d.pieces[-1][1] <= piece[0]]
    last = max(before, key=lambda d: (d.pieces[-1][1], -d.pieces[0][0]), default=None)
    if last is None or len(_SENTENCE_END.findall(text, last.pieces[-1][1] - 1, piece[0])) > 1:
        sure = freestanding.COLON_CONFIDENCE
        return [*drafts, *freestanding.reported(text, piece, (place[0], piece[0]), mentions, sure)]
    longer = replace(last, content=merged((*last.content, piece)))
    return [longer if draft is last else draft for draft in drafts]


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
) -> tuple[list[Draft], list[Range]]:
    """The draft without its pieces of other paragraphs, what those make by themselves, and quotations cut off."""
    home = holder(paragraphs, draft.cue[0][0]) if draft.cue else None
    if home is None:
        return [draft], []

    own = [piece for piece in draft.content if inside(piece, home)]

    def elsewhere(piece: Range) -> bool:
        place = holder(paragraphs, piece[0]) if piece[0] < home[0] else None
        goes_on = place is not None and _WORD.search(text, piece[1], place[1]) is not None
        # "“…”¶ As for the ferry, he said …"
        apart = bool(own) and _WORD.search(text, home[0], own[0][0]) is not None
        return place is not None and (
            goes_on or apart or freestanding.is_spoken_for(text, piece, quotes, paragraphs, mentions)
        )

    def follows(piece: Range) -> bool:
        return piece[0] >= home[1] and freestanding.somebody(text, draft.source, mentions)

    def cut_off(piece: Range) -> bool:
        return piece[0] >= home[1] and _is_apart(text, piece, home, quotes, paragraphs)

    apart = freestanding.parted(text, draft, quotes, mentions) if draft.content else [draft]
    if apart != [draft]:
        return apart, []
    speaks = not own or quoted_share(text, own, quotes) > 0 or freestanding.introduces(text, home)
    near = [
        piece
        for piece in draft.content
        if piece in own
        or (
            quoted_share(text, [piece], quotes) == 1
            and (speaks or follows(piece))
            and not (elsewhere(piece) or cut_off(piece))
        )
    ]
    source = tuple(piece for piece in draft.source if inside(piece, home)) or draft.source
    away = [p for p in draft.content if p not in near and quoted_share(text, [p], quotes) == 1 and cut_off(p)]
    if not near:
        return [] if away else [replace(draft, source=source)], away
    left = [piece for piece in draft.content if piece not in near and piece not in away]
    by_themselves = _reported(text, draft, left, mentions, paragraphs)
    return [replace(draft, source=source, content=tuple(near)), *by_themselves], away


def _reported(
    text: str,
    draft: Draft,
    left: Sequence[Range],
    mentions: Sequence[FoundMention],
    paragraphs: Sequence[Range],
) -> list[Draft]:
    """What pieces of other paragraphs than the cue's make by themselves."""
    found = [(piece, holder(paragraphs, piece[0])) for piece in left]
    return [
        made
        for piece, place in found
        if place is not None
        for made in freestanding.reported(text, piece, (place[0], piece[0]), mentions, draft.confidence)
    ]


def _is_apart(
    text: str, piece: Range, home: Range, quotes: Sequence[Quotation], paragraphs: Sequence[Range]
) -> bool:
    """A piece below its cue's paragraph that does not go on with it.

    It is labelled ("‘…’: Poe"), or a heading stands between, or somebody speaks there, be it in its own paragraph
    ("But Poe said no. “…”").
    """
    place = holder(paragraphs, piece[0]) or home
    if _LABELLED.match(text, piece[1], place[1]):
        return True
    between = paragraphs[paragraphs.index(home) + 1 : paragraphs.index(place)]
    told = [
        part
        for part in between
        if not any(freestanding.fills(text, q, part) for q in quotes if inside(q.range, part))
    ]
    headed = not all(freestanding.ends_sentence(text, part) for part in told)
    return headed or any(speech_cues(text, part) for part in (*told, (place[0], piece[0])))


_LABELLED = re.compile(r"\s*:\s+[A-Z]")


def _by_paragraph(content: Sequence[Range], paragraphs: Sequence[Range]) -> tuple[Range, ...]:
    """The content in one piece, or more, a paragraph."""
    pieces: list[Range] = []
    for start, end in content:
        inner = [(max(start, a), min(end, b)) for a, b in paragraphs if a < end and start < b]
        pieces += inner if len(inner) > 1 else [(start, end)]
    return tuple(pieces)


def _completed(text: str, draft: Draft, drafts: Sequence[Draft], quotes: Sequence[Quotation]) -> Draft:
    content = list(draft.content)
    for index, piece in enumerate(content):
        for quote in quotes:
            cuts = overlap(piece, quote.range) and not inside(quote.range, piece)
            if (
                cuts
                and (quote.closed or _reopened(text, quote, quotes))
                and _mostly(text, piece, quote)
                and not _is_shared(quote.range, draft, drafts)
            ):
                piece = trimmed(text, (min(piece[0], quote.start), max(piece[1], quote.end)))
        content[index] = piece
    return replace(draft, content=merged(content))


def _is_shared(where: Range, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """The draft's own source or cue, or any part of another draft, stands there."""
    others = (piece for other in drafts if other is not draft for piece in other.pieces)
    return any(overlap(where, piece) for piece in (*draft.source, *draft.cue, *others))


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
    labelled = freestanding.labelled_behind(text, quote, place) if place != paragraphs[0] else []
    if owner is None and labelled:
        return [*drafts, *labelled]
    if owner is None and freestanding.fills(text, quote, place):
        number = paragraphs.index(place)
        above, below = paragraphs[:number], paragraphs[number + 1 : number + 2]
        answers = answered(text, quote, above[-1], drafts, quotes, mentions) if above else []
        if answers:
            return [*drafts, *answers]
        owner = freestanding.owner(text, quote, above, drafts, quotes, mentions) if above else None
        if owner is None:
            return [*drafts, *_made(text, quote, above, below, drafts, quotes, mentions)]
    if owner is None:
        return [*drafts, *answered(text, quote, (place[0], quote.start), drafts, quotes, mentions)]
    longer = replace(owner, content=merged((*owner.content, quote.range)))
    return [longer if draft is owner else draft for draft in drafts]


def _made(
    text: str,
    quote: Quotation,
    above: Sequence[Range],
    below: Sequence[Range],
    drafts: Sequence[Draft],
    quotes: Sequence[Quotation],
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
    return described or freestanding.said_before(text, quote, above[-1], drafts, quotes, mentions)


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
