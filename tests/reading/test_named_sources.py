"""Where a source begins: at the name of who speaks."""

from __future__ import annotations

import pytest

from onrecord.reading.draft import Draft
from onrecord.reading.forms.named_sources import from_names
from onrecord.reading.forms.sentences import split
from onrecord.reading.found import FoundMention

PERSON, BODY = "person", "organization"


def _source(text: str, name: str, kind: str, source: str, cue: str) -> str:
    where = [(text.index(words), text.index(words) + len(words)) for words in (name, source, cue)]
    draft = Draft((where[1],), (where[2],), ((where[2][1] + 1, len(text) - 1),), 0.9)
    mention = FoundMention(*where[0], kind, "name", 0.9)
    (found,) = from_names(text, [draft], split(text, [(0, len(text))]), [mention])
    return text[slice(*found.source[0])]


@pytest.mark.parametrize(
    ("text", "name", "kind", "source", "cue", "whole"),
    [
        ("Ann Poe of the Harbour League said it was late.", "Ann Poe", PERSON, "the Harbour League", "said", True),
        ("Late on Monday Ann Poe from Skarn said it was late.", "Ann Poe", PERSON, "Skarn", "said", True),
        (
            "It fell to Ann Poe of the League to ask if it was late.",
            "Ann Poe of",
            PERSON,
            "the League",
            "ask",
            True,
        ),
        ("Ann Poe from Skarn hopes it was late.", "Ann Poe from Skarn", PERSON, "Skarn", "hopes", True),
        ("Norn, the state agency, reported a storm.", "Norn", BODY, "the state agency,", "reported", True),
        (
            "In Ostwick, Ann Poe, Mr. Dey’s lawyer, who left, said it was late.",
            "Ann Poe",
            PERSON,
            "Mr. Dey’s lawyer",
            "said",
            True,
        ),
        ("A cousin of Ann Poe of the League said it was late.", "Ann Poe", PERSON, "the League", "said", False),
        ("Of Ann Poe, Mr Dey, who left, said it was late.", "Ann Poe", PERSON, "Mr Dey, who left,", "said", False),
        ("Among nurses at Norn, a majority, half, said it.", "Norn", BODY, "a majority, half,", "said", False),
        ("As for Ann Poe, the mayor said it was late.", "Ann Poe", PERSON, "the mayor", "said", False),
        ("Norn, the state agency said, reported a storm.", "Norn", BODY, "the state agency", "said", False),
    ],
)
def test_from_names(text, name, kind, source, cue, whole):
    expected = text[text.index(name) : text.index(source) + len(source)] if whole else source
    assert _source(text, name, kind, source, cue) == expected


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("Ann Poe on Monday", "Ann Poe"),
        ("Engineer Ann Poe late Monday night", "Engineer Ann Poe"),
        ("Ann Poe during the second debate", "Ann Poe"),
        ("A poll published on Monday", "A poll published on Monday"),
        ("Friends who saw Ann Poe on Monday", "Friends who saw Ann Poe on Monday"),
    ],
)
def test_the_day_behind_a_name_is_not_who_speaks(source: str, kept: str) -> None:
    name = "Ann Poe" if "Ann Poe" in source else "poll"
    assert _source(f"{source} called it a folly.", name, PERSON, source, "called") == kept
