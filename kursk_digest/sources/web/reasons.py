"""What went wrong on the web, in one line each: what it is, and what to do."""

from __future__ import annotations

import socket
import ssl
from http import HTTPStatus
from typing import TYPE_CHECKING

from kursk_digest.sources.limits import Limits

if TYPE_CHECKING:
    import httpx2

IMPOSSIBLE_ADDRESS = "is no possible web address; check it"

_STATUS_ADVICE = {
    401: "open it in a browser and save the page",
    402: "open it in a browser and save the page",
    403: "open it in a browser and save the page",
    429: "wait, then try again",
    451: "look for the article elsewhere",
}


def status_reason(status: int) -> str:
    """Say what a server's answer other than success means, and what to do."""
    # The phrase is ours: the server's may hold anything.
    phrase = f" {HTTPStatus(status).phrase}" if status in _STATUSES else ""
    otherwise = "try again later" if status >= 500 else "check the address"
    return f"the server says {status}{phrase}; {_STATUS_ADVICE.get(status, otherwise)}"


_STATUSES = frozenset(HTTPStatus)


def explain(error: httpx2.RequestError, limits: Limits) -> str:
    """Say in one line what *error* means for the reader, and what to do."""
    import httpx2

    reasons: tuple[tuple[type[Exception], str], ...] = (
        (httpx2.TimeoutException, limits.too_slow),
        (ssl.SSLError, "makes no secure connection; check the address"),
        (socket.gaierror, "no such host; check the address, and that you are online"),
        (ConnectionRefusedError, "the server takes no connection; check the address"),
        (httpx2.ProxyError, "the proxy refuses; check HTTP_PROXY, HTTPS_PROXY and ALL_PROXY"),
        (httpx2.DecodingError, "is packed wrongly by the server; save it in a browser"),
        (httpx2.UnsupportedProtocol, IMPOSSIBLE_ADDRESS),
        (httpx2.LocalProtocolError, IMPOSSIBLE_ADDRESS),
    )
    # What the system said is some steps down, and the steps are not always marked as causes.
    step: BaseException | None = error
    while step is not None:
        if isinstance(step, ssl.SSLCertVerificationError):
            return _certificate_reason(step)
        for kind, reason in reasons:
            if isinstance(step, kind):
                return reason
        step = step.__context__
    return "the connection broke off; try again later"


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
