"""Which proxy the environment wants for an address."""

from __future__ import annotations

from urllib.request import getproxies, proxy_bypass

from kursk_digest.errors import SourceError

UNUSABLE = "the proxy cannot be used; check HTTP_PROXY, HTTPS_PROXY and ALL_PROXY"

_SCHEMES = ("http://", "https://", "socks5://", "socks5h://")


def proxy_for(scheme: str, host: str) -> str | None:
    """Return the address of the proxy for *host*, or `None` for a direct connection.

    From HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, in small letters first; on macOS and
    Windows from the system's settings where there are none.

    Raises:
        SourceError: It is of a kind that is not known.
    """
    found = getproxies()
    proxy = found.get(scheme) or found.get("all")
    if not proxy or proxy_bypass(host):
        return None
    address = proxy if "://" in proxy else f"http://{proxy}"
    if not address.lower().startswith(_SCHEMES):
        raise SourceError(UNUSABLE)
    return address
