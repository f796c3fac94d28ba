"""What the banner says, by language. To add a language: one entry in `TEXTS`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from retract_ld.codes import Status

__all__ = ["TEXTS", "Texts", "texts_for"]


class Texts(NamedTuple):
    """The words of the banner in one language."""

    label: str
    """What the banner is, for those who cannot see it."""
    statuses: Mapping[Status, str]
    since: str
    """With ``{date}``."""
    notice: str
    """Text of the link to the notice."""
    about: str
    """Said on a notice, before the works it concerns."""
    claimed_by: str


_ORDER: Final[tuple[Status, ...]] = (
    "removed",
    "retracted",
    "retracted-and-replaced",
    "partially-retracted",
    "withdrawn",
    "temporarily-removed",
    "expression-of-concern",
    "corrected-and-republished",
    "corrected",
    "clarified",
    "extended",
    "superseded",
    "updated",
    "reinstated",
    "concern-lifted",
)


def _statuses(*words: str) -> dict[Status, str]:
    return dict(zip(_ORDER, words, strict=True))


TEXTS: Final[dict[str, Texts]] = {
    "en": Texts(
        "Status of this article",
        _statuses(
            "Removed",
            "Retracted",
            "Retracted and replaced",
            "Partially retracted",
            "Withdrawn",
            "Temporarily removed",
            "Expression of concern",
            "Corrected and republished",
            "Corrected",
            "Clarified",
            "Extended by an addendum",
            "There is a new edition",
            "There is a new version",
            "Reinstated",
            "Expression of concern lifted",
        ),
        "since {date}",
        "Read the notice",
        "This notice is about:",
        "According to:",
    ),
    "de": Texts(
        "Status dieses Artikels",
        _statuses(
            "Entfernt",
            "Zurückgezogen",
            "Zurückgezogen und ersetzt",
            "Teilweise zurückgezogen",
            "Vom Verlag oder den Autoren zurückgenommen",
            "Vorübergehend entfernt",
            "Bedenken angemeldet",
            "Berichtigt und neu veröffentlicht",
            "Berichtigt",
            "Klargestellt",
            "Durch einen Nachtrag ergänzt",
            "Neue Auflage vorhanden",
            "Neue Fassung vorhanden",
            "Wieder eingesetzt",
            "Bedenken aufgehoben",
        ),
        "seit {date}",
        "Zur Mitteilung",
        "Diese Mitteilung betrifft:",
        "Laut:",
    ),
    "fr": Texts(
        "Statut de cet article",
        _statuses(
            "Supprimé",
            "Rétracté",
            "Rétracté et remplacé",
            "Partiellement rétracté",
            "Retiré",
            "Temporairement supprimé",
            "Mise en garde de la rédaction",
            "Corrigé et republié",
            "Corrigé",
            "Clarifié",
            "Complété par un addendum",
            "Une nouvelle édition existe",
            "Une nouvelle version existe",
            "Réintégré",
            "Mise en garde levée",
        ),
        "depuis {date}",
        "Lire l’avis",
        "Cet avis concerne :",
        "Selon :",
    ),
    "es": Texts(
        "Estado de este artículo",
        _statuses(
            "Eliminado",
            "Retractado",
            "Retractado y sustituido",
            "Retractado en parte",
            "Retirado",
            "Eliminado temporalmente",
            "Expresión de preocupación",
            "Corregido y republicado",
            "Corregido",
            "Aclarado",
            "Ampliado con una adenda",
            "Hay una nueva edición",
            "Hay una nueva versión",
            "Restituido",
            "Expresión de preocupación levantada",
        ),
        "desde {date}",
        "Leer el aviso",
        "Este aviso trata de:",
        "Según:",
    ),
}


def texts_for(language: str | None) -> tuple[str, Texts]:
    """Return the texts of a language tag, English where we have none, and their language.

    >>> texts_for("fr-CA")[0], texts_for("ja")[0], texts_for(None)[0]
    ('fr', 'en', 'en')
    """
    code = (language or "en").replace("_", "-").partition("-")[0].lower()
    return (code, TEXTS[code]) if code in TEXTS else ("en", TEXTS["en"])
