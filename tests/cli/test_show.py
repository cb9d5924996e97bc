"""`onrecord show`, over a record handed to it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from dossier.records import one, story

from onrecord.cli.filters import APPLIES, folded, has_words, is_name
from onrecord.cli.show import KINDS, command, show
from onrecord.cli.tables import NARROWEST, VIEWS, column_widths, drawn, plain, rows
from onrecord.errors import StoreError


def ask(*arguments, record=None):
    opener = command(lambda path: record or story())
    return CliRunner().invoke(opener, [*arguments, "--db", "talks.db"])


def lines(*arguments, **more):
    """The objects that `--format json` gives."""
    result = ask(*arguments, "--format", "json", **more)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_everything_that_can_be_shown_has_a_table_and_its_options():
    assert set(KINDS) == set(VIEWS) == set(APPLIES)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_a_plain_table_where_it_is_piped(kind):
    result = ask(kind)
    head, *rest = result.stdout.splitlines()
    assert result.exit_code == 0 and "\x1b" not in result.stdout
    assert all(column in head for column in VIEWS[kind].columns)
    assert len(rest) == len(VIEWS[kind].things(story()))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_lines_of_the_record_format(kind):
    record = story()
    told = lines(kind)
    assert len(told) == len(VIEWS[kind].things(record))
    names = {"entities": "entity", "chronology": "event", "misses": "miss"}
    assert {line["type"] for line in told} == {names.get(kind, kind.removesuffix("s"))}


def test_attributions_are_shown_when_nothing_is_named():
    assert len(lines()) == len(story().attributions)


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("--speaker", "toll"), 6),
        (("--speaker", "MAREK TÖLL"), 6),
        (("--speaker", "m. toll"), 6),
        (("--speaker", "tol"), 0),
        (("--about", "paper"), 5),
        (("--about", "paper februar"), 1),
        (("--about", "%"), 0),
        (("--since", "2031-03-06"), 2),
        (("--since", "2031-03"), 12),
        (("--since", "2032"), 0),
        (("--speaker", "brink", "--about", "level"), 2),
        (("--speaker", "brink", "--limit", "1"), 1),
        (("utterances", "--speaker", "toll", "--about", "document"), 1),
        (("utterances", "--since", "2031-03-04"), 0),
        (("entities", "--about", "minister"), 1),
        (("entities", "--speaker", "Toll"), 1),
        (("claims", "--speaker", "officials"), 1),
        (("claims", "--since", "2031-03-06"), 1),
        (("relations", "--speaker", "Fenn"), 1),
        (("relations", "--about", "sluices"), 1),
        (("relations", "--since", "2031-03-06"), 2),
        (("chronology", "--since", "2031"), 2),
        (("chronology", "--speaker", "selmor"), 1),
        (("positions", "--speaker", "Vandor"), 1),
        (("positions", "--about", "river"), 4),
        (("articles", "--speaker", "officials"), 1),
        (("articles", "--since", "2031-03-07"), 1),
        (("problems", "--about", "russian"), 1),
        (("misses", "--since", "2031-03-07"), 0),
        (("misses", "--about", "dam friday"), 1),
        (("decisions", "--about", "edit announce"), 1),
        (("decisions", "--since", "2031-03-09"), 0),
    ],
)
def test_asking_for_some(arguments, count):
    assert len(lines(*arguments)) == count


def test_words_are_compared_without_case_accents_and_script():
    assert folded("Łódź’s MÜLLER") == ("lodz", "s", "muller")
    assert is_name("orlovskyy", ["Danylo Orlovskyy"]) and not is_name("", ["Anyone"])
    assert has_words("neg talk", ["talks and negotiations"]) and not has_words(
        "neg talk", ["talks", "negotiations"]
    )


def test_how_many_there_are_is_said_beside_the_lines_and_not_among_them():
    result = ask("--limit", "2")
    assert "2 of 17 attributions" in result.stderr and "of 17" not in result.stdout
    assert "None of 17" in ask("--speaker", "nobody").stderr
    assert "holds no claims" in ask("claims", record=replace(story(), claims=(), relations=())).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--since", "yesterday"),
        ("--since", "2031-13-01"),
        ("--limit", "0"),
        ("nonsense",),
        ("problems", "--speaker", "x"),
        ("entities", "--since", "2031"),
        ("--format", "xml"),
    ],
)
def test_wrong_usage_says_so_and_ends_with_2(arguments):
    result = ask(*arguments)
    assert result.exit_code == 2 and "Error" in result.stderr


def test_no_database_is_the_stores_own_message(tmp_path):
    result = CliRunner().invoke(show, ["--db", str(tmp_path / "none.db")])
    assert isinstance(result.exception, StoreError) and "onrecord build" in str(result.exception)


def test_a_record_in_a_database_is_shown(tmp_path):
    from onrecord.store import Store

    with Store.open(tmp_path / "talks.db") as store:
        store.replace_record(story(), "reader", "weights")
    result = CliRunner().invoke(
        show, ["--db", str(tmp_path / "talks.db"), "--speaker", "brink", "--format", "json"]
    )
    assert result.exit_code == 0 and len(result.stdout.splitlines()) == 3


def test_control_characters_do_not_reach_the_terminal():
    result = ask(record=one("He said \x1b[31mred\x07\u202e now.", "\x1b[31mred\x07\u202e now", outlet="a\x1bb"))
    assert not set(result.stdout) & {"\x1b", "\x07", "\u202e"} and "red" in result.stdout


@pytest.mark.parametrize("width", [60, 80, 100, 160])
@pytest.mark.parametrize("kind", KINDS)
def test_a_drawn_table_never_runs_over_the_terminal(kind, width):
    record = story()
    cells = rows(record, kind, VIEWS[kind].things(record))
    fits = column_widths(VIEWS[kind].columns, cells, width)
    table = drawn(VIEWS[kind].columns, cells, width, colour=False)
    if fits is not None:
        assert fits[-1] >= NARROWEST and max(map(len, table.splitlines())) <= width
    flat = "".join(table.split())
    assert all("".join(line[-1].split())[:6] in flat for line in cells)


def test_the_plain_table_is_aligned():
    assert plain(("a", "b"), [("one", "two"), ("three", "4")]) == "a      b\none    two\nthree  4\n"


def test_entities_that_matter_come_first_and_the_unnamed_last():
    shown = VIEWS["entities"].things(story())
    assert [e.anonymous for e in shown] == sorted(e.anonymous for e in shown)
    named = [len(e.mentions) for e in shown if not e.anonymous]
    assert named == sorted(named, reverse=True)


def test_help_says_what_every_kind_is():
    told = CliRunner().invoke(show, ["--help"]).stdout
    assert all(f"\n      {kind} " in told or f"\n    {kind} " in told for kind in KINDS)
