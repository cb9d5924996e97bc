"""The record as a whole: a pure function of its readings, whatever their order and however odd they are."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Decision, Reading, Record, RecordSettings, Vectors
from onrecord.progress import Silent
from onrecord.record import build
from record.story import record
from record.world import Draft

WORDS = [
    "ferry",
    "Norn",
    "gate",
    "no",
    "not",
    "opened",
    "14",
    "sold",
    "“",
    "”",
    "\n",
    ".",
    "that",
    "May",
    "\ud800",
    "é",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=6, max_size=30).map(" ".join)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A page with an attribution of a stretch of its odd text."""
    number = draw(st.integers(0, 10**6))
    body = draw(TEXTS)
    draft = Draft(f"{number}.txt", f"Ada Lovel said {body}", draw(st.sampled_from([None, "a", "b"])), "2031-05-06")
    name = draft.name("Ada Lovel", draw(st.sampled_from(["person", "organization", "place"])))
    act = draw(st.sampled_from(["assert", "deny", "demand", "reject", "decline", "ask"]))
    draft.says("Ada Lovel", "said", body, speaker="Ada Lovel", mention=name, act=act)
    return draft


@settings(max_examples=40, deadline=None)
@given(st.lists(drafts(), max_size=5, unique_by=lambda d: d.location), st.randoms(use_true_random=False))
def test_the_order_of_the_readings_changes_nothing(made, random):
    readings = [draft.reading() for draft in made]
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert build(readings, (), RecordSettings(), Silent()) == build(shuffled, (), RecordSettings(), Silent())


def everything(built: Record) -> set[str]:
    """All ids that a line of the record can refer to."""
    rows = (
        built.articles,
        built.mentions,
        built.attributions,
        built.entities,
        built.utterances,
        built.claims,
        built.issues,
    )
    return {row.id for kind in rows for row in kind}


@settings(max_examples=25, deadline=None)
@given(st.lists(drafts(), max_size=5, unique_by=lambda d: d.location))
def test_every_reference_leads_somewhere(made):
    built = record(*made)
    known = everything(built)
    wanted = {e for u in built.utterances for e in (*u.speakers, *u.renderings, u.first)}
    wanted |= {p for s in built.positions for p in (s.actor, s.issue, s.attribution)}
    wanted |= {x for s in built.shifts for x in (s.actor, s.issue, s.from_, s.to)}
    wanted |= {m for e in built.entities for m in e.mentions}
    wanted |= {s.entity for a in built.attributions for s in a.speakers if s.entity}
    ends = [e for r in built.relations for e in (r.from_, r.to)]
    wanted |= {x for e in ends for x in (e.utterance, e.attribution, e.claim, e.entity) if x}
    assert wanted <= known
    assert all(r.why for r in built.relations)


def test_no_readings_make_an_empty_record():
    assert record() == Record()


def test_an_empty_reading_is_an_article_without_anything():
    built = build([Reading(Draft("a.txt", "").article())], (), RecordSettings(), Silent())
    assert len(built.articles) == 1 and built.attributions == ()


def test_the_same_article_twice_is_counted_once_and_listed():
    draft = Draft("b.txt", "Ada Lovel said no.", "a", "2031-05-06")
    again = replace(draft.reading(), article=replace(draft.article(), location="c.txt"))
    built = build([again, draft.reading()], (), RecordSettings(), Silent())
    assert [a.location for a in built.articles] == ["b.txt"]
    assert [(p.category, p.location) for p in built.problems] == [("seen-twice", "c.txt")]


def test_vectors_of_another_width_are_a_problem_and_no_crash():
    a, b = (Draft(f"{n}.txt", "Ada Lovel said the ferry sails.", n, "2031-05-06") for n in "ab")
    odd = replace(b.reading(), vectors=Vectors(((0, 3),), 2, b"\0" * 4))
    built = build([a.reading(), odd], (), RecordSettings(), Silent())
    assert [p.category for p in built.problems] == ["vector-width"]


def test_an_editor_rejects_and_edits_attributions():
    a = Draft("a.txt", "Ada Lovel said the ferry sails. Ion Pell said it sank.", "a", "2031-05-06")
    first = a.says("Ada Lovel", "said", "the ferry sails", speaker="Ada Lovel")
    second = a.says("Ion Pell", "said", "it sank", speaker="Ion Pell")
    decided = [
        Decision("1", "reject", (first,), None, "ed", "2031-06-01", ""),
        Decision("2", "edit", (second,), "said=2031-05-05", "ed", "2031-06-01", ""),
        Decision("3", "edit", (second,), "speaker=Ada Lovel", "ed", "2031-06-01", ""),
        Decision("4", "edit", (second,), "colour=green", "ed", "2031-06-01", ""),
        Decision("5", "reject", ("gone:a1-2-3",), None, "ed", "2031-06-01", ""),
    ]
    built = record(a, decisions=decided)
    (left,) = built.attributions
    assert (left.id, left.said.edtf, left.speakers[0].name) == (second, "2031-05-05", "Ada Lovel")
    assert [p.category for p in built.problems] == ["decision-not-understood"]
    assert {d.id for d in built.decisions} == {"1", "2", "3", "4", "5"}
