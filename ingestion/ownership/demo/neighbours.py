"""The two groups beside the key account: a customer of another industry and a competitor."""

from datetime import date

from domain.ownership.records import PartyKind, Share
from ingestion.ownership.demo.cast import Group, Held, Member, person
from ingestion.ownership.demo.industries import CONTROLS, HEALTH, LABORATORY

_FUND, _NOMINEE = PartyKind.FUND, PartyKind.NOMINEE

LANMU = Group(
    (
        person("shen-yaozhou", "沈曜舟", "Shen Yaozhou"),
        person("tang-linxi", "唐霖溪", "Tang Linxi"),
        Member("lanmu-group", "澜沐健康集团有限公司", "Lanmu Health Group Co., Ltd.", region="浙江", industry=HEALTH,
               founded=2007),
        Member("lanmu-founders", "澜沐创始人合伙企业（有限合伙）", "Lanmu Founders L.P.", _FUND),
        Member("everbourne", "恒泊医疗基金", "Everbourne Healthcare Fund LP", _FUND, "US"),
        Member("lanmu-hospitals", "澜沐医院管理有限公司", "Lanmu Hospitals Co., Ltd.", region="浙江", industry=HEALTH,
               founded=2009),
        Member("lanmu-hospital-west", "澜沐西城医院有限公司", "Lanmu West City Hospital Co., Ltd.", region="四川",
               industry=HEALTH, founded=2015),
        Member("lanmu-hospital-bay", "澜沐海湾医院有限公司", "Lanmu Bay Hospital Co., Ltd.", region="福建",
               industry=HEALTH, founded=2019),
        Member("lanmu-diagnostics", "澜沐诊断技术股份有限公司", "Lanmu Diagnostics Co., Ltd.", region="上海",
               industry=LABORATORY, founded=2012),
        Member("lanmu-labs", "澜沐医学检验所有限公司", "Lanmu Medical Laboratories Co., Ltd.", region="湖北",
               industry=LABORATORY, founded=2014),
        Member("lanmu-pharma", "澜沐医药供应链有限公司", "Lanmu Pharma Supply Co., Ltd.", region="江苏",
               industry=HEALTH, founded=2011),
        Member("lanmu-cloud", "澜沐互联网医院有限公司", "Lanmu Online Hospital Co., Ltd.", region="浙江",
               industry=HEALTH, founded=2020),
        Member("lanmu-sg", "澜沐健康（新加坡）有限公司", "Lanmu Health Singapore Pte. Ltd.", country="SG",
               industry=HEALTH, founded=2018),
        Member("lanmu-de", "澜沐实验室（德国）有限公司", "Lanmu Labor GmbH", country="DE", industry=LABORATORY,
               founded=2021),
    ),
    (
        Held("shen-yaozhou", "lanmu-founders", 50, date(2013, 1, 1)),
        Held("tang-linxi", "lanmu-founders", 50, date(2013, 1, 1)),
        Held("lanmu-founders", "lanmu-group", 38, date(2013, 1, 1)),
        Held("shen-yaozhou", "lanmu-group", 14, date(2007, 5, 1)),
        Held("everbourne", "lanmu-group", 31, date(2019, 6, 1)),
        Held("lanmu-group", "lanmu-hospitals", 100, date(2009, 3, 1)),
        Held("lanmu-hospitals", "lanmu-hospital-west", 70, date(2015, 2, 1)),
        Held("lanmu-hospitals", "lanmu-hospital-bay", 51, date(2019, 2, 1)),
        Held("lanmu-group", "lanmu-diagnostics", 62, date(2012, 7, 1)),
        Held("everbourne", "lanmu-diagnostics", 12, date(2020, 9, 1)),
        Held("lanmu-diagnostics", "lanmu-labs", 100, date(2014, 4, 1)),
        Held("lanmu-group", "lanmu-pharma", 40, date(2011, 1, 1)),
        Held("lanmu-hospitals", "lanmu-pharma", 20, date(2017, 1, 1)),
        Held("lanmu-group", "lanmu-cloud", 55, date(2020, 3, 1)),
        Held("huanyue-cloud", "lanmu-cloud", 10, date(2022, 6, 1)),  # the key account supplies and co-owns
        Held("lanmu-group", "lanmu-sg", 100, date(2018, 1, 1)),
        Held("lanmu-sg", "lanmu-de", 100, date(2021, 1, 1)),
        Held("lanmu-diagnostics", "lanmu-diagnostics", 0.9, date(2024, 5, 1)),
    ),
)  # fmt: skip

BEIJU = Group(
    (
        person("mo-beichuan", "莫北川", "Mo Beichuan"),
        person("qi-ruoheng", "戚若衡", "Qi Ruoheng"),
        Member("beiju-group", "北矩控制集团股份有限公司", "Beiju Control Group Co., Ltd.", region="辽宁",
               industry=CONTROLS, founded=1996),
        Member("beiju-automation", "北矩自动化有限公司", "Beiju Automation Co., Ltd.", region="辽宁",
               industry=CONTROLS, founded=2000),
        Member("beiju-software", "北矩工业软件有限公司", "Beiju Industrial Software Co., Ltd.", region="北京",
               industry=CONTROLS, founded=2010),
        Member("beiju-sensing", "北矩传感有限公司", "Beiju Sensing Co., Ltd.", region="山东", industry=CONTROLS,
               founded=2006),
        Member("beiju-service", "北矩工程服务有限公司", "Beiju Engineering Services Co., Ltd.", region="天津",
               industry=CONTROLS, founded=2004),
        Member("beiju-europe", "北矩欧洲有限公司", "Beiju Europe GmbH", country="DE", industry=CONTROLS, founded=2013),
        Member("beiju-uk", "北矩控制（英国）有限公司", "Beiju Controls UK Limited", country="GB", industry=CONTROLS,
               founded=2017),
        Member("beiju-america", "北矩美国公司", "Beiju America Inc.", country="US", industry=CONTROLS, founded=2016),
        Member("starling-nominees", "星椋代理人有限公司", "Starling Nominees (Pte) Limited", _NOMINEE, "SG"),
    ),
    (
        Held("mo-beichuan", "beiju-group", 33.5, date(1996, 10, 1)),
        Held("qi-ruoheng", "beiju-group", 26, date(1996, 10, 1)),
        Held("starling-nominees", "beiju-group", 17.3, date(2014, 1, 1)),
        Held("beiju-group", "beiju-automation", 100, date(2000, 2, 1)),
        Held("beiju-group", "beiju-software", 75, date(2010, 6, 1)),
        Held("mo-beichuan", "beiju-software", 25, date(2010, 6, 1)),
        Held("beiju-automation", "beiju-sensing", 51, date(2006, 1, 1), date(2023, 1, 1)),
        Held("beiju-automation", "beiju-sensing", 76, date(2023, 1, 1)),
        Held("beiju-automation", "beiju-service", 100, date(2004, 8, 1)),
        Held("beiju-group", "beiju-europe", 100, date(2013, 2, 1)),
        Held("beiju-europe", "beiju-uk", Share(75, 100), date(2017, 4, 6)),
        Held("beiju-group", "beiju-america", 90, date(2016, 1, 1)),
    ),
)  # fmt: skip
