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
        ("Mayor denies ‘sale as is, mocks’ claim", "denies", [("Mayor", "denies", "‘sale as is, mocks’ claim")]),
    ],
)
def test_each_verb_has_its_own_words(title: str, cue: str, expected: list[tuple[str, str, str]]) -> None:
    assert _read(title, "Mayor", cue) == expected
