"""Who is named by the words of a source, and by what the page tells of them elsewhere: one rule a row."""

from __future__ import annotations

import pytest
from casting import _case
from reporting import marked

from onrecord.model import Speaker
from onrecord.reading.draft import Draft
from onrecord.reading.forms.passives import voiced
from onrecord.reading.forms.subjects import sourced
from onrecord.reading.found import FoundMention
from onrecord.reading.who.cast import described
from onrecord.reading.who.phrases import read


def speakers(text: str, *mentions: str) -> list[tuple[str, ...]]:
    """The names that the cast gives for each marked source of a text (as in `casting`)."""
    return [tuple(speaker.name for speaker in each) for each in _told(text, *mentions)]


def _told(text: str, *mentions: str) -> list[tuple[Speaker, ...]]:
    case = _case({"id": "x", "half": "x", "text": text, "mentions": mentions, "expected": []})
    cast = case.cast()
    return [cast.speakers(case.attributions[n].source, case.attributions[n].content) for n in case.asked]


@pytest.mark.parametrize(
    ("source", "mentions", "names"),
    [
        ("Ann Poe, research director at Tarn and a co-author of the report", ("P Ann Poe",), ("Ann Poe",)),
        ("Ann Poe, 25, a clerk and one of the thousands who live here", ("P Ann Poe",), ("Ann Poe",)),
        ("Ann Poe, who works as Officer, Mobilization and Outreach,", ("P Ann Poe", "X Outreach"), ("Ann Poe",)),
        ("Poe, joined by Judge Mia Dey and the three other judges,", ("P Poe", "P Mia Dey"), ("Poe",)),
        ("Ann Poe, the mayor, and Raj Dey", ("P Ann Poe", "P Raj Dey"), ("Ann Poe", "Raj Dey")),
        ("Ann Poe, mayor of Skarn, and Raj Dey", ("P Ann Poe", "P Raj Dey"), ("Ann Poe", "Raj Dey")),
        ("Norn Dairy director and founder Ann Poe", ("O Norn Dairy", "P Ann Poe"), ("Ann Poe",)),
        ("Hill Surveyors of Norland’s chief economist, Ann Poe", ("L Norland", "P Ann Poe"), ("Ann Poe",)),
        ("Ann Poe, head of the Centre for Arts and Sports", ("P Ann Poe", "O Sports"), ("Ann Poe",)),
        ("Ann Poe -- author of Rain and Beyond, which sold --", ("P Ann Poe", "X Beyond"), ("Ann Poe",)),
        ("the former Tarn aide and current Norn host Ann Poe", ("P Ann Poe",), ("Ann Poe",)),
        ("Minister for Arts and Sports, Ann Poe,", ("P Ann Poe", "O Sports"), ("Ann Poe",)),
        ("The scholars - Mr. Poe and Ms. Dey -", ("P Poe", "P Dey"), ("Poe", "Dey")),
        ("aides to Ann Poe and Raj Dey", ("P Ann Poe", "P Raj Dey"), ("aides to Ann Poe and Raj Dey",)),
        ("Democratic and independent analysts", (), ("Democratic and independent analysts",)),
        ("Reps. Ann Poe and Raj Dey", ("P Reps. Ann Poe", "P Raj Dey"), ("Ann Poe", "Raj Dey")),
        ("Major-Gen Raj Dey", ("P Major-Gen Raj Dey",), ("Raj Dey",)),
        ("the Hill Society of Engineers", ("O Hill Society of Engineers",), ("Hill Society of Engineers",)),
        ("both liberal and conservative judges", (), ("both liberal and conservative judges",)),
        ("three current and former Tarn clerks", ("O Tarn",), ("three current and former Tarn clerks",)),
        ("labor, green and human rights groups", (), ("labor, green and human rights groups",)),
        ("A few small, limited studies", (), ("A few small, limited studies",)),
        ("Ann Poe, star of “Rain and Louise,”", ("P Ann Poe", "P Louise"), ("Ann Poe",)),
        ("she and senior clerks", (), ("senior clerks",)),
        ("Congress and President Poe", ("P Poe",), ("Congress", "Poe")),
        ("Tarn columnist and Norn host Ann Poe", ("O Norn", "P Ann Poe"), ("Ann Poe",)),
        ("Former Secretary of State and Hill nominee Ann Poe", ("P Ann Poe",), ("Ann Poe",)),
        (
            "Mia Poe, 35, the daughter of Ann Poe and judge Raj Dey,",
            ("P Mia Poe", "P Ann Poe", "P Raj Dey"),
            ("Mia Poe",),
        ),
        ("clerks - some of whom fought with Ann Poe and her aides -", ("P Ann Poe",), ("clerks",)),
        ("Leaders across Skarn, Norland and elsewhere", ("L Skarn", "L Norland"), ("Leaders across Skarn",)),
        (
            "research by the Tarn Board and Norn Bank",
            ("O Tarn Board", "O Norn Bank"),
            ("research by the Tarn Board and Norn Bank",),
        ),
        ("a case between Norn and the Tarn Bank", ("O Tarn Bank",), ("a case between Norn and the Tarn Bank",)),
        ("the 2012 Land and Housing Census report", ("X Land",), ("the 2012 Land and Housing Census report",)),
    ],
)
def test_sources(source, mentions, names):
    ((*found,),) = speakers(f"{{{source}}} said [1:it was late].", *mentions)
    assert tuple(found) == names


@pytest.mark.parametrize(
    ("text", "mentions", "names"),
    [
        (
            "{Ann Baker} left. {Baker, a member of the board,} said [1:no]. {Raj Dey and Baker} said [2:so].",
            ("P Ann Baker", "P Baker", "P Raj Dey"),
            [("Ann Baker",), ("Ann Baker",), ("Raj Dey", "Ann Baker")],
        ),
        (
            "The president’s lawyer Ann Poe came. {The president} said [1:no].",
            ("P Ann Poe", "p The president"),
            [("The president",)],
        ),
        (
            "Norn chief executive Ann Poe left. {Norn’s chief executive} said [1:no].",
            ("O Norn", "P Ann Poe", "p Norn’s chief executive"),
            [("Ann Poe",)],
        ),
        (
            "Raj Dey and his wife, Mia Lor Dey, left. {Ms. Dey} said [1:no]. {Mr. Dey} said [2:so].",
            ("P Raj Dey", "P Mia Lor Dey", "P Ms. Dey", "P Mr. Dey"),
            [("Mia Lor Dey",), ("Raj Dey",)],
        ),
        (
            "Tarn Maps and Tarn Books grew. {Tarn} said [1:no].",
            ("O Tarn Maps", "O Tarn Books", "O Tarn"),
            [("Tarn",)],
        ),
        (
            "Norn Advisers Portugal grew. {Norn Advisers} said [1:no].",
            ("O Norn Advisers Portugal", "O Norn Advisers"),
            [("Norn Advisers",)],
        ),
        (
            "Ann Poe is a mother of two. Mia Dey came. {The mother of four} said [1:no].",
            ("P Ann Poe", "p a mother of two", "P Mia Dey", "p The mother of four"),
            [("Mia Dey",)],
        ),
        (
            "Chad is a big country. It rained. It was late. The wind fell. Norway burns wood. "
            "{The country} said [1:no].",
            ("L Chad", "l a big country", "L Norway", "l The country"),
            [("Norway",)],
        ),
        (
            "Mr. Poe stayed. The first lady, Ann Poe, left. President Poe sang. {The president} said [1:no].",
            ("P Ann Poe", "P Mr. Poe", "P President Poe", "p The president"),
            [("Poe",)],
        ),
        (
            "The government in Oslo erred. {The German government} said [1:no].",
            ("o The government", "L Oslo", "o The German government"),
            [("The German government",)],
        ),
        (
            "Hill candidate and former judge Ann Poe left. {The candidate} said [1:no].",
            ("p Hill candidate", "P Ann Poe", "p The candidate"),
            [("Ann Poe",)],
        ),
        (
            "Hill candidate and former judge Ann Poe left. {The candidate} said [1:no].",
            ("p Hill candidate", "p former judge", "P Ann Poe", "p The candidate"),
            [("Ann Poe",)],
        ),
        (
            "Ann Poe wins\nAnn Poe, the wife of Lee Poe, won. {Dr Poe} said [1:so].",
            ("P Ann Poe", "P Lee Poe", "P Dr Poe"),
            [("Ann Poe",)],
        ),
        (
            "Ann Poe wed Raj Dey. {The couple} said [1:no]. Mia Colt left. {Both of her parents} said [2:so].",
            ("P Ann Poe", "P Raj Dey", "P Mia Colt", "g The couple", "g Both of her parents"),
            [("Ann Poe", "Raj Dey"), ("Both of her parents",)],
        ),
        (
            "Ann Poe met Raj Dey. A couple left. {The couple} said [1:no]. {Both sides of the row} said [2:so].",
            ("P Ann Poe", "P Raj Dey", "g A couple", "g The couple", "g Both sides of the row"),
            [("A couple",), ("Both sides of the row",)],
        ),
        (
            "Ann Poe met Raj Dey after leaving Skarn. {Both sides} said [1:no].",
            ("P Ann Poe", "P Raj Dey", "L Skarn", "g Both sides"),
            [("Ann Poe", "Raj Dey")],
        ),
        (
            "Ann Poe paid for an ad. {The commercial} said [1:no]. An angry user wrote. {The user} said [2:so].",
            ("P Ann Poe", "w an ad", "w The commercial", "p An angry user", "p The user"),
            [("an ad",), ("An angry user",)],
        ),
        (
            "Prime Minister Datuk Seri Anu Poe left. {Anu} said [1:no].",
            ("P Datuk Seri Anu Poe", "P Anu"),
            [("Anu Poe",)],
        ),
        (
            "Skarn governor sings\nGov. Ann Poe sang. It rained. Gov. Mia Dey left. {The governor} said [1:so].",
            ("p Skarn governor", "P Ann Poe", "P Mia Dey", "p The governor"),
            [("Ann Poe",)],
        ),
        (
            "It freed Ann Poe, {a clerk} accused [1:of lying]. Asked about Raj Dey, {a cook} said [2:no].",
            ("P Ann Poe", "p a clerk", "P Raj Dey", "p a cook"),
            [("Ann Poe",), ("a cook",)],
        ),
        (
            "CEO Ann Poe left. {The CEO} said [1:no].",
            ("P CEO Ann Poe", "O The CEO"),
            [("Ann Poe",)],
        ),
        (
            "{Ann Poe} said [1:so]. Mia Dey won and will sing, Poe holds. [2:“Dey is fast,”] {she} said.",
            ("P Ann Poe", "P Mia Dey", "P Poe", "P Dey"),
            [("Ann Poe",), ("Ann Poe",)],
        ),
        (
            "The Hill PAC grew. {A new super PAC} said [1:no].",
            ("O Hill PAC", "o A new super PAC"),
            [("A new super PAC",)],
        ),
        (
            "A firm sang. A firm, Norn Dairy, left. {A firm} said [1:no].",
            ("o A firm", "O Norn Dairy"),
            [("A firm",)],
        ),
        ("The {People’s Daily} said [1:no].", ("O People’s Daily",), [("People’s Daily",)]),
        ("Poe left. Team Poe sang. {Poe} said [1:no].", ("P Poe", "P Team Poe"), [("Poe",)]),
        (
            "Tarn grew. Tarn sells maps. It came from the Tarn Welcome Pack. {Tarn} said [1:no].",
            ("O Tarn", "O Tarn Welcome Pack"),
            [("Tarn",)],
        ),
        (
            "Norn Dairy met Youth Demand. {Youth Demand} said [1:no].",
            ("O Norn Dairy", "O Youth Demand"),
            [("Youth Demand",)],
        ),
        (
            "Ann Poe, a runner, attacked Mia Dey after {the swimmer} had said [1:no].",
            ("P Ann Poe", "p a runner", "P Mia Dey", "p the swimmer"),
            [("Mia Dey",)],
        ),
        (
            "Ann Poe ran. {She} said [1:no]. Just look at Speaker Mia Dey. {She} said [2:so].",
            ("P Ann Poe", "P Mia Dey"),
            [("Ann Poe",), ("Mia Dey",)],
        ),
        (
            "After Ann Poe won, it was Mia Dey who beat Ida Varn. {She} said [1:so].",
            ("P Ann Poe", "P Mia Dey", "P Ida Varn"),
            [("Mia Dey",)],
        ),
        (
            "Ann Poe accused the chiefs.\n“We drink from an old source. It is foul. It rains. They know.”\n"
            "{She} added [1:that it rained].",
            ("P Ann Poe", "p an old source"),
            [("Ann Poe",)],
        ),
    ],
)
def test_by_what_the_page_tells(text, mentions, names):
    assert speakers(text, *mentions) == names


@pytest.mark.parametrize(
    ("source", "mention", "anonymous"),
    [
        ("The court documents", "w", False),
        ("Some railwaymen", "x", True),
        ("Several banks", "o", True),
        ("Other capitals", "l", True),
    ],
)
def test_works_are_never_anonymous(source, mention, anonymous):
    (((speaker,),)) = _told(f"{{{source}}} say [1:so].", f"{mention} {source}")
    assert speaker.anonymous is anonymous


def test_an_office_is_no_body():
    phrase = read("The outgoing President of Vell", 0, 30, "organization")
    assert phrase is not None and phrase.form == "nominal"


def test_a_town_is_no_club_of_that_town():
    text = "It rained in Skarn. The Skarn Rovers lost. {Skarn} felt [1:it]."
    assert speakers(text, "L Skarn", "L Skarn Rovers") == [("Skarn",)]
    text = "It rained in Skarn City. {Skarn} felt [1:it]."
    assert speakers(text, "L Skarn City", "L Skarn") == [("Skarn City",)]


def test_a_name_that_is_too_long_is_cut_between_its_parts():
    words = "lawmakers on the House Committee on the Strategic Competition Between the United Norlands and Vell"
    assert described(words, (0, len(words))) == "lawmakers on the House Committee on the Strategic Competition"
    words = (
        "a joint study published by the Norland Trade Regulatory Authority Investor Education Foundation of Tarn"
    )
    assert described(words, (0, len(words))) == "a joint study"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Reports this weekend", "Reports"),
        ("two officials earlier this month", "two officials"),
        ("a spokesman late last night", "a spokesman"),
        ("residents yesterday", "residents"),
        ("last month’s report", "last month’s report"),
        ("people of today", "people of today"),
    ],
)
def test_when_somebody_spoke_is_no_part_of_who_they_are(words, who):
    assert described(words, (0, len(words))) == who


def test_whose_lawyer_somebody_is_gives_them_no_gender():
    words = "his mother’s lawyer Raj Dey"
    phrase = read(words, 0, len(words))
    assert phrase is not None and (phrase.name, phrase.gender) == ("Raj Dey", "")


@pytest.mark.parametrize(
    ("told", "people", "source"),
    [
        ("Poe sent a letter Friday to Minister <Brandt> [demanding] {the sale}.", "Poe Brandt", "Poe"),
        ("Poe sent a note to Brandt [demanding] {the sale}.", "Poe Brandt", "Poe"),
        ("Poe went to <Brandt>, [demanding] {the sale}.", "Poe Brandt", "Brandt"),
        ("Norland to fight tariffs, [citing] {the surplus}", "Norland", "Norland"),
    ],
)
def test_what_a_letter_demands_its_sender_does(told, people, source):
    at = marked(told)
    kinds = {"Norland": "place"}
    names = [
        FoundMention(i := at.text.index(n), i + len(n), kinds.get(n, "person"), "name", 0.9)
        for n in people.split()
    ]
    (draft,) = sourced(at.text, [Draft(at.source, at.cue, at.content, 0.9)], names)
    assert [at.text[slice(*piece)] for piece in draft.source] == [source]


@pytest.mark.parametrize(
    ("told", "source", "content"),
    [
        ("<Poe> [was charged with] {selling it}.", [], ["Poe", "selling it"]),
        ("<Poe> [was accused] by the union {of selling it}.", ["the union"], ["Poe", "of selling it"]),
    ],
)
def test_who_is_charged_is_of_what_is_said(told, source, content):
    at = marked(told)
    (draft,) = voiced(at.text, [Draft(at.source, at.cue, at.content, 0.9)])
    assert [at.text[slice(*piece)] for piece in draft.source] == source
    assert [at.text[slice(*piece)] for piece in draft.content] == content
