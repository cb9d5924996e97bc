"""What is shown as a contradiction, and what only looks like one."""

from __future__ import annotations

import pytest

from record.story import record, related
from record.world import Draft


def page(name: str, text: str, day: str | None = "2031-05-06") -> Draft:
    draft = Draft(f"{name}.txt", text, name, day)
    for known in ("Ada Lovel", "Ion Pell"):
        if known in text:
            draft.name(known)
    return draft


def told(name: str, content: str, day: str | None = "2031-05-06", who: str = "Ada Lovel") -> Draft:
    draft = page(name, f"{who} said {content}.", day)
    draft.says(who, "said", content, speaker=who, mention=draft.name(who))
    return draft


def between(a: Draft, b: Draft, name: str = "contradicts") -> list[str | None]:
    return [r.about for r in related(record(a, b), name)]


def test_raised_and_opened_are_one_thing_and_a_fixed_count_has_no_later():
    a = page("a", "Two gates of the old lock were raised before noon by the keeper.")
    b = page("b", "Five gates of the old lock were opened by the keeper.", "2031-05-20")
    assert between(a, b) == ["number"]


def test_a_count_that_grows_is_an_update_on_a_later_page():
    a = page("a", "The storm killed 14 people in the old harbour of Norn.")
    later = page("b", "The storm killed 19 people in the old harbour of Norn.", "2031-05-09")
    assert between(a, later) == []
    assert between(a, page("b", "The storm killed 19 people in the old harbour of Norn.")) == ["number"]


@pytest.mark.parametrize(
    "other",
    [
        "The storm injured 19 people in the old harbour of Norn.",
        "The storm killed at least 10 people in the old harbour of Norn.",
        "The storm could kill 19 people in the old harbour of Norn.",
        "The storm killed 19 old people in the old harbour of Norn.",
    ],
)
def test_another_thing_a_hedge_a_fear_and_a_part_are_no_contradiction(other):
    assert between(page("a", "The storm killed 14 people in the old harbour of Norn."), page("b", other)) == []


def test_what_an_earlier_event_counted_is_not_this_one_s():
    a = page("a", "The storm killed 14 people in the old harbour of Norn.")
    b = page("b", "The storm of 1994 killed 60 people in the old harbour of Norn.")
    b.time("1994", "1994")
    assert between(a, b) == []


def test_a_page_that_says_it_was_not_so_contradicts_one_that_says_it_was():
    a = page("a", "No lamp of the northern pier was lit that night.")
    b = page("b", "Three lamps of the northern pier were lit by the keeper.")
    assert between(a, b) == ["statement"]


def test_a_speaker_who_says_both_contradicts_and_does_not_deny():
    a = told("a", "the keeper did not open the northern lock of the harbour", "2031-05-06")
    b = told("b", "the keeper opened the northern lock of the harbour", "2031-05-07")
    assert between(a, b) == ["statement"] and between(a, b, "denies") == []


@pytest.mark.parametrize(
    "other",
    [
        "The keeper was trying to open the northern lock of the harbour.",
        "The keeper will open the northern lock of the harbour.",
        "Cracks opened in the wall by the northern lock of the harbour keeper.",
    ],
)
def test_what_is_only_tried_or_planned_or_of_something_else_is_not_denied(other):
    a = told("a", "no lock of the northern harbour was opened")
    assert between(a, page("b", other), "denies") == []


def test_what_has_not_happened_may_happen_later():
    a = told("a", "the keeper has not opened the northern lock of the harbour")
    then = page("b", "The keeper opened the northern lock of the harbour.", "2031-05-07")
    assert between(a, then, "denies") == []
    assert between(a, page("b", then.text, "2031-05-06"), "denies") == ["statement"]


def test_neighbouring_days_with_a_night_between_are_no_contradiction():
    drafts = []
    for name, day in (("a", "3 May"), ("b", "4 May")):
        draft = page(name, f"The first ferry left the Norn harbour with all its lamps lit on the night of {day}.")
        draft.time(day, f"2031-05-0{day[0]}")
        drafts.append(draft)
    assert between(*drafts) == []


@pytest.mark.parametrize("content", ["the motion to close the harbour", "the keeper's application for leave"])
def test_a_refused_motion_is_not_denied(content):
    a = Draft("a.txt", f"The keeper asked for it at noon. Ada Lovel denied {content}.", "a", "2031-05-06")
    a.says("Ada Lovel", "denied", content, speaker="Ada Lovel", mention=a.name("Ada Lovel"), act="deny")
    assert related(record(a), "denies") == []


def test_no_injuries_reported_points_to_no_report():
    text = "The harbour voted for a new wall. Ada Lovel said no injuries have been reported in it."
    a = Draft("a.txt", text, "a", "2031-05-06")
    content = "no injuries have been reported in it"
    a.says("Ada Lovel", "said", content, speaker="Ada Lovel", mention=a.name("Ada Lovel"), act="reject")
    assert related(record(a), "denies") == []


def test_a_bid_that_is_raised_or_made_later_contradicts_none():
    a = page("a", "The Norn bank made a bid of 320 crowns for the old harbour ferry.")
    assert between(a, page("b", "The Norn bank made a bid of 410 crowns for the old harbour ferry.")) == ["number"]
    assert between(a, page("b", "The Norn bank raised its bid of 410 crowns for the old harbour ferry.")) == []
    later = page("b", "The Norn bank made a bid of 410 crowns for the old harbour ferry.", "2031-05-20")
    assert between(a, later) == []


def test_people_who_are_counted_are_nobody_s_name():
    a = page("a", "The storm killed people in Norn, and six of the dead are Tovians.")
    b = page("b", "Five Tovians are among the dead of the storm in Norn.")
    for draft, words in ((a, "Tovians"), (b, "Five Tovians")):
        draft.name(words, "group")
    assert between(a, b) == ["number"]


def two_say(text: str, *contents: tuple[str, str, str], day: str = "2031-05-06") -> Draft:
    draft = page("a", text, day)
    for who, cue, content in contents:
        draft.says(who, cue, content, speaker=who, mention=draft.name(who))
    return draft


def shown(*drafts: Draft) -> list[tuple[str | None, str]]:
    """What contradicts in what, and the words by which the two differ."""
    return [(r.about, r.why) for r in related(record(*drafts), "contradicts")]


def test_people_who_died_and_the_death_toll_are_one_count():
    a = page("a", "The storm killed 14 people in the old harbour of Norn.")
    b = page("b", "The death toll of the storm in the old harbour of Norn stands at 19.")
    assert between(a, b) == ["number"]
    assert between(a, page("b", "The death toll of the storm in the old harbour of Norn rose to 19.")) == []


def test_a_larger_toll_of_the_next_day_is_an_update_and_a_smaller_is_none():
    a = page("a", "The storm killed 14 people in the old harbour of Norn.", "2031-05-06")
    assert between(a, page("b", "The storm killed 19 people in the old harbour of Norn.", "2031-05-07")) == []
    assert between(a, page("b", "The storm killed nine people in the old harbour of Norn.", "2031-05-07")) == [
        "number"
    ]


def test_two_people_of_one_page_can_count_otherwise_and_one_cannot():
    text = "Ada Lovel said 900 keepers marched through Norn. Ion Pell said 300 keepers marched through Norn."
    told = (("Ada Lovel", "said", "900 keepers marched through Norn"),
            ("Ion Pell", "said", "300 keepers marched through Norn"))  # fmt: skip
    assert [about for about, _ in shown(two_say(text, *told))] == ["number"]
    alone = text.replace("Ion Pell", "Ada Lovel")
    same = (told[0], ("Ada Lovel", "said", "300 keepers marched through Norn"))
    assert shown(two_say(alone, *same)) == []


def test_a_number_that_is_set_against_a_count_needs_no_noun():
    text = "Ada Lovel put the number of dead at 17 in Norn, Ion Pell said it was 21."
    first = ("Ada Lovel", "put", "the number of dead at 17 in Norn")
    ((about, why),) = shown(two_say(text, first, ("Ion Pell", "said", "it was 21")))
    assert about == "number" and "17" in why and "21" in why
    text = "Ada Lovel put the number of dead at 17 in Norn, Ion Pell and his men speak of 21."
    assert [about for about, _ in shown(two_say(text, first, ("Ion Pell", "speak of", "21")))] == ["number"]
    text = text.replace("21", "21,000")
    assert shown(two_say(text, first, ("Ion Pell", "speak of", "21,000"))) == []
    text = "Ada Lovel said 800. Ion Pell said 3,000."
    assert [a for a, _ in shown(two_say(text, ("Ada Lovel", "said", "800"), ("Ion Pell", "said", "3,000")))] == [
        "number"
    ]
    text = "Ada Lovel said he was offered 8 percent in Norn. Ion Pell said the highest bid was 6."
    assert [a for a, _ in shown(two_say(text, ("Ada Lovel", "said", "he was offered 8 percent in Norn"),
                                        ("Ion Pell", "said", "the highest bid was 6")))] == ["number"]  # fmt: skip
    named = "Ada Lovel named five keepers of the harbour, Ion Pell named six."
    assert shown(two_say(named, ("Ada Lovel", "named", "five keepers of the harbour"),
                         ("Ion Pell", "named", "six"))) == []  # fmt: skip


def test_a_day_that_is_set_against_another_needs_no_event():
    text = "Ada Lovel said the paper came on 4 May. Ion Pell said it was 5 May, over the eggs."
    told = (("Ada Lovel", "said", "the paper came on 4 May"), ("Ion Pell", "said", "it was 5 May, over the eggs"))

    def dated(text: str, *told: tuple[str, str, str]) -> list[str]:
        draft = two_say(text, *told)
        for day in ("4 May", "5 May"):
            draft.time(day, f"2031-05-0{day[0]}")
        return [about for about, _ in shown(draft)]

    assert dated(text, *told) == ["date"]
    other = ("Ion Pell", "said", "the guild dined on 5 May")
    assert dated(text.replace("it was 5 May, over the eggs", other[2]), told[0], other) == []


def test_a_price_is_one_day_s_and_a_share_s():
    a = page("a", "The bank offered 41 florins a share for the old ferry of Norn.")
    b = "The bank offered 44 florins a share for the old ferry of Norn."
    assert between(a, page("b", b)) == ["number"]
    assert between(a, page("b", b, "2031-05-09")) == []
    assert between(a, page("b", b.replace(" a share", ""))) == []


def test_who_heads_the_board_is_not_who_runs_the_bank_where_another_page_says_so():
    texts = [
        "Vell Bank's chief executive, Ada Lovel, came to Norn.",
        "Vell Bank's chief executive, Ada Lovel, left Norn.",
        "Vell Bank's chairwoman, Ada Lovel, slept in Norn.",
        "Vell Bank's chairman, Ion Pell, rose in Norn.",
    ]
    drafts = [page(str(n), text) for n, text in enumerate(texts)]
    built = record(*drafts)
    (odd,) = related(built, "misdescribes")
    assert odd.from_.span is not None and odd.from_.span.article == drafts[2].id
    assert [r.about for r in related(built, "contradicts")] == ["role"]
    assert related(record(*drafts[:3]), "misdescribes") == []


@pytest.mark.parametrize(
    ("source", "wanted"),
    [("An earlier version of this article", True), ("The first keeper of the harbour", False)],
)
def test_a_note_of_correction_says_what_was_wrong(source, wanted):
    text = f"{source} said the march was called by the town. It was called by the union."
    draft = page("a", text)
    wrong = draft.says(source, "said", "the march was called by the town", speaker=source)
    built = record(draft)
    found = [r for name in ("corrects", "contradicts") for r in related(built, name)]
    assert [r.to.attribution == wrong and r.from_.span is not None for r in found] == [True, True] * wanted


@pytest.mark.parametrize(
    ("wrong", "right", "about"),
    [
        (
            "the army would leave the Dorn pass within 60 days",
            "the figure for the Dorn pass was 90 days, not 60",
            "number",
        ),
        (
            "the mill of the valley burned for 2 million crowns",
            "the mill of the valley burned for 3 million crowns, not 2 million",
            "number",
        ),
    ],
)
def test_who_says_the_number_that_another_turns_down_is_contradicted(wrong, right, about):
    assert between(told("a", wrong), told("b", right, who="Ion Pell")) == [about]


def test_the_place_and_the_day_that_are_turned_down_are_read():
    a = told("a", "the delegations will meet for talks in Arl on May 9")
    a.name("Arl", "place")
    a.time("May 9", "2031-05-09")
    b = told("b", "the delegations will meet for talks not in Arl but in Dun", who="Ion Pell")
    b.name("Arl", "place")
    b.name("Dun", "place")
    c = told("c", "the talks of the delegations begin on May 12, not May 9", who="Ion Pell")
    c.time("May 12", "2031-05-12")
    c.time("May 9", "2031-05-09")
    assert between(a, b) == ["place"] and between(a, c) == ["date"]


@pytest.mark.parametrize(
    "other",
    [
        "the talks of the delegations will not be on May 9, not on May 12",
        "the talks of the delegations were moved to May 12, not May 9",
        "the talks will last not only 9 days but 12 days",
    ],
)
def test_a_changed_plan_and_two_things_turned_down_contradict_nobody(other):
    a = told("a", "the talks of the delegations begin on May 9")
    a.time("May 9", "2031-05-09")
    b = told("b", other, who="Ion Pell")
    for words, value in (("May 9", "2031-05-09"), ("May 12", "2031-05-12")):
        if words in other:
            b.time(words, value)
    assert between(a, b) == []


def test_a_limit_of_days_is_a_count_and_a_wish_for_another_is_none():
    a = told("a", "the recount of the valley must be finished within ten days")
    b = told("b", "the recount of the valley must be finished within three weeks", who="Ion Pell")
    assert between(a, b) == ["number"]
    wish = told("b", "they want the recount of the valley to be finished within three weeks", who="Ion Pell")
    assert between(a, wish) == []


def planned(
    name: str, content: str, words: str, value: str, day: str = "2031-05-06", who: str = "Ada Lovel"
) -> Draft:
    draft = told(name, content, day, who)
    draft.time(words, value)
    return draft


def test_one_plan_on_two_days_is_a_contradiction_and_a_later_or_other_plan_is_none():
    a = planned("a", "the hearing will take place in the old court on May 12", "May 12", "2031-05-12")
    text = "the hearing will take place in the old court on May 14"
    assert between(a, planned("b", text, "May 14", "2031-05-14", "2031-05-07", "Ion Pell")) == ["date"]
    assert between(a, planned("b", text, "May 14", "2031-05-14", "2031-05-10", "Ion Pell")) == []
    put_off = planned(
        "b", f"the hearing was put off, and {text}", "May 14", "2031-05-14", "2031-05-07", "Ion Pell"
    )
    assert between(a, put_off) == []
    ends = planned("b", text.replace("take place", "end"), "May 14", "2031-05-14", "2031-05-07", "Ion Pell")
    assert between(a, ends) == []
