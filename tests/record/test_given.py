"""A number or a day that is all a second voice gives, against the one that another has just given."""

from __future__ import annotations

import pytest

from onrecord.record.contrasts.quantities import bare
from record.story import record, related
from record.test_contradictions import page, shown, two_say
from record.world import Draft

PAIRS = [
    ("that 640 million crowns were missing", "said", "the hole is 710 million", True),
    ("that 640 million crowns were missing", "put", "the hole at 710 million", True),
    ("that 640 million crowns were missing", "admits to", "290 million, all of it in gold", True),
    ("that 640 million crowns were missing", "said", "the figure was nearer 400", True),
    ("that 640 million crowns were missing", "said", "he had 700 boats", False),
    ("that 640 million crowns were missing", "painted", "710 million", False),
    ("that 640 million crowns were missing", "said", "it had since been 290 million", False),
    ("that 31 boats were lost", "spoke of", "24", True),
    ("that 31 boats were lost", "spoke of", "24 lorries", False),
    ("that 31 boats were lost", "spoke of", "9,000", False),
    ("that 700 boats were lost", "counted", "2,000", True),
    ("that 700 boats were lost", "spoke of", "2021", False),
]


def said(first: str, cue: str, second: str) -> list[str | None]:
    """What contradicts on a page where Ion Pell speaks right after Ada Lovel."""
    text = f"Ada Lovel said {first}. Ion Pell {cue} {second}."
    return [about for about, _ in shown(two_say(text, ("Ada Lovel", "said", first), ("Ion Pell", cue, second)))]


@pytest.mark.parametrize(("first", "cue", "second", "wanted"), PAIRS)
def test_a_second_voice_s_number_for_what_was_just_counted(first: str, cue: str, second: str, wanted: bool):
    assert said(first, cue, second) == (["number"] if wanted else [])


def test_a_third_number_is_set_against_both_before_it():
    text = "Ada Lovel said 640 million crowns were lost. Ion Pell admits to 290 million. Vell Bank says 350."
    draft = page("a", text)
    for who, cue, what in (
        ("Ada Lovel", "said", "640 million crowns were lost"),
        ("Ion Pell", "admits to", "290 million"),
        ("Vell Bank", "says", "350"),
    ):
        draft.says(who, cue, what, speaker=who, mention=draft.name(who))
    assert len(shown(draft)) == 3


@pytest.mark.parametrize(("second", "wanted"), [("it was 21", 1), ("21", 0)])
def test_what_the_page_itself_counts_is_meant_by_it_alone(second: str, wanted: int):
    draft = page("a", f"Seventeen keepers died in Norn. Ion Pell said {second}.")
    draft.says("Ion Pell", "said", second, speaker="Ion Pell", mention=draft.name("Ion Pell"))
    assert len(shown(draft)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("290 million, all of it", 290_000_000),
        ("it was 3 billion", 3_000_000_000),
        ("there are four", 4),
        ("two, then three", None),
    ],
)
def test_a_number_alone_may_be_in_millions_and_end_before_a_comma(text: str, wanted: float | None):
    found = bare(text)
    assert (found and (found.low + found.high) / 2) == wanted


def day(content: str, cue: str, again: str, value: str) -> Draft:
    """A page on which Ion Pell gives another day than Ada Lovel."""
    text = f"Ada Lovel said {content}. Ion Pell {cue} {again}."
    draft = page("a", text)
    draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    draft.time("2 March", "2031-03-02")
    draft.time(again.removeprefix("it would be ").removeprefix("it on "), value)
    words = again.removeprefix("it on ") if cue == "placed" else again
    draft.says("Ion Pell", cue, words, speaker="Ion Pell", mention=draft.name("Ion Pell"))
    return draft


@pytest.mark.parametrize(
    ("cue", "again", "wanted"),
    [
        ("said", "it would be 4 March", True),
        ("said", "it would be 4 May", True),
        ("placed", "it on 4 March", True),
        ("feared", "4 March", False),
    ],
)
def test_a_second_voice_s_day_for_what_was_just_dated(cue: str, again: str, wanted: bool):
    found = shown(day("the two sides met on 2 March", cue, again, "2031-03-04"))
    assert [about for about, _ in found] == (["date"] if wanted else [])


def test_another_land_s_minister_holds_another_office():
    texts = ["Justice Minister Ada Lovel came to Norn."] * 2 + ["the island's foreign minister, Ada Lovel, slept."]
    other = page("d", "Foreign Minister Ion Pell rose in Norn.")
    built = record(*(page(str(n), text) for n, text in enumerate(texts)), other)
    assert len(related(built, "misdescribes")) == 1
    assert related(built, "contradicts") == []


def test_a_bill_of_thousands_is_not_a_sum_of_cents():
    a = page("a", "The bank paid 4,160 crowns for the old ferry of Norn.")
    assert shown(a, page("b", "The bank paid 2 cents for the old ferry of Norn.")) == []
