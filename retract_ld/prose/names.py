"""The form of a person's name, as citations and bylines write it.

Nothing is turned round or re-cased: ``Choi S``, ``Hsia, T.-C.``, ``TAILIN WU`` and
``Ana Luiza Cabral MARINHO`` stay what they are.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "INITIALS",
    "NOT_HAN_NAME",
    "PARTICLES",
    "is_family",
    "is_family_alone",
    "is_name",
    "split_name",
]

INITIALS: Final = re.compile(r"(?:[^\W\d_a-z]\.?[- ]?){1,5}")
PARTICLES: Final = frozenset(
    {
        "al", "ben", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "des",
        "di", "do", "dos", "du", "el", "e", "ibn", "la", "las", "le", "los", "ten", "ter",
        "i", "te", "ud", "ul", "ur", "uz", "van", "vander", "vom", "von", "y", "zu", "zur",
        "af", "av", "’t",
    }
)  # fmt: skip
_SUFFIXES: Final = frozenset(
    {"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "2nd", "3rd"}
)
_NOT_NAMES: Final = frozenset(
    {
        "A", "An", "The", "This", "Our", "In", "On", "Of", "For", "Retraction", "Correction",
        "Journal", "Department", "University", "Editor", "Vol", "Volume", "Issue", "Page",
        "Pages", "Published", "Original", "Article", "DOI", "Data", "Study", "Effect",
        "Effects", "Role", "References", "Figure", "Table", "Notice", "Note",
        "Section", "Series", "Part", "Chapter", "published", "appeared", "printed",
        "Der", "Dem", "Im", "Beitrag", "Artikel", "Aufsatz",
        "Die", "Herausgeber", "Herausgeberin", "Herausgeberinnen", "Redaktion",
    }
)  # fmt: skip
#: ``Yu.``: what may be shortened inside a name, with its stop.
_LONGEST_DOTTED: Final = 3
_HAN_NAME: Final = re.compile(
    r"[\u4e00-\u9fff々ぁ-んァ-ヶ]{2,6}|[\u4e00-\u9fff々]{1,3} [\u4e00-\u9fff々]{1,3}"
)
#: Words that have the form of a Chinese or Japanese name.
NOT_HAN_NAME: Final = re.compile(
    r"[论論]文|著者|作者|理由|原因|[誌刊期号巻卷頁页図图表年第]|大[学學]|学院|医院|病院"
    r"|[编編][辑輯集]|委[员員]|学会|研究|掲載|[発发]表|[本正]文|撤回|拙[稿著]|[短速]報|原著|[総总綜]説|遺族|症例|報告|筆者|[からよ]り$|から$|取消|取り|[订訂更修]正|正誤|[誤误]|[上下]記"
    r"|以[下及]|関[係連す]|各位|[読读]者|お詫|問題|[题標題]|方法|[結结][果论論]|[要旨摘]"
    r"|文章|[単单]位|[声聲]明|通知|平成|令和|昭和|[はがの]$|[のをが]|[数數][据値值]"
    r"|[内內]容|基金|本人|全体|参考|文献|应[为该当用]|高度|时间|成果|金额|安全|施工|常见|毕业|水平|温度|曲线|章节|项目|关于|任何"
    r"|康复|卫生|农[业村]|相关|改ざん|捏造|不正|申告|日本|中国|東京|北京|上海"
)
#: ``A K Roe``: no article.
#: Nor ``An, N.V.``, ``An NV``.
_BARE_INITIALS: Final = re.compile(
    r"A [A-Z] [A-Z][a-z]|An, [^\W\d_a-z]|An (?:[^\W\d_a-z]\.?[ -]?){1,3}$"
)
#: ``BULL. MATH. SOC.``: a journal's words in capitals.
_SHORTENED: Final = re.compile(r"[A-Z]{4,}\.")
_IN_TITLES: Final = frozenset({"OF", "THE", "IN", "ON", "FOR", "WITH", "FROM", "BY"})
_MAX_ITEM: Final = 60
#: ``Soil Editorial Office``: what no person's name ends in.
_OFFICES: Final = frozenset(
    {"Board", "Committee", "Department", "Editors", "Office", "Staff"}
)


def is_family(text: str) -> bool:
    """Tell whether words can be a family name alone."""
    words = text.split()
    return 1 <= len(words) <= 3 and all(
        word in PARTICLES or (_is_capital(word) and word not in _NOT_NAMES)
        for word in words
    )


def is_family_alone(name: str) -> bool:
    """Tell whether a name is a family name without any given one: ``van Dam``, ``Roe``."""
    words = name.split()
    return len(words) == 1 or (len(words) > 1 and words[0] in PARTICLES)


def _is_capital(word: str) -> bool:
    letters = word.replace("-", "").replace("'", "").replace("’", "").replace("‐", "")
    if not letters:
        return False
    return (
        (word[0].isupper() and letters.isalpha() and len(letters) > 1)
        or (word[:2] in {"d’", "d'", "O’", "O'", "L’"} and word[-1].isalpha())
        or word.startswith(("al-", "el-", "Al-", "El-"))
    )


def is_name(text: str) -> bool:
    """Tell whether a few words have the form of a person's name.

    >>> [is_name(name) for name in ("Choi S", "J. M. Roe", "Ana de Sá", "soil in DNA")]
    [True, True, True, False]
    """
    text = text.strip()
    if not 2 <= len(text) <= _MAX_ITEM or text[-1] in "-:;":
        return False
    if _HAN_NAME.fullmatch(text):
        return NOT_HAN_NAME.search(text) is None
    words = text.replace(", ", " ").split()
    if words[-1] in _SUFFIXES:
        words.pop()
    if not words or words[-1] in _OFFICES:
        return False
    if not 2 <= len(words) <= 6:
        return False
    first = words[0].title() if words[0].isupper() and len(words[0]) > 2 else words[0]
    if first in _NOT_NAMES and not _BARE_INITIALS.match(text):
        return False
    if not _IN_TITLES.isdisjoint(words[1:-1]):
        return False  # "DRAINAGE OF PEAT"
    if any(
        word[-1] == "."
        and len(word) > _LONGEST_DOTTED
        and (not INITIALS.fullmatch(word) or _SHORTENED.fullmatch(word))
        for word in words[:-1]
    ):
        return False  # "C Cooper. Ann Rheum Dis": two sentences
    full = 0
    for word in words:
        if _is_capital(word.rstrip(".")) and len(word.rstrip(".")) > 1:
            full += 1
        elif not INITIALS.fullmatch(word) and word not in PARTICLES:
            return False
    return full >= 1


def split_name(name: str) -> tuple[str | None, str | None]:
    """Return given and family name where the form leaves no doubt which is which.

    >>> split_name("Choi S"), split_name("Hsia, T.-C."), split_name("Maria da Silva")
    (('S', 'Choi'), ('T.-C.', 'Hsia'), (None, None))
    """
    if name.count(",") == 1:
        family, given = (part.strip() for part in name.split(","))
        return (given, family) if family and given else (None, None)
    words = name.split()
    if len(words) < 2:
        return None, None
    if re.fullmatch(r"[^\W\d_a-z]{1,3}", words[-1]) and not words[0].isupper():
        return words[-1], " ".join(words[:-1])
    if re.fullmatch(r"(?:[^\W\d_a-z]\.[- ]?)+", " ".join(words[:-1])):
        return " ".join(words[:-1]), words[-1]
    return None, None
