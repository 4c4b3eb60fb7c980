"""README, man page and --help say the same."""

import re
import shutil
import subprocess
import sys

import pytest
import typer
from command import ROOT, kursk_digest

from kursk_digest.cli import commands, exits

PAGE = ROOT / "docs" / "man" / "kursk-digest.1"
REFERENCE = ROOT / "docs" / "commands.md"
MANUAL = PAGE.read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def names():
    for name in commands.COMMANDS:
        loaded = commands.load(name)
        if isinstance(loaded, typer.Typer):
            for info in loaded.registered_commands:
                yield f"{name} {info.name or info.callback.__name__}"
        else:
            yield name


COMMANDS = list(names())
HELP = {name: kursk_digest(*name.split(), "--help").stdout for name in COMMANDS}
# An option stands at the beginning of a line of the help: two columns in.
OPTION = re.compile(r"^  (?:-\w, )?(--[a-z][a-z-]+|-\w)", re.MULTILINE)


def test_the_pages_are_what_the_command_says_of_itself(tmp_path):
    before = PAGE.read_bytes(), REFERENCE.read_bytes()
    script = ROOT / "docs" / "man" / "generate.py"
    subprocess.run([sys.executable, script], check=True, cwd=tmp_path)
    after = PAGE.read_bytes(), REFERENCE.read_bytes()
    PAGE.write_bytes(before[0])
    REFERENCE.write_bytes(before[1])
    assert after == before, "run: python docs/man/generate.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_the_help_stands_in_the_page(name):
    section = MANUAL.split(f"\n.SS {name}")[1].split("\n.SS ")[0].split("\n.SH ")[0]
    options = OPTION.findall(HELP[name])
    assert "--help" in options
    for option in options:
        assert option.replace("-", r"\-") in section, option


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_the_help_stands_in_the_reference(name):
    section = REFERENCE.read_text(encoding="utf-8").split(f"\n## {name}\n")[1].split("\n## ")[0]
    for option in set(OPTION.findall(HELP[name])) - {"--help"}:
        assert option in section, option


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_that_calls_it(name):
    assert re.search(rf"Example: kursk-digest {name}\b", HELP[name])
    assert f"kursk\\-digest {name}" in MANUAL
    assert f"`{name.split()[0]}" in README


def test_every_exit_code_means_the_same_everywhere():
    rows = dict(re.findall(r"^\| (\d+) \| (.*?) \|$", README, re.MULTILINE))
    assert rows == {str(code): meaning for code, meaning in exits.MEANINGS.items()}
    told = MANUAL.split(".SH EXIT STATUS\n")[1]
    terms = dict(re.findall(r"^\.TP\n\.B (\d+)\n(.*)\.$", told, re.MULTILINE))
    assert terms == {code: meaning.replace("-", r"\-") for code, meaning in rows.items()}


@pytest.mark.parametrize("roff", [path for path in [shutil.which("groff")] if path])
def test_roff_has_nothing_to_complain_of(roff):
    command = [roff, "-man", "-Tascii", "-P-cbou", "-ww", str(PAGE)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    assert "EXIT STATUS" in done.stdout


def test_the_help_names_every_command_on_a_line():
    done = kursk_digest("--help", env={"COLUMNS": "80"})
    listed = done.stdout.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in listed] == list(commands.COMMANDS)


def test_the_help_loads_no_command():
    program = (
        "import sys; from kursk_digest.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith('kursk_digest.') "
        "and name.split('.')[1] not in ('cli', 'errors')], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr == "[]\n"


def test_a_mistyped_command_is_wrong_usage():
    done = kursk_digest("biuld")
    assert done.returncode == 2
    assert "build" in done.stderr
