"""The same rules in plain Python on a networkx graph, as one would write them down: the peer of the benchmark."""

import networkx as nx

from domain.ownership.market import Market


def graph_of(market: Market) -> "nx.DiGraph[int]":
    """The market as a networkx graph, several stakes of a pair added up, own shares left out."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(market.size))
    for holder, company, percent in zip(
        market.holders.tolist(), market.companies.tolist(), market.low.tolist(), strict=True
    ):
        if holder == company:
            continue
        if graph.has_edge(holder, company):
            graph[holder][company]["percent"] += percent
        else:
            graph.add_edge(holder, company, percent=percent)
    return graph


def control(graph: "nx.DiGraph[int]") -> dict[int, set[int]]:
    """What each party controls: a worklist for each holder."""
    found: dict[int, set[int]] = {}
    for start in graph:
        members, sums, work = {start}, dict[int, float](), [start]
        while work:
            for _, company, percent in graph.out_edges(work.pop(), data="percent"):
                if company == start:
                    continue
                sums[company] = sums.get(company, 0.0) + percent
                if company not in members and sums[company] > 50 + 1e-9:
                    members.add(company)
                    work.append(company)
        if len(members) > 1:
            found[start] = members - {start}
    return found


def ultimate(controlled: dict[int, set[int]]) -> dict[int, int]:
    """The ultimate parent of each controlled company, of a circle its first member."""
    controllers: dict[int, set[int]] = {}
    for controller, companies in controlled.items():
        for company in companies:
            controllers.setdefault(company, set()).add(controller)
    heads = {
        party
        for party in controlled
        if all(party in controllers.get(above, set()) for above in controllers.get(party, set()))
    }
    return {company: min(heads & above) for company, above in controllers.items() if heads & above}


def interest(graph: "nx.DiGraph[int]", least: float = 1e-12) -> tuple[int, float]:
    """Number and sum of all interests: walks from each holder that do not return to it, until nothing is left of them."""
    count, total = 0, 0.0
    for start in graph:
        level = {start: 100.0}
        shares: dict[int, float] = {}
        while level:
            following: dict[int, float] = {}
            for party, share in level.items():
                for _, company, percent in graph.out_edges(party, data="percent"):
                    if company != start:
                        following[company] = following.get(company, 0.0) + share * percent / 100
            level = {company: share for company, share in following.items() if share > least}
            for company, share in following.items():
                shares[company] = shares.get(company, 0.0) + share
        count += sum(share > 0 for share in shares.values())
        total += sum(shares.values())
    return count, total
