import html
import time

import pytest
from command import kursk_digest
from holding import PROSE, letter, mailbox, measured, pages, read, reasons
from hypothesis import given, settings
from hypothesis import strategies as st

from kursk_digest.articles import extract_article
from kursk_digest.model import Article, RawPage, Skipped
from kursk_digest.sources import to_page
from kursk_digest.sources.containers import unpack
from kursk_digest.sources.containers.forwards import subject_of_forward
from kursk_digest.sources.containers.letters import unwrapped_text
from kursk_digest.sources.containers.mail_html import unwrapped
from kursk_digest.sources.containers.mailboxes import cut_mails
from kursk_digest.sources.limits import Limits

ONE = (
    "The ferry sank off Saltmere on Monday evening after its engine room took on water, the "
    "harbour authority said."
)
TWO = (
    "Rescue boats from Kelby reached the vessel within twenty minutes, and the last passenger "
    "was ashore at 20:05."
)
THREE = (
    "The council of Kelby voted on Tuesday to close the old bridge to lorries from January, "
    "after cracks were found."
)
FOUR = (
    "Prices for apples fell by 12 percent in October, the growers' union said, as a warm "
    "autumn brought a large harvest."
)
SUBJECT = "Ferry sinks off Saltmere"
WHEN = "2024-11-12T08:30:00+02:00"
OFF = "https://click.mailer.example/u/7f3a"
LIST = {"List_Unsubscribe": f"<mailto:off@mailer.example>, <{OFF}>"}


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def row(content):
    return f"<tr><td style='padding:10px'>{content}</td></tr>"


def paragraphs(*texts):
    return "".join(f"<p>{html.escape(text)}</p>" for text in texts)


def newsletter(*rows, foot=None):
    """Build a mail as mailing programs do: tables in tables, a hidden line, a footer."""
    foot = foot or (
        "You are receiving this email because you signed up at herald.example.<br>"
        f"Northern Herald, 12 Quay Street, Saltmere<br><a href='{OFF}'>Leave</a> | <a "
        f"href='#'>Privacy</a>"
    )
    return (
        "<html><body><div style='display:none;max-height:0'>What happened at night</div>"
        "<table width=100%><tr><td><table width=600>"
        + row("<a href='https://click.mailer.example/v'>View in browser</a>")
        + "".join(rows)
        + row(foot)
        + "</table></td></tr></table>"
        "<img src='https://click.mailer.example/o.gif' width=1 height=1></body></html>"
    )


def click(name):
    return (
        f"https://click.mailer.example/c?u=https%3A%2F%2Fherald.example%2F{name}%3Futm_source%3Dnl"
    )


def item(title, *texts, name, more="Read more »"):
    link = click(name)
    return row(
        f"<h2><a href='{link}'>{title}</a></h2>{paragraphs(*texts)}<p><a "
        f"href='{link}'>{more}</a></p>"
    )


def articles(mail):
    data = mail if isinstance(mail, bytes) else mail.as_bytes()
    found = list(unpack(RawPage("a.eml", data, "a.eml"), Limits()))
    assert all(isinstance(one, RawPage) for one in found), found
    return [extract_article(to_page(one)) for one in found]


def texts(mail):
    return [article.paragraphs for article in articles(mail)]


def test_the_headers_say_who_wrote_when():
    [article] = articles(letter(html=newsletter(row(paragraphs(ONE, TWO)))))
    assert (article.outlet, article.title) == ("Northern Herald", "Ferry sinks off Saltmere")
    assert article.published == "2024-11-12T08:30:00+02:00"
    assert article.location == "a.eml"


@pytest.mark.parametrize(
    ("headers", "outlet", "title", "published"),
    [
        ({"sender": "news@herald.example"}, "herald.example", SUBJECT, WHEN),
        ({"sender": "Вісник <a@b.example>", "subject": "Паром «Я»"}, "Вісник", "Паром «Я»", WHEN),
        (
            {"date": "Tue, 12 Nov 2024 08:30:00 GMT"},
            "Northern Herald", SUBJECT, "2024-11-12T08:30:00Z",
        ),
        ({"date": "some day"}, "Northern Herald", SUBJECT, None),
    ],
)  # fmt: skip
def test_headers_are_decoded(headers, outlet, title, published):
    [article] = articles(letter(f"{ONE}\n\n{TWO}", **headers))
    assert (article.outlet, article.title, article.published) == (outlet, title, published)


@pytest.mark.parametrize(
    "head",
    [
        b"From: Northern Herald <a@b.example>\nSubject: Caf\xc3\xa9\n",
        b"From: Northern Herald <a@b.example>\nSubject: Caf\xe9\n",
        b"From: Northern Herald <a@b.example>\nSubject: =?iso-8859-1?q?Caf=E9?=\n",
        b"From: Northern Herald <a@b.example>\nSubject: =?utf-8?b?Q2Fm?=\n =?utf-8?b?w6k=?=\n",
        b"From: Northern Herald <a@b.example>\r\nSubject: Caf\xc3\xa9\r\n",
    ],
)
def test_a_subject_in_any_dress_is_read(head):
    [article] = articles(head + b"MIME-Version: 1.0\n\n" + f"{ONE}\n\n{TWO}\n".encode())
    assert (article.outlet, article.title) == ("Northern Herald", "Café")


@pytest.mark.parametrize(
    ("content_type", "way", "body"),
    [
        ("text/html; charset=utf-8", "8bit", "<p>Міст закрито на рік.</p>".encode()),
        ("text/html; charset=us-ascii", "8bit", "<p>Міст закрито на рік.</p>".encode()),
        ("text/html; charset=windows-1251", "8bit", "<p>Міст закрито на рік.</p>".encode("cp1251")),
        ("text/html; charset=nonsense", "8bit", "<p>Міст закрито на рік.</p>".encode()),
        (
            "text/html; charset=utf-8", "base64",
            b"PHA+0JzRltGB0YIg0LfQsNC60YDQuNGC\n0L4g0L3QsCDRgNGW0LouPC9wPg",
        ),
        (
            "text/html; charset=utf-8", "quoted-printable",
            b"<p>=D0=9C=D1=96=D1=81=D1=82 =D0=B7=D0=B0=\n"
            b"=D0=BA=D1=80=D0=B8=D1=82=D0=BE =D0=BD=D0=B0 =D1=80=D1=96=D0=BA.</p>=",
        ),
    ],
)  # fmt: skip
def test_a_body_in_any_dress_is_read(content_type, way, body):
    head = f"MIME-Version: 1.0\nContent-Type: {content_type}\nContent-Transfer-Encoding: {way}\n\n"
    [page] = unpack(RawPage("a", head.encode() + body), Limits())
    assert "Міст закрито на рік." in to_page(page).body


def test_html_is_preferred_and_attachments_are_not_text():
    mail = letter("Plain.", newsletter(row(paragraphs(ONE, TWO))))
    mail.add_attachment(f"<p>{THREE}</p>", subtype="html", filename="x.html")
    assert texts(mail) == [(ONE, TWO)]


def test_what_belongs_to_the_mailing_is_gone():
    mail = letter(html=newsletter(row(paragraphs(ONE, TWO, THREE))), **LIST)
    assert texts(mail) == [(ONE, TWO, THREE)]
    [page] = unpack(RawPage("a", mail.as_bytes()), Limits())
    body = page.data.decode()
    assert "<img" not in body
    assert "What happened at night" not in body
    assert "Quay Street" not in body


@pytest.mark.parametrize(
    "word", ["Unsubscribe", "Newsletter abbestellen", "Se désabonner", "Відписатися"]
)
def test_the_footer_is_known_by_its_link_too(word):
    foot = f"12 Quay Street, Saltmere. <a href='https://x.example/7'>{word}</a>"
    assert texts(letter(html=newsletter(row(paragraphs(ONE, TWO)), foot=foot))) == [(ONE, TWO)]


def test_a_text_about_leaving_lists_is_not_cut():
    link = "<a href='https://law.example/unsubscribe-rule'>the unsubscribe rule</a>"
    more = (
        "Senders may no longer ask for a password or a reason, and lists that are bought are "
        "forbidden."
    )
    body = (
        f"<html><body>{paragraphs(ONE)}<p>{THREE} It is called "
        f"{link}.</p>{paragraphs(TWO, FOUR, more)}</body></html>"
    )
    [found] = texts(letter(html=body))
    assert FOUR in found
    assert more in found


def test_several_articles_of_one_newsletter_are_told_apart(here):
    rows = [
        row(paragraphs("Good morning. Here is what you need to know today.")),
        item("Ferry sinks off Saltmere", ONE, TWO, name="ferry"),
        item("Kelby closes bridge", THREE, name="bridge"),
        item("Apples get cheaper", FOUR, name="apples"),
    ]
    mail = letter(html=newsletter(*rows), subject="Morning Brief", **LIST)
    found = articles(mail)
    assert [article.title for article in found] == [
        "Ferry sinks off Saltmere",
        "Kelby closes bridge",
        "Apples get cheaper",
    ]
    assert [article.paragraphs for article in found] == [(ONE, TWO), (THREE,), (FOUR,)]
    assert [article.url for article in found] == [
        f"https://herald.example/{name}" for name in ("ferry", "bridge", "apples")
    ]
    assert {article.outlet for article in found} == {"Northern Herald"}
    (here / "m.mbox").write_bytes(mailbox(letter(PROSE), mail))
    locations = [page.location for page in read("m.mbox")]
    assert locations == ["m.mbox#1", "m.mbox#2#1", "m.mbox#2#2", "m.mbox#2#3"]
    assert [page.location for page in read("m.mbox#2#3")] == ["m.mbox#2#3"]


@pytest.mark.parametrize(
    "rows",
    [
        [row(f"<h2>One</h2>{paragraphs(ONE)}"), row(f"<h2>Two</h2>{paragraphs(THREE)}")],
        [item("Ferry", ONE, name="ferry"), row(paragraphs(TWO, THREE, FOUR))],
        [item("Ferry", ONE, name="ferry"), item("Bridge", THREE, name="ferry")],
        [item("Ferry", name="ferry"), item("Bridge", name="bridge"), row(paragraphs(ONE, TWO))],
    ],
    ids=["no links", "one link", "one page", "no text"],
)
def test_what_is_not_surely_several_stays_one(rows):
    assert len(articles(letter(html=newsletter(*rows), **LIST))) == 1


def test_a_link_that_counts_clicks_is_no_address():
    def counted(title, text, code):
        link = f"https://click.mailer.example/c/{code}"
        return row(
            f"<h2><a href='{link}'>{title}</a></h2>{paragraphs(text)}<a href='{link}'>Read on</a>"
        )

    rows = [counted("Ferry sinks", ONE, "9f1c"), counted("Bridge closes", THREE, "77ab")]
    assert [one.url for one in articles(letter(html=newsletter(*rows), **LIST))] == [None, None]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://t.example/c?u=https%3A%2F%2Fherald.example%2Fa%3Fb%3D1", "https://herald.example/a?b=1"),
        ("https://t.example/?x=1&url=https://t2.example/?to=https%3A%2F%2Fherald.example", "https://herald.example"),
        ("https://t.example/c/abc", "https://t.example/c/abc"),
        ("https://t.example/c?u=javascript:alert(1)", "https://t.example/c?u=javascript:alert(1)"),
        ("https://[bad/?u=https://a.b", "https://[bad/?u=https://a.b"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_tracking_link_that_says_where_it_leads_is_unwrapped(address, target):
    assert unwrapped(address) == target


GMAIL = (
    "<div>Worth reading!<br><br><div class=gmail_quote><div>---------- Forwarded message "
    "---------<br>"
    "From: <strong>Harbour Gazette</strong> <span>&lt;<a "
    "href='mailto:n@gazette.example'>n@gazette.example</a>&gt;</span><br>"
    "Date: Mon, Nov 11, 2024 at 9:00 PM<br>Subject: Ferry sinks<br>To: Bo "
    "&lt;bo@home.example&gt;<br></div>"
)  # fmt: skip
OUTLOOK = (
    "<div>Lies mal!<div><p><b>Von:</b> Harbour Gazette "
    "&lt;n@gazette.example&gt;<br><b>Gesendet:</b> "
    "11.11.2024 21:00<br><b>An:</b> Bo<br><b>Betreff:</b> Ferry sinks</p></div>"
)


@pytest.mark.parametrize(
    ("subject", "head"), [("Fwd: Ferry sinks", GMAIL), ("WG: Ferry sinks", OUTLOOK)]
)
def test_of_a_forwarded_mail_the_old_one_counts(subject, head):
    mail = letter(
        html=f"<html><body>{head}{newsletter(row(paragraphs(ONE, TWO)))}</div></body></html>",
        subject=subject,
    )
    [article] = articles(mail)
    assert (article.outlet, article.title, article.published) == (
        "Harbour Gazette",
        "Ferry sinks",
        "2024-11-11",
    )
    assert article.paragraphs == (ONE, TWO)


def test_a_forwarded_plain_text_is_read_as_the_old_one():
    text = (
        f"FYI\n\n> From: Harbour Gazette <n@gazette.example>\n> Date: 2024-11-11 21:00\n> "
        f"Subject: Ferry sinks\n\n> {ONE}\n\n> {TWO}\n"
    )
    [article] = articles(letter(text, subject="Fw: Ferry sinks"))
    assert (article.outlet, article.title, article.published) == (
        "Harbour Gazette",
        "Ferry sinks",
        "2024-11-11",
    )
    assert article.paragraphs == (ONE, TWO)


def test_a_mail_attached_to_an_empty_one_is_read_in_its_place():
    outer = letter("See below.", subject="Fwd: x", sender="Bo <bo@home.example>")
    outer.add_attachment(letter(f"{ONE}\n\n{TWO}"))
    [article] = articles(outer)
    assert (article.outlet, article.paragraphs) == ("Northern Herald", (ONE, TWO))


@pytest.mark.parametrize(
    ("subject", "old"),
    [
        ("Fwd: Ferry", "Ferry"), ("FW: Fwd: Ferry", "Ferry"), ("TR : Ferry", "Ferry"),
        ("Ferry", ""), ("Re: Ferry", ""), ("Forward: march", ""), ("I see: nothing", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_forward_is_known_by_its_subject(subject, old):
    assert subject_of_forward(subject) == old


def test_the_mails_of_a_digest_are_told_apart(here):
    parts = b"".join(b"--b\n\n" + letter(text).as_bytes() + b"\n" for text in (ONE, THREE))
    head = (
        b"MIME-Version: 1.0\nFrom: list@x.example\nTo: a@b.example\nContent-Type: "
        b"multipart/digest; boundary=b\n\n"
    )
    (here / "d.eml").write_bytes(head + parts + b"--b--\n")
    assert [page.location for page in read("d.eml")] == ["d.eml#1", "d.eml#2"]
    assert len(read("d.eml#2")) == 1


def test_a_mail_without_text_is_named(here):
    mail = letter("")
    (here / "a.eml").write_bytes(mail.as_bytes())
    assert reasons(read("a.eml")) == {
        "a.eml": "is a mail without text; save the article that it links to"
    }


def test_a_page_saved_as_a_mail_is_that_page(here):
    saved = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://herald.example/ferry\r\n"
        b"Subject: =?utf-8?Q?Ferry?=\r\nDate: Wed, 13 Nov 2024 08:00:00 -0000\r\nMIME-Version: "
        b"1.0\r\n"
        b"Content-Type: "
        b"multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----M--x----\"\r\n\r\n\r\n"
        b"------M--x----\r\nContent-Type: text/html\r\nContent-ID: <f@mhtml.blink>\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: "
        b"https://herald.example/ferry\r\n\r\n"
        b"<!DOCTYPE html><html><body><p>caf=C3=A9 a=\r\nnd</p></body></html>\r\n------M--x----\r\n"
        b"Content-Type: text/css\r\nContent-Location: "
        b"cid:css@mhtml.blink\r\n\r\np{}\r\n------M--x------\r\n"
    )  # fmt: skip
    (here / "a.mhtml").write_bytes(saved)
    [page] = read("a.mhtml")
    assert page.data.strip() == "<!DOCTYPE html><html><body><p>café and</p></body></html>".encode()
    assert (page.location, page.known.url) == ("a.mhtml", "https://herald.example/ferry")
    assert (page.known.published, page.known.title) == (None, "")


@pytest.mark.parametrize(
    ("text", "flowed", "out"),
    [
        ("a \nb\n\nc", True, "a b\n\nc"),
        ("x" * 60 + "\n" + "y" * 60 + "\nend", False, "x" * 60 + " " + "y" * 60 + " end"),
        ("Menu\nHome\nNews", False, "Menu\nHome\nNews"),
        ("x" * 60 + "\n\n" + "y" * 60, False, "x" * 60 + "\n\n" + "y" * 60),
        ("-- \nBo", True, "-- \nBo"),
    ],
)
def test_lines_broken_for_the_width_of_a_mail_are_joined(text, flowed, out):
    assert unwrapped_text(text, flowed=flowed) == out


def test_a_mailbox_is_cut_where_mails_begin_and_nowhere_else():
    import io

    first = letter("One.\n\nFrom here on it rains.\n\nFrom 10:30 on, too.\n")
    data = mailbox(first, letter("Two."))
    found = list(cut_mails(io.BytesIO(data), 10_000))
    assert len(found) == 2
    assert b"\nFrom here on it rains.\n" in found[0]
    assert b"\nFrom 10:30 on, too.\n" in found[0]
    unquoted = data.replace(b"\n>From", b"\nFrom")
    assert len(list(cut_mails(io.BytesIO(unquoted), 10_000))) == 2


@pytest.mark.parametrize(
    "body",
    [
        "<p>a" * 240_000,
        "<div>" * 190_000,
        "<table><tr><td>" * 60_000,
        "<a href='/unsubscribe'>unsubscribe</a>" * 25_000,
        "<b>Ferry sinks: @</b>" * 45_000,
        "<p>" + "x" * 990_000,
    ],
)
def test_hostile_html_ends_soon_and_in_little_memory(tmp_path, body):
    (tmp_path / "a.eml").write_bytes(
        letter(html=body, subject="Fwd: Ferry sinks", **LIST).as_bytes()
    )
    began = time.monotonic()
    _, count, peak = measured(tmp_path / "a.eml")
    assert count == 1
    assert peak < 150
    assert time.monotonic() - began < 15


PIECES = [
    "<table>", "<tr>", "<td>", "</td>", "</table>", "<h2>", "</h2>", "<a href='https://a.b/c'>",
    "</a>", "<p>", "<br>", ONE, "Read more", "<div style='display:none'>", "</div>", "unsubscribe",
    "Ferry sinks", "Subject: ", "a@b.example", "<html>", "<body>", "</body>", "<!--", "-->",
    "&nbsp;", "\0", "<svg>",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=10)).map("".join), st.booleans())
def test_any_html_ends_in_values(body, forwarded):
    data = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
    data += (
        f"List-Unsubscribe: <{OFF}>\nSubject: {'Fwd: Ferry sinks' if forwarded else 'x'}\n\n{body}"
    )
    for found in unpack(RawPage("a", data.encode("utf-8", "replace")), Limits()):
        page = to_page(found) if isinstance(found, RawPage) else found
        assert isinstance(
            page if isinstance(page, Skipped) else extract_article(page), Article | Skipped
        )


def test_the_command_digests_a_newsletter_and_finds_its_articles_again(tmp_path):
    rows = [item("Ferry sinks", ONE, TWO, name="ferry"), item("Bridge", THREE, name="bridge")]
    (tmp_path / "a.eml").write_bytes(letter(html=newsletter(*rows), **LIST).as_bytes())
    built = kursk_digest("build", "a.eml", "--format", "json", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    (tmp_path / "d.json").write_text(built.stdout)
    checked = kursk_digest("verify", "d.json", cwd=tmp_path)
    assert checked.returncode == 0, checked.stderr
    assert len(pages(read(str(tmp_path / "a.eml")))) == 2


@pytest.mark.parametrize(
    "text",
    ["A" * 2_000_000, "A" * 60 + "\n", "a\n" * 500_000, "http://" + "." * 2_000_000 + " a",
     "https://" * 200_000, "- " * 1_000_000, "http://x,\n" * 200_000],
    ids=lambda text: text[:9],
)  # fmt: skip
def test_no_plain_text_takes_long(text):
    mail = b"From: a@lake.example\nSubject: Ferry\nDate: Tue, 12 Nov 2024 08:30:00 +0200\n\n"
    mail += text.encode()
    began = time.process_time()
    found = unpack(RawPage("a.eml", mail), Limits(max_bytes=10**7), {})
    assert found is not None
    assert len(list(found)) == 1
    assert time.process_time() - began < 3
