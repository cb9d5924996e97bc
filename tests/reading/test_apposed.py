"""Descriptions that end in a name with no comma before it, as in pages translated from Slavic languages."""

from __future__ import annotations

import pytest
from casting import article, mentions

from onrecord.reading.forms.sentences import split
from onrecord.reading.found import FoundAttribution
from onrecord.reading.who.cast import Cast


def speakers(source: str, *named: str, after: str = "") -> list[tuple[str, bool]]:
    """Who says it, and whether namelessly, where a page begins with this source."""
    text = f"{source} said it rained. {after}"
    where = (0, len(source))
    content = (text.index("it rained"), text.index("it rained") + 9)
    found = [FoundAttribution((where,), (), (content,), 1.0)]
    cast = Cast.of(article(text), split(text, [(0, len(text))]), mentions(text, [f"p {source}", *named]), found)
    return [(s.name, s.anonymous) for s in cast.speakers((where,), (content,))]


@pytest.mark.parametrize(
    ("source", "tagged"),
    [
        ("The official representative of the Foreign Ministry of Vell Ann Poe", "Ann Poe"),
        ("Deputy head of the Security Council Ann Poe", "Ann Poe"),
        ("The mayor of London Ann Poe", "Ann Poe"),
        ("The minister of foreign affairs of Norway Ann Poe", "Norway Ann Poe"),
        ("The representative of the Navy Captain Ann Poe", "Navy Captain Ann Poe"),
        ("The representative of the Ministry of Defence Major General Ann Poe", "Major General Ann Poe"),
    ],
)
def test_an_office_is_followed_by_its_holder(source: str, tagged: str) -> None:
    assert speakers(source, f"P {tagged}") == [("Ann Poe", False)]


def test_of_two_readings_of_a_name_no_place_is_two_mentions() -> None:
    source = "The head of the council of Norway Ann Poe"
    text = f"{source} came."
    found = mentions(text, [f"p {source}", "P Norway Ann Poe", "L Ann Poe"])
    places = [(m.span.start, m.span.end) for m in Cast.of(article(text), [(0, len(text))], found, []).mentions]
    assert len(places) == len(set(places))


def test_a_place_that_the_page_names_is_no_part_of_a_name() -> None:
    source = "The head of the government of Vell Ann Poe"
    found = speakers(source, "P Vell Ann Poe", "L Vell", after="Vell is wet.")
    assert found == [("Ann Poe", False)]


def test_what_offices_are_of_elsewhere_is_no_part_of_a_name() -> None:
    source = "The outgoing president of Vell Ann Poe"
    found = speakers(source, "P Vell Ann Poe", after="It rained on the president-elect of Vell Mia Dey.")
    assert found == [("Ann Poe", False)]


@pytest.mark.parametrize(
    "source",
    [
        "A spokesman for Ann Poe",
        "A spokesman for President Ann Poe",
        "A lawyer for the Vellish businessman Ann Poe",
        "The coach of Vell striker Ann Poe",
        "The daughter of Senator Ann Poe",
        "The director of the clinic and Ann Poe",
        "An adviser for Ukrainian Ann Poe",
    ],
)
def test_whose_it_is_is_not_who_speaks(source: str) -> None:
    assert ("Ann Poe", False) not in speakers(source, "P Ann Poe")


def test_of_one_name_nothing_is_the_office_s() -> None:
    assert ("Poe", False) not in speakers("A spokesman for Poe", "P Poe")


def test_a_body_s_name_that_a_tagger_takes_for_a_person_s_is_none() -> None:
    source = "The official spokesman of the Presidency of the Republic"
    ((name, _),) = speakers(source, "P Presidency of the Republic")
    assert not name.startswith("of")
