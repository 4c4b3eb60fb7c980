"""Cells of a table -> one block a row. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from kursk_digest.articles.web.blocks import Block, Box

_MAX_CELL = 150


def join_rows(blocks: Sequence[Block]) -> list[Block]:
    """Make the simple cells of each table row one block, with ` | ` between them."""
    joined: list[Block] = []
    row: list[Block] = []
    for block in [*blocks, None]:
        here = _row_of(block) if block else None
        if row and here is not _row_of(row[0]):
            joined.extend(_joined(row))
            row = []
        if block and here:
            row.append(block)
        elif block:
            joined.append(block)
    return joined


def _joined(row: list[Block]) -> list[Block]:
    cells = {id(cell.box) for cell in row}
    if len(cells) < 2 or any(len(cell.text) > _MAX_CELL for cell in row):
        return row
    box = _row_of(row[0]) or row[0].box
    text = " | ".join(cell.text for cell in row)
    linked, bold, links = (
        sum(getattr(cell, name) for cell in row) for name in ("linked", "bold", "links")
    )
    return [Block(text, "tr", box, linked, bold, links)]


def _row_of(block: Block) -> Box | None:
    """Return the table row that the block stands in, at most two boxes up."""
    box: Box | None = block.box
    for _ in range(3):
        if box is None or box.tag == "tr":
            return box
        box = box.parent
    return None
