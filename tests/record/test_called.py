"""What named things are said to be."""

from __future__ import annotations

import pytest

from onrecord.record.stands.called import called
from onrecord.record.stands.phrases import words_of
from record.story import record
from record.test_sides import held, wants
from record.world import Draft


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They gave him Zelprin, a bitter syrup against coughs, on Monday.", {"@product": frozenset({"zelprin"})}),
        ("They gave him the syrup Zelprin on Monday.", {"@product": frozenset({"zelprin"})}),
        ("They gave him Zelprin, a gift that a syrup is not.", {}),
        ("They gave him syrup. Then he slept.", {}),
        ("They took the syrup. The quay was wet.", {}),
    ],
)
def test_a_name_belongs_to_the_class_of_the_noun_that_describes_it(text, names):
    assert called([(text, words_of(text))]) == names


def test_a_verb_means_an_issue_by_a_name_beside_it():
    told = wants("a", "Ada Lovel", "said", "Zelprin, a syrup, was bitter")
    wish = wants("b", "Ion Pell", "demanded", "that the guild destroy Zelprin", "demand")
    assert held(record(told, wish), "recall") == [("Ion Pell", "for")]


def test_people_of_any_sort_may_be_freed():
    told = Draft("a.txt", "Ada Lovel met nine bargemen.", "a", "2031-05-03")
    told.name("nine bargemen", kind="group", form="nominal")
    wish = wants("b", "Ion Pell", "demanded", "that the duke set free the bargemen", "demand")
    assert held(record(told, wish), "prisoners") == [("Ion Pell", "for")]
    assert held(record(wish), "prisoners") == []
