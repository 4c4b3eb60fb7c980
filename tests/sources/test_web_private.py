"""Nothing connects to a private network: asserted at the socket, whatever the URL looks like."""

import socket
from ipaddress import ip_address
from pathlib import Path

import pytest
from fetching import HTML, PATIENT, fetch
from hostile import by_path, page, redirect, serving

from kursk_digest.errors import SourceError
from kursk_digest.sources.web import Fetcher, Policy
from kursk_digest.sources.web.addresses import is_allowed, is_private, looks_private
from kursk_digest.sources.web.reasons import PRIVATE

LINES = (Path(__file__).parent / "private_urls.txt").read_text("utf-8").splitlines()
CORPUS = [line.partition("\t")[::2] for line in LINES if not line.startswith("#")]
CLOSED = Policy(obey_robots=False, pause_seconds=0)
PUBLIC = "93.184.215.14"
HERALD = "herald.test"
"""A name for the server of a test that may be reached, by this name alone."""

_getaddrinfo = socket.getaddrinfo


@pytest.fixture
def names(monkeypatch):
    """What names are looked up to, one answer after the other; no resolver is asked."""
    table = {HERALD: ["127.0.0.1"]}

    def look_up(host, port, *args, **kwargs):
        answers = table.get(host.decode("ascii") if isinstance(host, bytes) else host, [host])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        kwargs["flags"] = socket.AI_NUMERICHOST
        return [
            found
            for address in answer.split()
            for found in _getaddrinfo(address, port, *args, **kwargs)
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return table


@pytest.fixture
def connected(monkeypatch):
    """Where a socket was to be connected to; only this machine answers."""
    tried = []
    real = socket.socket.connect

    def connect(self, address):
        tried.append(address[:2])
        if not ip_address(address[0]).is_loopback:
            raise ConnectionRefusedError
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    return tried


def test_the_corpus_is_large():
    assert len(set(CORPUS)) >= 200


@pytest.mark.parametrize(("url", "address"), CORPUS, ids=lambda part: ascii(part))
def test_a_private_address_is_refused_before_anything_connects(url, address, names, connected):
    if address:
        names[url.split("/")[2].lower()] = [address]
        names["xn--bcher-kva.test"] = ["10.0.0.9"]
    with pytest.raises(SourceError) as caught:
        fetch(url, PATIENT, CLOSED)
    assert connected == []
    assert "; " in str(caught.value)


def test_most_of_the_corpus_is_refused_for_what_it_is(names):
    """And not, say, because no name could be looked up."""
    refused = 0
    for url, address in CORPUS:
        names[url.split("/")[2].lower() if address else url] = [address]
        with pytest.raises(SourceError) as caught:
            fetch(url, PATIENT, CLOSED)
        refused += str(caught.value) == PRIVATE
    assert refused > 200


def test_a_redirect_into_a_private_network_is_refused(names, connected):
    names |= {url.split("/")[2].lower(): [address] for url, address in CORPUS if address}
    answers = {
        f"/{number}": redirect(url.encode().decode("latin-1"))
        for number, (url, _) in enumerate(CORPUS)
    }
    policy = Policy(allow_hosts=(HERALD,), obey_robots=False, pause_seconds=0)
    with serving(by_path(answers)) as server, Fetcher(policy) as fetcher:
        port = server.url.rpartition(":")[2]
        for number in range(len(CORPUS)):
            del connected[:]
            with pytest.raises(SourceError):
                fetcher.fetch(f"http://{HERALD}:{port}/{number}", PATIENT)
            # `http:x` leads to another page of the same server
            assert set(connected) == {("127.0.0.1", int(port))}
    assert len(server.requests) >= len(CORPUS)


def test_robots_txt_cannot_lead_into_a_private_network(names, connected):
    answers = {"/robots.txt": redirect("http://10.0.0.1/robots.txt"), "/a": page(HTML)}
    policy = Policy(allow_hosts=(HERALD,), pause_seconds=0)
    with serving(by_path(answers)) as server, Fetcher(policy) as fetcher:
        port = server.url.rpartition(":")[2]
        with pytest.raises(SourceError, match="private network"):
            fetcher.fetch(f"http://{HERALD}:{port}/a", PATIENT)
        assert set(connected) == {("127.0.0.1", int(port))}


def test_a_name_that_changes_its_address_is_connected_where_it_was_judged(names, connected):
    names["rebind.test"] = [PUBLIC, "127.0.0.1"]
    reasons = []
    for _ in range(2):
        with pytest.raises(SourceError) as caught:
            fetch("http://rebind.test/", PATIENT, CLOSED)
        reasons.append(str(caught.value))
    assert connected == [(PUBLIC, 80)]
    assert reasons == ["the server takes no connection; check the address", PRIVATE]


def test_of_several_addresses_only_the_public_are_tried(names, connected):
    names["both.test"] = [f"127.0.0.1 {PUBLIC} ::1"]
    with pytest.raises(SourceError):
        fetch("http://both.test/", PATIENT, CLOSED)
    assert connected == [(PUBLIC, 80)]


@pytest.mark.parametrize("url", ["http://93.184.215.14/", "http://[2606:2800:21f::1]/",
                                 "http://[::ffff:93.184.215.14]/", "http://[64:ff9b::5db8:d70e]/",
                                 "http://[2606:2800::5efe:5db8:d70e]/",
                                 "http://1572394766/", "http://172.15.255.255/",
                                 "http://172.32.0.1/", "http://100.63.255.255/",
                                 "http://100.128.0.1/", "http://192.167.255.255/"])  # fmt: skip
def test_a_public_address_is_connected_to(url, names, connected):
    with pytest.raises(SourceError):
        fetch(url, PATIENT, CLOSED)
    assert len(connected) == 1


@pytest.mark.parametrize(
    ("allowed", "host", "address"),
    [
        ("wiki.corp.example", "wiki.corp.example", "10.0.0.1"),
        ("wiki.corp.example", "WIKI.corp.example.", "10.0.0.1"),
        (".corp.example", "wiki.corp.example", "10.0.0.1"),
        ("*.corp.example", "wiki.corp.example", "10.0.0.1"),
        (".corp.example", "corp.example", "10.0.0.1"),
        ("10.0.0.1", "wiki.corp.example", "10.0.0.1"),
        ("10.0.0.0/8", "wiki.corp.example", "10.9.9.9"),
        ("10.0.0.0/8", "10.1", None),
        ("10.0.0.0/8", "wiki.corp.example", "::ffff:10.0.0.1"),
        ("fd00::/8", "wiki.corp.example", "fd12::1"),
        ("[::1]", "::1", "::1"),
        ("localhost", "localhost", None),
    ],
)
def test_what_the_user_allows_is_reached(allowed, host, address):
    assert is_allowed(host, address, ("nothing.example", allowed))


@pytest.mark.parametrize(
    ("allowed", "host", "address"),
    [
        ("wiki.corp.example", "wiki.corp.example.evil.example", "10.0.0.1"),
        ("corp.example", "wiki.corp.example", "10.0.0.1"),
        (".corp.example", "evilcorp.example", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.1.evil.example", "127.0.0.1"),
        ("10.0.0.1", "wiki.corp.example", "10.0.0.2"),
        ("10.0.0.0/8", "wiki.corp.example", "192.168.0.1"),
        ("10.0.0.0/8", "wiki.corp.example", "fd00::1"),
        ("0.0.0.0/0", "wiki.corp.example", "::1"),
    ],
)
def test_what_is_only_like_it_is_not(allowed, host, address):
    assert not is_allowed(host, address, (allowed,))


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST.", "a.localhost", "nas", "printer.local", "x.internal", "h.home.arpa",
     "127.1", "0x7f.1", "2130706433", "017700000001", "[::1]", "fd00::1", "10.0.0.1."],
)  # fmt: skip
def test_a_host_that_a_proxy_would_look_up_is_judged_by_its_spelling(host):
    assert looks_private(host)


@pytest.mark.parametrize("host", ["herald.example", "8.8.8.8", "[2606:4700::1]", "1.example",
                                  "localhost.example", "internal.example"])  # fmt: skip
def test_a_host_of_the_internet_is_left_to_the_proxy(host):
    assert not looks_private(host)


def test_every_private_block_of_python_is_private():
    for number in range(0, 2**32, 65_521):
        address = ip_address(number)
        if address.is_private or address.is_multicast or address.is_reserved:
            assert is_private(str(address)), address
