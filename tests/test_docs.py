"""Docs are tried: every command and example of the README runs, every command and option is documented."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from onrecord.cli import onrecord as group

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the README's paths hold."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder


def test_every_command_of_the_readme_runs(onrecord, checkout: Path) -> None:
    commands = [shlex.split(line) for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
    ours = [words[1:] for words in commands if words and words[0] == "onrecord"]
    assert {words[0] for words in ours} == set(group.commands), "the README shows every command"
    for words in ours:
        done = onrecord(*words, cwd=checkout)
        assert done.returncode in (0, 3), (words, done.stderr)
        assert "Traceback" not in done.stderr


def test_make_targets_of_the_readme_and_contributing_exist() -> None:
    text = README + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"^make (\w+)", text, re.MULTILINE)) | set(re.findall(r"`make (\w+)`", text))
    assert {"demo", "test", "eval", "gate", "bench"} <= named
    assert [name for name in sorted(named) if f"\n{name}: " not in makefile] == []


def test_the_python_example_runs(checkout: Path) -> None:
    (example,) = [block for kind, block in BLOCKS if kind == "python"]
    (checkout / "example.py").write_text(example, "utf-8")
    done = subprocess.run(
        [sys.executable, "example.py"], cwd=checkout, capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 0, done.stderr
    assert "statements," in done.stdout


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]), ids=lambda p: p.name)
def test_links_of_the_docs_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("name", sorted(group.commands))
def test_every_command_and_option_says_what_it_does(name: str) -> None:
    command = group.commands[name]
    assert command.help and "\b" in command.help, "a help text teaches by an example"
    options = [p for p in command.params if isinstance(p, click.Option)]
    assert [option.name for option in options if not option.help] == []
