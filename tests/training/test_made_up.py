"""What was made up to train on: marked articles and the example stories, as windows with labels."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.examples import TAGS, Example
from training.made_up import made_up, windows
from training.marked import PAGES, MarkError, marked

import onrecord
from onrecord.reading.learned.windows import Packer

PACKER = Packer(Path(onrecord.__file__).parent / "weights" / "tokenizer.json")
ARTICLE = """Mayor {c1:denies} {x1:bribe}

{s2:Radio Tarn} {c2:says} {x2:that {s3:Jo Rell} {c3:fears} {x3:a flood}}.

{x4:“Not now,”} {s4:she} {c4:said}, {x4:“not here.”}
===
{s1:Nobody} {c1:knows} {x1:why}.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def roles(example: Example) -> list[str]:
    assert example.tags is not None
    return [TAGS[tag] for tag in example.tags]


def test_marks_are_taken_out_and_kept_as_places(page: Path) -> None:
    first, second = marked(page)
    assert (first.name, second.name) == ("one-1", "one-2")
    assert first.text.splitlines()[2:4] == ["Radio Tarn says that Jo Rell fears a flood.", ""]
    words = [[[first.text[a:b] for a, b in role] for role in (t.source, t.cue, t.content)] for t in first.triples]
    assert words == [
        [[], ["denies"], ["bribe"]],
        [["Radio Tarn"], ["says"], ["that Jo Rell fears a flood"]],
        [["Jo Rell"], ["fears"], ["a flood"]],
        [["she"], ["said"], ["“Not now,”", "“not here.”"]],
    ]


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("{s1:Poe said", "does not end"),
        ("Poe} said", "ends that never began"),
        ("{s1:Poe} {c1:said} nothing", "attribution 1 needs content"),
        ("{x1:rain }", "begins or ends with space"),
        ("{x1:rain\nand snow}", "runs over paragraphs"),
        ("{x1:rain} {odd", "a brace that is no mark"),
    ],
)
def test_a_broken_mark_is_named_with_its_article(tmp_path: Path, text: str, trouble: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(f"Fine.\n===\n{text}", "utf-8")
    with pytest.raises(MarkError, match=f"odd-2: .*{trouble}"):
        marked(path)


def test_what_is_said_is_read_once_in_its_place_and_once_alone(page: Path) -> None:
    whole, alone, _ = windows(PACKER, made_up([], [page]), 256)
    assert roles(whole) == [
        "O", "B-cue", "B-content",
        "B-source", "I-source", "B-cue", *["B-content", *["I-content"] * 5], "O",
        *["B-content", *["I-content"] * 4], "B-source", "B-cue", "O", *["B-content", *["I-content"] * 4],
    ]  # fmt: skip
    assert roles(alone)[:5] == [
        "B-source",
        "I-source",
        "B-cue",
        "B-content",
        "I-content",
    ]  # "Jo Rell fears a flood"


def test_an_example_story_gives_the_attributions_of_its_gold() -> None:
    examples = windows(PACKER, made_up(["orlim-dam"], []), 256)
    cues = sum(roles(example).count("B-cue") for example in examples)
    assert 200 < cues < 300  # 243 attributions, some with a cue in pieces, some without one of their own


def test_every_article_that_we_marked_holds_to_the_rules() -> None:
    items = [item for path in sorted(PAGES.glob("*.txt")) for item in marked(path)]
    assert len(items) == len({item.text for item in items}) > 400
