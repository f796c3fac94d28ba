"""HTML, PDF and DOCX renderings of a notice read like its text."""

from __future__ import annotations

import html
import io
import textwrap
import zipfile

import pytest

from retract_ld.errors import Malformed, MissingExtra, Refused
from retract_ld.prose import read_notice
from retract_ld.prose.html_head import metadata_of_html
from retract_ld.prose.inputs import decoded, text_of
from retract_ld.prose.line_wraps import unwrapped
from retract_ld.readers.prose import READER
from retract_ld.readers.records import Source
from tests.prose.pdf_renderings import pdf_of, words_of_pdf
from tests.prose.program_renderings import (
    by_fpdf,
    by_fpdf_justified,
    by_python_docx,
    by_reportlab,
)
from tests.prose.reading_alike import LATIN, NOTICES, core, is_in, read_otherwise
from tests.prose.renderings import W, docx_of

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def as_html(text: str) -> bytes:
    title, _, rest = text.strip().partition("\n")
    body = [f"<h1>{html.escape(title)}</h1>"]
    body += [
        "<p>" + "<br>".join(html.escape(line) for line in p.split("\n")) + "</p>"
        for p in rest.strip().split("\n\n")
    ]
    page = (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title>"
        "<script>var retracted = 1;</script></head><body>"
        "<nav><a href='/'>Home</a><a href='/retractions'>All retractions</a></nav>"
        f"<main>{''.join(body)}</main><footer>Imprint</footer></body></html>"
    )
    return page.encode()


def as_markdown(text: str) -> bytes:
    """Write the title as a heading and every line as a paragraph."""
    title, _, rest = text.strip().partition("\n")
    lines = [line for line in rest.split("\n") if line.strip()]
    return ("# " + title + "\n\n" + "\n\n".join(lines) + "\n").encode()


def as_docx(text: str) -> bytes:
    paragraphs = "".join(
        f"<w:p><w:r><w:t xml:space='preserve'>{html.escape(line)}</w:t></w:r></w:p>"
        for line in text.strip().split("\n")
        if line.strip()
    )
    document = f"<w:document xmlns:w='{W}'><w:body>{paragraphs}</w:body></w:document>"
    return docx_of(document)


def in_text_box(text: str) -> bytes:
    """Put a text into a text box, once more for older programs, and moved text before it."""
    box = "".join(
        f"<w:p><w:moveFrom><w:r><w:t>Moved away. </w:t></w:r></w:moveFrom>"
        f"<w:r><w:t xml:space='preserve'>{html.escape(line)}</w:t></w:r></w:p>"
        for line in text.strip().split("\n")
        if line.strip()
    )
    content = f"<w:txbxContent>{box}</w:txbxContent>"
    document = (
        f"<w:document xmlns:w='{W}' xmlns:mc='{MC}'><w:body><w:p><w:r>"
        f"<mc:AlternateContent><mc:Choice>{content}</mc:Choice>"
        f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p></w:body></w:document>"
    )
    return docx_of(document)


def indented(text: str) -> bytes:
    """Indent all lines alike."""
    lines = [line for line in text.strip().split("\n") if line.strip()]
    return "".join(f"    {line}\n\n" for line in lines).encode()


def as_pdf(text: str) -> bytes:
    """Set a text in Helvetica, lines of 90 characters, on as many pages as it takes."""
    lines: list[str | None] = []
    for paragraph in text.strip().split("\n"):
        if paragraph.strip():
            lines += textwrap.wrap(
                paragraph, 90, break_long_words=False, break_on_hyphens=False
            )
        lines.append(None)
    pages = [lines[start : start + 60] for start in range(0, len(lines), 60)]
    streams = []
    for page in pages:
        y, content = 800.0, [b"BT /F1 9 Tf"]
        for line in page:
            if line is None:
                y -= 8
                continue
            content.append(b"1 0 0 1 40 %.1f Tm " % y + words_of_pdf(line))
            y -= 11
        streams.append(b"\n".join([*content, b"ET"]))
    return pdf_of(streams)


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "render",
    [as_html, as_docx, in_text_box, as_pdf, as_markdown, indented],
    ids=["html", "docx", "text-box", "pdf", "markdown", "indented"],
)
def test_rendering_reads_like_the_text(path, render):
    text = unwrapped(path.read_text(encoding="utf-8"))
    if render is as_pdf and not is_in(text, "cp1252"):
        pytest.skip("not in the encoding of the PDF standard fonts")
    expected = core(read_notice(text).updates)
    content = render(text)
    assert READER.detect(content[:65536])
    [record] = READER.read(io.BytesIO(content), Source(path.name))
    assert core(record.updates) == expected


@pytest.mark.parametrize(
    ("render", "least"),
    [
        (by_python_docx, 1.0),
        (by_reportlab, 0.99),
        # Where paragraphs stand as close as lines, what ends near the edge may go on.
        (by_fpdf, 0.92),
        (by_fpdf_justified, 0.92),
    ],
)
def test_what_other_programs_make_of_a_text_reads_like_it(render, least):
    texts: dict[str, str] = {}
    for path in NOTICES[::3]:
        text = unwrapped(path.read_text(encoding="utf-8")).translate(LATIN)
        if is_in(text, "latin-1"):
            texts[path.stem] = text
    others = read_otherwise(render, texts)
    assert len(texts) > 50
    assert len(others) <= (1 - least) * len(texts), others


def test_superscripts_of_a_docx_are_marks():
    paragraph = (
        "<w:p><w:r><w:t>JANE ROE</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/>"
        "</w:rPr><w:t>1,*</w:t></w:r><w:r><w:t>; JOHN POE</w:t></w:r></w:p>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f"<w:document xmlns:w='{W}'><w:body>{paragraph}</w:body></w:document>",
        )
    assert text_of(out.getvalue()) == "JANE ROE<sup>1,*</sup>; JOHN POE\n"


def test_head_of_a_page_fills_what_the_text_lacks():
    page = b"""<html><head>
      <meta name="citation_doi" content="doi:10.5555/notice.1">
      <meta name="citation_publication_date" content="2020/02/03">
      <meta name="citation_journal_title" content="Journal of Soil">
      <meta name="citation_title" content="Retraction: On soil and stones">
      </head><body><h1>Retraction: On soil and stones</h1>
      <p>The authors retract this article.</p></body></html>"""
    [record] = READER.read(io.BytesIO(page), Source("page.html"))
    [update] = record.updates
    assert update.notice.doi == "10.5555/notice.1"
    assert update.notice.published == update.date == "2020-02-03"
    assert update.notice.journal.title == "Journal of Soil"
    assert update.work.doi is None
    words = {e.field: (e.text, e.start, e.rule) for e in update.evidence}
    assert words["notice.doi"] == ("doi:10.5555/notice.1", None, "meta citation_doi")


def test_tags_that_contradict_each_other_say_nothing():
    page = (
        "<html><head><meta name='DC.identifier' content='10.5555/a'>"
        "<meta name='citation_doi' content='https://doi.org/10.5555/b'></head></html>"
    )
    assert metadata_of_html(page) == {}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]
)
def test_encoding_is_recognised(encoding):
    text = "Rétractation : « Culture du safran » par l’éditeur"
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["gb18030", "shift_jis"])
def test_east_asian_encodings(encoding):
    text = {
        "gb18030": "撤稿声明：本文因数据造假予以撤稿。",
        "shift_jis": "論文撤回のお知らせ。この論文は撤回されました。",
    }[encoding]
    assert decoded(text.encode(encoding)) == text


def test_binary_data_is_refused():
    with pytest.raises(Malformed) as caught:
        list(READER.read(io.BytesIO(b"\x00\x01\x02" * 50), Source("a.bin")))
    assert str(caught.value) == "a.bin: is binary data, not the text of a notice."


def test_broken_pdf():
    with pytest.raises(
        Malformed, match=r"a\.pdf: is a broken PDF file|a\.pdf: is a PDF"
    ):
        list(READER.read(io.BytesIO(b"%PDF-1.4\nnothing"), Source("a.pdf")))


def test_zip_that_is_no_document():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(Malformed) as caught:
        list(READER.read(io.BytesIO(out.getvalue()), Source("a.docx")))
    assert str(caught.value) == (
        "a.docx: is a ZIP archive but not a DOCX document."
        " Save it again as .docx, or give its text."
    )


def test_docx_bomb_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", " " * 30_000_000)
    with pytest.raises(Refused, match="would unpack to 30000000 bytes"):
        text_of(out.getvalue(), "bomb.docx")


def test_pdf_without_pypdfium2(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(MissingExtra) as caught:
        text_of(b"%PDF-1.4", "a.pdf")
    assert str(caught.value) == (
        "reading PDF files needs pypdfium2. pip install 'retract-ld[pdf]'"
    )


WRAPPED = """\
Retraction: Growth of wet reeds and dry rushes in the cold lakes of three
northern districts
Jane Roe, John Poe
Reed Science, 21(3): 33. Published 2020-03-03.
https://doi.org/10.5555/rs.2020.33
The authors retract the article Roe J, Poe J. Growth of wet reeds and dry
rushes in the cold lakes of three northern districts. Reed Science.
2017;18(2):101–109. The cell line had been contaminated, so that the results
cannot be upheld. The authors apologise to the readers of the journal.
"""


def test_a_page_broken_at_one_width_is_read_like_the_page():
    whole = (
        WRAPPED.replace("three\nnorth", "three north")
        .replace("dry\nrush", "dry rush")
        .replace("Science.\n2017", "Science. 2017")
        .replace("results\ncannot", "results cannot")
    )
    assert whole.count("\n") == WRAPPED.count("\n") - 4
    [update], [same] = read_notice(WRAPPED).updates, read_notice(whole).updates
    assert update.work == same.work
    assert update.work.title.endswith("northern districts")
    assert (update.work.volume, update.work.pages) == ("18", "101–109")
    assert update.notice.doi == "10.5555/rs.2020.33"


def test_short_lines_of_an_unbroken_page_stay_apart():
    text = (
        "Erratum to: Growth of reeds in the cold lakes of three northern districts\n"
        "Jane Roe\nReed Science 18, 101–109 (2017)\n"
        "Table 2 was wrong. The unit should have been grams.\n"
    )
    [update] = read_notice(text).updates
    assert update.work.title == (
        "Growth of reeds in the cold lakes of three northern districts"
    )
