"""Which blocks of an HTML page's text are furniture: extractors leave some of what stands around the article."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lxml import etree

from onrecord.articles.dom import squeezed
from onrecord.articles.furniture import is_headline, is_paragraph, places, rule_for, words
from onrecord.articles.printed import author_in, is_date_line, without_dates
from onrecord.model import FurnitureReason

# A link of more words is another story's headline, of fewer a way through the site. Set by hand.
_LINK_WORDS = 3
_LEAST_BELOW = 2

_CLASSES: dict[FurnitureReason, str] = {
    "advertisement": "ad ads advert adverts advertisement advertising sponsor sponsored promo promotion takeover",
    "follow": "newsletter signup subscribe subscription paywall donate donation give membership app social share",
    "teaser": "related recommended recirc readmore read-more more-stories most-read trending teaser teasers",
    "comments": "comments disqus",
    "counter": "poll rating ratings",
}
"""What sites call the boxes that stand between an article's paragraphs. Set by judgement."""

_BOX_WORDS = 40
_BOX_DEPTH = 3


def reasons(lines: Sequence[str], links: Collection[str]) -> list[FurnitureReason | None]:
    """For each block of an HTML page's text why it is furniture, or None; empty `lines` are not judged.

    1. the table, 2. bylines and date lines over the text, 3. links to other stories, 4. lists of headlines below
    the text.

    Args:
        links: the squeezed words of the page's links.
    """
    paragraphs = [bool(line) and is_paragraph(line) for line in lines]
    found: list[FurnitureReason | None] = []
    to_end: FurnitureReason | None = None
    where = places(lines, paragraphs)
    for line, place, paragraph in zip(lines, where, paragraphs, strict=True):
        rule = rule_for(line, place) if line else None
        reason = rule.reason if rule else to_end
        if rule and rule.to_end:
            to_end = rule.reason
        if line and reason is None and not paragraph:
            reason = _by_place(line, place) or _by_link(line, place, links)
        found.append(reason if line else None)
    _list_below(lines, where, found)
    return found


def by_class(element: etree._Element, line: str) -> FurnitureReason | None:
    """Why the block is furniture by what it, or a box around it, is called; None for a block of many words."""
    if words(line) > _BOX_WORDS:
        return None
    for box in [element, *element.iterancestors()][:_BOX_DEPTH]:
        if box.tag in ("article", "main", "body"):
            return None
        called = set(" ".join(filter(None, (box.get("class"), box.get("id")))).casefold().split())
        for reason, names in _CLASSES.items():
            if called & set(names.split()):
                return reason
    return None


def _by_place(line: str, place: str) -> FurnitureReason | None:
    if place == "head" and author_in(line):
        return "credit"
    return "other" if place == "head" and is_date_line(line) else None


def _by_link(line: str, place: str, links: Collection[str]) -> FurnitureReason | None:
    if squeezed(line) not in links:
        return None
    if is_headline(line) and words(line) > _LINK_WORDS:
        return "teaser"
    return None if place == "body" else "navigation"


def _list_below(lines: Sequence[str], where: Sequence[str], found: list[FurnitureReason | None]) -> None:
    """A run of headlines after the last paragraph is a list of other stories, their dates with them."""
    run: list[int] = []
    for index in range(len(lines) + 1):
        inside = index < len(lines) and where[index] == "tail" and found[index] is None
        if inside and (is_headline(without_dates(lines[index])) or is_date_line(lines[index])):
            run.append(index)
            continue
        if len(run) >= _LEAST_BELOW:
            for one in run:
                found[one] = "teaser"
        run = []
