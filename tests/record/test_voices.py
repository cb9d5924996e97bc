"""Who speaks in two attributions, and whether it is one voice."""

from __future__ import annotations

import pytest

from onrecord.model import Link
from onrecord.record.asking import Asking
from onrecord.record.statements import collect
from onrecord.record.story import Story
from onrecord.record.utterances.matching import Finder
from onrecord.record.utterances.weighing import STRANGER
from onrecord.record.who.entities import resolve
from record.story import groups, record
from record.test_matching import NEAR, NEARER, PAPER, changed
from record.test_utterances import says
from record.world import Draft


def told(place: str, text: str, source: str, content: str, names: dict[str, str], **rest) -> tuple[Draft, str]:
    """A page of which a source says something; `names`: what it mentions, with the kind of each."""
    draft = Draft(f"{place}.txt", f"{text} {source} said {content}.", place, "2031-05-08")
    for name, kind in names.items():
        draft.name(name, kind)
    return draft, draft.says(source, "said", content, speaker=source, **rest)


def body(content: str = PAPER) -> tuple[Draft, str]:
    """A page on which a company speaks."""
    draft = Draft("a.txt", f"Norn Mill said {content}.", "a", "2031-05-08")
    mention = draft.name("Norn Mill", "organization")
    return draft, draft.says("Norn Mill", "said", content, speaker="Norn Mill", mention=mention)


def test_a_spokesperson_without_a_name_speaks_for_whom_the_source_names():
    a, x = body()
    mill = {"Norn Mill": "organization"}
    b, y = told("b", "It rained.", "A spokeswoman for Norn Mill", NEAR, mill, anonymous=True)
    assert groups(record(a, b)) == {frozenset((x, y))}
    c, _ = told("c", "It rained.", "A customer of Norn Mill", NEAR, mill, anonymous=True)
    assert groups(record(a, c)) == set()


def led(role: str, content: str = NEAR, place: str = "b") -> tuple[Draft, str]:
    """A page on which somebody with an office speaks."""
    text = f"Ada Lovel, the {role} of Norn Mill, came. Ada Lovel said {content}."
    draft = Draft(f"{place}.txt", text, place, "2031-05-08")
    draft.name("Norn Mill", "organization")
    mention = draft.name("Ada Lovel")
    again = draft.name("Ada Lovel", nth=1, same_as=mention)
    return draft, draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", mention=again, nth=1)


def test_a_body_says_what_its_head_says():
    a, x = body()
    b, y = led("chief executive")
    assert groups(record(a, b)) == {frozenset((x, y))}
    c, _ = led("accountant")
    d, _ = led("former chief executive")
    assert groups(record(a, c)) == groups(record(a, d)) == set()


def test_sources_that_any_could_be_are_those_of_the_page_that_is_cited():
    a, x = says("a", "2031-05-08", PAPER, speaker="two of the guards", anonymous=True)
    vague = {"speaker": "people familiar with the plan", "anonymous": True}
    b, y = says("b", "2031-05-08", NEAR, chain=[Link("a")], **vague)
    assert groups(record(a, b)) == {frozenset((x, y))}
    c, _ = says("c", "2031-05-08", NEAR, **vague)
    d, _ = says("d", "2031-05-08", NEAR, speaker="a diver", anonymous=True, chain=[Link("a")])
    assert groups(record(a, c)) == groups(record(a, d)) == set()


def test_a_headline_may_call_a_body_by_a_word():
    text = "Regulator will look at the Norn bridge toll\nThe regulator met. Ion Pell said {}."
    content = "that it would look at the toll on the Norn bridge"
    for word, joined in (("Regulator", True), ("Mia Gull", False)):
        draft = Draft("a.txt", text.format(content).replace("Regulator", word), "a", "2031-05-08")
        head = draft.says(
            word, "will", "look at the Norn bridge toll", speaker=word, mention=draft.name(word, "person")
        )
        changed(draft, section="title")
        chief = draft.name("Ion Pell", "person")
        below = draft.says("Ion Pell", "said", content, speaker="Ion Pell", mention=chief)
        assert (frozenset((head, below)) in groups(record(draft))) == joined


def test_a_description_with_a_name_in_it_is_no_name():
    mill = {"Norn Mill": "organization", "Ion Pell": "person"}
    a, x = told("a", "Ion Pell, the spokesman of Norn Mill, came.", "Ion Pell", PAPER, mill)
    b, y = told("b", "It rained.", "Norn Mill’s spokesman", NEAR, {"Norn Mill’s spokesman": "person"})
    assert groups(record(a, b)) == {frozenset((x, y))}
    c, _ = told("c", "It rained.", "Velland Mill’s spokesman", NEAR, {"Velland Mill’s spokesman": "person"})
    assert groups(record(a, c)) == set(), "another's"


def test_whoever_leads_may_be_called_the_leader():
    union = {"Ada Lovel": "person"}
    a, x = told("a", "Ada Lovel, the general secretary, came.", "Ada Lovel", PAPER, union)
    b, y = told("b", "It rained.", "The dockers’ leader", NEAR, {}, anonymous=True)
    assert groups(record(a, b)) == {frozenset((x, y))}
    c, _ = told("c", "It rained.", "A dockers’ leader", NEAR, {}, anonymous=True)
    assert groups(record(a, c)) == set(), "one of several"


def test_a_country_says_what_its_ministers_say():
    text = "Vellish Minister Ada Lovel came."
    a, x = told("a", text, "Ada Lovel", NEARER, {"Ada Lovel": "person"})
    b, y = told("b", "It rained.", "Velland", PAPER, {"Velland": "place"})
    assert groups(record(a, b)) == {frozenset((x, y))}
    c, _ = told("c", "It rained.", "Norland", PAPER, {"Norland": "place"})
    assert groups(record(a, c)) == set()
    d, z = told("d", "It rained.", "The Vellish ministry", NEARER, {"The Vellish ministry": "organization"})
    assert groups(record(d, b)) == {frozenset((z, y))}


def test_two_spokespeople_without_a_name_are_one_unless_they_speak_for_two():
    a, x = told("a", "It rained.", "A spokeswoman for Norn Mill", PAPER, {}, anonymous=True)
    b, y = told("b", "It rained.", "its spokeswoman", NEARER, {}, anonymous=True)
    assert groups(record(a, b)) == {frozenset((x, y))}
    c, _ = told("c", "It rained.", "a spokesman for the union", NEARER, {}, anonymous=True)
    assert groups(record(a, c)) == set()


def test_a_minister_s_spokesman_and_the_country_are_no_strangers_where_the_minister_s_words_are_one_with_both():
    """They are not one voice by themselves, and are compared as one where a third is one with either."""
    a, x = told("a", "Vellish Minister Ada Lovel came.", "Ada Lovel", PAPER, {"Ada Lovel": "person"})
    b, y = told("b", "It rained.", "Velland", NEARER, {"Velland": "place"})
    c, z = told("c", "It rained.", "Ada Lovel’s spokesman", NEAR, {"Ada Lovel": "person"}, anonymous=True)
    story = Story.of([draft.reading() for draft in (a, b, c)])
    people = resolve(story, ())
    weighing = Finder(collect(story, people), people, {}, 0.75, (), Asking(story, None))._weighing
    gained = {pair: weighing.of_one_voice(*pair) - weighing.score(*pair) for pair in ((x, y), (x, z), (y, z))}
    assert gained == {(x, y): 0.0, (x, z): 0.0, (y, z): pytest.approx(-STRANGER)}
