"""What stands over a plain text: names of outlets and bodies, rows of links, and the line that is the title."""

from __future__ import annotations

import pytest
from articles.test_draw import STORY, article

from onrecord.articles.furniture import is_menu

TALK = (
    "“The hall was never ours to sell”\n\nVelm, 6 May 2031\n\n"
    "Ada Korn has been mayor of Velm for nine years. We met her in the market hall on Monday.\n\n"
    "The Stall: Why does the hall have to close now, after so many years of promises?\n\n"
    "Korn: It does not have to close for ever. It has to close until somebody mends its roof.\n\n"
    "The Stall: Who is going to pay for the roof, and when will the builders come?\n\n"
    "Korn: The council will pay for it, and the builders will come when they have been paid.\n"
)


@pytest.mark.parametrize(
    "row",
    [
        "Home   Markets   Letters",
        "Stalls  Recipes  Sign in",
        "Prices | Weather | Stalls | Back issues",
        "Skip to content | Subscribe | Prices",
    ],
)
def test_a_row_of_labels_is_a_menu(row: str) -> None:
    assert is_menu(row)
    found = article(f"{row}\n\nMarket hall in Velm to close\n\n{STORY}")
    assert found.title is not None and found.title.text == "Market hall in Velm to close"
    assert [(f.reason, found.text[f.start : f.end]) for f in found.furniture] == [("navigation", row)]


@pytest.mark.parametrize(
    "line",
    [
        "Market hall to close",
        "Market hall to close | Velm | The Stall",
        "Velm   6 May 2031   Ines Falk",
        "Fish, bread and cheese   sold by three hundred people of Velm   today",
        "Interview | 6 May 2031",
    ],
)
def test_a_headline_or_a_date_is_no_menu(line: str) -> None:
    assert not is_menu(line)


@pytest.mark.parametrize(
    "masthead", ["The Stall\nA monthly of markets", "The Stall – the magazine of markets", "The Stall"]
)
def test_what_an_outlet_says_that_it_is_is_no_title(masthead: str) -> None:
    found = article(f"{masthead}\n\n{TALK}")
    assert found.outlet is not None and found.outlet.name == "The Stall"
    assert found.title is not None and found.title.text == "“The hall was never ours to sell”"


def test_a_statement_is_titled_by_what_it_is_on_and_not_by_its_letterhead() -> None:
    head = "COUNCIL OF VELM\nOffice of the Mayor\n\nStatement on the closing of the market hall\n\n"
    found = article(head + STORY)
    assert found.title is not None and found.title.text == "Statement on the closing of the market hall"
    assert not any("VELM" in found.text[f.start : f.end] for f in found.furniture)
