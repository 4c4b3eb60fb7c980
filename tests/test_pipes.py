"""The pipes of the README, run where their tools are installed."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from command import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PIPES = re.search(r"<!-- pipes -->\n```sh\n(.*?)```", README, re.DOTALL)[1].splitlines()


def tool_of(pipe):
    return pipe.split("| ")[1].split()[0]


def run(pipe, folder, *path):
    """Run *pipe* as a user's shell does, with the command of this checkout."""
    script = folder / "kursk-digest"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kursk_digest "$@"\n')
    script.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment["PATH"] = os.pathsep.join([str(folder), *map(str, path), os.environ["PATH"]])
    return subprocess.run(
        ["sh", "-c", pipe], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8"
    )


def test_there_is_a_pipe_for_each_tool():
    assert [tool_of(pipe) for pipe in PIPES] == ["jq", "grep", "mail"]


@pytest.mark.parametrize(
    "pipe",
    [pipe for pipe in PIPES if tool_of(pipe) in ("jq", "grep") and shutil.which(tool_of(pipe))],
)
def test_a_pipe_picks_claims(pipe, tmp_path):
    done = run(pipe, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert 3 <= len(lines) <= 40
    if tool_of(pipe) == "grep":
        assert all(re.match(r"\[\d[\d,]*\] \S.*bridge", line) for line in lines)
    assert not any("\t" in line or "\x1b" in line for line in lines)


def test_mail_is_handed_the_whole_digest(tmp_path):
    # No mail leaves a test: what stands here writes down what it is given.
    mail = tmp_path / "bin" / "mail"
    mail.parent.mkdir()
    mail.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{tmp_path}/to"\ncat > "{tmp_path}/body"\n')
    mail.chmod(0o755)
    done = run(PIPES[2], tmp_path, mail.parent)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "to").read_text() == "-s|The news|you@example.org|"
    body = (tmp_path / "body").read_text(encoding="utf-8")
    assert "\nSources\n[1] " in body
