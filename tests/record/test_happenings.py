"""What is told beside plain dated sentences: hours, deeds that go on, agreements, gatherings, summaries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.data.live import summaries
from onrecord.model import Said
from record.story import record
from record.world import Draft


def page(text: str, *times: tuple[str, str | None], published: str = "2031-05-06") -> Draft:
    draft = Draft("a.txt", text, "a", published)
    for words, value in times:
        draft.time(words, value)
    return draft


def told(draft: Draft) -> set[tuple[str | None, str]]:
    return {(e.when, e.what.text) for e in record(draft).events}


def on(draft: Draft, words: str, value: str, occasion: str | None = None) -> Draft:
    """Date the last saying by words of the page."""
    draft.attributions[-1] = replace(
        draft.attributions[-1],
        said=Said(value, draft.span(words), "by its words"),
        occasion=draft.span(occasion) if occasion else None,
    )
    return draft


@pytest.mark.parametrize(
    ("cue", "besides", "found"),
    [
        ("ordered", " and put off the result", ("2031-05-05", "put off the result")),
        ("ordered", " and may put off the result", None),
        ("ordered", " and put off the result till 9 May", None),
        ("said it saw", " and put off the result", None),
        ("had ordered", " and put off the result", None),
    ],
)
def test_what_is_done_besides_a_deed_by_saying_is_of_its_day(cue, besides, found):
    draft = page(f"The board on Monday {cue} a recount in Norn{besides}, a step that surprised it.")
    draft.time("Monday", "2031-05-05")
    if "9 May" in besides:
        draft.time("9 May", "2031-05-09")
    draft.says("The board", cue, "a recount in Norn", speaker="the board", act="demand")
    events = told(on(draft, "Monday", "2031-05-05"))
    beside = {event for event in events if event[1].startswith("put off")}
    assert beside == ({found} if found else set())


def test_who_speaks_is_no_deed_of_the_day_before_them():
    draft = page(
        "On Monday Lind, who ran the prison, promised twelve beds and sent ten.", ("Monday", "2031-05-05")
    )
    draft.says("Lind, who ran the prison,", "promised", "twelve beds and sent ten", speaker="Lind", act="promise")
    events = told(on(draft, "Monday", "2031-05-05"))
    assert events == {("2031-05-05", "On Monday Lind, who ran the prison, promised twelve beds and sent ten")}


@pytest.mark.parametrize(("lapse", "is_near"), [("hours before", True), ("24 hours before", False)])
def test_what_lies_hours_from_a_saying_is_of_its_day(lapse, is_near):
    text = f"The guild on Monday ruled out a vote, {lapse} its rivals were due to march."
    draft = page(text, ("Monday", "2031-05-05"))
    draft.says("The guild", "ruled out", "a vote", speaker="the guild", act="reject")
    events = told(on(draft, "Monday", "2031-05-05"))
    assert (("2031-05-05", "its rivals were due to march") in events) is is_near


def test_no_day_is_counted_from_that_of_the_saying_that_tells_of_it():
    draft = page("Lind said on Monday that damp was seen two days before the dam broke.", ("Monday", "2031-05-05"))
    draft.says("Lind", "said", "that damp was seen two days before the dam broke", speaker="Lind")
    assert "2031-05-07" not in {when for when, _ in told(on(draft, "Monday", "2031-05-05"))}


def test_an_hour_is_of_the_day_of_the_hours_before_it():
    text = (
        "The ferry was searched on 3 May. It was hailed at 03.15 and again at 03.21. No one replied. No shot was"
        " fired. Lind fell at 03.34."
    )
    assert {
        ("2031-05-03", "It was hailed at 03.15 and again at 03.21."),
        ("2031-05-03", "Lind fell at 03.34."),
    } <= told(page(text, ("3 May", "2031-05-03")))
    text = text.replace("It was hailed at 03.15 and again at 03.21.", "It was hailed twice.")
    assert ("2031-05-06", "Lind fell at 03.34.") in told(page(text, ("3 May", "2031-05-03")))


def test_a_long_time_of_something_else_is_no_day_of_an_hour():
    text = "Nine men walked over at 5:42 p.m., led by Poe, whom a court jailed in 2020."
    assert ("2031-05-06", text) in told(page(text, ("2020", "2020")))


@pytest.mark.parametrize("name", ["treaty", "pact"])
def test_an_agreement_is_of_the_time_by_which_it_is_named(name: str):
    text = f"The {name} of 2029 runs to a page, and the law of 2027 to two."
    assert told(page(text, ("2029", "2029"), ("2027", "2027"))) == {("2029", f"The {name} of 2029")}


def test_words_that_are_quoted_show_the_gathering_at_which_they_were_spoken():
    for occasion, events in (
        ("at a rally in Norn", {("2031-05-05", "at a rally in Norn on Monday")}),
        ("at a desk in Norn", set()),
    ):
        draft = page(f"“No,” Lind said {occasion} on Monday.", ("Monday", "2031-05-05"))
        draft.says("Lind", "said", "“No,”", speaker="Lind", form="direct")
        assert told(on(draft, "Monday", "2031-05-05", occasion)) == events


def test_what_is_put_out_on_a_day_is_told_behind_a_saying():
    draft = page("He would go, Lind said in an interview published on Monday.", ("Monday", "2031-05-05"))
    draft.says("Lind", "said", "He would go", speaker="Lind")
    assert ("2031-05-05", "an interview published on Monday.") in told(draft)


def test_what_a_live_report_sums_up_has_no_day():
    text = (
        "Ferry live: the search goes on\nThe mast was lifted ashore.\nWhat we know so far\n"
        "The ferry was told to stay.\nThe wreck has been found.\n“The sea gave it back,” she said."
    )
    assert told(page(text)) >= {
        ("2031-05-06", "The mast was lifted ashore."),
        (None, "The ferry was told to stay."),
        ("2031-05-06", "The wreck has been found."),
    }
    where = summaries(text)
    assert [text[slice(*w)].strip() for w in where] == ["The ferry was told to stay.\nThe wreck has been found."]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The envoys are in the air, and Lind says that it rains.", "The envoys are in the air"),
        ("The chair reads out a statement.", "The chair reads out a statement."),
        ("The envoys would leave, and Lind says that it rains.", None),
    ],
)
def test_what_a_live_report_tells_beside_what_is_said_is_of_its_day(text, event):
    draft = page(f"Ferry live: the search goes on\n9:30\n{text}\n9:10\nIt is cold.\n")
    if "Lind" in text:
        draft.says("Lind", "says", "that it rains", speaker="Lind")
    assert {words for _, words in told(draft)} >= ({event} if event else set())
    assert event or not any("envoys" in words and when for when, words in told(draft))


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("A recount becomes due if the margin falls below a point.", "if the margin falls below a point"),
        ("The guild will send more men should there be a new vote.", "should there be a new vote"),
        ("He will be tried in Norn, unless he is pardoned before that.", "unless he is pardoned before that"),
        ("The clerk did not know if the margin fell below a point, and will look.", None),
        ("The clerk came home, if the tale of the guild is true.", None),
        ("The mill will pay, if not at once then soon.", None),
        ("“The mill will pay if the guild asks for it.”", None),
        ("It would please us if we were told of it.", None),
    ],
)
def test_a_condition_behind_what_hangs_on_it_is_supposed(text, clause):
    events = {(e.when, e.status, e.what.text) for e in record(page(text)).events}
    assert {e for e in events if e[1] == "hypothetical"} == ({(None, "hypothetical", clause)} if clause else set())


@pytest.mark.parametrize(
    ("text", "cue", "content", "shown"),
    [
        ("The insurer is believed to have paid 42 lamps.", "is believed", "to have paid 42 lamps", True),
        ("The insurer is understood to be writing a book.", "is understood", "to be writing a book", True),
        ("It was understood that Lind had been woken.", "was understood", "that Lind had been woken", True),
        ("The insurer is believed to own 42 lamps.", "is believed", "to own 42 lamps", False),
        ("The insurer is keen to have sold 42 lamps.", "is keen", "to have sold 42 lamps", False),
        ("Poe believed that Lind had been woken.", "believed", "that Lind had been woken", False),
    ],
)
def test_what_a_page_has_by_hearsay_is_told(text, cue, content, shown):
    draft = page(text)
    draft.says("", cue, content, attitude="belief")
    assert told(draft) == ({(None, content.removeprefix("that "))} if shown else set())


def test_a_time_of_who_is_meant_is_none_of_what_they_do():
    text = "Nine men would be freed for five, among whom is Ion Pell, who shot a guard in 2029."
    draft = page(f"{text[:-1]}, Lind said.", ("2029", "2029"))
    draft.name("Ion Pell")
    draft.says("Lind", "said", text[:-1], speaker="Lind")
    assert {(e.when, e.status, e.what.text) for e in record(draft).events} == {
        (None, "planned", "Nine men would be freed for five"),
        ("2029", "attributed", "Ion Pell, who shot a guard in 2029"),
    }
    text = "Lind, who runs the mill, shot a guard in 2029."
    assert told(page(text, ("2029", "2029"))) == {("2029", text)}
    text = "The mill, which Lind shut on 3 May, was sold in Norn."
    assert told(page(text, ("3 May", "2031-05-03"))) == {("2031-05-03", "which Lind shut on 3 May")}


@pytest.mark.parametrize(
    ("text", "is_day"),
    [
        ("Today, a pass to the ferry costs more.", False),
        ("The world we face today rewards those who row.", False),
        ("The keepers today argue that no mast is safe.", False),
        ("Today, the tides are turning to the north.", False),
        ("The board today makes public its log of the ferry.", True),
        ("The ferry sank today off the pier.", True),
        ("The ferry will sail today for Norn.", True),
        ("The guild is meeting today in Norn.", True),
        ("The ferry leaves today for Norn.", True),
    ],
)
def test_a_today_is_a_day_where_something_happens_on_it(text, is_day):
    word = "Today" if "Today" in text else "today"
    assert [when for when, _ in told(page(text, (word, "2031-05-06")))] == (["2031-05-06"] if is_day else [])
