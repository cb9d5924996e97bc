"""The corpora, where this machine has them: archives unpacked into a temporary folder for one run."""

from __future__ import annotations

import argparse
import hashlib
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from eval.rows import Row, table


@contextmanager
def corpus(shared: Path, name: str) -> Iterator[Path | None]:
    """The unpacked archive `shared/data/NAME.tar.gz`, or None where it is missing."""
    archive = shared / "data" / f"{name}.tar.gz"
    if not archive.is_file():
        yield None
        return
    with tempfile.TemporaryDirectory(prefix=f"onrecord-{name}-") as folder:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
        yield Path(folder) / name


def digest(paths: list[Path]) -> str:
    """SHA-256 over the names and bytes of files, folders taken with all that is in them."""
    total = hashlib.sha256()
    files = (f for path in paths for f in (sorted(path.rglob("*")) if path.is_dir() else [path]))
    for file in files:
        if file.is_file() and "__pycache__" not in file.parts:
            total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]


def print_rows(description: str | None, name: str, rows: Callable[[Path], list[Row]]) -> None:
    """The command line of a scorer of one corpus: print its rows, or say that the corpus is not there."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    with corpus(parser.parse_args().shared, name) as folder:
        print(f"no {name}.tar.gz there: not measured" if folder is None else table(rows(folder)))
