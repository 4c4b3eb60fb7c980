"""`kursk-digest doctor`: whether everything is as it should be, a line each."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest import __version__
from kursk_digest.cli import exits
from kursk_digest.cli.check import finding_line
from kursk_digest.cli.gathering import open_reading
from kursk_digest.cli.options import ConfigFile, archive_path
from kursk_digest.cli.output import write_out
from kursk_digest.cli.settings_file import user_file
from kursk_digest.cli.times import clock
from kursk_digest.cli.watching import Verbose, Watch
from kursk_digest.cli.web import AllowPrivate, allowed_networks, cache_file
from kursk_digest.errors import KurskError

if TYPE_CHECKING:
    from kursk_digest.config import Config
    from kursk_digest.model import Source

_FOR_DEVELOPERS = frozenset({"dev", "bench"})
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


class State(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Result:
    """What one check found."""

    state: State
    told: str

    @property
    def line(self) -> str:
        """It in one line, without what a terminal would obey."""
        from kursk_digest.renderers.escape import visible

        return visible(f"{self.state:<4}  {self.told}")


def doctor(
    offline: Annotated[
        bool, typer.Option("--offline", help="Leave out what needs the network.")
    ] = False,
    allow_private: AllowPrivate = False,
    config: ConfigFile = None,
    verbose: Verbose = False,
) -> None:
    """Check settings, folders, extras, network and each source; say what is wrong and what to do.

    Nobody is asked but the sources. Ends with 1 if a check fails; what is merely missing is a
    warning.

    Example: kursk-digest doctor
    """
    settings, result = _check_settings(config, allowed_networks(allow_private))
    results = [_program(), result, *_check_folders(), *_check_extras()]
    if settings is not None and not offline:
        results += _check_network(settings.sources)
    for one in results:
        write_out(one.line + "\n", None)
    failed = any(one.state is State.FAIL for one in results)
    if settings is not None and not offline:
        failed = _check_sources(settings, Watch(verbose=verbose)) or failed
    if failed:
        raise typer.Exit(exits.FAILED)


def _program() -> Result:
    return Result(State.OK, f"kursk-digest {__version__}, Python {sys.version.split()[0]}")


def _check_settings(
    config: Path | None, networks: tuple[str, ...] | None
) -> tuple[Config | None, Result]:
    from kursk_digest.config import merge_layers, read_layers

    try:
        layers = read_layers(config, os.environ, user_file=user_file())
        settings = merge_layers(layers)
    except KurskError as error:
        return None, Result(State.FAIL, f"settings: {error}")
    places = [layer.name for layer in layers if layer.settings] or ["the defaults"]
    number = len(settings.sources)
    sources = f"{number} source{'' if number == 1 else 's'}"
    if networks is not None:
        settings = replace(settings, allow_private=networks)
    return settings, Result(State.OK, f"settings: {', '.join(places)}; {sources}")


def _check_folders() -> Iterator[Result]:
    folders = {
        "settings folder": user_file().parent,
        "cache folder": cache_file().parent,
        "archive folder": archive_path(None).parent,
    }
    for what, folder in folders.items():
        there = folder
        while not there.exists() and there != there.parent:
            there = there.parent
        if not there.is_dir():
            yield Result(State.FAIL, f"{what}: {there} is no folder; move it away")
        elif not os.access(there, os.W_OK | os.X_OK):
            yield Result(State.FAIL, f"{what}: {there} may not be written; change its permissions")
        else:
            told = "" if there == folder else " (made when it is needed)"
            yield Result(State.OK, f"{what}: {folder}{told}")


def _check_extras() -> Iterator[Result]:
    """Tell which of our optional packages are there, as the package itself declares them."""
    from importlib.metadata import PackageNotFoundError, requires, version

    extras: dict[str, list[str]] = {}
    for line in requires("kursk-digest") or ():
        extra = re.search(r"extra == ['\"]([\w-]+)['\"]", line)
        package = re.match(r"[\w.-]+", line)
        if extra and package and extra[1] not in _FOR_DEVELOPERS:
            extras.setdefault(extra[1], []).append(package[0])
    for extra_name, packages in sorted(extras.items()):
        try:
            told = ", ".join(f"{name} {version(name)}" for name in packages)
            yield Result(State.OK, f"extra {extra_name}: {told}")
        except PackageNotFoundError:
            advice = f"pip install 'kursk-digest[{extra_name}]'"
            yield Result(State.WARN, f"extra {extra_name}: not installed; {advice}")


def _check_network(sources: Sequence[Source]) -> Iterator[Result]:
    set_ones = [n for n in _PROXIES if os.environ.get(n) or os.environ.get(n.lower())]
    if set_ones:
        # The proxy looks up names, so there is nothing to be told of them here.
        yield Result(State.OK, f"network: a proxy by {' and '.join(set_ones)}")
        return
    hosts = sorted({host for source in sources if (host := _host(source.location))})
    unknown = [host for host, known in zip(hosts, _look_up(hosts), strict=True) if not known]
    if not hosts:
        yield Result(State.OK, "network: no proxy; no source on the web to look up")
    elif len(unknown) == len(hosts):
        advice = "check that you are online, and the resolver of this machine"
        yield Result(State.FAIL, f"network: no proxy; no host of the sources is known; {advice}")
    else:
        told = f"; unknown are {', '.join(unknown)}" if unknown else ""
        state = State.WARN if unknown else State.OK
        known = len(hosts) - len(unknown)
        yield Result(state, f"network: no proxy; {known} of {len(hosts)} hosts are known{told}")


def _look_up(hosts: Sequence[str]) -> list[bool]:
    import socket
    from concurrent.futures import ThreadPoolExecutor

    def is_known(host: str) -> bool:
        try:
            return bool(socket.getaddrinfo(host, None))
        except (OSError, UnicodeError):
            return False

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(is_known, hosts))


def _host(location: str) -> str:
    from urllib.parse import urlsplit

    try:
        return urlsplit(location).hostname or "" if "://" in location else ""
    except ValueError:  # brackets that do not hold an IPv6 address
        return ""


def _check_sources(settings: Config, watch: Watch) -> bool:
    """Print a line for each source as it is found; tell whether one failed."""
    from kursk_digest.checking import check_sources

    failed = False
    with open_reading(settings, now=clock(None), watch=watch) as reading:
        for finding in check_sources(settings.sources, settings, reading=reading):
            failed = failed or finding.is_failed
            write_out(f"{finding_line(finding)}\n", None)
    return failed
