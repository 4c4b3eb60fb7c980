"""What a person sees while sources are read: a line each, every request, or a bar."""

import os
import pty
import re
import select
import subprocess
import sys

import pytest
from command import BRIDGE, kursk_digest
from sources.hostile import by_path, page, serving

BODY = (
    "<html><head><title>{title}</title><meta property='og:site_name' content='{name}'></head><body>"
    "<article><h1>{title}</h1><p>{title}, the harbour master said on Monday after a long night at "
    "the quay.</p><p>About 400 passengers waited for the first boat, which left at seven in the "
    "morning, two hours late.</p><p>The company promised to pay for every missed train, and said "
    "that the crews had agreed to new hours.</p></article></body></html>"
)
HERALD = BODY.format(title="Ferries sail again from Saltmere", name="Northern Herald").encode()
GAZETTE = BODY.format(title="Saltmere strike ends after a week", name="Harbour Gazette").encode()


def unless_kept(answer):
    """Answer 304 to those who have the page already."""

    def answer_or_not(connection, server):
        kept = b'if-none-match: "1"' in server.requests[-1].lower()
        (page(b"", status="304 Not Modified") if kept else answer)(connection, server)

    return answer_or_not


PAGES = by_path(
    {
        "/herald": unless_kept(page(HERALD, 'ETag: "1"')),
        "/gazette": page(GAZETTE),
        "/odd%1B[2J": page(HERALD),
    }
)


@pytest.fixture
def desk(tmp_path):
    with serving(PAGES) as server:
        (tmp_path / "config.yaml").write_text(
            f"sources:\n- name: Northern Herald\n  page: {server.url}/herald\n"
            f"- name: Harbour Gazette\n  page: {server.url}/gazette\n"
            f"- name: Lost Letter\n  page: {server.url}/lost\n"
        )
        (tmp_path / "server").write_text(server.url)
        yield tmp_path


def build(*arguments, cwd, **kwargs):
    kwargs["env"] = {"XDG_CACHE_HOME": str(cwd / "cache"), **kwargs.get("env", {})}
    return kursk_digest("build", "--allow-private", *arguments, cwd=cwd, **kwargs)


def test_each_source_is_a_line_where_there_is_no_terminal(desk):
    url = (desk / "server").read_text()
    done = build(cwd=desk)
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        "read Northern Herald: 1 page",
        "read Harbour Gazette: 1 page",
        f"skipped {url}/lost: the server says 404 Not Found; check the address",
    ]
    assert "Northern Herald" in done.stdout


def test_quiet_says_what_was_skipped_alone(desk):
    (line,) = build("-q", cwd=desk).stderr.splitlines()
    assert line.startswith("skipped ")


def test_files_that_were_named_are_no_lines(desk):
    assert build(str(BRIDGE), cwd=desk).stderr == ""


def test_verbose_says_each_request(desk):
    url = (desk / "server").read_text()
    lines = build("-v", cwd=desk).stderr.splitlines()
    requests = [line for line in lines if re.match(r"\d{3} ", line)]
    kilobytes = f"{len(HERALD) / 1000:.1f} kB"
    herald = next(line for line in requests if line.endswith(f"{url}/herald"))
    assert re.fullmatch(rf"200 +{kilobytes} +\d+\.\d\d s  new +{url}/herald", herald)
    assert any(re.fullmatch(r"404 .* new .*/lost", line) for line in requests)


def test_a_page_that_was_kept_is_asked_for_again(desk):
    build(cwd=desk)
    assert list((desk / "cache").rglob("pages.sqlite"))
    requests = build("-v", cwd=desk).stderr
    assert re.search(r"cached +http://127.0.0.1:\d+/herald$", requests, re.MULTILINE)
    assert re.search(r"new +http://127.0.0.1:\d+/gazette$", requests, re.MULTILINE)


def test_no_cache_keeps_nothing(desk):
    assert build("--no-cache", cwd=desk).returncode == 3
    assert not list((desk / "cache").rglob("*.sqlite"))


def test_files_alone_make_no_cache(desk):
    build(str(BRIDGE), cwd=desk)
    assert not (desk / "cache").exists()


def on_terminal(*arguments, cwd, **environment):
    """Run the command with a terminal for standard error; return what it drew there."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kursk_digest", "build", "--allow-private", *arguments]
    env = {**os.environ, "TERM": "xterm", "XDG_CACHE_HOME": str(cwd / "cache"), **environment}
    running = subprocess.Popen(
        command,
        cwd=cwd,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        stdin=subprocess.DEVNULL,
    )
    os.close(theirs)
    drawn = b""
    while True:
        try:
            if select.select([ours], [], [], 30)[0] and (received := os.read(ours, 65_536)):
                drawn += received
                continue
        except OSError:  # the terminal is closed at the other end
            pass
        break
    os.close(ours)
    running.wait(30)
    return drawn.decode()


def test_on_a_terminal_a_bar_is_drawn_and_cleared(desk):
    drawn = on_terminal(cwd=desk)
    assert "reading" in drawn
    assert "reading 3: http://127.0.0.1" in drawn
    assert "read Northern Herald" not in drawn
    # The cursor is shown again, the line is empty, and only what was skipped stays.
    assert drawn.rindex("\x1b[?25h") > drawn.rindex("\x1b[?25l")
    assert drawn.rindex("\x1b[2K") < drawn.rindex("skipped ")
    assert drawn.rstrip().endswith("check the address")


@pytest.mark.parametrize(
    ("arguments", "environment"), [(["-q"], {}), (["-v"], {}), ([], {"TERM": "dumb"})]
)
def test_no_bar_is_drawn_where_none_is_wanted(arguments, environment, desk):
    assert "\x1b" not in on_terminal(*arguments, cwd=desk, **environment)


def test_an_address_cannot_move_the_cursor(desk):
    url = (desk / "server").read_text()
    (desk / "list").write_text(f"{url}/odd\x1b[2J\n{url}/herald[red]\n")
    drawn = on_terminal("--from-file", "list", "-v", cwd=desk)
    assert "\x1b" not in drawn
    drawn = on_terminal("--from-file", "list", cwd=desk)
    assert "\x1b[2J" not in drawn
    assert "/herald[red]" in drawn


def check(*arguments, cwd):
    arguments = ("check", "--allow-private", *arguments)
    return kursk_digest("sources", *arguments, cwd=cwd, env={"XDG_CACHE_HOME": str(cwd / "cache")})


def test_check_says_in_a_line_each_what_would_come(desk):
    done = check(cwd=desk)
    assert done.returncode == 3
    assert done.stdout.splitlines() == [
        "ok    Northern Herald: 1 article",
        "ok    Harbour Gazette: 1 article",
        "fail  Lost Letter: the server says 404 Not Found; check the address",
    ]
    assert done.stderr == ""


def test_check_looks_at_some(desk):
    done = check("northern herald", "-v", cwd=desk)
    assert (done.returncode, done.stdout) == (0, "ok    Northern Herald: 1 article\n")
    assert re.search(r"^200 .*/herald$", done.stderr, re.MULTILINE)


def test_check_that_is_quiet_names_what_fails(desk):
    done = check("-q", cwd=desk)
    assert (done.returncode, done.stdout.count("\n")) == (3, 1)
    assert done.stdout.startswith("fail  Lost Letter")


def test_check_counts_the_entries_of_a_feed_and_fetches_none(desk):
    items = "".join(
        f"<item><title>Story {day}</title><link>/story-{day}</link>"
        f"<pubDate>2{day} Nov 2026 06:00:00 GMT</pubDate></item>"
        for day in range(3)
    )
    feed = f'<rss version="2.0"><channel><title>H</title>{items}</channel></rss>'.encode()
    with serving(by_path({"/rss": page(feed, "Content-Type: application/rss+xml")})) as server:
        (desk / "config.yaml").write_text(
            f"sources: [{{name: Northern Herald, feed: '{server.url}/rss'}}]"
        )
        done = check(cwd=desk)
        asked = [request.split(b" ")[1] for request in server.requests]
    assert done.stdout == "ok    Northern Herald: 3 articles, the newest of 2026-11-22 06:00\n"
    assert sorted(asked) == [b"/robots.txt", b"/rss"]


def test_a_run_that_waits_for_a_slow_host_says_so(tmp_path):
    entries = "".join(f"<item><link>/page{n}</link></item>" for n in range(8))
    answers = {"/feed": page(f"<rss><channel>{entries}</channel></rss>".encode())}

    def slowly(connection, server):
        server.pause(1.6 if b"GET /page" in server.requests[-1] else 0)
        by_path(answers)(connection, server)

    with serving(slowly) as server:
        done = build(f"{server.url}/feed", cwd=tmp_path)
        quiet = build("-q", f"{server.url}/feed", cwd=tmp_path)
    lines = re.findall(r"fetching: \d+ requests so far, the last \S+", done.stderr)
    assert 1 <= len(lines) <= 2
    assert "fetching" not in quiet.stderr
