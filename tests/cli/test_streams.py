"""Output that goes nowhere: its reader has gone, the disk is full, the stream is closed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from dossier.records import story

from onrecord.store import Store

SHOW = '"$PYTHON" -m onrecord show attributions --db talks.db'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("streams")
    with Store.open(made / "talks.db") as store:
        store.replace_record(story(), "reader", "weights")
    return made


@pytest.mark.parametrize(
    ("line", "status", "told"),
    [
        (f"set -o pipefail; {SHOW} | true", 0, ""),
        ('set -o pipefail; "$PYTHON" -m onrecord export --db talks.db | true', 0, ""),
        (f"{SHOW} >/dev/full", 1, "onrecord: [Errno 28] No space left on device. Check the disk"),
        (f"{SHOW} >&-", 0, ""),
        (f"{SHOW} >&- 2>&-", 0, ""),
        (f"{SHOW} <&-", 0, ""),
        ('"$PYTHON" -m onrecord read talks.db -o nowhere/a.jsonl', 1, "onrecord: cannot write nowhere/a.jsonl"),
        ('"$PYTHON" -m onrecord export --db none.db', 1, "Make one: onrecord build"),
        ("ONRECORD_PAGES=large " + '"$PYTHON" -m onrecord read talks.db', 1, "onrecord: environment: "),
    ],
)
def test_trouble_with_the_output_is_a_status_and_never_a_traceback(
    folder: Path, line: str, status: int, told: str
) -> None:
    done = subprocess.run(["bash", "-c", line], cwd=folder, env={"PYTHON": sys.executable}, capture_output=True)
    said = done.stderr.decode()
    assert (done.returncode, told in said, "Traceback" in said, said == "") == (status, True, False, told == "")
