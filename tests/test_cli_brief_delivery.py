"""Where a briefing goes, as a run from cron sees it: to everybody, once, or to nobody."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command import kursk_digest
from smtp_server import taking_mail

MONDAY, TUESDAY = "2026-03-02T06:30:00+01:00", "2026-03-03T06:30:00+01:00"
FLOOD = "The river Arve broke its banks on Saturday and flooded the town of Brenau."
BRIDGE = "Engineers closed the railway bridge at Brenau because a pier had moved."


@pytest.fixture
def desk(tmp_path):
    write(tmp_path, "flood.txt", FLOOD)
    return tmp_path


def write(folder, name, text):
    (folder / "news").mkdir(exist_ok=True)
    (folder / "news" / name).write_text(f"Outlet: {name} Post\n\n{text}\n", encoding="utf-8")


def brief(folder, now=MONDAY, *options, **kwargs):
    arguments = ("brief", "news", "--archive", "told.db", "--now", now, *options)
    return kursk_digest(*arguments, cwd=folder, **kwargs)


def told(folder, now=TUESDAY):
    """Return what a briefing would tell now."""
    return brief(folder, now).stdout


def test_files_are_named_for_the_day_and_written_together(desk):
    done = brief(desk, MONDAY, "-o", "out/{date}.html", "-o", "out/{briefing}.json")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (desk / "out").iterdir()) == [
        "2026-03-02.html", "daily.json",
    ]  # fmt: skip
    assert done.stderr == f"wrote {Path('out/2026-03-02.html')}\nwrote {Path('out/daily.json')}\n"
    assert FLOOD not in told(desk)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--exec", "false"), "--exec false: ended with 1, not with 0"),
        (("--mail", "a@b.example"), "mail server 127.0.0.1:9: Connection refused"),
        (("-o", "no/such/file.json"), "cannot be written (No such file or directory)"),
    ],
)
def test_what_is_not_delivered_is_told_again(desk, options, reason):
    settings = "mail: {server: '127.0.0.1:9', security: none, timeout_seconds: 5}\n"
    (desk / "config.yaml").write_text(settings)
    (desk / "old.html").write_text("yesterday")
    done = brief(desk, MONDAY, "-o", "old.html", *options)
    assert done.returncode == 1
    assert done.stderr == f"error: daily: {done.stderr.removeprefix('error: daily: ')}"
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1
    assert (desk / "old.html").read_text() == "yesterday"
    assert FLOOD in told(desk)


def test_a_mail_that_the_server_took_is_told(desk):
    with taking_mail() as server:
        settings = f"mail: {{from: d@d.example, server: '{server.address}', security: none}}\n"
        (desk / "config.yaml").write_text(settings)
        done = brief(desk, MONDAY, "--mail", "a@b.example")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert b"To: a@b.example" in server.mails[0]
    assert FLOOD not in told(desk)


def test_a_reader_that_hangs_up_has_not_got_it(desk):
    # More than a pipe holds, so that the reader's end is noticed.
    for number in range(60):
        write(desk, f"n{number}.txt", f"Mill number {number} of Brenau burnt down. " + FLOOD * 30)
    command = [
        sys.executable, "-m", "kursk_digest", "brief", "news", "--archive", "told.db", "--all",
        "--format", "json", "--now", MONDAY,
    ]  # fmt: skip
    with subprocess.Popen(
        command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as run:
        run.stdout.close()
        run.wait()
    assert FLOOD in told(desk)


def test_the_feed_has_each_briefing_that_was_delivered(desk):
    brief(desk, MONDAY, "--feed", "feed.json")
    write(desk, "bridge.txt", BRIDGE)
    assert brief(desk, TUESDAY, "--feed", "feed.json").returncode == 0
    items = json.loads((desk / "feed.json").read_text(encoding="utf-8"))["items"]
    assert [item["date_published"] for item in items] == [
        "2026-03-03T05:30:00Z", "2026-03-02T05:30:00Z",
    ]  # fmt: skip
    assert BRIDGE in items[0]["content_text"]
    assert FLOOD in items[1]["content_text"]


def test_one_briefing_that_fails_keeps_no_other_back(desk):
    (desk / "config.yaml").write_text(
        "briefings:\n  war: {output: no/such/war.txt}\n  tech: {output: '{briefing}.txt'}\n"
    )
    done = brief(desk)
    assert done.returncode == 1
    assert "error: war: " in done.stderr
    assert FLOOD in (desk / "tech.txt").read_text(encoding="utf-8")


def test_eight_at_once_give_one_briefing(desk):
    command = [
        sys.executable, "-m", "kursk_digest", "brief", "news", "--archive", "told.db",
        "--now", MONDAY, "--wait", "120", "--exec", "tee -a log.txt",
    ]  # fmt: skip
    runs = [
        subprocess.Popen(command, cwd=desk, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(8)
    ]
    assert [run.wait() for run in runs] == [0] * 8
    assert (desk / "log.txt").read_text(encoding="utf-8").count(FLOOD) == 1


def test_a_run_beside_another_says_who_holds_the_lock(desk):
    holding = (
        "import sys; from pathlib import Path; from kursk_digest.delivery.lock import hold_lock\n"
        "with hold_lock(Path('told.db.lock'), wait=0, started='2026-03-02T05:30:00Z'):\n"
        "    print(flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding], cwd=desk, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as run:
        run.stdout.readline()
        done = brief(desk)
        run.stdin.close()
    assert done.returncode == 11
    assert f"process {run.pid} on" in done.stderr
    assert "since 2026-03-02T05:30:00Z; try --wait 600" in done.stderr


def test_a_run_that_takes_too_long_delivers_nothing(desk):
    (desk / "old.txt").write_text("yesterday")
    done = brief(desk, MONDAY, "-o", "old.txt", "--max-time", "0.01")
    assert done.returncode == 1
    assert "took longer than --max-time 0.01 seconds" in done.stderr
    assert (desk / "old.txt").read_text() == "yesterday"
    assert FLOOD in told(desk)


def test_messages_for_machines(desk):
    (desk / "news" / "empty.txt").write_text("")
    done = brief(desk, MONDAY, "-o", "today.txt", "--log-json")
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [(line["level"], line["message"]) for line in lines][-1] == ("info", "wrote today.txt")
    assert lines[0]["level"] == "warning"
    assert lines[0]["location"] == str(Path("news/empty.txt"))
    assert done.returncode == 3


def test_quiet_says_only_what_somebody_must_act_on(desk):
    assert brief(desk, MONDAY, "-o", "today.txt", "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("-o", "{dat}.txt"), "--output: {dat}.txt: unknown {dat}; did you mean {date}?"),
        (("--mail", "nobody"), "--mail: 'nobody' is no mail address"),
        (("-o", "a", "--feed", "a"), "--output: two outputs have one name"),
        (("--wait", "-1"), "--wait"),
        (("--max-time", "0"), "--max-time"),
    ],
)
def test_wrong_usage_is_named_before_anything_is_read(desk, options, reason):
    done = brief(desk, MONDAY, *options)
    assert done.returncode == 2
    assert reason in done.stderr
    assert not (desk / "told.db").exists()
