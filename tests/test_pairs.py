"""What the network for pairs is shown, and what it is when a weights folder has none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import onrecord
from onrecord import pairs
from onrecord.errors import WeightsError
from onrecord.model import STANDINGS
from onrecord.networks import MANIFEST, VOCABULARY
from onrecord.pairs import PIECES, Pairs, Pieces, has_pairs

WEIGHTS = Path(onrecord.__file__).parent / "weights"


class Session:
    """Gives for each standing how many pieces it was shown, and keeps that."""

    def __init__(self) -> None:
        self.shown: list[dict[str, Any]] = []

    def run(self, _names: None, inputs: dict[str, Any]) -> tuple[Any]:
        self.shown.append(inputs)
        return (np.full(len(STANDINGS), len(inputs["pieces"]), np.float32),)


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Session:
    made = Session()
    monkeypatch.setattr(pairs, "session", lambda _network: made)
    return made


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    manifest = json.loads((WEIGHTS / MANIFEST).read_text("utf-8"))
    (tmp_path / VOCABULARY).write_bytes((WEIGHTS / VOCABULARY).read_bytes())
    (tmp_path / pairs.NETWORK).write_bytes(b"")
    manifest["files"][pairs.NETWORK] = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (tmp_path / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    return tmp_path


def test_both_texts_are_shown_at_once_each_with_its_mean(session: Session, weights: Path) -> None:
    found = Pairs(weights).weigh([("Tamm denied [any delay].", "Work was put off."), ("One.", "Two.")])
    assert found.shape == (2, len(STANDINGS))
    first = session.shown[0]
    assert len(first["pieces"]) == len(first["kinds"]) == found[0, 0]
    assert first["means"].shape == (2, len(first["pieces"]))
    assert first["means"].sum(1) == pytest.approx([1, 1])
    assert ((first["means"] > 0).argmax(0) == first["kinds"]).all()


def test_no_pair_is_no_call(session: Session, weights: Path) -> None:
    assert Pairs(weights).weigh([]).shape == (0, len(STANDINGS))
    assert session.shown == []


def test_of_a_long_text_the_words_in_brackets_are_kept() -> None:
    read = Pieces(WEIGHTS / VOCABULARY)
    long = " ".join(["word"] * 100)
    text = f"{long} [the pier] {long}"
    assert len(read.of(text)) == PIECES
    assert set(read.of("[the pier]")) <= set(read.of(text))
    assert read.of("short") == read.of("Short")


def test_weights_say_whether_there_is_one(weights: Path) -> None:
    assert has_pairs(weights)
    manifest = json.loads((weights / MANIFEST).read_text("utf-8"))
    del manifest["files"][pairs.NETWORK]
    (weights / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    assert not has_pairs(weights)


def test_a_damaged_network_is_named(weights: Path) -> None:
    (weights / pairs.NETWORK).write_bytes(b"half")
    with pytest.raises(WeightsError, match=r"pairs\.onnx is damaged"):
        Pairs(weights)
