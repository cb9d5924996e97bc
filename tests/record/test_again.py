"""A denial that is made again on another page."""

from __future__ import annotations

import pytest

from record.test_accounts import DAY, Page, denied

LATER = "2031-05-08"
TALKS = "Mara Tove said the Harbour Board had held talks about lamps with Norn."


def again(content: str, day: str | None = LATER, by: str = "Harbour Board") -> list[str]:
    first = Page(
        "a.txt", f"{TALKS} The Harbour Board denied that it had held talks about lamps with Norn.", "a", DAY
    )
    told = "the Harbour Board had held talks about lamps with Norn"
    first.told("Mara Tove", "said", told)
    first.name("Harbour Board", "organization")
    first.told("Harbour Board", "denied", "that it had held talks about lamps with Norn", "deny")
    second = Page("b.txt", f"Rain fell on the mill. {by} denied {content}.", "b", day)
    second.told(by, "denied", content, "deny")
    return denied(first, second)


@pytest.mark.parametrize(
    ("content", "day", "shown"),
    [
        ("the Norn talks", LATER, 2),
        ("the Norn talks", "2031-05-04", 1),  # nobody had told of them by then
        ("the Norn ransom", LATER, 1),
    ],
)
def test_who_denies_the_same_again_denies_what_was_told_by_then(content, day, shown):
    assert len(again(content, day)) == shown


def test_another_s_denial_of_the_same_is_his_own():
    assert len(again("the Norn talks", by="Ion Pell")) == 1
