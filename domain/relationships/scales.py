"""The scales on which relationships are judged, with their words in Chinese and English.

This is the one place to change a word or the order in which steps are offered; codes stay, since they are stored.
Sources of the vocabulary: Altify (political status, support, coverage, buying role, orientation, level), Miller Heiman
(economic, technical, coach), Rogers (adaptability), Huawei's practice as published by third parties (iron triangle).
"""

from dataclasses import dataclass

_SIGNS = {"MENTOR": "★", "SUPPORTER": "▲", "NEUTRAL": "●", "NON_SUPPORTER": "▼", "ENEMY": "✕", "UNKNOWN": "?"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale: its stored code, its words, and a sign for where colour alone must not tell."""

    code: str
    zh: str
    en: str
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale by the name of the field that holds its codes."""

    field: str
    zh: str
    en: str
    steps: tuple[Step, ...]


def _scale(field: str, zh: str, en: str, *steps: tuple[str, str, str]) -> Scale:
    signs = _SIGNS if field == "support" else {}
    return Scale(field, zh, en, tuple(Step(*step, signs.get(step[0])) for step in steps))


_UNKNOWN = ("UNKNOWN", "未知", "Unknown")

SCALES = (
    _scale(
        "buyingRoles",
        "决策角色",
        "Buying role",
        ("APPROVER", "批准者", "Approver"),
        ("DECISION_MAKER", "决策者", "Decision maker"),
        ("EVALUATOR", "评估者", "Evaluator"),
        ("USER", "使用者", "User"),
        ("INFLUENCER", "影响者", "Influencer"),
        ("GATEKEEPER", "把关者", "Gatekeeper"),
        ("ECONOMIC", "经济决策影响者", "Economic buying influence"),
        ("TECHNICAL", "技术把关影响者", "Technical buying influence"),
        ("COACH", "教练", "Coach"),
        _UNKNOWN,
    ),
    _scale(
        "support",
        "支持度",
        "Support",
        ("MENTOR", "导师", "Mentor"),
        ("SUPPORTER", "支持", "Supporter"),
        ("NEUTRAL", "中立", "Neutral"),
        ("NON_SUPPORTER", "反对", "Non-supporter"),
        ("ENEMY", "敌对", "Enemy"),
        _UNKNOWN,
    ),
    _scale(
        "politicalStatus",
        "权力地位",
        "Political status",
        ("INNER_CIRCLE", "核心圈", "Inner circle"),
        ("POLITICAL_STRUCTURE", "权力圈", "Political structure"),
        ("OUTSIDE", "圈外", "Outside the political structure"),
        _UNKNOWN,
    ),
    _scale(
        "coverage",
        "接触程度",
        "Coverage",
        ("IN_DEPTH", "深入", "In depth"),
        ("MULTIPLE", "多次接触", "Multiple contacts"),
        ("BRIEF", "浅接触", "Brief contact"),
        ("NONE", "未接触", "No contact"),
        _UNKNOWN,
    ),
    _scale(
        "adaptability",
        "适应性",
        "Adaptability",
        ("INNOVATOR", "创新者", "Innovator"),
        ("EARLY_ADOPTER", "早期采用者", "Early adopter"),
        ("EARLY_MAJORITY", "早期多数", "Early majority"),
        ("LATE_MAJORITY", "后期多数", "Late majority"),
        ("LAGGARD", "落后者", "Laggard"),
        _UNKNOWN,
    ),
    _scale(
        "decisionOrientation",
        "决策取向",
        "Decision orientation",
        ("FINANCIAL", "财务", "Financial"),
        ("TECHNICAL", "技术", "Technical"),
        ("RELATIONSHIP", "关系", "Relationship"),
        ("BUSINESS", "业务", "Business"),
        _UNKNOWN,
    ),
    _scale(
        "level",
        "关系等级",
        "Relationship level",
        ("VENDOR", "供应商", "Vendor"),
        ("CREDIBLE_SOURCE", "可信来源", "Credible source"),
        ("PROBLEM_SOLVER", "问题解决者", "Problem solver"),
        ("TRUSTED_ADVISOR", "可信顾问", "Trusted advisor"),
    ),
    _scale(
        "seniority",
        "职级",
        "Seniority",
        ("BOARD", "董事会", "Board"),
        ("EXECUTIVE", "高管", "Executive"),
        ("DIRECTOR", "总监", "Director"),
        ("MANAGER", "经理", "Manager"),
        ("STAFF", "员工", "Staff"),
    ),
    _scale(
        "role",
        "团队角色",
        "Seat",
        ("AR", "客户经理（AR）", "Account responsible (AR)"),
        ("SR", "解决方案经理（SR）", "Solution responsible (SR)"),
        ("FR", "交付经理（FR）", "Fulfilment responsible (FR)"),
        ("OWNER", "客户负责人", "Account owner"),
        ("SPONSOR", "高层赞助人", "Executive sponsor"),
        ("EXPERT", "专家", "Expert"),
        ("SERVICE", "服务经理", "Service manager"),
        ("FINANCE", "财务支持", "Finance"),
        ("LEGAL", "法务支持", "Legal"),
        ("SUPPORT", "销售支持", "Sales support"),
    ),
    _scale(
        "consent",
        "同意状态",
        "Consent",
        ("NOT_ASKED", "未询问", "Not asked"),
        ("GIVEN", "已同意", "Given"),
        ("REFUSED", "已拒绝", "Refused"),
        ("WITHDRAWN", "已撤回", "Withdrawn"),
    ),
)
