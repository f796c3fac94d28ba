"""Heads of notices in each language: label × byline × journal × place, of the notice itself."""

from __future__ import annotations

import itertools
from typing import Final

import pytest

from retract_ld.prose import read_notice

#: Labels, the first with the work's title beside it, and what the body says.
NOTICES: Final = {
    "en": (
        ("Retraction: Wet soil in fens and its uses", "RETRACTION", "Erratum"),
        "This article has been retracted by the editor because the data are unreliable.",
    ),
    "pt": (
        ("Retratação: Solos úmidos nos brejos do sul", "Retratação", "ERRATA"),
        (
            "O artigo foi retratado a pedido dos autores porque os dados não são confiáveis. "
            "Os editores pedem desculpas aos leitores."
        ),
    ),
    "es": (
        ("Retractación: Suelos húmedos en los pantanos", "Fe de erratas"),
        (
            "El artículo ha sido retractado a petición de los autores porque los datos no son "
            "fiables. Los editores piden disculpas a los lectores."
        ),
    ),
    "fr": (
        ("Rétractation : Sols humides dans les marais", "Rétractation"),
        (
            "Cet article a été rétracté à la demande des auteurs parce que les données ne sont "
            "pas fiables. Les éditeurs présentent leurs excuses aux lecteurs."
        ),
    ),
    "de": (
        ("Retraktion: Feuchte Böden in den Mooren", "Rücknahme"),
        (
            "Dieser Artikel wurde auf Wunsch der Autoren zurückgezogen, weil die Daten nicht "
            "zuverlässig sind. Die Herausgeber bitten die Leser um Entschuldigung."
        ),
    ),
    "zh": (
        ("关于《沼泽湿土研究》一文的撤稿声明", "撤稿声明"),
        "经核实，该文存在数据不可靠的问题，编辑部决定撤销该论文。特此声明。",
    ),
    "ja": (
        ("論文撤回：「湿原の土壌に関する研究」", "論文撤回のお知らせ"),
        "本論文はデータに誤りがあったため、著者の申し出により撤回します。読者の皆様にお詫び申し上げます。",
    ),
}
BYLINES: Final = (
    "",
    "Jane Roe",
    "João Silva, Maria de Souza, Ana Lima",
    "J. A. Roe, B. Poe, C. van der Lee",
    "JM Lee, JH Lee, SY Tong",
    "D.P. O’Neill, M.J.-P. Roe",
    "Editorial Board",
)
JOURNALS: Final = (
    "Fen Letters",
    "The Journal of Clinical Fen Research",
    "Revista Brasileira de Solos",
    "Sensors (Basel, Switzerland)",
    "Fen Medicine : Official Journal of the Fen Society",
    "International Journal of Soil, Water and Air",
)
#: Behind the journal: volume, issue, pages and day.
PLACES: Final = (
    (", 14(3): 88. Published 2021-02-03.", ("14", "3", "88", "2021-02-03")),
    (", 14: 88-90. Published 2021-02.", ("14", None, "88-90", "2021-02")),
    (", 14(Suppl 2): S88. Published 2021.", ("14", "Suppl 2", "S88", "2021")),
    (", 2014: 832729. Published 2014.", ("2014", None, "832729", "2014")),
    (", 14. Published 2021.", ("14", None, None, "2021")),
    (". Published 2021-02-03.", (None, None, None, "2021-02-03")),
)


@pytest.mark.parametrize("language", NOTICES)
def test_the_notice_s_own_head(language: str) -> None:
    labels, body = NOTICES[language]
    combinations = itertools.product(labels, BYLINES, JOURNALS, PLACES)
    misread = []
    for label, byline, journal, (place, numbers) in itertools.islice(
        combinations, None, None, 3
    ):
        head = "\n".join(
            filter(
                None, (label, byline, journal + place, "https://doi.org/10.5555/fen")
            )
        )
        update = read_notice(f"{head}\n\n{body}\n").updates[0]
        notice, work = update.notice, update.work
        assert notice is not None
        names = byline.split(", ") if "," in byline or " " in byline else []
        names = [] if byline == "Editorial Board" else names
        found = (
            notice.journal.title if notice.journal else None,
            (notice.volume, notice.issue, notice.pages, notice.published),
            [author.name for author in notice.authors],
            notice.doi,
            work and (work.doi, work.volume, work.pages),
        )
        wanted = (journal, numbers, names, "10.5555/fen")
        if found[:4] != wanted or found[4] not in {None, (None, None, None)}:
            misread.append((head, found))
    assert misread == []
