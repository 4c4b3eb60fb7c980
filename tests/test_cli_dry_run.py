"""`build --dry-run` says what would be read, and asks nobody."""

from command import BRIDGE, kursk_digest
from sources.hostile import page, serving


def test_each_place_is_named_and_nothing_is_fetched(folder):
    with serving(page(b"")) as server:
        url = server.url
        (folder / "config.yaml").write_text(
            f"sources:\n- {{name: Northern Herald, feed: '{url}/rss', max_items: 5}}\n"
            f"- {{name: Gazette, page: '{url}/page'}}\n- {{name: Clips, path: '*.txt'}}\n"
            f"- {{name: Mine, path: feeds.opml}}\n- {{name: Lost, path: lost}}\n"
        )
        (folder / "feeds.opml").write_text(
            f'<opml><outline text="Post" xmlUrl="{url}/post"/>'
            f'<outline text="Herald" xmlUrl="{url}/rss"/><outline type="rss" text="Dead"/></opml>'
        )
        done = kursk_digest(
            "build", "--dry-run", "--since", "2026-11-20", "--allow-private", cwd=folder
        )
        assert server.requests == []
    assert done.returncode == 0
    bounds = "since 2026-11-20 00:00 UTC; and the pages behind its teasers"
    files = sorted(path.name for path in folder.glob("*.txt"))
    assert done.stdout.splitlines() == [
        f"fetch  feed  {url}/rss  (Northern Herald; the newest 5; {bounds})",
        f"fetch  page  {url}/page  (Gazette)",
        *(f"read   {name}  (Clips)" for name in files),
        f"fetch  feed  {url}/post  (Post; {bounds})",
        "skip   Dead  (has no address in the list; add one there, or take it out)",
        "skip   lost  (Lost; no such file; check the path)",
    ]
    assert done.stderr == "3 to fetch, 2 to read, 2 to skip; nothing was fetched\n"


def test_standard_input_is_left_alone(tmp_path):
    done = kursk_digest("build", "--dry-run", "-q", "-", str(BRIDGE), cwd=tmp_path, input="x")
    assert done.stdout.splitlines() == ["read   -", f"read   {BRIDGE}"]
    assert done.stderr == ""


def test_no_name_moves_the_cursor(tmp_path):
    (tmp_path / "list").write_text("https://h.example/\x1b[2J\nhttps://h.example/\n")
    done = kursk_digest("build", "--dry-run", "--from-file", "list", "a\x1bb", cwd=tmp_path)
    assert "\x1b" not in done.stdout
