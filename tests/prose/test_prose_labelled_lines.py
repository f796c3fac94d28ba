"""Blocks of labelled lines in six languages, authors who are a party by name, numbers put right."""

from __future__ import annotations

import pytest

from retract_ld.prose import read_notice
from retract_ld.prose.language import recognise
from retract_ld.prose.named_authors import authors_named
from retract_ld.prose.numbers_put_right import puts_number_right

BLOCKS = {
    "es": (
        "Retractación\n\nTítulo del artículo: Suelos negros de la meseta alta\n"
        "Autoría: Arcos, Nelson; Pineda, Gloria\nRevista: Cuadernos de Suelos\nVolumen: 9\n"
        "Número: 17\nPáginas: 88-104\nAño: 2021\nDOI: 10.5555/cs.9.88\n"
        "Fecha de la retractación: 14 de octubre de 2022\n\nMotivo: los datos eran erróneos."
    ),
    "pt": (
        "Retratação\n\nTítulo: Solos negros do planalto alto\nAutores: Arcos, N.; Pineda, G.\n"
        "Periódico: Cadernos de Solos\nv. 9, n. 17, p. 88-104, jan./abr. 2021\n"
        "DOI: 10.5555/cs.9.88\nData da retratação: 14/10/2022\n\nOs dados estavam errados."
    ),
    "fr": (
        "Avis de rétractation\n\nTitre : Les sols noirs du haut plateau\n"
        "Auteurs : Nelson Arcos, Gloria Pineda\nRevue : Cahiers des sols\nVolume : 9\n"
        "Numéro : 17\nPages : 88-104\nAnnée : 2021\nDOI : 10.5555/cs.9.88\n"
        "Date de la rétractation : 14 octobre 2022\n\nLes données étaient erronées."
    ),
    "de": (
        "Rücknahme eines Beitrags\n\nTitel: Schwarze Böden der Hochebene\n"
        "Autoren: Nelson Arcos, Gloria Pineda\nZeitschrift: Hefte für Bodenkunde\n"
        "Jahrgang: 9 (2021)\nHeft: 17\nSeiten: 88-104\nDOI: 10.5555/cs.9.88\n"
        "Datum der Rücknahme: 14. Oktober 2022\n\nDie Daten waren falsch."
    ),
    "zh": (
        "撤稿声明\n\n论文题目：高原黑土的形成过程\n作者：李建国，王晓梅\n"
        "期刊：土壤评论，2021，9（17）：88-104\nDOI：10.5555/cs.9.88\n"
        "撤稿日期：2022年10月14日\n\n作者发现数据有误，申请撤稿。"
    ),
    "ja": (
        "論文撤回のお知らせ\n\n論文題目：高原の黒色土の生成過程\n著者：佐野 恵，大西 健一\n"
        "掲載誌：土壌評論 第9巻 第17号（2021年）pp. 88-104\nDOI：10.5555/cs.9.88\n"
        "撤回日：2022年10月14日\n\nデータに誤りがあったため、著者の申し出により撤回します。"
    ),
}


@pytest.mark.parametrize("language", BLOCKS)
def test_labelled_lines_tell_a_work_and_the_day_of_the_notice(language):
    [update] = read_notice(BLOCKS[language]).updates
    work = update.work
    assert (work.volume, work.issue, work.pages) == ("9", "17", "88-104")
    assert (work.published[:4], work.doi) == ("2021", "10.5555/cs.9.88")
    assert len(work.authors) == 2
    assert len(work.title) > 8
    assert work.journal
    assert update.date == "2022-10-14"


def test_labels_of_two_works():
    text = (
        "Rétractation de deux articles\n\n"
        "Titre : Les sols noirs du haut plateau\nAuteurs : N. Arcos, G. Pineda\n"
        "Revue : Cahiers des sols, vol. 9, n° 1, 2020, p. 3-9\n\n"
        "Titre : Les sols rouges de la plaine basse\nAuteurs : G. Pineda, H. Blin\n"
        "Revue : Cahiers des sols, vol. 9, n° 2, 2020, p. 33-39\n\n"
        "La rédaction rétracte ces articles pour plagiat."
    )
    works = [update.work for update in read_notice(text).updates]
    assert [work.pages for work in works] == ["3-9", "33-39"]
    assert [work.journal.title for work in works] == ["Cahiers des sols"] * 2


def test_one_label_alone_is_no_block():
    [update] = read_notice(
        "Retractación\n\nMotivo: plagio de un artículo de otros autores.\n\n"
        "El artículo fue retractado por el editor."
    ).updates
    assert update.work is None or update.work.title is None


@pytest.mark.parametrize(
    ("text", "authors", "language", "party"),
    [
        (
            "a Dra. Quirino discorda",
            ["Dalva Quirino", "Sérgio Portela"],
            "pt",
            "some-authors",
        ),
        ("Portela e Quirino concordam", ["Quirino D", "Portela S"], "pt", "authors"),
        ("la revista está de acuerdo", ["Dalva Quirino"], "es", None),
        ("北村は撤回に同意していません", ["秋山 真", "北村 達"], "ja", "some-authors"),
        ("北村山市で調査した", ["北村 達"], "ja", None),
    ],
)
def test_authors_who_are_named(text, authors, language, party):
    found = authors_named(text, 0, len(text), authors, language)
    assert [name for name, *_ in found] == ([party] if party else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Donde dice: “una media de 5,2 días”, debe decir: “una media de 2,5 días”",
            True,
        ),
        ("誤：8.12 t/hm2\n正：8.72 t/hm2", True),
        ("Onde se lê “Tabela 1”, leia-se “Tabela 2”", False),
        ("Statt „Stadtrat Lindt“ muss es „Oberrat Lindt“ heißen", False),
        (
            "Onde se lê: http://doi.org/10.5555/1.1\nLeia-se: http://doi.org/10.5555/1.2",
            False,
        ),
    ],
)
def test_numbers_put_right(text, expected):
    assert puts_number_right(text) is expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Retratação: Solos ácidos", "pt"),
        ("Rétractation : Sols acides", "fr"),
        ("Zurückziehung: Saure Böden", "de"),
        ("撤稿", "zh"),
        ("更正聲明", "zh"),
        ("訂正", "ja"),
        ("撤回\n土壌学会誌 4（2）：12-19，2010", "ja"),
        (
            (
                "Retractación / Retraction\n\nRoe J. Suelos ácidos. Suelos 2010;4(2):12-19.\n\n"
                "Este artículo ha sido retractado por plagio en la revista.\n\n"
                "This article has been retracted by the editors because of plagiarism of text from "
                "another article that was published in the journal and was not cited by the authors."
            ),
            "es",
        ),
        (
            (
                "Retraction: Efectos de la música en los niños\n\n"
                "The article has been retracted at the request of the authors."
            ),
            "en",
        ),
    ],
)
def test_short_notices_and_two_languages(text, language):
    assert recognise(text) == language
    assert read_notice(text).updates


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        (
            "Nota\n\nSe deja sin efecto la retractación del artículo «Suelos».",
            "reinstatement",
        ),
        (
            "Anulação de retratação\n\nO artigo “Solos” foi restabelecido.",
            "reinstatement",
        ),
        ("Levée de l'expression de préoccupation\n\nElle est levée.", "concern_lifted"),
        (
            "Aufhebung einer Retraktion\n\nDie Retraktion wird aufgehoben.",
            "reinstatement",
        ),
        ("关于撤销撤稿声明的公告\n\n编辑部决定撤销对该文的撤稿声明。", "reinstatement"),
        ("懸念表明の解除について\n\n懸念表明を解除します。", "concern_lifted"),
    ],
)
def test_what_was_done_is_undone(text, manner):
    assert read_notice(text).updates[0].type == manner
