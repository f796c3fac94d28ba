"""PDF files of a notice's text, made line by line."""

from __future__ import annotations

import io

from tests.prose.renderings import paragraphs_of

#: What a line of a page in Courier holds, and how many lines it has.
LETTERS, LINES = 74, 24


def pdf_of(pages: list[bytes], font: str = "Helvetica", height: int = 842) -> bytes:
    """Return a PDF file of pages that tell where their lines stand, in one font."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode()
    )
    for number, stream in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 %d] /Resources"
            b" << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % (height, 5 + 2 * number)
        )
        objects.append(
            b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream"
        )
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(
        b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, start)
    )
    return out.getvalue()


def words_of_pdf(line: str) -> bytes:
    words = line.encode("cp1252").replace(b"\\", rb"\\")
    return b"(" + words.replace(b"(", rb"\(").replace(b")", rb"\)") + b") Tj"


def hyphenated(paragraph: str) -> list[str]:
    """Break a paragraph, indented by two letters; plain words are broken at line ends."""
    lines: list[str] = []
    line = "  "
    for word in paragraph.split():
        room = LETTERS - len(line) - bool(line.strip())
        if len(word) > room:
            if room > 3 and len(word) - room > 2 and word.isalpha() and word.islower():
                lines.append(f"{line} {word[: room - 1]}-" if line.strip() else word)
                line = word[room - 1 :]
                continue
            if line.strip():
                lines.append(line)
                line = word
                continue
        line = f"{line} {word}" if line.strip() else line + word
    return [*lines, line]


def pdf_of_book(text: str) -> bytes:
    """Set small pages in Courier: justified, hyphenated, indented, with running heads."""
    lines: list[tuple[str, bool]] = []
    for paragraph in paragraphs_of(text):
        broken = hyphenated(paragraph)
        lines += [
            (line, number < len(broken) - 1) for number, line in enumerate(broken)
        ]
    pages = []
    for start in range(0, len(lines), LINES):
        number, y = start // LINES + 1, 400.0
        content = [b"BT /F1 9 Tf"]
        if start:
            content.append(
                b"0 Tw 1 0 0 1 60 450 Tm " + words_of_pdf(f"Notices {number}")
            )
        for line, is_full in lines[start : start + LINES]:
            bare = line.lstrip()
            blanks = bare.count(" ")
            spread = (LETTERS - len(line)) * 5.4 / blanks if is_full and blanks else 0
            x = 60 + 5.4 * (len(line) - len(bare))
            content.append(b"%.3f Tw 1 0 0 1 %.1f %.1f Tm " % (spread, x, y))
            content.append(words_of_pdf(bare))
            y -= 12
        content.append(b"0 Tw 1 0 0 1 250 30 Tm " + words_of_pdf(str(number)))
        pages.append(b"\n".join([*content, b"ET"]))
    return pdf_of(pages, "Courier", 480)
