"""`make bench`: words and articles a second, stage by stage, beside one bare pass of the encoder.

Everything is measured in one run, since these machines swing by 20–40 % from run to run: read the ratios.

    whole     `onrecord read` as a process of its own, by number of workers: start, archive and output included
    stages    one process, one thread, after a warm-up: drawing the article, the encoder's bare pass over the same
              text (packing and running every window, nothing decoded), and all of reading
    record    `record/` on stories of 1,000 and 5,000 articles made of those (`eval.bench_record`), room by room
    memory    peak of the largest single process, on the files once and four times over (under other names)
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval import bench_record
from eval.shared import corpus
from onrecord.articles import draw
from onrecord.model import Article, ArticleSettings, Page, PageLimits, ReaderSettings
from onrecord.pages import gather
from onrecord.reading import Reader
from onrecord.reading.learned.encoder import Encoder
from onrecord.settings import SHIPPED_WEIGHTS

WARM_UP = 3
KEPT = Path(__file__).parent / "bench.json"


def whole(files: Sequence[Path], workers: int) -> tuple[float, int]:
    """Seconds of `onrecord read` over the files, and the peak of its largest process in MiB."""
    code = (
        "import resource, subprocess, sys, time\n"
        "begun = time.perf_counter()\n"
        "subprocess.run(sys.argv[1:], check=False, stdout=subprocess.DEVNULL)\n"
        "print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    command = [sys.executable, "-m", "onrecord", "read", "--workers", str(workers), *map(str, files)]
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True)
    seconds, peak = done.stdout.split()
    return float(seconds), int(peak) // 1024


def stages(pages: Sequence[Page]) -> dict[str, float]:
    """Seconds of each stage over the pages, in this process."""
    reader = Reader(SHIPPED_WEIGHTS, ReaderSettings())
    encoder = Encoder(SHIPPED_WEIGHTS)
    for page in pages[:WARM_UP]:
        article = draw(page, ArticleSettings()).article
        if article:
            reader.read(article)
    spent = {"articles": 0.0, "bare pass": 0.0, "reading": 0.0}
    words = 0
    for page in pages:
        begun = time.perf_counter()
        article = draw(page, ArticleSettings()).article
        drawn = time.perf_counter()
        spent["articles"] += drawn - begun
        if article is None or article.language != "en":
            continue
        encoder.encode(article.text, [_whole_text(article)])
        passed = time.perf_counter()
        reader.read(article)
        spent["bare pass"] += passed - drawn
        spent["reading"] += time.perf_counter() - passed
        words += len(article.text.split())
    ratio = (spent["articles"] + spent["reading"]) / spent["bare pass"]
    return {**spent, "words": words, "all / bare pass": ratio}


def _whole_text(article: Article) -> tuple[int, int]:
    return 0, len(article.text)


def measure(name: str, files: Sequence[Path]) -> dict[str, Any]:
    """All figures of one set of files, printed as they come."""
    pages = [page for page in gather([str(f) for f in files], PageLimits()) if isinstance(page, Page)]
    row: dict[str, Any] = {"stages": {k: round(v, 2) for k, v in stages(pages).items()}}
    words = row["stages"]["words"]
    print(f"\n{name}: {len(pages)} pages, {words:,} words in English articles")
    for stage, value in row["stages"].items():
        print(f"  {stage:18}{value:12,.2f}")
    for workers in (1, 2):
        seconds, peak = whole(files, workers)
        row[f"{workers} workers"] = {
            "words/s": round(words / seconds), "articles/s": round(len(pages) / seconds, 1), "peak MiB": peak
        }  # fmt: skip
        print(f"  read, {workers} workers:   {row[f'{workers} workers']}")
    return row


def memory(files: Sequence[Path]) -> dict[str, int]:
    """Peak of the largest process in MiB, on the files once and four times over."""
    peaks = {"once": whole(files, 1)[1]}
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for turn in range(4):
            for file in files:
                copy = Path(folder) / f"{turn}-{file.name}"
                copy.write_bytes(file.read_bytes() + b"\n" * turn)  # other bytes: another page
                copies.append(copy)
        peaks["four times over"] = whole(copies, 1)[1]
    return peaks


def record(files: Sequence[Path]) -> dict[str, Any]:
    """What `record/` costs on stories made of the files' readings."""
    pages = [page for page in gather([str(f) for f in files], PageLimits()) if isinstance(page, Page)]
    articles = [article for page in pages if (article := draw(page, ArticleSettings()).article)]
    reader = Reader(SHIPPED_WEIGHTS, ReaderSettings())
    begun = time.process_time()
    readings = [reader.read(article) for article in articles]
    return bench_record.measure(readings, time.process_time() - begun)


def _is_english(file: Path) -> bool:
    pages = (page for page in gather([str(file)], PageLimits()) if isinstance(page, Page))
    articles = (draw(page, ArticleSettings()).article for page in pages)
    return any(article is not None and (article.language or "").startswith("en") for article in articles)


def machine() -> str:
    """The machine, in words."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    size = f"{os.cpu_count()} cores, {memory_gib} GiB"
    return f"{model or platform.processor()}, {size}, Python {platform.python_version()}"


def main() -> None:
    """Measures, prints and keeps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args()
    kept: dict[str, Any] = {"machine": machine()}
    print(kept["machine"])
    with corpus(options.shared, "polnear") as polnear, corpus(options.shared, "html") as html:
        if polnear is None or html is None:
            sys.exit(f"bench needs the corpora polnear and html in {options.shared}/data")
        texts = sorted((polnear / "dev" / "text").glob("*.txt"))
        kept["text (PolNeAR dev)"] = measure("text (PolNeAR dev)", texts)
        kept["memory"] = memory(texts)
        print(f"  peak of one worker: {kept['memory']} MiB")
        kept["record"] = record(texts)
        english = [file for file in sorted(html.rglob("*.html.gz")) if _is_english(file)]
        kept["html (English pages)"] = measure("html (English pages)", english)
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
