"""A dataclass of the model as one flat row, and back.

The columns follow from the fields, so that whoever knows the record format knows the tables: a plain field is a
column of its name; a dataclass inside is its own columns with the field's name in front (`title_start`,
`said_edtf`, `from_claim`); any other list or choice is a JSON column (`chain_json`). Fields whose items have a
table of their own are left out here and named as `links`.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import sqlalchemy as sa
from pydantic import TypeAdapter

from onrecord.store.codec import clean, to_json

Model = TypeVar("Model")
Row = dict[str, Any]
Columns = Mapping[Any, Any]
"""A row as the database gives it."""

RESERVED = {"when": "when_edtf", "from_": "from_attribution", "to": "to_attribution"}
"""Plain fields whose names are reserved words of SQL, with the columns they stand in."""

_SCALARS: dict[Any, Callable[[], sa.types.TypeEngine[Any]]] = {
    str: sa.Text,
    int: sa.Integer,
    float: sa.REAL,
    bool: sa.Integer,
}


@dataclass(frozen=True, slots=True)
class _Plain:
    """A field that is one column."""

    field: str
    column: str
    scalar: type
    optional: bool

    def columns(self) -> list[sa.Column[Any]]:
        return [sa.Column(self.column, _SCALARS[self.scalar](), nullable=self.optional)]

    def write(self, value: Any, row: Row) -> None:
        row[self.column] = clean(value) if isinstance(value, str) else value

    def read(self, row: Columns) -> Any:
        value = row[self.column]
        return bool(value) if self.scalar is bool and value is not None else value

    def absent(self, row: Columns) -> bool:
        return row[self.column] is None


@dataclass(frozen=True, slots=True)
class _Listed:
    """A field that is a JSON column."""

    field: str
    column: str
    adapter: TypeAdapter[Any]
    optional: bool

    def columns(self) -> list[sa.Column[Any]]:
        return [sa.Column(self.column, sa.Text, nullable=self.optional)]

    def write(self, value: Any, row: Row) -> None:
        row[self.column] = None if value is None else to_json(self.adapter, value)

    def read(self, row: Columns) -> Any:
        value = row[self.column]
        return None if value is None else self.adapter.validate_json(value)

    def absent(self, row: Columns) -> bool:
        return row[self.column] is None


@dataclass(frozen=True, slots=True)
class _Nested:
    """A field that is a dataclass: its columns, with the field's name in front."""

    field: str
    inner: Flat[Any]
    optional: bool

    def columns(self) -> list[sa.Column[Any]]:
        columns = self.inner.columns()
        for column in columns:
            column.nullable = column.nullable or self.optional
        return columns

    def write(self, value: Any, row: Row) -> None:
        if value is None:
            row.update(dict.fromkeys(self.inner.names))
        else:
            self.inner.write(value, row)

    def read(self, row: Columns) -> Any:
        return None if self.optional and self.absent(row) else self.inner.read(row)

    def absent(self, row: Columns) -> bool:
        return self.inner.absent(row)


class Flat(Generic[Model]):
    """How the dataclass `model` stands in a row; `links` are the fields kept in tables of their own.

    An optional dataclass all of whose fields are None reads back as None: an outlet without name and domain is
    no outlet.
    """

    def __init__(self, model: type[Model], links: Iterable[str] = (), prefix: str = "") -> None:
        self.model = model
        self.links = tuple(links)
        hints = get_type_hints(model)
        self.parts = [
            _part(field.name, hints[field.name], prefix)
            for field in fields(model)  # type: ignore[arg-type]
            if field.name not in self.links
        ]
        self._surest = next((part for part in self.parts if not part.optional), None)

    def columns(self) -> list[sa.Column[Any]]:
        """New columns for a table of it, in the order of its fields."""
        return [column for part in self.parts for column in part.columns()]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns())

    def write(self, value: Model, row: Row) -> None:
        """Puts the columns of `value` into `row`."""
        for part in self.parts:
            part.write(getattr(value, part.field), row)

    def absent(self, row: Columns) -> bool:
        """Whether the row holds no such value: a part that cannot be null is, or all are."""
        return self._surest.absent(row) if self._surest else all(part.absent(row) for part in self.parts)

    def row(self, value: Model) -> Row:
        """The columns of `value`."""
        row: Row = {}
        self.write(value, row)
        return row

    def read(self, row: Columns, linked: Mapping[str, Any] = types.MappingProxyType({})) -> Model:
        """The value that stands in `row`; its linked fields are given as `linked`."""
        return self.model(**{part.field: part.read(row) for part in self.parts}, **linked)


def _part(name: str, hint: Any, prefix: str) -> _Plain | _Listed | _Nested:
    hint, optional = _without_none(hint)
    plain = name.rstrip("_")
    if is_dataclass(hint) and isinstance(hint, type):
        return _Nested(name, Flat(hint, prefix=f"{prefix}{plain}_"), optional)
    scalar = _scalar(hint)
    if scalar is not None:
        return _Plain(name, prefix + RESERVED.get(name, plain), scalar, optional)
    return _Listed(name, f"{prefix}{plain}_json", TypeAdapter(hint), optional)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) not in (Union, types.UnionType):
        return hint, False
    rest = tuple(choice for choice in get_args(hint) if choice is not type(None))
    return Union[rest], len(rest) < len(get_args(hint))  # noqa: UP007 (made at run time)


def _scalar(hint: Any) -> type | None:
    if get_origin(hint) is Literal:
        return str if all(isinstance(choice, str) for choice in get_args(hint)) else None
    return hint if hint in _SCALARS else None
