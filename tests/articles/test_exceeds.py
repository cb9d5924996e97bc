"""Headlines that say more than the text below them."""

from __future__ import annotations

import pytest

from onrecord.articles.exceeds import exceeds
from onrecord.model import Furniture, Span

BODY = (
    "\n\nThe harbour of Port Sunder stayed shut. “We were never asked,” its master said of the ferry's timetable."
)


def why(title: str, body: str = BODY) -> str | None:
    flag = exceeds(title + body, Span.cut(title + body, 0, len(title)), ())
    return flag.why if flag else None


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("“We will close the port”: harbour master", "“We will close the port”"),
        ("'Never on my watch', says Port Sunder's harbour master", "“Never on my watch”"),
        ("Port Sunder on the brink of war over its harbour", "“brink”"),
        ("Ten astonishing reasons tourists avoid northern islands", "next to none"),
        ("Hundreds stranded as Port Sunder shuts its harbour", "“Hundreds”"),
    ],
)
def test_says_what_the_text_does_not(title: str, says: str) -> None:
    assert says in (why(title) or "")


@pytest.mark.parametrize(
    "title",
    [
        "“We were never asked”: Port Sunder's harbour master",
        "Port Sunder's harbour master: “asked us? never”",
        "Harbours' masters at Port Sunder: ferry timetables shut",
        "Port's 'ghost ships' and Sunder's harbour",
        "Stalemate",
    ],
)
def test_says_no_more_than_the_text(title: str) -> None:
    assert why(title) is None


def test_a_round_number_needs_a_figure_and_a_year_is_none() -> None:
    title = "Hundreds wait at Port Sunder"
    assert why(title, "\n\nAt Port Sunder 340 people wait.") is None
    assert why(title, "\n\nAt Port Sunder several hundred people wait.") is None
    assert why(title, "\n\nAt Port Sunder 90 people wait, as in 2019.") is not None


def test_furniture_and_the_headline_again_are_not_the_text() -> None:
    title = "Port Sunder fears war"
    text = f"{title}\n\nWar in the north: read more\n\n{title}\n\nThe port of Sunder is shut, and fears grow."
    at = text.index("War in")
    teaser = Furniture(at, at + 28, text[at : at + 28], "teaser")
    flag = exceeds(text, Span.cut(text, 0, len(title)), (teaser,))
    assert flag is not None and "“war”" in flag.why and flag.evidence[0].text == title


def test_nothing_without_a_headline_or_a_text() -> None:
    assert exceeds("Some text.", None, ()) is None
    assert why("The mayor's war on “our own good people” widens", "") is None
