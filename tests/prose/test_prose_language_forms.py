"""Sentences and headings of Spanish, Portuguese, French and German in every quotation mark."""

from __future__ import annotations

from itertools import product

import pytest

from retract_ld.prose import read_notice

MARKS = ("«{}»", "« {} »", "“{}”", "„{}“", '„{}"', '"{}"', "„{}”")
LANGUAGES = {
    "es": (
        "El artículo {t}, de {a}, publicado en {j}, {p}, ha sido retractado.",
        "Retractación sobre {t}\n\n{a}\n{j}, {p}\n\nLos datos no eran fiables.",
        ("Variabilidad del nivel freático en humedales costeros", "Agua y Territorio"),
        (("Lidia Moncayo", "Iván Pazmiño"), " y "),
        ("vol. 28, núm. 2 (2018), pp. 87-95", "2018;28(2):87-95"),
    ),
    "pt": (
        "O artigo {t}, de {a}, publicado em {j}, {p}, foi retratado.",
        "Retratação sobre {t}\n\n{a}\n{j}, {p}\n\nOs dados não eram fiáveis.",
        ("Balanço hídrico da bacia do rio Preto", "Caderno d'Água"),
        (("Renata Figueirôa", "Caio Bittar"), " e "),
        ("v. 28, n. 2, p. 87-95, 2018", "2018;28(2):87-95"),
    ),
    "fr": (
        "L'article {t}, de {a}, publié dans {j}, {p}, est rétracté.",
        "Rétractation de {t}\n\n{a}, {j}, {p}\n\nLes données n'étaient pas fiables.",
        ("L'enfant placé et ses frontières", "Bulletin d'oncologie fondamentale"),
        (("Solange Tiberghien", "Marc Oudart"), " et "),
        ("vol. 28, n° 2, 2018, p. 87-95", "2018 ; 28 (2) : 87-95"),
    ),
    "de": (
        "Der Artikel {t} von {a}, erschienen in {j}, {p}, wurde zurückgezogen.",
        "Retraktion zu {t}\n\n{a}, {j}, {p}\n\nDie Daten waren nicht belastbar.",
        (
            "Migration und Schulabsentismus in Mittelstädten",
            "Zeitschrift für angewandte Soziologie",
        ),
        (("Torsten Wiegmann", "Jutta Hallwachs"), " und "),
        ("Bd. 28, Heft 2, 2018, S. 87-95", "2018; 28 (2): 87-95"),
    ),
}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_works_in_sentences_and_headings(language):
    sentence, headed, (title, journal), (names, joined), places = LANGUAGES[language]
    label = headed.split()[0]
    forms = (f"{label}\n\n{sentence}\n", headed + "\n")
    for form, mark, place in product(forms, MARKS, places):
        text = form.format(
            t=mark.format(title), a=joined.join(names), j=journal, p=place
        )
        work = read_notice(text, "notice.txt").updates[0].work
        assert work, text
        assert work.journal, text
        assert (work.title, work.journal.title) == (title, journal), text
        assert tuple(author.name for author in work.authors) == names, text
        assert (work.volume, work.issue, work.pages) == ("28", "2", "87-95"), text


PARTIES = {
    "es": (
        "El comité editorial comunica a sus lectores la retractación del artículo.",
    ),
    "pt": ("A comissão editorial deliberou pela retratação do artigo.",),
    "fr": ("La rédaction informe les lecteurs que l'article est rétracté.",),
    "de": ("Das Herausgeberteam teilt mit, dass der Artikel zurückgezogen wird.",),
    "zh": ("该文由编辑部撤回。",),
    "ja": ("編集委員会により本論文は撤回された。",),
}
OBJECTIONS = {
    "es": "Los autores consideran que el artículo es válido y no debe retractarse.",
    "pt": "Os autores contestam a retratação.",
    "fr": "Les auteurs estiment que l'article devrait être maintenu.",
    "de": "Die Autoren haben Einspruch gegen die Retraktion erhoben.",
    "zh": "作者对撤稿决定提出申诉。",
    "ja": "著者は撤回を不服としている。",
}
HEADS = {
    "es": "Retractación",
    "pt": "Retratação",
    "fr": "Rétractation",
    "de": "Retraktion",
    "zh": "撤稿声明",
    "ja": "論文撤回",
}


@pytest.mark.parametrize("language", sorted(PARTIES))
def test_who_announces_and_who_objects(language):
    for sentence in PARTIES[language]:
        text = f"{HEADS[language]}\n\n{sentence} {OBJECTIONS[language]}\n"
        update = read_notice(text, "notice.txt").updates[0]
        assert update.initiated_by == ("editor",), text
        assert update.objected_by == ("authors",), text
