"""What kinds the names of a page have, and where a name begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from casting import _case, article

from onrecord.reading.found import FoundAttribution, FoundMention
from onrecord.reading.who.cast import Cast
from onrecord.reading.who.names import last_of, same_thing
from onrecord.reading.who.phrases import read


def cast(text: str, mentions: Sequence[str]) -> tuple[Cast, list[tuple[str, ...]]]:
    """The cast of a marked text (as in `casting`), and the names that it gives for each marked source."""
    case = _case({"id": "x", "half": "x", "text": text, "mentions": mentions, "expected": []})
    made = case.cast()
    return made, case.names(made)


def kinds(text: str, *mentions: str) -> dict[str, str]:
    made, _ = cast(text, mentions)
    return {m.span.text: m.kind for m in made.mentions if m.form == "name"}


def test_signs_of_the_page_correct_the_tagger():
    text = "Halvard fell. Shares in Halvard lost a tenth, Halvard’s board said."
    assert kinds(text, "P Halvard")["Halvard"] == "organization"


def test_a_body_s_longer_name_shows_what_its_first_word_is():
    text = "Alba Holdings paid. The chairman of Alba Holdings smiled. Alba rose."
    assert kinds(text, "O Alba Holdings", "P Alba")["Alba"] == "organization"


def test_a_public_body_s_first_word_is_not_its_name():
    assert not same_thing("Tarn Water Authority", "Tarnw")
    assert same_thing("Alban Holdings", "Alban") and not same_thing("Alban Council", "Alban")
    assert not last_of("Radio Alban", "Alban") and last_of("Alban Courier", "Courier")


def test_initials_are_a_body():
    assert kinds("QRB left.", "P QRB") == {"QRB": "organization"}


def test_the_people_of_a_place_of_the_page_are_a_group():
    text = "Norvia lost. The Norvian left."
    assert kinds(text, "L Norvia", "P Norvian")["Norvian"] == "group"


def test_who_speaks_and_is_tagged_as_nothing_is_a_person():
    text = "Eskel Moor left."
    other = FoundMention(0, 10, "other", "name", 1.0)
    for attributions, kind in (((), "other"), ((FoundAttribution(((0, 10),), (), ((11, 15),), 1.0),), "person")):
        made = Cast.of(article(text), [(0, len(text))], [other], attributions)
        assert [m.kind for m in made.mentions] == [kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Fuel and Salt Administration said", "Fuel and Salt Administration"),
        ("the Rope and Net Workers’ Union said", "Rope and Net Workers’ Union"),
        ("Hull & Vane said", "Hull & Vane"),
        ("the Ministry of Roads and Human Settlements", "Ministry of Roads and Human Settlements"),
        ("Fuel said. Then the Fuel and Salt Administration came", "Fuel"),
        ("Poe and the Tarn Council", "Poe"),
    ],
)
def test_names_with_and(text, name):
    phrase = read(text, 0, len(text))
    assert phrase is not None and phrase.name == name


def test_a_name_that_stands_alone_too_is_not_the_first_word_of_one_with_and():
    text = "The Keep fell. Later the Keep and Salt Administration staff came."
    start = text.index("Keep and")
    phrase = read(text, start, len(text))
    assert phrase is not None and phrase.name == "Keep"


def test_a_body_with_and_in_its_name_is_one_speaker():
    _, names = cast("{The Rope and Net Workers’ Union} said [1:it was late].", ["O Net Workers’ Union"])
    assert names == [("Rope and Net Workers’ Union",)]


def test_a_short_name_in_brackets_is_the_body_s():
    _, names = cast("Tarn Group (TGX) met. {TGX} said [1:it was late].", ["O Tarn Group", "O TGX"])
    assert names == [("Tarn Group",)]


def test_the_one_who_holds_an_office_is_not_anonymous_and_a_is():
    made, _ = cast("{The harbour minister} said [1:no]. {A lawyer} said [2:yes]. {The lawyer} left [3:then].",
                   ["p The harbour minister", "p A lawyer", "p The lawyer"])  # fmt: skip
    found = {m.span.text: m.id for m in made.mentions if m.form == "nominal"}
    assert "The harbour minister" in found
    case = _case({"id": "x", "half": "x", "text": "{The harbour minister} said [1:no]. {A lawyer} said [2:yes].",
                  "mentions": ["p The harbour minister", "p A lawyer"], "expected": []})  # fmt: skip
    speakers = [case.cast().speakers(a.source, ())[0] for a in case.attributions]
    assert [s.anonymous for s in speakers] == [False, True]


def test_the_minister_herself_is_the_minister():
    _, names = cast("Ann Poe, the minister, left. {The minister herself} said [1:no].",
                    ["P Ann Poe", "p the minister", "p The minister herself"])  # fmt: skip
    assert names == [("Ann Poe",)]


def test_one_of_them_and_a_third_are_nobody_named():
    text = "Halvard Group hired lawyers. {One of them} said [1:no]. Two named Ann Poe, {a third} said [2:no]."
    _, names = cast(text, ["O Halvard Group", "P Ann Poe", "p a third"])
    assert names == [("One of them",), ("a third",)]


def test_my_neighbour_is_not_hers():
    row = {
        "id": "x",
        "half": "x",
        "text": "Ann Poe met her neighbour. “{My neighbour} says it leaks,” Raj Dey said.",
        "mentions": ["P Ann Poe", "p her neighbour", "p My neighbour", "P Raj Dey"],
        "expected": [],
        "says": [["Raj Dey", "“My neighbour says it leaks,”"]],
    }
    case = _case(row)
    assert case.names(case.cast()) == [("My neighbour",)]


def test_a_headline_s_watchdog_is_the_body_that_speaks_first():
    text = "{Watchdog} wants [1:logs]\n{The Harbour Authority} said on Monday [2:it wanted logs]."
    for tagged in ("o Watchdog", "P Watchdog"):
        _, names = cast(text, [tagged, "O Harbour Authority"])
        assert names == [("Harbour Authority",), ("Harbour Authority",)]


def test_what_is_said_is_no_way_back_to_who_is_named_in_it():
    text = (
        "Ion Brekk left. He was late. His car had stalled. It rained. The road was shut. "
        "{Clem Ross} told reporters [1:that the fund was tired]. Nobody laughed. "
        "[2:“It had no orders for Brekk and wanted none from him,”] {he} added."
    )
    _, names = cast(text, ["P Ion Brekk", "P Clem Ross", "P Brekk", "o the fund"])
    assert names[1] == ("Clem Ross",)


def test_the_company_is_no_newspaper():
    text = (
        "Halvard lost money. The chairman of Halvard told the Tarn Times so. {The company} said [1:it was late]."
    )
    _, names = cast(text, ["O Halvard", "O Tarn Times", "o The company"])
    assert names == [("Halvard",)]
