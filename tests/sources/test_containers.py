import json
import plistlib
import tarfile
import time
import zipfile
from pathlib import Path

import pytest
from command import kursk_digest
from holding import (
    PAGE,
    PROSE,
    gzipped,
    letter,
    mailbox,
    measured,
    pages,
    read,
    reasons,
    taped,
    webarchive,
    zipped,
)
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.model import Known, RawPage, Skipped
from kursk_digest.sources import to_page
from kursk_digest.sources.containers import unpack
from kursk_digest.sources.limits import Limits


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "data", "location", "url"),
    [
        ("page.html.gz", gzipped(PAGE.encode()), "page.html.gz", None),
        ("page", gzipped(gzipped(PAGE.encode())), "page", None),
        ("a.zip", zipped([("news/a.html", PAGE)]), "a.zip#news/a.html", None),
        (
            "a.zip",
            zipped([("news/a.html.gz", gzipped(PAGE.encode()))]),
            "a.zip#news/a.html.gz",
            None,
        ),
        ("a.zip", zipped([("b.zip", zipped([("c.html", PAGE)]))]), "a.zip#b.zip#c.html", None),
        ("a.tar", taped([("news/a.html", PAGE.encode())]), "a.tar#news/a.html", None),
        (
            "a.tgz",
            gzipped(taped([("p.png", b"x"), ("m.mbox", mailbox(letter(PROSE)))])),
            "a.tgz#m.mbox#1",
            None,
        ),
        ("a.webarchive", webarchive(PAGE.encode()), "a.webarchive", "https://herald.example/ferry"),
        (
            "x.webarchive",
            webarchive(PAGE.encode(), form=plistlib.FMT_XML),
            "x.webarchive",
            "https://herald.example/ferry",
        ),
        (
            "a.zip",
            zipped([("ä.webarchive", webarchive(PAGE.encode(), "https://herald.example/ä"))]),
            "a.zip#ä.webarchive",
            "https://herald.example/ä",
        ),
        ("a.eml", letter(html=PAGE).as_bytes(), "a.eml", None),
        ("m.mbox", mailbox(letter(html=PAGE)), "m.mbox#1", None),
        ("a.zip", zipped([("m.mbox", mailbox(letter(PROSE)))]), "a.zip#m.mbox#1", None),
        ("a.zip", zipped([("a.eml", letter(PROSE).as_bytes())]), "a.zip#a.eml", None),
        ("m.gz", gzipped(mailbox(letter(PROSE))), "m.gz#1", None),
    ],
)
def test_what_lies_in_a_container_is_a_page_that_can_be_asked_for_again(
    here, name, data, location, url
):
    (here / name).write_bytes(data)
    [found] = read(name)
    assert isinstance(found, RawPage)
    assert found.location == location
    assert found.known.url == url
    assert PROSE in to_page(found).body
    assert read(location) == [found]


def test_the_members_of_a_folder_are_read_like_any_page(here):
    (here / "f").mkdir()
    (here / "f" / "a.zip").write_bytes(zipped([("a.txt", PROSE), ("b.txt", PROSE)]))
    (here / "f" / "b.txt").write_text(PROSE)
    assert [page.location for page in read("f")] == ["f/a.zip#a.txt", "f/a.zip#b.txt", "f/b.txt"]


def test_a_member_says_in_which_file_it_lies(here):
    (here / "a.zip").write_bytes(zipped([("m.mbox", mailbox(letter(PROSE), letter(PROSE)))]))
    assert [page.known.via for page in read("a.zip")] == ["a.zip", "a.zip"]
    (here / "a.eml").write_bytes(letter(PROSE).as_bytes())
    assert read("a.eml")[0].known.via is None


def test_a_file_whose_name_has_a_number_sign_is_that_file(here):
    (here / "a.zip#b.txt").write_text("The other file.")
    (here / "a.zip").write_bytes(zipped([("b.txt", PROSE)]))
    assert [page.data for page in read("a.zip#b.txt")] == [b"The other file."]


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("a.zip#gone.txt", "holds nothing of that name; give the file alone to see what it holds"),
        ("a.txt#1", "no such file; check the path"),
        ("gone.zip#a.txt", "no such file; check the path"),
    ],
)
def test_a_member_that_is_not_there_is_a_skip(here, location, reason):
    (here / "a.zip").write_bytes(zipped([("b.txt", PROSE)]))
    (here / "a.txt").write_text(PROSE)
    assert read(location) == [Skipped(location, reason)]


def test_names_in_an_archive_are_only_names(here):
    names = ["../../etc/passwd.txt", "/root/a.txt", "C:\\a.txt", "a\nb.txt", "\x1b[31m.txt"]
    (here / "a.zip").write_bytes(zipped([(name, PROSE) for name in names]))
    assert [page.location for page in read("a.zip")] == [
        "a.zip#../../etc/passwd.txt",
        "a.zip#/root/a.txt",
        "a.zip#C:\\a.txt",
        "a.zip#a?b.txt",
        "a.zip#?[31m.txt",
    ]
    assert [path.name for path in here.iterdir()] == ["a.zip"]
    assert len(read("a.zip#a?b.txt")) == 1


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("name", ["n" * 90 + ".txt", "d" * 120 + "/" + "n" * 90 + ".txt", "ї.txt"])
def test_names_of_tar_archives_are_read_in_every_format(here, form, name):
    (here / "a.tar").write_bytes(taped([(name, PROSE.encode()), ("b.txt", b"Two.")], form))
    assert [page.location for page in read("a.tar")] == [f"a.tar#{name}", "a.tar#b.txt"]
    assert [page.data for page in read("a.tar#b.txt")] == [b"Two."]


def test_a_tar_archive_that_is_cut_off_or_damaged_gives_what_comes_before(here):
    data = taped([(f"{n}.txt", PROSE.encode()) for n in range(3)])
    (here / "a.tar").write_bytes(data[:2048] + b"x" * 600)
    (here / "b.tar").write_bytes(data[: 2048 + 530])
    found = read("a.tar", "b.tar")
    assert [page.location for page in pages(found)] == [
        "a.tar#0.txt", "a.tar#1.txt", "b.tar#0.txt", "b.tar#1.txt", "b.tar#2.txt",
    ]  # fmt: skip
    assert PROSE.encode().startswith(pages(found)[-1].data)
    told = reasons(found)
    assert set(told) == {"a.tar", "b.tar", "b.tar#2.txt"}
    assert told["a.tar"].startswith("has no member at byte 2,048; ")
    assert told["b.tar#2.txt"].startswith("is cut off; ")


def test_a_feed_in_an_archive_is_followed(here):
    feed = (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Northern Herald</title><item>"
        f"<title>Ferry</title><description>{PROSE * 20}</description></item></channel></rss>"
    )
    (here / "a.zip").write_bytes(zipped([("feed.xml", feed)]))
    [page] = pages(read("a.zip"))
    assert page.known.title == "Ferry"


def test_two_members_of_one_name_are_told_apart(here):
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped([("a.txt", "One, the first."), ("a.txt", "Two, the second.")])
    (here / "a.zip").write_bytes(data)
    assert [page.location for page in read("a.zip")] == ["a.zip#a.txt", "a.zip#a.txt#2"]
    assert [page.data for page in read("a.zip#a.txt#2")] == [b"Two, the second."]


def test_what_no_page_is_in_an_archive_is_passed_over_as_in_a_folder(here):
    names = ["a.txt", "p.png", "s.css", ".hidden", "x/.git/a.txt", "__MACOSX/a.txt", "d/"]
    (here / "a.zip").write_bytes(zipped([(name, PROSE) for name in names]))
    assert [page.location for page in read("a.zip")] == ["a.zip#a.txt"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped([]), "holds no pages; give a file with text or HTML in it"),
        (zipped([("p.png", b"x")]), "holds no pages; give a file with text or HTML in it"),
        (zipped([("a.txt", PROSE)])[:60], "is a damaged ZIP archive (File is not a zip file)"),
        (b"PK\x03\x04" + bytes(40), "is a damaged ZIP archive (File is not a zip file)"),
        (gzipped(b"x" * 100)[:8], "is cut off after 0 unpacked bytes"),
        (b"\x1f\x8b\x08\x00garbage, no deflate", "is damaged after 0 unpacked bytes"),
        (b"bplist00" + bytes(50), "is a damaged web archive; save the page again"),
        (webarchive(PAGE.encode())[:-9], "is a damaged web archive; save the page again"),
        (webarchive("no bytes"), "is a property list, not a saved page"),
    ],
)
def test_what_is_damaged_or_empty_is_named(here, data, reason):
    (here / "a").write_bytes(data)
    [found] = read("a")
    assert isinstance(found, Skipped)
    assert found.reason.startswith(reason)
    assert "; " in found.reason


@pytest.mark.parametrize("size", [10, 5000, 100_000])
def test_parts_packed_one_after_another_are_one_file(here, size):
    text = "".join(f"{n * n * n} " for n in range(size)).encode()
    parts = [text[at : at + size] for at in range(0, len(text), size)]
    (here / "a.gz").write_bytes(b"".join(map(gzipped, parts)) + bytes(70_000) + gzipped(b"end"))
    [page] = read("a.gz")
    assert page.data == text + b"end"


def test_what_comes_before_the_damage_is_kept(here):
    text = "\n\n".join(f"{PROSE} Line {n * n} of the log." for n in range(20_000))
    (here / "a.txt.gz").write_bytes(gzipped(text.encode())[:-2000])
    page, skipped = read("a.txt.gz")
    assert text.startswith(page.data.decode())
    assert skipped.reason.startswith(f"is cut off after {len(page.data):,} unpacked bytes; ")


def test_a_mailbox_that_is_cut_off_gives_the_mails_before(here):
    mails = [letter(f"{PROSE} Mail {n * n * n}, the next of them.") for n in range(2000)]
    (here / "m.gz").write_bytes(gzipped(mailbox(*mails))[:-4000])
    found = read("m.gz")
    assert len(found) > 1000
    assert [type(one) for one in found[-2:]] == [RawPage, Skipped]
    assert found[-1].location == "m.gz"


def test_one_damaged_member_does_not_stop_the_others(here):
    data = bytearray(zipped([("a.txt", PROSE), ("b.txt", PROSE), ("c.txt", PROSE)]))
    begin = data.index(b"b.txt") + 5
    data[begin + 10 : begin + 20] = bytes(10)
    (here / "a.zip").write_bytes(data)
    found = read("a.zip")
    assert [page.location for page in pages(found) if page.data == PROSE.encode()] == [
        "a.zip#a.txt",
        "a.zip#c.txt",
    ]
    assert reasons(found)["a.zip#b.txt"].startswith("is damaged after ")


def test_an_encrypted_member_is_named(here):
    data = bytearray(zipped([("a.txt", PROSE), ("b.txt", PROSE)]))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    (here / "a.zip").write_bytes(data)
    found = read("a.zip")
    assert [page.location for page in pages(found)] == ["a.zip#b.txt"]
    reason = "is encrypted; unpack it with its password and give what is inside"
    assert reasons(found) == {"a.zip#a.txt": reason}


def test_members_that_share_their_bytes_are_refused(here):
    data = zipped([("a.txt", PROSE), ("b.txt", PROSE)])
    second = data.rindex(b"PK\x03\x04")
    entry = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    # The second entry of the table of contents is led to the first member.
    twisted = bytearray(data)
    twisted[entry + 42 : entry + 46] = bytes(4)
    assert second > 0
    (here / "a.zip").write_bytes(twisted)
    found = read("a.zip")
    assert not pages(found)
    assert all("shares its bytes" in reason for reason in reasons(found).values())


def test_containers_in_containers_end(here):
    data = PAGE.encode()
    for _ in range(6):
        data = zipped([("a.zip", data)])
    (here / "a.zip").write_bytes(data)
    assert reasons(read("a.zip")) == {
        "a.zip#a.zip#a.zip#a.zip": "lies in more than 3 containers in one another; "
        "unpack it and give it alone"
    }


def test_a_member_over_the_limit_is_named_and_the_rest_is_read(here):
    (here / "a.zip").write_bytes(zipped([("a.txt", b"x y " * 1000), ("b.txt", PROSE)]))
    found = read("a.zip", max_bytes=1000)
    assert [page.location for page in pages(found)] == ["a.zip#b.txt"]
    assert reasons(found)["a.zip#a.txt"].startswith("is larger than 0.001 MB; ")


def test_pictures_embedded_in_a_member_do_not_count(here):
    picture = "<img src='data:image/png;base64," + "iVBORw0K" * 400_000 + "'>"
    (here / "a.zip").write_bytes(zipped([("a.html", f"<p>one</p>{picture}<p>two</p>")]))
    [page] = read("a.zip", max_bytes=1_000_000)
    assert page.data == b"<p>one</p><img src='data:,'><p>two</p>"


def bomb_of_zeros():
    return zipped([(f"{n}.txt", bytes(9_000_000)) for n in range(60)])


def bomb_of_names():
    return zipped([(f"{n}.txt", b"") for n in range(60_000)])


def bomb_of_parts():
    return letter(PROSE).as_bytes().replace(
        b"text/plain", b"multipart/mixed; boundary=b; x=y", 1
    ) + b"--b\n\n" * 1_800_000  # fmt: skip


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("zeros.gz", lambda: gzipped(bytes(300_000_000))),
        ("twice.gz", lambda: gzipped(gzipped(bytes(300_000_000)))),
        ("zeros.tar.gz", lambda: gzipped(taped([("a.txt", bytes(200_000_000))]))),
        ("name.tar.gz", lambda: gzipped(taped([("n" * 30_000_000, b"x")]))),
        ("zeros.zip", bomb_of_zeros),
        ("nested.zip", lambda: zipped([(f"{n}.zip", bomb_of_zeros()) for n in range(3)])),
        ("names.zip", bomb_of_names),
        ("parts.eml", bomb_of_parts),
        ("lines.eml", lambda: letter(PROSE).as_bytes() + b"a\n" * 4_900_000),
        ("headers.eml", lambda: b"MIME-Version: 1.0\n" + b"X: y\n" * 1_900_000),
        ("mails.mbox", lambda: mailbox(*[b"X: y\n\nz"] * 100_000)),
        ("one.mbox", lambda: mailbox(letter("word " * 10_000_000))),
        (
            "picture.zip",
            lambda: zipped([("a.html", b"data:image/png;base64," + b"A" * 95_000_000)]),
        ),
        ("a.webarchive", lambda: webarchive(b"<p>" + b"x" * 95_000_000)),
        ("b.webarchive", lambda: webarchive(b"<p>", extra=[[] for _ in range(300_000)])),
    ],
)
def test_a_bomb_ends_soon_and_in_little_memory(tmp_path, name, make):
    path = tmp_path / name
    path.write_bytes(make())
    began = time.monotonic()
    lines, count, peak = measured(path)
    assert peak < 150, lines
    assert time.monotonic() - began < 20
    assert count <= 20_001


def test_a_mailbox_larger_than_any_page_is_read_mail_by_mail(tmp_path):
    with (tmp_path / "m.mbox").open("wb") as file:
        for _ in range(60):
            file.write(mailbox(letter(PROSE + " word" * 100_000)))
    lines, count, peak = measured(tmp_path / "m.mbox")
    assert (lines, count) == ([], 60)
    assert peak < 100


def test_a_mail_is_read_when_it_is_asked_for(here):
    (here / "m.mbox").write_bytes(mailbox(letter(PROSE), letter("x " * 4_000_000)))
    from kursk_digest.sources import read_raw_pages

    assert next(read_raw_pages(["m.mbox"], stdin=bytes)).location == "m.mbox#1"


def test_a_container_on_standard_input_is_unpacked():
    data = zipped([("a.txt", PROSE)])
    assert [page.location for page in read("-", stdin=lambda: data)] == ["-#a.txt"]


def test_what_the_source_says_stands_over_what_a_mail_says():
    known = Known(outlet="The Herald", tags=("sea",), via="list.opml")
    raw = RawPage("a.eml", letter(PROSE).as_bytes(), known=known)
    [page] = unpack(raw, Limits())
    assert (page.known.outlet, page.known.tags, page.known.via) == (
        "The Herald",
        ("sea",),
        "list.opml",
    )
    assert page.known.title == "Ferry sinks off Saltmere"


@pytest.mark.parametrize("data", [b"", b"Prose.", PAGE.encode(), b"%PDF-1.7", b"\x89PNG\r\n\x1a\n"])
def test_a_page_is_no_container(data):
    assert unpack(RawPage("a", data), Limits()) is None


STARTS = [
    gzipped(PAGE.encode()), taped([("a.txt", PROSE.encode())] * 2),
    zipped([("a.txt", PROSE), ("b.eml", letter(PROSE).as_bytes())]),
    webarchive(PAGE.encode()), letter(PROSE, PAGE).as_bytes(), mailbox(letter(PROSE)),
    b"From a@b.example Tue Nov 12 08:30:00 2024\n", b"MIME-Version: 1.0\n", b"PK\x03\x04",
]  # fmt: skip


@st.composite
def damaged(draw):
    data = bytearray(draw(st.sampled_from(STARTS)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 30))] = draw(st.binary(max_size=30))
    return bytes(data)


@given(damaged() | st.binary())
def test_any_bytes_end_in_values(data):
    found = unpack(RawPage("a", data), Limits(max_bytes=100_000))
    for one in found or ():
        assert isinstance(one, RawPage | Skipped)
        assert one.location.startswith("a")
        if isinstance(one, Skipped):
            assert "; " in one.reason
            assert "\n" not in one.reason


def test_the_command_digests_verifies_and_explains_what_lies_in_files(folder):
    texts = [path for path in sorted(folder.iterdir())]
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for path in texts:
            archive.write(path, path.name)
            path.unlink()
    built = kursk_digest("build", ".", "--format", "json", cwd=folder)
    assert built.returncode == 0, built.stderr
    digest = json.loads(built.stdout)
    assert [article["location"] for article in digest["articles"]] == [
        f"./all.zip#{path.name}" for path in texts
    ]
    (folder / "d.json").write_text(built.stdout)
    (folder / "d.json").rename(folder.parent / "d.json")
    checked = kursk_digest("verify", "../d.json", cwd=folder)
    assert (checked.returncode, checked.stderr.count("skipped")) == (0, 0), checked.stdout
    claim = digest["stories"][0]["claims"][0]["id"]
    assert kursk_digest("explain", "../d.json", claim, cwd=folder).returncode == 0
    again = kursk_digest("extract", f"all.zip#{texts[0].name}", cwd=folder)
    assert again.returncode == 0
    assert Path(texts[0]).name not in again.stderr
