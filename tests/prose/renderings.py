"""Renderings of a notice's text as other programs and other people would make them."""

from __future__ import annotations

import html
import io
import re
import textwrap
import zipfile
from collections.abc import Callable

from retract_ld.prose.letter_widths import FONTS, width_of

#: How wide a line of letters is, by their size.
WIDTH = 45.0
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
LABEL = re.compile(r"([A-Z][A-Za-z]{1,20}(?: [A-Za-z]{1,15}){0,2}): ?(\S.*)")
ITEM = re.compile(r"\[?([0-9]{1,2})[.\])] +(\S.*)")
DOI = re.compile(r"(?:https?://doi\.org/)?10\.[0-9]{4,9}/[^\s<>\"]*[^\s<>\".,;:)\]]")


def paragraphs_of(text: str) -> list[str]:
    return [line.strip() for line in text.strip().split("\n") if line.strip()]


def numbered(text: str) -> list[tuple[str, str | None]]:
    """Return the paragraphs; items that count from 1 apart from their numbers."""
    found: list[tuple[str, str | None]] = []
    count = 0
    for paragraph in paragraphs_of(text)[1:]:
        item = ITEM.fullmatch(paragraph)
        count = count + 1 if item and int(item[1]) == count + 1 else 0
        found.append((item[2], item[1]) if item and count else (paragraph, None))
    return found


# HTML


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><head></head><body>{body}</body></html>".encode()


def titled(text: str, body: str) -> bytes:
    return page(f"<h1>{html.escape(paragraphs_of(text)[0])}</h1>{body}")


def labelled(text: str, form: str) -> bytes:
    """Put labels and values into a form with a place for each."""
    body = ""
    for paragraph in paragraphs_of(text)[1:]:
        label = LABEL.fullmatch(paragraph)
        body += (
            form.format(label[1], html.escape(label[2]))
            if label
            else f"<p>{html.escape(paragraph)}</p>"
        )
    return titled(text, body)


def html_of_terms(text: str) -> bytes:
    """Put labels and values into lists of terms, without colons."""
    return labelled(text, "<dl><dt>{}</dt>\n<dd>{}</dd></dl>")


def html_of_rows(text: str) -> bytes:
    """Put labels and values into the rows of tables."""
    return labelled(text, "<table><tr>\n<th>{}</th>\n<td>{}</td></tr></table>")


def html_of_items(text: str) -> bytes:
    """Leave the numbers of references to the browser."""
    body, is_open = "", False
    for words, number in numbered(text):
        body += "<ol>" if number and not is_open else ""
        body += "</ol>" if is_open and not number else ""
        is_open = number is not None
        body += (
            f"<li>{html.escape(words)}" if number else f"<p>{html.escape(words)}</p>"
        )
    return titled(text, body)


def html_preformatted(text: str) -> bytes:
    return page(f"<pre>\n{html.escape(wrapped(76)(text).decode())}</pre>")


def html_of_breaks(text: str) -> bytes:
    return page("<br>\n<br>".join(map(html.escape, paragraphs_of(text))))


def html_of_pasted_blocks(text: str) -> bytes:
    """Put what stands between blank lines into a paragraph each, with its line ends."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return page("\n".join(f"<p>{html.escape(block)}</p>" for block in blocks))


def html_marked_up(text: str) -> bytes:
    """Nest blocks, link DOIs and let them break, set numbers in bold."""

    def marked(paragraph: str) -> str:
        words = html.escape(paragraph, quote=False)
        linked = DOI.sub(
            lambda doi: f"<a href='#'>{doi[0].replace('/', '/<wbr>')}</a>", words
        )
        return re.sub(r"(?<=[ ,])([0-9]{1,3})(?=[(:])", r"<b>\1</b>", linked)

    return page(
        "".join(
            f"<div class='row'><div>\n<span>{marked(paragraph)}</span></div></div>"
            for paragraph in paragraphs_of(text)
        )
    )


# DOCX


def docx_of(document: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def run(words: str, properties: str = "") -> str:
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    text = f"<w:t xml:space='preserve'>{html.escape(words)}</w:t>"
    return f"<w:r>{properties}{text}</w:r>"


def docx_edited(text: str) -> bytes:
    """Track changes, hide text, split paragraphs and put their ends back."""
    body = ""
    for paragraph in paragraphs_of(text):
        half = len(paragraph) // 2
        body += (
            f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run(paragraph[:half])}"
            f"{run('hidden and retracted', '<w:vanish/>')}</w:p>"
            f"<w:p><w:del w:id='2'><w:r><w:delText>deleted</w:delText></w:r></w:del>"
            f"<w:ins w:id='3'>{run(paragraph[half:])}</w:ins></w:p>"
        )
    return docx_of(f"<w:document xmlns:w='{W}'><w:body>{body}</w:body></w:document>")


def docx_of_lists(text: str) -> bytes:
    """Number references by a list, put labels into a table; "Strict Open XML"."""
    body = f"<w:p><w:pPr><w:pStyle w:val='Titel1'/></w:pPr>{run(paragraphs_of(text)[0])}</w:p>"
    for words, number in numbered(text):
        label = LABEL.fullmatch(words)
        if number:
            place = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='7'/></w:numPr>"
            body += f"<w:p><w:pPr>{place}</w:pPr>{run(words)}</w:p>"
        elif label:
            cells = (f"<w:tc><w:p>{run(cell)}</w:p></w:tc>" for cell in label.groups())
            body += f"<w:tbl><w:tr>{''.join(cells)}</w:tr></w:tbl>"
        else:
            body += f"<w:p>{run(words)}</w:p>"
    level = (
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
        "<w:lvlText w:val='%1.'/></w:lvl>"
    )
    numbering = (
        f"<w:numbering xmlns:w='{STRICT}'><w:abstractNum w:abstractNumId='3'>{level}"
        "</w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='3'/></w:num></w:numbering>"
    )
    styles = (
        f"<w:styles xmlns:w='{STRICT}'><w:style w:styleId='Titel1'>"
        "<w:name w:val='heading 1'/></w:style></w:styles>"
    )
    document = f"<w:document xmlns:w='{STRICT}'><w:body>{body}</w:body></w:document>"
    return docx_of(document, numbering=numbering, styles=styles)


# Plain text


def broken(paragraph: str, width: int, first: str = "", others: str = "") -> str:
    return textwrap.fill(
        paragraph,
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_on_hyphens=False,
        break_long_words=False,
    )


def wrapped(
    width: int, between: str = "\n\n", first: str = "", others: str = ""
) -> Callable[[str], bytes]:
    """Break lines at a width; the title is never indented."""

    def render(text: str) -> bytes:
        title, *rest = paragraphs_of(text)
        lines = [broken(title, width, "", "" if first else others)]
        lines += [broken(paragraph, width, first, others) for paragraph in rest]
        return (between.join(lines) + "\n").encode()

    return render


def wrapped_at_hyphens(text: str) -> bytes:
    """Break lines where the text has blanks or hyphens, as `textwrap` does of itself."""
    return "\n\n".join(textwrap.fill(one, 76) for one in paragraphs_of(text)).encode()


def broken_by_widths(text: str) -> bytes:
    """Break lines where letters of Helvetica have no room; nothing parts paragraphs."""
    lines: list[str] = []
    for paragraph in paragraphs_of(text):
        line = ""
        for word in paragraph.split():
            if line and width_of(f"{line} {word}", FONTS[1]) > WIDTH:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return "\n".join([*lines, "", "\f"]).encode()


def quoted(text: str) -> bytes:
    lines = wrapped(70)(text).decode().split("\n")
    return "\n".join(f"> {line}" for line in lines).encode()


def centred(text: str) -> bytes:
    title, gap, rest = wrapped(72)(text).decode().partition("\n\n")
    lines = [line.center(72).rstrip() for line in title.split("\n")]
    return ("\n".join(lines) + gap + rest).encode()


def spread(text: str) -> bytes:
    """Make lines equally long by two blanks between some words."""
    lines = wrapped(72)(text).decode().split("\n")
    for index, line in enumerate(lines[:-1]):
        short = 72 - len(line)
        if lines[index + 1] and 0 < short <= line.count(" "):
            lines[index] = line.replace(" ", "  ", short)
    return "\n".join(lines).encode()


def in_pages(text: str) -> bytes:
    """Put a form feed before each twentieth line; Windows line ends and its mark."""
    lines = wrapped(78)(text).decode().split("\n")
    for index in range(20, len(lines), 20):
        lines[index] = "\f" + lines[index]
    return b"\xef\xbb\xbf" + "\r\n".join(lines).encode()
