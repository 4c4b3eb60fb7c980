"""`doctor`: what is wrong, and what to do."""

import re

import pytest
from command import kursk_digest
from sources.hostile import by_path, page, serving


def doctor(*arguments, cwd, **environment):
    homes = {
        f"XDG_{name}_HOME": str(cwd / "home" / name.lower())
        for name in ("CONFIG", "CACHE", "STATE")
    }
    env = {**homes, "HTTP_PROXY": "", "HTTPS_PROXY": "", "ALL_PROXY": "", **environment}
    return kursk_digest("doctor", *arguments, cwd=cwd, env=env)


def test_a_sound_set_up_is_lines_that_say_ok(tmp_path):
    done = doctor(cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"ok    kursk-digest \S+, Python 3\.\S+", lines[0])
    assert lines[1] == "ok    settings: the defaults; 0 sources"
    assert (
        f"ok    archive folder: {tmp_path}/home/state/kursk-digest (made when it is needed)"
        in lines
    )
    assert lines[-1] == "ok    network: no proxy; no source on the web to look up"
    assert not (tmp_path / "home").exists()


def test_settings_that_are_wrong_are_said_and_the_rest_is_checked(tmp_path):
    (tmp_path / "config.yaml").write_text("wrods: 3\n")
    done = doctor(cwd=tmp_path)
    assert done.returncode == 1
    wrong = "fail  settings: config.yaml: unknown setting 'wrods'; did you mean words?"
    assert wrong in done.stdout.splitlines()
    assert "ok    cache folder: " in done.stdout


def test_a_folder_that_cannot_be_is_said(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "cache").write_text("a file")
    done = doctor(cwd=tmp_path)
    assert done.returncode == 1
    assert f"fail  cache folder: {tmp_path}/home/cache is no folder; move it away" in done.stdout


@pytest.fixture
def desk(tmp_path):
    feed = (
        b'<rss version="2.0"><channel><title>H</title><item><title>A</title>'
        b"<link>/a</link></item></channel></rss>"
    )
    with serving(by_path({"/rss": page(feed, "Content-Type: application/rss+xml")})) as server:
        (tmp_path / "config.yaml").write_text(
            f"sources:\n- {{name: Herald, feed: '{server.url}/rss'}}\n"
            f"- {{name: Lost, page: '{server.url}/lost'}}\n"
        )
        yield tmp_path


def test_each_source_is_looked_at(desk):
    done = doctor("--allow-private", cwd=desk)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-3:] == [
        "ok    network: no proxy; 1 of 1 hosts are known",
        "ok    Herald: 1 article",
        "fail  Lost: the server says 404 Not Found; check the address",
    ]


def test_offline_asks_nobody(desk):
    done = doctor("--offline", cwd=desk)
    assert done.returncode == 0
    assert "settings: config.yaml; 2 sources" in done.stdout
    assert "Herald" not in done.stdout


def test_a_proxy_is_named_and_no_name_is_looked_up(tmp_path):
    (tmp_path / "config.yaml").write_text("sources: [{name: A, path: config.yaml}]\n")
    done = doctor(cwd=tmp_path, HTTPS_PROXY="http://user:secret@127.0.0.1:9")
    assert "ok    network: a proxy by HTTPS_PROXY" in done.stdout
    assert "secret" not in done.stdout


def test_an_extra_that_is_there_is_named_with_its_version(tmp_path):
    assert re.search(r"^ok    extra keyring: keyring \d", doctor(cwd=tmp_path).stdout, re.MULTILINE)
