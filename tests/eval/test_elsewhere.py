"""News of other years and outlets: its labels are hashes and offsets, and what is counted as found."""

import json
import re

import pytest

from eval import elsewhere
from onrecord.model import Article, ReaderSettings
from onrecord.reading import Reader
from onrecord.settings import SHIPPED_WEIGHTS

TEXT = "Ann Poe said the bridge was safe.\n\nRaj Dey denied that it had been closed.\n"
FIRST = {"source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 32]]}
SECOND = {"source": [[35, 42]], "cue": [[43, 49]], "content": [[50, 73]]}
WRONG = {"source": [[35, 42]], "cue": [[43, 49]], "content": [[13, 32]]}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(SHIPPED_WEIGHTS, ReaderSettings())


def figures(monkeypatch, tmp_path, reader, *labelled, text=TEXT):
    article = Article("a", "p", "a.txt", None, None, None, (), None, None, "en", text)
    line = {"text": elsewhere.sha256(TEXT), "attributions": list(labelled)}
    (tmp_path / "labels.jsonl").write_text(json.dumps(line) + "\n")
    monkeypatch.setattr(elsewhere, "LABELS", tmp_path / "labels.jsonl")
    monkeypatch.setattr(elsewhere, "articles", lambda *_, making: [] if making else [article])
    found = elsewhere.rows(tmp_path, tmp_path, reader)
    return {row.name.removeprefix("elsewhere."): row.value for row in found}


def test_what_is_labelled_so_is_found_whole(monkeypatch, tmp_path, reader):
    found = figures(monkeypatch, tmp_path, reader, FIRST, SECOND)
    assert found == dict.fromkeys(found, 100.0)


def test_what_is_read_and_not_labelled_costs_precision_and_the_other_way_round_recall(
    monkeypatch, tmp_path, reader
):
    found = figures(monkeypatch, tmp_path, reader, FIRST)
    assert (found["precision"], found["recall"]) == (50.0, 100.0)
    found = figures(monkeypatch, tmp_path, reader, FIRST, SECOND, WRONG)
    assert found["precision"] == 100.0
    assert found["recall"] == pytest.approx(200 / 3)


def test_a_text_that_is_drawn_otherwise_now_is_told(monkeypatch, tmp_path, reader):
    found = figures(monkeypatch, tmp_path, reader, FIRST, text=TEXT + "More.\n")
    assert found == dict.fromkeys(found, 0.0)


def test_labels_are_hashes_and_offsets():
    lines = elsewhere.LABELS.read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    for line in map(json.loads, lines):
        assert set(line) == {"text", "attributions"}
        assert re.fullmatch(r"[0-9a-f]{64}", line["text"])
        for row in line["attributions"]:
            assert set(row) == {"source", "cue", "content"} and row["content"]
            assert all(0 <= start < end for pieces in row.values() for start, end in pieces)
