"""Contents and outer attributions that the tagger lost to those inside them, and words of one given to another."""

from __future__ import annotations

import re

import pytest
from reporting import article, marked

from onrecord.reading.draft import Draft
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.enclosing import around, carried


def _around(text: str, *names: str) -> list[tuple[str, str, str]]:
    at = marked(text)
    mentions = [
        FoundMention(at.text.index(n), at.text.index(n) + len(n), "organization", "name", 0.9) for n in names
    ]
    found = around(at.text, [(0, len(at.text))], [Draft.of(at.found)], mentions)
    return [
        tuple(" | ".join(at.text[slice(*p)] for p in part) for part in (d.source, d.cue, d.content)) for d in found
    ]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "The Guild has demanded {the logs of the mill}, <its chair> [said].",
            ("The Guild",),
            [("its chair", "said", "The Guild has demanded the logs of the mill")],
        ),
        (
            "{It was late}, [according to] <two clerks>; {a third said that it was not}.",
            (),
            [("two clerks", "according to", "It was late"), ("a third", "said", "that it was not")],
        ),
        (
            "<The Mill> [said] {it was glad, and Kelm Foods that it would wait}.",
            ("The Mill", "Kelm Foods"),
            [("The Mill", "said", "it was glad"), ("Kelm Foods", "said", "that it would wait")],
        ),
        (
            "<The Mill> [wants] {the same for another reason: the guild fears that it is sold}.",
            ("The Mill", "the guild"),
            [
                ("The Mill", "wants", "the same for another reason"),
                ("the guild", "fears", "that it is sold"),
            ],
        ),
        (
            "<The Courier> [reported] on Monday, citing {two clerks, that it was old}.",
            ("The Courier",),
            [
                ("The Courier", "reported", "that it was old"),
                ("two clerks", "citing", "that it was old"),
            ],
        ),
        (
            "{It} demands {a survey of the weir}, <two clerks> [told] the Courier.",
            ("It",),
            [("two clerks", "told", "It demands a survey of the weir")],
        ),
        (
            "Kelm Foods raised {its offer for the mill}, [according to] <a filing>.",
            ("Kelm Foods",),
            [("a filing", "according to", "Kelm Foods raised its offer for the mill")],
        ),
        (
            "{The gate was old}, <the Courier> [reported], citing {two officials who knew the file}.",
            ("the Courier",),
            [
                ("the Courier", "reported", "The gate was old"),
                ("two officials who knew the file", "citing", "The gate was old"),
            ],
        ),
    ],
)
def test_everybody_has_their_own_words(text, names, expected):
    assert sorted(_around(text, *names)) == sorted(expected)


def test_who_is_cited_says_it_too():
    text = "The Courier, citing a clerk who was there, said that the gate was old."
    who, clerk = (0, 11), (text.index("a clerk"), text.index(", said"))
    cites = Draft((who,), ((13, 19),), (clerk,), 0.9)
    said = Draft((who,), ((text.index("said"), text.index(" that")),), ((text.index("that"), len(text) - 1),), 0.9)
    mention = FoundMention(*who, "organization", "name", 0.9)
    found = around(text, [(0, len(text))], [cites, said], [mention])
    assert {(d.source, d.cue, d.content) for d in found} == {
        ((clerk,), ((13, 19),), said.content),
        (said.source, said.cue, said.content),
    }


def test_who_is_cited_in_a_report_says_what_it_claims():
    text = "A report in the Courier citing two clerks, claiming that the gate was old, was rejected."
    who, clerks, that = (0, 23), (text.index("two"), text.index(", cl")), (text.index("that"), text.index(", was"))
    cites = Draft((who,), ((24, 30),), (clerks, that), 0.9)
    found = around(text, [(0, len(text))], [cites], [FoundMention(*who, "organization", "name", 0.9)])
    assert [(d.source, d.content) for d in found] == [((clerks,), (that,))]


def test_who_is_quoted_behind_it_says_what_stands_before():
    text = "The gate was old, the Courier quoted the mayor, Ann Poe, as saying on Monday."
    who, cue, taken = (18, 29), (30, 36), (37, text.index(" as"))
    drafts = [Draft((who,), (cue,), (taken,), 0.9)]
    found = around(text, [(0, len(text))], drafts, [FoundMention(*who, "organization", "name", 0.9)])
    (one,) = found
    assert [text[slice(*part[0])] for part in (one.source, one.content)] == [
        "the mayor, Ann Poe",
        "The gate was old,",
    ]


@pytest.mark.parametrize("verb", ["report", "are reporting"])
def test_who_reports_and_whom_they_cite_say_the_same(verb: str) -> None:
    text = f"Tarn media {verb}, citing a clerk, that the gate was old."
    at = text.index("citing")
    whole = Draft((), ((at, at + 6),), ((at + 7, len(text) - 1),), 0.9)
    found = around(text, [(0, len(text))], [whole], [FoundMention(0, 10, "organization", "name", 0.9)])
    assert {tuple(text[slice(*part[0])] for part in (d.source, d.cue, d.content)) for d in found} == {
        ("Tarn media", verb, "that the gate was old"),
        ("a clerk", "citing", "that the gate was old"),
    }


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Radio Tarn reported on Monday, citing a clerk, that the gate was old.", "reported"),
        ("Radio Tarn is reporting, citing a clerk, that the gate was old.", "is reporting"),
        ("Radio Tarn, quoting a clerk, reports that the gate was old.", "reports"),
        ("Radio Tarn, a small station, had said on Sunday, citing a clerk, that the gate was old.", "had said"),
        ("Radio Tarn went on air on Monday, citing a clerk, that the gate was old.", None),
    ],
)
def test_who_cites_says_it_too_where_the_tagger_has_only_whom_they_cite(text: str, verb: str | None) -> None:
    cue = re.search("citing|quoting", text)
    cited = [(m.start(), m.end()) for m in (re.search("a clerk", text), re.search(r"that [^.]+", text)) if m]
    drafts = [Draft((cited[0],), (cue.span(),), (cited[1],), 0.9)] if cue else []
    tarn = FoundMention(0, len("Radio Tarn"), "organization", "name", 0.9)
    found = around(text, [(0, len(text))], drafts, [tarn])
    said = {tuple(text[slice(*part[0])] for part in (d.source, d.cue, d.content)) for d in found}
    outlet = text[: text.index(", had")] + "," if verb == "had said" else "Radio Tarn"
    assert said - {("a clerk", str(cue and cue.group()), "that the gate was old")} == (
        {(outlet, verb, "that the gate was old")} if verb else set()
    )


def test_who_reported_what_is_denied_did_not_report_the_denial() -> None:
    text = "Vane denied that it was old, as Radio Tarn reported on Monday."
    content = (text.index("that"), text.index(", as"))
    denial = Draft(((0, 4),), ((5, 11),), (content,), 0.9)
    outer, inner = carried(article(text), [(0, len(text))], [denial])
    assert (outer.content, inner.parent) == ((content,), None)
    assert text[slice(*outer.source[0])] == "Radio Tarn"


def test_what_stands_before_who_reports_is_what_the_cited_say() -> None:
    text = "The gate was old, Tarn media report, citing a clerk."
    cited = (text.index("a clerk"), len(text) - 1)
    source = (text.index("Tarn"), text.index(" citing"))
    cue = (text.index("citing"), text.index(" a clerk"))
    mentions = [FoundMention(source[0], source[0] + 10, "organization", "name", 0.9)]
    found = around(text, [(0, len(text))], [Draft((source,), (cue,), ((0, 16), cited), 0.9)], mentions)
    assert {tuple(text[slice(*part[0])] for part in (d.source, d.cue, d.content)) for d in found} == {
        ("Tarn media", "report", "The gate was old"),
        ("a clerk", "citing", "The gate was old"),
    }


def test_a_denial_that_the_tagger_took_for_the_report_s_is_its_own() -> None:
    text = "Ida Varn denied that it was old, as the Courier reported."
    content = (text.index("that"), text.index(", as"))
    who = (text.index("the Courier"), text.index(" reported"))
    report = Draft((who,), ((who[1] + 1, len(text) - 1),), (content,), 0.9)
    found = around(text, [(0, len(text))], [report], [FoundMention(0, 8, "person", "name", 0.9)])
    assert {tuple(text[slice(*part[0])] for part in (d.source, d.cue, d.content)) for d in found} == {
        ("the Courier", "reported", "that it was old"),
        ("Ida Varn", "denied", "that it was old"),
    }


def test_who_is_quoted_by_somebody_says_it() -> None:
    text = "The mayor was quoted by the Northern Post as saying that buses are dear."
    cue = (text.index("was"), text.index(" as saying"))
    wrong = Draft(((24, 41),), (cue,), ((0, 9), (text.index("that"), len(text) - 1)), 0.9)
    (found,) = around(text, [(0, len(text))], [wrong], [FoundMention(0, 9, "person", "nominal", 0.9)])
    parts = [" | ".join(text[slice(*p)] for p in part) for part in (found.source, found.cue, found.content)]
    assert parts == ["The mayor", "was quoted | as saying", "that buses are dear"]
