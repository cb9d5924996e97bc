"""What a denial says is not so, in whatever words, and what is no denial."""

from __future__ import annotations

import pytest

from onrecord.model import Act
from onrecord.record.answers.denied import head
from onrecord.record.answers.retorts import judging
from onrecord.record.words import tokens
from record.story import record, related
from record.test_accounts import DAY, Page, denied

BODIES = ("Harbour Line", "Vell Bank", "Harbour Board", "Norn Gazette", "Channel Nine")


class News(Page):
    """A page on which bodies are known as such."""

    def told(self, who: str, cue: str, content: str, act: Act = "assert", parent: str | None = None) -> str:
        kind = "organization" if who in BODIES else "person"
        return self.says(who, cue, content, speaker=who, mention=self.name(who, kind), act=act, parent=parent)


def page(name: str, text: str, *told: tuple[str, str, str, Act], day: str = DAY) -> News:
    found = News(f"{name}.txt", text, name, day)
    for body in BODIES:
        if body in text:
            found.name(body, "organization")
    for who, cue, content, act in told:
        found.told(who, cue, content, act)
    return found


def said(name: str, who: str, content: str, act: Act = "assert", day: str = DAY) -> News:
    cue = "denied" if act == "deny" else "said"
    return page(name, f"{who} {cue} {content}.", (who, cue, content, act), day=day)


TALKS = "Vell Bank is in secret talks to buy Harbour Line"


def test_who_repeats_a_denial_is_not_denied_by_it():
    mine = said("a", "Harbour Line", "it is not its habit to stay in the bay", "deny")
    repeated = "I believe the line did not win since it is not its habit to stay in the bay"
    assert denied(mine, said("b", "Ion Pell", repeated)) == []
    asserted = "I believe the line did win since it is its habit to stay in the bay"
    assert denied(mine, said("b", "Ion Pell", asserted)) == [asserted]


def test_denied_talks_are_those_that_somebody_says_are_held():
    mine = said("a", "Harbour Line", "that it was in talks to be taken over by Vell Bank", "deny")
    assert denied(mine, said("b", "Ion Pell", TALKS)) == [TALKS]
    other = "Vell Bank is to buy new lamps for Harbour Line"
    assert denied(mine, said("b", "Ion Pell", other)) == []


def no_talks(content: str, day: str = DAY) -> News:
    text = f"Harbour Line's spokeswoman, Mara Tove, said {content}."
    return page("a", text, ("Mara Tove", "said", content, "assert"), day=day)


def test_what_is_denied_in_a_word_is_what_the_denier_is_said_to_do_and_is_in_the_news():
    assert denied(no_talks("there are no talks"), said("b", "Ion Pell", TALKS)) == [TALKS]
    elsewhere = "Vell Bank is in secret talks to buy the old pier"
    assert denied(no_talks("there are no talks"), said("b", "Ion Pell", elsewhere)) == []
    assert denied(no_talks("there are no talks", "2031-06-06"), said("b", "Ion Pell", TALKS)) == []


def test_several_negations_in_a_row_are_each_looked_at():
    assert denied(no_talks("there are no talks, there have been no talks and the pier is not for sale"),
                  said("b", "Ion Pell", TALKS)) == [TALKS]  # fmt: skip


def test_a_spokeswoman_does_not_deny_what_her_body_says_but_contradicts_it():
    denial = no_talks("there have been no talks")
    later = said(
        "b", "Harbour Line", "that it had held talks with Vell Bank about the old ferries", day="2031-05-10"
    )
    built = record(denial, later)
    assert related(built, "denies") == []
    assert [r.about for r in related(built, "contradicts")] == ["statement"]
    begun = said(
        "b", "Harbour Line", "that talks with Vell Bank about the ferries begin at noon", day="2031-05-10"
    )
    assert related(record(denial, begun), "contradicts") == []


def test_the_partner_of_a_denial_says_the_denied_act():
    mine = said("a", "Ada Lovel", "that the keeper of Norn had burned the northern ferry shed of the bank", "deny")
    theirs = "the keeper of Norn had painted the northern ferry shed of the bank"
    assert denied(mine, said("b", "Ion Pell", theirs)) == []


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("that it was in talks to be taken over", "talk"),
        ("having sold the pier", "sell"),
        ("taking money from the bank", "tak"),
        ("any secret meeting with the board", "meet"),
        ("that there were any talks at all", "talk"),
        ("that its ferry sailed with too many", "depart"),
    ],
)
def test_the_act_that_is_denied(words, meant):
    assert head(tokens(words)) == meant


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("pure fiction", True),
        ("This is fantastic!", False),
        ("beneath contempt", True),
        ("The sum is wrong", True),
        ("It was wrong to close it", False),
        ("prejudices that are untrue but hard to bear", False),
        ("a lieutenant of the guard", False),
    ],
)
def test_what_only_judges(text, wanted):
    assert judging(text) is wanted


def test_a_broadcast_is_told_by_a_broadcaster_whoever_speaks_after_it():
    text = (
        "Channel Nine said the cable of Norn had cracked in March. Ion Pell said the wall fell at noon. "
        "Ada Lovel called the broadcast false in every part."
    )
    told = (
        ("Channel Nine", "said", "the cable of Norn had cracked in March", "assert"),
        ("Ion Pell", "said", "the wall fell at noon", "assert"),
        ("Ada Lovel", "called", "the broadcast false in every part", "deny"),
    )
    assert denied(page("a", text, *told)) == ["the cable of Norn had cracked in March"]


def test_wrongdoing_is_what_the_denier_was_accused_of_just_before():
    text = "Ion Pell accused Ada Lovel of selling the lamps. Rain is expected. Ada Lovel denied any wrongdoing."
    found = page("a", text)
    found.told("Ion Pell", "accused", "Ada Lovel of selling the lamps", "criticise")
    found.told("Ada Lovel", "denied", "any wrongdoing", "deny")
    assert denied(found) == ["Ada Lovel of selling the lamps"]
    other = page("a", text.replace("accused Ada Lovel", "accused Mara Tove"))
    other.name("Mara Tove")
    other.told("Ion Pell", "accused", "Mara Tove of selling the lamps", "criticise")
    other.told("Ada Lovel", "denied", "any wrongdoing", "deny")
    assert denied(other) == []


def test_a_charge_that_is_called_names_is_the_accusation_of_the_sentence():
    text = "Rain fell on all of Norn that day. Ion Pell accused her of lying, a charge Ada Lovel called absurd."
    found = page("a", text)
    found.told("Ion Pell", "accused", "her of lying", "criticise")
    found.told("Ada Lovel", "called", "absurd")
    found.attributions[-1] = found.attributions[-1].__class__(
        **{f: getattr(found.attributions[-1], f) for f in found.attributions[-1].__slots__}
        | {"content": (found.span("a charge"), found.span("absurd"))}
    )
    assert denied(found) == ["her of lying"]


def test_who_never_said_it_denies_what_he_is_reported_to_have_said():
    text = (
        "Channel Nine reported that Ion Pell told lenders the cable was soft. "
        "Ada Lovel said Ion Pell had never spoken to lenders about rain."
    )
    found = page("a", text)
    outer = found.told("Channel Nine", "reported", "Ion Pell told lenders the cable was soft")
    found.told("Ion Pell", "told lenders", "the cable was soft", parent=outer)
    found.name("Ion Pell", nth=1)
    found.told("Ada Lovel", "said", "Ion Pell had never spoken to lenders about rain")
    assert denied(found) == ["the cable was soft"]


def test_a_judgement_goes_on_from_the_denial_before_it():
    text = (
        "Channel Nine said the board of Norn paid 41 crowns on Monday. Ion Pell said the wall fell at noon. "
        "Ada Lovel disputed the report by Channel Nine. “The sum is wrong, the day is wrong,” Ada Lovel wrote."
    )
    found = page("a", text)
    found.told("Channel Nine", "said", "the board of Norn paid 41 crowns on Monday")
    found.told("Ion Pell", "said", "the wall fell at noon")
    found.name("Channel Nine", "organization", nth=1)
    found.told("Ada Lovel", "disputed", "the report by Channel Nine", "deny")
    found.told("Ada Lovel", "wrote", "“The sum is wrong, the day is wrong,”", "criticise")
    assert denied(found) == ["the board of Norn paid 41 crowns on Monday"] * 2


def test_to_be_against_a_plan_or_to_take_words_back_denies_nothing():
    for cue, content, act in (("opposed", "it", "reject"), ("walked back", "those comments", "deny")):
        text = f"The Board of Norn sold all of its ferries on Monday. Ada Lovel {cue} {content}."
        assert denied(page("a", text, ("Ada Lovel", cue, content, act))) == []  # type: ignore[arg-type]


def test_that_somebody_refused_is_what_he_denies_and_not_that_it_is_said():
    text = "Ion Pell said Harbour Board had refused to meet the keepers of Norn. Harbour Board rejects the charge."
    found = page("a", text)
    outer = found.told("Ion Pell", "said", "Harbour Board had refused to meet the keepers of Norn", "criticise")
    found.told("Harbour Board", "had refused", "to meet the keepers of Norn", "reject", parent=outer)
    found.says(
        "Harbour Board",
        "rejects",
        "the charge",
        speaker="Harbour Board",
        mention=found.name("Harbour Board", "organization", nth=1),
        act="reject",
        nth=1,
    )
    assert denied(found) == ["to meet the keepers of Norn"]


@pytest.mark.parametrize(
    "content",
    [
        "she was not only here to open the old harbour lock",
        "the harbour lock was open, not a wall",
        "a keeper that did not open the old harbour lock",
    ],
)
def test_not_only_and_what_is_said_in_passing_deny_nothing(content):
    theirs = "the keeper had come to the harbour and opened the old harbour lock"
    assert denied(said("a", "Ada Lovel", content), said("b", "Ion Pell", theirs)) == []


def test_without_warning_is_no_warning():
    theirs = "Harbour Board opened the gates of Norn without warning"
    assert denied(said("a", "Ada Lovel", "the people of Norn had no warning"), said("b", "Ion Pell", theirs)) == []


def test_words_that_the_table_does_not_know_deny_another_page_only_where_much_is_shared():
    mine = said("a", "Ada Lovel", "the keeper was not polite to the pilgrims")
    assert denied(mine, said("b", "Ion Pell", "the keeper was polite to the new bishop and the pilgrims")) == []
    assert denied(
        said("a", "Ada Lovel", "the old lamp of the northern pier was not lit by the keeper"),
        said("b", "Ion Pell", "the old lamp of the northern pier was lit by the keeper"),
    ) == ["the old lamp of the northern pier was lit by the keeper"]


def test_suggestions_that_are_called_fantasy_are_looked_for_elsewhere():
    theirs = "Harbour Board had lent the bishop money for the northern ferry"
    content = "suggestions that Harbour Board had lent the bishop money for the northern ferry were “fantasy”"
    assert denied(said("a", "Ada Lovel", content), said("b", "Ion Pell", theirs)) == [theirs]


def test_there_are_no_talks_is_not_about_who_spoke_to_whom():
    spoke = "Harbour Line and the bank spoke of the old ferry at noon"
    assert denied(no_talks("there are no talks"), said("b", "Ion Pell", spoke)) == []


def test_a_rumour_that_is_dismissed_as_something_is_what_was_told_before():
    text = "Ion Pell expects the bishop to buy the ferry, a rumour that Ada Lovel dismissed as a birthday wish."
    found = page("a", text)
    found.told("Ion Pell", "expects", "the bishop to buy the ferry")
    found.says(
        "Ada Lovel", "dismissed", "a rumour", speaker="Ada Lovel", mention=found.name("Ada Lovel"), act="reject"
    )
    assert denied(found) == ["the bishop to buy the ferry"]


def test_a_long_statement_with_a_harsh_word_judges_nothing_told_before():
    text = (
        "Ion Pell said the ferry sailed at noon. Ada Lovel said the papers have stood in the way by telling of a "
        "false dawn that scared the keepers of Norn away."
    )
    content = "the papers have stood in the way by telling of a false dawn that scared the keepers of Norn away"
    told = (("Ion Pell", "said", "the ferry sailed at noon", "assert"), ("Ada Lovel", "said", content, "assert"))
    assert denied(page("a", text, *told)) == []


def test_a_refused_offer_is_not_denied():
    text = "Rain fell on the whole of Norn. Ion Pell demanded to see the harbour files. Ada Lovel rejected that."
    told = (
        ("Ion Pell", "demanded", "to see the harbour files", "demand"),
        ("Ada Lovel", "rejected", "that", "reject"),
    )
    assert denied(page("a", text, *told)) == []


def test_a_two_story_house_is_no_report():
    mine = said("a", "Ada Lovel", "the entire two-story keeper house of Norn stood in flames as the boats came")
    theirs = "the keeper house of Norn stood in flames as the boats came"
    assert denied(mine, said("b", "Ion Pell", theirs)) == []


def test_a_failed_test_is_no_negation():
    theirs = "Harbour Line hid three failed engine tests from the bishop"
    mine = said("a", "Harbour Line", "that Harbour Line had hidden any failed engine tests", "deny")
    assert denied(mine, said("b", "Ion Pell", theirs)) == [theirs]


def test_whom_a_denial_describes_need_not_be_named_elsewhere():
    mine = "that Mara Tove had never met the keeper of the lighthouse"
    theirs = "Mara Tove met the keeper of the lighthouse in Norn"
    a = said("a", "Ada Lovel", mine)
    a.name("Mara Tove")
    keeper = a.name("keeper", form="nominal")
    a.mentions[-1] = a.mentions[-1].__class__(
        keeper, a.id, a.span("keeper"), "person", "nominal", a.name("Ada Lovel")
    )
    b = said("b", "Ion Pell", theirs)
    b.name("Mara Tove")
    assert denied(a, b) == [theirs]


def test_what_follows_a_denial_in_other_words_is_its_own_spokesman_s():
    theirs = "Harbour Line took crowns from Vell Bank"
    other = said("b", "Ion Pell", theirs)
    text = "Harbour Line denied that it took crowns from Vell Bank. “Never once were we paid,” {} said."
    for source, count in (("its chairman", 2), ("the bishop", 1)):
        found = page("a", text.format(source))
        found.told("Harbour Line", "denied", "that it took crowns from Vell Bank", "deny")
        found.says(source, "said", "“Never once were we paid,”", speaker="Mara Tove")
        assert len(denied(found, other)) == count


def test_a_light_verb_only_carries_the_noun_that_is_denied():
    assert head(tokens("that Poe and Sorn had held a private phone call")) == head(tokens("that Poe had spoken"))
    mine = said("a", "Harbour Line", "that Ion Pell and Mia Gull had held a telephone call", "deny")
    spoke = "Ion Pell and Mia Gull had spoken by telephone"
    assert denied(mine, said("b", "Ada Sorn", spoke)) == [spoke]


def test_what_two_did_together_is_denied_by_who_says_that_they_did_not():
    a = page("a", "Ada Lovel denied that Ion Pell and Mara Tove had held a private phone call.")
    for name in ("Ion Pell", "Mara Tove"):
        a.name(name)
    a.told("Ada Lovel", "denied", "that Ion Pell and Mara Tove had held a private phone call", "deny")
    told = "Ion Pell asked what the lamps of Norn cost in his call with Mara Tove."
    b = page("b", told)
    for name in ("Ion Pell", "Mara Tove"):
        b.name(name)
    assert denied(a, b) == [told]


def test_terms_laid_out_just_before_are_refused_and_not_denied():
    text = "Ion Pell laid out his terms for the sale of the mill. Ada Lovel rejected them."
    told = (
        ("Ion Pell", "laid out", "his terms for the sale of the mill", "assert"),
        ("Ada Lovel", "rejected", "them", "reject"),
    )
    built = record(page("a", text, *told))
    assert related(built, "denies") == []
    assert len(related(built, "rejects")) == 1


def test_the_statement_that_is_rejected_is_denied_although_it_tells_of_the_denier():
    told = "that he had promised Mara Tove a boat"
    mine = News("a.txt", f"Ion Pell rejected the guild's statement {told}.", "a", DAY)
    outer = mine.told("Ion Pell", "rejected", f"the guild's statement {told}", "reject")
    inner = mine.told("the guild's", "statement", told, parent=outer)
    pell = mine.name("Ion Pell")
    mine.says(
        "he", "had promised", "Mara Tove a boat", speaker="Ion Pell", mention=pell, act="promise", parent=inner
    )
    assert denied(mine) == [told]


def test_a_report_that_is_called_a_lie_is_denied():
    told = "that the mill had burned"
    mine = News("a.txt", f"Ion Pell called a story in Norn Gazette {told} “a fairy tale”.", "a", DAY)
    outer = mine.told("Ion Pell", "called", f"a story in Norn Gazette {told} “a fairy tale”")
    mine.told("Norn Gazette", "a story in", told, parent=outer)
    assert denied(mine) == [told]
    praised = News("a.txt", f"Ion Pell called a story in Norn Gazette {told} “a fine read”.", "a", DAY)
    outer = praised.told("Ion Pell", "called", f"a story in Norn Gazette {told} “a fine read”")
    praised.told("Norn Gazette", "a story in", told, parent=outer)
    assert denied(praised) == []


STRUCK = "the guards of Harbour Line had struck a boy"


@pytest.mark.parametrize(
    ("reply", "targets"),
    [
        ("that no guard had struck a boy in the hall", [STRUCK]),
        ("that the guards had been in the hall", []),
        ("that nobody will miss a boat in the summer", []),
    ],
)
def test_who_says_that_something_was_not_so_denies_what_was_just_said_of_him(reply: str, targets: list[str]):
    text = f"Ion Pell said {STRUCK}. Harbour Line said {reply}."
    told = ("Ion Pell", "said", STRUCK, "assert"), ("Harbour Line", "said", reply, "assert")
    assert denied(page("a", text, *told)) == targets


def test_a_noun_that_sums_up_what_was_told_is_of_the_words_before_it():
    told = "the mill had burned"
    summed = News("a.txt", f"Mara Tove said {told}, a claim Ion Pell denies.", "a", DAY)
    summed.told("Mara Tove", "said", told)
    summed.told("Ion Pell", "denies", "a claim", "deny")
    assert denied(summed) == [told]


def test_a_denial_hangs_on_the_report_before_it():
    told = "The mill has burned"
    hung = News("a.txt", f"{told}, according to a note that Ion Pell has denied.", "a", DAY)
    hung.says("a note", "according to", told)
    hung.says("Ion Pell", "has denied", "that", speaker="Ion Pell", mention=hung.name("Ion Pell"), act="deny")
    assert denied(hung) == [told]


def test_what_goes_on_is_no_bare_not():
    told = "the crates were wet"
    bare = page("a", f"Mara Tove said {told}. Ion Pell said he had not.", ("Mara Tove", "said", told, "assert"))
    bare.told("Ion Pell", "said", "he had not", "deny")
    assert denied(bare) == [told]
    goes = page(
        "a", f"Mara Tove said {told}. Ion Pell said he had not sailed.", ("Mara Tove", "said", told, "assert")
    )
    goes.told("Ion Pell", "said", "he had not", "deny")
    assert denied(goes) == []


def test_an_offer_for_something_is_not_what_is_denied_of_an_account():
    told = "Ion Pell had made an offer for the old boat of the guild"
    mine = News("a.txt", f"Mara Tove said {told}. Ion Pell denied it.", "a", DAY)
    outer = mine.told("Mara Tove", "said", told)
    name = mine.name("Ion Pell")
    mine.says(
        "Ion Pell",
        "had made an offer",
        "for the old boat of the guild",
        speaker="Ion Pell",
        mention=name,
        parent=outer,
    )
    mine.told("Ion Pell", "denied", "it", "deny")
    assert denied(mine) == [told]


def test_who_did_no_such_thing_denies_what_was_just_told():
    told = "the mill had sold the boat"
    mine = page(
        "a", f"Mara Tove said {told}. Ion Pell said he did no such thing.", ("Mara Tove", "said", told, "assert")
    )
    mine.told("Ion Pell", "said", "he did no such thing", "deny")
    assert denied(mine) == [told]


def test_what_the_denier_is_to_have_done_is_his_where_nobody_is_named():
    told = "Ion Pell offered to resign on Friday after a row over the price of the boats"
    theirs = page("a", f"Mara Tove said {told}.", ("Mara Tove", "said", told, "assert"))
    theirs.name("Ion Pell")
    mine = said("b", "Ion Pell", "offering to resign", "deny")
    assert denied(theirs, mine) == [told]
    other = said("b", "Ada Lovel", "offering to resign", "deny")
    assert denied(theirs, other) == []


@pytest.mark.parametrize(("cue", "shown"), [("said", 0), ("denied", 1)])
def test_what_a_denier_calls_to_witness_is_not_denied(cue: str, shown: int):
    log = "that the boat never went above the pier"
    mine = News("a.txt", f"Ion Pell {cue} the log of Norn Gazette showed {log}.", "a", DAY)
    outer = mine.told("Ion Pell", cue, f"the log of Norn Gazette showed {log}", "deny")
    mine.told("Norn Gazette", "showed", log, parent=outer)
    assert len(denied(mine)) == shown
