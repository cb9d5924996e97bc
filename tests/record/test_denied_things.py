"""Denials of a thing of which there is none, of what was told by then, of charges; denials that only say "not"."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from onrecord.model import Act
from onrecord.record.answers.accounts import tells
from onrecord.record.answers.existence import told_by_then
from onrecord.record.statements import Statement
from record.test_accounts import DAY, Page, denied
from record.test_echoes import LETTER, none_such


def dinner(content: str, told: str, act: Act = "deny", theirs: Act = "assert") -> list[str]:
    """What is denied where Ada Lovel denies something, and another page has told of it the day before."""
    mine = Page("a.txt", f"Ada Lovel said {content}.", "a", DAY)
    mine.told("Ada Lovel", "said", content, act)
    first = Page("b.txt", f"Mara Tove said {told}.", "b", "2031-05-05")
    first.told("Mara Tove", "said", told, theirs)
    for name in ("Ada Lovel", "Ion Pell"):
        if name in told:
            first.name(name)
    return denied(mine, first)


DINED = "the two had fixed the price of the lamps over dinner"
ORDERED = "the keeper had been ordered to burn the map by"


@pytest.mark.parametrize(
    ("content", "told", "wanted"),
    [
        ("there was no dinner", DINED, True),
        ("there was no dinner in the mill", DINED, True),
        ("there was no fog", DINED, False),
        ("no dinner had been paid", DINED, False),
        ("there was no order", f"{ORDERED} Ada Lovel", True),
        ("there was no order", f"{ORDERED} Ion Pell", False),
    ],
)
def test_there_is_no_such_thing_denies_who_told_of_the_thing(content: str, told: str, wanted: bool):
    assert dinner(content, told) == ([told] if wanted else [])


def test_who_would_accept_a_thing_has_not_told_of_it():
    assert dinner("there was no dinner", DINED, theirs="accept") == []


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        ((5, 6), (0, 1)),
        ((5, 7), (0,)),
        ((5, None), (0,)),
        ((7, 8), (0, 1)),
        ((None,), (0,)),
    ],
)
def test_what_is_denied_was_told_by_then_as_far_as_the_pages_show(
    days: tuple[int | None, ...], wanted: tuple[int, ...]
):
    """The pages of these days, one statement each, and a denial of day 6."""
    pages = {str(n): SimpleNamespace(first=day, last=day) for n, day in enumerate(days)}
    pages["denial"] = SimpleNamespace(first=6, last=6)
    told = [SimpleNamespace(article=str(n)) for n in range(len(days))]
    statements: Any = SimpleNamespace(story=SimpleNamespace(published=pages.__getitem__), all=told)
    assert told_by_then(statements, "denial", range(len(days))) == wanted


@pytest.mark.parametrize(
    ("content", "act", "wanted"),
    [
        ("not guilty to all counts", "assert", True),
        ("innocent", "deny", True),
        ("the innocent sleep", "assert", False),
    ],
)
def test_who_pleads_not_guilty_denies_what_accusers_say(content: str, act: Act, wanted: bool):
    charge = "the banker had moved the savings of the guild"
    page = Page("a.txt", f"Prosecutors said {charge}. Ion Pell pleaded {content}.", "a", DAY)
    page.says("Prosecutors", "said", charge, speaker="Prosecutors", anonymous=True)
    page.told("Ion Pell", "pleaded", content, act)
    assert denied(page) == ([charge] if wanted else [])


@pytest.mark.parametrize(
    ("content", "wanted"),
    [("it did not", True), ("he hasn't", True), ("it did not rain", False), ("it was dark", False)],
)
def test_who_says_only_not_denies_what_was_just_said(content: str, wanted: bool):
    told = "the board had paid a part of the bill"
    page = Page("a.txt", f"Mara Tove said {told}. Ion Pell said {content}.", "a", DAY)
    page.told("Mara Tove", "said", told)
    page.told("Ion Pell", "said", content)
    assert denied(page) == ([told] if wanted else [])


def test_who_denies_responsibility_right_after_he_is_blamed_need_not_be_named():
    blame = "those who lit the lamps for the fire in the mill"
    page = Page("a.txt", f"Mara Tove blamed {blame}. Ion Pell denied responsibility.", "a", DAY)
    page.told("Mara Tove", "blamed", blame, "criticise")
    page.told("Ion Pell", "denied", "responsibility", "deny")
    assert denied(page) == [blame]
    later = Page("a.txt", f"Mara Tove blamed {blame}. It was late. Ion Pell denied responsibility.", "a", DAY)
    later.told("Mara Tove", "blamed", blame, "criticise")
    later.told("Ion Pell", "denied", "responsibility", "deny")
    assert denied(later) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The mill at Norn sold eleven lamps in the night", True),
        ("The mill at Norn rejects a report of the lamps", False),
        ("NORN, May 6", False),
    ],
)
def test_a_headline_that_tells_the_denial_is_not_what_is_denied(text: str, wanted: bool):
    none: frozenset[str] = frozenset()
    told = Statement(0, "a", 0, len(text), None, text, (), none, frozenset(), none, (), False, -1)
    assert tells(told) is wanted


def test_of_no_such_thing_what_has_the_thing_is_meant_before_what_was_said_last():
    offer = "the mill had offered to take the lamps back"
    shout = "lamps are for all who live in the town of Norn"
    page = Page(
        "a.txt", f"Mara Tove said {offer}. Ion Pell said {shout}. Ada Lovel said no such offer was made.", "a", DAY
    )
    page.told("Mara Tove", "said", offer)
    page.told("Ion Pell", "said", shout)
    page.told("Ada Lovel", "said", "no such offer was made", "deny")
    assert denied(page) == [offer]


def test_what_somebody_adds_of_a_report_is_of_what_he_denied_before():
    page = Page(
        "a.txt", "Ada Lovel said that there was no letter at all. Ada Lovel rejected the reports.", "a", DAY
    )
    page.told("Ada Lovel", "said", "that there was no letter at all", "deny")
    page.told("Ada Lovel", "rejected", "the reports", "deny")
    first = Page("b.txt", f"Mara Tove said {LETTER}.", "b", "2031-05-05")
    first.told("Mara Tove", "said", LETTER)
    assert denied(page, first) == [LETTER, LETTER]
    assert none_such("that there was no letter at all") == [LETTER]
