"""Six languages besides English: nothing invented, whatever the form or the line ends."""

from __future__ import annotations

import io
import re
import time
from pathlib import Path

import pytest

from retract_ld.prose import read_notice
from retract_ld.prose.reasons import find_reasons
from retract_ld.prose.source_text import SourceText
from retract_ld.readers.prose import READER
from retract_ld.readers.records import Source
from tests.prose.test_prose_evidence import check
from tests.prose.test_prose_forms import as_docx, as_html, as_markdown, as_pdf, core

NOTICES = sorted((Path(__file__).parent / "evaluation" / "languages").rglob("*.txt"))
#: Whole pages as journals lay them out, with lines in a second language.
PAGES = sorted((Path(__file__).parent / "evaluation" / "pages").rglob("*.txt"))
EAST_ASIAN = [path for path in NOTICES if path.stem[:2] in {"zh", "ja"}]


def test_values_occur_in_the_text():
    assert len(NOTICES) > 200
    assert len(PAGES) > 200
    for path in (*NOTICES, *PAGES):
        check(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("render", [as_html, as_docx, as_markdown, as_pdf])
def test_rendering_reads_like_the_text(render):
    for path in NOTICES[::3]:
        text = path.read_text(encoding="utf-8")
        longest = max(len(line) for line in text.split("\n"))
        if render is as_pdf and (path in EAST_ASIAN or longest < 100):
            continue  # no such characters in the standard fonts; no line gaps to compare
        expected = core(read_notice(text).updates)
        content = render(text)
        [record] = READER.read(io.BytesIO(content), Source(path.name))
        assert core(record.updates) == expected, path.name


def wrapped(text: str, width: int) -> str:
    """Break lines as a page does: anywhere but in Latin words, no stop at the beginning."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.isascii():
            lines.append(line)
            continue
        current = ""
        for piece in re.findall(r"[!-~]+|\s+|.", line):
            hangs = piece[0] in "。，、；：）》」』！？．" and len(current) < width + 2
            if current and len(current) + len(piece) > width and not hangs:
                lines.append(current.rstrip(" "))
                current = ""
                if piece.isspace():
                    continue
            current += piece
        lines.append(current)
    return "\n".join(lines)


@pytest.mark.parametrize("width", [30, 38, 45])
def test_line_ends_of_a_page_do_not_matter(width):
    for path in EAST_ASIAN:
        text = path.read_text(encoding="utf-8")
        expected = core(read_notice(text).updates)
        assert core(read_notice(wrapped(text, width)).updates) == expected, path.name


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("平成31年2月", "2019"),
        ("令和元年7月", "2019"),
        ("令和二年四月", "2020"),
        ("昭和63年3月", "1988"),
        ("2018年3月", "2018"),
    ],
)
def test_years_of_eras_are_years_of_ours(words, year):
    text = (
        f"論文撤回のお知らせ\n\n「土壌学雑誌」第28巻第3号（{words}発行）12-19頁に掲載された"
        "論文「火山灰土の浸食」は、著者の申し出により撤回します。"
    )
    [update] = read_notice(text).updates
    assert update.work is not None
    assert update.work.published == year
    words_of = {evidence.field: evidence.text for evidence in update.evidence}
    assert words_of["work.published"] == words.split("年")[0]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("平成31年2月20日", "2019-02-20"),
        ("令和二年四月一日", "2020-04-01"),
        ("二〇二一年十月十一日", "2021-10-11"),
    ],
)
def test_day_of_a_notice_in_eras(line, date):
    text = f"論文撤回のお知らせ\n\n{line}\n\n論文「火山灰土の浸食」を撤回します。"
    [update] = read_notice(text).updates
    assert update.notice is not None
    assert update.notice.published == date


@pytest.mark.parametrize(
    ("text", "doi", "date"),
    [
        (
            (
                "Retractación: Suelos de la puna\nAutores/as\nEquipo editorial\n"
                "DOI: https://doi.org/10.5555/a.2\nResumen\n"
                "Se retracta el artículo publicado en el Vol. 2 Núm. 1 (2020), "
                "https://doi.org/10.5555/a.1, a solicitud de los autores.\n"
                "Publicado\n2021-01-30"
            ),
            "10.5555/a.2",
            "2021-01-30",
        ),
        (
            (
                "Erratum\n\nRéférence électronique\nErratum, Sols [En ligne], 9/3 | 2018, mis en"
                " ligne le 04 octobre 2018. DOI : https://doi.org/10.5555/s.9\n\nDans l'article"
                " d'Anne Lisle, « Les sols nus », Sols, 9/1 | 2018, https://doi.org/10.5555/s.1,"
                " la légende de la figure 6 est erronée."
            ),
            "10.5555/s.9",
            "2018-10-04",
        ),
        (
            (
                "ERRATA\n\nhttps://doi.org/10.5555/e.9\n\nNo artigo Solos rasos do sul, "
                "publicado em Rev Solos 2014;19(6):64-71, a afiliação do autor está incorreta."
            ),
            "10.5555/e.9",
            None,
        ),
    ],
)
def test_what_a_page_says_of_itself_is_the_notice_own(text, doi, date):
    [update] = read_notice(text).updates
    assert update.notice is not None
    assert (update.notice.doi, update.notice.published) == (doi, date)
    assert update.work is not None
    assert update.work.doi != doi


@pytest.mark.parametrize(
    ("text", "journal", "pages"),
    [
        (
            (
                "RETRATAÇÃO\n\nSANTOS, R. P.; LIMA, D. Carbono no solo. Revista de Solos, São"
                " Paulo, v. 12, n. 3, p. 455-470, jul./set. 2016."
            ),
            "Revista de Solos",
            "455-470",
        ),
        (
            (
                "Rétractation\n\nRoy G, Gagné S. Argiles et limons. Revue québécoise de"
                " géologie 2015;35(4):211-220."
            ),
            "Revue québécoise de géologie",
            "211-220",
        ),
        (
            (
                "Erratum\n\nIm Artikel „Bodenkunde heute“ (Bodenblatt 2013; 110[18]: A 879) ist"
                " ein Fehler."
            ),
            "Bodenblatt",
            "A 879",
        ),
    ],
)
def test_places_in_other_styles(text, journal, pages):
    [update] = read_notice(text).updates
    assert update.work is not None
    assert update.work.journal is not None
    assert (update.work.journal.title, update.work.pages) == (journal, pages)


def test_persons_who_object_are_some_of_the_authors():
    [update] = read_notice(
        "Zurückziehung\n\nDie Herausgeber ziehen den Artikel „Lehm und Ton“ zurück. "
        "W. Harms und P. Lorenz stimmen der Zurückziehung nicht zu."
    ).updates
    assert update.objected_by == ("some-authors",)


def test_full_width_digits_are_digits():
    [update] = read_notice(
        "论文撤回声明\n\n《土壤研究》２０１７年第１２卷第３期第４５－５１页发表的论文"
        "《黄土高原的侵蚀》因数据错误撤回。"
    ).updates
    assert update.work is not None
    assert (update.work.volume, update.work.issue) == ("12", "3")
    assert update.work.published == "2017"
    words = {evidence.field: evidence.text for evidence in update.evidence}
    assert words["work.volume"] == "１２"


@pytest.mark.parametrize(
    "text",
    [
        "Retractación\n\nNo se hallaron pruebas de fabricación de datos ni de plagio.",
        "Retratação\n\nNão há, até o momento, evidência de má conduta.",
        "Rétractation\n\nAucune preuve de fraude ou de fabrication de données.",
        "Retraktion\n\nEs gibt keinen Hinweis auf eine Fälschung von Daten.",
        "撤稿声明\n\n经调查，未发现数据造假和抄袭行为。",
        "論文撤回\n\nなお、データの改ざんや捏造は認められませんでした。",
    ],
)
def test_what_is_denied_is_no_reason(text):
    accused = ("fabrication", "plagiarism", "misconduct", "manipulation")
    assert not [
        reason
        for reason, _ in find_reasons(text)
        if any(word in reason for word in accused)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "撤稿声明\n\n李建国, 王晓梅. 黄土的侵蚀与治理[J]. 土壤, 2020, 12(3): 88-95.",
            ("黄土的侵蚀与治理", "土壤", "12", "3", "88-95", ["李建国", "王晓梅"]),
        ),
        (
            "論文撤回\n\n佐藤一郎ほか「水稲品種の登熟特性」（農学会誌 52巻3号、145-153頁、2015年）",
            ("水稲品種の登熟特性", "農学会誌", "52", "3", "145-153", ["佐藤一郎"]),
        ),
        (
            (
                "Retraktion\n\nDer Beitrag „Zur Bodenkunde der Marsch“ von Dr. Ute Lang, erschienen"
                " in: Zeitschrift für Boden, Jg. 4, Heft 3, 2014, S. 12–29, wird zurückgezogen."
            ),
            (
                "Zur Bodenkunde der Marsch",
                "Zeitschrift für Boden",
                "4",
                "3",
                "12–29",
                ["Ute Lang"],
            ),
        ),
        (
            (
                "Retractación\n\nSe retracta el artículo «Suelos salinos del sur» de Ana Roe y Luis"
                " Poe, publicado en Suelos del mundo, vol. 4, n.º 3, 2014, pp. 12-29."
            ),
            (
                "Suelos salinos del sur",
                "Suelos del mundo",
                "4",
                "3",
                "12-29",
                ["Ana Roe", "Luis Poe"],
            ),
        ),
    ],
)
def test_citations(text, expected):
    [update] = read_notice(text).updates
    work = update.work
    assert work is not None
    assert work.journal is not None
    names = [author.name for author in work.authors]
    assert (
        work.title,
        work.journal.title,
        work.volume,
        work.issue,
        work.pages,
        names,
    ) == expected


@pytest.mark.parametrize(
    "piece",
    [
        "《土壤》2016年第35卷第4期",
        "李建国、王晓梅、",
        "李建国发表于《土壤》2016年第35卷第4期的《黄土高原的侵蚀》，",
        "「水稲」（佐藤一郎、",
        "与《土》的",
        "第1巻第2号（2015年）1-2頁に掲載された",
        "本刊编辑部\n",
        "zieht den Artikel (S. 1, ",
        "en el vol. 4, n.º 3, ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece):
    """Ten times the text may take twelve times the time, and some for the machine."""

    def seconds(times: int) -> float:
        text = "撤稿声明\n\n" + piece * times
        start = time.process_time()
        read_notice(text)
        return time.process_time() - start

    seconds(50)
    short = min(seconds(400), seconds(400))
    assert seconds(4000) < 25 * short + 0.5


def test_wrapped_lines_keep_their_places():
    text = "论文撤稿声明\n\n" + wrapped(
        "本刊决定撤销《黄土高原的侵蚀与治理研究》一文。" * 4, 20
    )
    source = SourceText(text)
    assert source.plain.count("\n") == 2
    [update] = read_notice(text).updates
    for evidence in update.evidence:
        assert text[evidence.start : evidence.end] == evidence.text


@pytest.mark.parametrize(
    "text",
    [
        "撤稿声明\n\n本人于2019年3月发表的论文《沙地水分》（第12卷第3期）有误，申请撤回。",
        "Rétractation : Du sable\n\nLa rédaction retire cet article (doi:10.5555/sable.3).",
        "NOTA DA REDAÇÃO\n\nO artigo “Areias do norte” saiu com erro na Tabela 2.",
    ],
)
def test_who_speaks_is_neither_journal_nor_author(text):
    [update] = read_notice(text).updates
    assert update.work.journal is None
    assert update.work.authors == ()


def test_a_year_between_volume_and_pages_is_no_issue():
    text = (
        "Rücknahme eines Aufsatzes\n\nDie Herausgeberinnen und Herausgeber der „Hefte für"
        " Sandkunde“ ziehen den Aufsatz „Sand am Meer“ (Hefte für Sandkunde 31 (2009),"
        " S. 11–29) zurück."
    )
    [update] = read_notice(text).updates
    work = update.work
    assert (work.volume, work.issue, work.pages) == ("31", None, "11–29")
    assert (work.published, work.authors) == ("2009", ())
