"""Scores `onrecord.articles` on real HTML pages with known title, text, authors and date, beside plain
trafilatura.

    python -m eval.articles DIR [--half even|odd|both]

The pages and their gold (made by publisher-specific parsers) are those of `../shared/data/html`. Rules and
thresholds of `articles/` were tuned on the pages whose file name hashes even; the figures reported are those of
the odd half.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from eval.rows import Row, share, table
from onrecord.articles import draw, open_anchor
from onrecord.articles.language import is_english, language_of
from onrecord.model import Article, ArticleSettings, Page


@dataclass(frozen=True, slots=True)
class Known:
    """What is known, or was found, about one page. `day` is `YYYY-MM-DD`."""

    title: str
    text: str
    authors: frozenset[str]
    day: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """One page with its gold."""

    page: Page
    gold: Known


def rows(html: Path, half: str = "odd") -> list[Row]:
    """The rows over the English pages under `html` (one half of them, by hash of the file name, or `both`).

    Plain trafilatura's figure on the same pages stands in the row's definition: it has no floor.
    """
    cases = [case for name, case in _cases(html) if half in ("both", half_of_page(name))]
    golds = [case.gold for case in cases]
    drawn = [draw(case.page, ArticleSettings()).article for case in cases]
    ours, theirs = [_of_article(article) for article in drawn], [_of_trafilatura(case.page) for case in cases]
    found = []
    for name, score, definition in _SCORES:
        value, baseline = _mean(score, golds, ours), _mean(score, golds, theirs)
        found.append(Row(name, value, len(cases), f"{definition} (plain trafilatura: {baseline:.1f})"))
    opened = [
        not isinstance(open_anchor(case.page, article, block.start, block.end), str)
        for case, article in zip(cases, drawn, strict=True)
        if article
        for block in article.anchor
    ]
    return [*found, share("pages.anchor", opened, "blocks whose anchor opens on their words")]


def _cases(html: Path) -> Iterator[tuple[str, Case]]:
    """The English pages with their gold: the n-th version of an outlet's extracts belongs to its n-th page."""
    for extracts in sorted(html.glob("*/*.json")):
        meta = json.loads((extracts.parent / "meta.info").read_text("utf-8"))
        versions = list(json.loads(extracts.read_text("utf-8")).values())
        pages = sorted(extracts.parent.glob(extracts.stem + "_[0-9]*.html.gz"))
        for path, version in zip(pages, versions, strict=True):
            gold = _gold(version)
            if is_english(language_of(gold.text)):
                data = gzip.decompress(path.read_bytes())
                yield path.name, Case(Page(data, meta[path.name]["url"], "html"), gold)


def _gold(version: dict[str, object]) -> Known:
    body = version["body"]
    assert isinstance(body, dict)
    parts = list(body["summary"])
    for section in body["sections"]:
        parts += [*section["headline"], *section["paragraphs"]]
    authors = version.get("authors") or []
    assert isinstance(authors, list)
    return Known(str(version["title"]), "\n".join(parts), _folded(authors), str(version["publishing_date"])[:10])


def _of_article(article: Article | None) -> Known:
    if article is None:
        return Known("", "", frozenset(), None)
    covered = sorted([(f.start, f.end) for f in article.furniture])
    if article.title:
        covered.append((article.title.start, article.title.end))
    kept = [c for i, c in enumerate(article.text) if not any(s <= i < e for s, e in covered)]
    day = article.published.edtf[:10] if article.published else None
    return Known(article.title.text if article.title else "", "".join(kept), _folded(article.byline), day)


def _of_trafilatura(page: Page) -> Known:
    found = trafilatura.bare_extraction(page.data, url=page.location, with_metadata=True, include_comments=False)
    if found is None:
        return Known("", "", frozenset(), None)
    assert not isinstance(found, dict)
    authors = (found.author or "").split(";")
    return Known(found.title or "", found.text or "", _folded(authors), found.date)


def _folded(names: Sequence[object]) -> frozenset[str]:
    return frozenset(" ".join(str(name).casefold().split()) for name in names if str(name).strip())


def half_of_page(name: str) -> str:
    """The half that a saved page belongs to by the hash of its file name: `even` is for making, `odd` measures."""
    return ("even", "odd")[hashlib.sha256(name.encode()).digest()[0] % 2]


def _mean(score: Callable[[Known, Known], float], golds: Sequence[Known], found: Sequence[Known]) -> float:
    return 100.0 * sum(map(score, golds, found)) / len(golds) if golds else 0.0


def _title_score(gold: Known, found: Known) -> float:
    return float(_title(gold) == _title(found))


def _title(known: Known) -> str:
    """The title with white space folded and quotation marks straight: a page's own head and body differ in
    these.
    """
    return " ".join(known.title.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}).split())


def _text_score(gold: Known, found: Known) -> float:
    wanted, got = (Counter(re.findall(r"\w+", known.text.casefold())) for known in (gold, found))
    return _f1(sum((wanted & got).values()), sum(wanted.values()), sum(got.values()))


def _authors_score(gold: Known, found: Known) -> float:
    if not gold.authors and not found.authors:
        return 1.0
    return _f1(len(gold.authors & found.authors), len(gold.authors), len(found.authors))


def _day_score(gold: Known, found: Known) -> float:
    return float(gold.day == found.day)


def _f1(common: int, wanted: int, got: int) -> float:
    return 2 * common / (wanted + got) if wanted + got else 1.0


_SCORES: tuple[tuple[str, Callable[[Known, Known], float], str], ...] = (
    ("pages.title", _title_score, "titles equal, white space and kinds of quotation mark apart"),
    ("pages.text", _text_score, "mean F1 of the text's words, furniture left out"),
    ("pages.byline", _authors_score, "mean F1 of the authors' names"),
    ("pages.published", _day_score, "publication right to the day"),
)


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("html", type=Path)
    parser.add_argument("--half", choices=("even", "odd", "both"), default="odd")
    arguments = parser.parse_args()
    print(table(rows(arguments.html, arguments.half)))


if __name__ == "__main__":
    _main()
