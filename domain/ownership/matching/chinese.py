"""What a Chinese company name consists of: 行政区划 + 字号 + 行业 + 组织形式, and how two of them are compared.

Such as ``深圳市 | 福德 | 国有资本运营 | 有限公司``. The 字号 must agree; a place may be left out or shortened;
有限公司 is 有限责任公司, while 股份有限公司 is another form that companies are often converted into. A short name
(福德国资) is a subsequence of the full one: the shorter the stretch of the full name that it spans, the better.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from rapidfuzz.distance import OSA

from domain.ownership.matching.score import Feature, PairScore, combine

_TRADITIONAL = """
國国 華华 業业 電电 東东 銀银 機机 車车 開开 發发 實实 團团 產产 豐丰 億亿 龍龙 鳳凤 匯汇 滙汇 貿贸 際际 興兴
資资 證证 券券 體体 學学 醫医 藥药 鐵铁 鋼钢 礦矿 廣广 灣湾 臺台 聯联 網网 計计 設设 備备 術术 創创 達达 遠远
運运 輸输 飛飞 風风 點点 長长 門门 間间 關关 陽阳 陳陈 張张 劉刘 趙赵 吳吴 楊杨 黃黄 馬马 孫孙 鄭郑 許许 鄧邓
馮冯 葉叶 蘇苏 盧卢 蔣蒋 賈贾 韓韩 羅罗 鄒邹 譚谭 賴赖 龔龚 萬万 錢钱 嚴严 顧顾 爾尔 義义 島岛 經经 濟济 壓压
縣县 區区 鎮镇 鄉乡 廠厂 總总 責责 質质 圖图 書书 報报 紙纸 紡纺 織织 綠绿 環环 節节 漢汉 滬沪 贛赣 寧宁 遼辽
瀋沈 濱滨 慶庆 廈厦 蕪芜 連连 順顺 聖圣 賽赛 維维 諾诺 偉伟 麗丽 寶宝 貝贝 頭头 樂乐 視视 訊讯 軟软 雲云 數数
據据 傳传 動动 農农 養养 鮮鲜 魚鱼 鳥鸟 鴻鸿 鵬鹏 麥麦 齊齐 齒齿 淨净 潤润 澤泽 濤涛 瑩莹 營营 勞劳 務务 員员
個个 後后 兩两 單单 壽寿 險险 係系 構构 標标 樣样 橋桥 權权 歐欧 歷历 殘残 氣气 沖冲 溫温 滿满 燈灯 爐炉 獎奖
現现 瑪玛 甌瓯 異异 療疗 盡尽 監监 碼码 礎础 禮礼 種种 穩稳 競竞 筆笔 築筑 簡简 糧粮 紅红 納纳 級级 細细 紹绍
終终 組组 結结 給给 統统 綜综 緯纬 線线 縱纵 續续 罷罢 習习 聲声 職职 腦脑 艦舰 藝艺 蘭兰 處处 虛虚 號号 補补
裝装 見见 規规 親亲 觀观 訂订 記记 訓训 話话 該该 語语 誠诚 調调 論论 講讲 謝谢 識识 議议 護护 讓让 貨货 購购
費费 貴贵 買买 貸贷 賓宾 賣卖 賀贺 賢贤 輕轻 輝辉 輪轮 轉转 辦办 邊边 郵邮 釀酿 針针 鈦钛 鈷钴 鋁铝 鋰锂 錦锦
鍋锅 鎢钨 鏈链 鑄铸 鑫鑫 鑽钻 閃闪 閩闽 闊阔 陸陆 隊队 階阶 隨随 雙双 難难 靜静 頂顶 項项 領领 頻频 題题 顏颜
願愿 類类 飯饭 飲饮 飾饰 館馆 駿骏 騰腾 驗验 魯鲁 鹽盐 黨党 龐庞
"""
_SIMPLIFIED = str.maketrans({pair[0]: pair[1] for pair in _TRADITIONAL.split()})
_PROVINCES = """
北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川
贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 台湾
"""
_CITIES = """
深圳 广州 杭州 南京 苏州 无锡 常州 南通 扬州 徐州 宁波 温州 嘉兴 湖州 绍兴 金华 台州 合肥 芜湖 福州 厦门 泉州
漳州 莆田 南昌 济南 青岛 烟台 潍坊 威海 淄博 临沂 郑州 洛阳 武汉 宜昌 襄阳 长沙 株洲 湘潭 珠海 东莞 佛山 中山
惠州 汕头 江门 湛江 海口 三亚 成都 绵阳 贵阳 遵义 昆明 西安 宝鸡 咸阳 兰州 西宁 银川 乌鲁木齐 呼和浩特 包头
南宁 柳州 桂林 沈阳 大连 鞍山 长春 哈尔滨 大庆 石家庄 唐山 保定 邯郸 太原 大同 拉萨 镇江 盐城 泰州 连云港 淮安
马鞍山 九江 赣州 济宁 泰安 德州 东营 滨州 开封 安阳 新乡 许昌 黄石 荆州 岳阳 衡阳 常德 揭阳 肇庆 德阳 宜宾
泸州 攀枝花 曲靖 玉溪 营口 锦州 四平 齐齐哈尔 张家口 秦皇岛 廊坊 浦东 昆山 张家港 常熟 江阴 宜兴 义乌 余姚
慈溪 晋江
"""
_PLACES = tuple(sorted((*_PROVINCES.split(), *_CITIES.split(), "中国"), key=len, reverse=True))
_PLACE_NAMES = "|".join(_PLACES)
_PLACE = re.compile(
    rf"^((?:(?:{_PLACE_NAMES})(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|经济特区|省|市|县|区)*"
    r"|(?<=[省市])[\u4e00-\u9fff]{2,3}[市县区])+)"
)
_BRACKET = re.compile(r"\(([^()]*)\)")
_FORMS = (
    ("股份有限公司", "STOCK"),
    ("股份公司", "STOCK"),
    ("有限责任公司", "LIMITED"),
    ("有限公司", "LIMITED"),
    ("合伙企业(有限合伙)", "PARTNERSHIP"),
    ("合伙企业(普通合伙)", "PARTNERSHIP"),
    ("(有限合伙)", "PARTNERSHIP"),
    ("(普通合伙)", "PARTNERSHIP"),
    ("合伙企业", "PARTNERSHIP"),
    ("个人独资企业", "SOLE"),
    ("全民所有制", "STATE"),
    ("株式会社", "STOCK"),
    ("总公司", "COMPANY"),
    ("公司", "COMPANY"),
)
_BRANCH = re.compile(r"^(.+?(?:公司|企业|银行|合伙\)))(.{0,20}?(?:分公司|分行|支行|营业部|办事处|分厂|分店))$")
_GROUP = re.compile(r"\(?(?:控股)?集团\)?$")
_TRADES = """
科技 技术 信息 网络 软件 电子 通信 通讯 电气 电力 能源 新能源 新材料 材料 机械 设备 装备 制造 汽车 重工 实业
工业 工程 建设 建筑 建材 房地产 置业 地产 物业 投资 资本 资产管理 管理 基金 证券 银行 保险 信托 金融 租赁 咨询
服务 贸易 进出口 商贸 国际贸易 物流 运输 航运 航空 港口 铁路 高速公路 传媒 文化 广告 教育 医药 药业 制药 生物
医疗 医疗器械 健康 食品 饮料 酒业 乳业 农业 种业 渔业 林业 牧业 化工 化学 石化 石油 天然气 燃气 煤业 煤炭 矿业
有色金属 金属 钢铁 铝业 铜业 黄金 水泥 玻璃 纸业 纺织 服装 服饰 家居 家具 电器 光电 半导体 集成电路 环保 环境
水务 供水 旅游 酒店 餐饮 百货 商业 零售 电子商务 股权投资 创业投资 国有资本运营 资产经营 控股 集团 发展 国际
产业 企业管理 企业 开发 生物科技 生物技术 信息技术 中心 供应链 智能 数据 股份 实业发展 投资发展 投资管理
资本管理
"""
_TRADE_END = re.compile(rf"(?:{'|'.join(sorted(_TRADES.split(), key=len, reverse=True))})+$")
_LISTING = re.compile(r"^(?:\*?ST|S\*?ST|XD|XR|DR|N|C|U|W)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[-AB]$|-[A-Z]{1,2}$")
_NOISE = re.compile(r"[\s\"'“”‘’「」《》·,，.。、_]+")


def simplified(text: str) -> str:
    """The text with the traditional characters that company and family names use replaced by simplified ones."""
    return unicodedata.normalize("NFKC", text).translate(_SIMPLIFIED)


@dataclass(frozen=True, slots=True)
class ChineseName:
    """A Chinese company name taken apart.

    Attributes:
        place: Place names without 省, 市 …, from the front and from brackets.
        brand: 字号, the part that names.
        trade: 行业, what it does, 集团 included; may be empty.
        form: STOCK, LIMITED, PARTNERSHIP, …; empty in a short name.
        branch: What follows the parent's name in the name of a branch.
        text: The whole name, folded.
    """

    place: tuple[str, ...]
    brand: str
    trade: str
    form: str
    branch: str
    text: str


@lru_cache(maxsize=200_000)
def chinese_name(raw: str) -> ChineseName:
    """The anatomy of a Chinese company name, full or short."""
    text = _NOISE.sub("", simplified(raw)).replace("[", "(").replace("]", ")").replace("【", "(").replace("】", ")")
    text = _LISTING.sub("", text)
    branch_of = _BRANCH.match(text)
    whole, branch = (branch_of[1], branch_of[2]) if branch_of else (text, "")
    rest, form = _without_form(whole)
    place: list[str] = []
    for part in _BRACKET.findall(rest):
        if _PLACE.fullmatch(part):
            place += _places(part)
            rest = rest.replace(f"({part})", "")
    rest = rest.replace("(集团)", "集团").replace("(控股)", "控股")
    ahead = _PLACE.match(rest)
    if ahead and len(rest) - ahead.end() >= 2:
        place = _places(ahead[1]) + place
        rest = rest[ahead.end() :]
    trade = _TRADE_END.search(rest)
    at = max(trade.start(), 2) if trade else len(rest)
    return ChineseName(tuple(dict.fromkeys(place)), rest[:at], rest[at:], form, branch, text)


def _without_form(text: str) -> tuple[str, str]:
    for spelling, form in _FORMS:
        if text.endswith(spelling) and len(text) > len(spelling):
            return text.removesuffix(spelling), form
    return text, ""


def _places(text: str) -> list[str]:
    found = re.findall(_PLACE_NAMES, text)
    return [place for place in found if place != "中国"] or found


def score_chinese(left: ChineseName, right: ChineseName) -> PairScore:
    """How likely two Chinese names are of one company."""
    return combine(
        (
            Feature("same_name", float(left.text == right.text), 1.0, left.text),
            Feature("brand", _brands(left, right), 0.97, f"{left.brand} / {right.brand}"),
            Feature(
                "short_name", max(_shortens(left, right), _shortens(right, left)), 0.9, f"{left.text} / {right.text}"
            ),
            Feature("trade", _trades(left, right), -0.4, f"{left.trade or '–'} / {right.trade or '–'}"),
            Feature("place", _place_conflict(left, right), -0.4, f"{'、'.join(left.place)} / {'、'.join(right.place)}"),
            Feature("legal_form", _form_conflict(left, right), -0.1, f"{left.form or '–'} / {right.form or '–'}"),
            Feature(
                "branch", float(left.branch != right.branch), -0.4, f"{left.branch or '–'} / {right.branch or '–'}"
            ),
        )
    )


def _brands(left: ChineseName, right: ChineseName) -> float:
    """1 for equal 字号 in two full names, less for one differing character of at least four."""
    if left.brand == right.brand:
        return 1.0 if left.form and right.form else 0.9
    if left.brand + left.trade == right.brand + right.trade:
        return 1.0
    size = max(len(left.brand), len(right.brand))
    distance = OSA.distance(left.brand + left.trade, right.brand + right.trade)
    return 0.8 if size >= 4 and distance == 1 and left.brand[:2] == right.brand[:2] else 0.0


def _shortens(short: ChineseName, full: ChineseName) -> float:
    """How well a short name fits a full one: 1 when it is a stretch of it from the 字号 on, less with anything between.

    股份 at the end of a short name stands for the legal form.
    """
    letters = short.text.removesuffix("股份") if len(short.text) > 3 and full.form == "STOCK" else short.text
    if short.form or not full.form or not 2 <= len(letters) <= 8:
        return 0.0
    plain = full.text.replace("(", "").replace(")", "")
    spans = [
        span for start, letter in enumerate(plain) if letter == letters[0] and (span := _span(letters, plain, start))
    ]
    if not spans:
        return 0.0
    tight = sqrt(sqrt(len(letters) / min(spans)))
    if full.brand and not set(letters) & set(full.brand):
        return 0.3
    return tight if full.brand.startswith(letters[0]) else tight * 0.96


def _span(short: str, plain: str, start: int) -> int:
    end = start
    for letter in short:
        found = plain.find(letter, end)
        if found < 0:
            return 0
        end = found + 1
    return end - start


def _trades(left: ChineseName, right: ChineseName) -> float:
    """1 when both say what they do and differ; one within the other differs less."""
    if not left.form or not right.form or left.brand + left.trade == right.brand + right.trade:
        return 0.0
    ours, theirs = (_plain_trade(name.trade) for name in (left, right))
    if ours == theirs:
        return 0.0
    if not ours or not theirs:
        return 0.75 if "集团" not in left.trade + right.trade else 0.5
    return 0.6 if set(ours) <= set(theirs) or set(theirs) <= set(ours) else 1.0


def _plain_trade(trade: str) -> str:
    return trade.removesuffix("股份").replace("集团", "").replace("发展", "")


def _place_conflict(left: ChineseName, right: ChineseName) -> float:
    if not left.place or not right.place or set(left.place) & set(right.place):
        return 0.25 if bool(left.place) != bool(right.place) and left.form and right.form else 0.0
    ours = {place for place in left.place if place in _CITIES}
    theirs = {place for place in right.place if place in _CITIES}
    return 1.0 if bool(ours) == bool(theirs) else 0.5


def _form_conflict(left: ChineseName, right: ChineseName) -> float:
    if not left.form or not right.form or left.form == right.form or "COMPANY" in (left.form, right.form):
        return 0.0
    return 0.5 if {left.form, right.form} == {"STOCK", "LIMITED"} else 2.0
