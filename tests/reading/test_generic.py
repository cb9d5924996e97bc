"""Whom "the company" means, and where a source names one speaker and not two."""

from __future__ import annotations

import pytest
from casting import _case


def cast(text: str, *mentions: str) -> list[tuple[str, ...]]:
    """The names that the cast gives for each marked source of a text (as in `casting`)."""
    case = _case({"id": "x", "half": "x", "text": text, "mentions": mentions, "expected": []})
    return case.names(case.cast())


def test_the_company_is_what_the_article_is_about():
    text = (
        "Halvard lost money. Shares in Halvard fell. People left Halvard. Rain fell on Halvard. "
        "Ann Poe left Halvard. Tarn Capital came. {The company} said [1:it was late]."
    )
    halvards = ["O Halvard"] * 5
    assert cast(text, *halvards, "P Ann Poe", "O Tarn Capital", "o The company") == [("Halvard",)]


def test_the_insurer_is_not_what_is_introduced_as_a_creditor():
    text = "Norn Mutual closed. Tarn Capital, its largest creditor, waited. {The insurer} said [1:it was late]."
    assert cast(text, "O Norn Mutual", "O Tarn Capital", "o The insurer") == [("Norn Mutual",)]


def test_the_supplier_is_what_supplied():
    text = "Norn Valves, which supplied both pumps, left. Tarn Pumps stayed. {The supplier} said [1:it was late]."
    assert cast(text, "O Norn Valves", "O Tarn Pumps", "o The supplier") == [("Norn Valves",)]


def test_the_union_is_not_what_is_called_the_brewery():
    text = "Metal First wanted 8. Halvard, the brewery, offered 3. {The union} said [1:it would wait]."
    assert cast(text, "O Metal First", "O Halvard", "o the brewery", "o The union") == [("Metal First",)]


def test_the_company_is_no_university():
    text = "Halvard lost money. The University of Tarn wrote to it. {The company} said [1:it was late]."
    assert cast(text, "O Halvard", "O University of Tarn", "o The company") == [("Halvard",)]


@pytest.mark.parametrize("head", ["airline", "company"])
def test_a_broadcaster_that_tells_of_a_crash_is_not_the_airline(head):
    text = f"People flew with Halvard. NORNTV knew them. NORNTV told of it. {{The {head}}} said [1:it was late]."
    assert cast(text, "O Halvard", *["O NORNTV"] * 2, f"o The {head}") == [("Halvard",)]


def test_who_was_only_guessed_to_be_the_union_is_not_the_union_before():
    text = "{The union} blamed [1:the crane]. A day later Halvard met him. The union said nothing. Halvard left."
    names = cast(text, "o The union", "O Halvard", "o The union", "O Halvard")
    assert names == [("The union",)]


def test_unions_are_not_the_union():
    text = "Port unions vowed to go on. It rained. {The union} said [1:it would wait]."
    assert cast(text, "o Port unions", "o The union") == [("The union",)]


@pytest.mark.parametrize(
    ("source", "mentions", "name"),
    [
        ("Ann Poe, of Norn Growers, who lost a tree and is ill,", ("P Ann Poe", "O Norn Growers"), "Ann Poe"),
        ("Ann Poe, of Norn, who lost all her figs and most of her plums,", ("P Ann Poe", "L Norn"), "Ann Poe"),
        ("Norn’s health ministry, in Tarn,", ("L Norn", "L Tarn"), "Norn’s health ministry"),
        ("The Minister of Health of the Republic, Ann Poe,", ("p The Minister of Health",), "Ann Poe"),
        ("The Head of Football of Norn Rovers, Ann Poe,", ("P Ann Poe",), "Ann Poe"),
    ],
)
def test_one_speaker(source: str, mentions: tuple[str, ...], name: str):
    assert cast(f"{{{source}}} said [1:it was late].", *mentions) == [(name,)]


def test_a_place_s_ministry_is_it_though_the_tagger_passed_it_over():
    text = "Norn’s health ministry ordered the recall, days after {it} had ruled out [1:any]."
    assert cast(text, "L Norn") == [("Norn’s health ministry",)]


def test_a_dateline_of_two_places_is_nobody():
    text = "TARN/NORN, March 2 (Wire) - The council said on Monday that {it} had ruled out [1:any]."
    assert cast(text, "O TARN", "L NORN", "o The council") == [("The council",)]


def test_the_company_is_what_is_called_a_firm():
    text = "Norn Lines, the firm, lost a ship. Snow fell. Halvard saw it. {The company} said [1:it was late]."
    assert cast(text, "O Norn Lines", "o the firm", "O Halvard", "o The company") == [("Norn Lines",)]
