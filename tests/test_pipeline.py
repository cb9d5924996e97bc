"""The street from end to end, on the example story and on what goes wrong in the world."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.export.validate import validate

PLAIN = """Harbour works to resume, says mayor

May 3, 2024

The mayor of Tolm, Ida Brandt, said on Thursday that the harbour works would resume within a month.

"We have lost enough time," she told reporters.
"""


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_the_record_is_the_same_in_any_order_and_on_any_number_of_workers(
    onrecord, story: Path, story_export: Path, tmp_path: Path
) -> None:
    files = sorted((p for p in story.rglob("*") if p.is_file()), reverse=True)
    half = len(files) // 2
    db, out = tmp_path / "again.db", tmp_path / "again.jsonl"
    assert onrecord("build", *files[:half], "--db", db, "--workers", 1).returncode in (0, 3)
    second = onrecord("build", *files[half:], *files[:2], "--db", db, "--workers", 2)
    assert second.returncode == 3
    assert onrecord("export", "--db", db, "-o", out).returncode == 0
    assert out.read_bytes() == story_export.read_bytes()


def test_every_line_of_the_export_is_valid_and_every_span_holds_its_words(story_export: Path) -> None:
    assert list(validate(story_export)) == []
    rows = lines(story_export)
    texts = {row["id"]: row["text"] for row in rows if row["type"] == "article"}
    spans = [
        (span, span.get("article") or row.get("article") or row.get("id")) for row in rows for span in held(row)
    ]
    assert len(spans) > 500
    assert [span for span, article in spans if texts[article][span["start"] : span["end"]] != span["text"]] == []


def held(value: object) -> list[dict]:
    """Every span that stands anywhere in a line."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= value.keys() else []
        return own + [span for inner in value.values() for span in held(inner)]
    if isinstance(value, list):
        return [span for inner in value for span in held(inner)]
    return []


def test_pages_that_are_there_already_are_not_read_again(
    onrecord, story: Path, story_db: Path, tmp_path: Path
) -> None:
    db = tmp_path / "copy.db"
    shutil.copy(story_db, db)
    done = onrecord("build", story, "--db", db)
    assert done.returncode == 3
    assert " 0 new, 0 read now." in done.stdout


def test_read_writes_what_each_page_says_and_keeps_nothing(onrecord, story: Path, tmp_path: Path) -> None:
    page = next(story.glob("*.txt"))
    done = onrecord("read", page, "--format", "jsonl", cwd=tmp_path)
    assert done.returncode in (0, 3), done.stderr
    kinds = [json.loads(line)["type"] for line in done.stdout.splitlines()]
    assert kinds[:2] == ["format", "article"]
    assert "attribution" in kinds
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def bad_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One good page among everything that goes wrong."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "good.txt").write_text(PLAIN, "utf-8")
    (folder / "copy of good.txt").write_text(PLAIN, "utf-8")
    (folder / "empty.html").write_bytes(b"")
    (folder / "paper.html").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 9)
    (folder / "bomb.html.gz").write_bytes(gzip.compress(b"<p>" + b"a" * 80_000_000))
    (folder / "cut.gz").write_bytes(gzip.compress(PLAIN.encode() * 500)[:200])
    (folder / "utf16.txt").write_text(PLAIN.replace("Tolm", "Utsel"), "utf-16")
    (folder / "latin.txt").write_bytes(PLAIN.replace("Tolm", "Tølm på Fyn").encode("latin-1"))
    (folder / "nul.txt").write_bytes(PLAIN.replace("Tolm", "To\0lm").encode())
    (folder / "marks.txt").write_text(PLAIN.replace("Tolm", "\u202eTolm\u202c"), "utf-8")
    (folder / "surrogate.jsonl").write_text(
        json.dumps({"url": "https://a.example/1", "text": PLAIN.replace("Tolm", "\ud800Tolm")}) + "\n{broken\n",
        "utf-8",
    )
    (folder / "russian.txt").write_text(
        "Мэр города заявила в четверг, что работы в гавани возобновятся в течение месяца. "
        "«Мы потеряли достаточно времени», — сказала она журналистам.\n" * 3,
        "utf-8",
    )
    with (folder / "huge.html").open("wb") as huge:
        huge.truncate(2 << 30)
    return folder


def test_bad_pages_are_listed_and_the_good_ones_are_read(onrecord, bad_pages: Path, tmp_path: Path) -> None:
    db, out = tmp_path / "bad.db", tmp_path / "bad.jsonl"
    done = onrecord("build", bad_pages, "--db", db)
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    onrecord("export", "--db", db, "-o", out)
    rows = lines(out)
    troubled = {Path(row["location"]).name for row in rows if row["type"] == "problem"}
    assert troubled >= {"empty.html", "paper.html", "bomb.html.gz", "cut.gz", "russian.txt", "huge.html"}
    read = {Path(row["location"]).name: row for row in rows if row["type"] == "article"}
    assert read["russian.txt"]["language"] == "ru"
    said = {row["article"] for row in rows if row["type"] == "attribution"}
    for name in ("copy of good.txt", "utf16.txt", "latin.txt", "nul.txt", "marks.txt", "1"):
        assert read[name]["id"] in said, f"{name} gave no statement"
    assert "good.txt" not in read, "the same bytes are one page, named by its smallest location"
    assert "To\0lm" in read["nul.txt"]["text"]
    assert "Tølm på Fyn" in read["latin.txt"]["text"]
    assert "\ufffdTolm" in read["1"]["text"]


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["build", "nowhere/", "--db", "x.db"], 1, "nowhere"),
        (["build", "--db", "x.db"], 2, "name the pages"),
        (["build", "x", "--db", "x.db", "--workers", "0"], 2, "workers"),
        (["show", "claims", "--db", "none.db"], 1, "none.db"),
        (["frob"], 2, "frob"),
        (["read", "x", "--weights", "nowhere"], 1, "weights"),
    ],
)
def test_wrong_calls_say_what_is_wrong(
    onrecord, tmp_path: Path, words: list[str], status: int, message: str
) -> None:
    done = onrecord(*words, cwd=tmp_path)
    assert (done.returncode, message in done.stderr + done.stdout) == (status, True), done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == [], "what was mistyped leaves nothing behind"


def test_an_empty_folder_is_a_problem_and_nothing_could_be_done(onrecord, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    done = onrecord("build", tmp_path / "pages", "--db", tmp_path / "x.db")
    assert done.returncode == 1
    assert "problem" in done.stdout and "no page" in done.stdout
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_is_ended_in_the_middle_goes_on_where_it_stopped(
    onrecord, story: Path, story_export: Path, tmp_path: Path, blow: signal.Signals
) -> None:
    db, out = tmp_path / "cut.db", tmp_path / "cut.jsonl"
    command = [sys.executable, "-m", "onrecord", "build", str(story), "--db", str(db), "--workers", "1"]
    with subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as run:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and run.poll() is None and not begun(db):
            time.sleep(0.05)
        os.killpg(run.pid, blow)
        errors = run.stderr.read().decode() if run.stderr else ""
        run.wait(60)
    assert run.returncode in (-signal.SIGKILL, 130, 3), errors
    assert "Traceback" not in errors
    again = onrecord("build", story, "--db", db)
    assert again.returncode == 3, again.stderr
    assert onrecord("export", "--db", db, "-o", out).returncode == 0
    assert out.read_bytes() == story_export.read_bytes()


def begun(db: Path) -> bool:
    """Whether the first readings are kept."""
    import sqlite3

    try:
        with sqlite3.connect(f"file:{db}?mode=ro", uri=True, timeout=1) as connection:
            return bool(connection.execute("select count(*) from reading").fetchone()[0] >= 2)
    except sqlite3.Error:
        return False
