"""Reported clauses by rule: `<source>`, `[cue]` and `{content}` stand in the sentence, mentions beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporting import marked

from onrecord.reading.found import FoundMention
from onrecord.reading.layers.clauses import clauses, hanging


def mentioned(text: str, *names: str) -> list[FoundMention]:
    """Groups of people called by these words."""
    return [
        FoundMention(text.index(name), text.index(name) + len(name), "group", "nominal", 0.9) for name in names
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<the ferry line> [had told] its crews {there would be no sailings}", ("the ferry line", "its crews")),
        ("The minister, <who> [had maintained] {that it was safe}, then left", ("The minister",)),
        ("Ann Poe, <who> last week [denied] {having warned of it}, left", ()),
        ("<My tutor> [told] me in spring {that I could sing}, and then she laughed", ("My tutor",)),
        ("<the guild> [had threatened] {to strike} and that nobody would work", ("the guild",)),
        ("<growers in the valley> [thought] {the frost was over}", ()),
        ("<the mayor's> [promise] {to mend the weir by May} had been forgotten", ("the mayor",)),
        ("<the mason's> [claim] {that the wall was sound} rested on a sketch", ("the mason",)),
        ("<He> [asked] me {whether I could row}", ()),
        ("<My aunt> [always said] {“never sell the boat”}, and I listened", ("My aunt",)),
        ("{The eggs were warm for a week}, <a farmhand> [told] the vet", ("a farmhand",)),
        ("{The eggs would last until May}, [reckons] <a farmhand>", ("a farmhand",)),
        ("She [was told] by <a clerk> {that the deed was lost}", ("a clerk",)),
        ("<her brother> [wanted] {the farm sold}, that her mother refused", ("her brother",)),
        ("As they [weigh] whether <voters> [want] {to stay}, the party will wait", ("voters",)),
        ("<the pilots> [had warned] their members {not to sign}", ("the pilots", "their members")),
        ("{the choir}, [according to] <its leader>, {hopes to sing}", ("the choir", "its leader")),
        ("<one of them> [warned] {that the weir was weak}", ()),
        ("<Another> [believed] {that the weir was weak}", ()),
        ("<Harbour gossips> [reckon] {the mill is sold}", ()),
        (
            "<The guild> [told] the Courier and others after supper {that it would strike}",
            ("The guild", "the Courier"),
        ),
        (
            "Ida Varn, <who> on Monday [told] reporters {that the weir was safe}, resigned",
            ("Ida Varn", "reporters"),
        ),
        ("Ida Varn, <who> [insists] {the weir is safe}, should resign", ("Ida Varn",)),
        ("she heard <the man> [say] {that he would burn the mill}", ("the man",)),
        ("they heard <soldiers> [shout] {that the mill would burn}", ()),
        ("she heard <him> [threaten] {to burn the mill}", ()),
        ("<the crews> [kept insisting] {the weir was safe}", ("the crews",)),
        ("she noted <the mason's> [boast] {that the wall could last}", ("the mason",)),
        ("<a guard> [reported] {hearing a scream} but was told to wait", ("a guard",)),
        ("<She> [told] me {she loved the mill} and then she left", ()),
        ("<the guild> [called for] {a new weir}", ("the guild",)),
        ("<the guild>, in a letter to the mayor, [said] {that it would strike}", ("the guild",)),
        ("<Warm Nights> [says] {that it will open}", ()),
        ("<the guild>, however, [said] {that it would strike}", ("the guild",)),
        ("<the guild> [claims] {never to have seen the plan}", ("the guild",)),
        ("she rejected <opposition> [calls for] {a new weir}", ("she",)),
        ("she turned down <the defence's> [complaint] {about the judge}", ("she",)),
        ("<the deputy> [asks about] {the debt every time}", ("the deputy",)),
        ("<the mill> [offered] {44 crowns for the boat}", ("the mill",)),
        ("<the lawyers> [call] {it a clarification}", ("the lawyers",)),
        ("<the guild> [had considered] {leaving the town} and had been talked out of it", ("the guild",)),
        ("[a claim by] <two mechanics>, aired on Monday, {that the gate was tied with wire}", ("two mechanics",)),
        ("[a hint from] <the clerk> {that the file was lost}", ("the clerk",)),
        ("it was, [in the words of] <a friend of the house>, {“a waste of good ink”}", ()),
        ("{an inquiry by outsiders}, which <the deputy> [had demanded]", ("the deputy",)),
        ("the weir was sold by noon, {which} <the deputy> [had denied]", ("the deputy",)),
        ("the weir was sold by noon, {which} <the deputy> [had denied] a week earlier", ("the deputy",)),
        ("the weir was sold, {a claim} <the deputy> [denies]", ("the deputy",)),
        ("the weir was sold by noon – {an idle report} <the deputy> [rejected]", ("the deputy",)),
        ("a story {which} <the deputy> [called] {“a lie”}", ("the deputy",)),
        ("<the deputy> [denies] {to have sold the weir}", ("the deputy",)),
        ("<her lawyer> [had called] {the bid “a whim”}", ("her lawyer",)),
        ("An inquiry, {which} <the board> [had called] {disproportionate}, was now open", ("the board",)),
        ("<the mayor> [wants] {“a name, not an adjective”}", ("the mayor",)),
        ("women <who> [have accused] {the mayor of theft} said so again", ("the mayor", "women")),
        ("{the medal} that <the mayor> [has promised] him", ("the mayor",)),
        ("a rumour {that} <the mill> [dismissed] within the hour {as “idle talk”}", ("the mill",)),
        ("<the mason’s clerk> [said] {that it was late}", ("the mason",)),
        ("I think <workers> [want] {to stay}", ()),
        ("they read <the judge’s> [conclusion] {that the weir was safe}", ("the judge",)),
        ("I heard that <workers> [want] {to stay}", ()),
    ],
)
def test_a_clause_is_found(text, names):
    at = marked(text)
    found = clauses(at.text, (0, len(at.text)), mentioned(at.text, *names))
    assert (at.source[0], at.cue[-1], at.content) in [(c.source, c.cue, c.content) for c in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They [were told] {the weir was safe}", ()),
        ("She [had been assured] {that nobody would be moved}", ()),
        ("They [are warned] {not to drink from wells}", ()),
        ("{Some} [are said] {to be wavering}", ()),
        ("the clerk rejected [a report] {that the mill was sold}", ("the clerk",)),
        ("[Suggestions] {that the mill was sold} were idle", ()),
    ],
)
def test_nobody_in_particular_says_it(text, names):
    at = marked(text)
    found = clauses(at.text, (0, len(at.text)), mentioned(at.text, *names))
    assert ((), at.cue[-1], at.content) in [(c.sources, c.cue, c.content) for c in found]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "the inspectors had found that a lock was worn and had ordered the owner to replace it",
            "that a lock was worn",
            ("had ordered", "to replace it"),
        ),
        (
            "the mill said the directors would meet and asked the guild to wait",
            "the directors would meet",
            ("asked", "to wait"),
        ),
        (
            "the mill accused the guild of idling and wants the pier closed",
            "the guild of idling",
            ("wants", "the pier closed"),
        ),
        (
            "the mill insists the boat is sound and denies that it was overloaded",
            "the boat is sound",
            ("denies", "that it was overloaded"),
        ),
        (
            "the mill said the boat was sound, and denied that it had been overloaded",
            "the boat was sound",
            ("denied", "that it had been overloaded"),
        ),
    ],
)
def test_a_second_verb_goes_on_with_the_subject(text, first, second):
    names = [n for n in ("the inspectors", "the owner", "the mill", "the guild") if n in text]
    found = clauses(text, (0, len(text)), mentioned(text, *names))
    said = [(text[slice(*c.cue)], text[slice(*c.content[0])]) for c in found]
    assert first in [content for _, content in said]
    assert second in said
    assert len({c.source for c in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "the mill said the boat sank and asked the guild to wait",
        "the mill said “it sank and asked the guild to wait”",
        "the mill said the guild had been allowed to go and say that it was over",
        "the mill said the guild had been called in and told that it was over",
    ],
)
def test_a_verb_that_may_be_of_what_is_said_is_left_there(text):
    found = clauses(text, (0, len(text)), mentioned(text, "the mill", "the guild"))
    assert [text[slice(*c.cue)] for c in found if c.source == (0, 8)] == ["said"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the clerk knew a rumour that the mill dismissed as idle", ("the clerk",)),
        ("a threat that changed every day", ()),
        ("everybody who was asked to leave left", ()),
        ("what the mill said there is true", ("the mill",)),
        ("most state laws are old", ()),
        ("the police reports they had filed", ("the police",)),
        ("some of his trusted aides were sent", ("some of his",)),
        ("the letter offers data from the gauges", ("the letter",)),
        ("the clerk called the mill at noon", ("the clerk",)),
        ("the crew would say that it was late", ("the crew",)),
        ("which in a caucus state that it was late", ("a caucus",)),
        ("the crew emphasised those last three words", ("the crew",)),
        ("nobody knew that it was late", ()),
        ("she heard of the plan and say that it was late", ()),
        ("the United States and foreign guests", ("the United",)),
        ("its decision not to pay that it regrets", ()),
        ("the crew agreed with that in part", ("the crew",)),
        ("if the crew says that it was late", ("the crew",)),
        ("the crew wrote in “Ann Poe” on the slip", ("the crew",)),
        ("The weir was weak, believe me", ()),
        ("The workers, a mix of envy, fear and rage had held back, spoke", ("The workers",)),
        ("It was a small town, worried about strangers", ("strangers",)),
        ("If Ann wants to be queen, they will sing", ()),
        ("She spent it by May, courting voters in marginal states", ()),
        ("He recalled the mayor's promises that were broken", ("the mayor",)),
        ("The weir holds whatever they want because it is old", ()),
    ],
)
def test_nothing_is_said(text, names):
    assert clauses(text, (0, len(text)), mentioned(text, *names)) == []


@given(st.text(alphabet="he said that “no”, to 's wants.'\n", max_size=60))
def test_clauses_are_words_of_the_sentence(text):
    for clause in clauses(text, (0, len(text)), []):
        assert all(0 <= start < end <= len(text) for start, end in (*clause.sources, clause.cue, *clause.content))


_TOKENS = "he the mill who said told asked for was by that which not to and had , “ ” ; offer a report called it"


@given(st.lists(st.sampled_from(_TOKENS.split()), max_size=14), st.sampled_from([(), ("mill",)]))
def test_any_order_of_words_is_read(tokens, names):
    text = " ".join(tokens)
    mentions = mentioned(text, *(name for name in names if name in text))
    for clause in clauses(text, (0, len(text)), mentions):
        assert all(0 <= start < end <= len(text) for start, end in (*clause.sources, clause.cue, *clause.content))


def test_a_name_somebody_is_called_by_is_said_of_him() -> None:
    text = "I have been called a thief, because the copy was theirs"
    (clause,) = clauses(text, (0, len(text)), [])
    assert (clause.sources, text[slice(*clause.cue)]) == ((), "have been called")
    assert [text[slice(*piece)] for piece in clause.content] == ["I", "a thief"]


def test_a_name_right_behind_what_somebody_is_hears_too() -> None:
    text = "the guild begged manager Ida Varn to let it go"
    name = FoundMention(text.index("Ida"), text.index("Varn") + 4, "person", "name", 0.9)
    what = FoundMention(text.index("manager"), text.index("Ida") - 1, "person", "nominal", 0.9)
    found = clauses(text, (0, len(text)), [*mentioned(text, "the guild"), what, name])
    assert "to let it go" in [text[slice(*clause.content[0])] for clause in found]


def test_a_name_ends_before_who_it_is() -> None:
    text = "Ida Varn, who leads the guild, told us that it rained"
    drawn = FoundMention(0, text.index(" the guild"), "person", "name", 0.9)
    found = clauses(text, (0, len(text)), [drawn])
    assert (0, text.index(" told")) in [clause.source for clause in found]


@pytest.mark.parametrize(("cause", "found"), [("record costs", ["record costs"]), ("two officials", [])])
def test_what_is_cited_as_a_cause_hangs_on_behind(cause, found):
    text = f"the mill said it would close, citing {cause}"
    said = hanging(text, (0, len(text)), (0, 8), (9, 13), mentioned(text, "the mill"))
    assert [text[slice(*clause.content[0])] for _, clause in said] == found
