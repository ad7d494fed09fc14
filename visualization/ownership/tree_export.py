"""A customer tree or penetration chart as one HTML file that opens offline: drawing, legend, and a table of it all."""

from visualization.offline_page import offline_page
from visualization.ownership.tree_drawing import draw
from visualization.ownership.tree_page import Language, TreePage, TreeParty, TreeStake
from visualization.ownership.tree_words import KINDS, WORDS, certainty_word, percentage, share_text

MAX_ELEMENTS = 2_000
"""Parties and stakes that one file draws at most; pyvis takes quadratic time, and readers more."""

_TEMPLATE = "tree_export.html.j2"


def export_page(page: TreePage, language: Language = "zh") -> bytes:
    """The page as UTF-8 HTML, without any reference to another file or address.

    More than ``MAX_ELEMENTS`` parties and stakes are cut to those nearest to the root, and the page says so.

    Raises:
        KeyError: the root is not among the page's parties.
    """
    shown = page.first(MAX_ELEMENTS)
    network, layout = draw(shown, language)
    facts = {**_said(page, shown, language), "downward": layout.downward}
    return offline_page(network, ("visualization.ownership", _TEMPLATE), WORDS[language], facts)


def _said(page: TreePage, shown: TreePage, language: Language) -> dict[str, object]:
    """What the page says of itself, and the rows of its table."""
    words = WORDS[language]
    return {
        "lang": "zh-CN" if language == "zh" else "en",
        "title": words[f"title_{page.subject}"].format(name=page.party(page.root).names(language)[0]),
        "as_of": page.as_of.isoformat(),
        "filters": _filters(page, language),
        "counts": _counts(page, language),
        "whole": _whole(page, language),
        "notices": _notices(page, shown, language),
        "control": words[f"control_column_{page.subject}"],
        "legend_interest": words[f"legend_interest_{page.subject}"],
        "rows": _rows(shown, language),
    }


def _filters(page: TreePage, language: Language) -> str:
    words = WORDS[language]
    text = words["filter_no_depth"] if page.max_depth is None else words["filter_values"]
    said = text.format(percent=percentage(page.min_percent), depth=page.max_depth)
    hidden = [words["hidden"].format(stakes=page.hidden_stakes)] if page.hidden_stakes else []
    return "; ".join([said, *hidden])


def _counts(page: TreePage, language: Language) -> str:
    controlled = sum(party.controlled for party in page.parties if party.id != page.root)
    above = sum(party.depth < 0 for party in page.parties)
    return WORDS[language][f"counts_{page.subject}"].format(
        parties=len(page.parties),
        controlled=controlled,
        above=above,
        below=len(page.parties) - above - 1,
        stakes=len(page.drawable.stakes),
    )


def _whole(page: TreePage, language: Language) -> str:
    if page.summary is None:
        return ""
    found = page.summary
    counts = {"companies": found.companies, "controlled": found.controlled, "accounts": found.accounts}
    return WORDS[language]["whole_counts"].format(**counts)


def _notices(page: TreePage, shown: TreePage, language: Language) -> list[str]:
    words = WORDS[language]
    notices = []
    if len(shown.parties) < len(page.parties):
        counts = {"shown": len(shown.parties), "total": len(page.parties), "cap": MAX_ELEMENTS}
        notices.append(words["capped"].format(**counts))
    if page.truncated:
        notices.append(words["truncated"])
    if any(party.fictional for party in shown.parties):
        notices.append(words["fictional"])
    return notices


def _rows(page: TreePage, language: Language) -> list[dict[str, object]]:
    holders: dict[str, list[TreeStake]] = {}
    for one in page.stakes:
        holders.setdefault(one.stake.company, []).append(one)
    parties = {party.id: party for party in page.parties}
    return [
        _row(number, party, language)
        | {"holders": [_holder(one, parties, language) for one in holders.get(party.id, [])]}
        for number, party in enumerate(page.ordered)
    ]


def _row(number: int, party: TreeParty, language: Language) -> dict[str, object]:
    words = WORDS[language]
    name, registered = party.names(language)
    tags = [words["root"]] * (party.depth == 0) + [words["account"]] * party.account
    return {
        "number": number,
        "name": name,
        "registered": registered,
        "tags": tags + [words["fictional_tag"]] * party.fictional,
        "kind": KINDS[language][party.kind],
        "jurisdiction": party.jurisdiction or "",
        "depth": party.depth,
        "controlled": "–" if party.depth == 0 else words[certainty_word(party.certainty)],
        "interest": "–" if party.depth == 0 else percentage(party.interest_percent),
    }


def _holder(one: TreeStake, parties: dict[str, TreeParty], language: Language) -> dict[str, str]:
    origin = [*one.sources, *([one.valid_from.isoformat()] if one.valid_from else [])]
    return {
        "name": parties[one.stake.holder].names(language)[0],
        "share": share_text(one.stake, language),
        "origin": " · ".join(origin),
    }
