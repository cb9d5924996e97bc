"""`onrecord decide`, from the command line to the record that obeys."""

from __future__ import annotations

import json
import re
import shutil
from typing import get_args

import pytest

from onrecord.cli.decide import KINDS
from onrecord.model import DecisionKind

PAGES = {
    "gazette.txt": "Mill will close in June\n\nNorn Gazette, 3 May 2031\n\n"
    "The Dorn mill will close in June, its owner Ada Lovel said on Friday. “We have no orders left,” she said.\n",
    "post.txt": "Mill owner denies plan\n\nPell Post, 4 May 2031\n\n"
    "Mill owner Ada Lovel denied that the Dorn mill will close in June. “That is pure invention,” she told the"
    " Post.\n",
}


@pytest.fixture(scope="module")
def built(onrecord, tmp_path_factory):
    folder = tmp_path_factory.mktemp("decide")
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    done = onrecord("build", *(folder / name for name in PAGES), "--db", folder / "mill.db")
    assert done.returncode in (0, 3), done.stderr
    return folder / "mill.db"


@pytest.fixture
def db(built, tmp_path):
    return shutil.copy(built, tmp_path / "mill.db")


@pytest.fixture
def rows(onrecord):
    def of(db, kind):
        return [
            json.loads(line) for line in onrecord("show", kind, "--db", db, "--format", "json").stdout.splitlines()
        ]

    return of


@pytest.fixture
def decide(onrecord, db):
    def run(*words, by="A. Editor", why="looked at it"):
        return onrecord("decide", *words, "--by", by, "--why", why, "--db", db)

    return run


def test_a_denial_that_an_editor_rejects_is_gone_and_its_claim_is_denied_no_more(decide, rows, db):
    denials = [r["id"] for r in rows(db, "relations") if r["relation"] == "denies"]
    assert denials and {"denied", "disputed"} & {c["status"] for c in rows(db, "claims")}
    for denial in denials:
        done = decide("reject", denial)
        assert done.returncode in (0, 3), done.stderr
    assert not [r for r in rows(db, "relations") if r["relation"] == "denies"]
    assert not {"denied", "disputed"} & {c["status"] for c in rows(db, "claims")}


def test_what_was_rejected_comes_back_when_it_is_accepted(decide, rows, db):
    (first, *_) = rows(db, "attributions")
    (decided,) = re.findall(r"decision:\w+", decide("reject", first["id"]).stdout)
    assert first["id"] not in {r["id"] for r in rows(db, "attributions")}
    assert decide("accept", decided).returncode in (0, 3)
    assert first["id"] in {r["id"] for r in rows(db, "attributions")}


def test_an_edit_sets_a_field_and_why_shows_who_did_it(onrecord, decide, rows, db):
    (first, *_) = rows(db, "attributions")
    done = decide("edit", first["id"], "--value", "said=2031-05-01", why="the tape")
    assert done.returncode in (0, 3), done.stderr
    (changed,) = [r for r in rows(db, "attributions") if r["id"] == first["id"]]
    assert changed["said"]["edtf"] == "2031-05-01"
    (key,) = re.findall(r"decision:\w+", done.stdout)[:1]
    shown = onrecord("why", key, "--db", db).stdout
    assert "A. Editor" in shown and "the tape" in shown


def test_entities_are_split_by_their_mentions(decide, rows, db):
    one = max(rows(db, "entities"), key=lambda e: len(e["mentions"]))
    done = decide("split", one["mentions"][0], one["mentions"][-1])
    assert done.returncode in (0, 3), done.stderr
    held = [e["mentions"] for e in rows(db, "entities")]
    assert not any(one["mentions"][0] in m and one["mentions"][-1] in m for m in held)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("merge", "{0}"), "two different rows"),
        (("edit", "{0}"), "say what to set"),
        (("edit", "{0}", "--value", "colour=red"), "say what to set"),
        (("edit", "{entity}", "--value", "act=deny"), "of one attribution"),
        (("edit", "{0}", "--value", "said=never"), "never is no date"),
        (("edit", "{0}", "--value", "act=sing"), "sing is no act"),
        (("link", "{0}", "{1}"), "say what the first does"),
        (("reject", "nosuch"), "has an id that begins"),
        (("reject", "{claim}"), "a claim is made of them"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_kept(decide, rows, db, words, told):
    ids = [r["id"] for r in rows(db, "attributions")]
    claim = rows(db, "claims")[0]["id"]
    entity = rows(db, "entities")[0]["id"]
    done = decide(*(word.format(*ids, claim=claim, entity=entity) for word in words))
    assert (done.returncode, told in done.stderr) == (2, True), done.stderr


def test_every_kind_of_decision_can_be_made():
    assert sorted(KINDS) == sorted(get_args(DecisionKind))
