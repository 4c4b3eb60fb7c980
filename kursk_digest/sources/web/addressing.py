"""What a web address is made of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kursk_digest.errors import SourceError
from kursk_digest.sources.web.reasons import IMPOSSIBLE_ADDRESS

if TYPE_CHECKING:
    import httpx2

WEB = re.compile(r"https?://", re.I)
_HOST = re.compile(r"[\w.:-]+")
_PORTS = {"http": 80, "https": 443}


@lru_cache(maxsize=256)
def parse_address(url: str) -> httpx2.URL:
    """Take *url* apart.

    Raises:
        SourceError: It is no http or https address that could be asked.
    """
    import httpx2

    try:
        address = httpx2.URL(url)
        # httpx2 would look up "a%20b", and the system takes port 99999 for 34463.
        if WEB.match(url) and _HOST.fullmatch(address.host) and (address.port or 0) <= 65_535:
            address.raw_host.decode("ascii").encode("idna")
            return address
    except (httpx2.InvalidURL, UnicodeError) as error:
        # UnicodeError: a host with a part that is empty or longer than 63 letters
        raise SourceError(IMPOSSIBLE_ADDRESS) from error
    raise SourceError(IMPOSSIBLE_ADDRESS)


def host_key(url: httpx2.URL) -> str:
    """Name the host of *url* as turns are kept for it; http and https are one."""
    name = url.raw_host.decode("ascii").rstrip(".").lower()
    return name if url.port in {None, _PORTS.get(url.scheme)} else f"{name}:{url.port}"


def shown(url: httpx2.URL) -> str:
    """Write *url* without name and password, and without fragment."""
    # To take an address apart again costs a tenth of what a page costs.
    bare = not url.userinfo and not url.fragment
    return str(url if bare else url.copy_with(userinfo=b"", fragment=None))
