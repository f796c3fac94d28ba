"""Works that Chinese and Japanese sentences, lists and labels speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.east_asian_dates import ERA_YEAR
from retract_ld.prose.east_asian_journals import put_core, put_year, stripped
from retract_ld.prose.east_asian_names import names_at, names_before, names_in_bracket
from retract_ld.prose.east_asian_numbers import east_asian_locators
from retract_ld.prose.east_asian_quotations import QUOTED, Quotation, quotations
from retract_ld.prose.locators import Locator
from retract_ld.prose.mention import Mention
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["east_asian_mentions", "is_east_asian"]

_HAN: Final = re.compile(r"[\u3041-\u30fa\u4e00-\u9fff]")
_ADDRESS: Final = re.compile(r"(?:https?://|10\.[0-9]{4,9}/)[!-~]{1,200}")
_SENTENCE: Final = re.compile(r"[^。\n！？]+[。！？]?")
#: The text of another document: ``与《…》重复``.
_COMPARED: Final = re.compile(
    r"(?:与|與|和|同)[^。《》〈〉]{0,40}$|(?:と|に)?(?:他誌|別の雑誌)[^。]{0,12}$"
)
_ALIKE: Final = re.compile(
    r"[^。《》]{0,30}(?:重复|重複|雷同|相同|相似|一致|抄袭|高度)"
    r"|[^。「」]{0,12}と(?:内容が)?(?:重複|酷似|同一|類似)"
)
_OPENED: Final = re.compile(
    r"\s*(?:一文|の?論文|论文)?\s*(?P<bracket>[(（])?[,，、]?\s*"
    r"(?P<label>(?:第一|筆頭)?(?:作者|著者)(?:均?[为為]|は|是)?\s*[:：]?)?\s*"
)
#: ``《…》（77-84页）``
_PAGES_AFTER: Final = re.compile(
    r"\s*(?:一文)?,?\s*[(（]\s*(?:第|[Pp]{1,2}\.?|[页頁])? ?(?P<pages>[0-9]{1,6}"
    r" ?[-\u2010-\u2015~～\u301c] ?[0-9]{1,6}) ?[页頁]?\s*[)）]"
    r"|\s*(?P<bare>[0-9]{1,6} ?[-\u2010-\u2015~～\u301c] ?[0-9]{1,6}) ?(?:[页頁]|ページ)"
)
#: ``《…》（《刊名》2022年第10卷，作者高翔、卢洋）``, ``《…》一文，因作者林淑芬將…``
_NAMED_LATER: Final = re.compile(
    r"[（(，,；;因系][^。\n]{0,60}?(?:作者|著者)(?:[为為是係]|は)?[:：]?\s*"
)
#: ``于2015年在《…》``
_YEAR_BEFORE: Final = re.compile(
    rf"(?P<year>(?:19|20)[0-9]{{2}}|{ERA_YEAR}) ?年(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?"
    r"(?:在|于|於|に)?\s*(?=[《『「])"
)
#: What stands elsewhere: ``《…》已先在该刊2013年…刊出``.
_ELSEWHERE: Final = re.compile(r"[^。]{0,12}(?:已|曾|先)[^。《]{0,8}(?:在|于|於)")
_CLOSED: Final = re.compile(r"\s*[)）]")
_NUMBER: Final = re.compile(r"\s*(?:[\[［(（]?[0-9]{1,2}[\]］)）.．]\s*)?")
_AFTER_NAMES: Final = re.compile(
    r"\s*(?:[(（]\s*(?P<year>(?:19|20)[0-9]{2})\s*年?[)）]\s*[.．。:：,，、]?"
    r"|(?P<stop>[.．。:：,，]))\s*"
)
_LABEL: Final = re.compile(
    r"(?i:(?P<t>(?:article )?title)|(?P<a>authors?)|(?P<p>journal|source))\s*[:：]\s*"
    r"|[\s・●○■◆【〔\[(（0-9.．]{0,6}(?:(?P<title>(?:原|撤回|対象|该|本)?(?:[论論]文|文章)?"
    r"(?:名|[题題]名|[题題]目|[标標][题題]|表題|タイトル)|[论論]文)"
    r"|(?P<authors>(?:[论論]文)?(?:著者|作者|執筆者)(?:名|姓名)?)"
    r"|(?P<place>掲載(?:誌|巻号|号|頁|箇所)|[发發]表(?:期刊|刊物)|来源|來源|出处|期刊|刊物|[刊卷]期|出典|巻号))"
    r"[】〕\])）]?\s*[:：]\s*"
)
#: What leads up to a citation in a sentence: ``撤回以下论文：``
_LED: Final = re.compile(
    r"(?:[以如]下|下[列述面記记])的?の?(?:[一两二1-2]篇)?(?:[论論]文|文章|論考|記事)[^：:。\n]{0,16}[：:]\s*"
)
_NUMBER_NEXT: Final = re.compile(r"\s*[、，,]?\s*(?:第 ?)?[0-9]{1,4} ?[卷巻(（:：]")
_SHORTEST: Final = 6
#: A resolver's address may stand before a DOI.
_LEADS: Final = len("https://doi.org/ ")
_FEW: Final = 4
_LONGEST_LINE: Final = 3000


def is_east_asian(plain: str, low: int, high: int) -> bool:
    """Tell whether a stretch is written in Chinese or Japanese, more or less."""
    words = _ADDRESS.sub("", plain[low : min(high, low + 400)])
    if _LABEL.match(plain, low, high) and _HAN.search(words):
        return True
    count = len(_HAN.findall(words))
    return count > _FEW and count * 6 > len(words)


def east_asian_mentions(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> list[Mention]:
    """Return the works that a line speaks of, in order; none if it names none."""
    plain, language = source.plain, rules.language
    if high - low > _LONGEST_LINE or language not in {"zh", "ja"}:
        return []
    mention = _labelled(plain, low, high, language) or _reference(
        plain, low, high, language
    )
    led = None if mention else _LED.search(plain, low, high)
    if led:
        stop = plain.find("。", led.end(), high)
        mention = _reference(plain, led.end(), high if stop < 0 else stop, language)
    mentions = [mention] if mention else list(_spoken_of(source, low, high, rules))
    for kind, value, start, end in identifiers_in(plain, low, high):
        if _is_replacement(source, low, start, rules):
            continue
        before = [one for one in mentions if one.start <= start] or mentions
        for one in before[-1:]:
            one.citation.fields.setdefault(kind, Found(value, start, end))
            one.end = max(one.end, end)
    return mentions


def _is_replacement(source: SourceText, low: int, start: int, rules: RuleSet) -> bool:
    """Tell whether words such as ``修正版を掲載しました（`` lead up to an identifier."""
    return any(
        cue.end() >= start - _LEADS
        for rule in rules.replacements
        for cue in rule.pattern.finditer(source.lower, max(low, start - 60), start)
    )


def _mention(low: int, high: int, rule: str) -> Mention:
    return Mention(low, high, "work", rule, 0.9, Citation(low, high), whole=True)


def _labelled(plain: str, low: int, high: int, language: str) -> Mention | None:
    """Read a line that says what follows: ``著者：…``, ``题目：…``."""
    label = _LABEL.match(plain, low, high)
    if label is None or label.end() >= high:
        return None
    mention = _mention(low, high, "label")
    start = label.end()
    if label["authors"] or label["a"]:
        names, _ = names_at(plain, start, high, language)
        mention.citation.authors = [Found(*name) for name in names]
        return mention if names else None
    cores = east_asian_locators(plain, start, high)
    if label["place"] or label["p"]:
        if cores:
            put_core(plain, mention, cores[0], start)
        return mention if cores else None
    quoted = QUOTED.match(plain, start, high)
    span = quoted.span(quoted.lastgroup or 0) if quoted else (start, high)
    if span[1] - span[0] < _SHORTEST or cores:
        return None
    mention.citation.put("title", plain, *stripped(plain, *span))
    return mention


def _reference(plain: str, low: int, high: int, language: str) -> Mention | None:
    """Read ``李明，王芳. 题目[J]. 刊名, 2020, 12(3): 88-95``."""
    start = _NUMBER.match(plain, low, high)
    assert start is not None
    names, end = names_at(plain, start.end(), high, language)
    after = _AFTER_NAMES.match(plain, end, high) if names else None
    position = after.end() if after else end
    quoted = QUOTED.match(plain, position, high) if names else None
    if not names or (after is None and quoted is None):
        return None
    mention = _mention(low, high, "reference")
    mention.citation.authors = [Found(*name) for name in names]
    dated = after is not None and after["year"] is not None
    if after and dated:
        mention.citation.put("published", plain, *after.span("year"))
    cores = east_asian_locators(plain, position, high)
    title_end = high
    if cores:
        begin = quoted.end() if quoted else position
        title_end = put_core(plain, mention, cores[0], begin)
        journal = _journal_in_brackets(plain, begin, cores[0].start)
        if journal:
            mention.citation.put(
                "journal", plain, *journal.span(journal.lastgroup or 0)
            )
            title_end = journal.start()
        mention.end = cores[0].end
    elif quoted is None and not (
        (len(names) > 1 or dated) and plain[position - 1 : position] in "：:"
    ):
        return None
    span = quoted.span(quoted.lastgroup or 0) if quoted else (position, title_end)
    first, last = stripped(plain, *span)
    if "。" in plain[first:last] or last - first < _SHORTEST:
        return None
    mention.citation.put("title", plain, first, last)
    return mention


def _journal_in_brackets(plain: str, low: int, high: int) -> re.Match[str] | None:
    """Return the name in brackets that stands right before a citation's numbers."""
    for quoted in QUOTED.finditer(plain, low, high):
        if not plain[quoted.end() : high].strip(" ,，、.．"):
            return quoted
    return None


def _spoken_of(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> Iterator[Mention]:
    """Yield the works that running text names."""
    plain = source.plain
    for sentence in _SENTENCE.finditer(plain, low, high):
        position, end = sentence.span()
        cores = east_asian_locators(plain, position, end)
        titles, journals = quotations(plain, position, end, cores)
        for index in range(max(len(titles), 1)):
            title = titles[index] if titles else None
            stop = titles[index + 1].start if index + 1 < len(titles) else end
            mention = _gathered(source, position, stop, title, journals, cores, rules)
            if mention:
                yield mention
                position = mention.end


def _gathered(
    source: SourceText,
    low: int,
    high: int,
    title: Quotation | None,
    journals: list[Quotation],
    cores: list[Locator],
    rules: RuleSet,
) -> Mention | None:
    """Bring together what belongs to one title: names, journal and numbers around it."""
    plain = source.plain
    mention = _mention(low, title.end if title else low, "sentence")
    citation = mention.citation
    if title:
        citation.put("title", plain, *stripped(plain, *title.inner))
    own = [core for core in cores if low <= core.start < high]
    before = [core for core in own if title and core.end <= title.start]
    core = before[-1] if before else next(iter(own), None)
    if title and core and not before and _ELSEWHERE.match(plain, title.end, core.start):
        core = None
    if title is None and not (core and core.spans.keys() - {"year"}):
        return None
    if core:
        put_core(plain, mention, core, low if before or not title else title.end)
        mention.end = max(mention.end, core.end)
    pages = _PAGES_AFTER.match(plain, title.end, high) if title else None
    if pages:
        citation.put("pages", plain, *pages.span(pages.lastgroup or 0))
    journal = next((one for one in journals if low <= one.start < high), None)
    if journal:
        citation.fields.pop("journal", None)
        citation.put("journal", plain, *journal.inner)
        mention.end = max(mention.end, journal.end)
        dated = _YEAR_BEFORE.search(plain, low, journal.start + 1)
        if dated and "published" not in citation.fields:
            put_year(plain, citation, *dated.span("year"))
    names = _names_after(plain, mention, title, high, rules.language) if title else []
    if not names:
        marks = [one.start for one in (journal, core, title) if one]
        limit = max(low, min(marks))
        names = names_before(plain, low, limit, rules.language)
        if not names and title:
            names = names_before(plain, limit, title.start, rules.language)
    named = citation.fields.get("journal")
    citation.authors = [
        name
        for name in names
        if named is None or name.start >= named.end or name.end <= named.start
    ]
    if title and _is_other(source, low, title, high, rules):
        mention.role = "other"
    return mention


def _is_other(
    source: SourceText, low: int, title: Quotation, high: int, rules: RuleSet
) -> bool:
    """Tell whether a title is that of what was copied or is alike."""
    if any(
        rule.pattern.search(source.lower, low, title.start) for rule in rules.others
    ):
        return True
    compared = _COMPARED.search(source.plain, low, title.start)
    return bool(compared and _ALIKE.match(source.plain, title.end, high + 40))


def _names_after(
    plain: str, mention: Mention, title: Quotation, high: int, language: str
) -> list[Found]:
    """Read ``《…》（作者：李明、王芳）`` and ``「…」（田中誠、理学療法研究、28巻2号）``."""
    opened = _OPENED.match(plain, title.end, high)
    assert opened is not None
    marked = opened["bracket"] or opened["label"]
    start = opened.end() if marked else high
    told = opened["bracket"] and opened["label"]
    names, end = (names_in_bracket if told else names_at)(plain, start, high, language)
    later = _NAMED_LATER.match(plain, title.end, high)
    if later and not opened["label"] and not (names and _CLOSED.match(plain, end)):
        names, end = names_at(plain, later.end(), high, language)
    if names and _NUMBER_NEXT.match(plain, end, high):
        names = names[:-1]  # ``（移植免疫、19：88–95）``: a journal
    if names:
        mention.end = max(mention.end, end)
    return [Found(*name) for name in names]
