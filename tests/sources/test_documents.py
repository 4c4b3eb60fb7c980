import os
import time
import zlib

import pytest
from command import kursk_digest
from holding import PROSE, measured, pages, read, zipped
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.articles import extract_article
from kursk_digest.errors import SourceError
from kursk_digest.model import Page, RawPage, Skipped
from kursk_digest.sources import to_page
from kursk_digest.sources.documents import is_document
from kursk_digest.sources.documents.lines import Line, to_blocks
from kursk_digest.sources.documents.pdf import read_pdf
from kursk_digest.sources.documents.word import read_word
from kursk_digest.sources.documents.writing import Block

A = [
    "The ferry Marigold sank off Saltmere on Monday evening after",
    "its engine room took on water, and all forty-one people were",
    "brought to safety, the harbour authority said.",
]
B = [
    "Rescue boats from Saltmere and from neighbouring Kelby had",
    "reached the vessel within twenty minutes of the first call.",
]


def pdf(*pages_of_lines, title="", extra=b"", stream=None):
    """Write a PDF by hand: each page has (x, y, size, text) lines in Helvetica."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"",
        b"<< /Title (%s) >>" % title.encode(),
    ]
    objects[2] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    kids = []
    for lines in pages_of_lines:
        content = "".join(
            f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n" for x, y, size, text in lines
        ).encode("latin-1")
        packed = zlib.compress(content if stream is None else stream)
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
            + packed
            + b"\nendstream"
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return out + head + table + (
        b"trailer << /Size %d /Root 1 0 R /Info 4 0 R %s >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, extra, len(out))
    )  # fmt: skip


def column(texts, x=50, y=700, size=10, step=12):
    return [(x, y - step * n, size, text) for n, text in enumerate(texts)]


def texts(found):
    return [block.text for block in found.blocks]


def test_lines_become_paragraphs_and_large_ones_headings():
    page = [
        (50, 750, 20, "Ferry sinks"),
        *column(A),
        *column(B, y=650),
        (50, 600, 14, "Questions"),
        *column(B, y=580),
    ]
    found = read_pdf(pdf(page, title="Ferry sinks"))
    assert found.title == "Ferry sinks"
    assert found.blocks == (
        Block("Ferry sinks", 1), Block(" ".join(A)), Block(" ".join(B)), Block("Questions", 2),
        Block(" ".join(B)),
    )  # fmt: skip


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page():
    first = [*column(A[:2], y=300), *column(A[2:], x=320, y=700), *column(B[:1], x=320, y=676)]
    found = read_pdf(pdf(first, column(B[1:])))
    assert texts(found) == [" ".join(A), " ".join(B)]


def test_indented_lines_begin_paragraphs():
    page = [
        *column([A[0]], x=60),
        *column(A[1:], y=688),
        *column([B[0]], x=60, y=664),
        (50, 652, 10, B[1]),
    ]
    assert texts(read_pdf(pdf(page))) == [" ".join(A), " ".join(B)]


def test_running_heads_feet_and_page_numbers_go():
    numbered = [
        [
            (50, 780, 8, "Northern Herald"),
            *column(A),
            (50, 20, 8, f"https://herald.example/a {n}/3"),
        ]
        for n in (1, 2, 3)
    ]
    assert texts(read_pdf(pdf(*numbered))) == [" ".join(A)] * 3
    alone = [*column(A), (300, 20, 8, "Page 1 of 1")]
    assert texts(read_pdf(pdf(alone))) == [" ".join(A)]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["They were res-", "cued."], "They were rescued."),
        (["a well-known man is a well-", "known man"], "a well-known man is a well-known man"),
        (["the North-", "South line"], "the North-South line"),
        (["in 2023-", "24 they"], "in 2023-24 they"),
        (["the word res\xad", "cued"], "the word rescued"),
        (["rescue and re-", "scue"], "rescue and rescue"),
        (["one -", "two"], "one - two"),
        (["the \ufb01rst o\ufb03ce"], "the first office"),
    ],
)
def test_words_parted_at_the_end_of_a_line_are_mended(lines, text):
    found = to_blocks([Line(0, 50, 700 - 12 * n, 10, one) for n, one in enumerate(lines)], [800])
    assert [block.text for block in found] == [text]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7", "is a damaged PDF (Stream has ended unexpectedly); get it again"),
        (pdf([]), "is a PDF of pictures without text; run text recognition over it"),
        (pdf(*[column(A)] * 201), "is a PDF of more than 200 pages; "),
        (
            pdf(column(A), extra=b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>"
                b" /ID [(a) (b)]" % (b"o" * 32, b"u" * 32)),
            "is an encrypted PDF; save it without a password",
        ),
    ],
)  # fmt: skip
def test_a_pdf_that_cannot_be_read_is_named(data, reason):
    with pytest.raises(SourceError) as caught:
        read_pdf(data)
    assert str(caught.value).startswith(reason)


def test_without_pypdf_the_reason_says_how_to_get_it(tmp_path):
    (tmp_path / "pypdf.py").write_text("raise ImportError")
    (tmp_path / "a.pdf").write_bytes(pdf(column(A)))
    root = os.environ.get("PYTHONPATH", "")
    done = kursk_digest(
        "extract", "a.pdf", cwd=tmp_path, env={"PYTHONPATH": f"{tmp_path}{os.pathsep}{_ROOT}{root}"}
    )
    assert done.returncode == 1
    assert "skipped a.pdf: is a PDF; to read it: pip install 'kursk-digest[pdf]'" in done.stderr


_ROOT = str(__import__("command").ROOT)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Ferry sinks</dc:title></cp:coreProperties>"
)


def docx(body, *, members=(), first=("[Content_Types].xml", "<Types/>")):
    document = (
        f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    )
    return zipped([first, ("word/document.xml", document), *members])


def para(text, style=""):
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_the_paragraphs_of_a_word_document_are_read():
    body = (
        para("Ferry sinks", "Title") + para("The night", "Heading1") + para("One &amp; two.")
        + "<w:p><w:r><w:t>Split </w:t></w:r><w:r><w:t>in</w:t><w:tab/><w:t>runs</w:t></w:r>"
        "<w:hyperlink><w:r><w:t> and links</w:t></w:r></w:hyperlink></w:p>"
        "<w:p><w:ins><w:r><w:t>Inserted.</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText>"
        "<w:t>gone</w:t></w:r></w:del></w:p><w:p/>"
        f"<w:tbl><w:tr><w:tc>{para('A cell')}</w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )  # fmt: skip
    found = read_word(docx(body, members=[("docProps/core.xml", CORE)]))
    assert found.title == "Ferry sinks"
    assert found.blocks == (
        Block("Ferry sinks", 1), Block("The night", 2), Block("One & two."),
        Block("Split in runs and links"), Block("Inserted."), Block("A cell"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(""), "is a Word document without text; "),
        (docx(para("x"))[:200] + b"word/document", "is a damaged Word document; "),
        (docx(para("x") + "<w:p>" * 12_000_000), "unpacks to more than 50 MB of text and markup; "),
    ],
    ids=["empty", "damaged", "bomb"],
)
def test_a_word_document_that_cannot_be_read_is_named(data, reason):
    with pytest.raises(SourceError) as caught:
        read_word(data)
    assert str(caught.value).startswith(reason)


def test_entities_of_a_word_document_are_not_expanded():
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>'
    body = (
        f'<w:document xmlns:w="{W}"><w:p><w:r><w:t>x&b;</w:t></w:r></w:p>{para(PROSE)}</w:document>'
    )
    data = zipped([("[Content_Types].xml", ""), ("word/document.xml", bomb + body)])
    assert texts(read_word(data))[-1] == PROSE


def test_documents_are_read_like_pages_also_in_archives(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    word = docx(
        para(PROSE), first=("docProps/core.xml", CORE), members=[("[Content_Types].xml", "")]
    )
    (tmp_path / "a.docx").write_bytes(word)
    (tmp_path / "a.zip").write_bytes(zipped([("b.docx", word), ("c.pdf", pdf(column(A)))]))
    found = [to_page(page) for page in read("a.docx", "a.zip")]
    assert [page.location for page in found] == ["a.docx", "a.zip#b.docx", "a.zip#c.pdf"]
    assert PROSE in found[0].body
    assert found[2].body == " ".join(A)


def test_a_printed_page_is_read_without_its_menus_and_signs_stay_as_they_are():
    page = [
        (50, 780, 10, "Home"), (50, 765, 10, "News"), (50, 735, 20, "Ferry *sinks*"),
        *column(A), *column([*B[:1], "It cost 5 * 3 < #20 and [x] was_it."], y=650),
        (50, 100, 10, "Subscribe to our newsletter"),
    ]  # fmt: skip
    found = extract_article(to_page(RawPage("a.pdf", pdf(page))))
    assert found.title == "Ferry *sinks*"
    assert found.paragraphs == (" ".join(A), f"{B[0]} It cost 5 * 3 < #20 and [x] was_it.")


def test_other_office_documents_are_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    sheet = zipped([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>")])
    (tmp_path / "a.xlsx").write_bytes(sheet)
    [page] = pages(read("a.xlsx"))
    assert to_page(page).reason == "is an Office document; export it as text or HTML"


@pytest.mark.parametrize(
    "make",
    [
        lambda: pdf([], stream=b"BT (word) Tj ET\n" * 4_000_000),
        lambda: pdf([], stream=bytes(200_000_000)),
        lambda: pdf([], stream=b"[" * 3_000_000),
        lambda: pdf(*[column(A * 20)] * 150),
    ],
    ids=["operators", "zeros", "nested", "many pages"],
)
def test_a_hostile_pdf_is_cut_off_alone(tmp_path, make):
    (tmp_path / "a.pdf").write_bytes(make())
    (tmp_path / "b.pdf").write_bytes(pdf(column(A)))
    began = time.monotonic()
    done = kursk_digest("extract", "a.pdf", "b.pdf", cwd=tmp_path)
    assert time.monotonic() - began < 30
    assert "The ferry Marigold sank" in done.stdout
    assert "Traceback" not in done.stderr
    assert "WARNING" not in done.stderr


def test_a_word_bomb_ends_in_little_memory(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(docx(para("word " * 100) * 80_000))
    lines, _, peak = measured(path)
    assert not any("damaged" in line for line in lines)
    assert peak < 150


GOOD = [pdf(column(A), title="x"), docx(para(PROSE), members=[("docProps/core.xml", CORE)])]


@given(
    st.sampled_from(GOOD),
    st.lists(st.tuples(st.integers(0, 1200), st.binary(min_size=1, max_size=12)), max_size=4),
)
def test_any_bytes_end_in_a_page_or_a_reason(data, changes):
    spoilt = bytearray(data)
    for at, new in changes:
        spoilt[at : at + len(new)] = new
    found = to_page(RawPage("a", bytes(spoilt)))
    assert isinstance(found, Page | Skipped)
    if isinstance(found, Skipped):
        assert "\n" not in found.reason


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"%PD", b"Prose on %PDF-1.7", zipped([("a", "b")])]
)
def test_what_is_no_document_is_not_taken_for_one(data):
    assert not is_document(data)
