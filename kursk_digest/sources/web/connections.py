"""Connections that are kept for the next request to the same host; each serves one at a time.

httpcore2's own pool is not used: it lets two requests share a connection of HTTP/2, where the one
waits for a lock while the other reads, and a lock knows no deadline.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import httpcore2
from h2.exceptions import H2Error

from kursk_digest.errors import SourceError
from kursk_digest.sources.web.addresses import is_allowed, looks_private
from kursk_digest.sources.web.connecting import Backend
from kursk_digest.sources.web.policy import Policy
from kursk_digest.sources.web.proxies import UNUSABLE, proxy_for
from kursk_digest.sources.web.reasons import PRIVATE

_KEPT_SECONDS = 30.0
_Place = tuple[bytes, bytes, int]
"""Scheme, host and port."""

_STALE = (
    httpcore2.RemoteProtocolError,
    httpcore2.ReadError,
    httpcore2.WriteError,
    httpcore2.ConnectionNotAvailable,
)
"""What comes of a connection that the server closed while it was kept."""


class Answer:
    """Status and headers of a response, and its body as it comes in."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response
        self.status = response.status
        self.finished = False
        """The body was read to its end."""
        self._headers: dict[bytes, bytes] = {}
        for name, value in response.headers:
            known = self._headers.get(name := name.lower())
            self._headers[name] = value if known is None else known + b", " + value

    def header(self, name: str) -> str:
        """Return a header, several of one name joined by commas; empty if there is none."""
        return self._headers.get(name.encode("ascii"), b"").decode("latin-1").strip()

    def chunks(self) -> Iterator[bytes]:
        """Yield the body, still packed."""
        try:
            yield from self._response.iter_stream()
        except H2Error as error:  # httpcore2 lets those in the midst of a body through
            raise httpcore2.RemoteProtocolError(str(error)) from error
        self.finished = True


class Connections:
    """All connections of a run. Safe for threads."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._lock = Lock()
        self._kept: OrderedDict[int, tuple[_Place, httpcore2.ConnectionInterface]] = OrderedDict()
        self._makers: dict[str | None, httpcore2.ConnectionPool] = {}
        self._closed = False

    @contextmanager
    def asking(self, request: httpcore2.Request) -> Iterator[Answer]:
        """Send *request* and give its answer; its timeouts are deadlines.

        Raises:
            SourceError: The host may not be reached, or not by the proxy.
        """
        place = (request.url.scheme, request.url.host, request.url.origin.port)
        connection, response = self._send(request, place)
        answer = Answer(response)
        try:
            yield answer
        finally:
            response.close()
            self._keep(place, connection, usable=answer.finished)

    def close(self) -> None:
        """Close what is kept; what is in use closes by itself."""
        with self._lock:
            self._closed = True
            kept = [connection for _, connection in self._kept.values()]
            self._kept.clear()
        for connection in kept:
            connection.close()

    def _send(
        self, request: httpcore2.Request, place: _Place
    ) -> tuple[httpcore2.ConnectionInterface, httpcore2.Response]:
        kept = self._take(place)
        if kept is not None:
            try:
                return kept, _ask(kept, request)
            except _STALE:
                kept.close()
            except BaseException:
                kept.close()
                raise
        fresh = self._make(place)
        try:
            return fresh, _ask(fresh, request)
        except BaseException:
            fresh.close()
            raise

    def _take(self, place: _Place) -> httpcore2.ConnectionInterface | None:
        while True:
            with self._lock:
                found = next(
                    (n for n, (at, _) in reversed(self._kept.items()) if at == place), None
                )
                if found is None:
                    return None
                _, connection = self._kept.pop(found)
            if connection.is_available() and not connection.has_expired():
                return connection
            connection.close()

    def _keep(
        self, place: _Place, connection: httpcore2.ConnectionInterface, *, usable: bool
    ) -> None:
        dropped = connection
        if usable and connection.is_available():
            with self._lock:
                if not self._closed:
                    self._kept[id(connection)] = (place, connection)
                    if len(self._kept) <= 2 * self._policy.most_at_once:
                        return
                    _, (_, dropped) = self._kept.popitem(last=False)
        dropped.close()

    def _make(self, place: _Place) -> httpcore2.ConnectionInterface:
        scheme, host, port = place[0].decode("ascii"), place[1].decode("ascii"), place[2]
        proxy = proxy_for(scheme, host)
        if proxy is not None and not self._may_pass(host):
            raise SourceError(PRIVATE)
        return self._maker(proxy).create_connection(httpcore2.Origin(place[0], place[1], port))

    def _may_pass(self, host: str) -> bool:
        # The proxy looks the name up, so that this is all that can be known of it.
        allowed = self._policy.allow_private or not looks_private(host)
        return allowed or is_allowed(host, None, self._policy.allow_hosts)

    def _maker(self, proxy: str | None) -> httpcore2.ConnectionPool:
        with self._lock:
            if proxy not in self._makers:
                self._makers[proxy] = self._new_maker(proxy)
            return self._makers[proxy]

    def _new_maker(self, proxy: str | None) -> httpcore2.ConnectionPool:
        try:
            context = httpcore2.default_ssl_context()
        except OSError as error:
            variables = "SSL_CERT_FILE and SSL_CERT_DIR"
            raise SourceError(
                f"the trusted certificates cannot be read; check {variables}"
            ) from error
        return httpcore2.ConnectionPool(
            ssl_context=context,
            proxy=None if proxy is None else _proxy(proxy),
            keepalive_expiry=_KEPT_SECONDS,
            http2=True,
            # Where a proxy stands is the user's own choice.
            network_backend=Backend(self._policy if proxy is None else None),
        )


def _ask(
    connection: httpcore2.ConnectionInterface, request: httpcore2.Request
) -> httpcore2.Response:
    try:
        return connection.handle_request(request)
    except ValueError as error:
        # httpcore2 takes a status of HTTP/2 for a number without a look at it.
        raise httpcore2.RemoteProtocolError(str(error)) from error


def _proxy(address: str) -> httpcore2.Proxy:
    import httpx2

    try:
        url = httpx2.URL(address)
        # Raises what is wrong with it; and needs a package of its own for SOCKS.
        httpx2.HTTPTransport(proxy=address).close()
    except (httpx2.InvalidURL, ValueError, ImportError) as error:
        raise SourceError(UNUSABLE) from error
    port = url.port or (1080 if url.scheme.startswith("socks") else None)
    where = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=port, target=b"/")
    auth = (url.username.encode(), url.password.encode()) if url.userinfo else None
    return httpcore2.Proxy(where, auth=auth)
