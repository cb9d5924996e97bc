"""How far a content goes: over a full stop mostly in quotation marks, over a colon only from its verb of saying.

The tagger joins what stands near one speaker. "She wants an inquiry: “They had the letter.”" says two things,
the second by no other word than the colon; and a part of another sentence, the rest of which is not said, has
words of its own there that say whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.draft import Draft, holder, inside, overlap, trimmed, without
from onrecord.reading.forms.freestanding import COLON_CONFIDENCE
from onrecord.reading.forms.quotations import Quotation, quoted_share
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.accounts import ANSWERING
from onrecord.reading.layers.formulas import formulas
from onrecord.reading.sourcing.carriers import carriers_in
from onrecord.reading.words.asking import ASKED_FIRST, QUESTION
from onrecord.reading.words.cues import CORE, matches, speech_cues, words_of
from onrecord.reading.words.function_words import FINITE, is_past
from onrecord.reading.words.lemmas import lemmas

FEWEST = 3
"""Words of a quotation that says something by itself: shorter ones are terms and titles. Set by judgement."""

_COLON = re.compile(r":\s+$")
_SAYS = re.compile(r"\W*(?:[A-Z]\S*\s+\S+\s+\S+|\S+\W+\S+.*[.!?…][\"'”’»]+$)", re.DOTALL)
_WORD = re.compile(r"\w")
_HEARING = listed("nesting.hearing")
_POINTING = re.compile(r"(?:(?:it|this)\b(?!\s+(?:is|was))|the\s+(?:same|following)\b)", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|about)$")
""" "said of the mayor:" says nothing of him but what follows."""

_OF_THINGS = listed("nesting.wanting") | listed("performed.judging") | listed("overlooked.plain")
"""Verbs by which a thing is all that is said: "demanded an inquiry: “…”"."""

_PUTTING = frozenset({"put", "repeat", "say", "tell", "write"})
"""What stands for the quotation: "put it best:", "said the same thing everywhere:"."""
_NEAR = 5
"""Words between a verb of saying and the colon of what it introduces."""
_HEARERS = 6
"""Words that name a hearer between the verb and the colon: "tells police commissioner Ann Poe:"."""


def colon_before(text: str, quote: Quotation) -> Range | None:
    """The colon right before a quotation that says something by itself."""
    match = _COLON.search(text, max(0, quote.start - 3), quote.start)
    long = len(words_of(text, *quote.range)) >= FEWEST and _SAYS.match(text[slice(*quote.range)])
    return (match.start(), match.start() + 1) if match and long else None


def at_home(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Range],
    quotes: Sequence[Quotation],
    mentions: Sequence[FoundMention],
) -> list[Draft]:
    """The drafts without parts of other sentences than those of their cues, unless quoted."""
    found: list[Draft] = []
    for draft in drafts:
        ends = [place for piece in draft.cue for place in (piece[0], piece[1] - 1)]
        home = [part for place in ends if (part := holder(sentences, place))]
        pieces = (
            piece
            if not ends or _is_own(text, piece, home, sentences, quotes)
            else _elsewhere(text, piece, sentences, quotes, mentions)
            for piece in draft.content
        )
        said = (_past_hearer(text, piece, draft, mentions) for piece in pieces if piece)
        kept = tuple(as_far(text, _unheard(text, piece, draft), draft) for piece in said)
        kept = tuple(piece for piece in kept if len(kept) == 1 or not _is_who(text, piece, draft))
        kept = tuple(piece for piece in kept if len(kept) == 1 or not _is_asked(text, piece, draft, sentences))
        found += [replace(draft, content=_touching(text, kept))] if kept else []
    return found


def _unheard(text: str, piece: Range, draft: Draft) -> Range:
    """A piece without the outlet to which it was said, behind a thing: "confirmed the sale | to the Courier"."""
    thing = bool(draft.cue) and draft.cue[-1][1] < piece[0] and _THING.match(text, *piece)
    heard = next((c for c in reversed(carriers_in(text, piece)) if c.end == piece[1]), None) if thing else None
    joint = _TO.search(text, piece[0], heard.start) if heard else None
    return (piece[0], joint.start()) if joint and _is_by(text, draft.cue[-1], _TOLD_TO) else piece


def _past_hearer(text: str, piece: Range, draft: Draft, mentions: Sequence[FoundMention]) -> Range:
    """A piece without the name of the hearer before it: "told | Nordwire | her client was considering it"."""
    if not draft.cue or not 0 <= piece[0] - draft.cue[-1][1] <= 1 or not _is_by(text, draft.cue[-1], _HEARING):
        return piece
    ends = [m.end for m in mentions if m.start == piece[0] and m.form == "name" and m.end < piece[1]]
    begins = next((match for end in sorted(ends) if (match := _SUBJECT.match(text, end))), None)
    return (begins.end(), piece[1]) if begins else piece


_SUBJECT = re.compile(
    r"\s+(?=(?:s?he|it|they|we|there|his|her|its|their|our|the|this|these|no|an?|“|\")(?=\W|\b))"
)


def _is_who(text: str, piece: Range, draft: Draft) -> bool:
    """The clause that says who speaks is nothing that they say: "Poe, | who had warned of it, | said …"."""
    between = bool(draft.source and draft.cue) and draft.source[-1][1] <= piece[0] and piece[1] <= draft.cue[0][0]
    return between and _WHO.match(text, draft.source[-1][1], piece[1]) is not None


_WHO = re.compile(r",?\s+who\s")


def as_far(text: str, piece: Range, draft: Draft) -> Range:
    """A piece as far as it goes.

    What somebody means to do ends before what else is said ("to meet, | and that he would pay"), calls that nobody
    answers before the day. An account that is answered goes on with who gave it ("comments | by Poe, who said …").
    """
    calls = _CALLS.match(text, *piece)
    if calls:
        return piece[0], calls.end("calls")
    if text.startswith("to ", piece[0]):
        tail = _TAIL.search(text, *piece)
        return (piece[0], tail.start()) if tail and not _QUOTE.search(text, piece[0], tail.start()) else piece
    account = _ACCOUNT.search(text, *piece)
    given = _GIVEN.match(text, piece[1]) if account and draft.cue else None
    told = _GIVEN.match(text, account.end("noun")) if account and draft.cue and not given else None
    answered = bool(given or told) and draft.cue[-1][1] <= piece[0] and _is_by(text, draft.cue[0], ANSWERING)
    end = given or told
    return (piece[0], max(piece[1], end.end())) if answered and end else piece


_CALLS = re.compile(
    r"(?P<calls>(?:\w+\s+){0,2}(?:calls?|e-?mails?|messages?|requests?|questions?)(?:\s+for\s+comment)?)"
    r"\s+(?:(?:late|early)\s+)?(?:(?:on|by)\s+)?\w+day\b[\w ]*$"
)
_TAIL = re.compile(
    r",\s+(?:and\s+that\b|in\s+an?\s+(?:[\w-]+\s+){1,3}(?:that|which)\b|despite\b|over\s+(?:the\s+)?objections?\b)"
)
_QUOTE = re.compile('[“”"«»]')
_ACCOUNT = re.compile(
    r"\b(?P<noun>comments?|remarks?|statements?|claims?|accounts?|allegations?|accusations?|assertions?|suggestions?|warnings?)"
    r"(?:\s+(?:by|from|of)\b[^.;:“”\"\n]*)?$"
)
_GIVEN = re.compile(
    r"(?:\s+(?:by|from|of)\s[^,.;:“”\"\n]{3,60})?(?:,\s[^,.;:“”\"\n]{2,60})?,?\s+who\s+(?:\w+\s+){0,2}?"
    r"(?:said|says|claimed|claims|told|wrote|alleged|warned|argued)\s[^.;“”\"\n]*"
)
_THING = re.compile(r"(?!that\b|to\b)\w")
_TO = re.compile(r"\s+to\s+(?:the\s+)?$")
_TOLD_TO = frozenset({"confirm", "admit", "deny", "acknowledge", "describe", "explain", "reveal", "announce"})


def _is_own(
    text: str, piece: Range, home: Sequence[Range], sentences: Sequence[Range], quotes: Sequence[Quotation]
) -> bool:
    """A piece has a part of the sentence of its cue, or is a quotation, and no term: "¶“Rollback” was wrong"."""
    where = holder(sentences, piece[0]) or piece
    goes_on = _WORD.search(text[where[0] : piece[0]] + text[piece[1] : where[1]]) is not None
    term = goes_on and sum(word.text.isalnum() for word in words_of(text, *piece)) < FEWEST
    return any(overlap(piece, part) for part in home) or (quoted_share(text, [piece], quotes) == 1 and not term)


def _elsewhere(
    text: str,
    piece: Range,
    sentences: Sequence[Range],
    quotes: Sequence[Quotation],
    mentions: Sequence[FoundMention],
) -> Range | None:
    """A piece of another sentence than that of its cue, as far as it is said: all of it, or its quotation."""
    return piece if _is_whole(text, piece, sentences, quotes, mentions) else _quoted_first(text, piece, quotes)


def _quoted_first(text: str, piece: Range, quotes: Sequence[Quotation]) -> Range | None:
    """The quotation that a piece begins with, if no other says it: "“… was not,” | and with that he broke off"."""
    first = next((quote.range for quote in quotes if quote.start == piece[0] and quote.end < piece[1]), None)
    if first is None or len(words_of(text, *first)) < FEWEST or speech_cues(text, (first[1], piece[1])):
        return None
    return first


def to_names(text: str, drafts: Sequence[Draft], mentions: Sequence[FoundMention]) -> list[Draft]:
    """The drafts that tell of something said, a source that ends inside a name drawn to its end: "an aide to
    President Ann | Poe"."""
    names = [(m.start, m.end) for m in mentions if m.form == "name"]
    told = [draft for draft in drafts if draft.turn or not any(_CALLED_OFF.match(text, c[0]) for c in draft.cue)]
    heard = [draft for draft in told if draft.turn or not any(_UNSAID.match(text, *c) for c in draft.cue)]
    whole = [_to_name(text, draft, names) if draft.source and not draft.turn else draft for draft in heard]
    return [_to_speaker(text, _to_owner(text, draft)) for draft in whole]


def _to_owner(text: str, draft: Draft) -> Draft:
    """ "The agency left out | the minister’s | remark that …": the words before the owner are none of theirs."""
    start, end = draft.source[-1] if len(draft.source) == 1 and draft.cue else (0, 0)
    owner = _OWNER.search(text, start, end)
    apart = owner is not None and owner.start() > start and draft.source[0][1] <= draft.cue[0][0]
    words = words_of(text, start, owner.start()) if owner and apart else []
    verb = any(word.text in FINITE or is_past(word.text) for word in words)
    return replace(draft, source=(owner.span(),)) if owner and verb else draft


_OWNER = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|my)\s+(?:[\w-]+\s+){0,2}?[\w-]+|(?:[A-ZÀ-Þ][\w-]*\s+){0,3}[A-ZÀ-Þ][\w-]*)[’']s?$"
)


def _to_speaker(text: str, draft: Draft) -> Draft:
    """ "“Out!” chant | supporters of the club": who stands right behind the verb says it, and is not said."""
    if len(draft.content) != 2 or len(draft.cue) != 1 or len(draft.source) > 1 or draft.turn:
        return draft
    first, second = draft.content
    behind = first[1] <= draft.cue[0][0] and 0 <= second[0] - draft.cue[0][1] <= 1
    own = not draft.source or inside(draft.source[0], second)
    quoted = text[first[1] - 1] in "”\"»’'"
    if not (behind and own and quoted) or _QUOTE.search(text, *second) or _THAT.match(text, *second):
        return draft
    who = _WHOM.match(text, *second)
    return replace(draft, source=(who.span() if who else second,), content=(first,))


_THAT = re.compile(r"(?:that|to|whether|if|how|why|what)\b")
_WHOM = re.compile(r"[^,;:]+?(?=\s+to\s|[,;:]|$)")
_UNSAID = re.compile(
    r"(?:could|might|may)\s+(?:(?:then|still|also|even|yet)\s+)?(?:ask|apply|appeal|demand|petition|request|seek)\b"
    r"|(?:(?:has|have|had)\s+)?(?:sentenced|jailed|imprisoned|fined)\b"
)
"""Cues of what somebody may ask for one day, and of what a court does to somebody."""


_CALLED_OFF = re.compile(r"(?:(?:has|have|had|was|were|is|are)\s+)?(?:\w+ly\s+)?call(?:s|ed|ing)?\s+off\b")
"""A cue of what does not take place: "called off a strike"."""


def _to_name(text: str, draft: Draft, names: Sequence[Range]) -> Draft:
    start, end = draft.source[-1]
    whole = next((name[1] for name in names if start <= name[0] < end < name[1]), end)
    if whole == end or any(overlap((end, whole), piece) for piece in draft.cue):
        return draft
    content = tuple(part for piece in draft.content for part in without(text, piece, [(end, whole)]))
    return replace(draft, source=(*draft.source[:-1], (start, whole)), content=content) if content else draft


def _touching(text: str, content: Sequence[Range]) -> tuple[Range, ...]:
    """The pieces of a content, two as one where only a comma stands between them."""
    joined: list[Range] = []
    for start, end in content:
        if joined and text[joined[-1][1] : start].strip() == "," and "\n" not in text[joined[-1][1] : start]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _is_asked(text: str, piece: Range, draft: Draft, sentences: Sequence[Range]) -> bool:
    """A question that was put to who answers: "Asked on Monday | whether he would go, the mayor said …"."""
    sentence = holder(sentences, piece[0])
    asked = sentence is not None and _ASKED.match(text, sentence[0], piece[0]) is not None
    return asked and bool(draft.cue) and piece[1] <= draft.cue[0][0] and _QUESTION.match(text, *piece) is not None


_ASKED = re.compile(rf"\W*(?:{ASKED_FIRST}|(?:On|To)\s+(?:the|a)\s+question)\b")
_QUESTION = re.compile(rf"(?:about|{QUESTION})\b")


def _is_whole(
    text: str,
    piece: Range,
    sentences: Sequence[Range],
    quotes: Sequence[Quotation],
    mentions: Sequence[FoundMention],
) -> bool:
    """A piece is all of a sentence that has no words of saying; of those beside a quotation any verb will do."""
    sentence = holder(sentences, piece[0])
    if sentence is None or _WORD.search(text[sentence[0] : piece[0]] + text[piece[1] : sentence[1]]):
        return sentence is None
    plain = quoted_share(text, [piece], quotes) == 0
    return not (speech_cues(text, piece, among=CORE if plain else ()) or any(formulas(text, sentence, mentions)))


def after_colons(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Range],
    quotes: Sequence[Quotation],
    mentions: Sequence[FoundMention],
) -> list[Draft]:
    """The drafts, two sayings that a colon joins parted, and labels given what stands after them."""
    opened = [(quote, colon) for quote in quotes if (colon := colon_before(text, quote))]
    found: list[Draft] = []
    for single in (part for draft in drafts for part in _by_second_verb(text, draft)):
        parts = [single]
        for quote, colon in reversed(opened):
            parts = [*_parted(text, parts[0], quote, colon, mentions), *parts[1:]]
        found += parts
    for quote, colon in opened:
        found = [_labelled(text, draft, quote, colon, sentences) for draft in found]
    return found


def _labelled(text: str, draft: Draft, quote: Quotation, colon: Range, sentences: Sequence[Range]) -> Draft:
    """ "The loudest chant: “Keys on the table!”": where there is no verb, what stands before the colon speaks."""
    sentence = holder(sentences, colon[0])
    if sentence is None or draft.turn or draft.content != (quote.range,) or draft.cue == (colon,):
        return draft
    label = _LABEL.fullmatch(text, sentence[0], colon[0])
    words = words_of(text, *label.span("who")) if label else []
    verb = any(word.text in FINITE or is_past(word.text) for word in words) or speech_cues(text, sentence)
    own = label is not None and any(inside(piece, label.span()) for piece in draft.source)
    if label is None or own or verb or not 0 < len(words) <= _HEARERS or draft.cue[-1:] > ((quote.end, 0),):
        return draft
    return replace(draft, source=(label.span("who"),), cue=(colon,))


_LABEL = re.compile(r"(?:[\d.:]+\s+)?(?P<who>[^,;:“”\"\n]+?)\s*")


def _by_second_verb(text: str, draft: Draft) -> list[Draft]:
    """The draft and, by itself, what its speaker says by a verb between two pieces: "… and repeats | that …",
    "…, who thinks | that …"."""
    for number, (before, after) in enumerate(pairwise(draft.content), start=1):
        second = _SECOND.fullmatch(text, before[1], after[0])
        who = _WHO_SAYS.search(text, before[1], after[0])
        cue = second.span("cue") if second else who.span("cue") if who else (0, 0)
        words = words_of(text, *cue)
        says = any(m.frame.speech or (who and m.frame.attitude == "belief") for m in matches(words, len(words)))
        if draft.turn or not says or not draft.cue or (second and draft.cue[-1][1] > before[0]):
            continue
        first, rest = replace(draft, content=draft.content[:number]), draft.content[number:]
        source = (who.span("who"),) if who and not second else draft.source
        return [first, *_by_second_verb(text, replace(draft, source=source, cue=(cue,), content=rest))]
    return [draft]


_WHO_SAYS = re.compile(r",\s(?P<who>who)\s(?:(?:also|\w+ly)\s)?(?P<cue>(?:has\s|had\s)?\w+)\s$")
""" "“…,” said Ann Poe, | who | thinks | it was a mistake"."""


_SECOND = re.compile(
    r"[,.]?(?:[\"”’»]*\s+(?:and|but)|(?<=[\"”’»]))\s+(?:(?:also|then|again|now)\s+)?(?P<cue>(?:has\s+|had\s+)?\w+)\s+"
)


def _parted(
    text: str, draft: Draft, quote: Quotation, colon: Range, mentions: Sequence[FoundMention]
) -> list[Draft]:
    """The draft, its content up to a colon, and the quotation after it."""
    held = any(inside(quote.range, piece) for piece in draft.content)
    if draft.turn or not draft.cue or not draft.source or not held:
        return [draft]
    sure = min(draft.confidence, COLON_CONFIDENCE)
    if draft.cue[-1][1] > colon[0]:
        rest = tuple(piece for piece in draft.content if not inside(quote.range, piece))
        apart = draft.cue[0][0] > quote.end and rest and all(piece[0] > quote.end for piece in rest)
        ended = apart and not text[quote.end : rest[0][0]].strip(" ")
        return (
            [Draft(draft.source, (colon,), (quote.range,), sure), replace(draft, content=rest)]
            if ended
            else [draft]
        )
    before = [trimmed(text, (start, min(end, colon[0]))) for start, end in draft.content if start < colon[0]]
    after = tuple((max(start, quote.start), end) for start, end in draft.content if end > quote.start)
    own = [piece for piece in before if piece[0] >= draft.cue[-1][1]]
    if not own:
        return [draft]
    of = _OF.search(text, *draft.cue[-1]) and len(words_of(text, *own[0])) <= _HEARERS
    pointed = _is_by(text, draft.cue[-1], _PUTTING) and (_POINTING.match(text, *own[0]) or of)
    that = text[slice(*own[0])] == "that"  # "He added that: “…”"
    if len(before) == 1 and (pointed or that or _hears(text, draft.cue[-1], own[0], mentions)):
        return [replace(draft, content=after)]
    told = any(word.text in FINITE or is_past(word.text) for word in words_of(text, *own[-1]))
    if not told and not _is_by(text, draft.cue[-1], _OF_THINGS):
        return [draft]  # "lobbied for a higher wage: “…”": a thing, and what is said of it
    beside = [cue for cue in speech_cues(text, own[-1]) if cue[1] == colon[0]]
    if beside or any(
        len(words_of(text, cue[1], colon[0])) <= _NEAR for cue in speech_cues(text, own[-1], among=CORE)
    ):
        return [draft]  # "She added that he had said of the Board: “…”"
    return [replace(draft, content=tuple(before)), Draft(draft.source, (colon,), after, sure)]


def _introduces(text: str, where: Range, colon: Range) -> bool:
    """Somebody else says what follows: "She added that he had said of the Board: “…”"."""
    beside = any(cue[1] == colon[0] for cue in speech_cues(text, where))
    near = (len(words_of(text, cue[1], colon[0])) for cue in speech_cues(text, where, among=CORE))
    return beside or any(words <= _NEAR for words in near)


def _hears(text: str, cue: Range, where: Range, mentions: Sequence[FoundMention]) -> bool:
    """Who is told stands between a verb and the colon, and nothing that is said."""
    named = any(where[0] <= m.start and m.end == where[1] for m in mentions)
    return _is_by(text, cue, _HEARING) and named and len(words_of(text, *where)) <= _HEARERS


def _is_by(text: str, cue: Range, verbs: Set[str]) -> bool:
    """One of the verbs is in the cue."""
    return any(not verbs.isdisjoint(lemmas(word.text)) for word in words_of(text, *cue))
