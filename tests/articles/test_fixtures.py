"""Each page of `pages/` gives what stands in the JSON beside it: outlets, people and stories are made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.articles import draw, open_anchor
from onrecord.model import Article, ArticleSettings, Page, Span

HOME = Path(__file__).parent / "pages"
EXPECTED = sorted(HOME.glob("*.json"))


def drawn(expected: Path) -> tuple[Page, Article, dict[str, object]]:
    gold = json.loads(expected.read_text("utf-8"))
    suffix = ".html" if gold["media"] == "html" else ".txt"
    page = Page(expected.with_suffix(suffix).read_bytes(), gold["location"], gold["media"])
    extraction = draw(page, ArticleSettings())
    assert extraction.article is not None
    assert extraction.problems == ()
    return page, extraction.article, gold


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_metadata(expected: Path) -> None:
    _, article, gold = drawn(expected)
    assert (article.title.text if article.title else None) == gold["title"]
    assert list(article.byline) == gold["byline"]
    assert ([article.outlet.name, article.outlet.domain] if article.outlet else None) == gold["outlet"]
    for dated, wanted in ((article.published, gold["published"]), (article.updated, gold["updated"])):
        assert ([dated.edtf, dated.method] if dated else None) == wanted
    assert article.language == gold["language"]
    assert [flag.flag for flag in article.flags] == gold["flags"]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_furniture_and_sections(expected: Path) -> None:
    _, article, gold = drawn(expected)
    assert [[one.reason, one.text] for one in article.furniture] == gold["furniture"]
    assert [section.label for section in article.sections] == gold["sections"]
    body = "\n".join(section.text for section in article.sections if section.label == "body")
    assert all(words in body for words in gold["body_holds"])
    assert not any(words in article.text for words in gold["text_lacks"])


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_every_block_opens_on_its_own_words(expected: Path) -> None:
    page, article, _ = drawn(expected)
    assert article.anchor
    for block in article.anchor:
        assert open_anchor(page, article, block.start, block.end) == Span.cut(article.text, block.start, block.end)
    middle = article.anchor[-1]
    assert isinstance(open_anchor(page, article, middle.start + 1, middle.end), Span)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_drawing_is_a_function_of_the_page(expected: Path) -> None:
    page, article, _ = drawn(expected)
    assert draw(page, ArticleSettings()).article == article
