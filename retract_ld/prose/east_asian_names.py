"""Names of persons in Chinese and Japanese text: 李建国、王晓梅 and 佐藤一郎ほか."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Found
from retract_ld.prose.names import NOT_HAN_NAME

__all__ = ["names_at", "names_before", "names_in_bracket", "names_of_line"]

Name = tuple[str, int, int]

#: The family names of nearly all Chinese authors; given names have one or two characters.
_FAMILIES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘"
    "于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江"
    "尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易"
    "乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单"
    "季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农"
    "司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬"
    "边卞姬傅丘冼师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
    "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鐘譚陸賈韋鄒閻龍賀顧龔邵萬錢嚴湯溫"
    "龐顏莊聶魯歐關蘭寧紀畢單塗駱藍農簡車連賴"
    "荀扈濮茹庾暨阙蒯荆竺桓莘胥屠邰郜戎嵇芮汲糜裘缪贲狄禹湛茅祖伊宿席冉"
    "赖栾佟钮阚闻储邸楚晁逄冀鞠蔺鄢阎晏楼娄窦郁宓寿揭皮仝亓敬景桑尉匡冼郦隗"
)
_DOUBLE: Final = (
    "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|慕容|夏侯|尉迟|皇甫|令狐|公孙|司徒|端木"
)
_HAN: Final = r"\u4e00-\u9fff々"
_CHINESE: Final = rf"(?:(?:{_DOUBLE})[{_HAN}]{{1,2}}?|[{_FAMILIES}] ?[{_HAN}]{{1,2}}?)"
_JAPANESE: Final = (
    rf"(?:[{_HAN}ヶ]{{1,3}}[ ]?[{_HAN}ヶぁ-んァ-ヶー]{{1,4}}?"
    r"|[ァ-ヶー]{2,12}(?:・[ァ-ヶー]{2,12}){1,3})"
)
_LATIN: Final = r"(?:[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){1,3})"
_STOPS: Final = (
    r"[、，,・;；:：.．。(（)）「『《〈“\"\[［*＊†]|等|氏|著|[发發発]表|[ ]|$|\n"
)
_NAMES: Final = {
    "zh": re.compile(
        rf"(?:{_CHINESE}|{_LATIN})(?=\s*(?:{_STOPS}|[和与與及的在撰所投于於將将把因系來来]|刊))"
    ),
    "ja": re.compile(
        rf"(?:{_JAPANESE}(?<!氏)(?<!ほか)(?<!ほ)|{_LATIN})"
        rf"(?=\s*(?:{_STOPS}|ほか|他[:：「『（(,，、.．]|ら[のに「、]|による))"
    ),
}
_SEPARATOR: Final = re.compile(
    r"\s*(?:[0-9*＊†]{1,3}(?=[、，,;；・]))?(?:[、，,;；・]|[ ](?=\S)|[和与與及](?!其))\s*"
)
_OTHERS: Final = re.compile(
    r"\s*[,，、]?\s*(?:等人?|ほか|他(?=[:：「『（(,，、.．])|ら(?=[のに「、])|et al\.?)"
)
_MOST: Final = 60
#: After what names may begin in a sentence.
_BEGINS: Final = re.compile(
    r"(?:^|(?<=\n)|[，,。：:；;、由对對將将]|作者(?:为|是)?|本人|笔者|撤[销銷回稿]|[查将]?明|认定|确认|关于|涉及|核实|发现|证实|指出|反映|举报|认为|所[刊载]|原著論文|刊[登载发](?:了|的)?|掲載した|された|[の的]"
    r"|[（(“]|[)）](?=[^\s、，。」』》〉]{2,6}$)(?!所|掲|刊))\s*"
)
#: What follows the names of those whose work is spoken of.
_THEIRS: Final = re.compile(
    r"\s*(?:等人?|[（(][^（）()\n]{2,30}[)）])?\s*(?:合?[撰著]写?的?|所[撰著写]的?|的"
    r"|[发發]表|刊[登载发]|投[给稿寄]|提出|申[请請]|要求|向|[，,]?在|于|於|氏?らによる|氏による|氏?らの|氏の|の論文|著(?=[「『])"
    r"|氏?(?=[「『《〈]))"
)


def names_at(plain: str, low: int, high: int, language: str) -> tuple[list[Name], int]:
    """Return the names that a stretch begins with and where they end.

    >>> names_at("李建国、王晓梅等：论", 0, 10, "zh")
    ([('李建国', 0, 3), ('王晓梅', 4, 7)], 8)
    """
    names: list[Name] = []
    pattern = _NAMES[language]
    position = end = low
    while len(names) < _MOST:
        match = pattern.match(plain, position, high)
        if match is None or NOT_HAN_NAME.search(match.group()):
            break
        names.append((match.group(), *match.span()))
        end = match.end()
        others = _OTHERS.match(plain, end, high)
        between = None if others else _SEPARATOR.match(plain, end, high)
        if between is None:
            end = others.end() if others else end
            break
        position = between.end()
    return names, end


def names_before(plain: str, low: int, high: int, language: str) -> list[Found]:
    """Return the names of those whose work the stretch leads up to.

    >>> [name.value for name in names_before("现撤销赵敏、孙立发表于", 0, 11, "zh")]
    ['赵敏', '孙立']
    """
    best: list[Name] = []
    for begin in _BEGINS.finditer(plain, low, high):
        names, end = names_at(plain, begin.end(), high, language)
        theirs = _THEIRS.match(plain, end, min(len(plain), high + 1))
        if names and (theirs or end >= high) and len(names) > len(best):
            best = names
    return [Found(*name) for name in best]


#: Between the names of a line of its own, with the marks of their institutions.
_PARTS: Final = re.compile(
    r"[\s0-9*＊†‡①-⑳a-c)）(（]{0,12}[、，,;；・][\s0-9*＊†‡]{0,6}|\s{1,4}"
)
_MARKED: Final = re.compile(r"[\s0-9*＊†‡①-⑳,，)）.]{0,12}")
#: A name that may be any characters, others standing beside it.
_BESIDE: Final = {
    "zh": re.compile(rf"[{_HAN}]{{2,4}}|[{_HAN}] {{1,2}}[{_HAN}]{{1,2}}"),
    "ja": re.compile(rf"(?=.*[{_HAN}ァ-ヶ])[{_HAN}ヶぁ-んァ-ヶー]{{2,8}}"),
}
_SPACED: Final = re.compile(rf"[{_HAN}ヶ]{{1,3}}[ \u3000][{_HAN}ぁ-んァ-ヶー]{{1,4}}")
_LATIN_NAME: Final = re.compile(_LATIN)
#: What closes a line of names.
_CLOSES: Final = re.compile(r"\s*(?:著|等|ほか|他)?[)）]?\s*")
_BRACKET_END: Final = re.compile("[)）]")
_LONGEST_LINE: Final = 200


def names_of_line(plain: str, low: int, high: int, language: str) -> list[Name]:
    """Return the names that a stretch consists of, in brackets or not; none if it is more.

    >>> [name for name, *_ in names_of_line("（穂積隆・野々村茜）", 0, 10, "ja")]
    ['穂積隆', '野々村茜']
    """
    if high - low > _LONGEST_LINE:
        return []
    while low < high and plain[low] in " \u3000(（":
        low += 1
    names, end = names_at(plain, low, high, language)
    if len(names) > 1 and _closed(plain, end, high):
        return names
    return _beside_each_other(plain, low, high, language)


def names_in_bracket(
    plain: str, low: int, high: int, language: str
) -> tuple[list[Name], int]:
    """Return the names from an offset to the end of a bracket, whatever they are."""
    names, end = names_at(plain, low, high, language)
    closed = _BRACKET_END.search(plain, low, high)
    whole = names_of_line(plain, low, closed.start(), language) if closed else []
    return (whole, whole[-1][2]) if len(whole) > len(names) else (names, end)


def _closed(plain: str, low: int, high: int) -> bool:
    marks = _MARKED.match(plain, low, high)
    return _CLOSES.fullmatch(plain, marks.end() if marks else low, high) is not None


def _beside_each_other(plain: str, low: int, high: int, language: str) -> list[Name]:
    """Return names that are known by standing beside each other, whatever they are."""
    names: list[Name] = []
    position = low
    spaced = _SPACED.match(plain, low, high)
    commas = re.search(r"[、，,;；・]", plain[low:high]) is not None
    while position < high:
        match = (
            (_SPACED.match(plain, position, high) if spaced and commas else None)
            or _LATIN_NAME.match(plain, position, high)
            or _BESIDE[language].match(plain, position, high)
        )
        if match is None or NOT_HAN_NAME.search(match.group()):
            return []
        names.append((match.group(), *match.span()))
        if _closed(plain, match.end(), high):
            break
        parted = _PARTS.match(plain, match.end(), high)
        if parted is None:
            return []
        position = parted.end()
    if len(names) == 1:
        names, _ = names_at(plain, low, high, language)
        single = names and " " not in names[0][0] and len(names[0][0]) > _SINGLE_LONGEST
        return [] if single or len(names) != 1 else names
    return names


#: A single name on a line, with nothing that parts it.
_SINGLE_LONGEST: Final = 4
