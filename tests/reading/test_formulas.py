"""Formulas of newsrooms: `<source>`, `[cue]` and `{content}` stand in the sentence."""

from __future__ import annotations

import pytest
from reporting import marked

from onrecord.reading.found import FoundMention
from onrecord.reading.layers.formulas import formulas


def _found(text: str, *names: str) -> list[tuple]:
    mentions = [FoundMention(text.index(n), text.index(n) + len(n), "group", "nominal", 0.9) for n in names]
    return [(clause.sources, clause.cue, clause.content) for clause in formulas(text, (0, len(text)), mentions)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<The guild> [did not return] {calls}.", "The guild"),
        ("<The guild> [would not say] {whether it had met the owner}.", "The guild"),
        ("<The guild> [would neither confirm nor deny] {the story}.", "The guild"),
        ("<The guild> [had] {no immediate comment}.", "The guild"),
        ("<The guild> [could not immediately be reached] {for comment}.", "The guild"),
        ("<The guild> [was not available] {for an interview}.", "The guild"),
        ("<The guild> [was unavailable] {for comment}.", "The guild"),
        ("<The guild> [referred] {all questions to the ministry}.", "The guild"),
        ("<The guild> [put] {the number of marchers at 1,400}.", "The guild"),
        ("<The guild> [estimates] {the crowd at 800}; others say more.", "The guild"),
        ("The mill says 4,000; <the guild> [puts] {it at 900}.", "the guild"),
        ("The mill saw few; <the guild> [claims] {3,000}.", "the guild"),
        ("{A call} to <the guild> [went unanswered].", "the guild"),
        ("{Several messages} left for <the guild> [were not returned].", "the guild"),
        ("{Requests for comment} sent to <the guild and its lawyer> [remained unanswered].", "the guild"),
        ("<The guild> [puts] {the hole at 710 crowns}.", "The guild"),
        ("<The guild> [estimates] {400}; the mill says more.", "The guild"),
        ("<The guild> [estimates] {some forty boats}.", "The guild"),
        ("<The guild> [pleaded] {not guilty to theft}.", "The guild"),
        ("<The guild> [has entered a plea of] {not guilty}.", "The guild"),
        ("<The guild> [would rather not give] {its name}.", "The guild"),
        ("<The guild> [would not give] {a number}.", "The guild"),
        ("<The guild> [would not] {comment}.", "The guild"),
        ("<The guild> [did not offer] {any further details of the sale}.", "The guild"),
        ("<The guild> [will not be commenting] {further}.", "The guild"),
        ("<The guild> [would not go] {into details}.", "The guild"),
        ("<The guild> [would not take] {questions}.", "The guild"),
        ("<The guild> [left the door open to] {another meeting}.", "The guild"),
        ("<The guild> [stopped short of] {promising a boat}.", "The guild"),
        ("<The guild> [had admitted] {two counts of arson} at an earlier hearing.", "The guild"),
        ("<The guild> [will make] {no further comment on the sale}.", "The guild"),
        ("<The guild> [spoke of] {21 dead} in a message.", "The guild"),
        ("<The guild> [stays with] {seven} and says no more.", "The guild"),
        ("<The guild> [insists on] {seven}.", "The guild"),
        ("<The guild> [sees] {no need for a survey}.", "The guild"),
        ("<The guild> [turned down] {the offer}.", "The guild"),
        ("<The guild> [turned down] {a 2.1 crown offer from the mill}.", "The guild"),
        ("<The guild> [has flatly ruled out] {handing back the mill}.", "The guild"),
        ("<The guild> [is dead set against] {a second vote}.", "The guild"),
        ("<The guild> [gave] {the owner until Friday to open the books}.", "The guild"),
        ("<The guild> [left open] {whether it would march}.", "The guild"),
        ("<The guild> [raised its offer] {for the mill to 47 crowns}.", "The guild"),
        ("<The guild> [tabled a bid] {of 47 crowns} to the owner.", "The guild"),
        ("{How the gate had opened} <the guild> [could not tell].", "the guild"),
        ("<The guild> [has since denied] {it} through a friend.", "The guild"),
        ("<The guild> [disputes] {both points}.", "The guild"),
        ("<The guild> [would have none of] {it}.", "The guild"),
        ("<The guild> [was having none of] {this} and left.", "The guild"),
        ("<The guild> [challenged] {the figure of 90}.", "The guild"),
        ("<The guild> [has contested] {the mill’s account}.", "The guild"),
        ("<The guild> [poured scorn on] {the report}.", "The guild"),
        ("{Not so}, [says] <the guild>.", "the guild"),
        ("{Not true}, <the guild> [replied]: it rained.", "the guild"),
        ("The owner of the guild, <who> on Monday [would not say] {where he had been}, left.", "the guild"),
    ],
)
def test_a_formula_is_read(text: str, name: str) -> None:
    at = marked(text)
    assert (at.source, at.cue[0], at.content) in _found(at.text, name)


@pytest.mark.parametrize(
    "text",
    [
        "[It is not clear] {who left the gate open}.",
        "[It remains unclear] {who left the gate open}.",
        "{What the survey will cost} [remains to be seen].",
        "[It is too soon to say] {what the survey will cost}.",
        "{What the survey will cost} [is harder to say].",
        "He spoke, responding to [a question] {about the mill}.",
        "[To the question] {about the words of his aide}, he laughed.",
    ],
)
def test_what_is_not_known_nobody_says(text: str) -> None:
    at = marked(text)
    assert _found(at.text) == [((), at.cue[0], at.content)]


@pytest.mark.parametrize(
    "text",
    [
        "I did not return calls.",
        "The guild challenged the owner to a race.",
        "The guild contested the seat.",
        "The guild was called for a hearing.",
        "The guild could not answer half of the riddles.",
        "The guild put the boat at the quay.",
        "The guild puts the boat at the quay.",
        "The guild had no boat.",
        "The guild has a question about the boat.",
        "The guild was not available for the regatta.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert _found(text, *(["The guild"] if "guild" in text else [])) == []


def test_who_put_a_question_stands_behind_by() -> None:
    at = marked("[Asked] by <the chair, Ann Poe,> {which of the two was true}, he laughed.")
    assert (at.source, at.cue[0], at.content) in _found(at.text)


def test_an_adverb_is_nothing_that_is_judged() -> None:
    assert _found("The guild hit back at once.", "The guild") == []


def test_a_question_that_is_only_named_is_put_by_nobody() -> None:
    at = marked("It rained. [On the question], {whether a meeting is planned}, he laughed.")
    assert ((), at.cue[0], at.content) in _found(at.text)
