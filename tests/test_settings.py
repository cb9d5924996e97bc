"""Settings: file < environment < arguments, and a message where one is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import SettingsError
from onrecord.model import NamedIssue, ReaderSettings
from onrecord.pipeline import identity
from onrecord.settings import Settings, load_settings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


def test_the_environment_beats_the_file_and_arguments_beat_both(tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "onrecord.toml"
    file.write_text(
        'workers = 1\n[pages]\npage_bytes = 5\nmembers = 6\n[[record.issues]]\nname = "Dam"\nterms = ["dam"]\n'
    )
    monkeypatch.setenv("ONRECORD_PAGES__MEMBERS", "7")
    monkeypatch.setenv("ONRECORD_WORKERS", "2")
    found = load_settings(file, {"workers": 3, "weights": None})
    assert (found.pages.page_bytes, found.pages.members, found.workers) == (5, 7, 3)
    assert found.record.issues == (NamedIssue("Dam", ("dam",)),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("workrs = 1", "workrs"),
        ("[pages]\npage_byte = 1", "pages.page_byte"),
        ('[pages]\npage_bytes = "many"', "pages.page_bytes"),
        ("workers = 0", "workers must be 1 or more"),
        ("workers =", "not valid TOML"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "onrecord.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=message):
        load_settings(file)


def test_a_reading_is_kept_under_a_key_of_the_settings_that_it_depends_on() -> None:
    reader, weights = identity(Settings())
    assert identity(Settings(workers=7)) == (reader, weights)
    assert identity(Settings(reading=ReaderSettings(confidence=0.5)))[0] != reader


@pytest.mark.parametrize("value", ["-5", "0", "nan"])
def test_a_limit_that_nothing_keeps_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_READING__SECONDS", value)
    with pytest.raises(SettingsError, match=r"reading\.seconds"):
        load_settings(Path("none.toml"))
