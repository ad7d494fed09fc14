"""Templates of power maps: the roles that usually decide, as placeholders to begin with."""

from dataclasses import dataclass

from domain.errors import NotFound
from domain.relationships.power_map import BuyingRole, PoliticalStatus


@dataclass(frozen=True, slots=True)
class TemplateRole:
    """A role whose holder is to be found, and what is usually true of it.

    Attributes:
        reports_to: Number of the role above it in the template; None: the top.
    """

    zh: str
    en: str
    buying_roles: tuple[BuyingRole, ...]
    political_status: PoliticalStatus = PoliticalStatus.UNKNOWN
    reports_to: int | None = None

    def name(self, language: str) -> str:
        """Its words in a language, ``zh`` or any other for English."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class MapTemplate:
    """A named set of roles."""

    code: str
    zh: str
    en: str
    roles: tuple[TemplateRole, ...]


_STRUCTURE = PoliticalStatus.POLITICAL_STRUCTURE
_INNER = PoliticalStatus.INNER_CIRCLE
_APPROVER, _DECIDER = BuyingRole.APPROVER, BuyingRole.DECISION_MAKER

TEMPLATES = (
    MapTemplate(
        "CAPITAL_PURCHASE",
        "设备采购",
        "Capital purchase",
        (
            TemplateRole("总经理", "General manager", (_APPROVER,), _INNER),
            TemplateRole("财务总监", "Chief financial officer", (BuyingRole.ECONOMIC,), _STRUCTURE, 0),
            TemplateRole("生产副总", "Head of production", (_DECIDER,), _STRUCTURE, 0),
            TemplateRole("采购总监", "Head of purchasing", (BuyingRole.GATEKEEPER,), reports_to=1),
            TemplateRole("设备主管", "Plant engineer", (BuyingRole.EVALUATOR, BuyingRole.TECHNICAL), reports_to=2),
            TemplateRole("车间主任", "Workshop manager", (BuyingRole.USER,), reports_to=2),
        ),
    ),
    MapTemplate(
        "IT_PROJECT",
        "信息化项目",
        "IT project",
        (
            TemplateRole("分管副总", "Executive in charge", (_APPROVER,), _INNER),
            TemplateRole("信息总监", "Chief information officer", (_DECIDER,), _STRUCTURE, 0),
            TemplateRole("业务部门负责人", "Head of the business unit", (BuyingRole.INFLUENCER,), _STRUCTURE, 0),
            TemplateRole("信息安全负责人", "Head of information security", (BuyingRole.TECHNICAL,), reports_to=1),
            TemplateRole("项目经理", "Project manager", (BuyingRole.EVALUATOR,), reports_to=1),
            TemplateRole("关键用户", "Key user", (BuyingRole.USER,), reports_to=2),
        ),
    ),
    MapTemplate(
        "FRAMEWORK_AGREEMENT",
        "集团框架协议",
        "Group framework agreement",
        (
            TemplateRole("集团董事长", "Chair of the group", (_APPROVER,), _INNER),
            TemplateRole("集团采购委员会主任", "Head of the purchasing committee", (_DECIDER,), _STRUCTURE, 0),
            TemplateRole("集团法务总监", "General counsel", (BuyingRole.GATEKEEPER,), reports_to=0),
            TemplateRole("子公司总经理", "General manager of a subsidiary", (BuyingRole.INFLUENCER,), reports_to=0),
            TemplateRole("品类经理", "Category manager", (BuyingRole.EVALUATOR,), reports_to=1),
        ),
    ),
)


def template(code: str) -> MapTemplate:
    """The template of that code.

    Raises:
        NotFound: there is none.
    """
    for one in TEMPLATES:
        if one.code == code:
            return one
    raise NotFound(f"There is no template {code}.", f"Use one of {', '.join(one.code for one in TEMPLATES)}.")
