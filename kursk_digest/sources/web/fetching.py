"""Address -> bytes, by a fetch that is bounded in time, size and number of redirects."""

from __future__ import annotations

import re
import socket
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock, Thread
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from kursk_digest import __version__
from kursk_digest.errors import SourceError
from kursk_digest.sources.limits import Limits
from kursk_digest.sources.web.reasons import IMPOSSIBLE_ADDRESS, explain, status_reason

if TYPE_CHECKING:
    import httpx2

USER_AGENT = f"kursk-digest/{__version__}"

_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, text/markdown, text/plain, */*;q=0.1",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent."""

    body: bytes
    """Its compression undone."""
    charset: str | None
    """As the server names it, known or not; `None` if it does not."""
    url: str
    """Where the redirects ended."""
    content_type: str
    """Lower-cased, without parameters: `text/html`; empty if the server gives none."""


def fetch(url: str, limits: Limits) -> Fetched:
    """Fetch *url*, an http or https address.

    Args:
        url: As the user gave it; whatever is wrong with it is a `SourceError`.
        limits: Bounds; the deadline holds from the look-up of the host to the last byte.

    Raises:
        SourceError: There is no text to be had there, or not within *limits*.
    """
    connections = _Connections()
    outcome: Future[Fetched] = Future()
    # A thread that can be left behind: the look-up of a host knows no time-out, and a server
    # that sends a byte now and then never runs into one.
    arguments = (outcome, url, limits, connections)
    Thread(target=_settle, args=arguments, name=USER_AGENT, daemon=True).start()
    try:
        return outcome.result(limits.timeout_seconds)
    except TimeoutError:
        raise SourceError(limits.too_slow) from None
    finally:
        if not outcome.done():
            connections.abandon()


def _settle(outcome: Future[Fetched], url: str, limits: Limits, connections: _Connections) -> None:
    try:
        outcome.set_result(_fetch(url, limits, connections))
    except BaseException as error:  # noqa: BLE001  # raised again where the outcome is awaited
        outcome.set_exception(error)


class _Connections:
    """The sockets of one fetch, so that it can be ended from another thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sockets: list[socket.socket] = []
        self._abandoned = False

    def trace(self, event: str, info: Mapping[str, object]) -> None:
        """Take note of each connection; the shape is that of httpx2's `trace` extension."""
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")):
            stream = info["return_value"]
            with self._lock:
                self._sockets.append(stream.get_extra_info("socket"))  # type: ignore[attr-defined]
                if self._abandoned:
                    self._shut_down()

    def abandon(self) -> None:
        """Make every read and write fail, those to come included."""
        with self._lock:
            self._abandoned = True
            self._shut_down()

    def _shut_down(self) -> None:
        for connection in self._sockets:
            with suppress(OSError):  # closed in the meantime
                # Not the method of SSLSocket: that one takes its TLS away while another
                # thread reads from it.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)


def _fetch(url: str, limits: Limits, connections: _Connections) -> Fetched:
    import httpx2

    try:
        with _open_client(limits) as client:
            return _follow(client, url, limits, connections)
    except httpx2.RequestError as error:
        raise SourceError(explain(error, limits)) from error
    except (httpx2.InvalidURL, UnicodeError) as error:
        # UnicodeError: a host with a part that is empty or longer than 63 letters
        raise SourceError(IMPOSSIBLE_ADDRESS) from error


def _open_client(limits: Limits) -> httpx2.Client:
    import httpx2

    try:
        return httpx2.Client(headers=_HEADERS, timeout=limits.timeout_seconds)
    except (httpx2.InvalidURL, ValueError, ImportError) as error:
        variables = "HTTP_PROXY, HTTPS_PROXY and ALL_PROXY"
        raise SourceError(f"the proxy cannot be used; check {variables}") from error
    except OSError as error:
        variables = "SSL_CERT_FILE and SSL_CERT_DIR"
        raise SourceError(f"the trusted certificates cannot be read; check {variables}") from error


def _follow(client: httpx2.Client, url: str, limits: Limits, connections: _Connections) -> Fetched:
    # httpx2 would follow by itself, but reads the whole body of every redirect, however large.
    visited = [url]
    while len(visited) <= limits.max_redirects + 1:
        _check_address(visited[-1])
        with client.stream("GET", visited[-1], extensions={"trace": connections.trace}) as response:
            if not response.has_redirect_location:
                return _read(response, limits)
            visited.append(_redirect_target(visited[-1], response.headers["location"]))
    if len(set(visited)) < len(visited):
        raise SourceError("redirects in a circle; open it in a browser and save the page")
    times = f"{limits.max_redirects} time{'s' if limits.max_redirects != 1 else ''}"
    raise SourceError(f"redirects more than {times}; give the address where it ends")


_WEB = re.compile(r"https?://", re.I)
_HOST = re.compile(r"[\w.:-]+")


def _check_address(url: str) -> None:
    import httpx2

    address = httpx2.URL(url)
    # httpx2 would look up "a%20b", and the system takes port 99999 for 34463.
    if not _HOST.fullmatch(address.host) or (address.port or 0) > 65_535:
        raise SourceError(IMPOSSIBLE_ADDRESS)


def _redirect_target(url: str, location: str) -> str:
    try:
        target = urljoin(url, location.strip())
    except ValueError:  # brackets that do not hold an IPv6 address
        target = ""
    if not _WEB.match(target):
        raise SourceError("redirects to what is no web address; give the address of an article")
    return target


def _read(response: httpx2.Response, limits: Limits) -> Fetched:
    if not response.is_success:
        raise SourceError(status_reason(response.status_code))
    header = response.headers.get("content-type", "")
    content_type = _content_type(header)
    _refuse_type(content_type)
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > limits.max_bytes:
        raise SourceError(limits.too_large)
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > limits.max_bytes:
            raise SourceError(limits.too_large)
    charset = _CHARSET.search(header)
    return Fetched(bytes(body), charset[1] if charset else None, str(response.url), content_type)


_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I | re.A)
_TYPE = re.compile(r"\s*([a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,80})\s*(?:[;,]|$)", re.I)

_READABLE_TYPES = frozenset({"application/octet-stream", "application/xml", "message/rfc822"})
"""Beside `text/` and `+xml`: they say little, so the bytes decide."""
_TYPE_NAMES = {
    "application/pdf": "is a PDF; export it as text or HTML",
    "application/json": "is JSON, not a page; give the address of an article",
}


def _content_type(header: str) -> str:
    found = _TYPE.match(header)
    return found[1].lower() if found else ""


def _refuse_type(content_type: str) -> None:
    is_text = content_type.startswith("text/") or (
        content_type.startswith("application/") and content_type.endswith("+xml")
    )
    if not content_type or is_text or content_type in _READABLE_TYPES:
        return
    general = f"is {content_type}, not a page; give the address of an article"
    raise SourceError(_TYPE_NAMES.get(content_type, general))
