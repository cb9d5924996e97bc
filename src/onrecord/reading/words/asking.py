"""Words by which a question is put to somebody: "asked whether", "When pressed about"."""

from __future__ import annotations

from onrecord.data.wordlists import any_listed, listed, written

ASKED = f"(?:{any_listed('asking.put')})"
"""Participles that always put a question, as a pattern."""

ASKED_FIRST = f"(?:{written(listed('asking.put') | listed('asking.put_first'))})"
"""With those that do so where a sentence begins: "Challenged on this, she …", but "who challenged it"."""

ASKED_WHEN = f"(?:{any_listed('asking.put', 'asking.put_first')})"
"""The same in small letters, for what stands behind "when" or "after being"."""

QUESTION = f"(?:{any_listed('asking.questions')})"
"""Words that begin a question, as a pattern."""
