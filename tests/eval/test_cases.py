"""The made-up cases are well formed, and their scorer gives everything to who answers as they do."""

from __future__ import annotations

import json

import pytest

from eval import cases
from eval.cases import FOLDER, KINDS, CaseError, Expected, check, judge, load, same_speaker
from eval.quotes import find
from onrecord.model import Attribution, Speaker
from onrecord.model.text import Span

CASES = load()


def spans(text, quotes):
    return tuple(Span(*place, text[slice(*place)]) for place in (find(text, quote) for quote in quotes))


def answer(case, row, **changed):
    """The attribution that a reader finds who answers as the case does."""
    pieces = {role: spans(case.text, getattr(row, role)) for role in ("source", "cue", "content")}
    told = {"section": "body", "attitude": "assertion", "act": "assert", "stance": "neutral", "negated": False}
    told |= {"addressees": (), "occasion": None, "said": None, "chain": None, "confidence": 1.0}
    told |= {"speakers": tuple(Speaker(name) for name in row.speakers or ())}
    told |= {"id": row.key, "article": case.case, "form": row.form, "parent": row.parent}
    return Attribution(**(told | pieces | changed))


def causes(case, found):
    return [verdict.cause for verdict in judge(case, found)]


def one(kind):
    """The first case of a kind that nests, or expects several."""
    return next(c for c in CASES if c.kind == kind and len(c.attributions) > 1)


def test_every_quote_stands_in_its_text():
    assert check(CASES) == []


def test_each_kind_has_its_cases():
    for kind in KINDS:
        halves = [case.half for case in CASES if case.kind == kind]
        assert halves.count("seen") >= 20
        assert halves.count("blind") >= 20


@pytest.mark.parametrize("case", CASES, ids=[case.case for case in CASES])
def test_who_answers_as_the_case_does_is_right(case):
    assert set(causes(case, [answer(case, row) for row in case.attributions])) <= {None}


def test_who_answers_nothing_is_right_only_about_what_is_absent():
    case = one("nesting")
    assert causes(case, []) == ["missing"] * len(case.attributions) + [None] * len(case.absent)


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({"speakers": (Speaker("Somebody Else"),)}, "speakers"),
        ({"source": ()}, "source"),
        ({"form": "turn"}, "form"),
        ({"parent": None}, "parent"),
    ],
)
def test_each_condition_is_judged(changed, cause):
    case = one("nesting")
    outer, inner = case.attributions[:2]
    assert inner.parent == outer.key
    found = [answer(case, outer), answer(case, inner, **changed)]
    assert causes(case, found)[:2] == [None, cause]


def test_a_content_cut_short_is_told_from_one_that_is_missing():
    case = one("turns")
    row = max(case.attributions, key=lambda row: len(row.content[0]))
    start, end = find(case.text, row.content[0])
    half = case.text.rindex(" ", start, (start + end) // 2)
    cut = answer(case, row, content=(Span(start, half, case.text[start:half]),))
    assert dict(zip([r.key for r in case.attributions], causes(case, [cut]), strict=False))[row.key] == "content"


def test_an_attribution_of_an_absent_quote_is_a_fault():
    case = next(c for c in CASES if c.absent and not c.attributions)
    row = Expected("x", [], [], [case.absent[0]], [], "indirect", None)
    assert causes(case, [answer(case, row)])[0] == "absent"


def test_either_of_two_contents_is_right():
    case = next(c for c in CASES if any(row.alternatives for row in c.attributions))
    row = next(row for row in case.attributions if row.alternatives)
    other = answer(case, row, content=spans(case.text, row.alternatives[0]))
    keys = [r.key for r in case.attributions]
    assert dict(zip(keys, causes(case, [other]), strict=False))[row.key] is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Orr", "Orr", True),
        ("two officials", "two officials in the ministry", True),
        ("the ministry", "Ministry of Works", True),
        ("Ada", "Ada Orr", False),
        ("two officials", "three officials", False),
    ],
)
def test_names_and_descriptions_of_one_speaker(one, other, same):
    assert same_speaker(one, other) is same_speaker(other, one) is same


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"half": "seen"', '"half": "then"', "no half 'then'"),
        ('"parent": "a"', '"parent": "z"', "no parent 'z'"),
        ('"key": "b"', '"key": "a"', "two attributions have one key"),
        ('"form": "indirect"', '"form": "oblique"', "no form 'oblique'"),
        ('"absent"', '"missing"', "'missing'"),
    ],
)
def test_a_case_that_breaks_its_form_is_refused(tmp_path, old, new, message):
    text = (FOLDER / "nesting.jsonl").read_text("utf-8")
    assert old in text
    (tmp_path / "nesting.jsonl").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CaseError, match=message):
        load(tmp_path)


def test_a_quote_that_is_not_there_and_a_child_outside_its_parent_are_told(tmp_path):
    line = json.loads((FOLDER / "nesting.jsonl").read_text("utf-8").splitlines()[0])
    line["absent"] = ["no such words"]
    other = json.loads(json.dumps(line)) | {"case": "nesting-99", "absent": []}
    other["attributions"][1]["content"] = ["No one was hurt in the fire"]
    (tmp_path / "nesting.jsonl").write_text(f"{json.dumps(line)}\n{json.dumps(other)}\n", "utf-8")
    missing, outside = check(load(tmp_path))
    assert "nesting-01 absent: stands nowhere" in missing
    assert outside == "nesting-99 b: its content does not stand in that of 'a'"


def test_the_check_is_a_command(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["cases", "--check", "--kind", "turns"])
    assert cases.main() == 0
    assert "cases, 0 faults" in capsys.readouterr().out
