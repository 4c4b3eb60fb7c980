"""Feeds as they are met, whole and broken, and what a reader expects of the first entry."""

# ruff: noqa: E501  # a case is a line

from __future__ import annotations

from dataclasses import dataclass

LINK = "https://lake.example/bridge"
TITLE = "Bridge closed"
TEXT = "The bridge was closed on Monday."
DAY = "2026-11-23"
MOMENT = "2026-11-23T10:00:00+00:00"


@dataclass(frozen=True)
class Case:
    id: str
    document: bytes
    title: str = TITLE
    link: str = LINK
    text: str = TEXT
    date: str | None = None
    authors: tuple[str, ...] = ()
    count: int = 1
    content_type: str = ""
    charset: str | None = None


def rss(item: str, *, version: str = "2.0", head: str = "", more: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="{version}"{more}><channel>'
        f"<title>Lake News</title><link>https://lake.example/</link>{head}{item}</channel></rss>"
    )


def item(fields: str = "", *, text: str = TEXT, tag: str = "item") -> str:
    return (
        f"<{tag}><title>{TITLE}</title><link>{LINK}</link>"
        f"<description>{text}</description>{fields}</{tag}>"
    )


def atom(entry: str, *, head: str = "", more: str = "") -> str:
    return (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"{more}>'
        f"<title>Lake News</title>{head}{entry}</feed>"
    )


def entry(fields: str) -> str:
    return f'<entry><title>{TITLE}</title><link href="{LINK}"/>{fields}</entry>'


CONTENT = ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
DUBLIN = ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
RDF = (
    '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns="http://purl.org/rss/1.0/"' + DUBLIN + CONTENT + ">"
    '<channel rdf:about="https://lake.example/"><title>Lake News</title>'
    "<link>https://lake.example/</link><items><rdf:Seq>"
    f'<rdf:li rdf:resource="{LINK}"/></rdf:Seq></items></channel>'
)
BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)


def whole(name: str, document: str, **more: object) -> Case:
    return Case(name, document.encode(), **more)  # type: ignore[arg-type]


FORMATS = [
    whole("RSS 2.0", rss(item("<pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate>")), date=MOMENT),
    whole("RSS 0.91", rss(item(), version="0.91")),
    whole("RSS 0.92", rss(item('<source url="https://a.example/">Hill Post</source>'), version="0.92")),
    whole("RSS 0.90", '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Lake News</title></channel>' + item() + "</rdf:RDF>"),
    whole("RSS 1.0", RDF + item(f"<dc:date>{DAY}</dc:date><dc:creator>Ann Lee</dc:creator>") + "</rdf:RDF>", date=DAY, authors=("Ann Lee",)),
    whole("RSS 1.0 by rdf:about", RDF + f'<item rdf:about="{LINK}"><title>{TITLE}</title><description>{TEXT}</description></item></rdf:RDF>'),
    whole("RSS with content", rss(item(f"<content:encoded><![CDATA[<p>{TEXT} Buses run.</p>]]></content:encoded>", text="The bridge"), more=CONTENT), text=TEXT + " Buses run."),
    whole("RSS with content in another prefix", rss(item(f"<c:encoded>{TEXT} Buses run.</c:encoded>", text="The bridge"), more=' xmlns:c="http://purl.org/rss/1.0/modules/content/"'), text=TEXT + " Buses run."),
    whole("RSS, content without its namespace", rss(item(f"<content:encoded>{TEXT} Buses run.</content:encoded>", text="x")), text=TEXT + " Buses run."),
    whole("Atom 1.0, text", atom(entry(f"<content>{TEXT}</content><published>{MOMENT}</published>")), date=MOMENT),
    whole("Atom 1.0, html", atom(entry(f'<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content>'))),
    whole("Atom 1.0, xhtml", atom(entry('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The bridge was <b>closed</b> on Monday.</p></div></content>'))),
    whole("Atom 1.0, xhtml with prefix", atom(entry(f'<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>{TEXT}</h:p></h:div></content>'))),
    whole("Atom 1.0 with a prefix", f'<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Lake News</a:title><a:entry><a:title>{TITLE}</a:title><a:link href="{LINK}"/><a:content>{TEXT}</a:content></a:entry></a:feed>'),
    whole("Atom 1.0, authors", atom(entry(f"<summary>{TEXT}</summary><author><name>Ann Lee</name><email>a@lake.example</email></author><author><name>Bo Rask</name></author>")), authors=("Ann Lee", "Bo Rask")),
    whole("Atom 1.0, updated only", atom(entry(f"<summary>{TEXT}</summary><updated>{MOMENT}</updated>")), date=MOMENT),
    whole("Atom 1.0, several links", atom(f'<entry><title>{TITLE}</title><link rel="edit" href="https://lake.example/edit"/><link rel="enclosure" href="https://lake.example/a.mp3"/><link rel="alternate" type="text/html" href="{LINK}"/><link rel="replies" href="https://lake.example/r"/><summary>{TEXT}</summary></entry>')),
    whole("Atom 0.3", f'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Lake News</title><entry><title>{TITLE}</title><link rel="alternate" type="text/html" href="{LINK}"/><issued>{MOMENT}</issued><content type="text/html" mode="escaped">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>', date=MOMENT),
    whole("JSON Feed 1.0", f'{{"version": "https://jsonfeed.org/version/1", "title": "Lake News", "items": [{{"id": "1", "url": "{LINK}", "title": "{TITLE}", "content_html": "<p>{TEXT}</p>", "date_published": "{MOMENT}", "author": {{"name": "Ann Lee"}}}}]}}', date=MOMENT, authors=("Ann Lee",)),
    whole("JSON Feed 1.1", f'\ufeff {{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "title": "Lake News", "authors": [], "items": [{{"id": 7, "url": "{LINK}", "title": "{TITLE}", "content_text": "{TEXT}", "authors": [{{"name": "Ann Lee"}}, {{"name": 3}}]}}, 5, null]}}', authors=("Ann Lee",)),
    whole("news sitemap", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{LINK}</loc><n:news><n:publication><n:name>Lake News</n:name><n:language>en</n:language></n:publication><n:publication_date>{DAY}</n:publication_date><n:title>{TITLE}</n:title></n:news></url></urlset>', text="", date=DAY),
]  # fmt: skip

LINKS = [
    whole("permalink for link", rss(f"<item><title>{TITLE}</title><guid>{LINK}</guid><description>{TEXT}</description></item>")),
    whole("guid that is no link", rss(f'<item><title>{TITLE}</title><guid isPermaLink="false">{LINK}</guid><description>{TEXT}</description></item>'), link=""),
    whole("link in CDATA", rss(f"<item><title>{TITLE}</title><link><![CDATA[ {LINK} ]]></link><description>{TEXT}</description></item>")),
    whole("relative link", rss(f"<item><title>{TITLE}</title><link>/bridge</link><description>{TEXT}</description></item>")),
    whole("xml:base", atom(f'<entry xml:base="/a/"><title>{TITLE}</title><link href="../bridge"/><summary>{TEXT}</summary></entry>', more=' xml:base="https://lake.example/"')),
    whole("bare ampersands in a link", rss(f"<item><title>{TITLE}</title><link>https://lake.example/?a=1&copy=2&b=3</link><description>{TEXT}</description></item>"), link="https://lake.example/?a=1&copy=2&b=3"),
    whole("original link behind a counter", rss(item(f"<feedburner:origLink>{LINK}</feedburner:origLink>").replace(f"<link>{LINK}", "<link>https://feeds.example/~r/1"), more=' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"')),
    whole("link of Atom in RSS", rss(f'<item><title>{TITLE}</title><atom:link href="{LINK}"/><description>{TEXT}</description></item>', more=' xmlns:atom="http://www.w3.org/2005/Atom"')),
    whole("script for a link", rss(f"<item><title>{TITLE}</title><link>javascript:alert(1)</link><description>{TEXT}</description></item>"), link=""),
    whole("file for a link", rss(f"<item><title>{TITLE}</title><link>file:///etc/passwd</link><description>{TEXT}</description></item>"), link=""),
    whole("line breaks in a link", rss(f"<item><title>{TITLE}</title><link>\n  {LINK}\n</link><description>{TEXT}</description></item>")),
    whole("no link, media only", rss(f'<item><title>{TITLE}</title><enclosure url="https://lake.example/a.mp3" type="audio/mpeg"/><description>{TEXT}</description></item>'), link=""),
    whole("link in letters beyond ASCII", rss(f"<item><title>{TITLE}</title><link>https://lake.example/brücke</link><description>{TEXT}</description></item>"), link="https://lake.example/brücke"),
]  # fmt: skip

TEXTS = [
    whole("title with references of HTML", rss(item().replace(TITLE, "Fish &amp;amp; chips&amp;#8217;s price"))  , title="Fish & chips’s price"),
    whole("title in CDATA with markup", rss(item().replace(TITLE, "<![CDATA[<b>Bridge</b> closed]]>"))),
    whole("title on two lines", rss(item().replace(TITLE, "Bridge\n     closed"))),
    whole("markup that nobody escaped", rss(item(text="<p>The bridge was <b>closed</b> on Monday.</p>"))),
    whole("markup that nobody escaped or closed", rss(item(text="The bridge<br> was <b>closed on Monday."))),
    whole("CDATA between text", rss(item(text="The bridge <![CDATA[was closed]]> on Monday."))),
    whole("two CDATA sections", rss(item(text="<![CDATA[The bridge was ]]><![CDATA[closed on Monday.]]>"))),
    whole("a comment in the text", rss(item(text="The bridge <!-- </description> --> was closed on Monday."))),
    whole("an item inside CDATA", rss(item(text="<![CDATA[The bridge was closed on Monday.<!-- <item><title>x</title></item> -->]]>"))),
    whole("references of windows-1252", rss(item(text="The bridge was &#8216;closed&#8217; on Monday&#133;")), text="The bridge was ‘closed’ on Monday…"),
    whole("an empty description and a content", rss(item(f"<content:encoded>{TEXT}</content:encoded>", text=""), more=CONTENT)),
    whole("media:description alone", rss(f"<item><title>{TITLE}</title><link>{LINK}</link><media:group><media:description>{TEXT}</media:description></media:group></item>", more=' xmlns:media="http://search.yahoo.com/mrss/"')),
    whole("media:title does not stand for the title", rss(f"<item><media:title>Photo</media:title><title>{TITLE}</title><link>{LINK}</link><description>{TEXT}</description></item>", more=' xmlns:media="http://search.yahoo.com/mrss/"')),
    whole("an image of the channel with a title", rss(item(), head="<image><title>Logo</title><url>https://lake.example/x.png</url><link>https://lake.example/logo</link></image>")),
    whole("mail address and name", rss(item("<author>ann@lake.example (Ann Lee)</author>")), authors=("Ann Lee",)),
    whole("mail address alone", rss(item("<author>ann@lake.example</author>"))),
]  # fmt: skip

BROKEN = [
    whole("entities of HTML without a DTD", rss(item(text="The bridge was&nbsp;closed on&ensp;Monday."))),
    whole("an entity that nobody knows", rss(item(text="The bridge was closed on Monday.&foo;")), text="The bridge was closed on Monday.&foo;"),
    whole("an entity of the document's own", '<!DOCTYPE rss [<!ENTITY who "The bridge">]>' + rss(item(text="&who; was closed on Monday.")).partition("\n")[2]),
    whole("a bare ampersand", rss(item().replace(TITLE, "Fish & chips")), title="Fish & chips"),
    whole("a bare less-than", rss(item().replace(TITLE, "5 < 6 bridges")), title="5 < 6 bridges"),
    whole("a title that is not closed", rss(item().replace("</title>", ""))),
    whole("a description that is not closed", rss(item().replace("</description>", ""))),
    whole("items that are not closed", rss(item().replace("</item>", "") * 2), count=2),
    whole("nothing is closed at the end", rss(item()).replace("</channel></rss>", "")),
    whole("cut off in the second item", rss(item() * 2)[:-95], count=2),
    whole("cut off inside CDATA", rss(item(text="<![CDATA[" + TEXT)).partition("</description>")[0]),
    whole("cut off inside a tag", rss(item()).partition("</channel>")[0] + "<item"),
    whole("end tags in the wrong order", rss(item(text="<p><b>" + TEXT + "</p></b>"))),
    whole("an attribute without quotes", rss(item()).replace('version="2.0"', "version=2.0")),
    whole("a prefix that is not declared", rss(item("<foo:bar>x</foo:bar><dc:creator>Ann Lee</dc:creator>")), authors=("Ann Lee",)),
    whole("a control character", rss(item(text="The bridge\x0b was \x01closed on Monday."))),
    whole("space before the prolog", "\n\n  " + rss(item())),
    whole("a byte order mark before space", "\ufeff\n" + rss(item())),
    whole("warnings of a program before it", "<br />\n<b>Warning</b>: foo() in <b>/srv/x.php</b><br />\n" + rss(item()), content_type="application/rss+xml"),
    whole("letters before it", "ok\n" + rss(item()), content_type="text/xml+rss", count=1),
    whole("behind its end a counter", rss(item()) + "\n<!-- 0.13 s --><script>x()</script>"),
    whole("a DOCTYPE of 1999", '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">' + rss(item()).partition("\n")[2]),
    whole("a style sheet before it", '<?xml version="1.0"?><?xml-stylesheet href="/x.xsl" type="text/xsl"?>' + rss(item()).partition("\n")[2]),
    whole("names in capitals", rss(item()).replace("item>", "ITEM>").replace("title>", "TITLE>")),
    whole("items behind the channel", rss("").replace("</channel>", "</channel>" + item())),
    whole("a channel without rss", rss(item()).partition('<rss version="2.0">')[2].replace("</rss>", "")),
    whole("two roots", rss(item()) + rss(item().replace("bridge", "ferry")), count=2),
    whole("an entity bomb", BOMB + rss(item("<category>&d;</category>")).partition("\n")[2]),
    whole("an entity bomb in the title", BOMB + rss(item().replace(TITLE, "Bridge &d; closed")).partition("\n")[2], title="Bridge &d; closed"),
    whole("an entity from a file", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss(item().replace(TITLE, "Bridge &x;closed")).partition("\n")[2], title="Bridge &x;closed"),
    whole("served as HTML", rss(item()), content_type="text/html"),
    whole("an item inside an item", rss("<item><title>Outer</title>" + item() + "</item>").replace("<item><title>Outer</title><item>", "<item>")),
    Case("UTF-16", rss(item()).replace("utf-8", "utf-16").encode("utf-16")),
    Case("UTF-16 without a mark", rss(item()).replace("utf-8", "utf-16").encode("utf-16-le")),
    Case("UTF-8 that says UTF-16", rss(item()).replace("utf-8", "utf-16").encode()),
    Case("windows-1251 as declared", rss(item(text="Мост через реку закрыли в понедельник.")).replace("utf-8", "windows-1251").encode("cp1251"), text="Мост через реку закрыли в понедельник."),
    Case("windows-1251 that says UTF-8", rss(item(text="Мост через реку закрыли в понедельник утром.")).encode("cp1251"), text="Мост через реку закрыли в понедельник утром."),
    Case("latin-1 that declares nothing", rss(item(text="Die Brücke wurde gestern für Lastwagen geschlossen.")).replace(' encoding="utf-8"', "").encode("latin-1"), text="Die Brücke wurde gestern für Lastwagen geschlossen."),
    Case("UTF-8 that says latin-1", rss(item(text="Die Brücke wurde gestern für Lastwagen geschlossen.")).replace("utf-8", "iso-8859-1").encode(), text="Die Brücke wurde gestern für Lastwagen geschlossen."),
    Case("bad bytes in UTF-8", rss(item(text="Die Brücke wurde gestern gesperrt. |")).encode().replace(b"|", b"\xff"), text="Die Brücke wurde gestern gesperrt. ÿ"),
]  # fmt: skip

DATES = [
    whole(f"date {text}", rss(item(f"<pubDate>{text}</pubDate>")), date=date)
    for text, date in [
        ("Mon, 23 Nov 2026 10:00:00 GMT", MOMENT),
        ("Mon, 23 Nov 2026 11:00:00 +0100", "2026-11-23T11:00:00+01:00"),
        ("Mon,23 Nov 26 10:00 UT", MOMENT),
        ("23 November 2026 10:00:00 Z", MOMENT),
        ("Tue, 23 Nov 2026 10:00:00 GMT", MOMENT),
        ("Mon, 23-Nov-2026 10:00:00 UTC", MOMENT),
        ("Mon, 23 Nov 2026 05:00:00 EST", "2026-11-23T05:00:00-05:00"),
        ("Mon, 23 Nov 2026 10:00:00", MOMENT),
        ("2026-11-23T10:00:00Z", MOMENT),
        ("2026-11-23 10:00:00.123456", MOMENT),
        ("20261123T100000Z", DAY),
        ("2026-11-23T10:00:00+0000", MOMENT),
        ("2026-11-23", DAY),
        ("2026/11/23", DAY),
        ("November 23, 2026 10:00 AM GMT", MOMENT),
        ("Mon Nov 23 10:00:00 2026", MOMENT),
        ("Lun, 23 novembre 2026 10:00:00 GMT", MOMENT),
        ("Mo, 23 Mai 2026 10:00:00 GMT", "2026-05-23T10:00:00+00:00"),
        ("1795428000", MOMENT),
        ("1795428000000", MOMENT),
        ("Mon, 22 Nov 2026 24:00:00 GMT", "2026-11-23T00:00:00+00:00"),
        ("Mon, 31 Feb 2026 10:00:00 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0000-00-00 00:00:00", None),
        ("yesterday", None),
    ]
]

CASES = [*FORMATS, *LINKS, *TEXTS, *BROKEN, *DATES]
