"""A server on 127.0.0.1 that answers as it is told, byte by byte, however wrong that is."""

from __future__ import annotations

import gzip
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

HERE = Path(__file__).parent
SELF_SIGNED = HERE / "self_signed.pem"
OTHER_HOST = HERE / "other_host.pem"
"""Certificates with their keys, trusted by nobody: for 127.0.0.1, and for herald.example."""


@dataclass
class Server:
    url: str
    stopping: Event = field(default_factory=Event)
    requests: list[bytes] = field(default_factory=list)

    def pause(self, seconds: float) -> None:
        """Wait, but not for a test that is over."""
        if self.stopping.wait(seconds):
            raise ConnectionAbortedError


Answer = Callable[[socket.socket, Server], None]


@contextmanager
def serving(answer: Answer, *, certificate: Path | None = None) -> Iterator[Server]:
    """Answer every request with *answer* while the block runs."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        scheme = "https" if certificate else "http"
        server = Server(f"{scheme}://127.0.0.1:{listener.getsockname()[1]}")
        accepting = Thread(target=_accept, args=(listener, server, answer, certificate))
        accepting.start()
        try:
            yield server
        finally:
            server.stopping.set()
            # Closing a socket does not wake the thread that waits for it.
            socket.create_connection(listener.getsockname()).close()
            accepting.join()


def _accept(listener: socket.socket, server: Server, answer: Answer, certificate: Path | None):
    threads = []
    while not server.stopping.is_set():
        connection, _ = listener.accept()
        connection.settimeout(5)
        arguments = (connection, server, answer, certificate)
        threads.append(Thread(target=_serve, args=arguments))
        threads[-1].start()
    for thread in threads:
        thread.join()


def _serve(connection: socket.socket, server: Server, answer: Answer, certificate: Path | None):
    with suppress(OSError), connection:
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            connection = context.wrap_socket(connection, server_side=True)
        with connection:
            if request := _read_request(connection):
                server.requests.append(request)
                answer(connection, server)


def _read_request(connection: socket.socket) -> bytes:
    request = b""
    # A client that speaks TLS to us waits for an answer to its first bytes.
    while b"\r\n\r\n" not in request and not request.startswith(b"\x16\x03"):
        received = connection.recv(65_536)
        if not received:
            break
        request += received
    return request


def sending(*parts: bytes, pause: float = 0.0, forever: bool = False) -> Answer:
    """Send *parts* as they are, with a pause after each, the last one again and again."""

    def answer(connection: socket.socket, server: Server) -> None:
        for part in parts:
            connection.sendall(part)
            server.pause(pause)
        while forever:
            connection.sendall(parts[-1])
            server.pause(pause)

    return answer


def page(body: bytes, *headers: str, status: str = "200 OK") -> Answer:
    """Send *body* as HTML, or as *headers* say, with its length."""
    return sending(head(f"Content-Length: {len(body)}", *headers, status=status) + body)


def head(*headers: str, status: str = "200 OK") -> bytes:
    """Make status line and headers, with the empty line that ends them."""
    lines = [f"HTTP/1.1 {status}", *headers]
    if not any(line.lower().startswith("content-type") for line in headers):
        lines.append("Content-Type: text/html")
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1")


def redirect(location: str, *, body: bytes = b"") -> Answer:
    """Send the client elsewhere."""
    return page(body, f"Location: {location}", status="302 Found")


def by_path(answers: dict[str, Answer]) -> Answer:
    """Answer each path in its own way; unknown ones with 404."""

    def answer(connection: socket.socket, server: Server) -> None:
        path = server.requests[-1].split(b" ")[1].decode()
        answers.get(path, page(b"", status="404 Not Found"))(connection, server)

    return answer


def bomb(megabytes: int, *, layers: int = 1) -> bytes:
    """Pack zeros with gzip, and the result again and again."""
    data = bytes(megabytes * 1_000_000)
    for _ in range(layers):
        data = gzip.compress(data, mtime=0)
    return data
