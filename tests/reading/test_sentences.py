from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.forms.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, [(0, len(text))])]


@pytest.mark.parametrize(
    "parts",
    [
        ["The vote began at 5 p.m. EST on Monday.", "It ended late."],
        ["It cost 3 bn. in cash, incl. 3 lorries.", "Nobody paid."],
        ["John F. Kesper met U.S. President Ada Poe.", "They ate."],
        ["They met in the U.S. Senate.", "The room was cold."],
        ["“We won.", "We always win,” he said.", "He left."],
        ['"It is over.', 'We lost."', "She went home."],
        ["''I came.", "I saw,'' he said.", "He left."],
        ["“Where are they?” Ann Poe asked.", "Nobody knew."],
        ["“Go!” she cried.", "They went."],
        ["“A stray mark.", "Two follows.", "Three."],
        ["Q. Where were you?", "A. At home."],
        ["Dr. Poe and Mrs. Lee spoke to Gov. Ray.", "He agreed."],
        ["See No. 5 on p. 12 of the report.", "It is short."],
    ],
)
def test_ends_of_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_hard_wrapped_line_goes_on_and_a_paragraph_does_not() -> None:
    assert sentences("The mayor\nsaid no\n\nThe council agreed") == ["The mayor\nsaid no", "The council agreed"]


WORDS = st.sampled_from(
    [
        "He",
        "said",
        "U.S.",
        "p.m.",
        "“",
        "”",
        '"',
        "''",
        ".",
        "?",
        "!",
        " ",
        "\n",
        "\n\n",
        "Q.",
        "Dr.",
        "\ud800",
        "é",
        "😀",
        "('",
    ]
)


@given(st.lists(WORDS | st.text(max_size=5), max_size=30).map("".join), st.data())
def test_sentences_tile_the_blocks(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    blocks = list(zip(cuts[::2], cuts[1::2], strict=False))
    found = split(text, blocks)
    assert all(a < b for a, b in found)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))
    assert all(any(start <= a and b <= end for start, end in blocks) for a, b in found)
    covered = {i for a, b in found for i in range(a, b)}
    assert not [
        i for start, end in blocks for i in range(start, end) if i not in covered and not text[i].isspace()
    ]
