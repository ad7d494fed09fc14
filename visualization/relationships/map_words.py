"""The words of the exported power map, in Chinese and English; those of the scales come from the domain."""

from collections.abc import Mapping
from typing import Literal

from domain.relationships.scales import SCALES

Language = Literal["zh", "en"]

WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "title": "权力地图：{name}",
        "as_of": "截至日期",
        "size": "规模",
        "counts": "{people} 人",
        "status": "关系状态",
        "redacted": "不含对个人的看法：支持度、权力地位、接触程度、影响与冲突未导出。",
        "judgements": "含对个人的看法（个人信息），请勿转发给无权查看的人。",
        "fictional": "含虚构演示数据：标有“虚构”的公司与人物并不存在。",
        "drawing": "地图",
        "drawing_label": "权力地图：上级在上。下方表格内容相同，可用键盘操作。",
        "table": "表格",
        "table_caption": "地图上的人（与图内容相同）；选择一行会在图中定位",
        "find": "查找姓名",
        "fit": "适合窗口",
        "top": "回到起点",
        "zoom_in": "放大",
        "zoom_out": "缩小",
        "legend": "图例",
        "legend_reporting": "汇报",
        "legend_influence": "影响",
        "legend_conflict": "冲突",
        "name": "姓名",
        "job": "职务",
        "reports_to": "汇报给",
        "lines": "影响与冲突",
        "influences": "影响",
        "against": "与其冲突：",
        "placeholder": "待定角色",
        "champion": "内部拥护者",
        "no_script": "未启用脚本：图不显示，请看下方表格。",
        "notices": "第三方软件声明",
    },
    "en": {
        "title": "Power map: {name}",
        "as_of": "As of",
        "size": "Size",
        "counts": "{people} people",
        "status": "Relationship status",
        "redacted": "Without what colleagues think of people: support, political status, coverage, influence and "
        "conflict are left out.",
        "judgements": "Holds opinions of persons (personal data). Do not pass it on to those who may not see them.",
        "fictional": "Fictional demo data: neither the company nor these people exist.",
        "drawing": "Map",
        "drawing_label": "Power map: the boss stands above. The table below says the same and works by keyboard.",
        "table": "Table",
        "table_caption": "People on the map (the same as in the drawing); choose a row to find it in the drawing",
        "find": "Find a name",
        "fit": "Fit",
        "top": "Back to start",
        "zoom_in": "Zoom in",
        "zoom_out": "Zoom out",
        "legend": "Legend",
        "legend_reporting": "Reports to",
        "legend_influence": "Influences",
        "legend_conflict": "Conflict",
        "name": "Name",
        "job": "Title",
        "reports_to": "Reports to",
        "lines": "Influence and conflict",
        "influences": "influences",
        "against": "in conflict with",
        "placeholder": "Holder not known",
        "champion": "Champion",
        "no_script": "Scripts are off: the drawing is not shown, the table below says the same.",
        "notices": "Third-party notices",
    },
}

STATUS: Mapping[Language, Mapping[str, str]] = {
    "zh": {"RED": "红灯", "AMBER": "黄灯", "GREEN": "绿灯", "NOT_MAPPED": "未绘制"},
    "en": {"RED": "Red", "AMBER": "Amber", "GREEN": "Green", "NOT_MAPPED": "Not mapped"},
}
REASONS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "NOBODY_PLACED": "地图上还没有人",
        "NO_KEY_PLAYER": "还没有找到关键人物",
        "NO_SUPPORTIVE_KEY_PLAYER": "没有关键人物支持我们",
        "NO_SUPPORTIVE_DECIDER": "有关键人物支持，但决策者或批准者还没有",
        "SUPPORTIVE_DECIDER": "有决策者或批准者支持我们",
    },
    "en": {
        "NOBODY_PLACED": "nobody is on the map",
        "NO_KEY_PLAYER": "no key player is known",
        "NO_SUPPORTIVE_KEY_PLAYER": "no key player supports us",
        "NO_SUPPORTIVE_DECIDER": "a key player supports us, but none who decides or approves",
        "SUPPORTIVE_DECIDER": "a key player who decides or approves supports us",
    },
}

_STEPS = {(scale.field, step.code): step for scale in SCALES for step in scale.steps}
_NAMES = {scale.field: scale for scale in SCALES}


def scale_name(field: str, language: Language) -> str:
    """The name of a scale by its field."""
    scale = _NAMES[field]
    return scale.zh if language == "zh" else scale.en


def word(field: str, code: str, language: Language) -> str:
    """The word for a step of a scale, with its sign if it has one."""
    step = _STEPS[field, code]
    text = step.zh if language == "zh" else step.en
    return f"{step.sign} {text}" if step.sign else text
