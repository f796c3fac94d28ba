"""Works that sentences in other languages tell of without quoting them."""

from __future__ import annotations

import pytest

from retract_ld.prose import read_notice
from retract_ld.prose.told_works import complete_told


def work_of(text: str):
    [update] = read_notice(text).updates
    return update.work


def names(work) -> list[str]:
    return [author.name for author in work.authors]


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        (
            (
                "Widerruf\n\nDie Herausgeber widerrufen den Aufsatz von Ute Lang, Zur Frage der"
                " Böden in Holstein, erschienen in Heft 2 des 31. Jahrgangs (2015), S. 13–18."
            ),
            "Zur Frage der Böden in Holstein",
            ["Ute Lang"],
        ),
        (
            (
                "Carta de retratação\n\nSolicito a retratação do artigo intitulado Solos salinos do"
                " litoral norte, publicado nesta revista em 2012, volume 16."
            ),
            "Solos salinos do litoral norte",
            [],
        ),
        (
            (
                "RETRACTACIÓN\n\nLos autores, Ana Gil Mena y Luis Paz, solicitan la retractación de"
                " su artículo «Suelos del sur seco», Agro Andino, vol. 9, n.º 1 (2018), pp. 3-9."
            ),
            "Suelos del sur seco",
            ["Ana Gil Mena", "Luis Paz"],
        ),
        (
            (
                "Rectificatif\n\nPédologie du Midi 5 (2011), p. 17-29 : « Les sols rouges »."
                "\n\nDans le tableau 3, deux lignes ont été interverties."
            ),
            "Les sols rouges",
            [],
        ),
    ],
)
def test_unquoted_titles_and_named_authors(text, title, authors):
    work = work_of(text)
    assert work.title == title
    assert names(work) == authors


def test_honorifics_are_no_part_of_names():
    text = (
        "RÉTRACTATION\n\nÀ la demande de ses auteurs, M. le Pr Habib Zouari, Dr Sonia Khelifi et"
        " R. Mnif, l'article « Les sols de Sfax », Pédologie (vol. 95, n° 3, 2017,"
        " pp. 140-146), est rétracté."
    )
    assert names(work_of(text)) == ["Habib Zouari", "Sonia Khelifi", "R. Mnif"]


def test_a_heading_with_a_name_only_has_no_title():
    text = (
        "Zurückziehung des Beitrags von Ulf Tessen\n\nDie Redaktion zieht den Beitrag „Die Böden"
        " der Marsch“ von Ulf Tessen (Boden 44 (2001), S. 7–29) zurück."
    )
    assert work_of(text).title == "Die Böden der Marsch"


def test_traditional_characters_read_like_simplified_ones():
    simplified = (
        "编辑部关注声明\n\n《土壤临床》第30卷第1期（2019）刊登之〈水稻土改良之随机试验〉一文，"
        "有读者质疑其数据之真实性。"
    )
    traditional = (
        "編輯部關注聲明\n\n《土壤臨床》第30卷第1期（2019）刊登之〈水稻土改良之隨機試驗〉一文，"
        "有讀者質疑其數據之真實性。"
    )
    [one], [other] = (read_notice(text).updates for text in (simplified, traditional))
    assert one.type == other.type == "expression_of_concern"
    assert one.reasons == other.reasons != ()
    assert other.work.title == "水稻土改良之隨機試驗"  # as it is printed


def test_nothing_is_made_of_sentences_without_a_title():
    text = (
        "Errata\n\nEl artículo Los autores han pedido que se corrija, publicado ayer."
    )
    [update] = read_notice(text).updates
    assert update.work is None or update.work.title is None


def test_english_is_left_alone():
    assert "en" not in complete_told.__module__
    [update] = read_notice(
        "Retraction\n\nThe authors, Ann Lee and Bo Eng, retract the article On soil, published"
        " in 2012."
    ).updates
    assert update.work is None or not update.work.authors
