"""The encoder with the weights that ship."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

import onrecord
from onrecord.errors import WeightsError
from onrecord.reading.learned.encoder import Encoder

WEIGHTS = Path(onrecord.__file__).parent / "weights"

STORY = (
    "Mayor Lena Orvik said on Tuesday that the ferry would sail again in March.\n\n"
    '"We have waited long enough," she told reporters in Port Sunder. '
    '"Nobody here doubts it."\n\n'
    "The Harbour Board denied that any date had been set."
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(WEIGHTS)


def test_it_finds_who_said_what(encoder: Encoder) -> None:
    found = encoder.encode(STORY, [(0, len(STORY))]).found()
    said = [
        (" ".join(STORY[a:b] for a, b in f.source), " ".join(STORY[a:b] for a, b in f.cue))
        for f in found.attributions
    ]
    assert any("Orvik" in source and "said" in cue for source, cue in said)
    assert any("Board" in source and "denied" in cue for source, cue in said)


def test_it_finds_names_and_pronouns(encoder: Encoder) -> None:
    mentions = encoder.encode(STORY, [(0, len(STORY))]).found().mentions
    forms = {(STORY[m.start : m.end], m.kind, m.form) for m in mentions}
    assert ("Port Sunder", "place", "name") in forms
    assert ("she", "person", "pronoun") in forms


def test_spans_lie_inside_the_blocks(encoder: Encoder) -> None:
    text = f"Home Menu said Orvik said so. {STORY}"
    start = len(text) - len(STORY)
    found = encoder.encode(text, [(start, len(text))]).found()
    spans = [r for f in found.attributions for r in f.source + f.cue + f.content]
    assert spans
    assert all(start <= a < b <= len(text) for a, b in spans)


def test_vectors_of_like_sentences_are_near(encoder: Encoder) -> None:
    text = "The ferry will sail again. The boat is to set out once more. Bread prices fell by a tenth."
    cuts = [(0, 26), (27, 60), (61, len(text))]
    vectors = encoder.encode(text, [(0, len(text))]).vectors(cuts)
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-4)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.1


def test_it_tells_what_is_done_by_saying_something(encoder: Encoder) -> None:
    text = "Lena Orvik said that she would rebuild the pier by spring. The board said that the pier is old."
    encoded = encoder.encode(text, [(0, len(text))])
    said = [text.index("said"), text.rindex("said")]
    contents = [(text.index("that she"), text.index(".")), (text.index("that the pier"), len(text) - 1)]
    promise, plain = (encoded.acts([(a, a + 4)], [content]) for a, content in zip(said, contents, strict=True))
    assert sum(np.exp(list(promise.values()))) == pytest.approx(1, abs=1e-4)
    assert max(plain, key=plain.__getitem__) == "assert"
    assert promise["promise"] > plain["promise"] + 1
    assert encoded.acts([], contents) == {}
    assert set(encoded.acts([(0, 4)], [])) == set(promise)


def test_ranges_without_words_have_no_direction(encoder: Encoder) -> None:
    vectors = encoder.encode("One.   Two.", [(0, 11)]).vectors([(4, 6), (0, 4), (3, 3)])
    assert (np.linalg.norm(vectors, axis=1) > 0).tolist() == [False, True, False]


def test_nothing_to_read_gives_nothing(encoder: Encoder) -> None:
    for encoded in (encoder.encode("", []), encoder.encode("words", []), encoder.encode(" \n ", [(0, 3)])):
        assert encoded.found().attributions == encoded.found().mentions == ()
        assert encoded.vectors([]).shape == (0, 384)
        assert encoded.vectors([(0, 1)]).shape == (1, 384)


def test_the_same_text_gives_the_same_answer_to_the_last_bit(encoder: Encoder) -> None:
    first = encoder.encode(STORY, [(0, len(STORY))])
    encoder.encode("Another text altogether. " * 40, [(0, 1000)])
    second = Encoder(WEIGHTS).encode(STORY, [(0, len(STORY))])
    assert first.found() == second.found()
    assert first.vectors([(0, 40)]).tobytes() == second.vectors([(0, 40)]).tobytes()


@pytest.mark.parametrize(
    "text", ["\x00" * 300, "\u202e\u200f" * 50, "“" * 500, "a" * 10_000, "\ud800 said", "''" * 99]
)
def test_odd_text_is_read_without_trouble(encoder: Encoder, text: str) -> None:
    encoded = encoder.encode(text, [(0, len(text))])
    assert all(0 <= m.start < m.end <= len(text) for m in encoded.found().mentions)
    assert np.isfinite(encoded.vectors([(0, len(text))])).all()


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"manifest\.json.*make train"):
        Encoder(tmp_path)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    folder = shutil.copytree(WEIGHTS, tmp_path / "weights")
    (folder / "tokenizer.json").write_bytes(b"{}")
    with pytest.raises(WeightsError, match=r"tokenizer\.json is damaged"):
        Encoder(folder)
    (folder / "tokenizer.json").unlink()
    with pytest.raises(WeightsError, match="cannot read"):
        Encoder(folder)


def test_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"format": 99}')
    with pytest.raises(WeightsError, match="format 99"):
        Encoder(tmp_path)
