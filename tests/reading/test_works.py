"""Titles of works: found by the noun beside them, in place of what the network took them for."""

from __future__ import annotations

import pytest

from onrecord.reading.forms.works import with_works
from onrecord.reading.found import FoundMention
from onrecord.reading.who.names import without_bare_titles


def titles(text: str) -> list[str]:
    return [text[m.start : m.end] for m in with_works(text, [(0, len(text))], ()) if m.kind == "work"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Orvik writes in her book “The Last Ferry” that she left.", "The Last Ferry"),
        ("The film, titled 'Ice and Salt', opens in May.", "Ice and Salt"),
        ('"Low Water," a novel by Rasmus Boll, sold well.', "Low Water"),
        ("Boll stars in the series “So Be It.” It opens in May.", "So Be It"),
        ("She saw the movie ''Low Water'' there.", "Low Water"),
        ("They sang from the ''Orlim!'' musical.", "Orlim!"),
    ],
)
def test_a_title_beside_its_noun(text: str, title: str) -> None:
    assert titles(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "The book says “the dam will hold” until May.",
        "He called the show of force “A Disgrace for all who saw it happen there”, and left.",
        "“We Won,” she said. The film opens in May.",
        "Orvik's book on the dam's builders sold well.",
    ],
)
def test_other_quotations_are_no_titles(text: str) -> None:
    assert titles(text) == []


def test_a_work_takes_the_place_of_a_name_on_the_same_words() -> None:
    text = "The film “Orvik” opens in May."
    found = with_works(text, [(0, len(text))], [FoundMention(10, 15, "person", "name", 0.9)])
    assert [(m.start, m.end, m.kind) for m in found] == [(10, 15, "work")]


def test_a_name_that_the_page_calls_a_paper_is_an_organization() -> None:
    text = "He told De Avond, a Tarn daily, and Ana Brill."
    found = [
        FoundMention(8, 16, "person", "name", 0.9),
        FoundMention(text.index("Ana"), len(text) - 1, "person", "name", 0.9),
    ]
    assert [m.kind for m in with_works(text, [(0, len(text))], found)] == ["organization", "person"]


def test_a_title_alone_names_nobody() -> None:
    text = "Dr. Orvik met Prof. Boll."
    found = [FoundMention(0, 3, "person", "name", 0.9), FoundMention(4, 9, "person", "name", 0.9),
             FoundMention(14, 24, "person", "name", 0.9)]  # fmt: skip
    assert [text[m.start : m.end] for m in without_bare_titles(text, found)] == ["Orvik", "Prof. Boll"]


def test_a_clause_is_nobody() -> None:
    text = "She told them that the envoy had left, that he slept, and met that envoy."
    words = ("that the envoy had left", "that he slept", "that envoy")
    found = [FoundMention(text.index(w), text.index(w) + len(w), "person", "nominal", 0.9) for w in words]
    assert [text[m.start : m.end] for m in without_bare_titles(text, found)] == ["that envoy"]
