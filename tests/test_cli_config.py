"""`config show|path`: which settings apply."""

from dataclasses import fields

import yaml
from command import kursk_digest

from kursk_digest.config import Config


def run(*arguments, cwd, **environment):
    env = {"XDG_CONFIG_HOME": str(cwd / "home"), **environment}
    return kursk_digest("config", *arguments, cwd=cwd, env=env)


def test_each_setting_is_shown_with_its_place(tmp_path):
    (tmp_path / "home" / "kursk-digest").mkdir(parents=True)
    own = tmp_path / "home" / "kursk-digest" / "config.yaml"
    own.write_text("words: 100\nmax_claims: 7\nsources: [{name: A, path: a}]\n")
    (tmp_path / "config.yaml").write_text("words: 300\n")
    shown = run("show", cwd=tmp_path, KURSK_DIGEST_RANK="lsa").stdout
    assert "words: 300  # config.yaml\n" in shown
    assert f"max_claims: 7  # {own}\n" in shown
    assert "rank: lsa  # environment\n" in shown
    assert "match_probability: 0.65  # default\n" in shown
    assert f"sources:  # {own}\n- name: A\n  path: a\n" in shown
    assert set(yaml.safe_load(shown)) == {field.name for field in fields(Config)}


def test_what_is_shown_is_a_settings_file(tmp_path):
    (tmp_path / "shown.yaml").write_text(run("show", cwd=tmp_path).stdout)
    done = run("show", "--config", "shown.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_wrong_setting_is_said(tmp_path):
    (tmp_path / "config.yaml").write_text("wrods: 300\n")
    done = run("show", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "error: config.yaml: unknown setting 'wrods'; did you mean words?\n"


def test_the_settings_file_is_named(tmp_path):
    own = tmp_path / "home" / "kursk-digest" / "config.yaml"
    assert run("path", cwd=tmp_path).stdout == f"{own}\n"
    (tmp_path / "config.yaml").touch()
    assert run("path", cwd=tmp_path).stdout == "config.yaml\n"


def test_no_setting_reaches_the_terminal_as_a_command(tmp_path):
    (tmp_path / "config.yaml").write_text('sources: [{name: "a\u202eb", path: x}]\n')
    assert "\u202e" not in run("show", cwd=tmp_path).stdout
