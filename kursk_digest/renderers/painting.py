"""Lines of rich's text -> characters for a terminal, the same bytes each time."""

from __future__ import annotations

from functools import lru_cache
from io import StringIO

from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from rich.text import Text

from kursk_digest.renderers import View

TITLE = Style(bold=True)
LABEL = Style(bold=True, color="green")
ALARM = Style(bold=True, color="magenta")
FAINT = Style(dim=True)


def quiet_console(width: int) -> Console:
    """Return a console that wraps and prints nothing."""
    # Rich asks the environment for colours and widths of its own; this one has no environment.
    return Console(
        file=StringIO(), width=width, color_system=None, force_terminal=False,
        force_jupyter=False, legacy_windows=False, _environ={},
    )  # fmt: skip


def painted(line: Text, view: View) -> str:
    """Return *line* with the colours and links that *view* allows, each closed on this line.

    No two styles of a line may overlap.
    """
    # Not `Text.render`, which sorts out styles that overlap: three times slower than all the rest.
    if not line.spans or not (view.color or view.hyperlinks):
        return line.plain
    plain, pieces, at = line.plain, list[str](), 0
    for start, end, style in sorted(line.spans, key=lambda span: span.start):
        opening, closing = _codes(style, view.color)
        pieces += (plain[at:start], opening, plain[start:end], closing)
        at = end
    return "".join((*pieces, plain[at:]))


@lru_cache(maxsize=10_000)
def _codes(style: Style, color: bool) -> tuple[str, str]:
    """Return what is written before and behind a piece of *style*."""
    color_system = ColorSystem.STANDARD if color else None
    opening, _, closing = (
        style.update_link(None).render("|", color_system=color_system).partition("|")
    )
    if not style.link:
        return opening, closing
    return f"\x1b]8;;{style.link}\x1b\\{opening}", f"{closing}\x1b]8;;\x1b\\"
