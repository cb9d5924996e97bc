"""Attributions of cues that the tagger passed over."""

from __future__ import annotations

import pytest

from onrecord.reading.draft import Draft
from onrecord.reading.forms.attributions import sourced
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.overlooked import overlooked


def _mention(text: str, name: str, kind: str = "person") -> FoundMention:
    start = text.index(name)
    return FoundMention(start, start + len(name), kind, "name", 0.9)


def _read(text: str, *names: str, drafts: tuple[Draft, ...] = ()) -> list[tuple[str, str, str]]:
    found = overlooked(text, [(0, len(text))], drafts, [_mention(text, name) for name in names])
    return [
        (
            " ".join(text[slice(*p)] for p in d.source),
            text[slice(*d.cue[0])],
            " ".join(text[slice(*p)] for p in d.content),
        )
        for d in found
    ]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ida Varn did not return calls.", "Ida Varn", ("Ida Varn", "did not return", "calls")),
        (
            "Ida Varn has been demanding a new survey.",
            "Ida Varn",
            ("Ida Varn", "has been demanding", "a new survey"),
        ),
        (
            "It is not clear whether the mill was sold.",
            "mill",
            ("", "It is not clear", "whether the mill was sold"),
        ),
    ],
)
def test_a_plain_sentence_that_nobody_read(text: str, name: str, expected: tuple[str, str, str]) -> None:
    assert _read(text, name) == [expected]


def test_the_writer_is_no_speaker() -> None:
    assert _read("I did not return calls.", "I") == []


def test_who_is_called_demands_nothing() -> None:
    assert _read("Ida Varn was called for a hearing.", "Ida Varn") == []


def test_nothing_where_a_draft_has_a_part() -> None:
    text = "Ida Varn did not return calls."
    known = Draft(((0, 8),), ((9, 23),), ((24, 29),), 0.9)
    assert _read(text, "Ida Varn", drafts=(known,)) == []


def test_a_source_that_the_content_swallowed() -> None:
    text = "The hatch stood open, the diver Ida Varn reported."
    end = text.index(" reported")
    draft = Draft((), ((end + 1, len(text) - 1),), ((0, end),), 0.9)
    (mended,) = sourced(text, [draft], [_mention(text, "the diver Ida Varn")])
    assert [text[slice(*p)] for p in (*mended.source, *mended.content)] == [
        "the diver Ida Varn",
        "The hatch stood open,",
    ]
