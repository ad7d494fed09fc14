"""寰岳集团 Huanyue Group, the key account of the demo world: owners, segments and companies abroad.

What it is there to show is told in docs/demo-world.md; its regional companies are generated (``regional.py``).
"""

from datetime import date

from domain.ownership.records import PartyKind, Share, TieType
from ingestion.ownership.demo.cast import Group, Held, Member, Role, person
from ingestion.ownership.demo.industries import CLOUD, ENERGY, EQUIPMENT, FINANCE, HOLDING, LOGISTICS, PROPERTY, RAIL

GROUP = "huanyue-group"
FAMILY = "yue-family"

_FUND, _NOMINEE, _PUBLIC, _UNKNOWN = PartyKind.FUND, PartyKind.NOMINEE, PartyKind.PUBLIC_BODY, PartyKind.UNKNOWN


_OWNERS = (
    person("yue-cenluan", "岳岑峦", "Yue Cenluan"),
    person("yue-tingjun", "岳霆筠", "Yue Tingjun"),
    person("yue-heyuan", "岳鹤原", "Yue Heyuan", "SG"),
    Member(FAMILY, "岳氏家族控股有限公司", "Yue Family Holdings Co., Ltd.", industry=HOLDING, founded=1998),
    Member("lanhai-capital", "澜海省国有资本运营中心", "Lanhai Province State Capital Centre", _PUBLIC, region="澜海"),
    Member("lanhai-rail-office", "澜海省轨道交通发展中心", "Lanhai Province Rail Office", _PUBLIC, region="澜海"),
    Member("huanyue-plan", "寰岳集团第一期员工持股计划", "Huanyue Group Employee Share Plan No. 1", _FUND),
    Member("chengshi-fund", "澄石成长股权投资基金（有限合伙）", "Chengshi Growth Equity Fund L.P.", _FUND),
    Member("lanhai-green-fund", "澜海绿色产业基金（有限合伙）", "Lanhai Green Industry Fund L.P.", _FUND,
           managed_by="huanyue-capital"),
    Member("harbourlight", "港曜代理人有限公司", "Harbourlight Nominees Limited", _NOMINEE, "HK"),
    Member("undisclosed-group", "未披露持有人（寰岳控股集团）", "Undisclosed holders (Huanyue Group)", _UNKNOWN),
    Member("undisclosed-tidewell", "未披露持有人（泰德威尔控制）", "Undisclosed holders (Tidewell)", _UNKNOWN, "GB"),
    Member("cloud-partnership", "寰岳云数员工持股平台（有限合伙）", "Huanyue Cloud Staff Partnership L.P.", _FUND),
)  # fmt: skip

_SEGMENTS = (
    Member(GROUP, "寰岳控股集团有限公司", "Huanyue Group Holding Co., Ltd.", industry=HOLDING, founded=2001),
    Member("huanyue-equipment", "寰岳智能装备股份有限公司", "Huanyue Intelligent Equipment Co., Ltd.",
           region="江苏", industry=EQUIPMENT, founded=2003),
    Member("huanyue-energy", "寰岳能源科技有限公司", "Huanyue Energy Technology Co., Ltd.",
           region="安徽", industry=ENERGY, founded=2008),
    Member("huanyue-rail", "寰岳轨道交通有限公司", "Huanyue Rail Systems Co., Ltd.",
           region="湖南", industry=RAIL, founded=2006),
    Member("huanyue-logistics", "寰岳物流有限公司", "Huanyue Logistics Co., Ltd.",
           region="浙江", industry=LOGISTICS, founded=2011),
    Member("huanyue-cloud", "寰岳云数科技有限公司", "Huanyue Cloud Data Technology Co., Ltd.",
           region="四川", industry=CLOUD, founded=2016),
    Member("huanyue-capital", "寰岳资本管理有限公司", "Huanyue Capital Management Co., Ltd.",
           region="上海", industry=FINANCE, founded=2009),
    Member("huanyue-property", "寰岳置业有限公司", "Huanyue Property Co., Ltd.",
           region="浙江", industry=PROPERTY, founded=2005),
    Member("qiyuan-land", "栖原地产发展有限公司", "Qiyuan Land Development Co., Ltd.", industry=PROPERTY),
    Member("lanhai-storage", "澜海储能科技有限公司", "Lanhai Energy Storage Co., Ltd.",
           region="澜海", industry=ENERGY, founded=2020),
    Member("lanhai-storage-site", "澜海储能电站运营有限公司", "Lanhai Storage Sites Co., Ltd.",
           region="澜海", industry=ENERGY, founded=2022),
    Member("huanyue-drives", "寰岳法尔肯莫尔驱动系统有限公司", "Huanyue Falkenmoor Drives Co., Ltd.",
           region="江苏", industry=EQUIPMENT, founded=2019),
    Member("huanyue-signal", "寰岳信号技术有限公司", "Huanyue Signalling Co., Ltd.",
           region="湖南", industry=RAIL, founded=2010),
    Member("huanyue-lathe", "寰岳机床有限公司（已注销）", "Huanyue Machine Tools Co., Ltd. (dissolved)",
           region="江苏", industry=EQUIPMENT, founded=2004, status="INACTIVE"),
    Member("zhuxing-partnership", "铸星装备产业合伙企业（有限合伙）", "Zhuxing Equipment Industry Partnership L.P.",
           region="上海", industry=FINANCE, founded=2021),
    Member("huanyue-rail-shenzhen", "寰岳轨道交通有限公司深圳分公司", "Huanyue Rail Systems, Shenzhen Branch",
           region="广东", industry=RAIL, branch_of="huanyue-rail"),
)  # fmt: skip

_ABROAD = (
    Member("huanyue-international", "寰岳国际有限公司", "Huanyue International Pte. Ltd.", country="SG",
           industry=HOLDING, founded=2010),
    Member("huanyue-sg-energy", "寰岳能源（新加坡）有限公司", "Huanyue Energy Singapore Pte. Ltd.", country="SG",
           industry=ENERGY, founded=2017),
    Member("huanyue-europe", "寰岳欧洲有限公司", "Huanyue Europe GmbH", country="DE", industry=HOLDING, founded=2012),
    Member("huanyue-service-de", "寰岳服务（德国）有限公司", "Huanyue Service Deutschland GmbH", country="DE",
           industry=EQUIPMENT, founded=2013),
    Member("huanyue-rail-de", "寰岳轨道欧洲有限公司", "Huanyue Rail Europe GmbH", country="DE",
           industry=RAIL, founded=2018),
    Member("huanyue-energy-frankfurt", "寰岳能源科技有限公司法兰克福分公司",
           "Huanyue Energy Technology, Zweigniederlassung Frankfurt", country="DE", industry=ENERGY,
           branch_of="huanyue-energy"),
    Member("falkenmoor", "法尔肯莫尔驱动技术集团", "Falkenmoor Antriebstechnik SE", country="DE",
           industry=EQUIPMENT, founded=1962),
    Member("huanyue-uk", "寰岳电力（英国）有限公司", "Huanyue Power (UK) Limited", country="GB",
           industry=ENERGY, founded=2014),
    Member("greywick", "格雷威克电网服务有限公司", "Greywick Grid Services Ltd", country="GB",
           industry=ENERGY, founded=2009),
    Member("tidewell", "泰德威尔控制有限公司", "Tidewell Controls Ltd", country="GB",
           industry=EQUIPMENT, founded=1999),
    Member("tidewell-sensors", "泰德威尔传感器有限公司", "Tidewell Sensors Ltd", country="GB",
           industry=EQUIPMENT, founded=2007),
    Member("tidewell-de", "泰德威尔（德国）有限公司", "Tidewell GmbH", country="DE",
           industry=EQUIPMENT, founded=2012),
    Member("northquay", "北码头货运控股有限公司", "Northquay Freight Holdings Ltd", country="GB", industry=LOGISTICS),
    Member("corvane", "科尔凡伙伴二期基金", "Corvane Partners Fund II LP", _FUND, "GB"),
    Member("huanyue-america", "寰岳能源美国公司", "Huanyue Energy America Inc.", country="US",
           industry=ENERGY, founded=2015),
    Member("huanyue-texas", "寰岳储能项目（得克萨斯）公司", "Huanyue Storage Texas LLC", country="US",
           industry=ENERGY, founded=2021),
    Member("larkmont", "拉克蒙特能源风险投资", "Larkmont Energy Ventures LP", _FUND, "US"),
    Member("huanyue-japan", "寰岳日本株式会社", "Huanyue Japan K.K.", country="JP",
           industry=EQUIPMENT, founded=2013),
    Member("huanyue-osaka", "寰岳服务（大阪）株式会社", "Huanyue Service Osaka K.K.", country="JP",
           industry=EQUIPMENT, founded=2018),
    Member("mizukaze", "瑞风精工株式会社", "Mizukaze Seiko K.K.", country="JP", industry=EQUIPMENT),
)  # fmt: skip

_HANDOVER = date(2024, 3, 15)  # the founder passes the family company to his daughter
_FUND_ENTRY = date(2023, 9, 1)
_CLOUD_ROUND = date(2024, 2, 1)
_LOGISTICS_DEAL = date(2024, 7, 1)
_PROPERTY_SALE = date(2025, 4, 30)
_TIDEWELL_DEAL = date(2023, 6, 1)
_JAPAN_BUYOUT = date(2022, 10, 1)
_RAIL_ROUND = date(2022, 5, 20)

_TOP_STAKES = (
    Held("yue-cenluan", FAMILY, 60, date(1998, 6, 18), _HANDOVER),
    Held("yue-cenluan", FAMILY, 15, _HANDOVER),
    Held("yue-tingjun", FAMILY, 20, date(2012, 1, 10), _HANDOVER),
    Held("yue-tingjun", FAMILY, 65, _HANDOVER),
    Held("yue-heyuan", FAMILY, 20, date(2012, 1, 10)),
    Held(FAMILY, GROUP, 58, date(2001, 4, 2)),
    Held("lanhai-capital", GROUP, 12, date(2013, 8, 1)),
    Held("huanyue-plan", GROUP, 8, date(2018, 1, 1)),
    Held("chengshi-fund", GROUP, 9.5, date(2019, 11, 5)),
    Held("harbourlight", GROUP, 6, date(2015, 3, 1)),
    Held("undisclosed-group", GROUP, None),
)

_SEGMENT_STAKES = (
    Held(GROUP, "huanyue-equipment", 44, date(2003, 9, 1)),
    Held("huanyue-capital", "huanyue-equipment", 9.5, date(2012, 5, 1)),
    Held("huanyue-energy", "huanyue-equipment", 6, date(2017, 7, 1)),  # and equipment holds energy: a loop
    Held("harbourlight", "huanyue-equipment", 14.2, date(2015, 3, 1)),
    Held("lanhai-capital", "huanyue-equipment", 5, date(2016, 1, 1)),
    Held("huanyue-equipment", "huanyue-equipment", 1.8, date(2022, 12, 1)),  # treasury shares
    Held(GROUP, "huanyue-energy", 80, date(2008, 2, 1), _FUND_ENTRY),
    Held(GROUP, "huanyue-energy", 66, _FUND_ENTRY),
    Held("chengshi-fund", "huanyue-energy", 14, _FUND_ENTRY),
    Held("huanyue-equipment", "huanyue-energy", 11, date(2014, 6, 1)),
    Held(GROUP, "huanyue-rail", 100, date(2006, 3, 1), _RAIL_ROUND),
    Held(GROUP, "huanyue-rail", 85, _RAIL_ROUND),
    Held("lanhai-rail-office", "huanyue-rail", 15, _RAIL_ROUND),
    Held(GROUP, "huanyue-logistics", 45, date(2011, 5, 1), _LOGISTICS_DEAL),
    Held(GROUP, "huanyue-logistics", 67, _LOGISTICS_DEAL),
    Held("northquay", "huanyue-logistics", 55, date(2011, 5, 1), _LOGISTICS_DEAL),
    Held("northquay", "huanyue-logistics", 33, _LOGISTICS_DEAL),
    Held(GROUP, "huanyue-cloud", 85, date(2016, 8, 1), _CLOUD_ROUND),
    Held(GROUP, "huanyue-cloud", 55, _CLOUD_ROUND),
    Held("beiju-group", "huanyue-cloud", 30, _CLOUD_ROUND),  # the competitor sits in the account
    Held("cloud-partnership", "huanyue-cloud", 15, date(2018, 1, 1)),
    Held(GROUP, "huanyue-capital", 90, date(2009, 1, 1)),
    Held("huanyue-energy", "huanyue-capital", 10, date(2016, 1, 1)),
    Held(GROUP, "huanyue-property", 100, date(2005, 1, 1), _PROPERTY_SALE),
    Held("qiyuan-land", "huanyue-property", 100, _PROPERTY_SALE),
    Held("huanyue-equipment", "lanhai-storage", 40, date(2020, 9, 1)),  # 40 + 15: control by two together
    Held("huanyue-energy", "lanhai-storage", 15, date(2020, 9, 1)),
    Held("lanhai-green-fund", "lanhai-storage", 45, date(2020, 9, 1)),
    Held("chengshi-fund", "zhuxing-partnership", 99, date(2021, 5, 1)),
    Held("lanhai-storage", "lanhai-storage-site", 100, date(2022, 3, 1)),
    Held("huanyue-equipment", "huanyue-drives", 50, date(2019, 4, 1)),
    Held("falkenmoor", "huanyue-drives", 50, date(2019, 4, 1)),
    Held("huanyue-rail", "huanyue-signal", 60, date(2010, 10, 1)),
    Held("huanyue-cloud", "huanyue-signal", 25, date(2021, 1, 1)),
    Held("huanyue-equipment", "huanyue-lathe", 100, date(2004, 1, 1), date(2021, 12, 31)),
)

_STAKES_ABROAD = (
    Held(GROUP, "huanyue-international", 100, date(2010, 6, 1)),
    Held("huanyue-international", "huanyue-sg-energy", 70, date(2017, 2, 1)),
    Held("huanyue-energy", "huanyue-sg-energy", 30, date(2017, 2, 1)),
    Held("huanyue-international", "huanyue-europe", 100, date(2012, 3, 1)),
    Held("huanyue-europe", "huanyue-service-de", 100, date(2013, 1, 1)),
    Held("huanyue-europe", "huanyue-rail-de", 49, date(2018, 5, 1)),
    Held("huanyue-rail", "huanyue-rail-de", 51, date(2018, 5, 1)),
    Held("huanyue-international", "huanyue-uk", Share(75, 100), date(2014, 4, 6)),
    Held("huanyue-uk", "greywick", Share(25, 50, low_open=True), date(2021, 11, 2)),
    Held("corvane", "tidewell", 80, date(2016, 1, 1), _TIDEWELL_DEAL),
    Held("huanyue-international", "tidewell", 80, _TIDEWELL_DEAL),
    Held("undisclosed-tidewell", "tidewell", Share(10, 20), date(2016, 1, 1)),
    Held("tidewell", "tidewell-sensors", 100, date(2007, 1, 1)),
    Held("tidewell", "tidewell-de", 100, date(2012, 1, 1)),
    Held("huanyue-energy", "huanyue-america", 48, date(2015, 9, 1), votes=62),  # shares with ten votes
    Held("larkmont", "huanyue-america", 52, date(2015, 9, 1), votes=38),
    Held("huanyue-america", "huanyue-texas", 100, date(2021, 6, 1)),
    Held("huanyue-international", "huanyue-japan", 51, date(2013, 7, 1), _JAPAN_BUYOUT),
    Held("huanyue-international", "huanyue-japan", 100, _JAPAN_BUYOUT),
    Held("mizukaze", "huanyue-japan", 49, date(2013, 7, 1), _JAPAN_BUYOUT),
    Held("huanyue-japan", "huanyue-osaka", 100, date(2018, 4, 1)),
)

_ROLES = (
    Role(TieType.OFFICER_OF, "yue-cenluan", GROUP, "法定代表人、董事长", date(2001, 4, 2), _HANDOVER),
    Role(TieType.OFFICER_OF, "yue-tingjun", GROUP, "法定代表人、董事长", _HANDOVER),
    Role(TieType.OFFICER_OF, "yue-heyuan", GROUP, "董事", date(2012, 1, 10)),
    Role(TieType.OFFICER_OF, "yue-heyuan", "huanyue-international", "director", date(2010, 6, 1)),
    Role(TieType.CLAIMED_CONTROL, "yue-cenluan", GROUP, "疑似实际控制人", percent=34.8),  # 60 % of 58 %, before 2024
    Role(TieType.APPOINTS, "huanyue-capital", "zhuxing-partnership", "执行事务合伙人", date(2021, 5, 1)),
)

HUANYUE = Group(_OWNERS + _SEGMENTS + _ABROAD, _TOP_STAKES + _SEGMENT_STAKES + _STAKES_ABROAD, _ROLES)
