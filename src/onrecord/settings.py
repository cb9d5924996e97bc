"""Settings: `onrecord.toml` < environment (`ONRECORD_…`) < arguments."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from pydantic_settings import SettingsError as SourceError

from onrecord.errors import SettingsError
from onrecord.model import ArticleSettings, PageLimits, ReaderSettings, RecordSettings

FILE = Path("onrecord.toml")
SHIPPED_WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set; each room is handed its own part.

    Attributes:
        workers: processes that read pages side by side; the record does not depend on their number.
        weights: folder of the reader's model.
    """

    pages: PageLimits = field(default_factory=PageLimits)
    articles: ArticleSettings = field(default_factory=ArticleSettings)
    reading: ReaderSettings = field(default_factory=ReaderSettings)
    record: RecordSettings = field(default_factory=RecordSettings)
    workers: int = field(default_factory=lambda: max(1, min(8, os.cpu_count() or 1)))
    weights: Path = SHIPPED_WEIGHTS

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise SettingsError(f"workers must be 1 or more, not {self.workers}")
        for name in ("pages", "articles", "reading"):
            part = getattr(self, name)
            for limit in fields(part):
                value = getattr(part, limit.name)
                if limit.name != "confidence" and not value > 0:  # so, since NaN is neither above nor below
                    raise SettingsError(f"{name}.{limit.name} must be more than 0, not {value}")


def load_settings(file: Path = FILE, arguments: Mapping[str, Any] | None = None) -> Settings:
    """The settings from `file` (where it exists), the environment and the `arguments` that are not None.

    A part's setting is named in the environment with two underscores: `ONRECORD_PAGES__PAGE_BYTES`.

    Raises:
        SettingsError: a setting is unknown or its value impossible; the message names it and where it stands.
    """

    class Sources(BaseSettings):
        model_config = SettingsConfigDict(
            env_prefix="ONRECORD_", env_nested_delimiter="__", toml_file=file, extra="forbid", frozen=True
        )
        pages: PageLimits = PageLimits()
        articles: ArticleSettings = ArticleSettings()
        reading: ReaderSettings = ReaderSettings()
        record: RecordSettings = RecordSettings()
        workers: int = Settings().workers
        weights: Path = SHIPPED_WEIGHTS

        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    given = {name: value for name, value in (arguments or {}).items() if value is not None}
    try:
        found = Sources(**given)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{file}, environment or arguments: {where}: {first['msg']}") from error
    except SourceError as error:  # a part given as something else than JSON: ONRECORD_PAGES=large
        raise SettingsError(f"environment: {error}; set its values one by one: ONRECORD_PAGES__MEMBERS") from error
    except ValueError as error:  # tomllib's
        raise SettingsError(f"{file} is not valid TOML: {error}") from error
    return Settings(found.pages, found.articles, found.reading, found.record, found.workers, found.weights)
