"""What stands beside a denial and is answered by it."""

from __future__ import annotations

from onrecord.model import Act
from record.test_accounts import DAY, Page, denied


def two(first: str, second: str, act: Act = "deny", *, cue: str = "denied") -> list[str]:
    page = Page("a.txt", f"Ada Lovel said {first}. Ion Pell {cue} {second}.", "a", DAY)
    page.told("Ada Lovel", "said", first)
    page.told("Ion Pell", cue, second, act)
    return denied(page)


def test_a_denial_with_a_pronoun_is_of_what_was_just_said():
    theirs = "two flares fell on the northern pier"
    assert two(theirs, "having lit them") == [theirs]


def test_another_matter_just_before_is_not_denied():
    assert two("the bread of the valley was dear", "having lit the flares of the pier") == []


def test_the_words_after_it_in_its_sentence_are_denied_where_the_page_links_them():
    mine, theirs = "that the mill was for sale", "a sale of the mill was near"
    page = Page("a.txt", f"Ada Lovel denied {mine}, after Ion Pell said {theirs}.", "a", DAY)
    page.told("Ada Lovel", "denied", mine, "deny")
    page.told("Ion Pell", "said", theirs)
    assert denied(page) == [theirs]


def test_an_answer_that_begins_with_no_is_to_what_was_put():
    theirs = "the guild had sold its boats"
    page = Page("a.txt", f"Ada Lovel said {theirs}. “No. Ninety was a dream,” Ion Pell said.", "a", DAY)
    page.told("Ada Lovel", "said", theirs)
    page.told("Ion Pell", "said", "No. Ninety was a dream", "deny")
    assert denied(page) == [theirs]


def test_what_is_said_of_the_denier_just_before_is_denied_in_whatever_words():
    theirs = "the men of Ion Pell had beaten two keepers at the gate"
    mine = "that anyone at the gate had been hurt"
    assert two(theirs, mine) == [theirs]
    assert two(theirs.replace("Ion Pell", "the island"), mine) == []
    assert two(theirs, mine.replace("anyone", "no one"), "reject") == [theirs]


def test_what_is_said_again_by_the_verb_alone_is_denied():
    page = Page("a.txt", "Ion Pell denies that he advises the guild. Ada Lovel said that he does.", "a", DAY)
    page.told("Ion Pell", "denies", "that he advises the guild", "deny")
    page.told("Ada Lovel", "said", "that he does")
    assert denied(page) == ["that he does"]
    page = Page("a.txt", "Ion Pell denies that he advises the guild. Ada Lovel said that he swims.", "a", DAY)
    page.told("Ion Pell", "denies", "that he advises the guild", "deny")
    page.told("Ada Lovel", "said", "that he swims")
    assert denied(page) == []
