"""Acts by rarer cues and by what contents judge, shout, refuse and promise."""

from __future__ import annotations

import pytest
from reporting import marked

from onrecord.reading.words.acts import meaning


def read(text):
    at = marked(text)
    return meaning(at.text, (0, len(at.text)), at.source, at.cue, at.content)


@pytest.mark.parametrize(
    ("text", "attitude", "act", "stance"),
    [
        ("The miller [asked for] {a loan}.", "assertion", "ask", "neutral"),
        ("The miller [requested] {a copy}.", "assertion", "ask", "neutral"),
        ("The miller [called for] {a vote}.", "assertion", "demand", "neutral"),
        ("The guild [would not hear of] {a sale}.", "assertion", "reject", "neutral"),
        ("The duke [left open] {who pays}.", "assertion", "other", "neutral"),
        ("The clerk [pointed out] {that the well was dry}.", "assertion", "assert", "neutral"),
        ("The toll [rankled] {the ferrymen}.", "belief", "other", "neutral"),
        ("The ferrymen [were sick of] {the toll}.", "belief", "other", "neutral"),
        ("The baker [went on the offensive against] {the duke}.", "assertion", "criticise", "neutral"),
        ("The baker [took some shots at] {the duke}.", "assertion", "criticise", "neutral"),
        (
            "The baker [holds] {the duke personally responsible for the flood}.",
            "assertion",
            "criticise",
            "neutral",
        ),
        ("The duke [signed] {the bill into law}.", "assertion", "accept", "neutral"),
        ("The guild [threw its weight behind] {the canal}.", "assertion", "accept", "neutral"),
        ("The guild [has withheld] {its endorsement}.", "assertion", "reject", "neutral"),
        ("The baker [persuaded] {the guild to wait}.", "assertion", "urge", "neutral"),
        ("The duke [has yet to address] {how the mill is paid}.", "assertion", "decline", "neutral"),
        ("The clerk [allowed] {that the well was dry}.", "assertion", "assert", "committed"),
        ("The duke [took credit for] {the bridge}.", "assertion", "assert", "distanced"),
        ("The duke [praised] {the bridge}.", "assertion", "praise", "neutral"),
        ("The duke [voiced] {its deep frustration}.", "assertion", "criticise", "neutral"),
        ("The duke [reserved the right] {to close the mill}.", "intention", "other", "neutral"),
    ],
)
def test_rarer_cues(text, attitude, act, stance):
    found = read(text)
    assert (found.attitude, found.act, found.stance) == (attitude, act, stance)


def test_what_somebody_tries_to_say_is_what_he_says():
    assert read("The duke [tried to rebuke] {the miller}.").act == "criticise"


def test_a_told_sentence_is_no_order_because_its_own_verb_has_an_infinitive():
    assert read("The duke [told] the miller {he planned to stay}.").act == "assert"
    assert read("The duke [told] the miller {to stay}.").act == "demand"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("{“He’s a liar,”} Ms Orl [said].", "criticise"),
        ("{“She's a good girl,”} Ms Orl [said].", "praise"),
        ("{“It’s late,”} Ms Orl [said].", "assert"),
        ("Ms Orl [said] {the plan is predatory}.", "criticise"),
        ("Ms Orl [said] {the law is a money pit}.", "criticise"),
        ("Ms Orl [said] {the flood was the fault of the duke}.", "criticise"),
        ("Ms Orl [said] {the flood was not the fault of the duke}.", "assert"),
        ("Ms Orl [said] {the duke had played on the millers' fears}.", "criticise"),
        ("Ms Orl [said] {that he was “a decent man”}.", "praise"),
    ],
)
def test_what_contents_judge(text, act):
    assert read(text).act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ms Orl [called] {the plan “a cheque with a flag on it”}.", "criticise"),
        ("Ms Orl [called] {the plan ''a cheque with a flag on it''}.", "criticise"),
        ("Ms Orl [called] {him a “stiff”}.", "criticise"),
        ("Ms Orl [called] {her “a rising star”}.", "assert"),
        ("Ms Orl [called] {the step “purely precautionary”}.", "assert"),
        ("Ms Orl [called] {her rival “Senator Hult”}.", "assert"),
    ],
)
def test_a_name_in_quotation_marks_blames_a_thing_or_calls_a_person_names(text, act):
    assert read(text).act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The crowd [chanted] {“Lock the gate!”}.", "demand"),
        ("The crowd [chanted] {“No toll, no peace”}.", "demand"),
        ("The crowd [chanted] {“Orl! Orl!”}.", "assert"),
        ("The crowd [said] {“Call of duty”}.", "assert"),
    ],
)
def test_what_a_crowd_shouts_for_is_demanded(text, act):
    assert read(text).act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ms Orl [said] {she will “never” let the miller go}.", "reject"),
        ("Ms Orl [said] {the guild would not be bullied}.", "reject"),
        ("Ms Orl [said] {she was not ready to support the canal}.", "reject"),
        ("Ms Orl [said] {she did not want to sell the mill}.", "reject"),
        ("Ms Orl [said] {she would sooner eat the bill}.", "reject"),
        ("Ms Orl [said] {that she “would not consider it improper to call” the miller}.", "assert"),
        ("Ms Orl [said] {that she would not consider it now}.", "reject"),
        ("Ms Orl [said] {that she “would not consider” a sale}.", "reject"),
        ("Ms Orl [said] {the claims had no “substance”}.", "deny"),
        ("{Nor}, Ms Orl [said], {did he say anything of the kind}.", "deny"),
        ("Ms Orl [said] {nobody else had complained}.", "deny"),
        ("Ms Orl [says] {that she never did}.", "deny"),
        ("Ms Orl [said] {she would build a second bridge}.", "promise"),
        ("Ms Orl [said] {she would “absolutely” require a licence}.", "promise"),
        ("{“I will make you proud of this guild,”} Ms Orl [said].", "promise"),
        ("Ms Orl [said] {it was important for the guild to mend the mill}.", "urge"),
        ("Ms Orl [warned] {that it would close the mill unless the toll fell}.", "threaten"),
    ],
)
def test_what_contents_refuse_deny_and_promise(text, act):
    assert read(text).act == act
