"""What the end of an exported relation, or a span, stands for in the gold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eval.quotes import QuoteError, find
from eval.story_match import Matched


def is_end(matched: Matched, wanted: Any, end: Mapping[str, Any]) -> bool:
    """Whether the end of a relation is what the gold means: an attribution by key, or narrated words."""
    if isinstance(wanted, str):
        return wanted in keys(matched, end)
    return any(touches(matched, wanted, span) for span in _spans(matched, end))


def keys(matched: Matched, end: Mapping[str, Any]) -> set[str]:
    """Gold attributions that the end of a relation stands for, other renderings of their utterances among them."""
    ids: list[str] = [end["attribution"]] if end.get("attribution") else []
    ids += [r for u in matched.export.all("utterance") if u["id"] == end.get("utterance") for r in u["renderings"]]
    claims = [c for c in matched.export.all("claim") if c["id"] == end.get("claim")]
    ids += [r["attribution"] for c in claims for r in c["reports"] if r["attribution"]]
    found = {matched.key_of[i] for i in ids if i in matched.key_of}
    return found | {
        key for group in matched.gold.record["utterances"] if found.intersection(group) for key in group
    }


def touches(matched: Matched, row: Mapping[str, Any], span: Mapping[str, Any]) -> bool:
    """Whether `span`, with its article, overlaps the gold's quote."""
    line = matched.articles.get(row["article"])
    if line is None or line["id"] != span["article"]:
        return False
    try:
        start, end = find(line["text"], row["quote"])
    except QuoteError:
        return False
    return bool(span["start"] < end and start < span["end"])


def _spans(matched: Matched, end: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    spans = [end["span"]] if end.get("span") else []
    claims = [c for c in matched.export.all("claim") if c["id"] == end.get("claim")]
    return spans + [r["span"] for c in claims for r in c["reports"]]
