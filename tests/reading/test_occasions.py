"""Hearers and occasions, and what an attribution takes over from the one before it."""

from __future__ import annotations

import re

import pytest
from reporting import FRIDAY, marked, read, told

from onrecord.model import Dated, Span
from onrecord.reading.draft import Draft
from onrecord.reading.found import FoundMention
from onrecord.reading.sourcing.hearers import hearer
from onrecord.reading.sourcing.layout import same_people
from onrecord.reading.sourcing.occasions import addressed, occasion


@pytest.mark.parametrize(
    ("text", "hearer", "where"),
    [
        ("<Poe> [is telling] reporters {that it rains}.", "reporters", None),
        ("<The vicar> [told] the parish meeting {the roof leaks}.", None, "the parish meeting"),
        ("<The vicar> [told] the congress of the guild {the roof leaks}.", None, "the congress of the guild"),
        ("<The vicar> [told] a conference on slate in Tarn {it leaks}.", None, "a conference on slate in Tarn"),
        ("<The vicar> [told] a conference on Monday {the roof leaks}.", None, "a conference"),
        ("<The vicar> [told] reporters after a meeting {the roof leaks}.", "reporters", "after a meeting"),
        ("<The vicar>, who told guests at a banquet that it rained, [said] {the roof leaks}.", None, None),
        ("<The vicar>, citing a clerk who was at the banquet, [said] {the roof leaks}.", None, None),
        ("{The roof leaks}, [said] <the vicar, Lind, at a banquet in Ostwick>.", None, "at a banquet in Ostwick"),
        ("{The roof leaked} at a banquet last Friday, <the vicar> [said].", None, None),
        ("As Poe gave a speech, <the vicar> [said] {the roof leaks}.", None, None),
        ("<The vicar> [told] the council {the roof leaks}.", "the council", None),
        ("<The vicar> [told] his guild’s congress {the roof leaks}.", None, "his guild’s congress"),
        ("<The vicar> [thanked] {the choir in a televised address}.", None, "in a televised address"),
        ("<The vicar> [listed] {questions for the choir to answer in a closed briefing}.", None, None),
        ("<The vicar> [told] me with a smile {that it was over}.", "me", None),
        ("<The vicar> [warned] against {campaigns of the harbour board}.", None, None),
        ("<The vicar> [told] me over the phone {that it was over}.", "me", "over the phone"),
        ("<The vicar> [told] the choir over lunch {that it was over}.", "the choir", "over lunch"),
        ("<The vicar> [told] people with bad knees {that it was over}.", "people with bad knees", None),
        ("<The vicar> [told] a town hall meeting with growers {that it was over}.", None,
         "a town hall meeting with growers"),
        ("<The vicar> has [encouraged and applauded] {the efforts of growers}.", None, None),
        ("<The letters> [address] {the lines that were drawn}.", None, None),
        ("<The vicar> [relied] {on an old rule} in ruling that it was over.", None, None),
        ("<The vicar> [allegedly] {passed it on} in exchange for favours.", None, None),
        ("Soon after Poe was booed at a rally, <the vicar> [wrote] {that it was over}.", None, None),
        ("<The vicar> [told] Mr. Poe {that it was over}.", "Mr. Poe", None),
        ("Speaking from a roof to pilgrims, <the vicar> [said] {it rains}.", "pilgrims", "Speaking from a roof"),
        ("Speaking to pilgrims outside the church, <the vicar> [said] {it leaks}.", "pilgrims", None),
        ("<The vicar> [told] a rally in Tarn {the roof leaks}.", None, "a rally in Tarn"),
        ("<The vicar> [told] a divorced ally {the roof leaks}.", "a divorced ally", None),
        ("<The vicar> [told] the weekly {the roof leaks}.", "the weekly", None),
        ("<The vicar> [told] the choir angrily {the roof leaks}.", "the choir", None),
        ("<The vicar> [tells] {the agency he has not seen the roof}.", "the agency", None),
        ("<The vicar> [tells] {Radio Tarn the roof leaks}.", "Radio Tarn", None),
        ("<The vicar> [told] {the choir master of the roof}.", None, None),
        ("<The vicar> [wrote] in an order issued in Tarn {that it leaks}.", None, "in an order"),
        ("<The vicar> [shut] it in order to ask {whether it leaks}.", None, None),
        ("Handing down the sentence on Friday, <the vicar> [said] {the roof leaks}.", None, "the sentence"),
        ("Opening the congress of the guild, <the vicar> [said] {it leaks}.", None, "the congress of the guild"),
        ("Opening the window, <the vicar> [said] {it leaks}.", None, None),
        ("<The vicar, winding up a debate of the guild,> [said] {it leaks}.", None, "a debate of the guild"),
        ("<The vicar, missing a debate of the guild,> [said] {it leaks}.", None, None),
        ("In an interview granted to Radio Tarn on Monday <the vicar> [said] {it leaks}.", None,
         "In an interview granted to Radio Tarn"),
        ("In an interview given twice <the vicar> [said] {it leaks}.", None, "In an interview"),
        ("<The vicar> issued [the following statement:] {“It leaks.”}", None, "the following statement"),
        ("<The vicar> [expects] {rain}, according to a note that she sent to clerks.", None, "a note"),
        ("<The vicar> [expects] {rain}, according to a note that leaked.", None, None),
        ("[According to] <an internal note of the guild> {the roof leaks}.", None, "an internal note"),
        ("{The roof leaks}, [according to] <a letter seen by the Post and signed by Lind>.", None, "a letter"),
        ("{The roof leaks}, [according to] <a report of the guild>.", None, None),
        ("{The roof leaks}, [according to] <the letter writer>.", None, None),
        ("<A note of the guild> [said] {the roof leaks}.", None, None),
        ("<The vicar> [told] this newspaper {the roof leaks}.", "this newspaper", None),
        ("<The vicar> [promised] {the choir that the roof would hold}.", "the choir", None),
        ("<The vicar> [urged] {both choirs “to stay under the roof”}.", "both choirs", None),
        ("<The vicar> [pleaded with] {the choir to leave}.", "the choir", None),
        ("<The vicar> [pleaded] with {the choir to leave}.", "the choir", None),
        ("<The vicar> [admitted to] the choir {that it leaked}.", "the choir", None),
        ("<The vicar> [thanked] {the choir for its patience}.", "the choir", None),
        ("<The vicar> [called on] {the choir to leave}.", "the choir", None),
        ("<The vicar> [confirmed] to the warden {that the roof leaks}.", "the warden", None),
        ("Singers [were warned] {not to climb the roof}.", "Singers", None),
        ("<The vicar> [repeated] in court {that the roof leaks}.", None, "in court"),
        ("<The vicar>, once a clerk in court, [said] {the roof leaks}.", None, None),
        ("<The vicar> [said] after a meeting with the guild {that the roof leaks}.", None,
         "after a meeting with the guild"),
        ("After a meeting with the guild, <the vicar> [said] {the roof leaks}.", None, None),
        ("{It leaks}, <the vicar> [writes] in reply to our questions.", None, None),
        ("{It leaks}, [joked] <the vicar> in remarks to the press, at the margin of the opening of the fair.",
         None, "at the margin of the opening of the fair"),
        ("<The vicar> [said] at a rally outside the mill {that it leaks}.", None, "at a rally outside the mill"),
        ("<The vicar> [said] in a notice {that the roof leaks}.", None, "in a notice"),
        ("In insults during a debate <the vicar> [said] {that the roof leaks}.", None, "during a debate"),
        ("<The vicar> denied that he had begged in a private letter, [calling] {it pure fiction}.", None, None),
    ],
)  # fmt: skip
def test_hearer_and_occasion(text, hearer, where):
    at = marked(text)
    draft, sentence = Draft(at.source, at.cue, at.content, 0.9), (0, len(at.text))
    found = [addressed(at.text, draft, sentence), occasion(at.text, draft, sentence, [])]
    assert [place and at.text[slice(*place)] for place in found] == [hearer, where]


def test_who_goes_on_speaks_on_the_same_day():
    found = told("<The vicar> [said] on Monday {the roof leaks}. // {“It is old,”} <the vicar> [added].")
    assert [day for day, *_ in found] == ["2023-06-12", "2023-06-12"]


def test_a_time_that_somebody_looks_past_is_no_second_day_of_a_scene():
    scene = "In talking to growers on Monday, Ada Poe looked past November. // {“It is dry,”} <she> [said]."
    assert told(scene)[0][0] == "2023-06-12"


@pytest.mark.parametrize(
    "second",
    [
        "<The vicar> [had said] {it was new}.",
        "<The warden> [said] {it was new}.",
        "<The vicar> [told] the guild {it was new}.",
        "At a banquet <the vicar> [said] {it was new}.",
        "<The vicar> [fears] {it is rotten}.",
        "In an unknown year <the vicar> [has repeatedly said] {it is rotten}.",
    ],
)
def test_another_saying_has_no_day_of_the_one_before(second):
    found = told(f"<The vicar> [said] on Monday {{the roof leaks}}. // {second}")
    assert found[-1][0] is None


@pytest.mark.parametrize(
    ("lead", "next_", "day"),
    [
        ("<The guild> [denied] on Monday {the roof leaks}.", "{“It is dry,”} <Ada Poe> [said].", "2023-06-12"),
        ("<The guild> [denied] on Monday {the roof leaks}.", "{“It is dry,”} <the warden> [said].", None),
        ("<The guild> [denied] on Monday {the roof leaks}.", "<Ada Poe> [declined] {to speak}.", None),
        ("<Nora Lind> [denied] on Monday {the roof leaks}.", "{“It is dry,”} <Ada Poe> [said].", None),
        ("<The guild> [denied] on Monday {it leaks},", "and <the warden> [vowed] {to mend it}.", "2023-06-12"),
        ("<The guild> [denied] on Monday {it leaks},", "after <the warden> [vowed] {to mend it}.", None),
        ("<The guild> [denied] on Monday {it leaks},", "weeks after <the warden> [vowed] {to mend it}.", None),
        (
            "<The guild> [denied] on Monday {it leaks},",
            "minutes after <the warden> [vowed] {to mend it}.",
            "2023-06-12",
        ),
    ],
)
def test_below_a_lead_in_which_a_body_speaks_the_words_of_a_person_are_of_its_day(lead, next_, day):
    bare = re.sub(r"[<>{}\[\]]", "", f"{lead} {next_}")
    people = [FoundMention(*m.span(), "person", "name", 0.9) for m in re.finditer(r"Nora Lind|Ada Poe", bare)]
    assert told(f"{lead} // {next_}", mentions=people)[-1][0] == day


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            "He has given an interview to a friend, in which <he> [said] {that it leaks}.",
            "an interview to a friend",
        ),
        ("He held a press conference at which <he> [said] {that it leaks}.", "a press conference"),
    ],
)
def test_what_somebody_has_held_is_where_they_spoke(text, where):
    found = told(f"{text} // {{“It is old,”}} <he> [said].")
    assert [place for _, place, *_ in found] == [where, where]


def test_an_occasion_is_called_as_it_was_last():
    opened = "He gave an interview to a friend. // {“It leaks,”} <he> [said] in the interview."
    found = told(f"{opened} // {{“It is old,”}} <he> [added].")
    assert [place for _, place, *_ in found] == ["the interview", "the interview"]


def test_what_is_said_hours_from_a_day_is_of_that_day():
    found = told("<The vicar> [said] on Monday {it leaks}. // In the evening <the warden> [said] {it rained}.")
    assert found[-1][0] == "2023-06-12"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The hall was shut at noon on Monday. // {“It leaks,”} <the vicar> [said] an hour later.", "2023-06-12"),
        ("The hall was shut on Monday. // {“It leaks,”} <the vicar> [wrote] a year later.", None),
        ("The hall was shut on Monday, and hours later // <the vicar> [said] {it leaks}.", "2023-06-12"),
        ("It was shut on Monday and opened on Tuesday, and hours later // <the vicar> [said] {it leaks}.", None),
    ],
)
def test_what_is_said_hours_from_what_the_page_tells_is_of_its_day(text, day):
    assert told(text.replace(" // ", " "))[0][0] == day


def test_hours_from_a_day_before_the_page_was_changed():
    text = "It was shut at noon on Monday. {“It leaks,”} <the vicar> [said] an hour later."
    changed = Dated("2023-06-19", "meta", None, 0.9)
    assert told(text, updated=changed)[0][0] == "2023-06-19"


def test_what_somebody_had_said_before_is_no_lead():
    text = "The bishop, <who> [had ruled out] {a sale} on Monday, // <he> [said] {it leaks}."
    assert told(text)[1][0] is None


@pytest.mark.parametrize(
    ("words", "day"),
    [("{“It leaks,”} <the minister> [said].", "2023-06-12"), ("<The minister> [said] {it leaks}.", None)],
)
def test_who_is_only_described_right_behind_is_quoted_on(words, day):
    text = f"It rained. It blew. <Ada Poe> [denied] on Monday {{that it leaks}}. // {words}"
    at = re.sub(r"[<>{}\[\]]| //", "", text).index("Ada Poe")
    poe = FoundMention(at, at + len("Ada Poe"), "person", "name", 0.9)
    assert told(text, mentions=[poe])[1][0] == day


def test_the_last_word_of_a_body_is_that_of_others_too():
    lead = "<Harl Bank> [denied] on Wednesday {that it leaks}. // <The choir> [denied] {any leak}."
    for source, day in (("Two central bank clerks", None), ("Two clerks of the bank", "2023-06-14")):
        assert told(f"{lead} // {{“It leaks,”}} <{source}> [told] reporters.")[2][0] == day


def test_what_was_done_on_a_day_by_others_dates_nothing():
    text = "In the bank of Tarn the notes went out on Thursday. {“It leaks,”} [tells] <the director, Ada Lind>."
    assert told(text)[0][0] is None


def test_what_the_words_inside_another_s_tell_has_its_own_occasion():
    whole = "{“We asked for slate,”} <the vicar> [said] at a banquet."
    at = marked(whole)
    inner = Draft(((1, 3),), ((4, 9),), ((10, 19),), 0.9)
    text = at.text
    found = read(text, [at.found, type(at.found)(inner.source, inner.cue, inner.content, 0.9)]).attributions
    assert [a.occasion.text if a.occasion else None for a in found] == ["a banquet", None]


def test_a_relative_clause_does_not_hide_the_day_of_its_sentence():
    text = "<The vicar>, [said] on Thursday {it leaks}. // {“It is old,”} <the vicar> [repeated]."
    assert [day for day, *_ in told(text)] == ["2023-06-15", "2023-06-15"]


def test_what_the_speaker_did_in_public_right_before_dates_what_they_say():
    found = told("Nora Lind dismissed the plan on Monday. // {“The roof leaks,”} <she> [said].")
    assert found[0][0] == "2023-06-12"


def test_the_words_of_a_station_belong_to_the_scene_on_air():
    text = (
        "Nora Lind used her first interview, on Radio Tarn on Monday, to ask for help. // "
        "{“The roof leaks,”} <she> [told] the station."
    )
    assert told(text)[0][:2] == ("2023-06-12", "her first interview")


@pytest.mark.parametrize("more", ["", ", in a room that was painted on Tuesday"])
def test_the_day_of_an_interview_is_that_of_its_turns(more):
    text = (
        f"We spoke to Lind on Monday{more}.\n\nHost: Does it leak?\n\nLind: It does.\n\nHost: Still?\n\nLind: Yes."
    )
    days = [a.said and a.said.edtf for a in read(text, published=Dated(FRIDAY, "meta", None, 0.9)).attributions]
    assert days == ["2023-06-12"] * 4


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("{“The roof leaks,”} <Ada Poe> [told] the crowd.", "2023-06-15"),
        ("{“The roof leaks,”} <Ada Poe> [told] the clerk.", None),
    ],
)
def test_who_speaks_to_the_crowd_speaks_on_the_day_of_the_march(said, day):
    text = (
        f"Singers march in Ostwick\n\nTwo hundred singers marched on Thursday to the hall.\n\n{GAP}\n\n // {said}"
    )
    assert told(text)[0][0] == day


def test_the_day_of_a_speech_is_that_of_what_is_said_in_it():
    found = told("Nora Lind addressed the guild on Monday. // {“The roof leaks,”} <she> [said].")
    assert found[0][0] == "2023-06-12"


@pytest.mark.parametrize(
    ("scene", "where"),
    [
        ("Nora Lind made the remarks at a rally in Ostwick when asked about [reports] {that it leaks}.",
         "a rally in Ostwick"),
        ("Nora Lind was speaking at a banquet in Ostwick.", "at a banquet in Ostwick"),
        ("Nora Lind was speaking on the sidelines of the slate fair.", "on the sidelines of the slate fair"),
    ],
)  # fmt: skip
def test_the_place_told_behind_the_first_words_holds_for_the_next(scene, where):
    found = told(f"{{“It leaks,”}} <Nora Lind> [said]. // {scene} // {{“It is old,”}} <she> [said].")
    assert found[0][1] is None
    assert found[-1][1].endswith(where)


def test_a_question_has_not_the_place_of_the_sentence_around_it():
    found = told("Nora Lind made the remarks at a rally when asked about [reports] {that the roof leaks}.")
    assert found[0][1] is None


def test_an_interview_ends_where_the_page_turns_to_another_outlet():
    found = told(
        "<Nora Lind> [said] in an interview with Radio Tarn {it leaks}. // "
        "The agency, VellPress, put out a milder version. {“It is new,”} <Lind> [said]."
    )
    assert found[-1][1] is None


def test_a_carrier_described_first_has_the_name_given_next():
    found = told(
        "<Nora Lind> [told] Vellish television {it leaks}. // "
        "{“It is old,”} <Lind> [said] in the interview, which Tarn Television broadcast on Monday."
    )
    assert [chain for *_, chain in found] == [["Tarn Television"], ["Tarn Television"]]


def test_a_described_carrier_has_no_name_of_another_kind():
    found = told(
        "<Nora Lind> [told] Vellish television {it leaks}. // {“It is old,”} <Lind> [told] the Tarn Gazette."
    )
    assert found[0][3] == ["Vellish television"]


@pytest.mark.parametrize(("verb", "day"), [("left", "2023-06-12"), ("had left", None), ("is to leave", None)])
def test_a_deed_on_a_day_dates_the_words_right_behind_it(verb, day):
    found = told(f"Nora Lind {verb} the guild on Monday. // {{“The roof leaks,”}} <she> [said].")
    assert found[0][0] == day


@pytest.mark.parametrize(
    ("off", "days"),
    [
        ("two days after", ["2023-06-12", "2023-06-10"]),
        ("a day before", ["2023-06-12", "2023-06-13"]),
        ("two hours after", ["2023-06-12", None]),
    ],
)
def test_a_saying_some_days_off_another_has_a_day_of_its_own(off, days):
    found = told(f"<Nora Lind> on Monday [denied] {{that it leaks}}, {off} // <she> [had said] {{it rained}}.")
    assert [day for day, *_ in found] == days


@pytest.mark.parametrize(
    ("off", "day"),
    [
        ("a week after", "2023-06-05"),
        ("two days before", "2023-06-14"),
        ("weeks after", None),
        ("a month after", None),
        ("hours after", "2023-06-12"),
        ("before", "2023-06-12"),
    ],
)
def test_what_one_said_earlier_is_not_of_the_day_of_the_sentence(off, day):
    both = told(f"<Nora Lind> on Monday [denied] {{that it leaks}}, {off} // [vowing] {{that it would hold}}.")
    assert {found for found, *_ in both} == {"2023-06-12", day}


def test_a_day_so_counted_goes_for_nothing_that_follows():
    text = "On Monday it fell, two days after <Nora Lind> [said] {it was sound}. // {“It rained,”} <Lind> [said]."
    assert [day for day, *_ in told(text)][1] is None


def test_on_a_page_in_the_perfect_the_perfect_goes_on():
    text = "<Nora Lind> [has declared] yesterday {that it leaks}. // <She> [has underlined] {that it rained}."
    assert [day for day, *_ in told(text)] == ["2023-06-15"] * 2
    assert [day for day, *_ in told(text.replace("has declared", "declared"))] == ["2023-06-15", None]


def test_a_lead_s_day_goes_for_who_was_only_described_there():
    text = "<Edda Poe> [said] on Monday {it rained} and // <the guild> [signalled] {that it leaks}. "
    text += "// {“I am the warden,”} <Nora Lind> [told] the choir."
    bare = re.sub(r"[<>{}\[\]]| // ", lambda m: " " if "/" in m.group() else "", text)
    people = [FoundMention(*m.span(), "person", "name", 0.9) for m in re.finditer(r"Nora Lind|Edda Poe", bare)]
    assert [day for day, *_ in told(text, mentions=people)] == ["2023-06-12"] * 3


def test_an_entry_tells_in_the_past_what_was_said_on_a_day_that_it_named():
    text = "9:30 p.m.\n\nIt rained on Wednesday. // <The vicar> [said] {it leaks}. // "
    text += "<He> [says] {it rains}.\n\n9:10 p.m."
    assert [day for day, *_ in told(text)] == [None, FRIDAY]


def test_who_adds_something_was_heard_by_the_same_carrier():
    found = told("<The vicar> [told] Radio Vostok {the roof leaks}. // {“It is old,”} <the vicar> [added].")
    assert [(hearers, chain) for _, _, hearers, chain in found] == [(["Radio Vostok"], ["Radio Vostok"])] * 2


def test_the_next_sentence_has_the_occasion_of_the_one_before():
    found = told("<The vicar> [said] at a banquet {the roof leaks}. // <The vicar> [said] {it is old}.")
    assert [where for _, where, *_ in found] == ["a banquet", "a banquet"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("At Thursday’s debate, <the vicar> [said] {the roof leaks}.", "At Thursday’s debate"),
        ("<The vicar> [said] {the roof leaks} at a town hall in Ostwick.", "at a town hall in Ostwick"),
        ("<The vicar> [said] {the roof leaks} on the guild’s Facebook page.", "on the guild’s Facebook page"),
        ("<The vicar> took to Twitter and [said] {the roof leaks}.", "to Twitter"),
        ("<The vicar> [wrote] on her page {the roof leaks}.", "on her page"),
        ("<The vicar> [said] on her way {the roof leaks}.", None),
        ("<The vicar> [told] members during question time {the roof leaks}.", "during question time"),
        ("<The vicar> used her first interview since the flood, on Radio Tarn, to [say] {the roof leaks}.",
         "her first interview since the flood"),
        ("<The vicar> [said] in a letter to the guild {the roof leaks}.", "in a letter to the guild"),
        ("<The vicar> [said] in a call to end it {the roof leaks}.", "in a call"),
        ("<The vicar> [said] on “Morning in Ostwick” {the roof leaks}.", "on “Morning in Ostwick”"),
        ("<The vicar> [said] on Radio Tarn’s “Good Day” {the roof leaks}.", "on Radio Tarn’s “Good Day”"),
        ("<The vicar> [said] in an interview Monday on Radio Tarn {the roof leaks}.",
         "in an interview Monday on Radio Tarn"),
        ("Addressing guests of the guild’s annual dinner, <the vicar> [said] {the roof leaks}.",
         "the guild’s annual dinner"),
        ("<The vicar> spoke Monday to the guild’s congress and [said] {the roof leaks}.",
         "to the guild’s congress"),
        ("<The vicar>, speaking on condition of anonymity, [said] {the roof leaks}.", None),
        ("In one of her columns <the vicar> [said] {the roof leaks}.", "In one of her columns"),
        ("<The vicar> [issued a statement Monday saying] {the roof leaks}.", "a statement"),
        ("<The vicar> [sent a wreath saying] {the roof leaks}.", None),
        ("<The vicar> on Monday hit the trail and [said] {the roof leaks}.", None),
        ("<The vicar> [said] in the briefing room {the roof leaks}.", None),
        ("At every rally <the vicar> [says] {the roof leaks}.", None),
        ("After seeing the post <the vicar> [said] {the roof leaks}.", None),
        ("<The vicar> [wrote] in the Eastmoor Post {the roof leaks}.", None),
    ],
)  # fmt: skip
def test_words_of_an_occasion(text, where):
    at = marked(text)
    found = occasion(at.text, Draft(at.source, at.cue, at.content, 0.9), (0, len(at.text)), [])
    assert (found and at.text[slice(*found)]) == where


@pytest.mark.parametrize(
    ("text", "hearer"),
    [
        ("Speaking to farmers in Ostwick, <the vicar> [said] {the roof leaks}.", "farmers"),
        ("<The vicar> [said] in a letter to the guild {the roof leaks}.", "the guild"),
        ("<The vicar> [said] to applause {the roof leaks}.", None),
        ("Addressing the guild’s annual dinner, <the vicar> [said] {the roof leaks}.", None),
        ("Addressing guests of the guild’s dinner, <the vicar> [said] {the roof leaks}.", "guests"),
        ("<The vicar> [addressed] the issue {of the leaking roof}.", None),
        ("<The vicar> [told] OSTWICK TODAY {the roof leaks}.", "OSTWICK TODAY"),
        ("The warden [was asked] by <the vicar> {whether the roof leaks}.", "The warden"),
        ("<Vane> [told] members gathered outside the hall {that it leaks}.", "members"),
        ("<Vane> [told] a news briefing in Norn {that it leaks}.", None),
    ],
)
def test_who_is_spoken_to(text, hearer):
    at = marked(text)
    draft, sentence = Draft(at.source, at.cue, at.content, 0.9), (0, len(at.text))
    found = addressed(at.text, draft, sentence, occasion(at.text, draft, sentence, []))
    assert (found and at.text[slice(*found)]) == hearer


LEAK = "{“The roof leaks,”}"
GAP = "The roof is of slate."


@pytest.mark.parametrize(
    "text",
    [
        f"<The vicar> [said] in a speech on Monday {{it rained}}. // {GAP} {LEAK} <the vicar> [said].",
        f"<The vicar> [said] in a speech on Monday {{it rained}}. // {LEAK} <he> [said].",
        f"<The vicar> [said] in a speech on Monday {{it rained}}. // {LEAK} <the vicar> [told] the crowd.",
        "<The vicar> [said] in a speech on Monday {it rained}. // In the speech <the vicar> [said] {it leaks}.",
        f"<The vicar> [said] {{it leaks}}. // {LEAK} <the vicar> [said] in a speech on Monday.",
        f"<The vicar> [said] on Monday {{it leaks}}. // {LEAK} <the vicar> [told] the guild.",
        f"<The vicar> [said] on Monday {{it leaks}}. // {LEAK} <the vicar> [said] on Radio Tarn.",
        "<The vicar> [said] on Monday {it rained}. // <He> [would not say] {why}.",
        f"<A singer> [asked] the vicar on Monday {{if it leaked}}. // {LEAK} <the vicar> [said].",
        f"Nora Lind hinted at that in a speech on Monday. // {LEAK} <she> [said].",
        "<The vicar> [said] in an interview on Monday {it leaks}. // {“Why does it?”} <the host> [asked].",
        f"Nora Lind lashed out on Monday. // {LEAK} <she> [said].",
        f"The vicar gave a speech on Monday.\n\n{GAP}\n\n // <The vicar> [said] {{it leaks}}.\n\n",
    ],
)
def test_a_scene_holds_for_all_its_sayings(text):
    if text.startswith("The vicar gave"):
        text = text.replace(f"{GAP}\n\n // ", "")
    assert {day for day, *_ in told(text)} == {"2023-06-12"}


@pytest.mark.parametrize(
    "between",
    [
        "<The warden> [said] {“No”}. // ",
        f"{GAP} {GAP} ",
        "9:30 p.m.\n\n",
    ],
)
def test_what_ends_a_scene(between):
    found = told(f"<The vicar> [said] in a speech {{it rained}}.\n\n // {between}<The vicar> [said] {{it leaks}}.")
    assert (found[0][1], found[-1][1]) == ("a speech", None)


def test_below_the_lead_a_day_goes_for_nothing_before_a_quotation_of_its_own():
    far = f"{GAP}\n\n{GAP}\n\n{GAP}\n\n"
    found = told(f"{far}{LEAK} <the vicar> [said]. // <The vicar> [said] on Monday {{“It rained.”}}")
    assert [day for day, *_ in found] == [None, "2023-06-12"]


@pytest.mark.parametrize(
    ("entry", "day"),
    [
        ("<The vicar> [will not say] {who pays}.", FRIDAY),
        ("<The vicar> [flatly rejects] {it}.", FRIDAY),
        ("<The vicar> [has just told] us {it leaks}.", FRIDAY),
        ("<She> [told] our reporter {it leaks}.", FRIDAY),
        ("<The guilds> [speak of] {rain}.", FRIDAY),
        ("<The vicar> [wants] {an inquiry}.", FRIDAY),
        ("<The vicar> [wanted] {an inquiry}.", None),
        ("<The vicar> [tells] the Post, whose crew is there this Friday, {it leaks}.", FRIDAY),
        ("<Most vicars> [speak of] {rain}.", None),
        ("<Two-thirds of the vicars who came this Friday> [speak of] {rain}.", None),
        ("<The vicar> [had said] {it leaks}.", None),
        ("<The guild> says so, [citing] <a vicar>: {it leaks}.", None),
        ("{It is leaking}, [according to] <the vicar>.", FRIDAY),
        ("{It leaked}, [according to] <the vicar>.", None),
        ("<The vicar> [would confirm] {it}.", None),
        ("<The vicar> [would say only] {that it leaks}.", FRIDAY),
        ("{“It leaks,”} [shouts] <a singer>, whose son came home on Monday.", FRIDAY),
    ],
)
def test_what_a_live_entry_tells_is_of_its_day(entry, day):
    assert [found for found, *_ in told(f"9:30 p.m.\n\n // {entry}\n\n // 9:10 p.m.\n")] == [day]


@pytest.mark.parametrize(
    ("named", "source", "day"),
    [
        ("He blessed the Monday newsletter.", "The newsletter", "2023-06-12"),
        ("He saw a letter to the guild, sent on Monday.", "The letter", "2023-06-12"),
        ("He read a statement on Monday.", "The long statement", "2023-06-12"),
        ("He read a statement on Monday.", "The letter", None),
        ("He saw the letter on the guild that met on Monday.", "The letter", None),
    ],
)
def test_what_a_text_says_is_of_the_day_that_was_told_of_it(named, source, day):
    text = f"{named} // It rained. // It rained on. // <{source}> [says] {{it leaks}}."
    assert [found for found, *_ in told(text)] == [day]


def test_a_question_put_to_the_speaker_does_not_end_the_scene():
    asked = "[Asked] by <Lind> {who pays}, // <the vicar> [said] {“No.”}."
    found = told(f"<The vicar> [said] at a banquet on Monday {{it leaks}}. // {asked}")
    assert [where for _, where, *_ in found][::2] == ["a banquet"] * 2


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("The roof of Ostwick: as it happened", FRIDAY),
        ("The roof of Ostwick: live text", FRIDAY),
        ("The roof of Ostwick, minute by minute", FRIDAY),
        ("The roof of Ostwick – live", FRIDAY),
        ("LIVE | The roof of Ostwick", FRIDAY),
        ("Singers who live in Ostwick", None),
    ],
)
def test_a_headline_tells_that_a_page_is_a_live_report(title, day):
    assert [found for found, *_ in told(f"{title}\n\n // <The vicar> [says] {{it leaks}}.")] == [day]


@pytest.mark.parametrize(
    ("mark", "day"),
    [("$..[?(@.@type=='LiveBlogPosting')].datePublished", FRIDAY), ("$..[?(@.@type=='NewsArticle')].x", None)],
)
def test_a_publisher_s_mark_tells_that_a_page_is_a_live_report(mark, day):
    at = marked("The roof of Ostwick\n\n<The vicar> [says] {it leaks}.")
    reading = read(at.text, [at.found], published=Dated(FRIDAY, "jsonld", mark, 0.9))
    assert [a.said.edtf if a.said else None for a in reading.attributions] == [day]


@pytest.mark.parametrize("cue", ["now says", "has said"])
def test_what_somebody_says_now_is_of_no_day_told_before(cue):
    found = told(f"<The vicar> [had said] on Monday {{it leaks}}. // <He> [{cue}] {{it is dry}}.")
    assert found[-1][0] is None


@pytest.mark.parametrize(
    ("scene", "day"),
    [
        ("Nora Lind, who came home on Sunday, faced the guild on Monday", "2023-06-12"),
        ("Nora Lind, the cook freed on Monday, has been speaking to the guild", None),
    ],
)
def test_a_day_that_only_says_who_somebody_is_dates_nothing(scene, day):
    assert told(f"{scene}. // {{“The roof leaks,”}} <she> [said].")[0][0] == day


@pytest.mark.parametrize(
    ("more", "day"), [("the hall that // <she> [had called] {“mine”}", "2023-06-12"), ("the hall", "2023-06-12")]
)
def test_what_a_sentence_tells_before_somebody_s_words_is_narration(more, day):
    text = f"Nora Lind gave up on Monday {more}. // {{“It leaks,”}} <Lind> [said]."
    bare = re.sub(r"[<>{}\[\]]| // ", lambda m: " " if "/" in m.group() else "", text)
    people = [
        FoundMention(*m.span(), "person", "name", 0.9) for m in re.finditer(r"Nora Lind|Lind(?= said)", bare)
    ]
    assert told(text, mentions=people)[-1][0] == day


def test_a_march_in_the_first_sentence_is_the_page_s_event():
    text = f"Row over the hall\n\nTwo hundred marched on Thursday to the hall.\n\n{GAP}\n\n // "
    article = told(f"{text}{{“It leaks,”}} <a singer> [told] the crowd.", title=Span(0, 17, text[:17]))
    assert article[0][0] == "2023-06-15"


def test_the_day_of_what_somebody_had_said_is_not_that_of_what_they_say_below_others():
    text = "It rained. " * 6 + "<Nora Lind> [had said] on Monday {it leaks}. // <The guild> [said] {it rains}. // "
    text += "<Nora Lind> [said] {it is dry}."
    assert [day for day, *_ in told(text)] == ["2023-06-12", None, None]


def test_a_spokesman_does_not_speak_for_people_who_are_not_named():
    text = "<Two people> [told] the guild on Monday {it leaks}. // {It is dry}, <the spokesman of Norn> [said]."
    assert [day for day, *_ in told(text)] == ["2023-06-12", None]


def test_the_day_of_an_interview_is_that_on_which_it_was_heard():
    opened = "Nora Lind gave an interview, which was aired on Monday. // "
    assert told(f"{opened}{LEAK} <she> [said].")[0][0] == "2023-06-12"


@pytest.mark.parametrize(("verb", "day"), [("made the remarks", "2023-06-12"), ("spoke", None)])
def test_where_the_words_before_were_said_is_of_their_day(verb, day):
    before = "<The vicar> [said] on Monday {it rained}. // "
    assert told(f"{before}The vicar {verb} at a briefing. {LEAK} <the vicar> [said].")[1][0] == day


def test_how_somebody_sounded_dates_what_they_say():
    found = told(f"Nora Lind sounded less sure on Monday. // {LEAK} <she> [said].")
    assert found[0][0] == "2023-06-12"


@pytest.mark.parametrize(
    ("where", "day"),
    [
        ("In the course of the conversation ", "2023-06-12"),
        ("During the meeting, ", "2023-06-12"),
        ("In the course of his life ", None),
        ("", None),
    ],
)
def test_what_is_said_in_the_conversation_just_told_of_is_of_its_day(where, day):
    found = told(f"The bishop received Nora Lind on Monday. // {where}<the bishop> [stressed] {{that it leaks}}.")
    assert found[0][0] == day


def test_in_an_interview_of_two_each_speaks_to_the_other():
    text = "Host: Does it leak?\n\nLind: It does.\n\nHost: Since when?\n\nLind: Since June."
    found = read(text).attributions
    hearers = [[x.name for x in a.addressees] for a in found]
    assert hearers == [[a.speakers[0].name] for a in (*found[1:], found[0])]
    assert [a.chain for a in found] == [()] * 4


def test_a_longer_and_a_shorter_name_are_one_person():
    assert same_people(frozenset({"Nora Lind"}), frozenset({"Lind"}))
    assert not same_people(frozenset({"Nora Lind"}), frozenset({"Ada Lind"}))
    assert not same_people(frozenset({"Nora Lind"}), frozenset({"Nora"}))
    assert not same_people(frozenset({"Nora Lind"}), frozenset())


def test_a_recent_occasion_is_not_of_the_day_before():
    found = told(f"<The vicar> [said] on Monday {{it leaks}}. // {LEAK} <the vicar> [said] in a recent speech.")
    assert [day for day, *_ in found] == ["2023-06-12", None]


@pytest.mark.parametrize("asked", ["Asked", "To the question"])
def test_a_question_without_an_asker_goes_to_who_answers(asked):
    found = told(f"[{asked}] {{whether it leaks}}, // <the vicar> [said] on Monday {{it did}}.")
    assert found[0][2] == ["the vicar"] and found[0][0] == "2023-06-12"


@pytest.mark.parametrize(
    ("head", "said", "day"),
    [
        ("met on Thursday for a debate", f"{LEAK} <Ada Poe> [said].", "2023-06-15"),
        ("met on Thursday for a debate", f"{LEAK} <Uma Rell> [said].", None),
        ("met on Thursday for a debate", f"{LEAK} <Ada Poe> [says].", None),
        ("met on Thursday for a debate", "<Ada Poe> [said] {it leaks}.", None),
        ("met on Thursday after a debate", f"{LEAK} <Ada Poe> [said].", None),
        ("met on Thursday over a debate about slate", f"{LEAK} <Ada Poe> [said].", None),
        ("met at the weekend for a debate", f"{LEAK} <Ada Poe> [said].", None),
    ],
)
def test_who_takes_part_in_a_debate_speaks_on_its_day(head, said, day):
    text = f"Roof debate in Ostwick\n\nNora Lind and Ada Poe {head}.\n\n{GAP}\n\n{GAP} {GAP} {GAP}\n\n // {said}"
    bare = re.sub(r"[<>{}\[\]]| // ", lambda mark: " " if "/" in mark.group() else "", text)
    bare = bare.replace("\n\n ", "\n\n")
    people = [
        FoundMention(*match.span(), "person", "name", 0.9)
        for match in re.finditer(r"Nora Lind|Ada Poe|Uma Rell", bare)
    ]
    assert told(text, mentions=people)[0][0] == day


def test_a_question_inside_narration_leaves_where_the_remarks_were_made():
    text = "<Ada Lovel> [said] {it rained}. // Lovel made the remarks at a rally when [asked] {about the roof}. "
    text += "// {“It leaks,”} <she> [said]."
    assert told(text)[-1][1] == "a rally"


def test_an_occasion_goes_on_to_the_newspaper_that_heard_it():
    assert (
        told("<The vicar> [said] in a letter to this newspaper {it leaks}.")[0][1] == "a letter to this newspaper"
    )
    assert told("<The vicar> [said] in a letter this week {it leaks}.")[0][1] == "a letter"


@pytest.mark.parametrize(
    ("behind", "heard"), [(", she said no.", True), (", Lind said no.", True), (", Poe said no.", False)]
)
def test_a_question_whose_answer_is_not_read_is_of_the_scene_of_who_gives_it(behind, heard):
    found = told(f"<Nora Lind> [said] at a rally {{it leaks}}. // [Asked] {{about the roof}}{behind}")
    assert found[1][1] == ("a rally" if heard else None)


def test_a_report_inside_a_question_ends_no_scene():
    text = (
        "<Nora Lind> [said] at a rally {it leaks}. // [Asked about] {a claim by the Norn Post that it rained}, // "
    )
    assert told(text + "<Lind> [said] {it did}.")[-1][1] == "a rally"


def test_a_page_of_one_s_own_is_on_a_platform():
    assert told("<The vicar> [wrote] on her page on Telegram {it leaks}.")[0][1] == "her page on Telegram"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bishop made a short statement before he left. // {“It leaks,”} <the bishop> [said].",
            "a short statement",
        ),
        ("The bishop, who made a short statement, left. // {“It leaks,”} <the bishop> [said].", None),
        ("The bishop made a short list. // {“It leaks,”} <the bishop> [said].", None),
    ],
)
def test_who_made_a_statement_is_quoted_from_it(text, expected):
    assert told(text)[0][1] == expected


@pytest.mark.parametrize(
    ("second", "occasion"),
    [
        ("<The bishop> [ordered] {the choir to leave}.", "a rally"),
        ("<The bishop> [told] the choir {that it leaks}.", None),
        ("On the same day <the bishop> [ordered] {the choir to leave}.", None),
    ],
)
def test_who_is_ordered_need_not_be_there(second, occasion):
    found = told(f"<The bishop> [told] reporters at a rally on Monday {{that it leaks}}. // {second}")
    assert found[1][1] == occasion


@pytest.mark.parametrize(("how", "day"), [("said", "2023-06-12"), ("joked in an e-mail", None)])
def test_what_is_written_elsewhere_is_not_of_the_day_of_a_deed(how, day):
    verb, _, rest = how.partition(" ")
    text = f"The bishop broke his arm on Monday. // {{“It was a door,”}} <the bishop> [{verb}] {rest}"
    assert told(f"{text.rstrip()}.")[0][0] == day


@pytest.mark.parametrize(
    ("source", "day"),
    [("Nan Tibb, a spokeswoman for the guild,", "2023-06-14"), ("Nan Tibb, a spokeswoman for the choir,", None)],
)
def test_who_speaks_for_the_body_of_the_lead_does_so_on_its_day(source, day):
    lead = (
        "<The bakers’ guild> [said] on Wednesday {that it leaks}. // <Hal Brusk> [asked] on Tuesday {for a roof}."
    )
    assert told(f"{lead} // {{“It leaks,”}} <{source}> [told] the Post.")[2][0] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("<The guild> [did not return] {calls on Monday}.", "2023-06-12"),
        ("<The guild> [declined] {to comment on Monday}.", "2023-06-12"),
        ("<The guild> [declined] {to comment on Monday’s fire}.", None),
        ("<The guild> [did not discuss] {the fire on Monday}.", None),
        ("The bishop resigned on Monday, <Nan Tibb> told the Post, [calling] {it a loss}.", None),
        ("After he resigned on Monday, <the bishop> [said] {it leaks}.", "2023-06-12"),
    ],
)
def test_the_day_of_what_goes_with_the_saying(text, day):
    assert told(text)[0][0] == day


@pytest.mark.parametrize(
    ("next_", "day"),
    [
        ("{“It leaks,”} <the bishop> [told] a news conference.", "2023-06-14"),
        ("Nobody knew. {“It leaks,”} <the bishop> [told] a news conference.", None),
        ("{“It leaks,”} <Nan Tibb, his spokeswoman,> [told] reporters.", "2023-06-14"),
        ("{“It leaks,”} <Nan Tibb, his sister,> [told] reporters.", None),
    ],
)
def test_right_below_the_lead_its_speaker_and_a_spokesman_speak_on_its_day(next_, day):
    lead = "<The bishop> [said] on Wednesday {that it leaks}. // <The choir> [denied] {any leak}."
    assert told(f"{lead} // {next_}")[2][0] == day


@pytest.mark.parametrize(
    ("where", "day"),
    [
        ("published on Wednesday", None),
        ("with the Post printed late Wednesday", None),
        ("on Wednesday", "2023-06-14"),
    ],
)
def test_the_day_on_which_an_interview_was_printed_is_not_that_of_its_words(where, day):
    assert told(f"<The bishop> [said] in an interview {where} {{that it leaks}}.")[0][0] == day


@pytest.mark.parametrize(
    ("source", "day"), [("Harl’s chairman, Otto Brill,", "2023-06-14"), ("Otto Brill, the mayor,", None)]
)
def test_an_officer_of_the_body_of_the_lead_speaks_on_its_day(source, day):
    lead = "<Brewer Harl & Sons> [denied] on Wednesday {that it leaks}. // <The choir> [denied] {any leak}."
    assert told(f"{lead} // {{“It leaks,”}} <{source}> [told] reporters.")[2][0] == day


@pytest.mark.parametrize(
    ("next_", "day"),
    [
        ("<She> [assured them] {that it leaks}.", "2023-06-14"),
        ("<She> [denied] {that it leaks}, as the Post had reported on Monday.", "2023-06-14"),
        ("<She> [told] the guild {that it leaks}.", None),
    ],
)
def test_who_is_only_pointed_at_and_what_others_told_end_no_scene(next_, day):
    assert told(f"<Nan Tibb> [told] the choir on Wednesday {{that it rains}}. // {next_}")[1][0] == day


def test_the_summary_of_a_live_report_is_of_its_day():
    text = "Fire live\n• <The guild> [says] {it leaks}\n // 10.20\n<The choir> [says] {it rains}.\n // 9.05\nRain."
    assert told(text)[0][0] == FRIDAY


def test_a_day_told_before_the_words_is_theirs_where_who_speaks_stands_behind():
    first = "{“It leaks,”} <the bishop> [told] a rally on Wednesday."
    next_ = "The roof was laid on Monday, as {the guild had asked}, <he> [said]."
    assert told(f"{first} // {next_}")[1][:2] == ("2023-06-14", "a rally")


def test_a_day_that_only_says_who_speaks_is_none_of_the_saying():
    first = "<The bishop> [said] on Wednesday {that it leaks}."
    found = told(f"{first} // <The bishop>, who came on Monday, [added] {{that it rains}}.")
    assert found[1][0] == "2023-06-14"


@pytest.mark.parametrize(
    ("lead", "occasion", "day"),
    [
        (
            "A court in Tarn on Wednesday sentenced Otto Kemm to four years.",
            "Handing down the sentence",
            "2023-06-14",
        ),
        (
            "TARN, June 14 (Wire) - A court on Wednesday ruled against Kemm.",
            "Reading out the ruling",
            "2023-06-14",
        ),
        ("A court in Tarn on Wednesday heard Otto Kemm.", "Reading out the ruling", None),
        ("A court in Tarn on Wednesday ruled against Otto Kemm.", "Reading out a letter", None),
    ],
)
def test_what_is_said_in_the_ruling_is_of_its_day(lead, occasion, day):
    found = told(f"{lead} They wept. They sang. // {occasion}, <Judge Mira Falk> [said] {{he steered by habit}}.")
    assert found[0][0] == day


def test_an_adverb_behind_the_verb_hears_nothing() -> None:
    at = marked("<The mayor> [warned] repeatedly against {panic}. ")
    draft = Draft(at.source, ((at.cue[0][0], at.text.index(" panic")),), at.content, 0.9)
    assert hearer(at.text, draft, (0, len(at.text))) is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("The Post met her on Tuesday in Ostwick. ", "2023-06-13"),
        ("<She> [says] {that the Post met her on Tuesday in Ostwick}. // ", "2023-06-13"),
        ("{“They met me on Tuesday,”} <she> [says]. // ", None),
        ("<She> [says] {that she met a seal on Monday}. // The Post spoke to her on Tuesday.", "2023-06-13"),
        ("The Post printed her book on Tuesday. ", None),
    ],
)
def test_the_turns_of_an_interview_are_of_the_day_on_which_its_head_says_that_it_was_held(head, day):
    talk = "\n\nPost: Is it cold?\n\nMoll: It is wet.\n\nPost: And deep?\n\nMoll: Not there."
    text = f"Ines Moll dives for amber. {head}{talk}"
    assert {when for when, *_ in told(text)[-4:]} == {day}


def test_another_speaker_ends_the_day_of_a_scene():
    others = "<Ada Poe> [said] {it rains}. // <Ada Poe> [added] {that it pours}. // <Ada Poe> [left]. // "
    found = told(f"<The vicar> [said] on Monday {{it leaks}}. // {others}{LEAK} <the vicar> [said].")
    assert [found[0][0], found[-1][0]] == ["2023-06-12", None]
