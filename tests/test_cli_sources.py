"""The sources of the settings, as `build` and `extract` choose among them."""

import json

import pytest
from command import BRIDGE, FERRY, kursk_digest

SETTINGS = f"""\
sources:
  - name: Northern Herald
    path: {BRIDGE.name}
    tags: [bridges, world]
  - name: Harbour Gazette
    path: {FERRY.name}
    tags: ferries
"""


@pytest.fixture
def desk(folder):
    (folder / "config.yaml").write_text(SETTINGS)
    return folder


def titles(*arguments, cwd):
    done = kursk_digest("extract", "--format", "json", *arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return [json.loads(line)["location"] for line in done.stdout.splitlines()]


def test_without_a_location_all_sources_are_read(desk):
    assert titles(cwd=desk) == [BRIDGE.name, FERRY.name]
    done = kursk_digest("build", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert "[2]" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "read"),
    [
        (["--source", "Harbour Gazette"], [FERRY.name]),
        (["--source", "harbour gazette"], [FERRY.name]),
        (["--tag", "world"], [BRIDGE.name]),
        (["--tag", "World", "--tag", "ferries"], [BRIDGE.name, FERRY.name]),
        (["--tag", "world", "--source", "Harbour Gazette"], [BRIDGE.name, FERRY.name]),
        ([FERRY.name, "--tag", "world"], [FERRY.name, BRIDGE.name]),
        ([FERRY.name], [FERRY.name]),
    ],
)
def test_a_run_reads_what_was_chosen(arguments, read, desk):
    assert titles(*arguments, cwd=desk) == read


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--source", "Northern Harald"], "no source 'Northern Harald'; did you mean Northern Her"),
        (["--source", "zzz"], "there are Northern Herald, Harbour Gazette"),
        (["--tag", "ferry"], "no tag 'ferry'; did you mean ferries?"),
    ],
)
def test_what_is_not_there_is_named_with_the_nearest(arguments, message, desk):
    done = kursk_digest("build", *arguments, cwd=desk)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert message in line


def test_an_empty_list_does_not_stand_for_all_sources(desk):
    done = kursk_digest("build", "--from-file", "-", input="", cwd=desk)
    assert done.returncode == 2
    assert "name a file" in done.stderr


def test_without_any_source_the_nearest_step_is_named(folder):
    done = kursk_digest("build", "--source", "Herald", cwd=folder)
    assert done.returncode == 1
    assert "no source 'Herald': the settings have none; add one to sources" in done.stderr


@pytest.mark.parametrize("since", ["24h", "7d", "2 w", "90min", "2026-11-20", "2026-11-20T06:00Z"])
def test_a_time_may_be_written_in_many_ways(since, desk):
    assert titles("--since", since, "--tag", "world", cwd=desk) == [BRIDGE.name]


@pytest.mark.parametrize("since", ["yesterday", "24", "h", "999999w", "2026-13-01", ""])
def test_what_is_no_time_is_wrong_usage(since, desk):
    done = kursk_digest("build", "--since", since, cwd=desk)
    assert done.returncode == 2
    assert "--since" in done.stderr
    assert "2026-11-20" in done.stderr
    assert "Traceback" not in done.stderr
