from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from casting import article
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Dated, check_edtf
from onrecord.reading.forms.sentences import split
from onrecord.reading.when import calendar
from onrecord.reading.when.times import find_times, said

THURSDAY = "2024-11-14"


def dated(text: str, published: str | None = THURSDAY) -> list[tuple[str, str | None]]:
    page = article(text, published)
    return [(m.span.text, m.value) for m in find_times(page, split(text, [(0, len(text))]))]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He left on Wednesday.", "Wednesday", "2024-11-13"),
        ("He left on Thursday.", "Thursday", "2024-11-14"),
        ("He left last Thursday.", "last Thursday", "2024-11-07"),
        ("He rang on the thirtieth of October.", "the thirtieth of October", "2024-10-30"),
        ("She retired on the last day of October.", "the last day of October", "2024-10-31"),
        ("It reached the board on the eighth.", "the eighth", "2024-11-08"),
        ("It must be signed by the nineteenth.", "the nineteenth", "2024-11-19"),
        ("Lind called an election for November 23.", "November 23", "2024-11-23"),
        ("The party would win, by a poll taken on Tuesday.", "Tuesday", "2024-11-12"),
        ("They will vote on Tuesday.", "Tuesday", "2024-11-19"),
        ("At a Tuesday rally in Tarn, Poe vowed to fight on.", "Tuesday", "2024-11-12"),
        ("Poe vowed to fight on Tuesday.", "Tuesday", "2024-11-19"),
        ("A meeting is foreseen for Tuesday.", "Tuesday", "2024-11-19"),
        ("Poe wants the board to vote on Tuesday.", "Tuesday", "2024-11-19"),
        ("The terms would be made public on Tuesday.", "Tuesday", "2024-11-19"),
        ("The vote has been brought forward to Tuesday.", "Tuesday", "2024-11-19"),
        ("The talks were to end on Tuesday.", "Tuesday", "2024-11-19"),
        ("The bank is expected to cut rates on Tuesday.", "Tuesday", "2024-11-19"),
        ("A judge put a stop to the sale on Tuesday, before it was to be signed.", "Tuesday", "2024-11-12"),
        ("The road was cleared by noon on Tuesday.", "noon on Tuesday", "2024-11-12T12:00"),
        ("It has been shut since the first of March.", "the first of March", "2024-03-01"),
        ("They were discharged the day 2.", "the day 2", "2024-11-02"),
        ("The order takes effect when it is printed on Friday.", "Friday", "2024-11-15"),
        ("They must pay by Friday.", "Friday", "2024-11-15"),
        ("The trial continues on Friday.", "Friday", "2024-11-15"),
        ("The firm expects to pay in the autumn.", "the autumn", "2024-09/2024-11"),
        ("They will decide by the end of November.", "the end of November", "2024-11-21/2024-11-30"),
        ("They will decide in the last week of November.", "the last week of November", "2024-11-24/2024-11-30"),
        ("It will come before the year is out.", "the year is out", "2024"),
        ("He was held on Aug 19 last year.", "Aug 19 last year", "2023-08-19"),
        ("He was held on 19 August last year.", "19 August last year", "2023-08-19"),
        ("She spoke on Tuesday morning.", "Tuesday morning", "2024-11-12"),
        ("She spoke at 8 p.m. EST on Tuesday.", "8 p.m. EST on Tuesday", "2024-11-12T20:00"),
        ("He said so yesterday.", "yesterday", "2024-11-13"),
        ("It closed last month.", "last month", "2024-10"),
        ("It closed earlier this week.", "earlier this week", "2024-11-11/2024-11-17"),
        ("Peace came the day after Election Day.", "the day after Election Day", "2024-11-06"),
        ("It happened in late March.", "late March", "2024-03-21/2024-03-31"),
        ("He slept there in the night to Tuesday.", "the night to Tuesday", "2024-11-11/2024-11-12"),
        (
            "It fell in the night between Monday and Tuesday.",
            "the night between Monday and Tuesday",
            "2024-11-11/2024-11-12",
        ),
        ("Sales fell in Q3 2025.", "Q3 2025", "2025-07/2025-09"),
        ("Sales fell in the third quarter.", "the third quarter", "2024-07/2024-09"),
        ("It grew in the 1990s.", "the 1990s", "1990/1999"),
        ("It has grown since 2014.", "2014", "2014"),
        ("He came on June 14.", "June 14", "2024-06-14"),
        ("She takes office on January 20.", "January 20", "2025-01-20"),
        ("It began in February 2022.", "February 2022", "2022-02"),
        ("They met on Nov. 7.", "Nov. 7", "2024-11-07"),
        ("They met on 7 November 2023.", "7 November 2023", "2023-11-07"),
        ("They met on Thursday, Nov. 7, 2024.", "Thursday, Nov. 7, 2024", "2024-11-07"),
        ("Logged 2016-11-08.", "2016-11-08", "2016-11-08"),
        ("Signed 13/02/1998.", "13/02/1998", "1998-02-13"),
        ("Signed 03/02/1998.", "03/02/1998", "1998-03-02?"),
        ("It opens next year.", "next year", "2025"),
        ("He quit two weeks ago.", "two weeks ago", "2024-10-28/2024-11-03"),
        ("They meet this summer.", "this summer", "2024-06/2024-08"),
        ("She said it could resume in January.", "January", "2025-01"),
        ("It froze last winter.", "last winter", "2023-12/2024-02"),
        ("It opened in the spring of 2022.", "the spring of 2022", "2022-03/2022-05"),
        ("They were sold between 3 October and 2 November.", "3 October and 2 November", "2024-10-03/2024-11-02"),
        ("It closed from 3 May to 2 June 2023.", "3 May to 2 June 2023", "2023-05-03/2023-06-02"),
        ("She came in the first half of May.", "May", "2024-05"),
        ("They threatened to quit if he was there on Friday.", "Friday", "2024-11-15"),
        ("They quit, and they asked if he was there on Friday.", "Friday", "2024-11-08"),
        ("It fell from Nov. 30 to Dec. 2, 2023.", "Nov. 30 to Dec. 2, 2023", "2023-11-30/2023-12-02"),
        ("They ate on Thanksgiving 2023.", "Thanksgiving 2023", "2023-11-23"),
        ("It burned in the early 1990s.", "the early 1990s", "1990/1993"),
        ("He signed on Easter 2024.", "Easter 2024", "2024-03-31"),
        ("They met on the 12th.", "the 12th", "2024-11-12"),
        ("It opens on the 20th.", "the 20th", "2024-11-20"),
        ("They vote on Tuesday week.", "Tuesday week", "2024-11-26"),
        ("It opens a week from Monday.", "a week from Monday", "2024-11-25"),
        ("It opens two weeks from tonight.", "two weeks from tonight", "2024-11-28"),
        ("It opened a week ago today.", "a week ago today", "2024-11-07"),
        ("It began three weeks ago on Tuesday.", "three weeks ago on Tuesday", "2024-10-22"),
        ("He quit two Fridays ago.", "two Fridays ago", "2024-11-01"),
        ("It rained the previous Friday.", "the previous Friday", "2024-11-08"),
        ("It rained this past Sunday.", "this past Sunday", "2024-11-10"),
        ("It rained in the first week of May.", "the first week of May", "2024-05-01/2024-05-07"),
        ("It rained in the last week of June.", "the last week of June", "2024-06-24/2024-06-30"),
        ("It rained in the first half of the year.", "the first half of the year", "2024-01/2024-06"),
        ("The work starts in three weeks.", "three weeks", "2024-12-02/2024-12-08"),
        ("He knew as early as March.", "March", "2024-03"),
        ("By Sunday morning it was over.", "Sunday morning", "2024-11-10"),
        ("They met over the weekend.", "the weekend", "2024-11-09/2024-11-10"),
        ("She takes questions on Monday.", "Monday", "2024-11-18"),
        ("The vote is on Monday.", "Monday", "2024-11-18"),
        ("It was known until 2019 as Hall Slate.", "2019", "2019"),
        ("They met on 7 November of 2023.", "7 November of 2023", "2023-11-07"),
        ("It starts in the week of December 2.", "the week of December 2", "2024-12-02/2024-12-08"),
        ("It starts in the week beginning 2 December.", "the week beginning 2 December", "2024-12-02/2024-12-08"),
        ("The hall is free until the day 20.", "the day 20", "2024-11-20"),
        ("It will open in the course of the month.", "in the course of the month", "2024-11"),
        ("It was agreed before the New Year.", "New Year", "2024-01-01"),
        ("All week she hoped to be right; by Monday she was not.", "Monday", "2024-11-11"),
        ("On Friday the minister flies home.", "Friday", "2024-11-15"),
        ("They have called a strike for Friday.", "Friday", "2024-11-15"),
        ("The figures for Friday fell.", "Friday", "2024-11-08"),
        ("He was summoned to appear on Friday.", "Friday", "2024-11-15"),
        ("He was forced to resign on Friday.", "Friday", "2024-11-08"),
        ("They had planned to sign on Friday.", "Friday", "2024-11-15"),
        ("They agreed to a delay on Friday.", "Friday", "2024-11-08"),
        ("“I am going home on Friday,” he said.", "Friday", "2024-11-15"),
        ("They hope to have a deal on Friday.", "Friday", "2024-11-15"),
        ("She may be released as early as Friday.", "Friday", "2024-11-15"),
        ("A man is being treated after a fall on Friday.", "Friday", "2024-11-08"),
        ("Friday is the last day for bids.", "Friday", "2024-11-15"),
        ("A second flight leaves on Friday.", "Friday", "2024-11-15"),
        ("The plan is for them to land on Friday.", "Friday", "2024-11-15"),
    ],
)
def test_value_of_a_date(text: str, words: str, value: str) -> None:
    assert dated(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    ["It took 24 hours.", "Every day counts.", "They may march.", "Ada May said no.", "Some 2,000 people came.",
     "About 2000 people came.", "May 45 come?", "He waited for two weeks.", "On day 14 they felt drowsy.",
     "On the day 14 miners fell ill.", "They hope to open in the new year.",
     "They met before the New Year honours.",
     "Friends came to this day.", "It set no last day for it.", "Later in the day it rained."],
)  # fmt: skip
def test_durations_sets_and_names_are_no_dates(text: str) -> None:
    assert dated(text) == []


def test_a_weekday_is_counted_from_the_date_named_before() -> None:
    text = "It rained on 1 November 2024. The hall closed the following Monday and opened the Friday after."
    assert [value for _, value in dated(text)] == ["2024-11-01", "2024-11-04", "2024-11-08"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on 3 March and again on the 14th.", ["2024-03-03", "2024-03-14"]),
        ("They met on 3 November and again on the 11th.", ["2024-11-03", "2024-11-11"]),
        ("They left on 3 March and will be back on the 20th.", ["2024-03-03", "2024-11-20"]),
        ("They came on 3 March and left the next morning.", ["2024-03-03", "2024-03-04"]),
        ("They came on 3 March and left that night.", ["2024-03-03", "2024-03-03"]),
        ("It was lost on 3 March and found eighty-three days later.", ["2024-03-03"]),
    ],
)
def test_a_day_is_counted_from_the_one_named_before(text, values) -> None:
    assert [m.value for m in find_times(article(text, THURSDAY), [(0, len(text))])] == values


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Poe, who, if he wins in May, would shut it, left.", "2025-05"),
        ("Poe, if elected in May, would shut it.", "2025-05"),
        ("Unless the council pays in May the hall shuts.", "2025-05"),
        ("They agreed to stay until the vote in May.", "2025-05"),
        ("“Let’s close it in May.”", "2025-05"),
        ("He asked if she met them in May.", "2024-05"),
        ("It is not known if he was there in May.", "2024-05"),
        ("They wondered if the leak in May cost votes.", "2024-05"),
        ("Few, if any, in May came.", "2024-05"),
        ("If it hadn’t rained in May, it stood.", "2024-05"),
        ("He left as if in a hurry in May.", "2024-05"),
    ],
)
def test_a_condition_in_the_present_is_of_what_is_to_come(words, value) -> None:
    assert [found for _, found in dated(words)] == [value]


def test_what_could_be_seen_was() -> None:
    assert dated("On Tuesday men could be seen inside the shop.") == [("Tuesday", "2024-11-12")]
    assert dated("On Tuesday men could be sent inside the shop.") == [("Tuesday", "2024-11-19")]


def test_a_promise_and_its_day_tell_of_what_is_to_come() -> None:
    assert dated("Poe vowed Tuesday to stay until the vote on 7 May.") == [
        ("Tuesday", "2024-11-12"),
        ("7 May", "2025-05-07"),
    ]
    assert dated("Poe agreed on Tuesday to the deal of 7 May.")[1] == ("7 May", "2024-05-07")


@pytest.mark.parametrize(
    ("published", "words", "value"),
    [
        ("2024-02-14", "They will meet this summer.", "2024-06/2024-08"),
        ("2024-02-14", "They met this summer.", "2024-06/2024-08"),
        ("2024-12-14", "They met this summer.", "2024-06/2024-08"),
        ("2024-12-14", "They will meet this summer.", "2025-06/2025-08"),
        ("2024-02-14", "It leaked this winter.", "2023-12/2024-02"),
        ("2024-04-14", "It leaked this winter.", "2023-12/2024-02"),
        ("2024-04-14", "It will leak this winter.", "2024-12/2025-02"),
        ("2024-11-14", "It leaks this winter.", "2024-12/2025-02"),
    ],
)
def test_this_season_is_of_the_year_of_the_page(published, words, value) -> None:
    assert [found for _, found in dated(words, published)] == [value]


@pytest.mark.parametrize(
    "words", ["He won on Super Tuesday.", "He was on Saturday Night Live.", "The Sunday Post has it."]
)
def test_a_weekday_in_a_name_is_no_date(words: str) -> None:
    assert dated(words) == []
    assert dated("He spoke on Tuesday Night.") and dated("He was home on Saturday night.")


@pytest.mark.parametrize("words", ["He denied it on the Friday.", "By the Friday he knew."])
def test_the_weekday_of_some_week_told_of_before_is_not_known(words: str) -> None:
    assert [value for _, value in dated(words)] == [None]


def test_a_programme_in_quotation_marks_is_no_date() -> None:
    assert dated("He said so on “This Week” with Ada Poe.") == []
    assert dated("He told Tarn One's This Week that it rained.") == []
    assert dated("He said so on “Sunday”, and this week he resigned.") == [("this week", "2024-11-11/2024-11-17")]


def test_the_same_day_is_not_that_of_an_aside() -> None:
    found = dated("Poe on Tuesday freed the crew of the ship which ran aground on 3 March. It left the same day.")
    assert found[-1] == ("the same day", "2024-11-12")


def test_that_morning_is_of_the_day_named_last() -> None:
    found = dated("It shut on Tuesday. It was built in 2015. That morning it rained.")
    assert found[-1] == ("That morning", "2024-11-12")


def test_of_two_months_of_one_year_both_have_it() -> None:
    assert [value for _, value in dated("It ran between May and July 2022.")] == ["2022-05", "2022-07"]


@pytest.mark.parametrize(
    ("updated", "words", "value"),
    [
        (None, "Tuesday", "2024-11-12"),
        ("2024-11-19", "Tuesday", "2024-11-12"),
        ("2024-11-16", "Friday", "2024-11-15"),
        ("2024-12-16", "Friday", "2024-11-08"),
    ],
)
def test_a_page_that_was_changed_tells_of_days_up_to_the_change(updated, words, value) -> None:
    text = f"The hall closed on {words}."
    page = replace(article(text, THURSDAY), updated=updated and Dated(updated, "meta", None, 1.0))
    assert [m.value for m in find_times(page, [(0, len(text))])] == [value]


def test_this_week_on_a_page_changed_in_the_next() -> None:
    text = "The rent is to be raised this week."
    page = replace(article(text, THURSDAY), updated=Dated("2024-11-18", "meta", None, 1.0))
    assert [m.value for m in find_times(page, [(0, len(text))])] == ["2024-11-18/2024-11-24"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Poe, who had told the choir on Friday that it leaked, left.", "2024-11-08"),
        ("Poe had left Tarn on Friday.", "2024-11-08"),
        ("Poe had left, and on Friday the roof fell.", "2024-11-15"),
        ("Poe has left Tarn on Friday.", "2024-11-15"),
    ],
)
def test_what_had_been_done_was_before_the_page_and_not_before_its_change(words, value) -> None:
    page = replace(article(words, THURSDAY), updated=Dated("2024-11-16", "meta", None, 1.0))
    assert [m.value for m in find_times(page, [(0, len(words))])] == [value]


def test_without_publication_only_absolute_dates_have_a_value() -> None:
    assert dated("On Monday they met; on 3 May 2020 they parted.", None) == [
        ("Monday", None),
        ("3 May 2020", "2020-05-03"),
    ]


def test_that_year_means_the_one_named_before() -> None:
    text = "It began in February 2022. In September of that year it spread."
    assert dated(text)[1] == ("September of that year", "2022-09")


def test_doubt_about_publication_is_kept() -> None:
    assert dated("He left yesterday, as in 2020.", "2024-11-14?") == [
        ("yesterday", "2024-11-13?"),
        ("2020", "2020"),
    ]


@given(
    st.text(max_size=80),
    st.sampled_from([None, "2024-11-14", "0001-01-01", "9999-12-31", "2024-11", "2024-02-29"]),
)
def test_any_text_gives_dates_in_place(text: str, published: str | None) -> None:
    for mention in find_times(article(text, published), [(0, len(text))]):
        assert text[mention.span.start : mention.span.end] == mention.span.text
        assert mention.value is None or check_edtf(mention.value)


def test_calendar() -> None:
    assert [calendar.easter(y) for y in (2000, 2024, 2025)] == [
        date(2000, 4, 23),
        date(2024, 3, 31),
        date(2025, 4, 20),
    ]
    assert calendar.holiday("election day", 2024) == date(2024, 11, 5)
    assert calendar.holiday("election day", 2023) is None
    assert calendar.holiday("memorial day", 2024) == date(2024, 5, 27)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("“It rained,” Poe told reporters on Wednesday.", "Poe", "told", "It rained", "2024-11-13"),
        (
            "On Tuesday morning, Poe claimed that the bus left Monday.",
            "Poe",
            "claimed",
            "the bus left Monday",
            "2024-11-12",
        ),
        ("Poe on Tuesday said that it rained.", "Poe", "said", "it rained", "2024-11-12"),
        ("Poe said the bus left on Monday.", "Poe", "said", "the bus left on Monday", None),
        ("Poe, who quit on Friday, said it rained.", "Poe, who quit on Friday", "said", "it rained", None),
        ("Poe said it rained.", "Poe", "said", "it rained", None),
        ("Poe praised him for the fire in July and noted it rained.", "Poe", "noted", "it rained", None),
        ("Poe said Monday that it rained.", "Poe", "said", "Monday that it rained", "2024-11-11"),
        ("Poe said Monday was wet.", "Poe", "said", "Monday was wet", None),
        ("Poe attacked him on Monday, calling it rain.", "Poe", "calling", "it rain", "2024-11-11"),
        ("Poe, speaking to farmers on Monday, said it rained.", "Poe", "said", "it rained", "2024-11-11"),
        ("Poe, visiting the growers on Monday, said it rained.", "Poe", "said", "it rained", "2024-11-11"),
        ("Poe, visiting the growers on Monday, said it rained.", "Poe, visiting the growers on Monday,", "said",
         "it rained", "2024-11-11"),
        ("Poe, awaiting the growers on Monday, said it rained.", "Poe, awaiting the growers on Monday,", "said",
         "it rained", None),
        ("Poe placed it on Monday and recalled that it rained.", "Poe", "recalled", "that it rained", None),
        ("Poe vetoed a bill Monday that would shut the mill, saying it rained.", "Poe", "saying", "it rained",
         "2024-11-11"),
        ("Poe, facing a vote on Monday, said it rained.", "Poe", "said", "it rained", None),
        ("Poe admitted that it rained in Tarn on Monday.", "Poe", "admitted", "that it rained in Tarn", None),
        ("Poe put out the claim on her front page on Monday.", "Poe", "put out", "the claim", "2024-11-11"),
        ("The guild banned Poe for six games on Monday.", "The guild", "banned", "Poe", "2024-11-11"),
        ("“It rained,” shouts Poe, whose son came home on Monday.", "Poe", "shouts", "“It rained,”", None),
        ("Asked on Monday whether the harvest was lost for good, Poe said it rained.", "Poe", "said", "it rained",
         "2024-11-11"),
        ("Poe announced her support on Monday.", "Poe", "announced", "her support", "2024-11-11"),
        ("Poe announced her support last year.", "Poe", "announced", "her support", None),
        ("When she faced growers in the upper valley late Monday, Poe said it rained.", "Poe", "said",
         "it rained", "2024-11-11"),
        ("While celebrating the harvest with growers in the market hall Monday night, Poe said it rained.", "Poe",
         "said", "it rained", "2024-11-11"),
        ("Speaking to growers on “Tarn This Morning” on Monday, Poe said it rained.", "Poe", "said",
         "it rained", "2024-11-11"),
        ("When growers marched through the whole of the valley on Monday, Poe said it rained.", "Poe", "said",
         "it rained", None),
        ("“It rained,” Poe said at Mr. Lind's rally Monday.", "Poe", "said", "“It rained,”", "2024-11-11"),
        ("Poe left the guild on Tuesday and said it rained.", "Poe", "said", "it rained", "2024-11-12"),
        ("Poe on Tuesday raised the rent of the hall from nine to ten crowns, saying it rained.", "Poe", "saying",
         "it rained", "2024-11-12"),
        ("The paper reported on Monday, citing Poe, it rained.", "Poe", "citing", "it rained", None),
        ("The note, dated 3 May, says it rained.", "The note", "says", "it rained", "2024-05-03"),
        ("A memo of 3 May says it rained.", "A memo of 3 May", "says", "it rained", "2024-05-03"),
        ("Poe said, holding up the memo of 3 May, it rained.", "Poe", "said", "it rained", None),
        ("Poe, who faced growers in Ostwick on Tuesday, would not say if it rained.", "Poe", "would not say",
         "if it rained", "2024-11-12"),
        ("Nobody there would say on Thursday if it rained.", "Nobody there", "would say", "if it rained",
         "2024-11-14"),
        ("It rained at a fair last Friday, a grower has said.", "a grower", "has said", "It rained", None),
        ("One of those picked on Tuesday denied it rained.", "One of those picked on Tuesday", "denied",
         "it rained", None),
        ("The board of the mill on Tuesday night denied it rained.", "The board of the mill on Tuesday night",
         "denied", "it rained", "2024-11-12"),
        ("The mill found a friend on Tuesday when Poe denied it rained.", "Poe", "denied", "it rained",
         "2024-11-12"),
        ("The mill was sold on Tuesday before Poe denied it rained.", "Poe", "denied", "it rained", None),
        ("The mill was shut on Tuesday - as Poe swore it rained.", "Poe", "swore", "it rained", "2024-11-12"),
        ("It rained on Tuesday, as Poe had said.", "Poe", "had said", "It rained", None),
        ("“It rained,” said Poe on Monday, on Tuesday and on Thursday from behind a desk.", "Poe", "said",
         "“It rained,”", None),
        ("“It rained,” said Poe on Monday, and on Tuesday the mill was shut.", "Poe", "said", "“It rained,”",
         "2024-11-11"),
        ("“Now it is Tuesday,” Poe fumed - before calling it a loss.", "Poe", "fumed", "it a loss", None),
        ("“It rained,” said Tuesday Poe.", "Tuesday Poe", "said", "“It rained,”", "2024-11-12"),
        ("Poe said of Monday’s storm: it rained.", "Poe", "said", "it rained", None),
        ("Poe said of the 2019 harvest: it rained.", "Poe", "said", "it rained", None),
        ("Poe said before the vote on Monday: it rained.", "Poe", "said", "it rained", None),
        ("Poe will say on Tuesday: it rained.", "Poe", "will say", "it rained", None),
        ("Poe, in the course of a visit to Tarn on Tuesday, said it rained.", "Poe", "said", "it rained",
         "2024-11-12"),
        ("Poe, in office since last Tuesday, said it rained.", "Poe", "said", "it rained", None),
        ("Poe, in charge of the ball of Tuesday, said it rained.", "Poe", "said", "it rained", None),
        ("Poe, who has long led the growers of the valley, on Tuesday declared it rained.", "Poe", "declared",
         "it rained", "2024-11-12"),
        ("It rained, according to a survey of growers released Tuesday.", "a survey of growers released Tuesday",
         "according to", "It rained", "2024-11-12"),
        ("Poe reacted to the late October ruling, saying it rained.", "Poe", "saying", "it rained", None),
        ("Poe has paid a million since June 1 saying it rained.", "Poe", "has paid a million since June 1 saying",
         "it rained", None),
        ("It rained, according to a grower released Tuesday.", "a grower released Tuesday", "according to",
         "It rained", None),
    ],
)  # fmt: skip
def test_said(text: str, source: str, cue: str, content: str, expected: str | None) -> None:
    page, whole = article(text, THURSDAY), (0, len(text))
    ranges = [[(text.index(words), text.index(words) + len(words))] for words in (source, cue, content)]
    found = said(page, whole, *ranges, find_times(page, [whole]))
    assert (found.edtf if found else None) == expected
    assert found is None or (found.evidence and found.evidence.text in found.basis)


def test_a_page_that_was_changed_tells_what_was_said_up_to_the_change() -> None:
    text = "Poe said on Friday it rained."
    page = replace(article(text, THURSDAY), updated=Dated("2024-11-16", "meta", None, 1.0))
    found = said(page, (0, len(text)), [(0, 3)], [(4, 8)], [(19, 28)], find_times(page, [(0, len(text))]))
    assert found is not None and found.edtf == "2024-11-15"


def test_a_subject_that_is_no_source_speaks_on_the_day_before_the_cue() -> None:
    text = "OSTWICK, Nov 14 (Tarn Wire) - The guild on Tuesday denied it rained."
    page, cue = article(text, THURSDAY), (text.index("denied"), text.index("denied") + 6)
    times = find_times(page, [(0, len(text))])
    found = said(page, (0, len(text)), [], [cue], [(cue[1] + 1, len(text) - 1)], times)
    assert found and found.edtf == "2024-11-12"


def test_said_of_whom_somebody_called_something() -> None:
    page = article(
        "Rain fell on the growers of the valley and on Hallin, whom Poe on Tuesday called lost.", THURSDAY
    )
    cue, content = ([(page.text.index(w), page.text.index(w) + len(w))] for w in ("called", "lost"))
    whole = (0, len(page.text))
    found = said(page, whole, [], cue, content, find_times(page, [whole]))
    assert found and found.edtf == "2024-11-12"


@pytest.mark.parametrize(
    ("text", "occasion", "expected"),
    [
        ("At a rally in Ostwick, Hallin, on Monday, Poe said it rained.", "At a rally in Ostwick", "2024-11-11"),
        ("At Monday’s televised debate, Poe said it rained.", "At Monday’s televised debate", "2024-11-11"),
        ("In a letter about Monday’s storm, Poe said it rained.", "In a letter about Monday’s storm", None),
        ("In a statement released by the guild on Monday, Poe said it rained.", "In a statement", "2024-11-11"),
        ("In an interview, which was aired on Monday, Poe said it rained.", "In an interview", "2024-11-11"),
        ("In a speech to the voters of Ostwick on Monday, Poe said it rained.", "In a speech", "2024-11-11"),
        ("In a report on the storm in Ostwick on Monday, Poe said it rained.", "In a report", None),
    ],
)
def test_said_by_the_occasion(text: str, occasion: str, expected: str | None) -> None:
    page, whole = article(text, THURSDAY), (0, len(text))
    at = [
        [(text.index(words), text.index(words) + len(words))] for words in ("Poe", "said", "it rained", occasion)
    ]
    found = said(page, whole, *at[:3], find_times(page, [whole]), at[3][0])
    assert (found.edtf if found else None) == expected


@pytest.mark.parametrize(
    ("next_", "value"),
    [
        ("They came on 6 September.", "2021-09-06"),
        ("They came on 6 November.", "2024-11-06"),
        ("They came on 6 March.", "2024-03-06"),
        ("Two weeks later they came.", "2021-08-28"),
        ("Two days later they came.", "2021-08-16"),
    ],
)
def test_a_day_shortly_behind_one_of_a_told_year_is_of_that_year(next_, value):
    assert (
        dated(f"He left on 14 August 2021. {next_}", "2025-06-10" if "Sept" in next_ else THURSDAY)[1][1] == value
    )


def test_two_days_later_is_counted_from_the_last_day_named():
    assert (
        dated("He left on 14 August 2023 and had led it since 1998. Two days later they came.")[-1][1]
        == "2023-08-16"
    )


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on Thursday and Friday in Tarn.", ["2024-11-07", "2024-11-08"]),
        ("They will meet on Wednesday and Thursday.", ["2024-11-13", "2024-11-14"]),
        ("They met on Thursday and on Friday.", ["2024-11-14", "2024-11-08"]),
        ("They met on Thursday and Monday.", ["2024-11-14", "2024-11-11"]),
    ],
)
def test_two_days_in_a_row_are_of_one_week(text, values):
    assert [value for _, value in dated(text)] == values


def test_a_day_in_what_another_tells_is_of_that() -> None:
    text = "The letter described how they wrote in May, expressing concern."
    page, whole = article(text, THURSDAY), (0, len(text))
    parts = [
        [(text.index(words), text.index(words) + len(words))] for words in ("The letter", "expressing", "concern")
    ]
    told = (text.index("how"), text.index(", expressing"))
    assert said(page, whole, *parts, find_times(page, [whole]))
    assert said(page, whole, *parts, find_times(page, [whole]), None, [told]) is None


@pytest.mark.parametrize("text", ["He lives on the fifth floor.", "It came on the tenth anniversary."])
def test_a_number_in_order_before_a_noun_is_no_day(text):
    assert dated(text) == []


def test_there_is_no_thirty_first_of_june():
    assert [value for _, value in dated("He rang on the thirty-first of June.")] == [None]
