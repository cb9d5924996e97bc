"""What kind of thing a name means, by all that a story's pages show."""

from __future__ import annotations

import pytest

from onrecord.record.who.kinds import is_body, is_title
from record.story import record
from record.world import Draft


@pytest.mark.parametrize("name", ["Prime Minister", "Dr", "Deputy Foreign Minister", "National Security"])
def test_titles_alone_name_nobody(name):
    assert is_title(name)


@pytest.mark.parametrize("name", ["Minister Ada Lovel", "Ada Lovel", "Norn"])
def test_a_title_with_a_name_names_somebody(name):
    assert not is_title(name)


@pytest.mark.parametrize("name", ["Lamp House", "Committee on Harbour Dues", "QX-NRN", "Ostrin Courier"])
def test_bodies_by_their_shape_or_the_table(name):
    assert is_body(name)


@pytest.mark.parametrize("name", ["Edward House", "Ada Lovel", "NILS FARROW"])
def test_people_are_no_bodies(name):
    assert not is_body(name)


def kinds(*drafts: Draft) -> dict[str, str]:
    return {e.name: e.kind for e in record(*drafts).entities}


def test_a_name_tagged_as_a_person_that_pages_place_is_a_place():
    a = Draft("a.txt", "Norland said no. Fish is dear in Norland, and in Norland it stays so.", "a", "2031-05-06")
    a.name("Norland")
    assert kinds(a) == {"Norland": "place"}


def test_a_name_from_which_the_story_makes_a_people_is_a_place():
    a = Draft("a.txt", "Sarva kept silent. The Sarvan fleet left.", "a", "2031-05-06")
    a.name("Sarva")
    assert kinds(a) == {"Sarva": "place"}


def test_somebody_s_family_name_stays_a_person_whatever_stands_before_it():
    a = Draft("a.txt", "Ada Lovel came. Trust in Lovel grew, hope in Lovel too. Lovel slept.", "a", "2031-05-06")
    first = a.name("Ada Lovel")
    a.name("Lovel", nth=3, same_as=first)
    assert kinds(a) == {"Ada Lovel": "person"}


def test_a_word_at_the_head_of_a_sentence_is_nobody():
    a = Draft("a.txt", "Gates were shut. The gates are old. Ada Lovel came.", "a", "2031-05-06")
    a.name("Gates")
    a.name("Ada Lovel")
    assert kinds(a) == {"Ada Lovel": "person"}


def test_an_office_without_a_name_is_the_one_to_whom_the_page_gives_it():
    a = Draft("a.txt", "Prime Minister Ada Lovel came. Later Prime Minister said no.", "a", "2031-05-06")
    a.name("Ada Lovel")
    speaker = a.name("Prime Minister", nth=1)
    a.says("Prime Minister", "said", "no", speaker="Prime Minister", mention=speaker, nth=1)
    built = record(a)
    assert [s.name for s in built.attributions[0].speakers] == ["Ada Lovel"]


def test_the_words_beside_a_name_outweigh_the_tagger():
    a = Draft("a.txt", "Sarva fell. Shares in Sarva fell, and Sarva's chairman left.", "a", "2031-05-06")
    for nth in range(3):
        a.name("Sarva", nth=nth)
    assert kinds(a) == {"Sarva": "organization"}


def test_another_page_s_words_count_too():
    a = Draft("a.txt", "Sarva said no.", "a", "2031-05-06")
    b = Draft("b.txt", "Shares in Sarva fell, and Sarva's chairman left.", "b", "2031-05-06")
    a.name("Sarva")
    b.name("Sarva", "organization")
    assert kinds(a, b) == {"Sarva": "organization"}


def test_an_outlet_of_the_story_is_a_body():
    a = Draft("a.txt", "Harbour Bell said no.", "Harbour Bell", "2031-05-06")
    a.name("Harbour Bell")
    assert kinds(a) == {"Harbour Bell": "organization"}


def test_a_ship_that_is_named_often_is_a_thing_of_the_record():
    a = Draft("a.txt", "All aboard the Old Nessa slept. The Old Nessa sank.", "a", "2031-05-06")
    b = Draft("b.txt", "The ferry Old Nessa was late.", "b", "2031-05-06")
    first = a.name("Old Nessa", "place")
    a.name("Old Nessa", "person", nth=1, same_as=first)
    b.name("Old Nessa")
    assert kinds(a, b) == {"Old Nessa": "other"}
    c = Draft("c.txt", "The Old Nessa was late.", "c", "2031-05-06")
    c.name("Old Nessa", "other")
    assert kinds(c) == {}
