"""The words of the exported customer tree and penetration chart, in Chinese and English."""

from collections.abc import Mapping

from domain.ownership.control import ControlCertainty
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from visualization.ownership.tree_page import Language

KINDS: Mapping[Language, Mapping[PartyKind, str]] = {
    "zh": {
        PartyKind.COMPANY: "公司",
        PartyKind.PERSON: "自然人",
        PartyKind.FUND: "基金",
        PartyKind.PUBLIC_BODY: "国资/公共机构",
        PartyKind.NOMINEE: "名义持有人（代持）",
        PartyKind.UNKNOWN: "未披露",
    },
    "en": {
        PartyKind.COMPANY: "Company",
        PartyKind.PERSON: "Person",
        PartyKind.FUND: "Fund or plan",
        PartyKind.PUBLIC_BODY: "Public body",
        PartyKind.NOMINEE: "Nominee",
        PartyKind.UNKNOWN: "Not disclosed",
    },
}

WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "title_tree": "客户树：{name}",
        "title_chart": "股权穿透图：{name}",
        "as_of": "截至日期",
        "filters": "筛选",
        "filter_values": "直接持股不低于 {percent}，最多 {depth} 层",
        "hidden": "隐藏较小持股 {stakes} 项",
        "whole": "全树",
        "whole_counts": "{companies} 家公司（含顶层主体），{controlled} 家受控，{accounts} 家客户",
        "filter_no_depth": "直接持股不低于 {percent}，层数不限",
        "size": "规模",
        "counts_tree": "{parties} 个主体，其中 {controlled} 个受控；{stakes} 项直接持股",
        "counts_chart": "{above} 个上层持有人，{below} 个下层主体；{stakes} 项直接持股",
        "capped": "图与表只包含离根最近的 {shown} 个主体（共 {total} 个）：本文件最多画 {cap} 个元素。"
        "完整清单请导出 CSV。",
        "truncated": "查询上限已截断此树：还有未显示的主体。",
        "fictional": "含虚构演示数据：标有“虚构”的公司与人物并不存在。",
        "fictional_tag": "虚构",
        "drawing": "股权图",
        "drawing_label": "股权图：箭头从股东指向被持有的公司。下方表格内容相同，可用键盘操作。",
        "table": "表格",
        "table_caption": "树中的主体（与图内容相同）；选择一行会在图中定位",
        "find": "查找名称",
        "fit": "适合窗口",
        "top": "回到起点",
        "zoom_in": "放大",
        "zoom_out": "缩小",
        "legend": "图例",
        "legend_root": "根公司（中心主体）",
        "legend_controlled": "✔ 控制关系确定：控制中心主体，或受其控制",
        "legend_possible": "? 可能控制：区间或未披露比例使其未定",
        "legend_not_controlled": "无控制关系",
        "legend_account": "★ 已是客户",
        "legend_fund": "基金（圆角边框）",
        "legend_person": "自然人（椭圆）",
        "legend_public": "国资/公共机构（粗边框）",
        "legend_nominee": "名义持有人（代持）或未披露（虚线边框）",
        "legend_stake": "直接持股，实线；数字为直接持股比例",
        "legend_band": "区间或未披露比例，虚线",
        "legend_second": "其他上级、交叉持股，紫色",
        "legend_interest_tree": "框内百分比为根公司的穿透持股比例（含全部路径，已修正循环）",
        "legend_interest_chart": "框内百分比为穿透持股比例（含全部路径，已修正循环）："
        "上方为持有人在中心主体的，下方为中心主体在该主体的",
        "name": "名称",
        "kind": "类型",
        "jurisdiction": "法域",
        "depth": "层级",
        "controlled": "是否受控",
        "controlled_above": "是否控制中心主体",
        "interest": "穿透持股比例",
        "interest_above": "在中心主体的穿透持股比例",
        "control_column_tree": "是否受控",
        "control_column_chart": "控制",
        "holders": "图内直接股东",
        "source": "来源",
        "since": "起始",
        "yes": "是",
        "possible": "可能",
        "no": "否",
        "root": "顶层主体",
        "account": "客户",
        "votes": "表决权",
        "undisclosed": "比例未披露",
        "no_script": "此文件的图需要 JavaScript；表格无需。",
        "notices": "第三方声明",
    },
    "en": {
        "title_tree": "Customer tree: {name}",
        "title_chart": "Penetration chart: {name}",
        "as_of": "As of",
        "filters": "Filters",
        "filter_values": "direct stakes of {percent} or more, at most {depth} levels",
        "hidden": "{stakes} smaller stakes hidden",
        "whole": "Whole tree",
        "whole_counts": "{companies} companies with the root, {controlled} controlled, {accounts} accounts",
        "filter_no_depth": "direct stakes of {percent} or more, any number of levels",
        "size": "Size",
        "counts_tree": "{parties} parties, {controlled} of them controlled; {stakes} direct stakes",
        "counts_chart": "{above} holders above, {below} parties below; {stakes} direct stakes",
        "capped": "Drawing and table hold the {shown} parties nearest to the root, of {total}: "
        "this file takes at most {cap} drawn elements. Export CSV for the full list.",
        "truncated": "A limit of the query cut this tree off: there are parties that it does not show.",
        "fictional": "Contains invented demonstration data: companies and people marked “fictional” do not exist.",
        "fictional_tag": "fictional",
        "drawing": "Drawing",
        "drawing_label": "Ownership drawing: arrows run from the holder to the company held. "
        "The table below says the same and works with the keyboard.",
        "table": "Table",
        "table_caption": "Parties of the tree, the same as drawn; choosing a row shows it in the drawing",
        "find": "Find a name",
        "fit": "Fit",
        "top": "Back to start",
        "zoom_in": "Zoom in",
        "zoom_out": "Zoom out",
        "legend": "Legend",
        "legend_root": "Root (the party at the centre)",
        "legend_controlled": "✔ Control is certain: of the root, or by it",
        "legend_possible": "? Control is possible: a band or an undisclosed share leaves it open",
        "legend_not_controlled": "No control",
        "legend_account": "★ Account of ours",
        "legend_fund": "Fund or plan (round corners)",
        "legend_person": "Person (ellipse)",
        "legend_public": "Public body (heavy border)",
        "legend_nominee": "Nominee or not disclosed (dashed border)",
        "legend_stake": "Direct stake, solid; the number is the direct share",
        "legend_band": "Share within a band or of undisclosed size, dashed",
        "legend_second": "Further parent or cross-holding, purple",
        "legend_interest_tree": "Percentage in a box: the root's economic interest (all paths, loops corrected)",
        "legend_interest_chart": "Percentage in a box: economic interest (all paths, loops corrected); "
        "above, of the holder in the root; below, of the root in the party",
        "name": "Name",
        "kind": "Kind",
        "jurisdiction": "Jurisdiction",
        "depth": "Level",
        "controlled": "Controlled",
        "controlled_above": "Controls the root",
        "interest": "Economic interest",
        "interest_above": "Economic interest in the root",
        "control_column_tree": "Controlled",
        "control_column_chart": "Control",
        "holders": "Direct holders shown",
        "source": "Source",
        "since": "Since",
        "yes": "yes",
        "possible": "possibly",
        "no": "no",
        "root": "root",
        "account": "account",
        "votes": "votes",
        "undisclosed": "size not disclosed",
        "no_script": "The drawing needs JavaScript; the table does not.",
        "notices": "Third-party notices",
    },
}


def certainty_word(certainty: ControlCertainty | None) -> str:
    """The key of the word for a certainty of control."""
    return {ControlCertainty.CERTAIN: "yes", ControlCertainty.POSSIBLE: "possible", None: "no"}[certainty]


def percentage(value: float) -> str:
    """A percentage of 0 to 100 with at most two decimals; one below 0.01 is not shown as zero."""
    if 0 < value < 0.01:
        return "<0.01%"
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def share_text(stake: Stake, language: Language) -> str:
    """The direct share, as exact number, band or undisclosed size, and the votes where they differ."""
    words = WORDS[language]
    text = _band(stake.low, stake.high, stake.low_open, stake.high_open) or words["undisclosed"]
    votes = _band(stake.voting_low, stake.voting_high, low_open=False, high_open=False)
    if votes and votes != text:
        text += f" ({words['votes']} {votes})"
    return text


def _band(low: float | None, high: float | None, low_open: bool, high_open: bool) -> str:
    if low is None and high is None:
        return ""
    if low is None:
        return f"{'<' if high_open else '≤'}{percentage(high or 0)}"
    if high is None:
        return f"{'>' if low_open else '≥'}{percentage(low)}"
    if low == high:
        return percentage(low)
    return f"{'>' if low_open else ''}{percentage(low)[:-1]}–{'<' if high_open else ''}{percentage(high)}"
