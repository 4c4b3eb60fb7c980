"""The README's promises, run."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from command import ROOT, kursk_digest

from kursk_digest.config import Config

README = (ROOT / "README.md").read_text(encoding="utf-8")
RUNS = re.findall(r"<!-- run: kursk-digest (.*?) -->\n```text\n(.*?)```", README, re.DOTALL)


def test_there_is_a_run_to_check():
    assert len(RUNS) == 1
    assert len(RUNS[0][1].splitlines()) > 10


@pytest.mark.parametrize(("arguments", "printed"), RUNS)
def test_a_run_prints_what_the_readme_shows(arguments, printed, request):
    output = kursk_digest(*arguments.split()).stdout
    if request.config.getoption("--update-golden"):
        (ROOT / "README.md").write_text(README.replace(printed, output), "utf-8")
        return
    assert output == printed


def test_every_setting_is_named():
    for field in fields(Config):
        assert f"`{field.name}`" in README


def test_the_setup_is_two_lines_that_stand_alone():
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv ")]
    assert len(lines) == 2
    assert lines[0].endswith("kursk-digest build samples/")
    assert "pytest" in lines[1]


def test_the_docs_that_are_named_exist():
    for target in re.findall(r"\]\(([\w./-]+)\)", README):
        assert Path(ROOT / target).is_file(), target
