"""What kinds the names of a page have, and where a name begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from casting import _case, article

from onrecord.reading.forms.sentences import split
from onrecord.reading.found import FoundAttribution, FoundMention
from onrecord.reading.who.cast import Cast
from onrecord.reading.who.kinds import shown_of
from onrecord.reading.who.mentions import gathered
from onrecord.reading.who.names import folded, last_of, same_thing
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


def test_a_house_is_a_body_whatever_the_tagger_says():
    assert kinds("Downing Street is quiet.", "P Downing Street")["Downing Street"] == "organization"


@pytest.mark.parametrize("name", ["Coast Guard", "General Staff", "National Guard", "Norlandish Coast Guard"])
def test_a_body_that_ends_as_a_person_is_a_body(name: str):
    assert kinds(f"The {name} sailed.", f"P {name}") == {name: "organization"}
    made, names = cast(f"{{The {name}}} said [1:it rained].", [])
    assert names == [(name,)]
    ((speaker,),) = [made.speakers(((0, len(name) + 4),), ((len(name) + 10, len(name) + 19),))]
    assert not speaker.anonymous


def test_a_body_of_two_words_in_one_is_read_as_any_word():
    assert read("a coast-guard sailed", 0, 20) is not None


def test_a_firm_s_name_begins_with_what_is_a_rank_elsewhere():
    assert cast("{General Tarn} said [1:no].", ["O General Tarn"])[1] == [("General Tarn",)]
    assert cast("{General Tarn} said [1:no].", ["P General Tarn"])[1] == [("Tarn",)]


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


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("Norvia refused. Norvia waits.", "P Norvia", "place"),
        ("Halsund refused. A Halsunder left.", "P Halsund", "place"),
        ("HALSUND, May 3 (Agency) — Rain fell.", "P HALSUND", "place"),
        ("Alder Pensions sold its stake.", "P Alder Pensions", "organization"),
        ("Eskel Moor left. Moor waved.", "P Moor", "person"),
        ("Mr Moor left. Moor waved.", "P Moor", "person"),
        ("Rain fell, Moor said.", "P Moor", "person"),
    ],
)
def test_a_name_that_the_page_gives_alone_is_no_person_s_where_more_speaks_for_another_kind(text, mention, kind):
    names = ["Eskel Moor"] if "Eskel" in text else []
    found = [
        FoundMention(match.start(), match.end(), "person", "name", 0.8)
        for name in (*names, mention.removeprefix("P "))
        for match in re.finditer(rf"(?<!Eskel ){name}(?!\w)", text)
    ]
    made = Cast.of(article(text), [(0, len(text))], found, ())
    assert {m.kind for m in made.mentions if m.form == "name"} == {kind}


def test_a_tagger_that_is_sure_of_a_person_knows_them():
    text = "Norvia refused. Norvia waits."
    for sure, kind in ((0.8, "place"), (1.0, "person")):
        found = [FoundMention(start, start + 6, "person", "name", sure) for start in (0, 16)]
        assert {m.kind for m in Cast.of(article(text), [(0, len(text))], found, ()).mentions} == {kind}


def test_a_role_before_a_body_is_not_its_title():
    text = "A spokeswoman for the underwriter, Polder Re, said no."
    found = FoundMention(text.index("Polder"), text.index(", said"), "person", "name", 0.95)
    told = FoundAttribution(((0, text.index(" said")),), (), ((len(text) - 3, len(text) - 1),), 1.0)
    made = Cast.of(article(text), [(0, len(text))], [found], [told])
    assert [m.kind for m in made.mentions] == ["organization"]


def test_a_clause_that_tells_of_somebody_means_them():
    text = "Sam Grell spoke. {A colonel who would not give his name} said [1:no]."
    made, _ = cast(text, ["P Sam Grell", "p A colonel who would not give his name"])
    found = {m.span.text: m.cluster for m in made.mentions}
    assert found["his"] == found["A colonel who would not give his name"]


def test_a_foreman_is_the_one_named_beside_the_foreman():
    text = "{A foreman} warned [1:it would fall]. It fell. The foreman, Ann Poe, left."
    _, names = cast(text, ["p A foreman", "p The foreman", "P Ann Poe"])
    assert names == [("Ann Poe",)]
    text = "Ann Poe met {a foreman}, who warned [1:it would fall]. The foreman, Ann Poe, left."
    _, names = cast(text, ["p a foreman", "p The foreman", "P Ann Poe"])
    assert names == [("a foreman",)]


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("More than 900 dockers", "docker"),
        ("Nearly all deputies", "deputy"),
        ("Dozens", "dozens"),
        ("Thousands in the square", "thousands"),
    ],
)
def test_how_many_is_nobody_s_name(words, head):
    phrase = read(words, 0, len(words))
    assert phrase is not None and (phrase.form, phrase.head, phrase.plural) == ("nominal", head, True)


def test_the_developer_is_the_tycoon():
    text = "Property tycoon Gus Vole met Dan Roe. {The developer} said [1:no]."
    _, names = cast(text, ["P Gus Vole", "P Dan Roe", "p The developer"])
    assert names == [("Gus Vole",)]


def test_whose_opponent_somebody_is_says_nothing_of_what_they_did_before():
    text = (
        "The treasurer, Lyle Abbot, waved. His opponent, Dolores Pratt, did not. {The former teacher} said [1:no]."
    )
    _, names = cast(
        text, ["P Lyle Abbot", "P Dolores Pratt", "p The treasurer", "p His opponent", "p The former teacher"]
    )
    assert names == [("Dolores Pratt",)]


def test_a_manufacturer_is_no_person():
    phrase = read("the manufacturer", 0, 16)
    assert phrase is not None and phrase.kind == "organization"


def shown(text: str, *mentions: str) -> dict[tuple[str, ...], dict[str, float]]:
    """What a text shows of its names."""
    case = _case({"id": "x", "half": "x", "text": text, "mentions": mentions, "expected": []})
    nodes, _ = gathered(case.article, split(text, [(0, len(text))]), case.mentions, case.attributions)
    places = {folded(n.phrase.name): [n] for n in nodes if n.phrase.form == "name"}
    return shown_of(places, text)


def test_what_a_name_is_called_by_shows_what_it_is():
    text = "Tarn Vole, which fell, rose. Tarn met Ann Poe. Poe left."
    found = shown(text, "P Tarn Vole", "P Tarn", "P Ann Poe", "P Poe")
    assert "called by first" in found["tarn", "vole"] and "called by last" in found["ann", "poe"]
    assert "first of a name" in found[("tarn",)] and "family" not in found[("tarn",)]
    assert "last of a name" in found[("poe",)] and "family" in found[("poe",)]
    assert "which" in found["tarn", "vole"] and "which" not in found["ann", "poe"]


def test_a_short_name_shows_what_the_whole_shows():
    found = shown("Shares in Tarn Vole fell. Tarn waited.", "P Tarn Vole", "P Tarn")
    assert found[("tarn",)]["whole sign organization"] == found["tarn", "vole"]["sign organization"]


def test_one_word_names_end_as_bodies_do():
    found = shown("Tarnpress wrote. Halvard read.", "P Tarnpress", "P Halvard")
    assert "ends as a body" in found[("tarnpress",)] and "ends as a body" not in found[("halvard",)]


def test_what_a_minister_is_of_is_no_body():
    made, _ = cast("It told Transport Minister Ann Poe so.", ["O Transport", "P Ann Poe"])
    assert [m.span.text for m in made.mentions if m.form == "name"] == ["Ann Poe"]


def test_a_supplier_that_the_tagger_takes_for_a_firm_is_one():
    found = read("the supplier", 0, 12, "organization"), read("the supplier", 0, 12, "")
    assert [phrase and phrase.kind for phrase in found] == ["organization", "person"]


def test_a_company_that_is_told_apart_is_another():
    text = "Halvard fell. {The company that made it} said [1:it was late]."
    _, names = cast(text, ["O Halvard", "o The company"])
    assert names == [("The company",)]
