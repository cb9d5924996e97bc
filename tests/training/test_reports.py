"""Stories that were made up page by page: how a file becomes pages, and what the reader draws from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.articles import draw
from onrecord.model import Article, Page
from onrecord.pages import gather
from onrecord.settings import Settings
from training.reports import REPORTS, pages, saved

TOLD = """=== outlet: Tarn Wire | date: 2031-05-04
Dredging <b>begins</b> & ends

TARN (TW) — Dredging began on Monday,
the harbour office said.

"It is put off," an official said.

=== outlet: Norn Courier | date: 2031-05-05
No dredging

Nothing began.
"""


def test_a_page_begins_with_outlet_and_day_and_shows_no_markup_of_its_words() -> None:
    first, second = pages(TOLD)
    assert "<h1>Dredging &lt;b&gt;begins&lt;/b&gt; &amp; ends</h1>" in first
    assert "<p>TARN (TW) — Dredging began on Monday, the harbour office said.</p>" in first
    assert first.count("<p>") == 2
    assert 'content="2031-05-05"' in second


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[Article]:
    folder = tmp_path_factory.mktemp("reports")
    saved(folder)
    settings = Settings()
    found = [p for p in gather([str(folder)], settings.pages) if isinstance(p, Page)]
    articles = [draw(page, settings.articles).article for page in found]
    return [article for article in articles if article]


def test_every_page_of_the_stories_is_drawn_with_outlet_day_and_headline(drawn: list[Article]) -> None:
    count = sum(path.read_text("utf-8").count("=== outlet: ") for path in REPORTS.glob("*.txt"))
    assert len(drawn) == count > 80
    assert all(a.outlet and a.published and a.title for a in drawn)


def test_the_files_hold_nothing_before_their_first_page() -> None:
    assert all(path.read_text("utf-8").startswith("=== outlet: ") for path in Path(REPORTS).glob("*.txt"))
