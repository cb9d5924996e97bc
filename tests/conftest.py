"""What tests of several rooms share: the example story, built once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STORY = ROOT / "examples" / "orlim-dam"

Run = Callable[..., subprocess.CompletedProcess[str]]


def run_onrecord(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """`onrecord` as a person runs it, in a process of its own."""
    command = [sys.executable, "-m", "onrecord", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False, timeout=240)


@pytest.fixture(scope="session")
def onrecord() -> Run:
    return run_onrecord


@pytest.fixture(scope="session")
def story() -> Path:
    """The folder of the example story's pages."""
    return STORY


@pytest.fixture(scope="session")
def story_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example story, built with two workers. Not to be written to."""
    db = tmp_path_factory.mktemp("story") / "story.db"
    done = run_onrecord("build", STORY, "--db", db, "--workers", 2)
    assert done.returncode == 3, done.stderr
    return db


@pytest.fixture(scope="session")
def story_export(story_db: Path) -> Path:
    """The example story as JSON lines."""
    out = story_db.with_suffix(".jsonl")
    done = run_onrecord("export", "--db", story_db, "-o", out)
    assert done.returncode == 0, done.stderr
    return out
