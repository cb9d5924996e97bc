"""The rules of the house that import-linter cannot see."""

from __future__ import annotations

import subprocess
import sys

import onrecord

EXTRAS = ("torch", "pyarrow", "pyspark", "mcp", "psycopg", "pandas", "spacy")


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_the_core_imports_where_none_of_the_extras_is_there() -> None:
    code = f"""
import sys
for name in {EXTRAS!r}:
    sys.modules[name] = None
import onrecord, onrecord.pipeline, onrecord.cli, onrecord.dossier, onrecord.reading, onrecord.export.jsonl
print("imported")
"""
    assert run(code) == "imported\n"


def test_help_loads_neither_the_database_nor_the_model() -> None:
    code = """
import sys
from onrecord.cli import onrecord
for words in (["--help"], *([name, "--help"] for name in onrecord.commands)):
    onrecord.main(words, standalone_mode=False)
print(sorted({"sqlalchemy", "onnxruntime", "trafilatura", "numpy"} & set(sys.modules)))
"""
    assert run(code).splitlines()[-1] == "[]"


def test_the_public_names_are_those_listed() -> None:
    assert onrecord.__all__ == sorted(onrecord.__all__)
    assert all(hasattr(onrecord, name) for name in onrecord.__all__)
