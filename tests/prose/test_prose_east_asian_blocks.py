"""Chinese and Japanese works told in lines below the sentence that announces them.

Every form of the announcement, of the title's line, of the names and of the place in turn;
before there was a rule for them, all 1,825 combinations were misread.
"""

from __future__ import annotations

from itertools import product

import pytest

from retract_ld.prose import read_notice

JAPANESE = (
    "論文撤回のお知らせ",
    (
        "高齢糖尿病患者における筋力低下と転倒の関連",
        "Helicobacter pylori除菌後の血清ペプシノゲン推移",
        "二国間投資協定の仲裁条項とその限界―東アジアを例に―",
    ),
    (("安曇野健太", "三輪さくら"), ("御厨誠", "鹿毛亜希子", "林翔"), ("等々力翔",)),
    ("西日本老年医学会雑誌", "心理臨床の実際", "日本音響工学会誌"),
    (
        "下記の論文を撤回いたします。",
        "以下の論文は、著者全員の合意のもと撤回されました。",
        "下記論文について、撤回を決定いたしました。\n\n記",
    ),
    ("{}", "[原著] {}", "「{}」", "論文名：{}", "（原著論文）{}", "・{}"),
    (", ", "、", "・", " "),
    (
        "{} 53巻2号 101-108頁 (2016)",
        "{}, 2016, 53(2), 101-108.",
        "{} Vol.53 No.2, pp.101-108, 2016",
        "{} 第53巻第2号（2016年）101-108頁",
    ),
    "著者：",
    "理由：データに誤りがあったため。",
)
CHINESE = (
    "撤稿声明",
    (
        "黄芪甲苷对糖尿病大鼠视网膜神经节细胞凋亡的影响",
        "基于深度学习的输电线路绝缘子缺陷检测",
        "miR-455对胶质瘤细胞侵袭的调控作用",
    ),
    (("贺明哲", "苗雨", "钱建业"), ("邵一鸣", "荀子豪"), ("龚丽",)),
    ("眼底病学杂志", "电力系统视觉", "中国骨肿瘤学刊"),
    ("以下论文予以撤稿：", "经研究决定，撤销下列论文。", "现将下列论文作撤稿处理："),
    ("{}", "《{}》", "题目：{}", "【题目】{}", "1. {}"),
    (", ", "，", "、", " ", "；"),
    (
        "{}, 2016, 53(2): 101-108.",
        "{}，2016，53（2）：101-108",
        "《{}》2016年第53卷第2期101-108页",
        "{}. 2016;53(2):101-108.",
    ),
    "作者：",
    "原因：数据有误。",
)


@pytest.mark.parametrize("language", [JAPANESE, CHINESE], ids=["ja", "zh"])
def test_title_names_and_place_in_lines(language):
    head, titles, persons, journals, told, marks, between, places, by, why = language
    for index, (announced, mark, comma, place) in enumerate(
        product(told, marks, between, places)
    ):
        title, names = titles[index % 3], persons[index % 3]
        lead = by if "：" in mark and index % 2 else ""
        text = (
            f"{head}\n\n{announced}\n\n{mark.format(title)}\n{lead}{comma.join(names)}\n"
            f"{place.format(journals[index % 3])}\ndoi: 10.5555/abc.{index}\n\n{why}\n"
        )
        updates = read_notice(text, "notice.txt").updates
        assert len(updates) == 1, text
        work = updates[0].work
        assert work, text
        assert work.journal, text
        assert work.title == title, text
        assert tuple(author.name for author in work.authors) == names, text
        assert work.journal.title == journals[index % 3], text
        assert (work.volume, work.issue, work.pages) == ("53", "2", "101-108"), text
        assert (work.published, work.doi) == ("2016", f"10.5555/abc.{index}"), text


@pytest.mark.parametrize(
    "menu", ["ホーム 巻号一覧 投稿規程", "首页 期刊介绍 投稿指南 联系我们"]
)
def test_buttons_are_no_title(menu):
    text = f"{menu}\n土壌学会誌 53巻2号 101-108頁 (2016)\n\n論文撤回\n\n本論文を撤回する。\n"
    for update in read_notice(text, "notice.txt").updates:
        assert update.work is None or update.work.title != menu
