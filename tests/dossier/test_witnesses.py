"""On whose word something rests, as a sentence."""

from __future__ import annotations

import pytest
from record.story import record
from record.test_origins import FERRY, VELL
from record.test_origins import heard as page
from record.world import Draft

from onrecord.dossier.lookup import Lookup
from onrecord.dossier.witnesses import heard, rests, unnamed
from onrecord.model import Link, Record


@pytest.mark.parametrize(
    ("description", "told"),
    [
        ("five officials", "five unnamed officials"),
        ("a source close to the board", "an unnamed source close to the board"),
        ("officials", "unnamed officials"),
        ("Norn officials", "unnamed Norn officials"),
        ("an anonymous diver", "an anonymous diver"),
        ("two of the divers", "two of the divers"),
        ("his neighbour", "his neighbour"),
        ("Ada Lovel’s aides", "Ada Lovel’s aides"),
        ("a clerk", "an unnamed clerk"),
        ("everyone", "everyone"),
        ("this guy", "this guy"),
        ("one", "an unnamed source"),
        ("six in ten voters", "six in ten voters"),
        ("A large majority of guests", "A large majority of guests"),
        ("nearly half of the pilots", "nearly half of the pilots"),
    ],
)
def test_who_has_no_name_is_said_to_have_none(description, told):
    assert unnamed(description) == told


def sentences(*drafts: Draft) -> tuple[str, str]:
    built = record(*drafts)
    (utterance,), (claim,) = built.utterances, built.claims
    return heard(Lookup(built), utterance), rests(Lookup(built), claim)


def test_five_pages_that_retell_one_agency():
    unnamed_ones = {"speaker": "five officials", "anonymous": True}
    pages = [page(place, "2031-05-08", [VELL], **unnamed_ones) for place in "abcd"]
    pages.append(page("e", "2031-05-08", [Link("Coast Post"), VELL], **unnamed_ones))
    whole = "5 articles, 2 carriers, 1 origin: five unnamed officials, heard by Vell Press"
    assert sentences(*pages) == (whole, whole)


def test_two_hearers_are_named_both():
    told, rested = sentences(page("a", "2031-05-08", [VELL]), page("Radio Norn", "2031-05-08", ()))
    assert told == "2 articles, 1 carrier, 2 origins: Ada Lovel, heard by Radio Norn and by Vell Press"
    assert rested == "2 articles, 1 carrier, 1 origin: Ada Lovel, heard by Radio Norn and by Vell Press"


def test_a_capital_that_begins_a_sentence_is_none_inside_one():
    draft = Draft("b.txt", f"Experts said {FERRY}.", "b", "2031-05-08")
    draft.says("Experts", "said", FERRY, speaker="Experts", anonymous=True)
    assert sentences(draft) == ("1 article, 1 origin: unnamed experts",) * 2


def test_where_no_page_says_who_heard_it_no_hearer_is_named():
    assert sentences(page("a", "2031-05-08", None))[0] == "1 article, 1 origin: Ada Lovel"


def test_a_spokesperson_stands_with_the_principal():
    draft = Draft("b.txt", f"Ion Pell spokeswoman Ada Lovel said {FERRY}.", "b", "2031-05-08")
    mention = draft.name("Ada Lovel")
    draft.name("Ion Pell")
    draft.says("Ada Lovel", "said", FERRY, speaker="Ada Lovel", mention=mention)
    assert sentences(draft) == ("1 article, 1 origin: Ada Lovel for Ion Pell",) * 2

    built = record(draft)
    lookup = Lookup(built)
    lookup.record = Record()  # relations are gone through once, not once for each statement of a large story
    assert rests(lookup, built.claims[0]) == "1 article, 1 origin: Ada Lovel for Ion Pell"


def test_sources_without_a_name_whom_one_carrier_heard_are_named_once():
    two = page("a", "2031-05-08", [VELL], speaker="two guards", anonymous=True)
    some = page("b", "2031-05-08", [VELL], speaker="the guards", anonymous=True)
    whole = "2 articles, 1 carrier, 1 origin: two unnamed guards, heard by Vell Press"
    built = record(two, some)
    (claim,) = built.claims
    assert rests(Lookup(built), claim) == whole


def test_who_passes_words_on_and_the_agency_of_a_whole_page_are_not_said_to_have_heard_them():
    draft = Draft("b.txt", f"Ion Pell said that Ada Lovel said {FERRY}.", "b", "2031-05-08")
    mention, other = draft.name("Ada Lovel"), draft.name("Ion Pell")
    outer = draft.says("Ion Pell", "said", f"that Ada Lovel said {FERRY}", speaker="Ion Pell", mention=other)
    told = [Link("Ion Pell")]
    draft.says("Ada Lovel", "said", FERRY, speaker="Ada Lovel", mention=mention, chain=told, parent=outer)
    built = record(draft)
    assert "Ada Lovel, as told by Ion Pell" in {rests(Lookup(built), c).partition(": ")[2] for c in built.claims}

    wire = Draft("c.txt", f"NORN (Vell Press) - Ada Lovel said {FERRY}.", "c", "2031-05-08")
    wire.says("Ada Lovel", "said", FERRY, speaker="Ada Lovel", mention=wire.name("Ada Lovel"))
    built = record(wire)
    (claim,) = built.claims
    assert rests(Lookup(built), claim) == "1 article, 1 carrier, 1 origin: Ada Lovel, as reported by Vell Press"


def test_whoever_was_told_heard_it():
    draft = Draft("b.txt", f"Ada Lovel told the Mail's Ion Pell that {FERRY}.", "b", "2031-05-08")
    draft.name("Ion Pell")
    told = [Link("Ion Pell", cue=(draft.span("told"),))]
    draft.says("Ada Lovel", "told", FERRY, speaker="Ada Lovel", mention=draft.name("Ada Lovel"), chain=told)
    assert sentences(draft)[1] == "1 article, 1 carrier, 1 origin: Ada Lovel, heard by Ion Pell"


def test_a_poll_hears_nobody_and_nobody_hears_themselves():
    asked = page("a", "2031-05-08", [Link("Norn Gazette poll")])
    assert sentences(asked)[1] == "1 article, 1 carrier, 1 origin: Ada Lovel, as told by Norn Gazette poll"
    post = page("c", "2031-05-08", [Link("Coast Post")])
    assert sentences(post)[1] == "1 article, 1 carrier, 1 origin: Ada Lovel, heard by Coast Post"
    own = page("b", "2031-05-08", [Link("Ada Lovel")])
    assert sentences(own)[1] == "1 article, 1 carrier, 1 origin: Ada Lovel"


def test_a_hearer_without_a_name_is_said_to_have_none():
    clerks = Link("two clerks", anonymous=True)
    told = heard(Lookup(built := record(page("a", "2031-05-08", [clerks]))), built.utterances[0])
    assert told == "1 article, 1 carrier, 1 origin: Ada Lovel, as told by two unnamed clerks"
