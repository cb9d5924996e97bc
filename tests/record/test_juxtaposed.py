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


def test_what_another_clause_comes_after_is_not_linked():
    mine, theirs = "that the mill was for sale", "a sale of the mill was near"
    text = f"Ada Lovel denied {mine} and told us that she had left the island only after Ion Pell said {theirs}."
    page = Page("a.txt", text, "a", DAY)
    page.told("Ada Lovel", "denied", mine, "deny")
    page.told("Ion Pell", "said", theirs)
    assert denied(page) == []


def test_what_is_not_read_as_a_denial_says_that_there_was_none_of_what_was_told():
    theirs = "the keepers of the guild were an example to the town"
    assert said(theirs, "he had not met the keepers of the guild in town", act="assert") == []
    assert said(theirs, "none of the keepers of the guild was in town", act="assert") == [theirs]


def test_what_was_asked_or_one_never_did_oneself_was_not_said():
    theirs = "the guild had buried two crates of flares under the pier"
    assert said(theirs, "I have never touched flares") == []
    assert said(theirs, "nobody has ever touched flares") == [theirs]
    assert said(f"{theirs}?", "nobody has ever touched flares") == []


def test_the_report_that_the_page_links_is_denied_with_what_it_reports():
    mine, threat = "that she would leave the mill", "to leave the mill for good"
    told = f"that Ion Pell had threatened {threat}"
    page = Page("a.txt", f"Ada Lovel denied {mine}, after the Norn Gazette reported {told}.", "a", DAY)
    page.told("Ada Lovel", "denied", mine, "deny")
    outer = page.told("Norn Gazette", "reported", told)
    page.told("Ion Pell", "had threatened", threat, "threaten", parent=outer)
    assert sorted(denied(page)) == sorted([told, threat])


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


def test_what_is_said_again_by_the_verb_alone_is_denied():
    page = Page("a.txt", "Ion Pell denies that he advises the guild. Ada Lovel said that he does.", "a", DAY)
    page.told("Ion Pell", "denies", "that he advises the guild", "deny")
    page.told("Ada Lovel", "said", "that he does")
    assert denied(page) == ["that he does"]
    page = Page("a.txt", "Ion Pell denies that he advises the guild. Ada Lovel said that he swims.", "a", DAY)
    page.told("Ion Pell", "denies", "that he advises the guild", "deny")
    page.told("Ada Lovel", "said", "that he swims")
    assert denied(page) == []


def said(first: str, second: str, *, more: str = "", act: Act = "deny", cue: str = "said") -> list[str]:
    page = Page("a.txt", f"Ada Lovel {cue} {first}. {more}Ion Pell said {second}.", "a", DAY)
    page.told("Ada Lovel", cue, first)
    page.told("Ion Pell", "said", second, act)
    return denied(page)


def test_what_is_said_flatly_not_to_have_been_is_of_what_was_just_said():
    theirs = "the guild had buried two crates of flares under the pier"
    for mine in (
        "there were no flares under the pier",
        "not one crate of flares was ever buried",
        "nobody had buried flares there",
        "the crates had never held flares",
        "the keeper owned no flares and had buried no crates",
        "“The crates are in the hall. There never was a flare in them,”",
        "“What flares? There are no flares,”",
        "“We bury no one’s crates and we are not burying flares there,”",
    ):
        assert said(theirs, mine) == [theirs], mine


def test_what_the_speaker_does_not_know_denies_nothing():
    theirs = "the guild had buried two crates of flares under the pier"
    for mine in (
        "there was no evidence that the guild had buried crates of flares",
        "he had not been told of crates of flares that the guild had buried",
        "a flare was not a crate",
        "the pier of flares would not be closed",
        "no crate of flares would be opened",
    ):
        assert said(theirs, mine, act="assert") == [], mine


def test_who_finds_no_records_denies_nothing_that_stands_beside_it():
    theirs = "the guild had buried two crates of flares under the pier"
    assert said(theirs, "no records of crates of flares that the guild had buried were found") == []


def test_a_thing_that_there_was_no_such_of_has_been_told_of():
    assert said("the guild had burned the old mill on the pier", "no such flare had been lit at the mill") != []
    mine = "no such crate had been buried by the guild at the mill"
    assert said("the crate of the guild was burned at the old mill", mine, act="assert") != []
    assert said("Ion Pell had burned the roof", mine, act="assert") == []


def test_who_answers_flatly_may_go_on_after_a_sentence_of_the_page():
    theirs = "the guild of Ion Pell had buried two crates of flares"
    assert said(theirs, "no flares had been buried", more="The day was grey. ") == [theirs]
    other = "the guild had rowed to the mill at dawn"
    assert said(other, "no flares had been buried", more="The day was grey. ") == []


def test_what_denies_itself_or_was_only_asked_is_not_answered():
    mine = "nobody had lit the flares"
    assert said("no flare had been lit by the keepers", mine) == []
    for cue, act, targets in (("Asked", "ask", []), ("Hearing", "assert", ["a flare had been lit"])):
        page = Page(
            "a.txt", f"{cue} whether Mara Tove swore a flare had been lit, Ion Pell said {mine}.", "a", DAY
        )
        asked = page.says("", cue, "whether Mara Tove swore a flare had been lit", act=act)
        page.told("Mara Tove", "swore", "a flare had been lit", parent=asked)
        page.told("Ion Pell", "said", mine)
        assert denied(page) == targets


def test_a_bare_no_is_of_what_was_just_said_of_who_says_it():
    theirs = "Ion Pell was to leave the guild"
    assert said(theirs, "“Nope.”") == [theirs]


def test_words_that_begin_with_a_no_are_not_answered_by_another():
    assert said("that nobody had paid for flares", "no flares had been paid for", act="assert") == []


def test_what_is_not_read_as_a_denial_must_be_much_like_what_it_answers():
    theirs = "the guild had buried two crates of flares under the pier"
    assert said(theirs, "the crates had never held flares", act="assert") == []
    assert said(theirs, "the guild had buried no crates of flares under the pier", act="assert") == [theirs]
