"""What labels on real pages may hold: hashes and offsets, answers of the record format, and no word of a page."""

import re
from typing import get_args

import pytest
from training.labelled import LABELS, labels

from onrecord.data import rows
from onrecord.model import STANDINGS, Act

SHA = re.compile(r"[0-9a-f]{64}")


@pytest.mark.parametrize("path", sorted(LABELS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_lines_are_sorted_and_none_stands_twice(path):
    lines = path.read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))


def test_labels_of_acts_are_hashes_and_offsets():
    found = labels("acts.jsonl")
    assert len(found) > 3000
    for row in found:
        assert set(row) == {"text", "source", "cue", "content", "act", "sure"}
        assert SHA.fullmatch(row["text"])
        assert row["act"] in get_args(Act)
        ranges = [*row["source"], *row["cue"], *row["content"]]
        assert all(0 <= start < end for start, end in ranges)


def test_labels_of_pairs_are_hashes_offsets_and_names_of_the_tables():
    names = {name for row in rows("issues") for name in row["issue"].split("|")}
    found = labels("pairs.jsonl")
    assert {row["holds"] for row in found} == {"none", *STANDINGS}
    for row in found:
        second = "issue" if "issue" in row else "other"
        assert set(row) == {"one", second, "holds"}
        assert (row["holds"] in STANDINGS[4:] or row["holds"] == "none") if second == "issue" else True
        for place in (row["one"], row[second]):
            if isinstance(place, str):
                assert place in names
                continue
            *before, key, start, end = place
            assert before in ([], ["support for "])
            assert SHA.fullmatch(key)
            assert 0 <= start < end


def test_labels_of_speakers_are_hashes_and_offsets_and_whoever_is_named_is_somebody():
    found = labels("speakers.jsonl")
    assert len(found) > 2000
    for row in found:
        assert set(row) == {"text", "source", "who", "named"}
        assert SHA.fullmatch(row["text"])
        assert all(0 <= start < end for start, end in (row["source"], *row["who"]))
        assert row["who"] or not row["named"]


def test_labels_of_whole_attributions_are_hashes_and_offsets():
    for row in labels("attributions.jsonl"):
        assert set(row) == {"text", "attributions"}
        assert SHA.fullmatch(row["text"])
        for one in row["attributions"]:
            assert set(one) == {"source", "cue", "content"}
            assert one["content"]
            assert all(0 <= start < end for pieces in one.values() for start, end in pieces)
