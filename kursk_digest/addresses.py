"""Web addresses: which of them lead to one page. Pure."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_TRACKING = frozenset({
    # who sent the reader: Google, Facebook, Microsoft, Twitter, Yandex, TikTok, Instagram
    "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "fbclid", "msclkid", "twclid", "yclid",
    "ttclid", "igshid", "igsh", "_ga", "_gl",
    # newsletters: Mailchimp, HubSpot, Marketo, Vero, Klaviyo
    "mc_cid", "mc_eid", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "vero_conv", "_ke",
    # news sites' own: which of their feeds, parts or partners led there
    "ocid", "cmpid", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee",
    "at_medium", "at_campaign", "at_format", "at_bbc_team", "smid", "xtor", "wt_mc",
    "ftag", "ito", "icid", "ncid", "spm", "ref_src", "guccounter",
})  # fmt: skip
"""Parameters that tell where a reader came from and choose no page, wherever we have met them.

`ref`, `source`, `id` and the like are not among them: on some site they choose the page.
"""
_TRACKING_STARTS = ("utm_", "utm-", "hsa_", "pk_", "mtm_", "piwik_", "matomo_")

_DEFAULT_PORTS = {"http": 80, "https": 443}
_FRONT = re.compile(r"/(?:index\.(?:html?|php))?$", re.I)


def address_key(address: str) -> str:
    """Return what all ways to write the address of one page have in common.

    Scheme, `www.` before the host, the port that goes without saying, a slash at the end,
    fragments but those of script (`#!`), tracking parameters and the order of the others do
    not count. Case counts in the path. An address that cannot be read stands for itself.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return address
    if not host or parts.scheme not in _DEFAULT_PORTS:
        return address
    where = host.removeprefix("www.") if host.count(".") > 1 else host
    if port not in (None, _DEFAULT_PORTS[parts.scheme]):
        where += f":{port}"
    path = quote(unquote(_FRONT.sub("", parts.path)), safe="/:@!$&'()*+,;=~")
    query = urlencode(sorted(_telling(parts.query)))
    script = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    return f"//{where}{path}{'?' if query else ''}{query}{script}"


def _telling(query: str) -> list[tuple[str, str]]:
    """Return the parameters that may choose a page."""
    return [(n, v) for n, v in parse_qsl(query, keep_blank_values=True) if not _is_tracking(n)]


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_STARTS)


def without_tracking(address: str) -> str:
    """Return *address* without its tracking parameters; the rest stays as it is written."""
    page, fragment_mark, fragment = address.partition("#")
    start, mark, query = page.partition("?")
    kept = [part for part in query.split("&") if part and not _is_tracking(part)]
    if not mark or len(kept) == len(query.split("&")):
        return address
    return f"{start}{'?' if kept else ''}{'&'.join(kept)}{fragment_mark}{fragment}"


def is_front(address: str) -> bool:
    """Tell whether *address* is that of a whole site: nothing stands behind its host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and not _FRONT.sub("", parts.path) and not _telling(parts.query)


def host_of(address: str) -> str:
    """Return the host of *address*, lower-cased, without `www.`; empty if there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
