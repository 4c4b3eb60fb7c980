"""What is printed for cron and systemd runs the very command that was meant."""

import shutil
import subprocess
import sys

import pytest

from kursk_digest.delivery.schedules import Job, crontab, parse_days, parse_time, systemd_units
from kursk_digest.errors import DeliveryError

HOSTILE = ("brief", "-o", "a b/{date} 100%.html", "--exec", "sh -c 'echo \"$HOME\" \\ `id`'", "é")


def job(*arguments, folder="/srv/news", **fields):
    fields = {"time": (6, 30)} | fields
    return Job(command=("/opt/kursk digest/bin/kursk-digest", *arguments), folder=folder, **fields)


def line_of(text):
    return next(line for line in text.splitlines() if not line.startswith("#"))


def units_of(text):
    service, timer = text.split("# ~/.config/systemd/user/")[1:]
    return service.partition("\n"), timer.partition("\n")


@pytest.mark.parametrize(
    ("text", "time"), [("06:30", (6, 30)), ("6:05", (6, 5)), ("23:59", (23, 59)), ("0:00", (0, 0))]
)
def test_a_time_of_day(text, time):
    assert parse_time(text) == time


@pytest.mark.parametrize("text", ["24:00", "6", "06:60", "", "6:5", "06:30:00", "noon"])
def test_no_time_of_day(text):
    with pytest.raises(DeliveryError, match="is no time of day; write 06:30"):
        parse_time(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("daily", ()),
        ("mon-fri", ("mon", "tue", "wed", "thu", "fri")),
        ("sat,sun", ("sat", "sun")),
        ("fri-mon", ("mon", "fri", "sat", "sun")),
        ("Monday, wednesday", ("mon", "wed")),
    ],
)
def test_days_of_the_week(text, days):
    assert parse_days(text) == days


@pytest.mark.parametrize("text", ["m", "fro", "mon-", "1-5", "mon,,tue"])
def test_no_days_of_the_week(text):
    with pytest.raises(DeliveryError, match="unknown day"):
        parse_days(text)


def test_a_crontab_line_hands_over_each_argument_as_it_was(tmp_path):
    folder = tmp_path / "50% news & more"
    folder.mkdir()
    printed = crontab(job(*HOSTILE, folder=str(folder)))
    minute, hour, *stars, command = line_of(printed).split(" ", 5)
    assert (minute, hour, stars) == ("30", "6", ["*", "*", "*"])
    # cron ends the command at a % that is not escaped, and takes the backslash of the others away
    assert command.count("%") == command.count(r"\%") > 0
    program = "import sys, os; print(repr((os.getcwd(), sys.argv[1:])))"
    as_cron = command.replace(r"\%", "%").replace(
        "'/opt/kursk digest/bin/kursk-digest'", f"{sys.executable} -c '{program}'"
    )
    done = subprocess.run(["/bin/sh", "-c", as_cron], capture_output=True, text=True, check=True)
    assert done.stdout == repr((str(folder), list(HOSTILE))) + "\n"


def test_days_and_the_hours_in_which_clocks_change():
    assert " * * mon,tue cd " in line_of(crontab(job("brief", days=("mon", "tue"))))
    assert "clocks change" in crontab(job("brief", time=(2, 30)))
    assert "clocks change" not in crontab(job("brief"))


def test_a_line_break_in_a_path_is_refused():
    for render in (crontab, systemd_units):
        with pytest.raises(DeliveryError, match="line break"):
            render(job("brief", folder="/srv/a\n* * * * * rm -r /"))


def test_units_have_a_name_of_their_own_and_say_how_to_use_them():
    printed = systemd_units(job("brief", days=("sat", "sun"), name="war & peace"))
    (service, _, body), (timer, _, clock) = units_of(printed)
    assert (service, timer) == (
        "kursk-digest-war-peace.service", "kursk-digest-war-peace.timer",
    )  # fmt: skip
    assert "OnCalendar=Sat,Sun *-*-* 06:30:00\n" in clock
    assert "Persistent=true\n" in clock
    assert "WorkingDirectory=/srv/news\n" in body
    assert "systemctl --user enable --now kursk-digest-war-peace.timer" in clock


def test_units_escape_what_systemd_would_expand():
    body = units_of(systemd_units(job(*HOSTILE)))[0][2]
    command = next(line for line in body.splitlines() if line.startswith("ExecStart="))
    assert command == (
        'ExecStart="/opt/kursk digest/bin/kursk-digest" brief -o "a b/{date} 100%%.html" '
        '--exec "sh -c \'echo \\"$$HOME\\" \\\\ `id`\'" é'
    )


def test_systemd_takes_the_units(tmp_path):
    program = shutil.which("systemd-analyze")
    if program is None:  # elsewhere the test above has to do
        return
    command = (sys.executable, *HOSTILE)
    printed = systemd_units(Job(command=command, folder=str(tmp_path), time=(6, 30)))
    files = []
    for name, _, text in units_of(printed):
        files.append(tmp_path / name)
        files[-1].write_text(text)
    environment = {"XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)}
    verify = [program, "--user", "--man=no", "verify", *files]
    done = subprocess.run(verify, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
