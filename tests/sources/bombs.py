"""Bodies that grow beyond reason when they are unpacked."""

import zlib

GZIP, ZLIB, RAW = 31, 15, -15
"""The frames of RFC 1952 and RFC 1950, and none, as zlib numbers them."""

BROTLI = bytes.fromhex("cfffff7ff8") + b"\x27\x00\xe2\xb1\x40\x20\xf0\x7f" * 40
"""What claims to be brotli; nothing that did not ask for it unpacks it."""


def packed(megabytes, frame=GZIP):
    """Pack zeros, a thousandth of their size."""
    packer = zlib.compressobj(6, zlib.DEFLATED, frame)
    piece = bytes(1_000_000)
    return b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()
