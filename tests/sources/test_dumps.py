import json
from pathlib import Path

import pytest
from command import BRIDGE, kursk_digest
from holding import PROSE, measured, pages, read, reasons
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.config.json_fields import ROLES
from kursk_digest.model import Known, RawPage, Skipped
from kursk_digest.sources import Reading, read_raw_pages, to_page
from kursk_digest.sources.containers import unpack
from kursk_digest.sources.containers.dates import iso_date
from kursk_digest.sources.containers.fields import FIELDS
from kursk_digest.sources.limits import Limits

URL = "https://herald.example/ferry"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path, value):
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")


TRAFILATURA = {
    "title": "Ferry sinks", "author": "Ann Lee; Bo Ray", "hostname": "herald.example",
    "date": "2024-11-12", "fingerprint": "f", "id": None, "license": None, "comments": "",
    "raw_text": "x", "text": PROSE, "language": "en", "image": None, "pagetype": "article",
    "filedate": "2024-11-13", "source": URL, "source-hostname": "Northern Herald",
    "excerpt": "Short.", "categories": "", "tags": "sea",
}  # fmt: skip
NEWSPAPER = {
    "url": URL, "source_url": "https://herald.example", "title": "Ferry sinks", "text": PROSE,
    "authors": ["Ann Lee", "Bo Ray"], "publish_date": "2024-11-12T08:30:00+02:00",
    "meta_lang": "en", "meta_site_name": "Northern Herald", "summary": "", "keywords": [],
}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "known"),
    [
        (
            TRAFILATURA,
            Known(
                "Northern Herald", "Ferry sinks", "2024-11-12", None, ("Ann Lee", "Bo Ray"), URL,
                "en",
            ),
        ),
        (
            NEWSPAPER,
            Known(
                "Northern Herald", "Ferry sinks", "2024-11-12T08:30:00+02:00", None,
                ("Ann Lee", "Bo Ray"), URL, "en",
            ),
        ),
        (
            {
                "headline": "Ferry  sinks\n", "articleBody": PROSE, "author": {"name": "Ann Lee"},
                "publisher": {"name": "Northern Herald"}, "inLanguage": "en-GB",
                "dateModified": "2024-11-13T00:00:00Z",
            },
            Known(
                "Northern Herald", "Ferry sinks", None, "2024-11-13T00:00:00Z", ("Ann Lee",), None,
                "en",
            ),
        ),
        (
            {"source": {"id": None, "name": "Northern Herald"}, "content": PROSE, "url": URL},
            Known("Northern Herald", url=URL),
        ),
        ({"text": PROSE, "url": "https://www.herald.example/a"}, Known("herald.example", url="https://www.herald.example/a")),
        ({"text": PROSE, "url": "javascript:alert(1)", "title": 7, "date": {}}, Known()),
        ({"text": PROSE, "authors": [], "byline": "Herald"}, Known()),
    ],
)  # fmt: skip
def test_what_a_record_says_is_known(here, record, known):
    write(here / "a.json", record)
    [page] = read("a.json")
    assert (page.location, page.known) == ("a.json", known)
    assert to_page(page).body == PROSE


@pytest.mark.parametrize(
    ("name", "data", "locations"),
    [
        ("a.json", [TRAFILATURA, NEWSPAPER], ["a.json#1", "a.json#2"]),
        ("a.json", {"status": "ok", "articles": [NEWSPAPER]}, ["a.json#1"]),
        ("a.txt", [TRAFILATURA], ["a.txt#1"]),
        ("a.jsonl", "\n\n".join([json.dumps(NEWSPAPER)] * 2), ["a.jsonl#1", "a.jsonl#3"]),
        ("a.jsonl", json.dumps(NEWSPAPER) + "\n", ["a.jsonl"]),
        ("a.json", "\ufeff" + json.dumps([NEWSPAPER], indent=2), ["a.json#1"]),
    ],
)  # fmt: skip
def test_records_are_named_by_their_place(here, name, data, locations):
    write(here / name, data)
    found = read(name)
    assert [page.location for page in found] == locations
    for page in found:
        assert read(page.location) == [page]


@pytest.mark.parametrize(
    ("value", "location", "reason"),
    [
        ({"a": 1}, "a.json", "is JSON without a field that holds a text (text, maintext, "),
        ([{"a": 1}, {"text": " "}], "a.json", "is JSON without a field that holds a text"),
        ("{\"a\": ", "a.json", "is no valid JSON from the beginning on; "),
        ("[{\"text\": \"x\", ", "a.json", "is no valid JSON from record 1 on; "),
        ({"schema_version": 1, "stories": [], "articles": []}, "a.json", "is a digest, "),
        ("{\"text\": " + "[" * 100_000, "a.json", "is no valid JSON from the beginning on; "),
        ("{\"a\": [" + "[]," * 500_000 + "[]]}", "a.json", "holds more lists than articles do; "),
        ([1, 2], "a.json", "is JSON, not a page; "),
    ],
)  # fmt: skip
def test_json_that_is_no_dump_is_named(here, value, location, reason):
    write(here / "a.json", value)
    [found] = [to_page(one) if isinstance(one, RawPage) else one for one in read("a.json")]
    assert found.location == location
    assert found.reason.startswith(reason)


def test_what_comes_before_the_damage_is_kept(here):
    write(here / "a.json", json.dumps([NEWSPAPER] * 3)[:-200])
    found = read("a.json")
    assert [page.location for page in pages(found)] == ["a.json#1", "a.json#2"]
    assert reasons(found)["a.json"].startswith("is no valid JSON from record 3 on; ")


def test_one_broken_line_does_not_stop_the_others(here):
    line = json.dumps(NEWSPAPER)
    long = json.dumps({"text": "x " * 5000})
    write(here / "a.jsonl", f"{line}\n{line[:50]}\n{long}\n{{}}\n{line}")
    found = read("a.jsonl", max_bytes=5000)
    assert [page.location for page in pages(found)] == ["a.jsonl#1", "a.jsonl#5"]
    told = reasons(found)
    assert told["a.jsonl#2"].startswith("is no valid JSON from here on; ")
    assert told["a.jsonl#3"].startswith("is larger than 0.005 MB; ")
    assert told["a.jsonl"] == "1 of its records have no text; json_fields says where texts are"


def test_what_build_prints_is_not_taken_for_articles(folder):
    for form in ("json", "jsonl"):
        done = kursk_digest("build", ".", "--format", form, cwd=folder)
        (folder / f"digest.{form}").write_text(done.stdout)
    done = kursk_digest("build", ".", "--format", "text", cwd=folder)
    assert done.returncode == 3
    for form in ("json", "jsonl"):
        assert f"digest.{form}: is a digest, not an article; " in done.stderr


def test_html_in_a_record_is_read_as_html(here):
    write(here / "a.json", {"title": "A <b>", "content": f"<div><p>{PROSE}</p></div>"})
    [page] = read("a.json")
    assert page.content_type == "text/html"
    assert b"<h1>A &lt;b&gt;</h1>" in page.data


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-11-12", "2024-11-12"),
        ("2024-11-12 08:30:00", "2024-11-12T08:30:00"),
        ("2024-11-12T08:30:00Z", "2024-11-12T08:30:00Z"),
        ("2024-11-12T08:30:00.000+00:00", "2024-11-12T08:30:00Z"),
        ("Tue, 12 Nov 2024 08:30:00 +0200", "2024-11-12T08:30:00+02:00"),
        ("Tue, 12 Nov 2024 08:30:00 -0000", "2024-11-12T08:30:00Z"),
        (1731393000, "2024-11-12T06:30:00Z"),
        (1731393000000, "2024-11-12T06:30:00Z"),
        ("yesterday", None),
        ("2024-13-45", None),
        (True, None),
        (1e300, None),
        ("", None),
    ],
)
def test_dates_are_read_as_programs_write_them(value, date):
    assert iso_date(value) == date


def test_names_of_ones_own_come_first(here):
    write(here / "a.json", {"story": PROSE, "text": "Teaser.", "hed": "Ferry", "title": "x"})
    reading = Reading(json_fields={"text": ("story",), "title": ("hed",)})
    [page] = read_raw_pages(["a.json"], stdin=bytes, reading=reading)
    assert (page.data.decode(), page.known.title) == (PROSE, "Ferry")


def test_the_settings_know_all_that_is_looked_for():
    assert set(ROLES) == set(FIELDS)


def test_the_manual_names_every_field():
    manual = (Path(__file__).parents[2] / "docs" / "saved-things.md").read_text(encoding="utf-8")
    for role, names in FIELDS.items():
        row = next(line for line in manual.splitlines() if line.startswith(f"| `{role}`"))
        assert row.endswith("| " + ", ".join(f"`{name}`" for name in names) + " |")


def test_a_dump_of_any_length_is_read_record_by_record(tmp_path):
    line = json.dumps(NEWSPAPER | {"text": "word " * 20_000}) + "\n"
    with (tmp_path / "a.jsonl").open("w") as file:
        file.writelines(line for _ in range(600))
    lines, count, peak = measured(tmp_path / "a.jsonl")
    assert (lines, count) == ([], 600)
    assert peak < 100


@pytest.mark.parametrize(
    "text",
    [
        '[{"text": "' + "x" * 9_900_000 + '😀"}]',
        '[{"text": [' + "1000," * 1_900_000 + "1]}]",
        "[" + '{"a":1},' * 1_200_000 + "{}]",
        '{"text": "' + "x" * 30_000_000,
        '{"a": 1}\n' * 1_000_000,
        "{}\n" * 3_000_000,
    ],
    ids=["wide", "numbers", "objects", "endless", "lines", "empty"],
)
def test_a_bomb_of_json_ends_in_little_memory(tmp_path, text):
    write(tmp_path / "a.json", text)
    lines, count, peak = measured(tmp_path / "a.json")
    assert count < 3, lines
    assert peak < 150


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text() | st.integers(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([
        name for names in FIELDS.values() for name in names
    ]), inner),
    max_leaves=12,
)  # fmt: skip


@given(values | st.lists(values), st.integers(0, 200))
def test_any_json_ends_in_values(value, cut):
    text = json.dumps(value)
    for data in (text, text[:cut], f"{text}\n{text}"):
        for one in unpack(RawPage("a.json", data.encode()), Limits(max_bytes=10_000)) or ():
            page = to_page(one) if isinstance(one, RawPage) else one
            assert isinstance(page, Skipped) or page.known.outlet != ""


def test_the_command_reads_what_it_has_extracted(tmp_path):
    first = kursk_digest("extract", BRIDGE, "--format", "json", cwd=tmp_path)
    (tmp_path / "a.jsonl").write_text(first.stdout * 2)
    again = kursk_digest("extract", "a.jsonl#2", "--format", "json", cwd=tmp_path)
    old, new = json.loads(first.stdout), json.loads(again.stdout)
    same = ("title", "outlet", "published", "authors", "language", "url", "text")
    assert {key: new[key] for key in same} == {key: old[key] for key in same}


def test_the_command_reads_the_fields_that_the_settings_name(tmp_path):
    (tmp_path / "config.yaml").write_text("json_fields:\n  text: [story]\n  title: hed\n")
    write(tmp_path / "a.json", {"story": Path(BRIDGE).read_text(), "hed": "The bridge"})
    done = kursk_digest("extract", "a.json", cwd=tmp_path)
    assert done.stdout.startswith("The bridge\n")
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("{txt: a}", "json_fields: unknown key 'txt'; did you mean text?"),
        ("[text]", "json_fields is a list; write `text: [body, content]` below it"),
        (
            "{text: [1]}",
            "json_fields: text is a list, but must be names of fields: [body, content]",
        ),
    ],
)
def test_a_wrong_map_is_named(tmp_path, setting, message):
    (tmp_path / "config.yaml").write_text(f"json_fields: {setting}\n")
    done = kursk_digest("extract", BRIDGE, cwd=tmp_path)
    assert message in done.stderr
    assert done.returncode in (1, 2)
