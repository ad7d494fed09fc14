"""Chinese company names as an English name would have them, so that they can be compared with names in alphabets.

The place and the 字号 are read in pinyin, the 行业 and the form are translated: 深圳市福德科技有限公司 is
``shenzhen fude technology limited``. Names chosen freely for use abroad (腾讯, Tencent) cannot be found this way.
"""

import re

from domain.ownership.matching.chinese import ChineseName
from domain.ownership.matching.script import pinyin

_TRADE_PAIRS = """
科技:technology;技术:technology;信息:information;网络:network;软件:software;电子:electronics;通信:communication;
通讯:communication;电气:electric;电力:power;新能源:new energy;能源:energy;新材料:new material;材料:material;
机械:machine;设备:equipment;装备:equipment;制造:manufacturing;汽车:automotive;重工:heavy industry;实业:industry;
工业:industry;工程:engineering;建设:construction;建筑:construction;建材:building material;房地产:real estate;
置业:property;地产:real estate;物业:property;投资:investment;资本:capital;资产:asset;管理:management;基金:fund;
证券:securities;银行:bank;保险:insurance;信托:trust;金融:finance;租赁:leasing;咨询:consulting;服务:service;
国际贸易:international trading;贸易:trading;进出口:import export;商贸:trading;物流:logistics;运输:transport;
海运:shipping;航运:shipping;船舶:shipping;航空:airline;港口:port;铁路:railway;高速公路:expressway;传媒:media;
文化:culture;广告:advertising;教育:education;医药:pharmaceutical;药业:pharmaceutical;制药:pharmaceutical;
生物:biological;医疗:medical;器械:instrument;健康:health;食品:food;饮料:beverage;酒业:wine;农业:agricultural;
化工:chemical;化学:chemical;石化:petrochemical;石油:oil;天然气:gas;燃气:gas;煤炭:coal;煤业:coal;矿业:mining;
金属:metal;钢铁:steel;铝业:aluminium;铜业:copper;黄金:gold;水泥:cement;玻璃:glass;纸业:paper;纺织:textile;
服装:garment;家具:furniture;电器:electric;光电:optoelectronics;半导体:semiconductor;环保:environment;
环境:environment;水务:water;旅游:tourism;酒店:hotel;餐饮:catering;零售:retail;商业:trading;控股:holding;
集团:group;发展:development;国际:international;产业:industry;企业:enterprise;开发:development;中心:center;
供应链:supply chain;智能:intelligent;数据:data;股份:;资源:resources;核工业:nuclear industry;兵器:arms;
研究院:research institute;研究所:research institute;大学:university;学院:institute;公司:company;
总公司:corporation;工厂:factory;厂:factory;人民:people;工商:industry trading;
农:agricultural;
"""
_TRADES = dict(pair.split(":") for pair in _TRADE_PAIRS.replace("\n", "").rstrip(";").split(";"))
_TRADE = re.compile("|".join(sorted(_TRADES, key=len, reverse=True)))
_PLACES = {
    "中国": "china", "香港": "hong kong", "澳门": "macau", "台湾": "taiwan", "内蒙古": "inner mongolia",
    "西藏": "tibet", "陕西": "shaanxi", "哈尔滨": "harbin", "呼和浩特": "hohhot", "乌鲁木齐": "urumqi",
}  # fmt: skip
_FORMS = {"LIMITED": "limited", "STOCK": "company limited", "PARTNERSHIP": "partnership", "COMPANY": "company"}


def romanised(name: ChineseName) -> str:
    """The name in Latin letters: place, 字号 in pinyin, what the company does in English, and its form."""
    places = [_PLACES.get(place) or pinyin(place) for place in name.place]
    words = _translated(name.brand + name.trade)
    parts = (*places, *words, _translated_branch(name.branch), _FORMS.get(name.form, ""))
    return " ".join(part for part in parts if part)


def _translated(text: str) -> list[str]:
    """Known trades in English, what stands between them in pinyin."""
    words: list[str] = []
    at = 0
    for found in _TRADE.finditer(text):
        words += [pinyin(text[at : found.start()]), _TRADES[found[0]]]
        at = found.end()
    return [word for word in (*words, pinyin(text[at:])) if word]


def _translated_branch(branch: str) -> str:
    return f"{pinyin(re.sub('(?:分公司|分行|支行|营业部|办事处)$', '', branch))} branch" if branch else ""
