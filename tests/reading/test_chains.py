"""Sourcing chains and the carriers in them."""

from __future__ import annotations

import pytest
from reporting import cases, marked, read

from onrecord.data import rows
from onrecord.model import Addressee, Outlet
from onrecord.reading.found import FoundAttribution, FoundMention
from onrecord.reading.sourcing.carriers import canonical, carriers_in, is_outlet
from onrecord.reading.sourcing.chains import outlet_name


@pytest.mark.parametrize("case", cases("chains"), ids=lambda case: case["text"][:70])
def test_case(case):
    at = marked(case["text"])
    reading = read(at.text, [at.found], outlet=case["outlet"])
    told = next(a for a in reading.attributions if a.source[0].start == at.source[0][0])
    links = None if told.chain is None else [{"carrier": k.carrier, "anonymous": k.anonymous} for k in told.chain]
    assert links == case["chain"]


def test_a_carrier_that_reports_a_saying_is_an_outer_attribution():
    at = marked("{“The harbour is closed,”} <the mayor> [said], according to the state news agency Tass.")
    outer, inner = read(at.text, [at.found]).attributions
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert [s.text for s in outer.source] == ["Tass"]
    assert [s.text for s in outer.content] == ["“The harbour is closed,” the mayor said"]


@pytest.mark.parametrize(("before", "carriers"), [("", []), ("Radio Tarn ran it. ", ["the newspaper"])])
def test_the_newspaper_is_the_page_s_own_where_no_other_was_named(before, carriers):
    at = marked(before + "{The harbour is closed}, [says] <mayor Ana Brill> to the newspaper.")
    told = read(at.text, [at.found], outlet="Halmby Tidende").attributions[0]
    assert [link.carrier for link in told.chain or ()] == carriers and told.chain is not None


def test_the_outlets_own_name_is_no_carrier():
    assert is_outlet("the Eastmoor Gazette", Outlet("Eastmoor Gazette", None))
    assert is_outlet("Eastmoor Gazette", Outlet(None, "www.eastmoorgazette.example"))
    assert not is_outlet("Lowland Courier", Outlet("Eastmoor Gazette", None))
    assert not is_outlet("Lowland Courier", None)


def test_the_table_of_carriers_is_long_and_has_no_doubles():
    table = rows("carriers")
    names = [name for row in table for name in (row["name"], *filter(None, row["aliases"].split("|")))]
    assert len(table) >= 300
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He told the Northgate Herald and Radio Vostok.", ["Northgate Herald", "Radio Vostok"]),
        ("She told BBC Russian Service.", ["BBC Russian Service"]),
        ("She told BBC Sport afterwards.", ["BBC Sport"]),
        ("They told the town council.", []),
        ("They met at the Times Square hotel.", []),
        ("It was on state television.", ["state television"]),
        ("Vellish state television showed it.", ["Vellish state television"]),
        ("He told Tarn television and the Kestrel agency.", ["Tarn television", "Kestrel agency"]),
        ("He asked his own news agency.", ["his own news agency"]),
        ("He told the Radio of the North and the First Channel.", ["Radio of the North", "First Channel"]),
        ("He swam the English Channel.", []),
        ("He told VellPress and the Tarn Voice.", ["VellPress", "Tarn Voice"]),
        ("He told Tele Norvik, Onda Vell and Kanal 4.", ["Tele Norvik", "Onda Vell", "Kanal 4"]),
        ("He told De Avond, a Tarn evening daily, twice. De Avond ran it.", ["De Avond", "De Avond"]),
        ("He told De Kring, a think tank, twice.", []),
        ("He told Ana Brill, a daily commuter, twice.", []),
        ("He told Bergpress and Vellinform.", ["Bergpress", "Vellinform"]),
        ("She set the Letterpress.", []),
        ("He was on Arena 7, the sports channel.", ["Arena 7"]),
        ("In Radio Tarn, he called it a tale.", ["Radio Tarn"]),
        ("On Monday Tarn One television showed it.", ["Tarn One television"]),
        ("On Tarn television she spoke of a bell.", ["Tarn television"]),
        ("He spoke with the television channel Tarn Vision.", ["Tarn Vision"]),
        ("He told Radio Tarn’s Friday programme and Radio Vell's Ada Lind.", ["Radio Tarn", "Radio Vell"]),
        ("He told Slate Notes, a trade newsletter, twice.", ["Slate Notes"]),
        ("OSTWICK, May 3 (Tarnlink) - He told Tarnlink twice.", ["Tarnlink", "Tarnlink"]),
        ("OSTWICK/TARN (Tarnlink/Gazette) – He told Tarnlink.", ["Tarnlink", "Tarnlink"]),
        ("Ostwick (Lower Tarn) - He told Lower Tarn.", []),
        ("He told a quarterly and paid a quarterly fee.", ["a quarterly"]),
    ],
)
def test_carriers_by_table_shape_and_description(text, names):
    found = [c.name for c in carriers_in(text, (0, len(text)))]
    assert [name for name in found if name != "Times"] == names


@pytest.mark.parametrize(
    ("text", "carriers"),
    [
        ("Asked by this newspaper why, <the mayor> [said] {the harbour was closed}.", []),
        ("Hardly challenged by Radio Tarn at all, <the mayor> [said] {the harbour was closed}.", None),
        ("Pressed again by Radio Tarn, <the mayor> [said] {the harbour was closed}.", ["Radio Tarn"]),
        ("<The mayor> [said] in a telephone interview {the harbour was closed}.", []),
        ("<The mayor> [said] in an interview on Tuesday {the harbour was closed}.", []),
        ("<The mayor> [said] in an interview with Ana Brill {the harbour was closed}.", None),
        ("<The mayor> [said] in the interview {the harbour was closed}.", None),
        ("<The mayor> [said] in an interview on Radio Tarn {the harbour was closed}.", ["Radio Tarn"]),
        ("<The mayor> [said] in an interview Sunday with Radio Tarn {the harbour was closed}.", ["Radio Tarn"]),
        ("<The mayor> [said] on Radio Tarn’s “Good Day” {the harbour was closed}.", ["Radio Tarn"]),
        ("<The mayor> [said] in the programme Late Table of Tarn TV {the harbour was closed}.", ["Tarn TV"]),
        ("In a Radio Tarn interview, <the mayor> [said] {the harbour was closed}.", ["Radio Tarn"]),
        ("<The mayor> [told] Vice President Ana Brill {the harbour was closed}.", None),
        ("In an attack on Radio Tarn <the mayor> [said] {the harbour was closed}.", None),
        ("<The mayor> [said] on WXQT {the harbour was closed}.", ["WXQT"]),
        ("{The harbour is closed}, <the mayor> [wrote] after Radio Tarn reported the leak.", None),
        ("{The harbour is closed}, [according to] <a Radio Tarn/Gallis poll>.", None),
        ("<The mayor> [told] a host on Klang, the regional broadcaster, {that it was shut}.", ["Klang"]),
        ("<The mayor> [was quoted] by his lawyer [as saying] {that it was shut}.", ["his lawyer"]),
        ("<The mayor> [is quoted] in the Tarn press [as having called] {it “a fairy tale”}.", ["the Tarn press"]),
        ("<The mayor> [confirmed] {the sale} to Radio Tarn.", ["Radio Tarn"]),
        ("<The mayor> [confirmed] {the sale to Radio Tarn}.", ["Radio Tarn"]),
        ("{The harbour is closed}, [says] <mayor Ana Brill> to Radio Tarn.", ["Radio Tarn"]),
        ("<The mayor> [says] to Radio Tarn {that the harbour is closed}.", ["Radio Tarn"]),
        ("In Radio Tarn, <the mayor> [called] {the plan “a fairy tale”}.", ["Radio Tarn"]),
        ("{“We are shut,”} <the mayor> [wrote] in reply to our questions.", []),
        ("<The mayor> [did not answer] {our questions}.", []),
        ("<The mayor> [said] on public radio {that it was shut}.", ["public radio"]),
        ("<The mayor> [denied] {that the harbour was shut}, as Radio Tarn reported in May.", None),
        ("<The mayor> [says] on Tarn One television {that it was shut}.", ["Tarn One television"]),
        ("<The mayor> [said] in an interview granted to Radio Tarn {that it was shut}.", ["Radio Tarn"]),
        ("<The mayor> [assured] Radio Tarn {that it was shut}.", ["Radio Tarn"]),
        ("{“We are shut,”} <the mayor> [promised] Radio Tarn.", ["Radio Tarn"]),
        ("<The mayor> [promised] {the staff of Radio Tarn that it would shut}.", None),
        ("Reached by telephone by Radio Tarn, <the mayor> [said] {it was shut}.", ["Radio Tarn"]),
        ("{“We are shut,”} <the mayor> [said] when the Tarn Courier telephoned her.", ["Tarn Courier"]),
        ("<The mayor> [blamed] {the guild} when the Tarn Courier called her a fool.", None),
        ("{“We are shut,”} <the mayor> [stated] on Tuesday to Radio Tarn.", ["Radio Tarn"]),
    ],
)
def test_interviews_and_programmes(text, carriers):
    at = marked(text)
    told = next(a for a in read(at.text, [at.found]).attributions if a.source[0].start == at.source[0][0])
    assert (None if told.chain is None else [link.carrier for link in told.chain]) == carriers


@pytest.mark.parametrize(
    ("name", "carrier"),
    [
        ("a report in the Lakeside Gazette", "Lakeside Gazette"),
        ("a transcript issued by Radio Tarn", "Radio Tarn"),
        ("a report by the police", "a report by the police"),
        ("a report on Radio Tarn staff", "a report on Radio Tarn staff"),
        ("a report by a Tarn daily", "a report by a Tarn daily"),
    ],
)
def test_of_a_report_in_an_outlet_the_outlet_is_the_carrier(name, carrier):
    assert canonical(name) == carrier


def test_who_was_telephoned_by_the_page_was_heard_by_it():
    for text in (
        "{“We are shut,”} <the mayor> [said] when the Courier telephoned her.",
        "Contacted by the Courier, <the mayor> [said] {it was shut}.",
    ):
        at = marked(text)
        assert read(at.text, [at.found], outlet="Tarn Courier").attributions[0].chain == ()


def test_a_chain_holds_for_what_the_same_speaker_goes_on_to_say():
    first = marked("<The mayor> [told] Radio Tarn {the harbour was closed}. ")
    second = marked("{“Come back in May,”} <the mayor> [said].")
    size = len(first.text)
    moved = [tuple((a + size, b + size) for a, b in p) for p in (second.source, second.cue, second.content)]
    found = read(first.text + second.text, [first.found, type(first.found)(*moved, 0.9)]).attributions
    assert [[link.carrier for link in a.chain or ()] for a in found] == [["Radio Tarn"]] * 2
    assert [len(a.addressees) for a in found] == [1, 0]


def _second(first: str, second: str) -> list[str] | None:
    """The carriers of the second of two attributions, one after another."""
    one, two = marked(first), marked(second)
    size = len(one.text)
    moved = [tuple((a + size, b + size) for a, b in p) for p in (two.source, two.cue, two.content)]
    lind = FoundMention(one.text.index("Nora Lind"), one.text.index("Nora Lind") + 9, "person", "name", 0.9)
    told = read(one.text + two.text, [one.found, type(one.found)(*moved, 0.9)], [lind]).attributions[-1]
    return None if told.chain is None else [link.carrier for link in told.chain]


@pytest.mark.parametrize(
    ("first", "second", "carriers"),
    [
        ("<Nora Lind> [told] Radio Tarn {it was shut}. ", "<The captain> [denied] {that she was tired}.", True),
        (
            "<Nora Lind> [told] Radio Tarn {the captain left}. ",
            "<The captain> [denied] {that she was ill}.",
            False,
        ),
        ("<Nora Lind> [told] Radio Tarn {it was shut}. ", "<The captain> [did not answer] {calls}.", False),
        ("Nora Lind, <who> [had told] Radio Tarn {it was shut}, ", "<Nora Lind> [said] {it was}.", False),
        ("<Nora Lind> [told] Radio Tarn {it was shut}. ", "{“It is,”} [said] <the Head of State>.", True),
        ("<Nora Lind> [told] Radio Tarn {it was shut}. ", "<A captain> [denied] {that she was tired}.", False),
        ("<Nora Lind> [told] Radio Tarn {it was shut}. ", "<The spokesman> [denied] {that she was ill}.", False),
        (
            "<Nora Lind> [said] in an interview on May 2 {it was shut}. ",
            "{“It is,”} <she> [told] Radio Tarn.",
            True,
        ),
    ],
)
def test_an_interview_goes_on_with_who_is_only_described(first, second, carriers):
    assert _second(first, second) == (["Radio Tarn"] if carriers else None)


def test_a_question_came_to_the_page_as_its_answer_did():
    one = marked("[Asked] {whether it was shut}, ")
    two = marked("<Nora Lind> [told] Radio Tarn {that it was}.")
    size = len(one.text)
    moved = [tuple((a + size, b + size) for a, b in p) for p in (two.source, two.cue, two.content)]
    told = read(one.text + two.text, [one.found, type(one.found)(*moved, 0.9)]).attributions
    assert [[link.carrier for link in a.chain or ()] for a in told] == [["Radio Tarn"]] * 2


def test_who_an_outlet_cites_did_not_carry_its_report_to_the_page():
    at = marked("<The Eastmoor Gazette> [reported], citing two officials, {that the harbour would close}.")
    told = {a.source[0].text: a for a in read(at.text, [at.found]).attributions}
    assert told["The Eastmoor Gazette"].chain is None
    assert [link.carrier for link in told["two officials"].chain] == ["Eastmoor Gazette"]


def test_who_is_cited_behind_what_is_said_came_through_who_cites():
    text = "Radio Tarn is reporting that the harbour would close, citing a clerk."
    tarn, said, clerk, cite = ((text.index(w), text.index(w) + len(w)) for w in
                               ("Radio Tarn", "that the harbour would close", "a clerk", "citing"))  # fmt: skip
    found = [
        FoundAttribution((tarn,), ((11, 23),), (said,), 0.9),
        FoundAttribution((clerk,), (cite,), (said,), 0.9),
    ]
    told = {a.source[0].text: a for a in read(text, found).attributions}
    assert [link.carrier for link in told["a clerk"].chain or ()] == ["Radio Tarn"]


def test_me_inside_another_s_words_is_no_carrier():
    text = "<The warden> [said] {her deputy was telling me to shut the lock}."
    at = marked(text)
    at_shut = at.text.index("to shut")
    inner = FoundAttribution(
        ((at.text.index("her deputy"), at.text.index(" was telling")),),
        ((at.text.index("was telling"), at.text.index(" me")),),
        ((at_shut, len(at.text) - 1),),
        0.9,
    )
    told = read(at.text, [at.found, inner]).attributions
    assert [[link.carrier for link in a.chain or ()] for a in told] == [[], ["The warden"]]


class _Sure:
    """A cast in which every outlet is Tele Vanta."""

    def addressees(self, where: object) -> list[Addressee]:
        return [Addressee("Tele Vanta", "m1")]


@pytest.mark.parametrize(("words", "name"), [("the channel", "Tele Vanta"), ("a Vanta daily", "a Vanta daily")])
def test_an_outlet_that_was_not_named_before_is_no_other_one(words, name):
    assert outlet_name(words, (0, len(words)), words, _Sure()) == name


def test_what_an_outlet_reports_on_the_word_of_others_came_through_them():
    text = (
        "Citing two officials in the tower, <Radio Norvale> [reported] {that the warden had said that it rained}."
    )
    at = marked(text)
    rained = at.text.index("that it rained")
    inner = FoundAttribution(
        ((at.text.index("the warden"), at.text.index(" had said")),),
        ((at.text.index("had said"), rained - 1),),
        ((rained, rained + len("that it rained")),),
        0.9,
    )
    told = next(a for a in read(at.text, [at.found, inner]).attributions if a.parent)
    assert [link.carrier for link in told.chain or ()] == ["Radio Norvale", "two officials"]


def test_an_interview_goes_on_in_spite_of_the_credit_of_the_passage():
    text = (
        "The plan is dead, the paper says. This is reported by Radio Tarn. "
        "“We will sell,” Ana Brill said in an interview with Coast TV, adding that nobody had asked her. "
        "Per Holt stated that he would not object."
    )

    def part(words: str) -> tuple[tuple[int, int]]:
        return ((text.index(words), text.index(words) + len(words)),)

    told = [("Ana Brill", "said", "“We will sell,”"), ("Ana Brill", "adding", "that nobody had asked her")]
    told += [("Per Holt", "stated", "that he would not object")]
    found = [FoundAttribution(part(a), part(b), part(c), 0.9) for a, b, c in told]
    names = [FoundMention(*part(name)[0], "person", "name", 0.9) for name in ("Ana Brill", "Per Holt")]
    said = {a.cue[0].text: a for a in read(text, found, names).attributions}
    assert [link.carrier for cue in ("said", "adding", "stated") for link in said[cue].chain or ()] == [
        "Coast TV", "Coast TV", "Radio Tarn",
    ]  # fmt: skip
