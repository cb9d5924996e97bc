"""The corpora, where this machine has them: archives unpacked into a temporary folder for one run."""

from __future__ import annotations

import argparse
import hashlib
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
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


def print_rows(description: str | None, names: Sequence[str], rows: Callable[..., list[Row]]) -> None:
    """The command line of a scorer of some corpora: print its rows, given the folders, or say what is missing."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    with ExitStack() as stack:
        folders = {name: stack.enter_context(corpus(shared, name)) for name in names}
        missing = [f"{name}.tar.gz" for name, folder in folders.items() if folder is None]
        print(f"no {' and no '.join(missing)} there: not measured" if missing else table(rows(*folders.values())))
