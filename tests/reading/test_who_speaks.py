"""Who speaks, where grammar tells of whom a page goes on: one rule of `reading/who` a test."""

from __future__ import annotations

import pytest
from casting import _case

from onrecord.reading.who.phrases import read


def speakers(text: str, *mentions: str) -> list[tuple[str, ...]]:
    """The names that the cast gives for each marked source of a text (as in `casting`)."""
    case = _case({"id": "x", "half": "x", "text": text, "mentions": mentions, "expected": []})
    return case.names(case.cast())


@pytest.mark.parametrize(
    ("text", "mentions", "names"),
    [
        (
            "Ann Poe thanked Raj Dey and called on him. {She} said [1:it was late].",
            ("P Ann Poe", "P Raj Dey"),
            ["Ann Poe"],
        ),
        (
            "A storm came. [1:It was loud], {the harbour pilot} recalled.",
            ("p the harbour pilot",),
            ["the harbour pilot"],
        ),
        (
            "He and Mr Dey spoke. He laughed. Poe was told by {Mr Dey} [1:that it was over]. {He} said [2:no].",
            ("P Poe", "P Mr Dey"),
            ["Dey", "Poe"],
        ),
        (
            "His lawyer, Ann Poe, came. [1:This source is not reliable], {she} said.",
            ("p His lawyer", "P Ann Poe", "p This source"),
            ["Ann Poe"],
        ),
        (
            "{Ann Poe} said [1:Raj Dey had lied]. {He} denied [2:it].",
            ("P Ann Poe", "P Raj Dey"),
            ["Ann Poe", "Raj Dey"],
        ),
        (
            "Mr Poe is mayor. {Raj Dey} said [1:so]. From Mr Poe’s song to {his} call [2:for rain], Dey sang.",
            ("P Mr Poe", "P Raj Dey", "P Dey"),
            ["Raj Dey", "Poe"],
        ),
        (
            "The report came. Norland met Vell. {It} shows [1:that we can talk].",
            ("w The report", "L Norland", "L Vell"),
            ["The report"],
        ),
        (
            "This was the Tim Poe we know, who drinks from his Vell cup, {who} says [1:no].",
            ("P Tim Poe", "P Vell"),
            ["Tim Poe"],
        ),
        (
            "{Ann Poe} said [1:a man was seen]. “[2:Someone knows him],” {she} said.",
            ("P Ann Poe", "p a man"),
            ["Ann Poe", "Ann Poe"],
        ),
        (
            "{Ann Poe} said [1:Raj Dey had paid]. “[2:He wrote it down],” {she} said.",
            ("P Ann Poe", "P Raj Dey"),
            ["Ann Poe", "Ann Poe"],
        ),
        (
            "{Raj Dey} said [1:no]. He left. "
            "{An officer}, speaking on condition that he not be named, said [2:no]. {He} laughed [3:at it].",
            ("P Raj Dey", "p An officer"),
            ["Raj Dey", "An officer", "An officer"],
        ),
        (
            "{Ann Poe} said [1:it was late]. A warning was also issued by Raj Dey. {He} said [2:it was late].",
            ("P Ann Poe", "P Raj Dey"),
            ["Ann Poe", "Raj Dey"],
        ),
    ],
)
def test_pronouns(text, mentions, names):
    assert [name for (name,) in speakers(text, *mentions)] == names


@pytest.mark.parametrize(
    ("text", "mentions", "names"),
    [
        (
            "It belied what Ann Poe and Raj Dey said. {They} said [1:no].",
            ("P Ann Poe", "P Raj Dey"),
            ("Ann Poe", "Raj Dey"),
        ),
        (
            "Ann Poe, Raj Dey and Leo Colt met. {They} said [1:no].",
            ("P Ann Poe", "P Raj Dey", "P Leo Colt"),
            ("Ann Poe", "Raj Dey", "Leo Colt"),
        ),
        (
            "Ann Poe and Raj Dey met. Governments pay as {they} fear [1:it].",
            ("P Ann Poe", "P Raj Dey", "o Governments"),
            ("Governments",),
        ),
        ("Fallen trees blocked the road. {They} said [1:no].", ("x Fallen trees",), ()),
        (
            "Ann Poe met Raj Dey. Norn Media and Tarn Cable might pay. {Both} said [1:no].",
            ("P Ann Poe", "P Raj Dey", "O Norn Media", "O Tarn Cable"),
            ("Norn Media", "Tarn Cable"),
        ),
        (
            "Ann Poe met Raj Dey in Ostwick and Skarn. {Both} said [1:no].",
            ("P Ann Poe", "P Raj Dey", "L Ostwick", "L Skarn"),
            ("Ann Poe", "Raj Dey"),
        ),
        ("The results came. {They} show [1:it].", ("x The results",), ("The results",)),
        (
            "Some 40 percent of nurses in a Courier poll said {they} feared [1:it].",
            ("p Some 40 percent of nurses", "O Courier"),
            ("Some 40 percent of nurses",),
        ),
        (
            "Ann Poe came. Congress stood in line. The Poes left as {they} feared [1:rain].",
            ("P Ann Poe", "O Congress", "P Poes"),
            ("Poes",),
        ),
        (
            "Norland officials met in town and spoke with the Embassy of Norland. {They} said [1:it was late].",
            ("p Norland officials", "O Embassy of Norland"),
            ("Norland officials",),
        ),
        (
            "Ann Poe laughed at the Norn Court. Should {they} reject [1:it], so be it.",
            ("P Ann Poe", "O Norn Court"),
            (),
        ),
    ],
)
def test_they(text, mentions, names):
    assert speakers(text, *mentions)[-1] == names


@pytest.mark.parametrize(
    ("text", "mentions", "name"),
    [
        ("Health officials met. {The company} said [1:no].", ("O Health", "o The company"), "The company"),
        (
            "Foreign Minister Ann Poe came. {The prime minister} said [1:no].",
            ("P Foreign Minister Ann Poe", "p The prime minister"),
            "The prime minister",
        ),
        (
            "Ann Poe resigned. {The Labour politician} said [1:no].",
            ("P Ann Poe", "p The Labour politician"),
            "Ann Poe",
        ),
        ("Singer Ann Poe left. {The Firefly star} said [1:no].", ("P Ann Poe", "p The Firefly star"), "Ann Poe"),
        ("Ann Poe left. {The former judge} said [1:no].", ("P Ann Poe", "p The former judge"), "Ann Poe"),
        (
            "It came from the maker, Norn Dairy. {The maker} said [1:no].",
            ("o the maker", "O Norn Dairy", "o The maker"),
            "Norn Dairy",
        ),
        (
            "Ann Poe laughed. {The pensioner, who wants to remain anonymous,} said [1:no].",
            ("P Ann Poe", "p The pensioner"),
            "The pensioner",
        ),
        (
            "The Railworkers’ Federation met Midland Line. {The union} said [1:no].",
            ("O Railworkers’ Federation", "O Midland Line", "o The union"),
            "Railworkers’ Federation",
        ),
        (
            "{A mother} has told [1:how she fought a dog]. Ann Poe, 26, was feeding ducks.",
            ("p A mother", "P Ann Poe"),
            "Ann Poe",
        ),
        (
            "Carmaker Auroch recalled vans. Auroch fell. {The company} said [1:no].",
            ("O Carmaker Auroch", "O Auroch", "o The company"),
            "Auroch",
        ),
        (
            "The Tarn Bote lost. {The Tarn Bote newspaper} said [1:no].",
            ("O Tarn Bote", "O Tarn Bote"),
            "Tarn Bote",
        ),
        ("Ann Poe ran. {The retired surgeon} said [1:no].", ("P Ann Poe", "p The retired surgeon"), "Ann Poe"),
        (
            "Ann Poe met Raj Dey. {The retired surgeon} said [1:no].",
            ("P Ann Poe", "P Raj Dey", "p The retired surgeon"),
            "The retired surgeon",
        ),
        (
            "Ann Poe ran. Ann Poe met Raj Dey. {The retired surgeon} said [1:no].",
            ("P Ann Poe", "P Ann Poe", "P Raj Dey", "p The retired surgeon"),
            "Ann Poe",
        ),
        (
            "Ann Poe ran. Ann Poe met Raj Dey. {The Skarn senator} said [1:no].",
            ("P Ann Poe", "P Ann Poe", "P Raj Dey", "p The Skarn senator"),
            "Ann Poe",
        ),
        (
            "Ann Poe ran. Ann Poe met Raj Dey. {The president} said [1:no].",
            ("P Ann Poe", "P Ann Poe", "P Raj Dey", "p The president"),
            "The president",
        ),
        (
            "Ann Poe ran. {The rally organizer of Skarn} said [1:no].",
            ("P Ann Poe", "p The rally organizer of Skarn"),
            "The rally organizer of Skarn",
        ),
        (
            "Judge Ann Poe came. {The masked suspect} said [1:no].",
            ("P Ann Poe", "p The masked suspect"),
            "The masked suspect",
        ),
        (
            "He went to police headquarters. {Police} said [1:no].",
            ("l police headquarters", "o Police"),
            "Police",
        ),
        (
            "The year’s campaign began. {The campaigns} said [1:no].",
            ("o The year’s campaign", "o The campaigns"),
            "The campaigns",
        ),
        (
            "An affidavit written by Ann Poe came. {The affidavit} said [1:no].",
            ("w An affidavit written by Ann Poe", "P Ann Poe", "w The affidavit"),
            "An affidavit written by Ann Poe",
        ),
    ],
)
def test_descriptions(text, mentions, name):
    assert speakers(text, *mentions) == [(name,)]


@pytest.mark.parametrize(
    ("source", "mentions", "names"),
    [
        ("The songwriters, Ann Poe and Raj Dey,", ("P Ann Poe", "P Raj Dey"), ("Ann Poe", "Raj Dey")),
        ("the Greens, whose leader, Ann Poe,", ("O Greens", "P Ann Poe"), ("Ann Poe",)),
        ("His co-star and close friend Ann Poe", ("P Ann Poe",), ("Ann Poe",)),
        ("A joint statement issued after the call", (), ("A joint statement",)),
        ("Sources in the ministry on Tuesday", (), ("Sources in the ministry",)),
    ],
)
def test_sources(source, mentions, names):
    assert speakers(f"{{{source}}} said [1:it was late].", *mentions) == [names]


def test_who_wants_somebody_out_is_somebody_else():
    text = "Ann Poe erred. {Mia Dey}, who called for {her} [1:resignation], came."
    assert speakers(text, "P Ann Poe", "P Mia Dey") == [("Mia Dey",), ("Ann Poe",)]


def test_who_tells_of_two_sides_is_neither():
    text = "Norland and Vell spoke. {Ann Poe} said [1:the two sides agreed]; {the two sides} called [2:it good]."
    told = speakers(text, "L Norland", "L Vell", "P Ann Poe", "g the two sides")
    assert told == [("Ann Poe",), ("Norland", "Vell")]


def test_nobody_tells_of_herself_as_the_boy():
    text = "{Ann Poe} said [1:a man heard the boy]. He left."
    case = _case({"id": "x", "half": "x", "text": text, "mentions": ["P Ann Poe", "p the boy"], "expected": []})
    found = {mention.span.text: mention.cluster for mention in case.cast().mentions}
    assert found["the boy"] != found["Ann Poe"]


def test_a_letterhead_gives_nobody_their_name():
    text = "MINISTRY OF THE HARBOUR OF NORN\nThe Ministry of the Harbour denies it. {The ministry} said [1:no]."
    names = ["O MINISTRY OF THE HARBOUR OF NORN", "O Ministry of the Harbour", "o The ministry"]
    row = {"id": "x", "half": "x", "text": text, "mentions": names, "expected": []}
    case = _case(row)
    assert case.names(case.cast()) == [("Ministry of the Harbour",)]


def test_one_of_a_people():
    phrase = read("The Croatian said", 0, 12)
    assert phrase is not None and (phrase.form, phrase.kind) == ("nominal", "person")


@pytest.mark.parametrize("words", ["Chair of governors Ann Poe", "Mother-of-three Ann Poe", "PC Ann Poe"])
def test_titles(words):
    phrase = read(words, 0, len(words))
    assert phrase is not None and phrase.name == "Ann Poe"


@pytest.mark.parametrize(
    ("words", "head", "plural"),
    [
        ("Norland based fighters", "fighter", True),
        ("A Norland based analyst", "analyst", False),
        ("43 percent of nurses", "nurse", True),
        ("A growing number of teachers", "teacher", True),
        ("4 in 10 voters", "voter", True),
        ("The Harbour Group of Norland", "norland", False),
    ],
)
def test_heads(words, head, plural):
    phrase = read(words, 0, len(words))
    assert phrase is not None and (phrase.head, phrase.plural) == (head, plural)


@pytest.mark.parametrize(
    ("text", "mentions", "names"),
    [
        (
            "Ann Poe, the deputy harbour warden, left early. {The warden} said [1:the lock was shut].",
            ("P Ann Poe", "p the deputy harbour warden", "p The warden"),
            ("The warden",),
        ),
        (
            "Ann Poe, the acting harbour warden, left early. {The warden} said [1:the lock was shut].",
            ("P Ann Poe", "p the acting harbour warden", "p The warden"),
            ("Ann Poe",),
        ),
        (
            "Ann Poe, the deputy mayor, left early. {The deputy mayor} said [1:the lock was shut].",
            ("P Ann Poe", "p the deputy mayor", "p The deputy mayor"),
            ("Ann Poe",),
        ),
        (
            "Deputy Ann Poe of the sheriff's office left early. {The deputy} said [1:the lock was shut].",
            ("P Ann Poe", "p The deputy"),
            ("Ann Poe",),
        ),
        (
            "{The minister} said [1:no]. It rained when the finance minister left. "
            "On Monday Ann Poe, the foreign minister, sang.",
            ("p The minister", "p the finance minister", "P Ann Poe", "p the foreign minister"),
            ("the finance minister",),
        ),
    ],
)
def test_another_of_the_office(text, mentions, names):
    assert speakers(text, *mentions) == [names]


@pytest.mark.parametrize(
    ("text", "mentions", "name"),
    [
        (
            "The finance minister, {who} had ruled out [1:a levy] on Friday, left early.",
            ("p The finance minister, who had ruled out a levy on Friday",),
            "The finance minister",
        ),
        ("The mill has a cook {who} says [1:that it rained].", ("p a cook who says that it rained",), "a cook"),
    ],
)
def test_relatives_drawn_with_whom_they_go_on_about(text, mentions, name):
    assert speakers(text, *mentions) == [(name,)]
