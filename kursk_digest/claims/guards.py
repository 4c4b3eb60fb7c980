"""What keeps two statements apart however alike their words are. Pure."""

from __future__ import annotations

from kursk_digest.compare import agreeing, compatible
from kursk_digest.model import Statement


def obstacle(a: Statement, b: Statement) -> str | None:
    """Name what forbids that two statements share a claim; `None` if nothing does."""
    if a.article.language != b.article.language:
        return "written in two languages"
    if a.polarity is not b.polarity:
        return "one asserts what the other denies"
    if not compatible(a.figures, b.figures):
        return "their figures contradict each other"
    if _share_no_quantity(a, b):
        return "they give quantities of different things"
    return None


QUANTITIES = frozenset({"count", "measure", "money", "percent", "plain"})


def _share_no_quantity(a: Statement, b: Statement) -> bool:
    """Tell whether both say how many or how much, and nothing that both say."""
    here = [figure for figure in a.figures if figure.kind in QUANTITIES]
    there = [figure for figure in b.figures if figure.kind in QUANTITIES]
    if not here or not there or agreeing(here, there):
        return False
    # Of a bare number it is not known what it counts: `put the number of villages at 28`.
    bare = any(figure.kind == "plain" for figure in (*here, *there))
    return not (bare and {f.value for f in here} & {f.value for f in there})
