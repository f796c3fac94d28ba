"""Names of persons in Chinese and Japanese text: 李建国、王晓梅 and 佐藤一郎ほか."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Found

__all__ = ["names_at", "names_before"]

Name = tuple[str, int, int]

#: The family names of nearly all Chinese authors; given names have one or two characters.
_FAMILIES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘"
    "于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江"
    "尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易"
    "乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单"
    "季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农"
    "司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬"
    "边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
    "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鐘譚陸賈韋鄒閻龍賀顧龔邵萬錢嚴湯溫"
    "龐顏莊聶魯歐關蘭寧紀畢單塗駱藍農簡車連"
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
_ENDS: Final = (
    r"(?=\s*(?:[、，,・;；:：.．。(（)）「『《〈“\"\[［*＊†]|等|ほか|他[:：「『（(,，、.．]"
    r"|ら[のに「、]|[和与與及氏著君的在撰所]|[发發]表|刊|による|[ ]|$|\n))"
)
_NAMES: Final = {
    "zh": re.compile(f"(?:{_CHINESE}|{_LATIN}){_ENDS}"),
    "ja": re.compile(f"(?:{_JAPANESE}|{_LATIN}){_ENDS}"),
}
_SEPARATOR: Final = re.compile(
    r"\s*(?:[0-9*＊†]{1,3}(?=[、，,;；・]))?(?:[、，,;；・]|[ ](?=\S)|[和与與及](?!其))\s*"
)
_OTHERS: Final = re.compile(
    r"\s*[,，、]?\s*(?:等人?|ほか|他(?=[:：「『（(,，、.．])|ら(?=[のに「、])|et al\.?)"
)
#: Words that have the form of a name.
_NO_NAME: Final = re.compile(
    r"[论論]文|著者|作者|理由|原因|[誌刊期号巻卷頁页図图表年第]|大[学學]|学院|医院|病院"
    r"|[编編][辑輯集]|委[员員]|学会|研究|掲載|[発发]表|[本正]文|撤回|取消|取り|[订訂更修]正|正誤|[誤误]|[上下]記"
    r"|以[下及]|関[係連す]|各位|[読读]者|お詫|問題|[题標題]|方法|[結结][果论論]|[要旨摘]"
    r"|文章|[単单]位|[声聲]明|通知|平成|令和|昭和|[はがの]$|[のを]|[数數][据値值]"
    r"|[内內]容|基金|本人|全体|参考|文献|日本|中国|東京|北京|上海"
)
_MOST: Final = 60
#: After what names may begin in a sentence.
_BEGINS: Final = re.compile(
    r"(?:^|(?<=\n)|[，,。：:；;、由对對將将]|作者(?:为|是)?|撤[销銷回稿]|[查将]?明|认定|确认|关于|涉及|核实|发现|证实|された|[の的]"
    r"|[（(“])\s*"
)
#: What follows the names of those whose work is spoken of.
_THEIRS: Final = re.compile(
    r"\s*(?:等人?|[（(][^（）()\n]{2,30}[)）])?\s*(?:合?[撰著]写?的?|所[撰著写]的?|的"
    r"|[发發]表|刊[登载发]|在|于|氏?らによる|氏?による|氏?らの|氏の|の論文|著(?=[「『])"
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
        if match is None or _NO_NAME.search(match.group()):
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
