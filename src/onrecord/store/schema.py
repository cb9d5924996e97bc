"""The tables as this version knows them; `docs/schema.md` says what each column means.

Three parts, and nothing is in two of them:

- the archive (`page`, `sighting`, `noted_problem`, `reading`): what was found and what each page says by itself;
- the editor's decisions (`decision`), which outlive every rebuild;
- the record of the story, replaced as a whole by each build. Its columns follow from the model's fields.

Rows of the record carry `seq`, their place in it, so that a record comes back in the order it was stored in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from onrecord.errors import Problem
from onrecord.model import (
    Addressee,
    Article,
    Attribution,
    Claim,
    Context,
    Decision,
    Dependence,
    Entity,
    Event,
    Issue,
    Mention,
    Miss,
    Position,
    Relation,
    Report,
    Role,
    Shift,
    Speaker,
    StatusChange,
    Utterance,
)
from onrecord.store.flat import Flat

APPLICATION_ID = 0x6F6E7264
"""`onrd` in ASCII, in the header of every database of ours, so that `file` and we ourselves know it."""

METADATA = sa.MetaData()


def _table(name: str, *parts: sa.schema.SchemaItem, **options: Any) -> sa.Table:
    return sa.Table(name, METADATA, *parts, sqlite_strict=True, **options)


def _words(name: str, *parts: sa.schema.SchemaItem, nullable: bool = False, **options: Any) -> sa.Column[str]:
    return sa.Column(name, sa.Text, *parts, nullable=nullable, **options)


page = _table(
    "page",
    _words("id", primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
sighting = _table(
    "sighting",
    _words("id", primary_key=True),
    _words("page", sa.ForeignKey("page.id")),
    _words("location"),
    _words("container", nullable=True),
    _words("media"),
    *Flat(Context).columns(),
    _words("first_at"),
    _words("last_at"),
    sa.Index("sighting_of_page", "page", "location"),
)
noted_problem = _table(
    "noted_problem", sa.Column("seq", sa.Integer, primary_key=True), *Flat(Problem).columns(),
    sa.Index("noted_problem_location", "location"),
)  # fmt: skip
reading = _table(
    "reading",
    _words("sighting", sa.ForeignKey("sighting.id"), primary_key=True),
    _words("reader", primary_key=True),
    sa.Column("done", sa.Integer, nullable=False),
    sa.Column("body", sa.LargeBinary),
    sa.Column("vectors", sa.LargeBinary),
    sa.Column("problems_json", sa.Text, nullable=False),
)
decision = _table(
    "decision",
    sa.Column("seq", sa.Integer, primary_key=True),
    *Flat(Decision).columns(),
    _words("superseded_by", sa.ForeignKey("decision.id"), nullable=True),
    sa.UniqueConstraint("id"),
)
build = _table("build", sa.Column("id", sa.Integer, primary_key=True), _words("reader"), _words("weights"))


@dataclass(frozen=True, slots=True)
class Links:
    """The items of one list of each object, in a table of their own.

    Attributes:
        flat: how an item stands in a row; None where an item is an id or a name, which then is the last column.
    """

    field: str
    table: sa.Table
    flat: Flat[Any] | None

    @property
    def owner(self) -> str:
        """The column that names the object."""
        return self.table.columns.keys()[0]

    @property
    def item(self) -> str:
        """The column of an item that is a mere string."""
        return self.table.columns.keys()[-1]


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the record's tuples: its field, its table, its rows and the lists that have tables of their own."""

    field: str
    table: sa.Table
    flat: Flat[Any]
    links: tuple[Links, ...] = ()


def _kind(field: str, name: str, model: type, *extra: sa.schema.SchemaItem, **links: type | str) -> Kind:
    flat: Flat[Any] = Flat(model, links)
    own: list[sa.schema.SchemaItem] = [sa.UniqueConstraint("id")] if "id" in flat.names else []
    table = _table(name, sa.Column("seq", sa.Integer, primary_key=True), *flat.columns(), *extra, *own)
    made = tuple(_links(name, field_, link) for field_, link in links.items())
    return Kind(field, table, flat, made)


def _links(owner: str, field: str, link: type | str) -> Links:
    """The table of `field`, such as `entity_role`; `link` is its items' class, or what its items are called."""
    flat: Flat[Any] | None = None if isinstance(link, str) else Flat(link)
    name = link if isinstance(link, str) else LINK_NAMES[field]
    table = _table(
        f"{owner}_{name}",
        _words(owner, sa.ForeignKey(f"{owner}.id"), primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True),
        *(flat.columns() if flat else [_words(LINKED.get(name, name))]),
    )
    return Links(field, table, flat)


LINK_NAMES = {
    "speakers": "speaker",
    "addressees": "addressee",
    "roles": "role",
    "reports": "report",
    "history": "history",
}
LINKED = {"speaker": "entity", "rendering": "attribution", "participant": "entity"}
"""What the items of a table of links are, where the table's own name does not say it."""

KINDS = (
    _kind("articles", "article", Article),
    _kind("mentions", "mention", Mention, sa.Index("mention_of_article", "article")),
    _kind(
        "attributions",
        "attribution",
        Attribution,
        _words("source"),
        _words("cue"),
        _words("content"),
        sa.Index("attribution_of_article", "article"),
        speakers=Speaker,
        addressees=Addressee,
    ),
    _kind("misses", "miss", Miss),
    _kind("problems", "problem", Problem),
    _kind("entities", "entity", Entity, aliases="alias", roles=Role, mentions="mention"),
    _kind("utterances", "utterance", Utterance, speakers="speaker", renderings="rendering"),
    _kind("dependences", "dependence", Dependence),
    _kind("claims", "claim", Claim, reports=Report, history=StatusChange),
    _kind("relations", "relation", Relation),
    _kind("events", "event", Event, participants="participant"),
    _kind("issues", "issue", Issue),
    _kind("positions", "position", Position),
    _kind("shifts", "shift", Shift),
)
"""The record's own tables, in the record's order."""

record_decision = _table(
    "record_decision",
    sa.Column("seq", sa.Integer, primary_key=True),
    _words("decision", sa.ForeignKey("decision.id")),
)

for _name, _column in (
    ("attribution_speaker", "entity"),
    ("attribution_speaker", "name"),
    ("utterance_rendering", "attribution"),
    ("claim_report", "attribution"),
    ("entity_mention", "mention"),
):
    sa.Index(f"{_name}_by_{_column}", METADATA.tables[_name].columns[_column])

VIEWS = ("smallest_sighting", "statement")
SEARCHES = ("article_search", "attribution_search")
"""FTS5 tables over `article` and `attribution`, made and filled with them; SQLAlchemy does not describe them."""
