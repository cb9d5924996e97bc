"""What opens, what is refused, and what the message says to do."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from onrecord.errors import SchemaError, StoreError
from onrecord.model import Page, Record
from onrecord.store import Store
from onrecord.store.database import MIGRATIONS, Database, connect, known_versions, migrate, told, version
from onrecord.store.schema import APPLICATION_ID, METADATA, SEARCHES, VIEWS


def execute(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as database, database:
        return database.execute(statement).fetchall()


def test_a_new_database_says_whose_it_is(new_database: Callable[[], Path]) -> None:
    path = new_database()
    assert execute(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert execute(path, "SELECT version_num FROM alembic_version") == [(known_versions()[-1],)]
    assert execute(path, "PRAGMA journal_mode") == [("wal",)]


def test_every_table_is_strict(new_database: Callable[[], Path]) -> None:
    loose = execute(new_database(), "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict")
    assert {name for (name,) in loose} == {"alembic_version", "sqlite_schema", "sqlite_temp_schema"}


def test_the_migrations_make_what_the_schema_says(new_database: Callable[[], Path]) -> None:
    engine = sa.create_engine("sqlite://", creator=lambda: connect(path, "ro"), poolclass=sa.NullPool)
    path = new_database()
    shadows = tuple(f"{name}{end}" for name in SEARCHES for end in ("", "_data", "_idx", "_docsize", "_config"))

    def ours(thing: sa.schema.SchemaItem, name: str | None, kind: str, *_: object) -> bool:
        return not (kind == "table" and name in shadows)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, METADATA) == []
    made = {name for (name,) in execute(path, "SELECT name FROM sqlite_master")}
    assert {*VIEWS, *SEARCHES} <= made


def test_the_migrations_follow_one_another() -> None:
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert scripts.get_heads() == [known_versions()[-1]]
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == known_versions()


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    tmp_path: Path, new_database: Callable[[], Path]
) -> None:
    path = new_database()
    later = Path(shutil.copytree(MIGRATIONS, tmp_path / "migrations"))
    (later / "versions" / "0002_later.py").write_text(
        "from alembic import op\n"
        "revision, down_revision = '0002', '0001'\n"
        "def upgrade():\n"
        "    op.execute('DROP TABLE miss')\n"
        "    op.execute('CREATE TABLE half (done INTEGER) STRICT')\n"
        "    op.execute('DROP TABLE not_there')\n"
    )
    database = Database(path, writable=True)
    with pytest.raises(StoreError, match="cannot bring up to date"):
        migrate(database, later)
    database.close()
    tables = {name for (name,) in execute(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert "miss" in tables
    assert "half" not in tables
    assert version(path) == "0001"


def test_a_migration_and_its_record_are_kept_together(tmp_path: Path, new_database: Callable[[], Path]) -> None:
    path = new_database()
    later = Path(shutil.copytree(MIGRATIONS, tmp_path / "migrations"))
    (later / "versions" / "0002_later.py").write_text(
        "from alembic import op\n"
        "revision, down_revision = '0002', '0001'\n"
        "def upgrade():\n"
        "    op.execute('CREATE TABLE more (it INTEGER) STRICT')\n"
    )
    database = Database(path, writable=True)
    migrate(database, later)
    database.close()
    assert execute(path, "SELECT version_num FROM alembic_version") == [("0002",)]
    assert execute(path, "SELECT count(*) FROM more") == [(0,)]


def test_a_newer_versions_database_is_refused(new_database: Callable[[], Path]) -> None:
    path = new_database()
    execute(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    for opened in (Store.open, Store.open_read_only):
        with pytest.raises(SchemaError, match=r"newer onrecord.*9999.*Update onrecord"):
            opened(path)
    assert path.read_bytes() == before


def test_an_older_versions_database_is_not_changed_by_reading(
    new_database: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_database()
    monkeypatch.setattr("onrecord.store.store.known_versions", lambda: ("0001", "0002"))
    with pytest.raises(SchemaError, match=r"older onrecord.*onrecord build --db"):
        Store.open_read_only(path)


def test_another_programs_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    execute(path, "CREATE TABLE photo (id INTEGER)")
    before = path.read_bytes()
    for opened in (Store.open, Store.open_read_only):
        with pytest.raises(SchemaError, match="another program"):
            opened(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_no_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("These are notes of a meeting, and no database at all.\n" * 100)
    for opened in (Store.open, Store.open_read_only):
        with pytest.raises(SchemaError, match=r"is not a database.*Choose another"):
            opened(path)
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    path.touch()
    with Store.open(path) as store:
        assert store.count_pages() == 0


@pytest.mark.parametrize("name", ["with space & 100%?.db", "köln#1.db", "b\udcff.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with Store.open(tmp_path / name) as store:
        store.replace_record(Record(), "reader", "weights")
    assert (tmp_path / name).exists()
    with Store.open_read_only(tmp_path / name) as store:
        assert store.record() == Record()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot .*nowhere.*Check that the folder is there"):
        Store.open(tmp_path / "nowhere" / "talks.db")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    for opened in (Store.open, Store.open_read_only):
        with pytest.raises(StoreError, match="it is a folder"):
            opened(tmp_path)


def test_a_database_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no record at .*onrecord build"):
        Store.open_read_only(tmp_path / "talks.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_may_not_be_written(new_database: Callable[[], Path]) -> None:
    path = new_database()
    # SQLite refuses a write on a read-only connection as it does on a read-only file, which root could write
    with (
        pytest.raises(StoreError, match=r"may not be written\. Check the permissions"),
        told(path, "write"),
        closing(connect(path, "ro")) as connection,
    ):
        connection.execute("CREATE TABLE more (it INTEGER)")


def test_a_reading_store_refuses_to_write(new_database: Callable[[], Path]) -> None:
    with Store.open_read_only(new_database()) as store:
        with pytest.raises(StoreError, match="reading only"):
            store.archive([Page(b"Snow.", "a", "text")], "2024-11-08")
        with pytest.raises(StoreError, match="reading only"):
            store.replace_record(Record(), "reader", "weights")


def test_a_damaged_database_says_so(new_database: Callable[[], Path]) -> None:
    path = new_database()
    with Store.open(path) as store:
        store.archive([Page(bytes([n]) * 50, f"{n}", "text") for n in range(200)], "2024-11-08")
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(StoreError, match=r"damaged|malformed"), Store.open(path) as store:
        list(store.pages())


def test_errors_survive_pickling(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open_read_only(tmp_path / "talks.db")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_an_up_to_date_database_opens_without_alembic(new_database: Callable[[], Path]) -> None:
    code = f"""
import sys
sys.modules["alembic"] = None
from pathlib import Path
from onrecord.store import Store
Store.open(Path({str(new_database())!r})).close()
print("opened")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "opened\n"


def test_a_record_in_a_folder_that_may_not_be_written_is_read(
    new_database: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_database()
    monkeypatch.setattr("os.access", lambda place, mode: False)
    with Store.open_read_only(path) as store:
        for _ in store.pages():
            pass
        with store._database.reading() as connection:
            connection.exec_driver_sql("SELECT * FROM page").fetchall()
            assert [file.name for file in path.parent.iterdir()] == [path.name], "SQLite made files beside it"


def test_a_database_without_its_version_is_damaged_and_not_newer(new_database: Callable[[], Path]) -> None:
    path = new_database()
    execute(path, "DELETE FROM alembic_version")
    with pytest.raises(SchemaError, match="damaged"):
        Store.open_read_only(path)
