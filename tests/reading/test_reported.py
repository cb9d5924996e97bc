"""Reports that stand beside what they say: "according to which", "as reported by"."""

from __future__ import annotations

import pytest

from onrecord.reading.draft import Draft
from onrecord.reading.forms.reported import reported
from onrecord.reading.found import FoundMention


def told(text: str, cue: str, content: str, *mentions: str, source: str = "") -> tuple[str, str, str]:
    """Source, cue and content of a sentence that a tagger read so, by the words of each."""

    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    drafts = [Draft((at(source),) if source else (), (at(cue),), (at(content),), 0.9)]
    found = [FoundMention(*at(words), "work", "nominal", 0.9) for words in mentions]
    (draft,) = reported(text, drafts, found, [(0, len(text))])
    source, cue, content = (
        " ".join(text[slice(*p)] for p in part) for part in (draft.source, draft.cue, draft.content)
    )
    return source, cue, content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("He passed over a letter, according to which the mill had known.", "the mill had known"),
        ("Of a letter, according to which the mill had known, was nothing left.", "the mill had known"),
    ],
)
def test_a_report_says_what_hangs_on_it(text: str, content: str) -> None:
    found = told(text, "according to which", text.split(" a letter")[0], "a letter", "letter")
    assert found == ("a letter", "according to which", content)


def test_without_a_noun_before_it_nothing_is_changed() -> None:
    text = "He left, according to which it rained."
    assert told(text, "according to which", "it rained", "a", source="He") == (
        "He",
        "according to which",
        "it rained",
    )


def test_as_reported_by_somebody_is_theirs() -> None:
    text = "As reported by Tass, it rained. It was reported by Tass."
    assert told(text, "reported", "it rained", "Tass") == ("Tass", "reported", "it rained")
    assert told("It is reported by Tass that it rained.", "reported", "it rained", "Tass")[0] == ""
