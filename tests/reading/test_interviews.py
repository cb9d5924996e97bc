"""Whom the labels of an interview mean, and which lines make one."""

from __future__ import annotations

import pytest

from onrecord.reading.forms.signed import signed
from onrecord.reading.forms.turns import turns
from onrecord.reading.found import FoundMention
from onrecord.reading.learned.windows import paragraphs


def named(text: str, *names: str) -> list[FoundMention]:
    """People by name, at every place where they are named; an outlet begins with "The " or ends with "Post"."""
    found = []
    for name in names:
        kind = "organization" if name.endswith("Post") else "person"
        start = text.find(name)
        while start >= 0:
            found.append(FoundMention(start, start + len(name), kind, "name", 0.9))
            start = text.find(name, start + 1)
    return found


def read(text: str, *names: str) -> list[tuple[str, str | None, str]]:
    """Label, the name it means, and the words of each turn."""
    found = turns(text, paragraphs(text, [(0, len(text))]), named(text, *names))
    return [
        (
            text[slice(*turn.source[0])],
            text[slice(*turn.voice[0])] if turn.voice else None,
            " / ".join(text[slice(*piece)] for piece in turn.content),
        )
        for turn in found
    ]


INTRO = "Ines Moll dives for amber. She met Otto Grame of the Orle Post.\n\n"


@pytest.mark.parametrize(
    ("talk", "meant"),
    [
        ("OP: Is it cold?\n\nIM: It is wet.\n\nOP: And deep?\n\nIM: Not there.", ["Orle Post", "Ines Moll"]),
        ("Grame: Is it cold?\n\nMoll: Yes.\n\nGrame: Why?\n\nMoll: Ice.", ["Otto Grame", "Ines Moll"]),
        ("GRAME — Is it cold?\n\nMOLL — Yes.\n\nGRAME — Why?\n\nMOLL — Ice.", ["Otto Grame", "Ines Moll"]),
        ("MR. GRAME. Cold?\n\nMS. MOLL. Yes.\n\nMR. GRAME. Why?\n\nMS. MOLL. Ice.", ["Otto Grame", "Ines Moll"]),
        ("[00:01] Grame: Cold?\n\n[00:03] Moll: Yes.\n\n[00:09] Grame: Why?\n\n[00:12] Moll: Ice.",
         ["Otto Grame", "Ines Moll"]),
        ("Otto Grame\n\nIs it cold?\n\nInes Moll\n\nYes.\n\nOtto Grame\n\nWhy?", [None, None]),
        ("Post: Cold?\n\nMoll (laughs): Yes.\n\nPost: Why?\n\nMoll [nods]: Ice.", ["Orle Post", "Ines Moll"]),
    ],
)  # fmt: skip
def test_labels_mean_who_is_introduced(talk, meant):
    found = read(INTRO + talk, "Ines Moll", "Otto Grame", "Orle Post")
    assert [voice for _, voice, _ in found][:2] == meant or (
        meant == [None, None] and [label for label, _, _ in found] == ["Otto Grame", "Ines Moll", "Otto Grame"]
    )
    assert len(found) >= 3


def test_a_transcript_may_stand_in_quotation_marks():
    talk = '"GRAME: Is it cold?\n\n"MOLL: It is wet.\n\n"GRAME: And deep?\n\n"MOLL: Not there.'
    assert [voice for _, voice, _ in read(INTRO + talk, "Ines Moll", "Otto Grame")] == [
        "Otto Grame",
        "Ines Moll",
    ] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“They lied to us since May.” ― Otto Grame",
            [("Otto Grame", "“They lied to us since May.”")],
        ),
        ('"Nobody asked the divers."\n— Ines Moll, diver', [("Ines Moll, diver", '"Nobody asked the divers."')]),
        ("The “amber coast” — Ines Moll calls it that — is closed.", []),
        ("“Amber” — Ines Moll", []),
        ("“They lied to us since the flood.” — and nobody cared", []),
    ],
)
def test_a_name_after_a_dash_signs_the_quotation_before_it(text, expected):
    found = signed(text, paragraphs(text, [(0, len(text))]), named(text, "Ines Moll", "Otto Grame"))
    assert [(text[slice(*d.source[0])], text[slice(*d.content[0])]) for d in found] == expected


def test_the_answer_is_the_one_who_is_introduced_and_did_not_write_it():
    text = "By Otto Grame\n\nInes Moll dives for amber.\n\nQ: Is it cold?\n\nA: Yes.\n\nQ: Why?\n\nA: Ice."
    assert [voice for _, voice, _ in read(text, "Ines Moll", "Otto Grame")] == [
        None,
        "Ines Moll",
        None,
        "Ines Moll",
    ]


def test_an_office_means_who_holds_it():
    talk = "Reporter: Is it cold?\n\nMinister: Yes.\n\nReporter: Why?\n\nMinister: Ice."
    text = f"Harbour minister Ines Moll met the press.\n\n{talk}"
    assert [voice for _, voice, _ in read(text, "Ines Moll")] == [None, "Ines Moll", None, "Ines Moll"]


@pytest.mark.parametrize(
    "text",
    [
        "Monday: Rain.\n\nTuesday: Sun.\n\nMonday: Hail.\n\nTuesday: Fog.",
        "Stell: Rovers 2, City 1.\n\nOrle: Albion 0.\n\nStell: Swifts 4.\n\nOrle: Harriers 1.",
        "Name: Ines Moll\n\nAge: 40\n\nName: Otto Grame\n\nAge: 41",
        "10:45: The road is closed.\n\n10:20: A tree is down.",
    ],
)
def test_lists_are_no_interviews(text):
    assert read(text, "Ines Moll", "Otto Grame") == []
