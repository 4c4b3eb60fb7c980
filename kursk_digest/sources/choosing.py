"""The sources of the settings -> those that a run is to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from kursk_digest.errors import ConfigError
from kursk_digest.model import Source


def choose_sources(
    sources: Sequence[Source], *, names: Sequence[str] = (), tags: Sequence[str] = ()
) -> tuple[Source, ...]:
    """Return the sources that have one of *names* or one of *tags*, in the order of *sources*.

    Upper and lower case are the same. An outlet may have several sources under its name.

    Raises:
        ConfigError: Nothing is called so; the message names the nearest that there is.
    """
    for name in names:
        _check_known(name, (source.name for source in sources), "source")
    for tag in tags:
        _check_known(tag, (tag for source in sources for tag in source.tags), "tag")
    wanted_names, wanted_tags = set(map(str.casefold, names)), set(map(str.casefold, tags))
    return tuple(
        source
        for source in sources
        if source.name.casefold() in wanted_names
        or not wanted_tags.isdisjoint(map(str.casefold, source.tags))
    )


def _check_known(wanted: str, known: Iterable[str], what: str) -> None:
    names = {name.casefold(): name for name in known}
    if wanted.casefold() in names:
        return
    if not names:
        raise ConfigError(f"no {what} {wanted!r:.80}: the settings have none; add one to sources")
    near = get_close_matches(wanted.casefold()[:80], names, n=1)
    few = ", ".join(list(names.values())[:8])
    hint = f"did you mean {names[near[0]]}?" if near else f"there are {few}"
    more = f" and {len(names) - 8} more" if not near and len(names) > 8 else ""
    raise ConfigError(f"no {what} {wanted!r:.80}; {hint}{more}")
