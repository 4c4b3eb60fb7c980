"""All faults at once, in a process of its own: each is named, in time, in little memory."""

import gzip
import json
import os
import random
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import bombs
import pytest
from command import GUARDED, ROOT
from hostile import OTHER_HOST, SELF_SIGNED, head, page, redirect, sending, serving

from kursk_digest.errors import SourceError
from kursk_digest.sources import Limits
from kursk_digest.sources.web import Fetcher, Policy

HERE = Path(__file__).parent
BOMB = bombs.packed(300)
NO_RULES = page(b"", status="404 Not Found")

FAULTS = {
    "endless body": (sending(head(), b"<p>spam</p>" * 9000, forever=True), "larger than 10 MB"),
    "endless chunks": (
        sending(head("Transfer-Encoding: chunked"), b"2000\r\n" + b"x" * 8192 + b"\r\n",
                forever=True),
        "larger than 10 MB",
    ),
    "announced": (sending(head("Content-Length: 99999999999"), b"", pause=9), "larger than 10 MB"),
    "short body": (sending(head("Content-Length: 99") + b"<p>"), "connection broke off"),
    "short chunk": (
        sending(head("Transfer-Encoding: chunked") + b"ff\r\nabc"), "connection broke off"),
    "bad gzip": (page(b"no gzip", "Content-Encoding: gzip"), "packed wrongly"),
    "cut gzip": (page(BOMB[:500], "Content-Encoding: gzip"), "packed wrongly"),
    "gzip of zeros": (page(BOMB, "Content-Encoding: gzip"), "larger than 10 MB"),
    "gzip of gzip": (
        page(gzip.compress(BOMB), "Content-Encoding: gzip, gzip"), "larger than 10 MB"),
    "gzip under another name": (page(BOMB, "Content-Encoding: x-gzip"), "larger than 10 MB"),
    "empty members": (
        sending(head("Content-Encoding: gzip"), gzip.compress(b"") * 3000, forever=True),
        "larger than 10 MB"),
    "deflate": (
        page(bombs.packed(300, bombs.ZLIB), "Content-Encoding: deflate"), "larger than 10 MB"),
    "raw deflate": (
        page(bombs.packed(300, bombs.RAW), "Content-Encoding: deflate"), "larger than 10"),
    "packed for ever": (page(b"x", "Content-Encoding: " + "gzip," * 2000), "packed wrongly"),
    "brotli": (page(bombs.BROTLI, "Content-Encoding: br"), "packed with br, unasked"),
    "zstd": (page(b"(\xb5/\xfd" * 9, "Content-Encoding: gzip, zstd"), "packed with zstd"),
    "header flood": (
        sending(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 1000, forever=True), "connection broke off"),
    "endless header": (
        sending(b"HTTP/1.1 200 OK\r\nX: ", b"y" * 9000, forever=True), "connection broke off"),
    "endless status": (sending(b"HTTP/1.1 200 ", b"O" * 9000, forever=True), "connection broke"),
    "always continue": (
        sending(b"", b"HTTP/1.1 100 Continue\r\n\r\n", pause=0.01, forever=True), "took longer"),
    "no answer": (sending(b"", pause=9), "took longer than 3 seconds"),
    "headers trickle": (
        sending(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", pause=0.1, forever=True), "took longer"),
    "hang before the body": (sending(head("Content-Length: 9"), b"", pause=9), "took longer"),
    "hang in the body": (sending(head("Content-Length: 9") + b"<p>", pause=9), "took longer"),
    "body trickles": (sending(head(), b"x", pause=0.1, forever=True), "took longer"),
    "redirects to itself": (redirect("/a"), "redirects in a circle"),
    "redirects to a file": (redirect("file:///etc/passwd"), "redirects to what is no web address"),
    "redirects with a body": (
        sending(head("Location: /b", status="302 x"), b"x" * 90_000, forever=True), "in a circle"),
    "no HTTP": (sending(b"SSH-2.0-OpenSSH_9.2\r\n"), "connection broke off"),
    "nothing": (sending(b""), "connection broke off"),
    "an image": (page(b"GIF89a", "Content-Type: image/gif"), "is image/gif, not a page"),
    **{
        str(status): (page(b"", status=f"{status} x"), f"the server says {status} ")
        for status in (400, 401, 402, 403, 404, 410, 418, 429, 451, 500, 502, 503, 504)
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def outcome():
    """What a process makes of all faults, each from a server of its own."""

    def only_page(answer):
        def answer_page(connection, server):
            is_rules = server.requests[-1].startswith(b"GET /robots.txt")
            (NO_RULES if is_rules else answer)(connection, server)

        return answer_page

    with ExitStack() as stack:
        servers = [stack.enter_context(serving(only_page(one))) for one, _ in FAULTS.values()]
        tls = [
            stack.enter_context(serving(page(b"x"), certificate=one))
            for one in (SELF_SIGNED, OTHER_HOST)
        ]
        plain = stack.enter_context(serving(page(b"x")))
        urls = [server.url + "/a" for server in [*servers, *tls]]
        urls += [plain.url.replace("http:", "https:"), plain.url + "/last"]
        yield run_child(urls)


def run_child(urls):
    environment = {**os.environ, "PYTHONPATH": f"{GUARDED}{os.pathsep}{ROOT}"}
    environment["SSL_CERT_FILE"] = str(OTHER_HOST)
    done = subprocess.run(
        [sys.executable, HERE / "fetch_in_child.py"],
        input=" ".join(urls), capture_output=True, encoding="utf-8", env=environment, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=list(FAULTS))
def test_each_fault_is_named(number, outcome):
    reason = outcome["found"][number]
    assert list(FAULTS.values())[number][1] in str(reason)
    assert "; " in reason


def test_certificates_are_checked(outcome):
    self_signed, other_host, no_tls, last = outcome["found"][-4:]
    assert "the server signed it itself" in self_signed
    assert "it is for another host" in other_host
    assert "makes no secure connection" in no_tls
    assert last == 1


def test_all_of_them_take_little_time_and_memory(outcome):
    # Each has three seconds, and there are more of them than are fetched at once.
    assert outcome["seconds"] < 10
    assert outcome["bytes"] < 150_000_000


def test_pages_of_ten_megabytes_wait_on_the_disk():
    large = page(b"x" * 9_900_000)
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(large)) for _ in range(10)]
        urls = [f"{server.url}/{number}" for server in servers for number in range(4)]
        outcome = run_child(urls)
    assert outcome["found"] == [9_900_000] * 40
    assert outcome["bytes"] < 150_000_000


HEADS = (
    head("Content-Length: 5") + b"hello",
    head("Transfer-Encoding: chunked") + b"5\r\nhello\r\n0\r\n\r\n",
    head("Location: http://[::1]:80/a?b#c", status="302 Found"),
    head("Content-Encoding: gzip, deflate", "Retry-After: 3") + gzip.compress(b"hello" * 100),
)


def spoilt(rng):
    """Change, add, drop and repeat some bytes of an answer."""
    answer = bytearray(rng.choice(HEADS))
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(answer))
        answer[at : at + rng.randint(0, 10)] = rng.choice(
            [rng.randbytes(1), rng.randbytes(20), b"", answer[at : at + 50] * rng.randint(1, 30)]
        )
    return bytes(answer)


def test_whatever_a_server_says_is_a_page_or_a_reason():
    rng = random.Random(2026)
    policy = Policy(allow_private=True, obey_robots=False, pause_seconds=0)
    reasons = set()
    with serving(lambda connection, _: connection.sendall(spoilt(rng))) as server:
        for number in range(300):
            with Fetcher(policy) as fetcher:
                try:
                    fetcher.fetch(f"{server.url}/{number}", Limits(timeout_seconds=2))
                except SourceError as error:
                    reasons.add(str(error))
    assert 3 < len(reasons) < 100
    assert all(reason.isprintable() and "; " in reason for reason in reasons)
