"""At the prompt, in pipes, and at start-up."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import BRIDGE, FERRY, ROOT, SAMPLES, digest_of, kursk_digest


def test_standard_input_is_one_article():
    done = kursk_digest("build", "-", input=FERRY.read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stderr
    assert "deckhands" in done.stdout


@pytest.mark.parametrize(("separator", "options"), [("\n", []), ("\0", ["-0"])])
def test_locations_come_from_a_list(separator, options):
    listed = separator.join(map(str, (BRIDGE, FERRY)))
    done = kursk_digest("build", "--from-file", "-", *options, "--format", "json", input=listed)
    assert [Path(a["location"]).name for a in json.loads(done.stdout)["articles"]] == [
        BRIDGE.name,
        FERRY.name,
    ]


def test_head_ends_quietly():
    build = f"{sys.executable} -m kursk_digest build {SAMPLES} --all"
    command = f"{build} | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""


def test_ctrl_c_ends_with_130_and_no_traceback(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    process = subprocess.Popen(
        [sys.executable, "-m", "kursk_digest", "build", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_a_pipe_gets_one_claim_a_line_without_colour():
    done = kursk_digest("build", SAMPLES, env={"COLUMNS": "40", "FORCE_COLOR": "0"})
    assert "\x1b" not in done.stdout
    claims = [line for line in done.stdout.splitlines() if line.startswith("[")]
    assert max(map(len, claims)) > 100


@pytest.mark.parametrize(
    ("options", "environment", "colored"),
    [
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {}, False),
    ],
)
def test_colour_is_decided_by_option_then_environment(options, environment, colored):
    clean = {"NO_COLOR": "", "FORCE_COLOR": ""}
    done = kursk_digest(
        "build", FERRY, "--format", "terminal", *options, env={**clean, **environment}
    )
    assert ("\x1b[" in done.stdout) is colored


def test_an_output_file_is_written_whole(folder):
    done = kursk_digest("build", FERRY.name, "-o", "today.md", cwd=folder)
    assert done.returncode == 0
    assert done.stdout == ""
    text = (folder / "today.md").read_text(encoding="utf-8")
    assert "deckhands" in text
    assert text.startswith("## ")


def test_an_old_output_survives_a_failed_run(folder):
    (folder / "today.md").write_text("yesterday's news")
    done = kursk_digest("build", "nowhere.txt", "-o", "today.md", cwd=folder)
    assert done.returncode == 1
    assert (folder / "today.md").read_text() == "yesterday's news"
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == []


@pytest.mark.parametrize(
    "rank", ["lexrank", "textrank", "lsa", "luhn", "sumbasic", "kl", "reduction"]
)
def test_each_summarizer_can_rank(rank):
    digest = digest_of(FERRY, "--rank", rank, "--max-claims", "3")
    chosen = [c for s in digest["stories"] for c in s["claims"] if c["selected"]]
    assert len(chosen) == 3


def test_extract_shows_what_was_removed_and_why():
    done = kursk_digest("extract", SAMPLES / "volga-observer-repelled.txt", "--removed")
    assert "LEAVE A REPLY" in done.stdout
    assert "spot_imgspot_img" in done.stdout
    assert "civilians" not in done.stdout


# Start-up


LOADED = """
import sys
from kursk_digest.cli import main
try:
    main()
except SystemExit:
    pass
heavy = {"trafilatura", "lxml", "sumy", "nltk", "numpy", "scipy", "sklearn", "httpx2", "rich",
         "jsonschema", "sentencex", "regex", "yaml", "jinja2", "css_inline"}
print("LOADED", sorted(heavy & set(sys.modules)), file=sys.stderr)
"""


def loaded_by(*arguments):
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )
    return next(line for line in done.stderr.splitlines() if line.startswith("LOADED"))


def test_help_loads_nothing_heavy():
    assert loaded_by("--help") == "LOADED []"


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("sources", "articles, the\n          newest, what is wrong."),
        ("archive", "each with its sources, and when which\n          briefing told it."),
        ("config", "with the place that it comes\n        from."),
    ],
)
def test_a_group_says_in_whole_what_its_commands_do(group, told):
    listed = kursk_digest(group, "--help").stdout.split("Commands:\n")[1]
    assert told in listed
    assert "..." not in listed


def test_a_digest_of_plain_text_loads_no_html_parser_and_no_summarizer():
    loaded = loaded_by("build", FERRY, "--format", "json")
    spared = "trafilatura lxml sumy nltk scipy sklearn httpx2 rich jinja2"
    for name in spared.split():
        assert f"'{name}'" not in loaded


def test_version_and_module_agree():
    from kursk_digest import __version__

    assert kursk_digest("--version").stdout == f"kursk-digest {__version__}\n"


def test_shell_completion_offers_the_commands():
    done = kursk_digest(
        env={
            "_KURSK_DIGEST_COMPLETE": "complete_bash",
            "COMP_WORDS": "kursk-digest ",
            "COMP_CWORD": "1",
        }
    )
    assert "build" in done.stdout
