"""The briefing as cron runs it: morning after morning, from one archive."""

import json

import jsonschema
import pytest
from command import kursk_digest

from kursk_digest.renderers import schema_text

MONDAY, TUESDAY, WEDNESDAY = (f"2026-03-0{day}T06:30:00Z" for day in (2, 3, 4))

HERALD = """\
Outlet: Northern Herald
Published: 2026-03-01
URL: https://herald.example/flood

Flood Cuts Off Valley of the Arve

The river Arve broke its banks on Saturday and flooded the town of Brenau, the fire service said. \
At least 12 people were killed in the Arve flood, the fire service said.

Army engineers closed the railway bridge at Brenau because a pier had moved.
"""
GAZETTE = """\
Outlet: Harbour Gazette
Published: 2026-03-02
URL: https://gazette.example/arve

Arve Flood: Death Toll Rises in Brenau

At least 19 people were killed in the Arve flood, the fire service said on Monday.

The river Arve broke its banks on Saturday and flooded the town of Brenau, the fire service said.

Prime Minister Ilse Varga promised 40 million euros for the rebuilding of Brenau.
"""


def write(folder, name, text):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    write(folder, "herald.txt", HERALD)
    return folder


def brief(folder, now, *options, **kwargs):
    return kursk_digest(
        "brief", "news", "--archive", "told.db", "--now", now, *options, cwd=folder.parent, **kwargs
    )


def briefed(folder, now, *options):
    done = brief(folder, now, "--format", "json", *options)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    jsonschema.validate(document, json.loads(schema_text()))
    return document


def claims(document, status):
    return [
        claim["text"]
        for story in document["stories"]
        for claim in story["claims"]
        if claim["status"] == status
    ]


@pytest.mark.parametrize(("options", "said"), [([], True), (["-q"], False), (["--always"], False)])
def test_that_nothing_is_new_is_said(news, options, said):
    brief(news, MONDAY)
    done = brief(news, TUESDAY, *options)
    assert ("daily: nothing new, nothing was written\n" in done.stderr) is said


def test_the_first_briefing_tells_all_and_the_next_nothing(news):
    first = briefed(news, MONDAY)
    assert first["briefing"]["since"] is None
    assert len(claims(first, "new")) == 3
    assert first["stories"][0]["update"] is None
    for options, code, said in [
        ((), 0, ""),
        (("--exit-code",), 4, ""),
        (("--always", "--exit-code"), 4, "Nothing new since 2 March 2026, 06:30 UTC.\n"),
    ]:
        done = brief(news, TUESDAY, *options)
        assert (done.returncode, done.stdout) == (code, said or done.stdout)
        assert said or not done.stdout


def test_a_story_that_moves_on_is_an_update_with_what_has_changed_and_what_was_known(news):
    briefed(news, MONDAY)
    write(news, "gazette.txt", GAZETTE)
    document = briefed(news, TUESDAY)
    assert document["briefing"]["since"] == MONDAY
    (story,) = document["stories"]
    update = story["update"]
    (change,) = update["changes"]
    assert "12" in change["before"]["value"]
    assert "19" in change["now"]["value"]
    assert [claim["text"][:22] for claim in story["claims"] if claim["status"] == "changed"] == [
        "At least 19 people wer"
    ]
    assert claims(document, "new") == [
        "Prime Minister Ilse Varga promised 40 million euros for the rebuilding of Brenau."
    ]
    assert update["told_before"] == document["briefing"]["told_before"] == 1
    assert update["known"]["at"] == MONDAY
    outlets = [(article["outlet"], article["earlier"]) for article in document["articles"]]
    assert outlets == [("Harbour Gazette", False), ("Northern Herald", True)]


@pytest.mark.parametrize("form", ["text", "terminal", "markdown", "html", "eml"])
def test_every_format_marks_an_update_and_shows_the_change(news, form):
    briefed(news, MONDAY)
    write(news, "gazette.txt", GAZETTE)
    done = brief(news, TUESDAY, "--format", form)
    text = done.stdout.replace("=\n", "").replace("=E2=86=92", "→").replace("\\", "")
    for told in ("Update: Arve Flood", "Changed", "Told before", "→", "2 March 2026, 06:30 UTC"):
        assert told in " ".join(text.split()), told


def test_what_was_printed_can_be_printed_again_from_the_json(news):
    briefed(news, MONDAY)
    write(news, "gazette.txt", GAZETTE)
    done = brief(news, TUESDAY, "--format", "json")
    (news.parent / "saved.json").write_text(done.stdout, encoding="utf-8")
    again = kursk_digest("read", "saved.json", "--format", "json", cwd=news.parent)
    assert again.stdout == done.stdout


def test_what_was_not_written_is_told_again(news):
    done = brief(news, MONDAY, "-o", "no-such-folder/today.txt")
    assert done.returncode == 1
    assert len(claims(briefed(news, TUESDAY), "new")) == 3


def test_only_sources_that_fail_end_with_1_and_some_with_3(news):
    (news / "herald.txt").unlink()
    done = kursk_digest("brief", "gone.txt", "--archive", "told.db", cwd=news.parent)
    assert done.returncode == 1
    assert "no source could be read" in done.stderr
    write(news, "herald.txt", HERALD)
    command = ("brief", "news", "gone.txt", "--archive", "told.db", "--now", MONDAY)
    assert kursk_digest(*command, cwd=news.parent).returncode == 3


def test_a_told_fact_is_new_again_after_the_window(news):
    briefed(news, MONDAY)
    write(news, "gazette.txt", GAZETTE)
    flooded = "The river Arve broke its banks on Saturday and flooded the town of Brenau"
    told = briefed(news, "2026-03-12T06:30:00Z")
    assert any(text.startswith(flooded) for text in claims(told, "new"))


def test_a_clock_that_jumps_neither_repeats_nor_loses(news):
    briefed(news, MONDAY)
    assert brief(news, "1970-01-01T00:00:00Z", "--exit-code").returncode == 4
    write(news, "gazette.txt", GAZETTE)
    document = briefed(news, "1970-01-01T00:00:00Z")
    assert (len(claims(document, "new")), len(claims(document, "changed"))) == (1, 1)
    assert brief(news, TUESDAY, "--exit-code").returncode == 4


def test_a_source_that_corrects_itself_is_shown_with_both_versions(news):
    briefed(news, MONDAY)
    text = HERALD.replace("railway bridge at Brenau because", "road bridge at Brenau because")
    write(news, "herald.txt", text)
    (story,) = briefed(news, TUESDAY)["stories"]
    (correction,) = story["corrections"]
    assert correction["kind"] == "corrected"
    assert "railway bridge" in correction["before"]["text"]
    assert "road bridge" in correction["now"]


def test_what_standard_input_gave_the_day_before_is_not_corrected(news):
    plain = HERALD.replace("URL: https://herald.example/flood\n", "")
    run = ("brief", "-", "--archive", "told.db", "--format", "json", "--now")
    kursk_digest(*run, MONDAY, cwd=news.parent, input=plain)
    text = plain.replace("railway bridge", "road bridge")
    done = kursk_digest(*run, TUESDAY, cwd=news.parent, input=text)
    stories = json.loads(done.stdout)["stories"] if done.stdout else []
    assert [one for story in stories for one in story["corrections"]] == []


SETTINGS = """\
sources:
  - {name: Northern Herald, path: news/herald.txt, tags: [valley]}
  - {name: Harbour Gazette, path: news/gazette.txt, tags: [coast]}
briefings:
  valley: {tags: [valley], output: valley.txt}
  all: {output: all.json, format: json}
mute: [railway bridge]
follow: [{name: Varga}]
"""


def test_several_briefings_have_a_memory_each_and_rules_are_counted(news):
    write(news, "gazette.txt", GAZETTE)
    write(news.parent, "config.yaml", SETTINGS)
    run = ("brief", "--archive", "told.db", "--now", MONDAY)
    done = kursk_digest(*run, "--name", "valley", "--explain", cwd=news.parent)
    assert done.returncode == 0, done.stderr
    valley = (news.parent / "valley.txt").read_text(encoding="utf-8")
    assert "1 claim muted: railway bridge (1)" in valley
    assert "Varga" not in valley
    assert "muted by railway bridge" in done.stderr
    assert kursk_digest(*run, cwd=news.parent).returncode == 0
    document = json.loads((news.parent / "all.json").read_text(encoding="utf-8"))
    followed = [c for s in document["stories"] for c in s["claims"] if c["followed_by"]]
    assert [claim["followed_by"] for claim in followed] == [["name: Varga"]]
    assert followed[0]["rank"] == 1
    assert (news.parent / "valley.txt").read_text(encoding="utf-8") == valley


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--name", "wra"), "no such briefing; did you mean war?"),
        (("-o", "one.txt"), "would take several briefings"),
    ],
)
def test_a_briefing_that_cannot_be_made_is_refused(news, options, message):
    text = "briefings:\n  war: {words: 300}\n  tech:\n"
    write(news.parent, "config.yaml", text)
    done = brief(news, MONDAY, *options)
    assert done.returncode in (1, 2)
    assert message in " ".join(done.stderr.replace("│", " ").split())
