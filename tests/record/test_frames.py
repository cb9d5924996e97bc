"""Issues by what is done to things of one sort."""

from __future__ import annotations

import pytest

from onrecord.data import rows
from onrecord.model import NamedIssue, RecordSettings
from onrecord.record.stands.frames import framed, framed_issues
from onrecord.record.stands.issues import MARKS, listed_in
from onrecord.record.stands.phrases import words_of
from record.story import record
from record.test_sides import held, wants
from record.world import Draft


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the syrup should be withdrawn", ["recall"]),
        ("they should withdraw the syrup", ["recall"]),
        ("they should withdraw the garrison", ["withdrawal"]),
        ("they should take the syrup off", ["recall"]),
        ("the attaché should stay until May", ["deportation!"]),
        ("they should withdraw; the syrup is fine", []),
        ("the harbour master should go to the syrup", []),
        ("the chairman should go", ["resignation"]),
        ("the chairman should go to court", []),
        ("the chairman should stay until May", ["resignation!"]),
        ("Lovel should go", []),
        ("the chairman wore a sack", []),
    ],
)
def test_a_verb_means_an_issue_by_a_noun_beside_it(text, found):
    assert [one.value for one in framed(words_of(text), MARKS, {})] == found


def test_the_name_of_a_person_stands_for_a_person():
    assert [one.value for one in framed(words_of("Lovel should go"), MARKS, {"@he": frozenset({"lovel"})})] == [
        "resignation?"
    ]


def test_a_noun_that_makes_it_sure_counts_more_than_a_nearer_name():
    words = words_of("urged the chairman Ada Lovel to step aside")
    assert [one.value for one in framed(words, MARKS, {"@he": frozenset({"lovel"})})] == ["resignation"]


def test_a_noun_of_another_clause_says_nothing():
    assert [one.value for one in framed(words_of("I go because the chairman sings"), MARKS, {})] == [
        "resignation?^"
    ]


def test_the_nearest_noun_says_what_is_meant():
    words = words_of("the syrup is bad, so they will withdraw the garrison")
    assert [one.value for one in framed(words, MARKS, {})] == ["withdrawal"]


def test_of_what_the_tables_find_the_longer_stays():
    assert [one.value for one in listed_in(words_of("the ships should stay in port"))] == ["suspension"]
    (found,) = listed_in(words_of("to withdraw the syrup from sale"))
    assert (found.value, found.start, found.end) == ("recall", 1, 6)


def test_every_class_of_nouns_is_there_and_no_row_is_empty():
    known = {row["issue"] for row in rows("issue_frames") if not row["verbs"]}
    used = {row["nouns"] for row in rows("issue_frames") if row["nouns"].startswith("@")}
    assert used == known and all(row["nouns"] for row in rows("issue_frames"))
    assert "recall" in framed_issues() and not framed_issues() & known


def test_who_keeps_what_others_want_withdrawn_is_against_it():
    built = record(
        wants("a", "Ada Lovel", "demanded", "that the syrup be withdrawn", "demand", form="indirect"),
        wants("b", "Ion Pell", "said", "patients should go on taking the syrup"),
    )
    assert held(built, "recall") == [("Ada Lovel", "for"), ("Ion Pell", "against")]


def test_whoever_says_that_somebody_has_their_confidence_wants_no_resignation():
    built = record(
        wants("a", "Ada Lovel", "demanded", "that the chairman resign", "demand", form="indirect"),
        wants("b", "Ion Pell", "said", "that the guild had full confidence in the chairman"),
        wants("c", "Cato Brun", "said", "that the guild did not have full confidence in the chairman"),
    )
    assert held(built, "resignation") == [("Ada Lovel", "for"), ("Ion Pell", "against"), ("Cato Brun", "for")]


def test_what_is_only_supposed_is_not_wanted_by_saying_it():
    built = record(
        wants("a", "Ada Lovel", "demanded", "that the chairman resign", "demand", form="indirect"),
        wants("b", "Ion Pell", "said", "it would rain if the guild had full confidence in the chairman"),
    )
    assert held(built, "resignation") == [("Ada Lovel", "for")]


def test_a_refusal_behind_a_contrary_word_is_one_of_the_thing_itself():
    text = "The guild wants the chairman to stay. “We won’t dance by lamplight,” Ion Pell said."
    draft = Draft("b.txt", text, "b", "2031-05-04")
    ion = draft.name("Ion Pell")
    draft.says(
        "Ion Pell", "said", "“We won’t dance by lamplight,”", speaker="Ion Pell", mention=ion, form="direct"
    )
    wish = wants("a", "Ada Lovel", "demanded", "that the chairman resign", "demand", form="indirect")
    assert held(record(wish, draft), "resignation") == [("Ada Lovel", "for"), ("Ion Pell", "against")]


@pytest.mark.parametrize(
    ("content", "act", "direction"),
    [
        ("to close the bridge if the chairman did not resign", "threaten", "for"),
        ("to close the bridge unless the chairman resigned", "threaten", "for"),
        ("to close the bridge if the chairman resigned", "threaten", "against"),
        ("to close the bridge if a resignation was refused", "threaten", "for"),
        ("the guild would boycott the fair if the chairman resigned", "assert", "against"),
        ("the guild would visit the fair if the chairman resigned", "assert", None),
    ],
)
def test_a_threat_tells_what_is_wanted_by_its_condition(content, act, direction):
    wish = wants("a", "Ada Lovel", "demanded", "that the chairman resign", "demand", form="indirect")
    built = record(wish, wants("b", "Ion Pell", "threatened", content, act))
    assert [way for name, way in held(built, "resignation") if name == "Ion Pell"] == [direction][
        : direction is not None
    ]


@pytest.mark.parametrize(
    ("cue", "form", "ways"),
    [("called", "mixed", ["against"]), ("called", "indirect", []), ("heard", "mixed", [])],
)
def test_what_is_called_by_a_quoted_name_is_refused(cue, form, ways):
    wish = wants("a", "Ada Lovel", "demanded", "an inquiry", "demand", form="indirect")
    mocked = wants("b", "Ion Pell", cue, "the inquiry “a fair without a roundabout”", form=form)
    assert [way for name, way in held(record(wish, mocked), "inquiry") if name == "Ion Pell"] == ways


@pytest.mark.parametrize(
    ("content", "direction"),
    [
        ("not one boat will sail until the lock is dust", "against"),
        ("until the lock is scrapped, nobody will sail", "against"),
        ("nobody will sail unless there is a lock", "for"),
        ("we will sail until the lock is dust", None),
        ("not one boat sails while the lock is dust", None),
    ],
)
def test_who_will_do_nothing_until_a_thing_is_done_wants_that(content, direction):
    settings = RecordSettings(issues=(NamedIssue("The lock", ("lock",)),))
    built = record(wants("a", "Ada Lovel", "said", content), settings=settings)
    assert [p.direction for p in built.positions] == ([direction] if direction else [])


def test_whoever_stays_in_a_hotel_owns_nothing_of_it():
    assert not list(framed(words_of("both sides stay in the hotel"), MARKS, {}))
