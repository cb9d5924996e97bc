"""Cutting a text at the borders of spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.dossier.marks import Anchor, Mark, cut

TEXT = st.text(max_size=60)
ROLES = st.sampled_from(["source", "cue", "content", "spot", "furniture"])


@st.composite
def marked_text(draw):
    text = draw(TEXT)
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places, ROLES), max_size=12))
    marks = [Mark(min(a, b), max(a, b), role, str(n)) for n, (a, b, role) in enumerate(pairs)]
    anchors = [Anchor(at, f"x{n}") for n, at in enumerate(draw(st.lists(places, max_size=5)))]
    return text, marks, anchors, draw(st.lists(places, max_size=5))


@given(marked_text())
def test_pieces_joined_are_the_text_and_each_knows_exactly_what_lies_over_it(given_):
    text, marks, anchors, borders = given_
    pieces = cut(text, marks, anchors, borders)
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        over = [
            m for m in marks if m.start <= piece.start and piece.start + len(piece.text) <= m.end and piece.text
        ]
        if piece.text:
            assert set(piece.keys) == {m.key for m in over}
            assert set(piece.roles) == {m.role for m in over}
    assert sorted(a.id for piece in pieces for a in piece.anchors) == sorted(a.id for a in anchors)
    assert all(a.start == piece.start for piece in pieces for a in piece.anchors)


def test_a_quotation_within_a_quotation_is_two_deep():
    pieces = cut("abcdef", [Mark(0, 6, "content", "1"), Mark(2, 4, "content", "2")])
    assert [(p.text, p.depth, p.keys) for p in pieces] == [
        ("ab", 1, ("1",)), ("cd", 2, ("1", "2")), ("ef", 1, ("1",)),
    ]  # fmt: skip


def test_overlapping_spans_are_cut_where_they_cross():
    pieces = cut("abcdef", [Mark(0, 4, "content", "1"), Mark(2, 6, "source", "2")])
    assert [(p.text, p.roles) for p in pieces] == [
        ("ab", ("content",)), ("cd", ("content", "source")), ("ef", ("source",)),
    ]  # fmt: skip
