"""One request and its answer: a page, or where to ask instead."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urljoin

import httpcore2

from kursk_digest import __version__
from kursk_digest.errors import SourceError
from kursk_digest.sources.limits import Limits
from kursk_digest.sources.web import headers
from kursk_digest.sources.web.addressing import WEB, host_key, shown
from kursk_digest.sources.web.connections import Answer, Connections
from kursk_digest.sources.web.policy import Exchange, Policy, Tell
from kursk_digest.sources.web.reasons import StatusError, explaining, status_reason, waiting_reason
from kursk_digest.sources.web.received import Body, Received
from kursk_digest.sources.web.turns import Turns
from kursk_digest.sources.web.unpacking import ACCEPTED, TooLarge, unpack

if TYPE_CHECKING:
    import httpx2

    from kursk_digest.sources.web.cache import PageCache, Stored

USER_AGENT = f"kursk-digest/{__version__}"

_HEADERS = [
    (b"User-Agent", USER_AGENT.encode("ascii")),
    (
        b"Accept",
        b"text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
        b"application/feed+json, text/markdown, text/plain;q=0.9, */*;q=0.5",
    ),
    (b"Accept-Encoding", ACCEPTED.encode("ascii")),
]
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Ground:
    """What all requests of a run share."""

    policy: Policy
    connections: Connections
    turns: Turns
    cache: PageCache | None
    tell: Tell


@dataclass(frozen=True, slots=True)
class Asking:
    """One request, as it is wanted."""

    url: httpx2.URL
    limits: Limits
    deadline: float
    """On the clock of `time.monotonic`."""
    userinfo: bytes = b""
    """Name and password to send, as they stand in a URL; empty for none."""
    as_rules: bool = False
    """It is robots.txt: any type will do, it is not kept, and the end of a long one is cut."""


@dataclass(slots=True)
class _Meter:
    status: int | None = None
    bytes: int = 0


def exchange(ground: Ground, asking: Asking) -> Received | str:
    """Make one request; give the page, or the address that it redirects to.

    Raises:
        SourceError: There is no page to be had, or not within the bounds.
        StatusError: The server says that there is none.
    """
    began, meter, reason, cached = time.monotonic(), _Meter(), "", False
    try:
        with explaining(asking.limits):
            result = _exchange(ground, asking, meter)
        cached = isinstance(result, Received) and result.from_cache
        return result
    except SourceError as error:
        reason = str(error)
        raise
    finally:
        seconds = time.monotonic() - began
        place = shown(asking.url)
        ground.tell(Exchange(place, meter.status, meter.bytes, seconds, cached, reason))


def _exchange(ground: Ground, asking: Asking, meter: _Meter) -> Received | str:
    cache = None if asking.as_rules or asking.userinfo else ground.cache
    stored = None if cache is None else cache.find(shown(asking.url))
    with ground.connections.asking(_request(asking, stored)) as answer:
        meter.status = answer.status
        _heed_retry_after(ground, asking, answer)
        if answer.status in _REDIRECTS and (location := answer.header("location")):
            return _redirect_target(asking.url, location)
        if answer.status == 304 and cache is not None and stored is not None:
            found = _read_stored(cache, stored, answer, asking.limits)
        elif 200 <= answer.status < 300:
            found = _read(asking, answer, meter)
            if cache is not None:
                cache.keep(found, answer.header)
        else:
            if cache is not None and answer.status in _GONE:
                cache.forget(shown(asking.url))
            reason = status_reason(answer.status, _seconds(answer))
            raise StatusError(answer.status, reason)
    return found


def _read_stored(cache: PageCache, stored: Stored, answer: Answer, limits: Limits) -> Received:
    for _ in answer.chunks():  # there are none, which leaves the connection to the next request
        pass
    found = cache.read(stored, answer.header)
    if found is None:
        # Another process made room between the question and the answer.
        raise SourceError("was dropped from the page cache just now; try again")
    if found.body.size > limits.max_bytes:
        found.body.close()
        raise SourceError(limits.too_large)
    return found


def _request(asking: Asking, stored: Stored | None) -> httpcore2.Request:
    url, deadline = asking.url, asking.deadline
    sent = [(b"Host", url.netloc), *_HEADERS]
    if asking.userinfo:
        secret = base64.b64encode(unquote_to_bytes(asking.userinfo))
        sent.append((b"Authorization", b"Basic " + secret))
    if stored is not None:
        sent += stored.conditions()
    return httpcore2.Request(
        b"GET",
        httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=sent,
        extensions={"timeout": dict.fromkeys(("connect", "read", "write"), deadline)},
    )


def _read(asking: Asking, answer: Answer, meter: _Meter) -> Received:
    header = answer.header("content-type")
    kind = headers.content_type(header)
    if not asking.as_rules:
        headers.refuse_type(kind)
        length = answer.header("content-length")
        if length.isdecimal() and int(length) > asking.limits.max_bytes:
            raise SourceError(asking.limits.too_large)
    body = Body()
    try:
        _fill(body, asking, answer, meter)
    except BaseException:
        body.close()
        raise
    return Received(shown(asking.url), kind, headers.charset(header), body=body)


def _fill(body: Body, asking: Asking, answer: Answer, meter: _Meter) -> None:
    def metered() -> Iterator[bytes]:
        for chunk in answer.chunks():
            meter.bytes += len(chunk)
            yield chunk

    limits, encodings = asking.limits, answer.header("content-encoding")
    pieces = unpack(metered(), encodings, most=limits.max_bytes, too_large=limits.too_large)
    with suppress(TooLarge) if asking.as_rules else nullcontext():
        for piece in pieces:
            body.write(piece)


def _redirect_target(url: httpx2.URL, location: str) -> str:
    try:
        target = urljoin(str(url.copy_with(userinfo=b"")), location)
    except ValueError:  # brackets that do not hold an IPv6 address
        target = ""
    if not WEB.match(target):
        raise SourceError("redirects to what is no web address; give the address of an article")
    return target


def _heed_retry_after(ground: Ground, asking: Asking, answer: Answer) -> None:
    host, seconds = host_key(asking.url), _seconds(answer)
    if answer.status >= 400 and seconds is not None:
        ground.turns.leave_alone(host, waiting_reason(seconds))
    elif answer.status == 429:
        ground.turns.note_refusal(host, waiting_reason(None))


def _seconds(answer: Answer) -> int | None:
    return headers.retry_after(answer.header("retry-after"), datetime.now(UTC))
