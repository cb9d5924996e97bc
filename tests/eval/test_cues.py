"""The scorer of what cues do, on a text of our own; and what its labels may hold."""

import hashlib
import json
from typing import get_args

import pytest

from eval.cues import FIELDS, LABELS, answers, confusion, rows, sentence_of
from onrecord.model import Act, Attitude, Stance
from onrecord.reading.learned.encoder import Encoder
from onrecord.settings import SHIPPED_WEIGHTS

TEXT = "Ms Arl denied that the ferry had sunk. The harbour believes her. Nobody asked the cook."


def label(source, cue, content, **meaning):
    def spans(part):
        return [[TEXT.index(part), TEXT.index(part) + len(part)]]

    key = hashlib.sha256(TEXT.encode()).hexdigest()
    plain = {"attitude": "assertion", "act": "assert", "negated": False, "stance": "neutral"}
    return {"text": key, "source": spans(source), "cue": spans(cue), "content": spans(content)} | plain | meaning


@pytest.fixture(scope="module")
def encoder():
    return Encoder(SHIPPED_WEIGHTS)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "ferry.txt").write_bytes(TEXT.encode())
    return tmp_path


def written(folder, *labels):
    path = folder / "labels.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in labels), "utf-8")
    return path


def test_a_right_and_a_wrong_label_make_half(folder, encoder):
    right = label("Ms Arl", "denied", "that the ferry had sunk", act="deny")
    wrong = label("The harbour", "believes", "her", act="promise", attitude="belief")
    found = {row.name: row for row in rows(folder, encoder, written(folder, right, wrong))}
    assert set(found) == {name for field in FIELDS for name in (f"cues.{field}", f"cues.{field}.macro")}
    assert (found["cues.act"].value, found["cues.act"].n) == (50.0, 2)
    assert found["cues.act.macro"].value == 50.0
    assert found["cues.attitude"].value == found["cues.stance"].value == 100.0


def test_a_label_whose_text_is_missing_is_not_counted(folder, encoder):
    elsewhere = label("Ms Arl", "denied", "that the ferry had sunk", act="deny") | {"text": "0" * 64}
    assert list(answers(folder, encoder, written(folder, elsewhere))) == []


def test_the_sentence_is_the_one_that_holds_the_cue():
    start, end = sentence_of(TEXT, (TEXT.index("believes"), TEXT.index("believes") + 8))
    assert TEXT[start:end] == "The harbour believes her."


def test_the_confusion_counts_labels_down_and_answers_across():
    lines = confusion([("deny", "assert"), ("deny", "deny"), ("assert", "assert")]).splitlines()
    assert [line.split() for line in lines[1:]] == [["assert", "1", "0"], ["deny", "1", "1"]]


def test_the_labels_hold_offsets_and_values_of_the_format_only():
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    assert len(labels) == 300
    for line in labels:
        assert set(line) == {"text", "source", "cue", "content", "attitude", "act", "negated", "stance"}
        assert len(line["text"]) == 64 and line["cue"] and line["content"]
        assert all(start < end for role in ("source", "cue", "content") for start, end in line[role])
        assert line["attitude"] in get_args(Attitude) and line["act"] in get_args(Act)
        assert line["stance"] in get_args(Stance) and isinstance(line["negated"], bool)
