from enum import StrEnum

import pytest

from domain.relationships.contact import Consent, RelationshipLevel, Seniority
from domain.relationships.map_templates import TEMPLATES, template
from domain.relationships.power_map import (
    Adaptability,
    BuyingRole,
    ContactCoverage,
    DecisionOrientation,
    PoliticalStatus,
    Support,
)
from domain.relationships.scales import SCALES
from domain.relationships.triangle import SeatRole

CODES: dict[str, type[StrEnum]] = {
    "buyingRoles": BuyingRole,
    "support": Support,
    "politicalStatus": PoliticalStatus,
    "coverage": ContactCoverage,
    "adaptability": Adaptability,
    "decisionOrientation": DecisionOrientation,
    "level": RelationshipLevel,
    "seniority": Seniority,
    "role": SeatRole,
    "consent": Consent,
}


def test_every_scale_is_declared_once() -> None:
    assert [scale.field for scale in SCALES] == list(CODES)


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.field)
def test_every_code_has_words_in_both_languages_and_none_is_invented(scale: object) -> None:
    (found,) = [one for one in SCALES if one is scale]
    assert {step.code for step in found.steps} == {one.value for one in CODES[found.field]}
    assert all(step.zh and step.en for step in found.steps)
    assert len({step.zh for step in found.steps}) == len({step.en for step in found.steps}) == len(found.steps)


@pytest.mark.parametrize("one", TEMPLATES, ids=lambda one: one.code)
def test_a_template_names_who_approves_and_only_lines_upwards(one: object) -> None:
    (found,) = [each for each in TEMPLATES if each is one]
    assert template(found.code) is found
    assert any(BuyingRole.APPROVER in role.buying_roles for role in found.roles)
    assert all(role.reports_to is None or role.reports_to < place for place, role in enumerate(found.roles))
