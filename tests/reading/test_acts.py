"""Attitude, act, negation and stance, by the cases and by the table's own invariants."""

from __future__ import annotations

from typing import get_args

import pytest
from reporting import cases, marked

from onrecord.data import rows
from onrecord.model import Act, Attitude, Stance
from onrecord.reading.words.acts import meaning
from onrecord.reading.words.cues import speech_cues
from onrecord.reading.words.lemmas import lemmas


@pytest.mark.parametrize("case", cases("acts"), ids=lambda case: case["text"][:60])
def test_case(case):
    at = marked(case["text"])
    read = meaning(at.text, (0, len(at.text)), at.source, at.cue, at.content)
    assert (read.attitude, read.act, read.negated, read.stance) == (
        case["attitude"],
        case["act"],
        case["negated"],
        case["stance"],
    )


def test_an_empty_cue_and_a_colon_say_something_plainly():
    for cue in ((), ((5, 6),)):
        read = meaning("Mayor: no talks.", (0, 16), ((0, 5),), cue, ((7, 15),))
        assert (read.attitude, read.act, read.negated, read.stance) == ("assertion", "assert", False, "neutral")


def test_the_table_of_cues_holds_only_words_of_the_format():
    table = rows("cues")
    assert len(table) >= 400
    assert {row["attitude"] for row in table} == set(get_args(Attitude))
    assert {row["act"] for row in table} <= set(get_args(Act))
    assert {row["stance"] for row in table} == set(get_args(Stance))
    assert len({row["cue"] for row in table}) == len(table)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("admitted", "admit"),
        ("urging", "urge"),
        ("vows", "vow"),
        ("told", "tell"),
    ],
)
def test_a_form_has_its_base_among_its_lemmas(form, base):
    assert base in lemmas(form)


def test_speech_cues_are_verbs_and_not_nouns():
    text = "The report said the claims in his statement were what she denied."
    assert [text[a:b] for a, b in speech_cues(text, (0, len(text)))] == ["said", "denied"]


def test_a_lost_space_after_a_cue_is_read_through():
    at = marked("The palace [deniedPost report] {that the king was ill}.")
    assert meaning(at.text, (0, len(at.text)), (), at.cue, at.content).act == "deny"


@pytest.mark.parametrize(
    ("text", "attitude", "act", "negated", "stance"),
    [
        ("She [declined to rule out] {a strike}.", "assertion", "reject", True, "neutral"),
        ("She [refused to condemn] {the raid}.", "assertion", "criticise", True, "neutral"),
        ("He [would not say whether] {the pact holds}.", "assertion", "decline", False, "neutral"),
        ("He [won't say] {who paid}.", "assertion", "decline", False, "neutral"),
        ("The baker [failed to explain] {why the oven was cold}.", "assertion", "decline", False, "neutral"),
        ("The log [failed to mention] {the flood}.", "assertion", "assert", True, "neutral"),
        ("The firm [failed to disclose] {that it owned the mine}.", "assertion", "assert", True, "committed"),
        ("The club [is not aware of] {any complaint}.", "knowledge", "other", True, "neutral"),
        ("The club [was unaware] {that the roof leaked}.", "knowledge", "other", True, "neutral"),
        ("The club [was not unaware] {that the roof leaked}.", "knowledge", "other", False, "neutral"),
        ("[It remains unclear] {who will lead the choir}.", "knowledge", "other", True, "neutral"),
        ("[It is not known] {whether tests were made}.", "knowledge", "other", True, "neutral"),
        ("He [did not know] {that the well was dry}.", "knowledge", "other", True, "committed"),
        ("She [does not believe] {that it will rain}.", "belief", "other", True, "neutral"),
        ("The mayor [had no comment on] {the leak}.", "assertion", "decline", False, "neutral"),
        ("The guide [could not help noting] {that it rained}.", "assertion", "assert", False, "neutral"),
        ("The duke [wants to] {sell the castle}.", "intention", "other", False, "neutral"),
        ("The duke [hopes] {the castle sells}.", "intention", "other", False, "neutral"),
        ("The clerk [sought to downplay] {the leak}.", "assertion", "reject", False, "neutral"),
        ("The office [forecasts] {frost}.", "belief", "other", False, "neutral"),
        ("The guild [entered a plea of] {not guilty}.", "assertion", "deny", False, "neutral"),
        ("The clerk [would rather not give] {her name}.", "assertion", "decline", False, "neutral"),
        ("Sailors [see] the cape [as] {haunted}.", "belief", "other", False, "neutral"),
        ("The baron, a staunch [opponent of] {the canal}, left.", "assertion", "reject", False, "neutral"),
        ("The lake, [known as] {the Mirror}, froze.", "assertion", "assert", False, "neutral"),
    ],
)
def test_frames_that_are_not_what_they_look_like(text, attitude, act, negated, stance):
    at = marked(text)
    read = meaning(at.text, (0, len(at.text)), at.source, at.cue, at.content)
    assert (read.attitude, read.act, read.negated, read.stance) == (attitude, act, negated, stance)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The guide [told] the climbers {to turn back}.", "demand"),
        ("The nurse [warned] us {not to drink it}.", "urge"),
        ("The usher [asked] {the guests to rise}.", "ask"),
        ("The usher [asked] {whether the guests would rise}.", "ask"),
        ("The cook [suggested] {adding salt}.", "urge"),
        ("The cook [suggested] {that the soup be thrown away}.", "urge"),
        ("The cook [suggested] {that the soup was off}.", "assert"),
        ("The baker [said] {the guild should lower its fees}.", "urge"),
        ("The baker [said] {the bread should be able to rise}.", "assert"),
        ("The baker [said] {there needs to be a new mill}.", "demand"),
        ("Ms Orl [said] {that, if elected, she would open the mill}.", "promise"),
        ("Ms Orl [said] {if elected she will open the mill}.", "promise"),
        ("Ms Orl [said] {who should pay}.", "assert"),
        ("Ms Orl [said] {it was time for the guild to pay its ferrymen}.", "urge"),
        ("Ms Orl [said] {it was up to the guild to mend the mill}.", "urge"),
        ("Ms Orl [said] {the guild would do well to mend the mill}.", "urge"),
        ("{“We’ve got to mend the mill,”} Ms Orl [said].", "urge"),
        ("Ms Orl [said] {the guild must mend the mill}.", "urge"),
        ("Ms Orl [said] {the guild must have mended the mill}.", "assert"),
        ("Ms Orl [said] {those who must mend the mill were tired}.", "assert"),
        ("Ms Orl [said] {the millers thought we needed to wait}.", "assert"),
        ("Ms Orl [recalled] {that her father said we must mend the mill}.", "assert"),
        ("{“Let’s make one thing clear: it is our mill,”} Ms Orl [said].", "assert"),
        ("Ms Orl [said] {she had made a poor choice of words}.", "assert"),
        ("Ms Orl [said] {the duke had made a poor choice of words}.", "criticise"),
        ("{“We were terribly wrong about the mill,”} Ms Orl [said].", "assert"),
        ("Ms Orl [said] {the duke was joking}.", "assert"),
        ("Ms Orl [said] {nobody is above the law}.", "assert"),
        ("Ms Orl [said] {the duke is above the law}.", "criticise"),
        ("The plan, {which} Ms Orl [had said] {was unacceptable}, is back.", "criticise"),
        ("Ms Orl [said] {she had no intention of resigning}.", "reject"),
        ("Ms Orl [argued] {that waiting has never brought the peace that dukes expect}.", "assert"),
        ("The miller [shot back] {that he had rowed all his life}.", "assert"),
        ("Ms Orl [said] {she could never support the canal}.", "reject"),
        ("Ms Orl [said] {the canal was a disgrace}.", "criticise"),
        ("Ms Orl [said] {her rival does not understand boats}.", "criticise"),
        ("Ms Orl [said] {the plan is simply dangerous}.", "criticise"),
        ("Ms Orl [said] {the plan was irregular at best}.", "criticise"),
        ("Ms Orl [said] {the plan was not illegal}.", "assert"),
        ("Ms Orl [said] {the plan is independent of the vote}.", "assert"),
        ("Ms Orl [said] {the plan is not dangerous}.", "assert"),
        ("Ms Orl [said] {it was the least bad plan}.", "assert"),
        ("Ms Orl [said] {he is a great teacher}.", "praise"),
        ("Ms Orl [said] {the great hall had burned}.", "assert"),
        ("{We don't understand boats}, they [said].", "assert"),
        ("Ms Orl [said] {she would veto the canal bill}.", "promise"),
        ("{“I’ll certainly repeal the bread tax,”} Ms Orl [said].", "promise"),
        ("{“She will raise the bread tax,”} the miller [said] of Ms Orl.", "assert"),
        ("Ms Orl [said] {they won't consider the offer}.", "reject"),
        ("{“Let me thank the ferrymen,”} Ms Orl [said].", "assert"),
        ("Ms Orl [said] {her rival would say or do anything for a vote}.", "criticise"),
        ("Ms Orl [said] {the bridge plan goes nowhere near far enough}.", "criticise"),
        ("Ms Orl [said] {the duke’s numbers do not add up}.", "criticise"),
        ("{“I am sick and tired of the toll,”} Ms Orl [said].", "criticise"),
        ("Ms Orl [said] {the duke was not a bigot}.", "assert"),
        ("Ms Orl [said] {the duke would never mislead the town}.", "assert"),
        ("Ms Orl [said] {the duke had not lied to the guild}.", "assert"),
        ("Ms Orl [said] {the duke had lied to the guild}.", "criticise"),
        ("Ms Orl [said] {the guild had no plans to move}.", "deny"),
        ("The guild [denied] {to give up its mill}.", "reject"),
        ("The guild [denied] {to comment on the mill}.", "decline"),
        ("The guild [denied] {to have sold the mill}.", "deny"),
        ("{“There are no talks and there have been none,”} Ms Orl [said].", "deny"),
        ("{“Nobody leaned on me,”} Ms Orl [said].", "deny"),
        ("Ms Orl [said] {the mill was not for sale}.", "deny"),
        ("Ms Orl [said] {she had never spoken to the lenders}.", "deny"),
        ("{“The sum is wrong and the date is wrong,”} Ms Orl [wrote].", "deny"),
        ("Ms Orl [said] {there was no doubt about the mill}.", "assert"),
        ("Ms Orl [asked about] {the duke's promise to close the mill}.", "ask"),
        ("Ms Orl [said] {those who had never spoken to the lenders should wait}.", "urge"),
        ("Ms Orl [said] {the guild does not comment on rumours}.", "decline"),
        ("{“I have nothing to add,”} Ms Orl [said].", "decline"),
        ("The guild [had been assured] {that no bench would be moved}.", "promise"),
        ("The guild [assured] the duke {that the mill was safe}.", "assert"),
        ("The duke [has offered] {twelve divers and a crane}.", "promise"),
        ("The duke [offered] {a different view of the mill}.", "assert"),
        ("{“It will not happen with my signature,”} Ms Orl [said].", "reject"),
        ("{“The duke sees no need for one,”} Ms Orl [said].", "reject"),
        ("Ms Orl [said] {that her vote was a mistake}.", "assert"),
        ("Ms Orl [said] {the vote was a mistake}.", "criticise"),
        ("Ms Orl [said] {the ferrymen did a fantastic job}.", "praise"),
        ("Ms Orl [said] {the market has been a success}.", "praise"),
        ("The miller [called] {the canal a slap in the face}.", "criticise"),
        ("The miller [called] {the duke an obnoxious guest}.", "criticise"),
        ("The miller [called] {the canal a long ditch}.", "assert"),
        ("The miller [dismissed] {the plan as childish}.", "reject"),
        ("The miller [dismissed] {the report as bogus}.", "deny"),
        ("The miller [sniped] {that the duke had never rowed}.", "criticise"),
        ("The miller [vouched for] {the duke}.", "praise"),
        ("The guild [renewed] {its demand for a mill}.", "demand"),
        ("The guild [repeated] {its old songs}.", "assert"),
        ("{“If they dam the brook, we will sue them,”} the miller [said].", "threaten"),
        ("The ferrymen [said] {they would strike if the toll was not dropped}.", "threaten"),
        ("The ferrymen [said] {they would strike a balance}.", "assert"),
        ("The duke [warned] {that any raid would be met with fire}.", "threaten"),
        ("The duke [warned] {of swift retaliation}.", "threaten"),
        ("The duke [warned] {of floods}.", "assert"),
        ("The duke [said] {barges with grain would be “legitimate targets”}.", "threaten"),
        ("Ms Orl [said] {the duke must resign}.", "demand"),
        ("Ms Orl [said] {the ferrymen must be paid before winter}.", "demand"),
        ("Ms Orl [said] {the guild must consider its age}.", "urge"),
        ("{“We want our boats back,”} the ferrymen [said].", "demand"),
        ("{“We want to row,”} the ferrymen [said].", "assert"),
        ("{“Count every oar,”} the ferrymen [shouted].", "demand"),
        ("{“Hold is a word for boats,”} the miller [said].", "assert"),
        ("{“You have my word that no mill will close,”} the duke [said].", "promise"),
        ("{“Yes, we will come to the mill,”} the ferrymen [said].", "accept"),
        ("{“I’m not going to get into that,”} the duke [said].", "decline"),
        ("Duke[:] {no talks yet with the ferrymen}.", "deny"),
        ("Duke[:] {no deal without the ferrymen}.", "reject"),
        ("Duke[:] {toll ‘not on the table’}.", "reject"),
        ("Ms Orl [said] {the duke has let the ferrymen down}.", "criticise"),
        ("Ms Orl [said] {the duke was to blame for the flood}.", "criticise"),
        ("Ms Orl [said] {there are no grounds for a new vote}.", "reject"),
        ("Ms Orl [said] {she would vote against the canal}.", "reject"),
        ("Ms Orl [said] {she would rather drown than sell the mill}.", "reject"),
        ("Ms Orl [said] {never}.", "reject"),
        ("Ms Orl [said] {the guild does not consider a new mill to be necessary}.", "reject"),
        ("Ms Orl [said] {she accepted the ruling}.", "accept"),
        ("Ms Orl [said] {she accepted that the mill was lost}.", "assert"),
        ("Ms Orl [said] {the guild was open to a new mill}.", "accept"),
        ("Ms Orl [said] {the mill was open to the public}.", "assert"),
        ("The guild [said] {its ferrymen would walk out unless pay was raised}.", "threaten"),
        ("{“Any ship that enters will be destroyed,”} the duke [said].", "threaten"),
        ("{“I’m not going there,”} the duke [said].", "decline"),
        ("{“They saved my life,”} Ms Orl [said].", "praise"),
        ("{“They treat us like oxen,”} the ferrymen [said].", "criticise"),
        ("The duke [warned of] {“swift retaliation”}.", "threaten"),
        ("Ms Orl [said] {her warnings were ignored}.", "criticise"),
        ("The duke [offered] {his resignation}.", "promise"),
        ("The duke [offered] {few details}.", "assert"),
        ("The duke [offered] {a clear guide to the mill}.", "assert"),
    ],
)
def test_what_is_said_does_something_though_the_cue_does_not(text, act):
    at = marked(text)
    assert meaning(at.text, (0, len(at.text)), at.source, at.cue, at.content).act == act


def test_the_tables_hold_only_kinds_that_are_explained():
    assert {row["kind"] for row in rows("cues")} == {"", "light", "negative", "verdict"}
    assert [row["cue"] for row in rows("cues")] == sorted(row["cue"] for row in rows("cues"))
    assert {row["said"] for row in rows("verdicts")} == {"", "always", "others", "person", "predicate"}
    assert all(row["called"] or row["said"] for row in rows("verdicts"))
    assert {row["act"] for row in rows("verdicts")} == {"criticise", "deny", "praise"}
    assert all(len(row["word"].split()) <= 5 for row in rows("verdicts"))
