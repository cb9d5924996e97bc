"""Quotation marks without their partner: where the page's own words end and another's begin is then unsure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.articles.drawn import lines_of
from onrecord.model import Furniture, Span

_MARK = re.compile(r"[\"“”„«»]|''|``")
_INCHES = re.compile(r"(?<=\d)[\"”]")
_OPENING = re.compile(r"\s*(?:[\"“„«]|''|``)")


def unpaired(text: str, furniture: Sequence[Furniture]) -> Iterator[Span]:
    """Each paragraph with an odd number of double quotation marks.

    A quotation over several paragraphs opens each and closes only the last: that is no fault. Of 300 articles of
    PolNeAR train about a tenth have a paragraph of this kind; those read were misprints.
    """
    covered = {one.start for one in furniture}
    lines = [(start, end) for start, end in lines_of(text) if start not in covered]
    for index, (start, end) in enumerate(lines):
        words = text[start:end]
        # A mark behind a figure may be inches or the end of a quotation: it is no fault if either makes pairs.
        if any(len(_MARK.findall(one)) % 2 == 0 for one in (words, _INCHES.sub("", words))):
            continue
        following = text[slice(*lines[index + 1])] if index + 1 < len(lines) else ""
        if not _OPENING.match(following):
            yield Span.cut(text, start, end)
