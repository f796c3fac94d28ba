"""Names in brackets in Chinese and Japanese text: which is a title, which a journal's."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from retract_ld.prose.locators import Locator

__all__ = ["QUOTED", "Quotation", "quotations"]

QUOTED: Final = re.compile(
    r"《(?P<a>[^《》\n]{2,200})》|〈(?P<b>[^〈〉\n]{2,200})〉|『(?P<c>[^『』\n]{2,200})』"
    r"|「(?P<d>[^「」\n]{2,200})」|“(?P<e>[^“”\n]{4,200})”|\"(?P<f>[^\"\n]{4,200})\""
)
_HAN: Final = re.compile(r"[\u3041-\u30fa\u4e00-\u9fff]")
#: What stands before and after a name in brackets that is a journal's.
_IN_JOURNAL: Final = re.compile(
    r"(?:于|在|於)\s*(?:本刊|期刊|学术期刊)?\s*$"
    r"|(?:本刊|本誌|当誌|我刊|期刊|杂志|学術誌|雑誌)\s*$"
)
_JOURNAL_AFTER: Final = re.compile(
    r"\s*(?:杂志|期刊|誌|雑誌)?\s*(?:上|中|[发發]表|刊[登载发出載]|登载|誌?に(?:掲載|発表|投稿"
    r"|収録)|誌(?:上|に|の)|(?:[编編][辑輯集](?:部|委)|[编編]委[会會]))"
)
#: ``《地学通报》编辑部：``
_BOARD_AFTER: Final = re.compile(
    r"\s*(?:杂志|雜誌)?(?:[编編][辑輯集](?:部|委)|[编編]委[会會])"
)
_JOURNAL_NAME: Final = re.compile(
    r"(?:学报|學報|杂志|雜誌|学刊|學刊|通报|通讯|期刊|季刊|月刊|学会誌|雑誌|会誌|紀要|年報"
    r"|論集|論文集|論叢|学誌)$"
)
_BESIDE_NUMBERS: Final = re.compile(r"\s*(?:杂志|期刊|誌|雑誌)?\s*[,，、]?\s*")
_LONGEST_JOURNAL: Final = 20
#: Words before a quotation, or after it, that say it is a title.
_TITLE_BEFORE: Final = re.compile(
    r"(?:[论論]文|文章|拙[著稿]|ました|原著|総説|論説|報告|短報|ノート|[题題](?:[为為名目]"
    r"|は)|[标標][题題](?:[为為])?"
    r"|[发發]表的|刊[登载发出載]的?|表題|掲載の|された|[撤取][销銷回下][了げ]?|撤稿|一文|的"
    r"|[：:\s])\s*$"
)
_TITLE_AFTER: Final = re.compile(
    r"\s*(?:一文|等|的?[论論]文|的?文章|[（(]|と題|という|について|につき|は[、,]"
    r"|に(?:掲載|関する|つい"
    r"|おい|示|報告|記載|誤り|は)|を(?:撤|取)|の(?:論文|撤回|取り?下げ|訂正)|存在|中|因)"
)
_CORRECTED: Final = re.compile(r"\s*(?:应|應|更正|改为|を「|は「)")
#: ``《…》2020年第3期“…”``
_NUMBERS_BEFORE: Final = re.compile(
    r"[0-9] ?[期页頁号號][)）]?(?:[发發]表的?|刊[登载發发]的?|的)?\s*$"
    r"|[0-9][-–~〜][0-9]{1,5}\s*$|[(（][0-9]{4} ?年?[)）]\s*$"
)
#: Laws and rules that notices name in brackets, too.
_LAW: Final = re.compile(
    r"(?:法|条例|办法|规定|规范|须知|准则|指南|通知|协议|细则|意见|标准|规则|規程|規定|指針"
    r"|ガイドライン|要領)$"
)
#: Decisions and reports that are named: ``《关于…的通报》``.
_PAPER: Final = re.compile(r"[关關][于於].{2,60}(?:通[报知]|决定|公告|意见|说明)$")
_SHORTEST: Final = 5
#: A title in another script is long enough to be one.
_LONG: Final = 25


class Quotation(NamedTuple):
    """A name in brackets, and where it stands without them."""

    start: int
    end: int
    inner: tuple[int, int]


def quotations(
    plain: str, low: int, high: int, cores: list[Locator]
) -> tuple[list[Quotation], list[Quotation]]:
    """Return the titles and the journals that a sentence names in brackets.

    >>> text = "撤销发表在《土壤》上的论文《黄土的侵蚀》"
    >>> titles, journals = quotations(text, 0, len(text), [])
    >>> [text[slice(*name.inner)] for name in (*titles, *journals)]
    ['黄土的侵蚀', '土壤']
    """
    names = [
        Quotation(*match.span(), match.span(match.lastgroup or 0))
        for match in QUOTED.finditer(plain, low, high)
    ]
    journals = [
        name for name in names if _is_journal(plain, name, cores, alone=len(names) == 1)
    ]
    titles = [name for name in names if name not in journals and _is_title(plain, name)]
    return titles, journals


def _is_journal(
    plain: str, name: Quotation, cores: list[Locator], *, alone: bool
) -> bool:
    words = plain[slice(*name.inner)]
    called = _JOURNAL_NAME.search(words) is not None
    gap = _BESIDE_NUMBERS.match(plain, name.end)
    assert gap is not None
    if plain[name.start] in '“"「' and not called:
        return not alone and any(core.start == gap.end() for core in cores)
    if any(core.start in {gap.end(), name.end} for core in cores):
        return True
    if _PAPER.match(words):
        return False
    if _BOARD_AFTER.match(plain, name.end) and len(words) <= _LONGEST_JOURNAL:
        return True
    if _LAW.search(words) or len(words) > _LONGEST_JOURNAL:
        return False
    if plain.startswith("一文", name.end):
        return False
    after = _JOURNAL_AFTER.match(plain, name.end) is not None
    low = max(0, name.start - 16)
    if alone and not called and _NUMBERS_BEFORE.search(plain, low, name.start):
        return False
    if _IN_JOURNAL.search(plain, low, name.start) and (after or not alone):
        return True
    if after and not _TITLE_BEFORE.search(plain, low, name.start):
        return not alone or plain[name.start] in "『《"
    return called and not alone


def _is_title(plain: str, name: Quotation) -> bool:
    words = plain[slice(*name.inner)]
    if not _HAN.search(words):
        return len(words) > _LONG
    if len(words) < _SHORTEST or _LAW.search(words) or _PAPER.match(words):
        return False
    if plain[name.start] in "《〈":
        return True
    if _CORRECTED.match(plain, name.end):
        return False
    if _NUMBERS_BEFORE.search(plain, max(0, name.start - 8), name.start):
        return True
    return bool(
        _TITLE_BEFORE.search(plain, max(0, name.start - 12), name.start)
        or _TITLE_AFTER.match(plain, name.end)
        or plain[name.start - 1 : name.start] in {"", "\n"}
    )
