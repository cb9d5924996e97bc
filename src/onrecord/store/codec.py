"""Text, JSON, readings and page bytes as the database keeps them."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from onrecord.errors import Problem
from onrecord.model import Article, Attribution, Mention, Miss, Range, Reading, Vectors

_SURROGATE = re.compile("[\ud800-\udfff]")

COMPRESSION = 6
"""zlib's own default: news pages shrink to a fifth, at some 50 MB a second."""


def clean(text: str) -> str:
    """`text` with each lone surrogate as U+FFFD, one for one: such a string has no UTF-8, so no file can hold it.

    File names that are no UTF-8 and JSON with half a pair bring them.
    """
    return text if text.isascii() else _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def to_json(adapter: TypeAdapter[Any], value: Any) -> str:
    """Compact JSON text of the value, which SQLite's `json_each` can open."""
    try:
        return adapter.dump_json(value).decode()
    except (PydanticSerializationError, UnicodeEncodeError):  # a lone surrogate somewhere: rare, so the slow way
        return clean(json.dumps(adapter.dump_python(value), ensure_ascii=False, separators=(",", ":")))


@dataclass(frozen=True, slots=True)
class _Body:
    """A reading without the vectors' numbers, which JSON cannot hold."""

    article: Article
    sentences: tuple[Range, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    misses: tuple[Miss, ...]
    problems: tuple[Problem, ...]
    ranges: tuple[Range, ...]
    width: int


_BODY = TypeAdapter(_Body)


def pack(reading: Reading) -> tuple[bytes, bytes]:
    """The two columns in which a reading is kept: its compressed JSON, and the vectors' float16 as they are."""
    body = _Body(
        reading.article,
        reading.sentences,
        reading.mentions,
        reading.attributions,
        reading.misses,
        reading.problems,
        reading.vectors.ranges,
        reading.vectors.width,
    )
    return zlib.compress(to_json(_BODY, body).encode(), COMPRESSION), reading.vectors.data


def unpack(packed: bytes, vectors: bytes) -> Reading:
    """The reading that `pack` made these columns of; spans and references are checked again on the way.

    Raises:
        zlib.error, pydantic.ValidationError, ModelError: the columns are damaged.
    """
    body = _BODY.validate_json(zlib.decompress(packed))
    return Reading(
        body.article,
        body.sentences,
        body.mentions,
        body.attributions,
        body.misses,
        Vectors(body.ranges, body.width, vectors),
        body.problems,
    )
