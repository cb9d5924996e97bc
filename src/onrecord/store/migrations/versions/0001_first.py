"""The first schema: the archive, the editor's decisions, the record, its views and its full-text tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TYPES: dict[str, Callable[[], sa.types.TypeEngine[Any]]] = {
    "": sa.Text,
    "integer": sa.Integer,
    "real": sa.REAL,
    "blob": sa.LargeBinary,
}


def upgrade() -> None:
    """Makes everything."""
    _archive()
    _record()
    _lists()
    _indexes()
    _views()
    _search()


def _table(name: str, columns: str, *, key: str = "seq", refers: str = "", unique: str = "") -> None:
    """A table; a column is `name:type`, text where no type is named, with `?` where it may be null."""
    parts: list[sa.schema.SchemaItem] = [_column(column) for column in columns.split()]
    parts.append(sa.PrimaryKeyConstraint(*key.split()))
    if refers:
        column, target = refers.split()
        parts.append(sa.ForeignKeyConstraint([column], [target]))
    if unique:
        parts.append(sa.UniqueConstraint(unique))
    op.create_table(name, *parts, sqlite_strict=True)


def _column(text: str) -> sa.Column[Any]:
    name, _, kind = text.rstrip("?").partition(":")
    return sa.Column(name, _TYPES[kind](), nullable=text.endswith("?"))


def _archive() -> None:
    _table("page", "id size:integer data:blob", key="id")
    _table(
        "sighting",
        "id page location container? media charset? modified? feed_title? feed_link? first_at last_at",
        key="id",
        refers="page page.id",
    )
    _table("noted_problem", "seq:integer location page? stage category message")
    _table(
        "reading",
        "sighting reader done:integer body:blob? vectors:blob? problems_json",
        key="sighting reader",
        refers="sighting sighting.id",
    )
    _table(
        "decision",
        "seq:integer id kind targets_json value? by at why superseded_by?",
        refers="superseded_by decision.id",
        unique="id",
    )
    _table("build", "id:integer reader weights", key="id")


def _record() -> None:
    _table(
        "article",
        "seq:integer id page location container? outlet_name? outlet_domain? title_start:integer? "
        "title_end:integer? title_text? byline_json published_edtf? published_method? "
        "published_evidence_json? published_confidence:real? updated_edtf? updated_method? "
        "updated_evidence_json? updated_confidence:real? language? text anchor_json furniture_json "
        "sections_json flags_json",
        unique="id",
    )
    _table(
        "mention",
        "seq:integer id article span_start:integer span_end:integer span_text kind form cluster? value?",
        unique="id",
    )
    _table(
        "attribution",
        "seq:integer id article section parent? source_json cue_json content_json form attitude act "
        "negated:integer stance occasion_start:integer? occasion_end:integer? occasion_text? said_edtf? "
        "said_evidence_start:integer? said_evidence_end:integer? said_evidence_text? said_basis? chain_json? "
        "confidence:real source cue content",
        unique="id",
    )
    _table(
        "miss",
        "seq:integer article span_start:integer span_end:integer span_text cue_start:integer cue_end:integer "
        "cue_text reason",
    )
    _table("problem", "seq:integer location page? stage category message")
    _table("entity", "seq:integer id kind name wikidata? anonymous:integer", unique="id")
    _table(
        "utterance",
        "seq:integer id first said_edtf? said_basis? articles:integer carriers_json origins:integer "
        "differences_json",
        unique="id",
    )
    _table(
        "dependence",
        "seq:integer article on_article? on_carrier? how scope_json overlap:real evidence_json",
    )
    _table(
        "claim",
        "seq:integer id content_start:integer content_end:integer content_text content_article "
        "articles:integer carriers_json origins:integer status",
        unique="id",
    )
    _table(
        "relation",
        "seq:integer id relation from_utterance? from_attribution? from_claim? from_entity? "
        "from_span_start:integer? from_span_end:integer? from_span_text? from_span_article? to_utterance? "
        "to_attribution? to_claim? to_entity? to_span_start:integer? to_span_end:integer? to_span_text? "
        "to_span_article? basis about? why confidence:real",
        unique="id",
    )
    _table(
        "event",
        "seq:integer id what_start:integer what_end:integer what_text what_article when_edtf? precision? "
        "code? status reports_json",
        unique="id",
    )
    _table("issue", "seq:integer id name terms_json by", unique="id")
    _table(
        "position",
        "seq:integer id actor issue act direction said? attribution",
        unique="id",
    )
    _table(
        "shift",
        "seq:integer id actor issue from_attribution to_attribution why confidence:real",
        unique="id",
    )
    _table("record_decision", "seq:integer decision", refers="decision decision.id")


def _lists() -> None:
    _table(
        "attribution_speaker",
        "attribution n:integer name mention? entity? anonymous:integer",
        key="attribution n",
        refers="attribution attribution.id",
    )
    _table(
        "attribution_addressee",
        "attribution n:integer name mention? entity?",
        key="attribution n",
        refers="attribution attribution.id",
    )
    _table(
        "entity_alias",
        "entity n:integer alias",
        key="entity n",
        refers="entity entity.id",
    )
    _table(
        "entity_role",
        "entity n:integer role span_start:integer span_end:integer span_text span_article edtf?",
        key="entity n",
        refers="entity entity.id",
    )
    _table(
        "entity_mention",
        "entity n:integer mention",
        key="entity n",
        refers="entity entity.id",
    )
    _table(
        "utterance_speaker",
        "utterance n:integer entity",
        key="utterance n",
        refers="utterance utterance.id",
    )
    _table(
        "utterance_rendering",
        "utterance n:integer attribution",
        key="utterance n",
        refers="utterance utterance.id",
    )
    _table(
        "claim_report",
        "claim n:integer attribution? span_start:integer span_end:integer span_text span_article voice",
        key="claim n",
        refers="claim claim.id",
    )
    _table(
        "claim_history",
        "claim n:integer edtf? status by",
        key="claim n",
        refers="claim claim.id",
    )
    _table(
        "event_participant",
        "event n:integer entity",
        key="event n",
        refers="event event.id",
    )


def _indexes() -> None:
    op.create_index("sighting_of_page", "sighting", ["page", "location"])
    op.create_index("noted_problem_location", "noted_problem", ["location"])
    op.create_index("mention_of_article", "mention", ["article"])
    op.create_index("attribution_of_article", "attribution", ["article"])
    op.create_index("attribution_speaker_by_entity", "attribution_speaker", ["entity"])
    op.create_index("attribution_speaker_by_name", "attribution_speaker", ["name"])
    op.create_index("entity_mention_by_mention", "entity_mention", ["mention"])
    op.create_index("utterance_rendering_by_attribution", "utterance_rendering", ["attribution"])
    op.create_index("claim_report_by_attribution", "claim_report", ["attribution"])


def _views() -> None:
    op.execute(
        """
        CREATE VIEW smallest_sighting AS
        SELECT id, page, location FROM (
            SELECT id, page, location, row_number() OVER (
                PARTITION BY page ORDER BY location, coalesce(container, ''), coalesce(charset, ''),
                    coalesce(modified, ''), coalesce(feed_title, ''), coalesce(feed_link, ''), media, id
            ) AS place FROM sighting
        ) WHERE place = 1
        """
    )
    op.execute(
        """
        CREATE VIEW statement AS
        SELECT a.id AS attribution, s.name AS speaker, s.entity, s.anonymous, a.source, a.cue, a.content,
            a.act, a.form, a.attitude, a.negated, a.stance, a.section, a.parent, a.said_edtf AS said,
            a.confidence, p.id AS article, p.outlet_name AS outlet, p.published_edtf AS published,
            p.title_text AS title, p.location
        FROM attribution AS a
        JOIN article AS p ON p.id = a.article
        LEFT JOIN attribution_speaker AS s ON s.attribution = a.id
        """
    )


def _search() -> None:
    for table, columns in (("article", "title_text, text"), ("attribution", "source, cue, content")):
        op.execute(
            f"CREATE VIRTUAL TABLE {table}_search USING fts5({columns}, content='{table}', content_rowid='seq', "
            "tokenize='porter unicode61 remove_diacritics 2')"
        )
