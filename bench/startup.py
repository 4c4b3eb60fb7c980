"""What starting costs: `--help` against importing typer, and `build` of one plain article.

python bench/startup.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from cputime import cpu_seconds
from generate import write_articles

RUNS = 15


def main() -> None:
    """Print the median CPU times, taken in turn, and their ratios."""
    with tempfile.TemporaryDirectory() as tmp:
        write_articles(Path(tmp), 1)
        commands = {
            "import typer": ["-c", "import typer"],
            "--help": ["-m", "kursk_digest", "--help"],
            "build": ["-m", "kursk_digest", "build", tmp],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, arguments in commands.items():
                times[name].append(cpu_seconds(lambda a=arguments: _run(a)))
    base = statistics.median(times["import typer"])
    for name, seconds in times.items():
        median = statistics.median(seconds)
        print(f"{name:14} {median * 1000:6.1f} ms CPU, {median / base:4.2f} times import typer")


def _run(arguments: list[str]) -> None:
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    main()
