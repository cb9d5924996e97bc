"""Which of those that a page tells of an office or a bare word means, and who is nobody's way back."""

from __future__ import annotations

import pytest
from casting import _case

CASES = [
    (
        "an office without a word of who holds it",
        "Ann Poe is not happy. {The prime minister} said [1:no].",
        ("P Ann Poe", "p The prime minister"),
        ("Ann Poe",),
    ),
    (
        "not where the sentence tells of two",
        "Ann Poe met Raj Dey. {The prime minister} said [1:no].",
        ("P Ann Poe", "P Raj Dey", "p The prime minister"),
        ("The prime minister",),
    ),
    (
        "nor of whom the page has said what she is",
        "Judge Ann Poe is not happy. {The prime minister} said [1:no].",
        ("P Ann Poe", "p The prime minister"),
        ("The prime minister",),
    ),
    (
        "a man of a side",
        "Raj Dey is not happy. {The Norn Union man} said [1:no].",
        ("P Raj Dey", "O Norn Union", "p The Norn Union man"),
        ("Raj Dey",),
    ),
    (
        "a health minister is no prime minister",
        "{The health minister} said [1:no]. It was the prime minister, Ann Poe, who left.",
        ("p The health minister", "p the prime minister", "P Ann Poe"),
        ("The health minister",),
    ),
    (
        "nor is who leads the opposition",
        "The prime minister rose. {The leader of the opposition} said [1:no].",
        ("p The prime minister", "p The leader of the opposition"),
        ("The leader of the opposition",),
    ),
    (
        "the head of a field is no chief executive",
        "{The head of quality} said [1:no]. The chief executive, Ann Poe, left.",
        ("p The head of quality", "p The chief executive", "P Ann Poe"),
        ("The head of quality",),
    ),
    (
        "two who are named behind their offices",
        "A call between the President of Norn, Ann Poe, and the Prime Minister of Skarn, Raj Dey, ended. "
        "{The President} said [1:no].",
        ("p the President of Norn", "P Ann Poe", "p the Prime Minister of Skarn", "P Raj Dey", "p The President"),
        ("Ann Poe",),
    ),
    (
        "who is called what people are of",
        "Mia Dey said [1:that Norn inspectors had come]. {She} said [2:no].",
        ("P Mia Dey", "P Norn", "p inspectors"),
        ("Mia Dey",),
    ),
    (
        "to whom only a speaker turns",
        "{Raj Dey} said [1:it was Lee Poe who had asked]. {He} said [2:no].",
        ("P Raj Dey", "P Lee Poe"),
        ("Raj Dey",),
    ),
    (
        "whose name a tagger took for a work, and the family name for a person",
        "It showed Ann Poe had left. {Poe} said [1:no].",
        ("W Ann Poe", "P Poe"),
        ("Ann Poe",),
    ),
]


@pytest.mark.parametrize(("text", "mentions", "names"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_who_is_meant(text: str, mentions: tuple[str, ...], names: tuple[str, ...]) -> None:
    case = _case({"id": "x", "half": "x", "text": text, "mentions": mentions, "expected": []})
    assert case.names(case.cast())[-1] == names
