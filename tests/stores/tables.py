"""Sources to load: registers of as many rows as asked for."""

from __future__ import annotations

from pathlib import Path

HEADER = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,"
    "ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,"
    "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes,\n"
)


def row(number: int, nature: str = "Retraction") -> str:
    return (
        f"{number},On Foo {number},(BLS) Biology;,Foo University;,J Foo,Foo Press,France,"
        f"A Foo;B Bar,,Research Article;,5/7/2026 0:00,10.1234/notice.{number},0,"
        f"1/2/2020 0:00,10.1234/work.{number},0,{nature},Paper Mill;,No,,\n"
    )


def table(path: Path, numbers: range, nature: str = "Retraction") -> Path:
    path.write_text(HEADER + "".join(row(n, nature) for n in numbers))
    return path
