"""Which sides count on a thing, by how many of a story's pages name it."""

from __future__ import annotations

import pytest

from onrecord.model import Record
from record.story import record
from record.test_positions import held, wants
from record.world import Draft

OTHERS = ("Una Bram", "Ida Korr", "Jon Marr", "Eva Tull", "Per Holm", "Ola Finn")


def among_others(*drafts: Draft) -> Record:
    """The record of pages among six of other matters."""
    rest = (wants(f"x{n}", "2031-05-03", who, "said", "the sky was grey") for n, who in enumerate(OTHERS))
    return record(*drafts, *rest)


@pytest.mark.parametrize(
    ("cue", "content", "rest"),
    [
        ("said", "she would never sign a ceasefire", {}),
        ("intends", "to raise the old barge", {"act": "other", "attitude": "intention"}),
    ],
)
def test_what_one_page_of_many_names_is_no_matter_of_the_story(cue: str, content: str, rest: dict):
    one = wants("a", "2031-05-03", "Ada Lovel", cue, content, **rest)
    assert record(one).positions
    assert not among_others(one).positions


def test_but_who_is_told_to_want_it_does():
    built = among_others(wants("a", "2031-05-03", "Ada Lovel", "demanded", "a ceasefire", "demand"))
    assert held(built, "ceasefire") == [("Ada Lovel", "for")]


def test_and_who_sets_a_condition_bargains_about_it():
    built = among_others(
        wants("a", "2031-05-03", "Ada Lovel", "said", "there would be a ceasefire only if the guns went home"),
        wants("b", "2031-05-03", "Ion Pell", "rejected", "a ceasefire", "reject"),
    )
    assert ("Ada Lovel", "conditional") in held(built, "ceasefire")


def test_a_doubtful_term_counts_where_many_pages_have_another():
    sale = wants("a", "2031-05-03", "Ada Lovel", "rejected", "the takeover", "reject")
    offer = wants("b", "2031-05-03", "Ion Pell", "said", "the offer must be accepted")
    assert held(record(sale, offer), "takeover") == [("Ada Lovel", "against"), ("Ion Pell", "for")]
    assert held(among_others(sale, offer), "takeover") == [("Ada Lovel", "against")]


def test_a_deal_is_what_is_bargained_about_only_where_that_is_named():
    truce = wants("a", "2031-05-03", "Ada Lovel", "demanded", "a ceasefire", "demand")
    other = wants("b", "2031-05-03", "Ion Pell", "rejected", "the deal", "reject")
    assert ("Ion Pell", "against") in held(record(truce, other), "ceasefire")
    built = among_others(truce, other)
    assert held(built, "ceasefire") == [("Ada Lovel", "for")]
    assert held(built, "deal") == [("Ion Pell", "against")]


@pytest.mark.parametrize("content", ["a very different view", "the findings", "further activities"])
def test_nouns_that_say_nothing_of_what_is_meant_are_no_issue(content: str):
    assert not record(wants("a", "2031-05-03", "Ada Lovel", "demanded", content, "demand")).issues


def test_who_recounts_a_tale_wants_no_recount():
    built = record(
        wants("a", "2031-05-03", "Ada Lovel", "refused", "any recounting of the old tale", "reject"),
        wants("b", "2031-05-03", "Ion Pell", "demanded", "a recount of the ballots", "demand"),
    )
    assert held(built, "recount") == [("Ion Pell", "for")]
