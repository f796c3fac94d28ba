"""Traditional characters read as the simplified ones that the rules for Chinese are in.

Only for matching: values keep the characters that are printed. Characters that stand for
several simplified ones in different words have the one that notices use.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from retract_ld.prose.east_asian_scripts import SAMPLE, reads_japanese, script_of

__all__ = ["SIMPLIFIED", "simplified"]

_PAIRS: Final = (
    "銷销聲声論论誤误應应為为關关編编輯辑員员會会學学術术據据數数圖图實实驗验結结無无經经過过發发現现與与"
    "該该處处請请錯错題题質质審审調调證证讀读導导師师單单醫医倫伦違违規规範范權权複复復复覆复載载雜杂"
    "誌志報报偽伪變变竄窜虛虚構构襲袭竊窃轉转譯译來来參参獻献標标註注說说釋释開开個个們们時时間间後后"
    "對对從从選选擇择樣样問问訪访談谈記记錄录統统計计測测試试藥药劑剂細细汙污顯显異异識识確确認认決决"
    "議议給给還还進进動动難难響响續续絕绝斷断歲岁萬万億亿頁页號号條条帶带連连絡络係系繫系傳传網网頭头"
    "體体臨临護护療疗屬属國国際际區区縣县黨党產产業业農农環环衛卫資资訊讯電电腦脑碼码軟软郵邮聯联兩两"
    "雙双層层級级類类別别備备補补刪删減减檢检額额費费繳缴財财賣卖買买購购僅仅歸归屆届將将嚴严謹谨謝谢"
    "遺遗聞闻負负責责擔担當当內内語语詞词彙汇匯汇總总約约協协訂订訴诉訟讼課课組组團团隊队隱隐瞞瞒衝冲"
    "營营圍围塊块壞坏壓压寫写島岛幾几廣广廠厂張张強强態态慮虑慣惯懷怀戰战擬拟擴扩擾扰攝摄敗败敘叙暫暂"
    "書书東东極极榮荣檔档歡欢殘残毀毁濟济濃浓滿满準准溫温潤润灣湾災灾狀状獨独獲获畫画癥症監监盤盘眾众"
    "礎础禮礼種种稱称穩稳競竞筆笔節节簡简簽签紀纪納纳紛纷純纯紙纸終终綜综線线維维緊紧緒绪縮缩績绩織织"
    "繼继纖纤聖圣職职聽听脫脱臺台舉举舊旧莖茎華华葉叶蓋盖蘇苏蟲虫裝装製制見见視视親亲覺觉觀观觸触訓训"
    "設设許许評评詢询詳详誠诚誰谁諮咨諾诺謂谓講讲譽誉讓让貢贡貨货貫贯貼贴貴贵賴赖贈赠趨趋跡迹車车軌轨"
    "軍军較较輔辅輕轻輪轮輸输辦办辭辞遞递遠远適适遲迟遷迁鄉乡釐厘鑑鉴鑒鉴鐵铁長长門门閉闭閱阅陣阵陳陈"
    "險险隨随雖虽離离靜静韻韵順顺預预領领頻频顆颗顧顾願愿風风餘余館馆驅驱鬆松點点齊齐齡龄爭争執执歷历"
    "曆历價价優优儀仪傷伤僱雇償偿兒儿冊册劃划劇剧勞劳勢势勵励勸劝啟启嘗尝場场塗涂奪夺婦妇孫孙寧宁寬宽"
    "屢屡嶺岭幣币幫帮庫库廢废彈弹徑径徵征恆恒惡恶愛爱憑凭懲惩戶户捨舍掃扫掛挂揚扬換换損损撥拨擊击於于"
)
#: For `str.translate`.
SIMPLIFIED: Final = {
    ord(traditional): simple
    for traditional, simple in zip(
        islice(_PAIRS, 0, None, 2), islice(_PAIRS, 1, None, 2), strict=True
    )
}


def simplified(words: str) -> str:
    """Return Chinese words in simplified characters, equally long; others as they are.

    >>> simplified("編輯部聲明"), simplified("編集委員会は論文を撤回する")
    ('编辑部声明', '編集委員会は論文を撤回する')
    """
    sample = words[:SAMPLE]
    if not script_of(sample)[0] or reads_japanese(sample):
        return words
    return words.translate(SIMPLIFIED)
