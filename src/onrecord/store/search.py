"""Full text over the articles and the attributions of the record (SQLite FTS5, English stems, no diacritics)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

WORDS = 24
"""Words of an article shown around what was found: about two lines."""

_TERMS = re.compile(r'"([^"]*)"|(\S+)')

_ATTRIBUTIONS = """
    SELECT a.id, a.article, a.content AS words FROM attribution_search
    JOIN attribution AS a ON a.seq = attribution_search.rowid
    WHERE attribution_search MATCH :terms ORDER BY attribution_search.rank, a.seq LIMIT :limit
"""
_ARTICLES = """
    SELECT a.id, a.id AS article, snippet(article_search, -1, '', '', '…', :words) AS words FROM article_search
    JOIN article AS a ON a.seq = article_search.rowid
    WHERE article_search MATCH :terms ORDER BY article_search.rank, a.seq LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: an attribution, with its content, or an article, with the words around."""

    kind: Literal["attribution", "article"]
    id: str
    article: str
    words: str


def search(connection: sa.Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """The best `limit` attributions, then the best `limit` articles in which all words of `query` stand.

    Words in quotation marks must stand side by side. Everything else is taken as words: no text is a wrong query.
    """
    terms = _terms(query)
    if not terms:
        return ()
    given = {"terms": terms, "limit": limit}
    said = connection.execute(sa.text(_ATTRIBUTIONS), given).mappings()
    written = connection.execute(sa.text(_ARTICLES), given | {"words": WORDS}).mappings()
    return tuple(Hit("attribution", **row) for row in said) + tuple(Hit("article", **row) for row in written)


def _terms(query: str) -> str:
    """The query in FTS5's language: each word or phrase quoted, so that nothing in it is an operator."""
    found = (phrase or word for phrase, word in _TERMS.findall(query.replace("\0", " ")))
    words = (re.sub(r'[\ud800-\udfff"]', " ", term) for term in found)
    return " ".join(f'"{word}"' for word in words if any(character.isalnum() for character in word))
