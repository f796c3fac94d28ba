"""Chinese and Japanese works told in lines: the title, its authors, the place below.

``下記の論文を撤回いたします。`` / ``表層崩壊の発生限界`` / ``穂積隆・野々村茜`` /
``山地防災学会誌 71巻4号 15-24頁 (2018)``
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.east_asian_citations import east_asian_mentions, is_east_asian
from retract_ld.prose.east_asian_journals import put_core, stripped
from retract_ld.prose.east_asian_names import names_of_line
from retract_ld.prose.east_asian_numbers import east_asian_locators
from retract_ld.prose.east_asian_quotations import QUOTED
from retract_ld.prose.mention import Mention
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["east_asian_works", "is_place_line"]

_HAN: Final = re.compile(r"[\u3041-\u30fa\u4e00-\u9fff]")
#: What may stand before a title: a bullet, a number, the kind of article, a label.
_BEFORE_TITLE: Final = re.compile(
    r"[\s・●○■◆]*(?:[\[［(（]?[0-9]{1,2}[\]］)）.．、]\s*)?"
    r"(?:[\[［【(（](?:原著|[総总綜]説|[论論]著|短報|報告|研究|資料|症例|综述|實證|实验)"
    r"[^\]］】)）\n]{0,8}[\]］】)）]\s*)?"
    r"(?:[【\[]?(?:原|撤回|対象|该|本)?(?:[论論]文|文章)?(?:名|[题題]名|[题題]目|[标標][题題]|表題"
    r"|タイトル)[】\]]?\s*[:：]?\s*(?<=[:：】\] \u3000]))?\s*"
)
_LABEL: Final = re.compile(
    r"[\s・【\[]*(?:(?:[论論]文)?(?:著者|作者|執筆者)(?:名|姓名)?|掲載(?:誌|巻号|箇所)?"
    r"|[发發]表(?:期刊|刊物)|来源|出处|期刊|刊期|出典)[】\]]?\s*[:：]\s*"
)
#: A sentence, or the heading of a part of the notice.
_SPOKEN: Final = re.compile(
    r"[。！？]|(?:ます|です|した|ません)$|[:：]$|^(?:[記记理原]|理由|原因|声明|記事|記|参考文献)"
    r"|(?:撤[稿回销銷]|取り?下げ|[订訂]正|更正|正[误誤]|勘误|[声聲]明|お知らせ|について)"
    r"(?:[声聲]明|公告|启事|啟事|通知|表)?$|^(?:令和|平成|昭和|(?:19|20)[0-9]{2} ?年)"
    r"|編集委員|编辑部|編輯部|编委会"
)
_REST: Final = re.compile(
    r"[\s.．。,，;；()（）]*(?:(?i:doi)[\s:：]*|https?://)?[!-~]{0,80}[\s.．。]*"
)
#: Buttons of a site. No sign that parts them is within one.
_MENU: Final = re.compile(
    r"[^\s|｜/>・]{1,6}(?:[\s|｜/>・]{1,3}[^\s|｜/>・]{1,6}){2,12}"
)
_SHORTEST: Final = 6
_LONGEST: Final = 160
_MOST_LINES: Final = 4


def east_asian_works(
    source: SourceText, lines: list[Line], index: int, rules: RuleSet
) -> list[Mention]:
    """Return the works of a Chinese or Japanese line, or the one of which it is the title."""
    line = lines[index]
    block = _titled_block(source, lines, index, rules)
    if block or not is_east_asian(source.plain, line.start, line.end):
        return [block] if block else []
    return east_asian_mentions(source, line.start, line.end, rules)


def _titled_block(
    source: SourceText, lines: list[Line], index: int, rules: RuleSet
) -> Mention | None:
    """Read a work whose title is a line that its authors and its place stand below.

    A translation may stand below the title, and below the names.
    """
    if rules.language not in {"ja", "zh"}:
        return None
    title = _title(source, lines[index])
    if title is None:
        return None
    mention = Mention(
        title[0], title[1], "work", "title-above-place", 0.93, Citation(*title), True
    )
    mention.citation.put("title", source.plain, *title)
    for line in lines[index + 1 : index + 1 + _MOST_LINES]:
        label = _LABEL.match(source.plain, line.start, line.end)
        start = label.end() if label else line.start
        if _put_place(source.plain, mention, start, line.end):
            return mention
        names = names_of_line(source.plain, start, line.end, rules.language)
        if names and not mention.citation.authors:
            mention.citation.authors = [Found(*name) for name in names]
        elif _HAN.search(line.text):
            return None
        mention.end = line.end
    return None


def is_place_line(plain: str, low: int, high: int) -> bool:
    """Tell whether a line is a journal and numbers and nothing else."""
    return _put_place(plain, Mention(low, low, citation=Citation(low, low)), low, high)


def _title(source: SourceText, line: Line) -> tuple[int, int] | None:
    """Return where the title stands that is all of a line, its marks left out."""
    plain = source.plain
    if len(line.text) > _LONGEST or _SPOKEN.search(line.text.strip()):
        return None
    before = _BEFORE_TITLE.match(plain, line.start, line.end)
    start = before.end() if before else line.start
    quoted = QUOTED.match(plain, start, line.end)
    if quoted and not plain[quoted.end() : line.end].strip():
        low, high = quoted.span(quoted.lastgroup or 0)
    else:
        low, high = stripped(plain, start, line.end)
    words = plain[low:high]
    if (
        high - low < _SHORTEST
        or _MENU.fullmatch(words)
        or len(_HAN.findall(words)) < _SHORTEST
        or _LABEL.match(plain, line.start, line.end)
        or east_asian_locators(plain, low, high)
        or names_of_line(plain, low, high, "ja")
    ):
        return None
    return low, high


def _put_place(plain: str, mention: Mention, low: int, high: int) -> bool:
    """Read a line that is a journal and numbers and nothing else."""
    if high - low > _LONGEST:
        return False
    cores = east_asian_locators(plain, low, high)
    if not cores or not cores[0].spans.keys() & {"volume", "pages"}:
        return False
    core = cores[0]
    quoted = QUOTED.match(plain, low, core.start)
    apart = quoted is not None and not plain[quoted.end() : core.start].strip(" ,，、")
    if not _REST.fullmatch(plain, core.end, high):
        return False
    known = dict(mention.citation.fields)
    if not apart and put_core(plain, mention, core, low) > low + 1:
        mention.citation.fields = known
        return False
    if apart and quoted:
        put_core(plain, mention, core, quoted.end())
        mention.citation.put("journal", plain, *quoted.span(quoted.lastgroup or 0))
    if "journal" not in mention.citation.fields:
        return False
    mention.end = high
    for kind, value, start, end in identifiers_in(plain, core.end, high):
        mention.citation.fields.setdefault(kind, Found(value, start, end))
    return True
