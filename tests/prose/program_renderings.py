"""Renderings of a notice's text by the libraries that programs use."""

from __future__ import annotations

import html
import io


def by_fpdf(text: str, align: str = "L") -> bytes:
    """Set a text with fpdf2, paragraphs right below one another."""
    from fpdf import FPDF

    page = FPDF()
    page.add_page()
    page.set_font("Helvetica", size=11)
    for paragraph in text.strip().split("\n"):
        if paragraph.strip():
            page.multi_cell(0, 6, paragraph, align=align, new_x="LMARGIN", new_y="NEXT")
        else:
            page.ln(6)
    return bytes(page.output())


def by_fpdf_justified(text: str) -> bytes:
    return by_fpdf(text, "J")


def by_reportlab(text: str) -> bytes:
    """Set a text with ReportLab, paragraphs apart."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = ParagraphStyle("text", fontSize=10, leading=13, alignment=4, spaceAfter=6)
    out = io.BytesIO()
    SimpleDocTemplate(out).build(
        [
            Paragraph(html.escape(p), style)
            for p in text.strip().split("\n")
            if p.strip()
        ]
    )
    return out.getvalue()


def by_python_docx(text: str) -> bytes:
    import docx

    document = docx.Document()
    title, *paragraphs = text.strip().split("\n")
    document.add_heading(title, 1)
    for paragraph in filter(str.strip, paragraphs):
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
