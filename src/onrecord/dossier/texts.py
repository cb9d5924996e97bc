"""The articles' texts, each once, with every source, cue and content marked and numbered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.data.days import words
from onrecord.dossier.context_pages import ArticleView, Paragraph, Run
from onrecord.dossier.lookup import Lookup
from onrecord.dossier.marks import Anchor, Mark, Piece, cut
from onrecord.model import Article, Attribution, Dated, Range

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_LINE = re.compile(r"\s*\n\s*")
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_CSS = {"source": "s", "cue": "c", "content": "q", "link": "l", "date": "d", "furniture": "f"}
_METHODS = {
    "jsonld": "structured data of the page",
    "meta": "the page's metadata",
    "feed": "the feed",
    "url": "the address",
    "text": "a line of the text",
    "header": "the server",
    "filename": "the file's name",
}


def article_views(lookup: Lookup) -> tuple[ArticleView, ...]:
    """Every article with its whole text. To be called last: it sets the places that others have asked for."""
    spoken: defaultdict[str, list[Attribution]] = defaultdict(list)
    for attribution in lookup.record.attributions:
        spoken[attribution.article].append(attribution)
    return tuple(_view(lookup, article, spoken[article.id]) for article in lookup.record.articles)


def _view(lookup: Lookup, article: Article, spoken: Sequence[Attribution]) -> ArticleView:
    page = lookup.page(article.id)
    paragraphs = list(_paragraphs(lookup, article, spoken))
    titles = [p for p in paragraphs if _is_title(article, p.runs)]
    if titles:
        paragraphs.remove(titles[0])
    return ArticleView(
        id=page.href.removeprefix("#"),
        title=page.title,
        where=page.where if page.known else "not known",
        published=words(article.published.edtf) if article.published else "",
        published_by=_found(article.published),
        updated=words(article.updated.edtf) if article.updated else "",
        byline=", ".join(article.byline),
        location=article.location + (f" in {article.container}" if article.container else ""),
        url=article.location if _ADDRESS.fullmatch(article.location) else "",
        page=article.page,
        language=_language(article.language),
        flags=tuple(dict.fromkeys(flag.why for flag in article.flags)),
        heading=titles[0] if titles else None,
        paragraphs=tuple(paragraphs),
    )


def _found(dated: Dated | None) -> str:
    return f"by {_METHODS[dated.method]}" if dated else ""


def _language(tag: str | None) -> str:
    """A BCP 47 tag that is safe in a `lang` attribute, or none."""
    return tag if tag and re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag) else ""


def paragraph_ranges(text: str) -> tuple[Range, ...]:
    """The paragraphs of `text`: between blank lines where it has them, else its lines; no empty ones."""
    borders = list((_BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE).finditer(text))
    starts = [0, *(b.end() for b in borders)]
    ends = [*(b.start() for b in borders), len(text)]
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip())


def _paragraphs(lookup: Lookup, article: Article, spoken: Sequence[Attribution]) -> tuple[Paragraph, ...]:
    marks = [mark for attribution in spoken for mark in _marks(lookup, attribution)]
    marks += [Mark(f.start, f.end, "furniture", "") for f in article.furniture]
    anchors = [_anchor(lookup, attribution) for attribution in spoken]
    for (start, end), name in lookup.spots(article.id).items():
        marks.append(Mark(start, end, "spot", name))
        anchors.append(Anchor(start, name))
    anchors.sort(key=lambda a: (a.start, a.number is None, a.number or 0, a.id))
    ranges = paragraph_ranges(article.text)
    borders = [edge for pair in ranges for edge in pair]
    return tuple(_gathered(article, ranges, cut(article.text, marks, anchors, borders)))


def _gathered(article: Article, ranges: Sequence[Range], pieces: Sequence[Piece]) -> Iterator[Paragraph]:
    """The pieces by paragraph; anchors that stand between two go to the one before."""
    starts = [0, *(start for start, _ in ranges[1:]), len(article.text) + 1]
    ends = [end for _, end in ranges]
    at = 0
    for (_, until), end in zip(pairwise(starts), ends, strict=False):
        runs = []
        while at < len(pieces) and pieces[at].start < until:
            piece = pieces[at]
            inside = piece.start < end
            if inside or piece.anchors:
                runs.append(Run(piece.text if inside else "", _css(piece) if inside else "", piece.anchors))
            at += 1
        yield Paragraph(tuple(runs))


def _is_title(article: Article, runs: Sequence[Run]) -> bool:
    printed = "".join(run.text for run in runs).strip()
    return article.title is not None and printed == article.title.text.strip()


def _marks(lookup: Lookup, attribution: Attribution) -> Iterator[Mark]:
    key = str(lookup.number[attribution.id])
    for role, spans in (
        ("source", attribution.source),
        ("cue", attribution.cue),
        ("content", attribution.content),
        ("link", [span for link in attribution.chain or () for span in link.cue]),
    ):
        yield from (Mark(span.start, span.end, role, key) for span in spans)
    if attribution.said and attribution.said.evidence:
        yield Mark(attribution.said.evidence.start, attribution.said.evidence.end, "date", key)


def _anchor(lookup: Lookup, attribution: Attribution) -> Anchor:
    number = lookup.number[attribution.id]
    start = min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))
    return Anchor(start, f"t{number}", number, f"#s{number}")


def _css(piece: Piece) -> str:
    """The classes of a piece: `s c q l d f`, `qq` for a quotation in a quotation, `k12` for whose it is."""
    names = [_CSS[role] for role in piece.roles if role in _CSS]
    if piece.depth > 1:
        names.append("qq")
    return " ".join(names + [f"k{key}" for key in piece.keys])
