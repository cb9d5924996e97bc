"""Quotations printed in large letters between the paragraphs: they say again what the article quotes elsewhere.

A paragraph that is a quotation and nothing else, its words a part of a longer quotation of the same article, goes
on with nobody's speech: it stands where the page had room, and whoever spoke before it is as often somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Range
from onrecord.reading.draft import Draft, holder, overlap
from onrecord.reading.forms.freestanding import fills
from onrecord.reading.forms.quotations import Quotation
from onrecord.reading.words.cues import words_of

FEWEST = 4
"""Words of a quotation that is known again by them. Set by judgement."""


def displayed(text: str, quotes: Sequence[Quotation], paragraphs: Sequence[Range]) -> list[Quotation]:
    """The quotations that stand alone and once more, inside another one; the headline's is none of them."""
    said = [(quote, _said(text, quote)) for quote in quotes]
    places = [(quote, holder(paragraphs, quote.start)) for quote in quotes]
    alone = [quote for quote, place in places if place and fills(text, quote, place)]
    headline = [quote for quote, place in places if place == paragraphs[0]]
    found: list[Quotation] = []
    for quote, words in said:
        if quote not in alone or quote in headline or not quote.closed or words.count(" ") - 1 < FEWEST:
            continue
        if any(words in more and (words != more or other not in alone) for other, more in said if other != quote):
            found.append(quote)
    return found


def without_displayed(draft: Draft, displays: Sequence[Quotation]) -> Draft:
    """The draft without the pieces that are printed again."""
    kept = tuple(p for p in draft.content if not any(overlap(p, display.range) for display in displays))
    return replace(draft, content=kept)


def _said(text: str, quote: Quotation) -> str:
    """The words of a quotation in small letters, each between two spaces."""
    return f" {' '.join(word.text for word in words_of(text, *quote.range) if word.text[0].isalnum())} "
