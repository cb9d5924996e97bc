"""Families of statements: what a file holds, and what of it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.families import FAMILIES, FamilyError, families

FAMILY = """## a dredged harbour
a1 Tamm said [dredging would begin].
a2 Dredging begins
b1 "[It is put off]," an official said.
c1 Tamm denied [any delay].
d1 Tamm will not say when.
a contradicts b
c denies b
? the dredging: a+ b- d0

## a bridge
a1 The bridge is shut.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "made.txt"
    path.write_text(FAMILY, "utf-8")
    return path


def test_a_family_is_read_whole(file: Path) -> None:
    first, second = families(file)
    assert (first.matter, second.matter) == ("a dredged harbour", "a bridge")
    assert list(first.texts) == ["a1", "a2", "b1", "c1", "d1"]
    assert first.issues == {"the dredging": {"a": "+", "b": "-", "d": "0"}}


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("a1", "a2", "same"),
        ("a2", "b1", "contradicts"),
        ("b1", "a2", "contradicts"),
        ("c1", "b1", "denies"),
        ("b1", "c1", None),
        ("a1", "d1", None),
    ],
)
def test_contradiction_goes_both_ways_and_denial_one(
    file: Path, one: str, other: str, relation: str | None
) -> None:
    assert families(file)[0].relation(one, other) == relation


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("a3 [one] and [two]", "line 9: wants one pair of brackets"),
        ("a3 not [ended", "wants one pair of brackets"),
        ("a1 once more", "a1 comes twice"),
        ("a mentions b", "is no text, relation or issue"),
        ("e denies b", "no text of e"),
        ("? a pause: f+", "no text of f"),
    ],
)
def test_what_breaks_the_rules_is_named(file: Path, line: str, trouble: str) -> None:
    file.write_text(FAMILY.replace("? the dredging", f"{line}\n? the dredging"), "utf-8")
    with pytest.raises(FamilyError, match=trouble):
        families(file)


def test_a_text_before_any_family_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "made.txt"
    path.write_text("a1 Nobody knows", "utf-8")
    with pytest.raises(FamilyError, match="line 1: stands before any family"):
        families(path)


def test_the_families_of_the_project_keep_the_rules() -> None:
    read = [family for path in sorted(FAMILIES.glob("*.txt")) for family in families(path)]
    assert len(read) >= 630
    assert all(len(family.texts) >= 8 for family in read)
