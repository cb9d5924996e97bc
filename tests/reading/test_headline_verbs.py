"""Headlines of more than one verb."""

from __future__ import annotations

import pytest
from reporting import article

from onrecord.model import Span
from onrecord.reading.draft import Draft
from onrecord.reading.forms.headline_verbs import each_verb
from onrecord.reading.found import FoundMention


def _read(title: str, source: str, cue: str) -> list[tuple[str, str, str]]:
    """Who says what by each verb, where the tagger gave all that follows the first verb to it."""
    at = title.index(cue) + len(cue) + 1
    draft = Draft(((0, len(source)),), ((title.index(cue), at - 1),), ((at, len(title)),), 0.9)
    page = article(title, title=Span.cut(title, 0, len(title)))
    mentions = [
        FoundMention(m, m + len("Guild"), "organization", "name", 0.9) for m in [title.find("Guild")] if m > 0
    ]
    found = each_verb(page.text, (0, len(title)), mentions, [draft])
    return [tuple(title[slice(*part[0])] for part in (d.source, d.cue, d.content)) for d in found]


@pytest.mark.parametrize(
    ("title", "cue", "expected"),
    [
        (
            "Mayor denies role in sale, mocks inquiry",
            "denies",
            [("Mayor", "denies", "role in sale"), ("Mayor", "mocks", "inquiry")],
        ),
        (
            "Mayor admits dinner, Guild denies deal",
            "admits",
            [("Mayor", "admits", "dinner"), ("Guild", "denies", "deal")],
        ),
        ("Mayor denies sale as town counts cost", "denies", [("Mayor", "denies", "sale")]),
        ("Mayor says bread, milk will cost more", "says", [("Mayor", "says", "bread, milk will cost more")]),
        ("Mayor says town will pay as it can", "says", [("Mayor", "says", "town will pay as it can")]),
        (
            "Mayor says town will pay as Guild vows to march",
            "says",
            [("Mayor", "says", "town will pay"), ("Guild", "vows", "to march")],
        ),
        ("Mayor rejects plan, club to appeal", "rejects", [("Mayor", "rejects", "plan")]),
        ("Mayor denies ‘sale as is, mocks’ claim", "denies", [("Mayor", "denies", "‘sale as is, mocks’ claim")]),
    ],
)
def test_each_verb_has_its_own_words(title: str, cue: str, expected: list[tuple[str, str, str]]) -> None:
    assert _read(title, "Mayor", cue) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mayor quits over flat, denies wrongdoing", ("Mayor", "denies", "wrongdoing")),
        ("Mayor halts work, demands recount after row", ("Mayor", "demands", "recount")),
    ],
)
def test_a_second_verb_says_something_though_the_first_does_not(
    title: str, expected: tuple[str, str, str]
) -> None:
    (found,) = each_verb(title, (0, len(title)), [FoundMention(0, 5, "person", "nominal", 0.9)], [])
    assert tuple(title[slice(*part[0])] for part in (found.source, found.cue, found.content)) == expected


def test_the_subject_speaks_after_a_colon() -> None:
    title = "Mayor breaks silence: “Nobody asked”"
    draft = Draft(((0, 20),), ((20, 21),), ((22, len(title)),), 0.9)
    (found,) = each_verb(title, (0, len(title)), [FoundMention(0, 5, "person", "nominal", 0.9)], [draft])
    assert found.source == ((0, 5),)


def test_the_subject_speaks_behind_a_comma() -> None:
    title = "Mayor defends pier, says jobs come first"
    draft = Draft(((0, 19),), ((20, 24),), ((25, len(title)),), 0.9)
    found = each_verb(title, (0, len(title)), [FoundMention(0, 5, "person", "nominal", 0.9)], [draft])
    assert found[0].source == ((0, 5),)


@pytest.mark.parametrize(
    ("title", "source", "subject"),
    [
        ("Rovers fine Lind, deny rift", "Rovers fine Lind,", "Rovers"),
        ("Rovers, Lind, deny rift", "Rovers, Lind,", "Rovers, Lind,"),
        ("Rovers coach fined Lind, deny rift", "Rovers coach fined Lind,", "Rovers coach fined Lind,"),
    ],
)
def test_who_is_named_first_does_both(title: str, source: str, subject: str) -> None:
    start = title.index("deny")
    draft = Draft(((0, len(source)),), ((start, start + 4),), ((start + 5, len(title)),), 0.9)
    named = [FoundMention(0, 6, "organization", "name", 0.9)]
    found = each_verb(title, (0, len(title)), named, [draft])
    assert title[slice(*found[0].source[0])] == subject
