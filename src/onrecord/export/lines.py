"""The lines of the record format: which key comes where, and which line before which."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from onrecord.errors import Problem
from onrecord.model import (
    Article,
    Attribution,
    Claim,
    Decision,
    Dependence,
    DependsOn,
    Entity,
    Event,
    Issue,
    Mention,
    Miss,
    Position,
    Reading,
    Record,
    Relation,
    Shift,
    Target,
    Utterance,
)

VERSION = 1
"""Version of the record format."""

PLACES = 4
"""Decimal places of every float: the format's."""

TYPES: Mapping[type, str] = {
    Article: "article",
    Mention: "mention",
    Attribution: "attribution",
    Miss: "miss",
    Problem: "problem",
    Entity: "entity",
    Utterance: "utterance",
    Dependence: "dependence",
    Claim: "claim",
    Relation: "relation",
    Event: "event",
    Issue: "issue",
    Position: "position",
    Shift: "shift",
    Decision: "decision",
}
"""What stands in a record and the `type` of its line, in the order of the format."""

_ORDER = {model: number for number, model in enumerate(TYPES)}
_PROBLEM_KEYS = ("page", "location", "stage", "category", "message")
_ONE_OF = (Target, DependsOn)
"""Classes of which one field is set: the others have no key."""

_SURROGATE = re.compile("[\ud800-\udfff]")

_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
"""What Unicode, and so many a reader of lines, takes for a line end, and JSON does not escape by itself."""

Place = tuple[int, str, str, int, int, str]
"""Where a line comes: its type, location and id of its article, start, end, and what decides between equals."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the format, without its line end, and where it comes."""

    place: Place
    text: str


def first_line(reader: str, weights: str) -> str:
    """The line that begins every file."""
    return _json({"type": "format", "version": VERSION, "reader": reader, "weights": weights})


def of_reading(reading: Reading) -> Iterator[Line]:
    """The lines of one article by itself."""
    located = {reading.article.id: reading.article.location}
    things = (reading.article, *reading.mentions, *reading.attributions, *reading.misses, *reading.problems)
    return (line(thing, located) for thing in things)


def of_record(record: Record) -> Iterator[Line]:
    """The lines of a whole record."""
    located = {article.id: article.location for article in record.articles}
    return (line(thing, located) for field in fields(record) for thing in getattr(record, field.name))


def line(thing: Any, located: Mapping[str, str]) -> Line:
    """The line of one thing.

    Args:
        thing: an instance of one of `TYPES`.
        located: the location of each article.
    """
    text = _json({"type": TYPES[type(thing)], **plain(thing)})
    return Line((_ORDER[type(thing)], *_within(thing, located)), text)


def _within(thing: Any, located: Mapping[str, str]) -> tuple[str, str, int, int, str]:
    """Lines about one article come by its location and their position, all others by their id."""
    match thing:
        case Article():
            return _clean(thing.location), thing.id, 0, 0, ""
        case Mention():
            return *_at(thing.article, located), thing.span.start, thing.span.end, _clean(thing.id)
        case Attribution():
            spans = (*thing.source, *thing.cue, *thing.content)
            start, end = min(span.start for span in spans), max(span.end for span in spans)
            return *_at(thing.article, located), start, end, _clean(thing.id)
        case Miss():
            return *_at(thing.article, located), thing.span.start, thing.cue.start, ""
        case Dependence():
            return *_at(thing.article, located), 0, 0, ""
        case Problem():
            return _clean(thing.location), _clean(thing.page or ""), 0, 0, ""
        case _:
            return "", "", 0, 0, _clean(thing.id)


def _at(article: str, located: Mapping[str, str]) -> tuple[str, str]:
    return _clean(located.get(article, "")), _clean(article)


def plain(value: Any) -> Any:
    """`value` as JSON has it: keys in the format's order, floats rounded, tuples as lists."""
    if isinstance(value, float):
        return round(value, PLACES) + 0.0  # + 0.0: no minus zero
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value):
        model: type = type(value)
        return {key: read(value) for key, read in _keys(model) if not _unset(value, key)}
    return value


def _unset(value: Any, key: str) -> bool:
    return isinstance(value, _ONE_OF) and getattr(value, key) is None


@cache
def _keys(model: type) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The keys of a class in the format's order, each with what reads its value."""
    hints = get_type_hints(model)
    names = _PROBLEM_KEYS if model is Problem else tuple(field.name for field in fields(model))
    return tuple((name.rstrip("_"), _getter(name, hints[name])) for name in names)


def _getter(name: str, hint: Any) -> Callable[[Any], Any]:
    if hint is float or float in get_args(hint):  # an int where a float belongs must not show as one
        return lambda owner: plain(float(getattr(owner, name)))
    return lambda owner: plain(getattr(owner, name))


def _json(value: Mapping[str, Any]) -> str:
    return _clean(json.dumps(value, ensure_ascii=False, allow_nan=False)).translate(_LINE_ENDS)


def _clean(text: str) -> str:
    """A lone surrogate has no UTF-8: U+FFFD, one for one, as everywhere in a record."""
    return text if text.isascii() else _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
