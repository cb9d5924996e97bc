"""Reads the reporting on a developing story and keeps the record: who said what, when, and on whose word.

    from pathlib import Path
    from onrecord import Settings, build, Silent

The names below are all there is for programs; the words they speak are those of `onrecord.model`. They are loaded
when first used, so that `import onrecord` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Bars": "progress",
    "Logged": "progress",
    "OnRecordError": "errors",
    "Problem": "errors",
    "Reading": "model",
    "Record": "model",
    "Settings": "settings",
    "Silent": "progress",
    "Store": "store",
    "Summary": "pipeline",
    "build": "pipeline",
    "load_settings": "settings",
    "read": "pipeline",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    return getattr(import_module(f"onrecord.{_HOMES[name]}"), name)
