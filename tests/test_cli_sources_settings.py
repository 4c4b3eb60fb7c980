"""`sources list|add|remove|import|export`: the settings file, looked after."""

import json

import pytest
from command import kursk_digest

MINE = """\
# what I read
words: 300   # few

sources:
  # my town's paper
  - name: Harbour Gazette
    feed: https://gazette.example/rss   # since 2019
    tags: [ports]

rank: lsa
"""
OPML = """\
<?xml version="1.0"?><opml version="2.0"><head/><body>
<outline text="World">
<outline type="rss" text="Northern Herald" xmlUrl="https://herald.example/rss"/>
<outline type="rss" text="Northern Herald" xmlUrl="https://herald.example/rss"/>
<outline type="rss" text="The Gazette" xmlUrl="https://gazette.example/rss"/>
<outline type="rss" text="Dead Letter"/>
</outline></body></opml>
"""


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "config.yaml").write_text(MINE)
    (tmp_path / "feeds.opml").write_text(OPML)
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / "a.html").touch()
    return tmp_path


def run(*arguments, cwd, **kwargs):
    kwargs.setdefault("env", {"XDG_CONFIG_HOME": str(cwd / "home")})
    return kursk_digest("sources", *arguments, cwd=cwd, **kwargs)


def settings(desk):
    return (desk / "config.yaml").read_text()


def test_a_list_is_imported_and_the_rest_of_the_file_stays(desk):
    done = run("import", "feeds.opml", cwd=desk)
    assert done.returncode == 0
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "skipped Dead Letter: has no address in the list; add one there, or take it out",
        "1 source added to config.yaml; 1 there already; 1 twice in the list; 1 left out",
    ]
    herald = "  - name: Northern Herald\n    feed: https://herald.example/rss\n    tags: [World]\n"
    assert settings(desk) == MINE.replace("[ports]\n", f"[ports]\n{herald}")
    again = run("import", "feeds.opml", cwd=desk)
    assert "0 sources added to config.yaml; 2 there already" in again.stderr
    assert again.returncode == 0


def test_an_imported_source_may_get_a_tag_of_its_own(desk):
    run("import", "feeds.opml", "--tag", "imported", "-q", cwd=desk)
    (herald,) = json.loads(run("list", "--tag", "imported", "--format", "json", cwd=desk).stdout)
    assert herald == {
        "name": "Northern Herald",
        "feed": "https://herald.example/rss",
        "tags": ["World", "imported"],
    }


def test_without_a_settings_file_the_users_own_is_made(tmp_path):
    done = run("import", "-", cwd=tmp_path, input=OPML)
    file = tmp_path / "home" / "kursk-digest" / "config.yaml"
    assert done.returncode == 0
    assert f"2 sources added to {file}" in done.stderr
    assert "Northern Herald  feed  https://herald.example/rss" in run("list", cwd=tmp_path).stdout


def test_the_file_that_the_sources_come_from_is_changed(desk):
    (desk / "home" / "kursk-digest").mkdir(parents=True)
    own = desk / "home" / "kursk-digest" / "config.yaml"
    own.write_text("sources:\n- {name: A, page: 'https://a.example/'}\n")
    (desk / "config.yaml").write_text("words: 300\n")
    run("add", "https://b.example/feed", cwd=desk)
    assert settings(desk) == "words: 300\n"
    assert "https://b.example/feed" in own.read_text()


def test_an_export_is_imported_as_it_was(desk):
    run("import", "feeds.opml", cwd=desk)
    exported = run("export", cwd=desk).stdout
    (desk / "other.yaml").write_text("")
    run("import", "-", "--config", "other.yaml", cwd=desk, input=exported)
    listed = run("list", "--format", "json", cwd=desk).stdout
    assert run("list", "--format", "json", "--config", "other.yaml", cwd=desk).stdout == listed


@pytest.mark.parametrize(
    ("arguments", "entry"),
    [
        (["https://h.example/"], "  - name: h.example\n    feed: https://h.example/\n"),
        (["https://www.h.example/news.xml"], "name: h.example\n    feed: https://www.h"),
        (["https://h.example/2026/story.html"], "name: h.example\n    page: https://h"),
        (["https://h.example/x", "--kind", "feed", "--name", "Herald"], "Herald\n    feed: http"),
        (["clips", "--tag", "a", "--tag", "b"], "clips\n    path: clips\n    tags: [a, b]\n"),
        (["clips/*.html"], "path: clips/*.html"),
        (["https://h.example/rss", "--full-text", "always", "--max-items", "3"], "max_items: 3"),
    ],
)
def test_a_source_is_added_behind_the_others(arguments, entry, desk):
    done = run("add", *arguments, cwd=desk)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("added ")
    assert entry in settings(desk)
    assert settings(desk).startswith(MINE[: MINE.index("\nrank")])


def test_a_path_is_written_as_its_settings_file_sees_it(desk):
    (desk / "sub" / "clips").mkdir(parents=True)
    run("add", "clips", "--config", "../config.yaml", cwd=desk / "sub")
    assert "path: sub/clips" in settings(desk)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["add", "https://gazette.example/rss"], "is a source already"),
        (["add", "https://h.example/", "--name", "a\x1bb"], "must be a text on one line"),
        (["add", "-"], "standard input"),
        (["add", "herald.example/feed"], "a web address begins with https://"),
        (["add", "ftp://herald.example/feed"], "a web address begins with https://"),
        (["remove", "Harbor Gazette"], "did you mean Harbour Gazette?"),
        (["import", "config.yaml"], "is no list of sources"),
        (["import", "nowhere.opml"], "cannot be read (No such file or directory)"),
        (["list", "--tag", "port"], "did you mean ports?"),
    ],
)
def test_what_cannot_be_done_changes_nothing(arguments, message, desk):
    done = run(*arguments, cwd=desk)
    assert done.returncode == 1, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert message in line
    assert settings(desk) == MINE


@pytest.mark.parametrize("wanted", ["harbour gazette", "https://gazette.example/rss"])
def test_a_source_is_removed_by_name_or_place(wanted, desk):
    done = run("remove", wanted, cwd=desk)
    assert done.stderr == "removed Harbour Gazette (https://gazette.example/rss)\n"
    assert settings(desk) == (
        "# what I read\nwords: 300   # few\n\nsources:\n  # my town's paper\n\nrank: lsa\n"
    )


def test_of_two_sources_with_one_name_none_is_removed(desk):
    run("add", "https://gazette.example/sport", "--name", "Harbour Gazette", cwd=desk)
    done = run("remove", "Harbour Gazette", cwd=desk)
    assert done.returncode == 1
    assert "2 sources are called Harbour Gazette; say which: https://gazette" in done.stderr


def test_a_link_and_permissions_stay(desk):
    real = desk / "real.yaml"
    (desk / "config.yaml").rename(real)
    real.chmod(0o600)
    (desk / "config.yaml").symlink_to(real)
    run("add", "https://h.example/", cwd=desk)
    assert (desk / "config.yaml").is_symlink()
    assert real.stat().st_mode & 0o777 == 0o600
    assert "h.example" in real.read_text()


def test_sources_in_the_environment_are_not_edited(desk):
    env = {"KURSK_DIGEST_SOURCES": "[{name: A, path: a}]", "XDG_CONFIG_HOME": str(desk)}
    assert "A  path  a" in run("list", cwd=desk, env=env).stdout
    done = run("add", "https://h.example/", cwd=desk, env=env)
    assert "unset it first" in done.stderr


def test_no_name_of_a_list_reaches_the_terminal_as_a_command(desk):
    hostile = OPML.replace("Northern Herald", "Nor&#27;]0;x&#7;thern\u202e [red]").replace(
        "Dead Letter", "Dead&#27;[2J Letter"
    )
    done = run("import", "-", cwd=desk, input=hostile)
    shown = done.stderr + run("list", cwd=desk).stdout
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
