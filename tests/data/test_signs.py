"""What the words beside a name show of its kind."""

from __future__ import annotations

import pytest

from onrecord.data import signs


def shown(text: str, name: str) -> dict[str, float]:
    start = text.index(name)
    return signs.beside(text, start, start + len(name))


def best(text: str, name: str) -> str | None:
    return signs.settled({}, shown(text, name))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Traders sold shares in Halvard on Monday.", "Halvard", "organization"),
        ("Halvard’s finance director resigned.", "Halvard", "organization"),
        ("The news site Halvard said so.", "Halvard", "organization"),
        ("Halvard, a shipping company, said so.", "Halvard", "organization"),
        ("The mayor of Halvard came.", "Halvard", "place"),
        ("Halvard’s town hall burned.", "Halvard", "place"),
        ("It rained in Halvard.", "Halvard", "place"),
        ("They slept aboard the Halvard.", "Halvard", "other"),
        ("The Halvard capsized.", "Halvard", "other"),
        ("MV Halvard left.", "Halvard", "other"),
        ("Mrs Halvard left.", "Halvard", "person"),
        ("Halvard, the mayor, left.", "Halvard", "person"),
        ("Halvard’s widow left.", "Halvard", "person"),
    ],
)
def test_signs_beside_a_name(text, name, kind):
    assert best(text, name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Trust in Halvard grew.",
        "The hope in Halvard’s bid",
        "Halvard, the largest shareholder, sold.",
        "Halvard left.",
    ],
)
def test_what_shows_nothing(text):
    assert not any(value > 0 for value in shown(text, "Halvard").values())


def test_two_sure_signs_turn_all_tags_and_one_does_not():
    assert signs.settled({"person": 9}, {"organization": 2.0}) == "person"
    assert signs.settled({"person": 9}, {"organization": 4.0}) == "organization"
    assert signs.settled({"other": 9, "place": 1}, {}) == "place"
    assert signs.settled({"other": 9}, {}) is None


def test_nobody_has_an_article():
    assert shown("Then the Dorn Halvard said no.", "Dorn Halvard")["person"] < 0
    assert "person" not in shown("The Halvard campaign said no.", "Halvard")
    assert signs.settled({"person": 2}, {"person": -2.0}) == "organization"


def test_last_words_and_initials():
    assert signs.of_shape(("alba", "lines")) == {"organization": 3.0}
    assert signs.of_shape(("alba", "bay")) == {"place": 3.0}
    assert signs.of_shape(("lines",)) == {}
    assert signs.acronym("QRB") and signs.acronym("Q.R.B.") and not signs.acronym("Qrb")
    assert not signs.acronym("JFK")


def test_short_names_and_peoples():
    assert signs.is_public(("tarn", "water", "authority")) and not signs.is_public(("tarn", "holdings"))
    assert signs.people_of("norvians", {"norvia"}) and signs.people_of("french", set())
    assert not signs.people_of("lovel", {"norvia"})


def test_who_speaks_of_itself_as_it_is_no_person():
    text = "Brevia on Tuesday denied that it had offered a truce."
    assert signs.beside(text, 0, 6)["organization"] > signs.TAGGED + signs.MARGIN
    assert "organization" not in signs.beside("Brevik on Tuesday denied that the truce held.", 0, 6)
