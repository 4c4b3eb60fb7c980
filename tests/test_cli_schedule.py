"""`schedule` prints lines that run the command as it was called here, and installs nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from command import kursk_digest

SCRIPT = Path(sys.executable).with_name("kursk-digest")


def test_a_crontab_line_runs_this_command_in_this_folder(tmp_path):
    arguments = ["schedule", "cron", "--at", "6:05", "--", "-o", "{date} 100%.html"]
    done = subprocess.run([SCRIPT, *arguments], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0
    line = done.stdout.splitlines()[-1]
    assert line.startswith(f"5 6 * * * cd {tmp_path} && ")
    assert line.endswith(" brief -o '{date} 100\\%.html' --quiet")
    command = line.split(" && ")[1].split(" brief ")[0]
    told = subprocess.run(f"{command} --version", shell=True, capture_output=True, text=True)
    assert told.stdout.startswith("kursk-digest ")
    assert list(tmp_path.iterdir()) == []


def test_units_are_named_for_the_briefing(tmp_path):
    given = ("--days", "mon-fri", "--", "--name=war", "-v")
    done = kursk_digest("schedule", "systemd", *given, cwd=tmp_path)
    assert "kursk-digest-war.timer" in done.stdout
    assert "OnCalendar=Mon,Tue,Wed,Thu,Fri *-*-* 06:30:00" in done.stdout
    assert "brief --name=war -v\n" in done.stdout


def test_an_option_that_brief_has_not_is_refused(tmp_path):
    done = kursk_digest("schedule", "cron", "--", "-o", "a.html", "--alway", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "No such option: --alway" in done.stderr


def test_run_as_a_module_it_schedules_the_module(tmp_path):
    done = kursk_digest("schedule", "cron", cwd=tmp_path)
    assert f"{sys.executable} -m kursk_digest brief --quiet" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["cron", "--at", "25:00"], "--at: 25:00 is no time of day; write 06:30"),
        (["cron", "--days", "moon"], "--days: moon: unknown day 'moon'; write mon-fri or sat,sun"),
        (["anacron"], "'anacron' is not one of 'cron', 'systemd'"),
    ],
)
def test_wrong_usage_is_named(tmp_path, arguments, reason):
    done = kursk_digest("schedule", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert reason in done.stderr
    assert done.stdout == ""
