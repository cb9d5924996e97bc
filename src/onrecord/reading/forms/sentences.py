"""The sentences of a text.

sentencex proposes ends; rules put right what it gets wrong in news: a clock time followed by its zone
("p.m. EST"),
abbreviations it does not know ("bn. in", "incl. 3"), initials, countries as adjectives ("U.S. President"), labels
of an interview ("Q. Where …?"), and quotation marks, which end with the sentence they close. Quotation marks are
hidden from sentencex, since it never ends a sentence inside a pair of them, and a stray one would
swallow the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sentencex import get_sentence_boundaries

from onrecord.data import calendar
from onrecord.data.wordlists import written
from onrecord.reading.found import Range
from onrecord.reading.learned.windows import paragraphs

_QUOTATION = re.compile(r"[\"“”„‟«»＂]|''|``")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_OPENED = re.compile(r"(?:^|(?<=\s))(?P<marks>(?:[“„«‟`\"＂]|'')+)\s*$")
_CLOSING = re.compile(r"\s*(?:''|[\"”’»)\]＂'])+(?=\s|$)")
_OPENING = r"[\"“‘«(\[„'`]*"

_CONTINUES = re.compile(rf"{_OPENING}[a-zß-öø-ÿ]")
"""A small letter begins no sentence."""

_STARTERS = frozenset(
    [
        "The",
        "A",
        "An",
        "He",
        "She",
        "It",
        "They",
        "We",
        "I",
        "You",
        "This",
        "That",
        "These",
        "Those",
        "But",
        "And",
        "Or",
        "So",
        "In",
        "On",
        "At",
        "By",
        "For",
        "From",
        "With",
        "As",
        "If",
        "When",
        "While",
        "After",
        "Before",
        "Since",
        "Although",
        "Though",
        "However",
        "Meanwhile",
        "His",
        "Her",
        "Its",
        "Their",
        "Our",
        "My",
        "Your",
        "There",
        "Here",
        "Some",
        "Many",
        "Most",
        "No",
        "Not",
        "Yet",
        "Still",
        "Then",
        "Now",
        "Both",
        "Each",
        "All",
        "Another",
        "Other",
        "To",
        "Of",
        "What",
        "Who",
        "Why",
        "How",
        "Where",
        "Also",
        "Even",
        "Only",
    ]
)
"""Words that begin a sentence rather than go on with a name."""

_CLOCK = re.compile(r"(?:^|[\s\d(])[ap]\.\s?m\.$", re.IGNORECASE)
_AFTER_CLOCK = re.compile(
    r"(?:[A-Z]{2,5}\b|Eastern|Central|Pacific|Mountain|Greenwich"
    rf"|{written(calendar.dates())})"
)
_BEFORE_NUMBER = re.compile(
    r"\b(?:incl|approx|ca|No|Nos|Art|Arts|Sec|para|pp?|vol|fig|ch|est|max|min|avg|c|cf|al|Pub|Res"
    rf"|{calendar.any_short('month')})\.$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Dr|Drs|Prof|Gen|Sen|Sens|Rep|Reps|Gov|Govs|Lt|Col|Sgt|Capt|Maj|Cmdr|Adm|Cpl|Pvt|Rev|Hon|Fr"
    r"|Msgr|St|Ste|Mt|Ft|Pres|Amb|Atty|Supt|Insp|Det|Dep|Asst|Messrs|Mme|Mlle|Sra?|Brig|Pte|Gens|vs|v|Univ|Dept)\.$"
)
_INITIALS = re.compile(r"(?:^|[\s(\"“‘'.])(?:[A-Z]\.\s?)+$")
_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}$|\b(?:Inc|Corp|Ltd|Co|Bros|Jr|Sr|LLC|Ph\.D|M\.D)\.$")
_LABEL = re.compile(r"(?:Q|A|\(?[0-9ivx]{1,3})[.)]$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SPEAKER_FOLLOWS = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. )?(?:[A-Z][\w’'.-]+ ){1,4}"
    r"(?:said|asked|told|wrote|added|cried|shouted|wondered|tweeted|replied|exclaimed|quipped|says|asks|continued)\b"
)
"""“Where are they?” Smith asked: the question ends no sentence."""


def split(text: str, blocks: Sequence[Range]) -> tuple[Range, ...]:
    """The sentences of the blocks, in order, never overlapping, none across two blocks or two paragraphs.

    Sentences are trimmed: white space belongs to none, and every other character of a block to exactly one.
    """
    return tuple(part for where in paragraphs(text, blocks) for part in _of_paragraph(text, where))


def _of_paragraph(text: str, where: Range) -> list[Range]:
    start, end = _trimmed(text, where)
    shown = _SURROGATE.sub(" ", _QUOTATION.sub(lambda m: " " * len(m.group()), text[start:end]))
    cuts = [start]
    for boundary in get_sentence_boundaries("en", shown):
        cut = _past_marks(text, start + int(boundary["start_index"]), end)
        if cuts[-1] < cut < end and not _joined(text[cuts[-1] : cut].rstrip(), text[cut:end].lstrip()):
            cuts.append(cut)
    parts = [_trimmed(text, part) for part in zip(cuts, [*cuts[1:], end], strict=True)]
    return [part for part in parts if part[0] < part[1]]


def _trimmed(text: str, where: Range) -> Range:
    start, end = where
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), max(start, end - (len(words) - len(words.rstrip())))


def _past_marks(text: str, cut: int, end: int) -> int:
    """A cut just behind an opening mark moves before it, one before a closing mark behind that."""
    opened = _OPENED.search(text, max(0, cut - 4), cut)
    if opened:
        return opened.start("marks")
    closing = _CLOSING.match(text, cut, end)
    return closing.end() if closing else cut


def _joined(left: str, right: str) -> bool:
    """Whether `right` goes on with the sentence of `left`."""
    if not left or not right or _LABEL.fullmatch(left):
        return True
    if _CONTINUES.match(right):
        return True
    bare = left.rstrip("\"”’»')＂")
    word = _WORD.match(right.lstrip("\"“‘«('"))
    named = bool(word) and word is not None and word.group()[0].isupper() and word.group() not in _STARTERS
    if left != bare:
        return left[len(bare) - 1 : len(bare)] in "?!" and bool(_SPEAKER_FOLLOWS.match(right))
    if _CLOCK.search(left):
        return bool(_AFTER_CLOCK.match(right))
    if right[:1].isdigit():
        return bool(_BEFORE_NUMBER.search(left))
    return bool(_TITLE.search(left)) or (named and bool(_INITIALS.search(left) or _ACRONYM.search(left)))
