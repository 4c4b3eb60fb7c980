"""The import rule of ARCHITECTURE.md: down only, and no stage knows another."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kursk_digest"
GROUND = {
    "model", "config", "errors", "progress", "workers", "words", "languages", "compare",
    "datelines", "opposites", "addresses",
}  # fmt: skip
STAGES = {
    "sources", "articles", "statements", "stories", "claims", "conflicts", "digests",
    "renderers", "saved", "delivery", "archive", "briefings",
}  # fmt: skip
FLOORS = {"__init__": 0} | dict.fromkeys(GROUND, 1) | dict.fromkeys(STAGES, 2)
FLOORS |= dict.fromkeys(
    ("extraction", "checking", "pipeline", "briefing", "comparison", "differences"), 3
)
FLOORS |= {"cli": 4, "__main__": 5}
HEAVY = {
    "trafilatura", "lxml", "sumy", "nltk", "numpy", "scipy", "sklearn", "httpx2", "jsonschema",
    "jinja2", "css_inline", "pyarrow",
}  # fmt: skip


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path):
    """Yield each imported module and whether the import runs when the file is loaded."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    late = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        or (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node not in late
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield node.module, node not in late


FILES = sorted(PACKAGE.rglob("*.py"))


def test_every_file_and_folder_has_a_floor():
    assert {room_of(path) for path in FILES} == set(FLOORS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down_and_never_to_another_stage(path):
    here = room_of(path)
    for module, _ in imports_of(path):
        parts = module.split(".")
        if parts[0] != "kursk_digest" or len(parts) < 2 or parts[1] == here:
            continue
        assert FLOORS[parts[1]] <= FLOORS[here], f"{path} imports {module}: upward"
        assert not (here in STAGES and parts[1] in STAGES), f"{path} imports {module}: sideways"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_packages_are_loaded_where_they_are_used(path):
    early = {module.split(".")[0] for module, at_start in imports_of(path) if at_start}
    # A file may load them at its top if nothing loads that file at its own top.
    assert not early & HEAVY
