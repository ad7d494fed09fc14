"""The hops of an introduction as sentences, in the language of the reader."""

from domain.relationships.acquaintance_facts import Ground
from domain.relationships.introductions import Hop, Introduction
from queries.relationships.introductions import Paths

_ENGLISH = {
    Ground.KNOWN: "{one} knows {other}",
    Ground.INFLUENCE: "{one} and {other} stand in a line of influence",
    Ground.REPORTING: "{one} and {other} stand in a reporting line",
    Ground.COLLEAGUES: "{one} and {other} work for {company}",
    Ground.BOARD: "{one} and {other} hold offices in {company}",
    Ground.SHAREHOLDERS: "{one} and {other} hold stakes in {company}",
    Ground.SAME_COMPANY: "{one} and {other} both belong to {company}",
}
_CHINESE = {
    Ground.KNOWN: "{one}认识{other}",
    Ground.INFLUENCE: "{one}与{other}之间有影响力关系",
    Ground.REPORTING: "{one}与{other}之间有汇报关系",
    Ground.COLLEAGUES: "{one}与{other}同在{company}任职",
    Ground.BOARD: "{one}与{other}同为{company}的董监高",
    Ground.SHAREHOLDERS: "{one}与{other}同为{company}的股东",
    Ground.SAME_COMPANY: "{one}与{other}均与{company}相关",
}


def sentences(path: Introduction, paths: Paths, language: str | None) -> list[str]:
    """One sentence a hop, from the colleague to the target; in Chinese for ``zh``, else in English."""
    names = [paths.users[path.user].name, *(paths.people[person].name for person in path.people)]
    word = _chinese if language == "zh" else _english
    return [
        word(hop, one, other, paths.companies[hop.company].name if hop.company else "")
        for hop, one, other in zip(path.hops, names, names[1:], strict=False)
    ]


def _english(hop: Hop, one: str, other: str, company: str) -> str:
    text = _ENGLISH[hop.ground].format(one=one, other=other, company=company)
    if hop.former:
        text += "; one of them has left since"
    return f"{text}; last in touch on {day(hop)}." if hop.seen_on else f"{text}."


def _chinese(hop: Hop, one: str, other: str, company: str) -> str:
    text = _CHINESE[hop.ground].format(one=one, other=other, company=company)
    if hop.former:
        text += "（其中一人已离开）"
    return f"{text}，最近联系：{day(hop)}。" if hop.seen_on else f"{text}。"


def day(hop: Hop) -> str | None:
    """The day of the latest contact in ISO 8601 form."""
    if hop.seen_on is None:
        return None
    digits = str(hop.seen_on)
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
