"""The dossier in a real browser: no error, no request, nothing wider than the screen."""

from __future__ import annotations

import shutil

import pytest
from dossier.records import one, story

from onrecord.dossier import write

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("there is no chromium here: apt-get install chromium", allow_module_level=True)

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
DEADLINE = 120_000
"""Milliseconds: a page opens in well under a second where the machine is idle, and tests share it."""


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS), timeout=DEADLINE)
        yield opened
        opened.close()


@pytest.fixture
def page(browser):
    context = browser.new_context()
    context.set_default_timeout(DEADLINE)
    opened = context.new_page()
    opened.said, opened.asked = [], []
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.on("dialog", lambda dialog: opened.said.append(dialog.message))
    opened.on("request", lambda request: opened.asked.append(request.url))
    yield opened
    context.close()


def test_it_opens_quietly_and_fits_a_phone_and_a_desk(page, tmp_path):
    out = tmp_path / "dossier.html"
    write(story(), out, "The Selm dam")
    for width, scheme in ((1280, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        page.goto(out.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert len(page.screenshot()) > 10_000
    assert page.said == [] and page.asked == [out.as_uri()] * 2


def test_a_statement_opens_on_its_words_lit(page, tmp_path):
    out = tmp_path / "dossier.html"
    write(story(), out)
    page.goto(out.as_uri())
    page.locator("#s3 .n").click()
    shade = "e => getComputedStyle(e).backgroundColor"
    lit = page.locator("mark.q.k3").first.evaluate(shade)
    assert lit != page.locator("mark.q.k5").first.evaluate(shade)
    top, height = page.locator("#t3").evaluate("e => [e.getBoundingClientRect().top, innerHeight]")
    assert 0 <= top < height


def test_hostile_text_does_nothing(page, tmp_path):
    out = tmp_path / "dossier.html"
    evil = '<img src=x onerror=alert(1)><script>alert(2)</script><a href="javascript:alert(3)">x</a>'
    write(one(f"{evil}\nHe said {evil} here.", f"{evil} here", outlet=evil, speaker=evil), out, evil)
    page.goto(out.as_uri())
    assert page.said == [] and page.asked == [out.as_uri()]


def test_it_prints(page, tmp_path):
    out = tmp_path / "dossier.html"
    write(story(), out)
    page.goto(out.as_uri())
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
