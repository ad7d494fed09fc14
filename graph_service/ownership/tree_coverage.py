"""Our coverage of the companies of a customer tree, and its roll-up; read with the tree, only where it is selected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.ownership.customer_tree import CustomerTree, TreeNode
from domain.relationships.coverage import Coverage, RollUp, roll_up, roll_up_tree
from graph_service.ownership.surroundings import Surroundings, below, each
from graph_service.planning import fill_from, selected
from queries.relationships.coverage_fields import CoverageRead, coverage_of, coverage_shape
from queries.selection import SelectedField, Selection, Shape, Slot, Variant

_FACTS = "facts"


def coverage_wanted(selection: Selection, on: date) -> list[SelectedField]:
    """What to read of every party of a tree so that its coverage can be told; nothing where no field asks for it."""
    nodes, summaries = selected(selection, "nodes"), selected(selection, "summary")
    if not any(True for name in ("coverage", "roll_up") for _ in each([*nodes, *summaries], name)):
        return []
    facts = SelectedField(_FACTS, CoverageRead(), {"as_of": on})
    return [SelectedField(_FACTS, Slot(_FACTS), {}, Selection((Variant(None, (facts,)),)))]


@dataclass(frozen=True, slots=True)
class TreeCoverage:
    """The coverage of the companies of a tree, as far as the viewer may read it."""

    tree: CustomerTree
    companies: Mapping[str, Coverage]

    @classmethod
    def of(cls, tree: CustomerTree, around: Surroundings, wanted: list[SelectedField]) -> "TreeCoverage":
        """The coverage that was read with the surroundings of a tree."""
        found: dict[str, Coverage] = {}
        for field in wanted:
            for party, facts in around.parties[id(field.selection)].items():
                if (one := coverage_of(facts[_FACTS])) is not None:
                    found[party] = one
        return cls(tree, found)

    def of_node(self, field: SelectedField) -> Callable[[TreeNode], Shape | None]:
        """Fills a field of each node with its coverage."""
        shape = below(field)

        def get(node: TreeNode) -> Shape | None:
            found = self.companies.get(node.party)
            return None if found is None else coverage_shape(found, shape)

        return get

    def rolled_up(self, field: SelectedField) -> Callable[[TreeNode], Shape | None]:
        """Fills a field of each node with the coverage at and below it."""
        parties = [node.party for node in self.tree.nodes]
        pairs = ((stake.holder, stake.company) for stake in self.tree.stakes)
        found = roll_up_tree(parties, pairs, self._controlled()) if self.companies else {}
        return lambda node: self._shape(field, found.get(node.party))

    def altogether(self, field: SelectedField) -> Shape | None:
        """Fills a field with the coverage of the whole tree."""
        return self._shape(field, roll_up(self._controlled().values()) if self.companies else None)

    def _controlled(self) -> dict[str, Coverage]:
        return {
            node.party: self.companies[node.party]
            for node in self.tree.nodes
            if node.controlled and node.party in self.companies
        }

    @staticmethod
    def _shape(field: SelectedField, found: RollUp | None) -> Shape | None:
        return None if found is None else fill_from(below(field), found)
