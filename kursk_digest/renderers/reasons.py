"""Why statements share a claim -> text, for `explain`. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kursk_digest.model import PairReason, Statement
from kursk_digest.renderers.escape import visible


def render_reasons(reasons: Sequence[PairReason]) -> str:
    """Write every statement with a letter, then every pair: how sure, what is shared, and the sum.

    What the parts add is in log-odds: +0.7 doubles the odds, -0.7 halves them.
    """
    statements: dict[Statement, str] = {}
    for reason in reasons:
        for one in (reason.a, reason.b):
            statements.setdefault(one, _letter(len(statements)))
    lines = [
        f"{letter}  {visible(one.text)} ({visible(one.article.outlet)})"
        for one, letter in statements.items()
    ]
    for reason in reasons:
        lines += ["", *_pair(reason, f"{statements[reason.a]} and {statements[reason.b]}")]
    return "\n".join(lines) + "\n"


def _letter(number: int) -> str:
    """Name the statements A to Z, then A2, B2, ..."""
    lap, place = divmod(number, 26)
    return chr(ord("A") + place) + (str(lap + 1) if lap else "")


def _pair(reason: PairReason, names: str) -> Iterable[str]:
    if reason.probability is None:
        yield f"{names}: share too little to be compared"
    else:
        yield f"{names}: {reason.probability:.0%} sure"
    if reason.obstacle:
        yield f"  kept apart: {reason.obstacle}"
    shared = {
        "words": reason.words,
        "nearly the same": [f"{one} ~ {other}" for one, other in reason.kin],
        "names": reason.names,
        "figures": [one if one == other else f"{one} = {other}" for one, other in reason.figures],
    }
    for what, found in shared.items():
        if found:
            yield f"  {what}: {visible(', '.join(found))}"
    if reason.parts:
        # What adds nothing that could be seen is left out.
        told = ((part, added) for part, added in reason.parts if abs(added) >= 0.05)
        yield "  sum: " + ", ".join(f"{part} {added:+.1f}" for part, added in told)
