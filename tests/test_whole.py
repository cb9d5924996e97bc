"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.whole import check_writable, written


def test_what_was_there_stays_until_all_is_written(tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    out.write_text("old")
    with pytest.raises(KeyboardInterrupt), written(out) as file:
        file.write("new")
        raise KeyboardInterrupt
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.html", "old")]
    with written(out) as file:
        file.write("new\n")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.html", b"new\n")]


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with written(tmp_path / "link") as file:
        file.write("new")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "target").read_text() == "new"


def test_a_pipe_is_written_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with written(pipe) as file:
            file.write("new")
        assert os.read(reader, 9) == b"new" and pipe.is_fifo()
    finally:
        os.close(reader)


@pytest.mark.parametrize("name", ["nowhere/a.html", "a" * 300, "folder"])
def test_where_no_file_can_be_made_is_said_before_and_after_the_work(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="cannot write"), written(tmp_path / name):
        pass
    if name != "folder":
        with pytest.raises(InputError, match="cannot write"):
            check_writable(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
