"""What went wrong on the web, in one line each: what it is, and what to do."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from kursk_digest.errors import SourceError
from kursk_digest.sources.limits import Limits
from kursk_digest.sources.web.headers import wait_words

IMPOSSIBLE_ADDRESS = "is no possible web address; check it"
PRIVATE = "is in a private network; allow it with --allow-private or allow_private in config.yaml"

_STATUS_ADVICE = {
    401: "open it in a browser and save the page",
    402: "open it in a browser and save the page",
    403: "open it in a browser and save the page",
    429: "wait, then try again",
    451: "look for the article elsewhere",
}


class StatusError(SourceError):
    """The server answered, and not with a page."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def status_reason(status: int, wait_seconds: int | None = None) -> str:
    """Say what a server's answer other than success means, and what to do.

    Args:
        status: Its number.
        wait_seconds: How long the server wants not to be asked again, if it says so.
    """
    # The phrase is ours: the server's may hold anything.
    phrase = f" {HTTPStatus(status).phrase}" if status in _STATUSES else ""
    advice = _STATUS_ADVICE.get(status, "try again later" if status >= 500 else "check the address")
    if wait_seconds is not None and status >= 400:
        advice = f"wait {wait_words(wait_seconds)}, then try again"
    return f"the server says {status}{phrase}; {advice}"


def waiting_reason(wait_seconds: int | None) -> str:
    """Say that a host asked for nothing more to be fetched from it."""
    wait = "" if wait_seconds is None else f" {wait_words(wait_seconds)}"
    return f"its server asked to be left alone before; wait{wait}, then try again"


_STATUSES = frozenset(HTTPStatus)


def explain(error: Exception, limits: Limits) -> str:
    """Say in one line what *error* of httpcore2 means for the reader, and what to do."""
    import httpcore2

    reasons: tuple[tuple[type[Exception], str], ...] = (
        (httpcore2.TimeoutException, limits.too_slow),
        (TimeoutError, limits.too_slow),
        (ssl.SSLError, "makes no secure connection; check the address"),
        (socket.gaierror, "no such host; check the address, and that you are online"),
        (ConnectionRefusedError, "the server takes no connection; check the address"),
        (httpcore2.ProxyError, "the proxy refuses; check HTTP_PROXY, HTTPS_PROXY and ALL_PROXY"),
        (httpcore2.UnsupportedProtocol, IMPOSSIBLE_ADDRESS),
        (UnicodeError, IMPOSSIBLE_ADDRESS),  # a host with a part that is empty or too long
    )
    # What the system said is some steps down, and the steps are not always marked as causes.
    step: BaseException | None = error
    while step is not None:
        if isinstance(step, ssl.SSLCertVerificationError):
            return _certificate_reason(step)
        for kind, reason in reasons:
            if isinstance(step, kind):
                return reason
        step = step.__cause__ or step.__context__
    return "the connection broke off; try again later"


@contextmanager
def explaining(limits: Limits) -> Iterator[None]:
    """Turn what httpcore2 raises in the block into a `SourceError`."""
    import httpcore2

    try:
        yield
    except (
        httpcore2.NetworkError,
        httpcore2.TimeoutException,
        httpcore2.ProtocolError,
        httpcore2.ProxyError,
        httpcore2.UnsupportedProtocol,
        httpcore2.ConnectionNotAvailable,
        TimeoutError,
    ) as error:
        raise SourceError(explain(error, limits)) from error


_CERTIFICATE_FAULTS = {
    # OpenSSL's numbers, the same since 1.0.2
    10: "it has expired",
    18: "the server signed it itself",
    19: "its chain ends in nobody we trust",
    20: "nobody we trust signed it",
    21: "nobody we trust signed it",
    62: "it is for another host",
    64: "it is for another host",
}


def _certificate_reason(error: ssl.SSLCertVerificationError) -> str:
    fault = _CERTIFICATE_FAULTS.get(getattr(error, "verify_code", 0))
    details = f": {fault}" if fault else ""
    return f"the certificate is not valid{details}; save it in a browser if you trust it"
