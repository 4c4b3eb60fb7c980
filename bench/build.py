"""How `build` grows with the number of articles: CPU seconds beyond start-up, in one run.

python bench/build.py [50 200 800]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from cputime import cpu_seconds
from generate import write_articles

COUNTS = (50, 200, 800)


def main(counts: tuple[int, ...]) -> None:
    """Print the CPU time of each number of articles and how it grows per article."""
    with tempfile.TemporaryDirectory() as tmp:
        start = _build(Path(tmp), "one", 1)
        first = None
        for count in counts:
            seconds = _build(Path(tmp), str(count), count) - start
            per = seconds / count
            first = first or per
            print(
                f"{count:5} articles: {seconds:6.2f} s CPU beyond start-up, "
                f"{per * 1000:5.1f} ms an article, {per / first:4.2f} times the first row's"
            )


def _build(tmp: Path, name: str, count: int) -> float:
    folder = tmp / name
    folder.mkdir()
    write_articles(folder, count)
    command = [sys.executable, "-m", "kursk_digest", "build", str(folder), "--format", "json"]
    return cpu_seconds(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True))


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or COUNTS)
