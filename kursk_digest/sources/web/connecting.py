"""Sockets: a host is looked up, the very address found is judged, then connected to.

A name that gives another address at the next look-up gains nothing by it: there is no next one.
Every wait, the look-up included, ends at a deadline (a time of `time.monotonic`), which is what
httpcore2 passes through as its timeout.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable
from contextlib import suppress
from threading import Thread
from typing import Any

import httpcore2

from kursk_digest.errors import SourceError
from kursk_digest.sources.web.addresses import is_allowed, is_private
from kursk_digest.sources.web.policy import Policy
from kursk_digest.sources.web.reasons import PRIVATE

_MOST_ADDRESSES = 4
"""So many addresses of one host are tried."""

_MOST_UNANSWERED = 2_000_000
"""Bytes of HTTP/2 after which we have said something, as body is acknowledged frame by frame; more
is a frame beyond the size agreed on, which h2 gathers to its end (16 MB) before it complains."""
_IP = (socket.AF_INET, socket.AF_INET6)

_Place = tuple[Any, ...]
"""An address as sockets take it: the IP address first."""
_Address = tuple[socket.AddressFamily, _Place]


class Backend(httpcore2.NetworkBackend):
    """Makes the connections that *policy* allows; `None` allows all, for proxies."""

    def __init__(self, policy: Policy | None) -> None:
        self._policy = policy

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[object] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to *host* by *timeout*, which is a deadline.

        Raises:
            SourceError: It has no address that may be reached.
        """
        deadline = _deadline(timeout)
        found = look_up(host, port, deadline)
        open_ones = [(family, place) for family, place in found if self._may_reach(host, place)]
        if not open_ones:
            raise SourceError(PRIVATE)
        return Stream(_connect_any(open_ones[:_MOST_ADDRESSES], deadline))

    def _may_reach(self, host: str, place: _Place) -> bool:
        policy, address = self._policy, str(place[0])
        if policy is None or policy.allow_private or not is_private(address):
            return True
        return is_allowed(host, address, policy.allow_hosts)


class Stream(httpcore2.NetworkStream):
    """A connection whose every wait ends at a deadline."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._is_http2 = (
            isinstance(connection, ssl.SSLSocket) and connection.selected_alpn_protocol() == "h2"
        )
        self._unanswered = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Wait for bytes until *timeout*; empty at the end of the stream."""
        try:
            self._socket.settimeout(_left(_deadline(timeout)))
            found = self._socket.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore2.ReadTimeout from error
        except OSError as error:
            raise httpcore2.ReadError(str(error)) from error
        self._unanswered += len(found)
        if self._is_http2 and self._unanswered > _MOST_UNANSWERED:
            raise httpcore2.ReadError("a frame that is too large")
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of *buffer* by *timeout*."""
        if not buffer:
            return
        self._unanswered = 0
        try:
            self._socket.settimeout(_left(_deadline(timeout)))
            self._socket.sendall(buffer)
        except TimeoutError as error:
            raise httpcore2.WriteTimeout from error
        except OSError as error:
            raise httpcore2.WriteError(str(error)) from error

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Agree on keys, and check the server's certificate, by *timeout*."""
        try:
            self._socket.settimeout(_left(_deadline(timeout)))
            return Stream(ssl_context.wrap_socket(self._socket, server_hostname=server_hostname))
        except TimeoutError as error:
            self.close()
            raise httpcore2.ConnectTimeout from error
        except (OSError, ValueError) as error:  # ValueError: a name that no certificate can have
            self.close()
            raise httpcore2.ConnectError(str(error)) from error

    def get_extra_info(self, info: str) -> object:
        """Tell httpcore2 whether bytes wait that nobody asked for, and of TLS."""
        if info == "ssl_object" and isinstance(self._socket, ssl.SSLSocket):
            return self._socket
        if info == "is_readable":
            return _is_readable(self._socket)
        return None


def look_up(host: str, port: int, deadline: float) -> list[_Address]:
    """Return the addresses of *host*, as the system orders them.

    Raises:
        httpcore2.ConnectError: It has none.
        httpcore2.ConnectTimeout: The system did not answer by *deadline*.
    """
    answers: list[list[_Address] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.append([(family, place) for family, _, _, _, place in found if family in _IP])
        except (OSError, UnicodeError) as error:
            answers.append(error)

    # A thread that can be left behind: the system's look-up knows no time-out.
    asking = Thread(target=ask, name="kursk-digest look-up", daemon=True)
    asking.start()
    asking.join(_left(deadline))
    if not answers:
        raise httpcore2.ConnectTimeout
    if isinstance(answers[0], Exception):
        raise httpcore2.ConnectError(str(answers[0])) from answers[0]
    return answers[0]


def _connect_any(addresses: list[_Address], deadline: float) -> socket.socket:
    """Connect to the first address that answers; none may take the time of all others."""
    fault: OSError = TimeoutError()
    for number, (family, place) in enumerate(addresses):
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(_left(deadline) / (len(addresses) - number))
            connection.connect(place)
            with suppress(OSError):
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return connection
        except OSError as error:
            connection.close()
            fault = error
    if isinstance(fault, TimeoutError):
        raise httpcore2.ConnectTimeout from fault
    raise httpcore2.ConnectError(str(fault)) from fault


def _deadline(timeout: float | None) -> float:
    if timeout is None:
        raise ValueError("nothing is waited for without a deadline")
    return timeout


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _is_readable(connection: socket.socket) -> bool:
    import select

    if connection.fileno() < 0:
        return True
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(0))
