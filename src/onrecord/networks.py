"""The networks of a weights folder: its files checked against its manifest, and each network run on one thread.

One text a call, unpadded: a dynamically quantised text would otherwise depend on its batch, and results on the
number of workers. Knows no room.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.errors import WeightsError

FORMAT = 2
"""The layout of a weights folder that this code reads."""

MANIFEST, VOCABULARY = "manifest.json", "tokenizer.json"

REMEDY = "install onrecord again, or make the weights anew with `make train`"


def session(network: Path) -> Any:
    """An ONNX Runtime session on one thread of one processor core."""
    import onnxruntime  # who only asks what a weights folder holds need not wait for it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = True
    return onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])


def checked_manifest(weights: Path, files: Iterable[str]) -> dict[str, Any]:
    """The manifest of a weights folder, after each of `files` was found to be the file that it names.

    Raises:
        WeightsError: saying which file is wrong, and what to do.
    """
    try:
        manifest: dict[str, Any] = json.loads((weights / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        message = f"cannot read the weights: {weights / MANIFEST}: {error}; {REMEDY}"
        raise WeightsError(message) from error
    if manifest.get("format") != FORMAT:
        message = (
            f"{weights / MANIFEST} has format {manifest.get('format')!r}, this version reads {FORMAT}; {REMEDY}"
        )
        raise WeightsError(message)
    for name in files:
        _check_file(weights / name, manifest.get("files", {}).get(name))
    return manifest


def _check_file(path: Path, wanted: str | None) -> None:
    try:
        found = "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        message = f"cannot read the weights: {path}: {error.strerror}; {REMEDY}"
        raise WeightsError(message) from error
    if found != wanted:
        message = (
            f"{path} is damaged or not the file that was trained: {found}, the manifest names {wanted}; {REMEDY}"
        )
        raise WeightsError(message)
