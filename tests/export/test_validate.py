"""The schema says what the model says, describes every field, and finds what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from test_jsonl import article, attribution

from onrecord.errors import InputError, Stage
from onrecord.export.jsonl import write_record
from onrecord.export.validate import schema, validate
from onrecord.model import (
    Act,
    Attitude,
    ClaimStatus,
    DateMethod,
    DecisionKind,
    FlagName,
    Form,
    FurnitureReason,
    MentionForm,
    MentionKind,
    Record,
    RelationName,
    SectionLabel,
    Stance,
)
from onrecord.model.record import About, Basis, DependenceHow, Direction, EventStatus, Precision, Voice

CHOICES = {
    ("article", "flags", "flag"): FlagName,
    ("article", "furniture", "reason"): FurnitureReason,
    ("article", "sections", "label"): SectionLabel,
    ("dated", "method"): DateMethod,
    ("mention", "kind"): MentionKind,
    ("mention", "form"): MentionForm,
    ("attribution", "section"): SectionLabel,
    ("attribution", "form"): Form,
    ("attribution", "attitude"): Attitude,
    ("attribution", "act"): Act,
    ("attribution", "stance"): Stance,
    ("problem", "stage"): Stage,
    ("entity", "kind"): MentionKind,
    ("dependence", "how"): DependenceHow,
    ("claim", "reports", "voice"): Voice,
    ("claim", "status"): ClaimStatus,
    ("claim", "history", "status"): ClaimStatus,
    ("relation", "relation"): RelationName,
    ("relation", "basis"): Basis,
    ("relation", "about"): About,
    ("event", "precision"): Precision,
    ("event", "status"): EventStatus,
    ("position", "act"): Act,
    ("position", "direction"): Direction,
    ("decision", "kind"): DecisionKind,
}


def test_json_nested_too_deeply_is_named(tmp_path: Path) -> None:
    path = tmp_path / "deep.jsonl"
    path.write_text("[" * 100_000)
    assert any("no JSON" in trouble for trouble in validate(path))


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("place", CHOICES, ids=".".join)
def test_its_choices_are_the_models(place: tuple[str, ...]) -> None:
    at = schema()["$defs"][place[0]]
    for name in place[1:]:
        at = at.get("items", at)["properties"][name]
    assert [choice for choice in at["enum"] if choice is not None] == list(get_args(CHOICES[place]))


def objects(at: Any) -> Iterator[dict[str, Any]]:
    if isinstance(at, dict):
        if isinstance(at.get("properties"), dict):
            yield at
        at = list(at.values())
    for inner in at if isinstance(at, list) else ():
        yield from objects(inner)


def test_every_type_and_every_field_is_described() -> None:
    assert all(definition.get("description") for definition in schema()["$defs"].values())
    fields = [(name, field) for at in objects(schema()) for name, field in at["properties"].items()]
    assert len(fields) > 150
    assert [name for name, field in fields if not field.get("description") and "$ref" not in field] == []


Change = Callable[[list[dict[str, Any]]], Any]


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[Change], list[str]]:
    """What is wrong with a good file after a change."""
    of = article(1)
    path = tmp_path / "talks.jsonl"
    write_record(Record(articles=(of, article(2, "b.txt")), attributions=(attribution(of),)), path, "r", "w")

    def check(change: Change) -> list[str]:
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        change(lines)
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        return list(validate(path))

    return check


def test_a_good_file_is_good(changed: Callable[[Change], list[str]]) -> None:
    assert changed(lambda lines: None) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda lines: lines[1].pop("title"), "line 2: $: 'title' is a required property"),
        (lambda lines: lines[3].update(act="sing"), "line 4: $.act: 'sing' is not one of"),
        (lambda lines: lines[3].update(confidence=1.5), "line 4: $.confidence: 1.5 is greater"),
        (lambda lines: lines[3].update(content=[]), "line 4: $.content: "),
        (lambda lines: lines[3].update(chain="none"), "line 4: $.chain: 'none' is not"),
        (lambda lines: lines[1].update(page="md5:0"), "line 2: $.page: "),
        (lambda lines: lines[3]["cue"][0].update(text="says"), "line 4: [35, 39) of the article"),
        (lambda lines: lines[3].update(article="x"), "line 4: a span is of the article x"),
        (lambda lines: lines[2].update(id=lines[1]["id"]), "line 3: another article has the id"),
        (lambda lines: lines[1].update(type="song"), "line 2: its type is song"),
        (lambda lines: lines[1].update(type=["article"]), "line 2: its type is ['article']"),
        (lambda lines: lines.insert(1, lines.pop(3)), "line 3: lines of type article come before"),
        (lambda lines: lines.pop(0), "line 1: the first line, and no other, is of type format"),
        (lambda lines: lines.append(lines[0]), "line 5: the first line, and no other, is of type format"),
        (lambda lines: lines.append([]), "line 5: its type is None"),
        (lambda lines: lines.clear(), "line 1: the file is empty"),
    ],
)
def test_what_is_wrong_is_found(changed: Callable[[Change], list[str]], change: Change, found: str) -> None:
    assert any(trouble.startswith(found) for trouble in changed(change))


def test_what_is_no_json_is_found(tmp_path: Path) -> None:
    path = tmp_path / "talks.jsonl"
    path.write_bytes(b'{"type": "format", "version": 1, "reader": "r", "weights": "w"}\n{\n\xff\n')
    assert [trouble.partition(": ")[0] for trouble in validate(path)] == ["line 2", "line 3"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read"):
        list(validate(tmp_path / "talks.jsonl"))
