"""What --exec runs gets the digest, and is believed only if it ends well."""

import shlex
import sys

import pytest

from kursk_digest.delivery.command import run_command
from kursk_digest.errors import DeliveryError


def python(program, *arguments):
    return shlex.join([sys.executable, "-c", program, *arguments])


def test_the_digest_is_on_standard_input(tmp_path):
    target = tmp_path / "a b.txt"
    program = "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())"
    run_command(python(program, str(target)), "Zwölf Fähren\n" * 100_000, timeout_seconds=20)
    assert target.read_text(encoding="utf-8") == "Zwölf Fähren\n" * 100_000


def test_no_shell_reads_the_command(tmp_path):
    target = tmp_path / "args"
    program = "import sys; open(sys.argv[1], 'w').write(repr(sys.argv[2:]))"
    run_command(python(program, str(target)) + " $HOME ';' '|' x", "", timeout_seconds=20)
    assert target.read_text() == repr(["$HOME", ";", "|", "x"])


def test_a_command_that_reads_nothing_may_end_well():
    run_command("true", "x" * 1_000_000, timeout_seconds=20)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("false", "false: ended with 1, not with 0"),
        (python("import os; os.kill(os.getpid(), 9)"), "was ended by signal 9"),
        (python("import time; time.sleep(60)"), "took longer than 0.5 seconds and was ended"),
        ("no-such-command-anywhere", "cannot be run (No such file or directory); check it"),
        ("/", "cannot be run (Permission denied); check it"),
        ("'", "has a quotation mark without its pair"),
        ("  ", "names no command"),
        ("a\0b", "cannot be run (no possible command); check it"),
    ],
)
def test_a_command_that_fails_is_named(command, reason):
    with pytest.raises(DeliveryError) as caught:
        run_command(command, "text", timeout_seconds=0.5 if "sleep" in command else 20)
    assert reason in str(caught.value)
