"""Checks a file of JSON lines against the record format.

A JSON Schema (`record.schema.json`, draft 2020-12) says what a line is. What it cannot say is checked here: the
first line, the order of types, that ids are unique, and that every span holds the words that stand at its place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from onrecord.errors import InputError

SHOWN = 200
"""Characters of a wrong value or of wrong words that a message shows: two or three lines of a terminal."""


@cache
def schema() -> Mapping[str, Any]:
    """The JSON Schema of a line."""
    found: Mapping[str, Any] = json.loads((files(__package__) / "record.schema.json").read_text("utf-8"))
    return found


def validate(path: Path) -> Iterator[str]:
    """What is wrong in the file, as `line N: …`; nothing where it is a record.

    Raises:
        InputError: the file cannot be read.
    """
    checked = _Checked()
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                for trouble in checked.line(line):
                    yield f"line {number}: {trouble}"
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from error
    if checked.last is None:
        yield "line 1: the file is empty; a record begins with a line of type format"


class _Checked:
    """What has been read of a file so far."""

    def __init__(self) -> None:
        self.last: str | None = None
        self._types = schema()["properties"]["type"]["enum"]
        self._texts: dict[str, str] = {}
        self._ids: set[tuple[str, str]] = set()

    def line(self, line: bytes) -> Iterator[str]:
        """What is wrong in one more line."""
        try:
            value = json.loads(line.decode("utf-8"))
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
            yield f"it is no JSON in UTF-8: {error}"
            return
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in self._types:
            yield f"its type is {_short(kind)}, which the format does not know"
            return
        yield from self._comes(kind)
        wrong = [_explained(error) for error in _validator(kind).iter_errors(value)]
        yield from wrong
        if not wrong:
            yield from self._holds(kind, value)

    def _comes(self, kind: str) -> Iterator[str]:
        """Whether a line of this type may come now."""
        order = self._types.index
        if (self.last is None) != (kind == "format"):
            yield "the first line, and no other, is of type format"
        elif self.last is not None and order(kind) < order(self.last):
            yield f"lines of type {kind} come before those of type {self.last}"
        self.last = kind

    def _holds(self, kind: str, value: dict[str, Any]) -> Iterator[str]:
        """Whether ids are unique, and spans hold what stands at their place."""
        if "id" in value:
            if (kind, value["id"]) in self._ids:
                yield f"another {kind} has the id {_short(value['id'])}"
            self._ids.add((kind, value["id"]))
        article = value.get("article")
        if kind == "article":
            article = value["id"]
            self._texts[article] = value["text"]
        for span in _spans(value):
            yield from self._stands(span, span.get("article", article))

    def _stands(self, span: Mapping[str, Any], article: str) -> Iterator[str]:
        start, end = span["start"], span["end"]
        if article not in self._texts:
            yield f"a span is of the article {_short(article)}, which the file does not hold"
        elif self._texts[article][start:end] != span["text"] or len(span["text"]) != end - start:
            yield f"[{start}, {end}) of the article {_short(article)} is not {_short(span['text'])}"


def _spans(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every span inside a line."""
    if isinstance(value, list):
        for item in value:
            yield from _spans(item)
    elif isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for item in value.values():
            yield from _spans(item)


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": schema()["$defs"]})


def _explained(error: Any) -> str:
    deepest = best_match([error]) or error
    return f"{deepest.json_path}: {_short(deepest.message)}"


def _short(value: object) -> str:
    shown = str(value)
    return shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…"
