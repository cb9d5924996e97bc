"""Rows for every field of `article`, and how each is measured (in the rows' definitions)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from eval import archived
from eval.gold import Gold, GoldArticle
from eval.quotes import QuoteError, find, holds, squeeze
from eval.rows import Row, f1, share
from eval.story_match import Line, Matched, fold

MEASURED = (
    "page",
    "location",
    "container",
    "outlet",
    "title",
    "byline",
    "published",
    "updated",
    "language",
    "text",
    "anchor",
    "furniture",
    "sections",
    "flags",
)
"""Every field of an `article` line but its id, which is a function of its page."""

SLACK = 2
"""An anchor that opens on more than this many times its block's characters has not found the block."""

Pair = tuple[GoldArticle, Line]


def instances(gold: Gold) -> Mapping[str, int]:
    """How many gold articles say something about each field; page, location, text and anchor all of them."""
    articles = list(gold.articles.values())
    return {field: sum(bool(getattr(row, field, True)) for row in articles) for field in MEASURED}


def rows(matched: Matched, examples: Path) -> list[Row]:
    """A row for every field of `article`."""
    pairs = [(row, matched.articles[key]) for key, row in matched.gold.articles.items() if key in matched.articles]
    return [
        share(
            "article.location",
            (key in matched.articles for key in matched.gold.articles),
            "gold articles that the export holds, by location (of two versions of one, by their words)",
        ),
        share(
            "article.page",
            _pages(pairs, examples),
            "`page` is the SHA-256 of the archived bytes (feed items left out: their bytes are the reader's cut)",
        ),
        share(
            "article.container",
            (_ends_alike(row.container, line["container"]) for row, line in pairs),
            "container right, null included",
        ),
        *_metadata(pairs),
        *_dates(pairs),
        *_words(matched, examples),
        *_furniture(pairs),
        share(
            "article.sections", _sections(pairs), "gold's section openings that stand in a section of that label"
        ),
        _flags(matched),
    ]


def _pages(pairs: list[Pair], examples: Path) -> Iterator[bool]:
    for row, line in pairs:
        data = archived.page(examples, row).data
        if data is not None:
            yield line["page"] == "sha256:" + hashlib.sha256(data).hexdigest()


def _metadata(pairs: list[Pair]) -> Iterator[Row]:
    yield share(
        "article.outlet",
        (_outlet(row, line) for row, line in pairs),
        "outlet right by name or by domain, and null where the page names none",
    )
    yield share(
        "article.title",
        (fold(row.title) == fold((line["title"] or {"text": ""})["text"]) for row, line in pairs),
        "title equal, case and white space apart",
    )
    said = [(set(map(fold, row.byline)), set(map(fold, line["byline"]))) for row, line in pairs]
    yield f1(
        "article.byline",
        sum(len(a & b) for a, b in said),
        sum(len(b) for _, b in said),
        sum(len(a) for a, _ in said),
        "F1 of the bylines' names",
    )
    yield share(
        "article.language",
        (_language(line) == row.language for row, line in pairs),
        "primary language right, region apart",
    )


def _dates(pairs: list[Pair]) -> Iterator[Row]:
    for field in ("published", "updated"):
        both = [(getattr(row, field), line[field]) for row, line in pairs]
        yield share(
            f"article.{field}",
            (_day(a) == _day(b) for a, b in both),
            f"{field} right to the day, and null where there is none",
        )
        right = [a["method"] == b["method"] for a, b in both if a and b and _day(a) == _day(b)]
        yield share(f"article.{field}.method", right, f"method right where {field} is")


def _words(matched: Matched, examples: Path) -> Iterator[Row]:
    yield share(
        "article.text",
        (key in matched.tokens for key in matched.gold.attributions),
        "gold attributions all of whose quotes stand, once, in the text",
    )
    yield share(
        "article.anchor",
        _anchors(matched, examples),
        "pieces of gold contents whose block's anchor opens on a place of the raw page that holds them",
    )


def _anchors(matched: Matched, examples: Path) -> Iterator[bool]:
    for name, line in matched.articles.items():
        raw = archived.page(examples, matched.gold.articles[name])
        keys = [key for key in matched.placed if matched.gold.attributions[key].article == name]
        spans = [span for key in keys for span in matched.placed[key].content]
        if raw.data is not None:
            opened = [(block, _opened(raw, raw.data, block["selector"])) for block in line["anchor"]]
            yield from (_leads_back(opened, line["text"], start, end) for start, end in spans)


def _opened(raw: archived.Archived, data: bytes, selector: str) -> str:
    """The raw page's words at the place that an anchor names; none where it names no place."""
    if not raw.is_html:
        low, _, high = selector.removeprefix("char=").partition(",")
        return squeeze(raw.text[int(low) : int(high)]) if low.isdecimal() and high.isdecimal() else ""
    try:
        nodes = archived.document(data).xpath(selector)
    except etree.XPathError:
        return ""
    return squeeze(" ".join(n.text_content() if hasattr(n, "text_content") else str(n) for n in nodes))


def _leads_back(opened: Iterable[tuple[Line, str]], text: str, start: int, end: int) -> bool:
    """Whether the anchor of the block around `[start, end)` opens on these words and on little else."""
    for block, words in opened:
        if block["start"] <= start and end <= block["end"]:
            return squeeze(text[start:end]) in words and len(words) <= SLACK * (block["end"] - block["start"])
    return False


def _furniture(pairs: list[Pair]) -> Iterator[Row]:
    kept_out, reasons = [], []
    for row, line in pairs:
        for junk in row.furniture:
            marked = [f for f in line["furniture"] if _touches(line["text"], junk["quote"], f)]
            kept_out.append(bool(marked) or not holds(line["text"], junk["quote"]))
            reasons += [f["reason"] == junk["reason"] for f in marked[:1]]
    yield share(
        "article.furniture", kept_out, "gold furniture that is marked as furniture, or not in the text at all"
    )
    yield share("article.furniture.reason", reasons, "reason right where gold furniture is marked")


def _touches(text: str, quote: str, span: Line) -> bool:
    return holds(span["text"], quote) or (
        len(squeeze(span["text"])) > 0 and squeeze(span["text"]) in squeeze(quote) and holds(text, quote)
    )


def _sections(pairs: Iterable[Pair]) -> Iterator[bool]:
    for row, line in pairs:
        for section in row.sections:
            try:
                start, _ = find(line["text"], section["quote"])
            except QuoteError:
                yield False
                continue
            labels = [s["label"] for s in line["sections"] if s["start"] <= start < s["end"]]
            yield section["label"] in labels


def _flags(matched: Matched) -> Row:
    gold = {(key, flag) for key, row in matched.gold.articles.items() for flag in row.flags}
    found = {(key, flag["flag"]) for key, line in matched.articles.items() for flag in line["flags"]}
    return f1("article.flags", len(gold & found), len(found), len(gold), "F1 of (article, flag)")


def _language(line: Line) -> str:
    """The primary language, without region or script: pages call one language `en`, `en-GB` and `en_US`."""
    return (line["language"] or "").replace("_", "-").split("-")[0].lower()


def _outlet(row: GoldArticle, line: Line) -> bool:
    gold, found = row.outlet, line["outlet"]
    if not gold or not found:
        return not gold and not found
    return any(
        gold[part] and found[part] and fold(gold[part] or "") == fold(found[part]) for part in ("name", "domain")
    )


def _day(date: Mapping[str, str] | None) -> str | None:
    return None if date is None else date["edtf"].split("T")[0].rstrip("?~%")


def _ends_alike(gold: str | None, found: str | None) -> bool:
    return (gold and Path(gold).name) == (found and Path(found).name)
