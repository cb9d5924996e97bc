"""Headlines of several clauses, of which the tagger has some or none."""

from __future__ import annotations

import pytest
from reporting import article

from onrecord.model import Article, Span
from onrecord.reading.draft import Draft
from onrecord.reading.forms.headline_sense import sound
from onrecord.reading.forms.headlines import headline


def _page(title: str) -> Article:
    return article(title, title=Span.cut(title, 0, len(title)))


def _at(title: str, words: str) -> tuple[tuple[int, int], ...]:
    return ((title.index(words), title.index(words) + len(words)),) if words else ()


def _said(title: str, found: list[Draft]) -> list[tuple[str, ...]]:
    return [
        tuple(" … ".join(title[slice(*p)] for p in part) for part in (d.source, d.cue, d.content)) for d in found
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bank row live: mayor admits dinner", [("mayor", "admits", "dinner")]),
        (
            "Court row: ministry denies delay, doctors urge calm",
            [("ministry", "denies", "delay"), ("doctors", "urge", "calm")],
        ),
        ("Zoo row: police urge calm, mayor sleeps", [("police", "urge", "calm")]),
        ("Banker guilty on nine counts as lawyer vows appeal", [("lawyer", "vows", "appeal")]),
        ("Court row live: doctors urge calm", [("doctors", "urge", "calm")]),
        ("‘There is no treasure chest’", [("", "", "‘There is no treasure chest’")]),
        ("‘Treasure chest’", []),
        ("Rebels drop demand for withdrawal as town sleeps", [("Rebels", "drop", "demand for withdrawal")]),
        ("A bill in the post: tenants pay double, landlord says", [("landlord", "says", "tenants pay double")]),
        ("Union threatens walkout as mill shuts", [("Union", "threatens", "walkout")]),
        ("Fire was laid, affirm police", [("police", "affirm", "Fire was laid")]),
        ("Exclusive: mill to be sold - sources", [("sources", "-", "mill to be sold")]),
        (
            "Trams to run at Easter, says mayor, but not at night",
            [("mayor", "says", "Trams to run at Easter … but not at night")],
        ),
        ("Police: two dead in mill fire", [("Police", ":", "two dead in mill fire")]),
        ("Residents: a place to grow old", []),
        ("Clerk: my term needed an end", [("Clerk", ":", "my term needed an end")]),
        ("Clerk: my five mills", []),
        ("Clerk: 3 mills to see on a sunny day", []),
        ("Clerk: how I left the mill", []),
        ("Union hits back at Lind claims", [("Union", "hits back at", "Lind claims")]),
        ("Tolls to fall by May, mayor clarifies", [("mayor", "clarifies", "Tolls to fall by May")]),
        ("Guard left gate open, inquest hears", [("inquest", "hears", "Guard left gate open")]),
        (
            "Mayor: no bailout for mill. Union: no ships then",
            [("Mayor", ":", "no bailout for mill"), ("Union", ":", "no ships then")],
        ),
        (
            "Ministry denies ‘delay, doctors urge calm’ claim",
            [("Ministry", "denies", "‘delay, doctors urge calm’ claim")],
        ),
    ],
)
def test_each_clause_may_say_something(title: str, expected: list[tuple[str, ...]]) -> None:
    assert _said(title, headline(_page(title), [], [])) == expected


def test_what_is_done_about_another_s_words_stands_around_them() -> None:
    title = "Hospital disowns doctor’s claim that beds ran out"
    claim = Draft(
        _at(title, "Hospital disowns doctor’s"), _at(title, "claim"), _at(title, "that beds ran out"), 0.9
    )
    (owned,) = sound(_page(title), [claim])
    assert _said(title, [owned]) == [("doctor’s", "claim", "that beds ran out")]
    (outer,) = headline(_page(title), [], [owned])
    assert _said(title, [outer]) == [("Hospital", "disowns", "doctor’s claim that beds ran out")]


def test_a_quotation_is_its_who_acts_behind_the_colon() -> None:
    title = "‘There was no call’: ministry rejects report"
    acts = Draft(_at(title, "ministry"), _at(title, "rejects"), _at(title, "report"), 0.9)
    bare = Draft((), (), _at(title, "‘There was no call’"), 0.9)
    assert _said(title, headline(_page(title), [], [bare, acts])) == [("ministry", ":", "‘There was no call’")]


def test_what_is_urged_stands_behind_the_verb() -> None:
    title = "Zoo doubts escape, police urge calm"
    draft = Draft(_at(title, "police"), _at(title, "urge"), _at(title, "escape"), 0.9)
    assert _said(title, sound(_page(title), [draft])) == [("police", "urge", "calm")]


def test_what_is_said_ends_at_a_semicolon() -> None:
    title = "Mayor agrees to inquiry; firm will wait"
    draft = Draft(_at(title, "Mayor"), _at(title, "agrees to"), _at(title, "inquiry; firm will wait"), 0.9)
    assert _said(title, sound(_page(title), [draft])) == [("Mayor", "agrees to", "inquiry")]
