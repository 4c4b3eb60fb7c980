from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from kursk_digest.config import (
    Config,
    Layer,
    load_config,
    merge_layers,
    parse_settings,
    read_layers,
    setting_origins,
)
from kursk_digest.errors import ConfigError
from kursk_digest.model import FullText, Mailer, Security, Source, SourceKind

SHIPPED = Path(__file__).parent.parent / "config.yaml"


def load(text, **environment):
    return merge_layers([Layer("mine.yaml", parse_settings(text)), Layer("env", environment)])


def test_the_shipped_file_holds_every_default():
    shipped = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    assert set(shipped) == {field.name for field in fields(Config)}
    assert merge_layers([Layer("config.yaml", shipped)]) == Config()


def test_each_setting_of_the_shipped_file_has_a_comment_above():
    blocks = SHIPPED.read_text(encoding="utf-8").split("\n\n")
    assert all(block.lstrip().startswith("#") for block in blocks)


@pytest.mark.parametrize("text", ["", "# only a comment", "{}", "---"])
def test_an_empty_file_gives_the_defaults(text):
    assert load(text) == Config()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("wrods: 3", "unknown setting 'wrods'; did you mean words?"),
        ("zzz: 3", "unknown setting 'zzz'; known are words,"),
        ("1: 3", "unknown setting 1;"),
        ("words: many", "words is 'many', but must be a whole number"),
        ("words: yes", "words is True, but must be a whole number"),
        ("words: 3.5", "words is 3.5, but must be a whole number"),
        ("words: 0", "words is 0, but must be more than 0"),
        ("max_claims: -1", "max_claims is -1, but must be 0 or more"),
        ("match_probability: 80", "match_probability is 80, but must be from 0 to 1"),
        ("match_probability: .nan", "must be from 0 to 1"),
        ("timeout_seconds: .inf", "must be more than 0 and at most 3600"),
        ("rank: pagerank", "rank is 'pagerank', but must be one of voices, lexrank"),
        ("furniture: [1, 2]", "furniture must be a list of texts"),
        (
            "mute: ['outlet: Daily Rumour']",
            "mute entry 1 is the text 'outlet: Daily Rumour'; leave",
        ),
        ("furniture: ['(']", "furniture: '(' is no regular expression"),
        ("allow_private: [10.0.0.0/33]", "allow_private: '10.0.0.0/33' is no host and no network"),
        ("allow_private: ['http://nas']", "write wiki.corp.example or 10.0.0.0/8, without http://"),
        ("allow_private: [nas:8080]", "'nas:8080' is no host and no network"),
        ("a: &a [x, x]\nwords: [*a, *a]", "unknown setting 'a'"),
        ("words: [[[[1]]]]", "words is a list, but must be a whole number"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(text, message):
    with pytest.raises(ConfigError, match="^mine.yaml: ") as caught:
        load(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n- b", "must be a mapping"),
        ("just words", "must be a mapping"),
        ('words: "3', "is not valid YAML"),
        ("words: 3\n\tx: 1", "is not valid YAML in line 2"),
        ("[" * 5000, "nested too deep"),
        ("a" * 1_000_001, "over 1 MB"),
        ("when: 2024-99-99", "is not valid YAML"),
    ],
)
def test_what_is_no_settings_file_is_refused_in_one_line(text, message):
    with pytest.raises(ConfigError) as caught:
        parse_settings(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "entry", ["nas", ".corp.example", "10.0.0.1", "10.1.2.3/8", "::1", "fd00::/8"]
)
def test_hosts_and_networks_may_be_allowed(entry):
    assert load(f"allow_private: ['{entry}']").allow_private == (entry,)


def test_an_alias_bomb_is_refused_without_being_written_out():
    bomb = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [{f'*a{i - 1},' * 9}]\n" for i in range(1, 12))
    with pytest.raises(ConfigError):
        merge_layers([Layer("mine.yaml", parse_settings(bomb + "words: *a11"))])
    with pytest.raises(ConfigError):
        merge_layers([Layer("mine.yaml", {"words": parse_settings(bomb)["a11"]})])


def test_environment_goes_over_the_named_file_and_that_over_the_users_own(tmp_path):
    user, mine = tmp_path / "user.yaml", tmp_path / "mine.yaml"
    user.write_text("words: 100\nmax_claims: 1\nrank: lsa\n")
    mine.write_text("words: 200\nmax_claims: 2\n")
    config = load_config(mine, {"KURSK_DIGEST_WORDS": "300", "HOME": "/"}, user_file=user)
    assert (config.words, config.max_claims, config.rank) == (300, 2, "lsa")


@pytest.mark.parametrize("value", ["", "[", "a: b: c"])
def test_a_broken_variable_is_named(value, tmp_path):
    with pytest.raises(ConfigError, match="KURSK_DIGEST_WORDS|words is None"):
        load_config(None, {"KURSK_DIGEST_WORDS": value}, user_file=tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("data", "message"),
    [(None, "cannot be read"), (b"\xff\xfe\x00", "is not UTF-8 text")],
)
def test_a_file_that_cannot_be_read_is_named(data, message, tmp_path):
    path = tmp_path / "mine.yaml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ConfigError, match=message) as caught:
        load_config(path, {}, user_file=tmp_path / "none.yaml")
    assert str(path) in str(caught.value)


# The sources


def sources_of(text, folder="."):
    return merge_layers([Layer("mine.yaml", parse_settings(text), Path(folder))]).sources


def test_an_entry_says_what_is_read_and_how():
    (source,) = sources_of(
        "sources:\n- name: Northern Herald\n  feed: https://herald.example/news.xml\n"
        "  tags: [world, 2024]\n  full_text: never\n  max_items: 5\n  max_bytes: 1000\n"
        "  timeout_seconds: 2\n"
    )
    assert source == Source(
        "https://herald.example/news.xml",
        SourceKind.FEED,
        "Northern Herald",
        ("world", "2024"),
        FullText.NEVER,
        5,
        1000,
        2.0,
    )


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("clips", "mine/clips"),
        ("./clips/*.html", "mine/clips/*.html"),
        ("../clips", "clips"),
        ("/news/clips", "/news/clips"),
    ],
)
def test_a_path_is_relative_to_the_folder_of_its_file(path, location):
    (source,) = sources_of(f"sources: [{{name: Herald, path: {path}}}]", folder="mine")
    assert (source.location, source.kind) == (location, SourceKind.PATH)


def test_a_file_called_minus_is_not_standard_input():
    (source,) = sources_of("sources: [{name: Herald, path: '-'}]")
    assert source.location == "./-"


def test_one_tag_needs_no_list():
    (source,) = sources_of("sources: [{name: Herald, page: 'https://h.example/', tags: world}]")
    assert source.tags == ("world",)


@pytest.mark.parametrize("text", ["sources:", "sources: []"])
def test_there_may_be_no_source(text):
    assert sources_of(text) == ()


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ("herald", "sources must be a list"),
        ("{name: Herald}", "sources must be a list"),
        ("[herald]", "sources entry 1 is 'herald'; write `name: …`"),
        ("[{page: 'https://h.example/'}]", "sources entry 1 has no name"),
        ("[{name: Herald}]", "sources entry 1 ('Herald') says not where it is; give one of feed"),
        ("[{name: H, feed: 'https://a.example', path: b}]", "entry 1 ('H') has feed and path"),
        (
            "[{name: A, path: b}, {name: H, fed: 'https://a.example'}]",
            "sources entry 2 ('H'): unknown key 'fed'; did you mean feed?",
        ),
        ("[{name: H, feed: news.xml}]", "a file or folder is a `path`"),
        ("[{name: H, path: 'https://a.example'}]", "path is a web address"),
        ("[{name: [1], path: b}]", "name is a list, but must be a text"),
        ("[{name: '', path: b}]", "name is '', but must be a text on one line"),
        ('[{name: "a\\nb", path: b}]', "must be a text on one line"),
        ('[{name: "a\\eb", path: b}]', "must be a text on one line"),
        ("[{name: H, path: b, full_text: yes}]", "must be one of auto, always, never"),
        ("[{name: H, path: b, max_items: 0}]", "max_items is 0, but must be a whole number over 0"),
        ("[{name: H, path: b, max_bytes: many}]", "max_bytes is 'many'"),
        ("[{name: H, path: b, timeout_seconds: .inf}]", "at most 3600"),
        ("[{name: H, path: b, tags: [[1]]}]", "tags is a list, but must be a text"),
        ("[{name: H, path: '~nobody-here/x'}]", "whose home is not known"),
    ],
)
def test_a_wrong_entry_is_named_by_number(sources, message):
    with pytest.raises(ConfigError, match="^mine.yaml: ") as caught:
        sources_of(f"sources: {sources}")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_setting_is_told_with_the_place_that_counts(tmp_path):
    user, mine = tmp_path / "user.yaml", tmp_path / "mine.yaml"
    user.write_text("words: 100\nmax_claims: 1\n")
    mine.write_text("words: 200\n")
    layers = read_layers(mine, {"KURSK_DIGEST_RANK": "lsa"}, user_file=user)
    origins = {"words": str(mine), "max_claims": str(user), "rank": "environment"}
    assert setting_origins(layers) == origins


# The mail


def mailer_of(text, folder="."):
    return merge_layers([Layer("mine.yaml", parse_settings(text), Path(folder))]).mail


def test_a_mailer_has_what_is_said_and_defaults_for_the_rest():
    assert mailer_of(
        "mail:\n  from: Desk <desk@b.example>\n  server: smtp.b.example:587\n  user: desk\n"
        "  security: tls\n  password_file: secret\n  timeout_seconds: 5",
        folder="mine",
    ) == Mailer(
        sender="Desk <desk@b.example>", server="smtp.b.example:587", user="desk",
        security=Security.TLS, password_file="mine/secret", timeout_seconds=5.0,
    )  # fmt: skip
    assert mailer_of("mail:") == Mailer()


@pytest.mark.parametrize(
    ("mail", "message"),
    [
        ("smtp.b.example", "mail is 'smtp.b.example'; write `server: smtp.example.org`"),
        ("{severr: x}", "mail: unknown key 'severr'; did you mean server?"),
        ("{password: x}", "mail: a password does not stand in settings; see password_file"),
        ("{security: ssl}", "mail: security is 'ssl', but must be one of starttls, tls, none"),
        ("{server: [a]}", "mail: server is a list, but must be a text"),
        ('{from: "a\\nBcc: b"}', "mail: from is 'a\\nBcc: b', but must be a text on one line"),
        ("{timeout_seconds: 0}", "mail: timeout_seconds is 0, but must be more than 0"),
    ],
)
def test_a_wrong_mailer_is_named(mail, message):
    with pytest.raises(ConfigError) as caught:
        mailer_of(f"mail: {mail}")
    assert message in str(caught.value)


def test_the_password_in_the_environment_is_no_setting(tmp_path):
    environment = {"KURSK_DIGEST_SMTP_PASSWORD": "secret: [", "KURSK_DIGEST_WORDS": "300"}
    config = load_config(None, environment, user_file=tmp_path / "none.yaml")
    assert config.words == 300
