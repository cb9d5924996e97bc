"""A file that is written whole or not at all, for every view that writes one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from onrecord.errors import InputError


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """A file beside `path` that takes its place when the block ends well, and is gone when it does not.

    Text goes out as UTF-8 with \\n at line ends on every system. A link is followed. What is no regular file (a
    pipe, `/dev/stdout`) is written as it is.

    Raises:
        InputError: it cannot be written.
    """
    with _told(path):
        target, place = _places(path)
        try:
            with place.open("w", encoding="utf-8", newline="\n") as file:
                yield file
                if place != target:
                    file.flush()
                    os.fsync(file.fileno())
            if place != target:
                place.replace(target)
        finally:
            if place != target:
                place.unlink(missing_ok=True)


def check_writable(path: Path) -> None:
    """Makes sure, before long work for it begins, that a file can be made at `path`.

    Raises:
        InputError: it cannot.
    """
    with _told(path):
        target, place = _places(path)
        if place != target:
            place.touch()
            place.unlink()


def _places(path: Path) -> tuple[Path, Path]:
    """The file that is meant, and the one that is written first: itself, where it is no regular file."""
    if path.exists() and not path.is_file():
        return path, path
    target = path.resolve()
    return target, target.with_name(f".{target.name[:60]}.{os.getpid()}.part")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise  # whoever reads it has gone: no fault of the path
    except OSError as error:
        raise InputError(
            f"cannot write {path}: {error.strerror or error}. What was there before is kept; name another file, "
            "or make room and run the same command again."
        ) from error
