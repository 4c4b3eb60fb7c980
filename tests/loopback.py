"""Sockets connect to this machine alone: no test reaches the internet."""

import socket
from ipaddress import ip_address

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex


def guard():
    """Make every other connection an error that no code of ours takes for a fault of a server."""
    socket.socket.connect = _checked(_connect)
    socket.socket.connect_ex = _checked(_connect_ex)


def _checked(method):
    def connect(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_ours(address[0]):
            raise AssertionError(f"a test wants to connect to {address}")
        return method(self, address)

    return connect


def _is_ours(host):
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
