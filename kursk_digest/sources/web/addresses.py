"""Which hosts and addresses are nobody's business but their network's. Pure.

Source: the special-purpose address registries of IANA (RFC 6890 and its updates), September 2026.
Python's own `is_private` and `is_global` answer differently from version to version.
"""

from __future__ import annotations

import socket
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

_Address = IPv4Address | IPv6Address
_Network = IPv4Network | IPv6Network

_CLOSED_4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local: what clouds tell their machines, credentials included
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",  # documentation, as are the next two of /24
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and the broadcast
    )
)
_GLOBAL_6 = IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocols: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation, as is 3fff::/20
        "2002::/16",  # 6to4
        "3fff::/20",
    )
)
_HOLDS_IPV4 = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""IPv4-mapped and NAT64: a packet goes to the IPv4 address in the last 32 bits. A network without
IPv4 gives every host an address of the second kind, so it is as private as what it holds."""

_ISATAP = (0x0000_5EFE, 0x0200_5EFE)
"""What stands before the IPv4 address that ISATAP sends a packet to (RFC 5214)."""

_LOCAL_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa")
"""Names, and the ends of names, that no public server has (RFC 6761, 6762, 8375, 9476)."""


def is_private(address: str) -> bool:
    """Tell whether *address*, IPv4 or IPv6 in its usual form, is not on the public internet."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if any(found in network for network in _HOLDS_IPV4):
            return _is_closed_4(IPv4Address(int(found) & 0xFFFF_FFFF))
        closed = found not in _GLOBAL_6 or any(found in network for network in _CLOSED_6)
        return closed or _is_tunnel_inwards(int(found))
    return _is_closed_4(found)


def looks_private(host: str) -> bool:
    """Tell whether *host* is private by how it is written, without looking it up.

    An address in any spelling that a system understands (`127.1`, `0x7f000001`, `017700000001`),
    or a name that only a local network has.
    """
    name = host.strip("[]").rstrip(".").lower()
    address = _written_address(name)
    if address is not None:
        return is_private(address)
    return "." not in name or name.endswith(tuple(f".{end}" for end in _LOCAL_NAMES))


def is_allowed(host: str, address: str | None, allowed: tuple[str, ...]) -> bool:
    """Tell whether the user lets *host* be reached, at *address* if that is known.

    Args:
        host: As the URL gives it.
        address: What it was looked up to, or `None`.
        allowed: Names, `.names` with all below them, addresses and networks.
    """
    name = host.strip("[]").rstrip(".").lower()
    place = _plain(ip_address((address or _written_address(name) or "::").partition("%")[0]))
    for entry in allowed:
        network = _network(entry)
        if network is not None:
            if place.version == network.version and place in network:
                return True
        elif name == entry.lower().strip(".") or (
            entry.startswith((".", "*.")) and name.endswith(entry.lower().lstrip("*"))
        ):
            return True
    return False


def _is_tunnel_inwards(address: int) -> bool:
    is_isatap = address >> 32 & 0xFFFF_FFFF in _ISATAP
    return is_isatap and _is_closed_4(IPv4Address(address & 0xFFFF_FFFF))


def _is_closed_4(address: IPv4Address) -> bool:
    return any(address in network for network in _CLOSED_4)


def _written_address(name: str) -> str | None:
    if ":" in name:
        try:
            return str(ip_address(name))
        except ValueError:
            return None
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except (OSError, ValueError):
        return None


def _plain(address: _Address) -> _Address:
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


@lru_cache(maxsize=1024)
def _network(entry: str) -> _Network | None:
    try:
        return ip_network(entry.strip("[]"), strict=False)
    except ValueError:
        return None
