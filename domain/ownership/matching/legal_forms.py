"""Legal forms at the ends of organisation names, told apart by what they mean for the company.

Spellings come from the names themselves, from cleanco's lists and from ISO 20275, reduced to a few classes: two
companies of one name in the forms GmbH and Ltd may be one in translation, in the forms GmbH and AG hardly.
Spellings are kept as ``words`` of ``words_of``: folded to Latin letters, dots within abbreviations dropped.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from cleanco import termdata
from rapidfuzz.distance import OSA

from domain.ownership.matching.script import root, sound


class FormClass(StrEnum):
    """What kind of company a legal form makes; COMPANY says no more than that it is one."""

    LIMITED = "LIMITED"
    STOCK = "STOCK"
    PARTNERSHIP = "PARTNERSHIP"
    COOPERATIVE = "COOPERATIVE"
    FOUNDATION = "FOUNDATION"
    STATE = "STATE"
    SOLE = "SOLE"
    COMPANY = "COMPANY"


_SPELLINGS = {
    FormClass.LIMITED: """
        ltd | limited | pty ltd | pty limited | pty | pte | pte ltd | pte limited | private limited | pvt ltd |
        pvt limited | p ltd | pvt | private ltd | co ltd | co limited | company limited | company ltd | coltd |
        ltd co | ltda | limitada | lda | limitee | ltee | llc | ltd liability company |
        limited liability company | limited liability co | l l c | gmbh | mbh | ges mbh | gesmbh | ggmbh |
        gesellschaft mit beschrankter haftung | gesellschaft mit beschraenkter haftung | ug |
        ug haftungsbeschrankt | haftungsbeschrankt | sarl | sarlu | societe a responsabilite limitee | eurl |
        sas | sasu | societe par actions simplifiee | srl | srls | societa a responsabilita limitata |
        sociedad de responsabilidad limitada | s de rl | s de rl de cv | s de r l de c v | sl | slu |
        sociedad limitada | bv | besloten vennootschap | bvba | sprl | aps | anpartsselskab | as norge | ou |
        osauhing | uab | uzdaroji akcine bendrove | sia | sabiedriba ar ierobezotu atbildibu | doo | d o o |
        dooel | drustvo s ogranicenom odgovornoscu | sp zoo | sp z oo | sp z o o | spzoo | spolka zoo |
        spolka z oo | spolka z ograniczona odpowiedzialnoscia | sro | spol s ro | spol sro |
        spolecnost s rucenim omezenym | kft | korlatolt felelossegu tarsasag | ood | eood | epe | ike | ehf |
        ooo | obshchestvo s ogranichennoy otvetstvennostyu | obshchestvo s ogranichennoi otvetstvennostyu |
        obshchestvo s ogranichennoi otvetstvennostiu | tov | tovarystvo z obmezhenoyu vidpovidalnistyu | too |
        tovarishchestvo s ogranichennoy otvetstvennostyu | odo | mchj | mmc | shpk | sdn bhd | sendirian berhad |
        bhd sdn | wll | with limited liability | spc | fzc | fze | fz llc | fzco | fzllc | ltd sti |
        limited sirketi | limited sti | yugen gaisha | yugen kaisha | godo kaisha | gk | yuhan hoesa | cia ltda |
        compania limitada | eirl | eireli | unipessoal lda | cyf | cyfyngedig | dac |
        designated activity company | clg | teoranta | tnhh | cong ty tnhh | cong ty trach nhiem huu han | jdoo |
        gmbh mit beschrankter haftung | pryvatne pidpryyemstvo | chastnoe predpriyatie | 有限会社 | 合同会社 |
        yuhanhoesa | societatea cu raspundere limitata | societate cu raspundere limitata |
        druzhestvo s ogranichena otgovornost | drustvo sa ogranicenom odgovornoscu | sociedade limitada |
        etaireia periorismenis efthynis | nilc | unlimited | ultd | ulc | pllc | lc
    """,
    FormClass.STOCK: """
        plc | public limited company | public company limited | pcl | public co ltd | p l c | ag |
        aktiengesellschaft | sa | s a | societe anonyme | sociedad anonima | sociedade anonima | sa de cv |
        s a de c v | sab de cv | sab | sapi de cv | saa | sac | sociedad anonima cerrada |
        sociedad anonima abierta | s p a | spa | societa per azioni | sapa | nv | naamloze vennootschap | se |
        societas europaea | inc | incorporated | corp | corporation | incorp | ab | aktiebolag | ab publ | publ |
        asa | allmennaksjeselskap | as | a s | aksjeselskap | aktieselskab | oyj | oy | osakeyhtio | abp |
        julkinen osakeyhtio | akciova spolecnost | akciova spolocnost | akc spol | sp akc | spolka akcyjna |
        nyrt | zrt | rt | reszvenytarsasag | ad | ead | aktsionerno druzhestvo | dd | dionicko drustvo |
        delnicka druzba | sha | shoqeri aksionare | ae | anonymi etaireia | anonimi eteria | anonimi etairia |
        oao | zao | pao | ao | nao | otkrytoe aktsionernoe obshchestvo | zakrytoe aktsionernoe obshchestvo |
        publichnoe aktsionernoe obshchestvo | aktsionernoe obshchestvo | neprublichnoe aktsionernoe obshchestvo |
        nepublichnoe aktsionernoe obshchestvo | aktsionerne tovarystvo | publichne aktsionerne tovarystvo | pat |
        prat | vat | zat | at | pryvatne aktsionerne tovarystvo | jsc | pjsc | ojsc | cjsc | joint stock company |
        public joint stock company | open joint stock company | closed joint stock company |
        private joint stock company | private jsc | open jsc | public jsc | pjs | psc | jsco | jscb | ojscb |
        qsc | saog | saoc | sak | sal | sae | ksc | kscc | bsc | bhd | berhad | pt | perseroan terbatas | tbk |
        pt tbk | anonim sirketi | as turkey | anonim ortakligi | tas | tao | kabushiki gaisha | kabushiki kaisha |
        kk | jusik hoesa | chusik hoesa | jusighoesa | jusikhoesa | cong ty co phan | ctcp | aj |
        aktsiyadorlik jamiyati | aksiyadorlik jamiyati | asc | acik sehmdar cemiyyeti | na |
        national association | hf | sca | kgaa | kommanditgesellschaft auf aktien | pc | aps publ | ltd publ |
        as ab | zakryte aktsionerne tovarystvo | vidkryte aktsionerne tovarystvo | 株式会社 | jusighoesa |
        publicly traded company | publichnoe aktsionernoe | sociedade por acoes | sociedade publica por acoes |
        societe par actions | spolecnost akciova
    """,
    FormClass.PARTNERSHIP: """
        lp | llp | lllp | limited partnership | limited liability partnership | general partnership | gp |
        partnership | kg | ohg | og | gbr | gmbh co kg | gmbh and co kg | gmbh und co kg | gmbh co kgaa |
        ag co kg | ag and co kg | se co kg | kommanditgesellschaft | offene handelsgesellschaft | partg |
        partg mbb | snc | scs | sca sicav | societe en nom collectif | societe en commandite simple | sas di |
        sapas | cv | vof | commanditaire vennootschap | vennootschap onder firma | ks | kommanditselskab |
        kommandittselskap | hb | kb | handelsbolag | kommanditbolag | ky | kommandiittiyhtio | spk | spj | sp k |
        sp j | spolka komandytowa | spolka jawna | vos | bt | kkt | oe | ee | gie | s en c | ilp | elp | slp |
        scsp | societe civile | sci
    """,
    FormClass.COOPERATIVE: """
        coop | co op | cooperative | co operative | cooperativa | cooperatieve | cooperatie | genossenschaft |
        eg | scoop | soc coop | societa cooperativa | sociedad cooperativa | spoldzielnia | druzstvo | andelslag |
        amba | osuuskunta | scrl | cvba | sce | kooperativ | credit union
    """,
    FormClass.FOUNDATION: """
        foundation | stiftung | fondation | fundacion | fundacao | fondazione | fundacja | stichting | stiftelse |
        saatio | nadace | nadacia | alapitvany | fond | association | assoc | assn | ass n | verein | ev | e v |
        vzw | asbl | aisbl | mtu | associazione | asociacion | associacao | society | npo | ngo | trust |
        charity | cic | community interest company | ano | nko
    """,
    FormClass.STATE: """
        fgup | gup | mup | fgbu | fku | kgup | gosudarstvennoe unitarnoe predpriyatie |
        federalnoe gosudarstvennoe unitarnoe predpriyatie | federal state unitary enterprise |
        state unitary enterprise | unitary enterprise | dp | gp ukraina | derzhavne pidpryiemstvo |
        state enterprise | state owned enterprise | state company | up | rup | republican unitary enterprise |
        federalnoe gosudarstvennoe byudzhetnoe uchrezhdenie | federalna derzhavna byudzhetna ustanova |
        gosudarstvennoe predpriyatie | gosudarstvennoe uchrezhdenie | derzhavna ustanova | federal state institution |
        federal state budgetary institution | federal state budget institution | kazenne pidpryyemstvo |
        kazennoe predpriyatie | gosudarstvennaya korporatsiya | state corporation |
        kp | ep | empresa publica | epe | statutory corporation
    """,
    FormClass.SOLE: """
        ip | individualnyi predprinimatel | individualnyy predprinimatel | fop | ek | e k | eu |
        sole proprietorship | proprietorship | ditta | autonomo | tmi | fie | et
    """,
    FormClass.COMPANY: """
        co | company | cie | compagnie | compania | companhia | cia | compagnia | gesellschaft | and co | und co |
        et cie | e cia | y cia | and company | societe | sociedad | societa | sociedade | firma | firm |
        kompaniya | kompania | kompanija | enterprise company | spolka | sirketi | sti | sherkat | sharika |
        sharikat | shirkat | osakeyhtioe | hoesa | gongsi | kaisha | gaisha | vennootschap | tarsasag | bolag |
        bolaget | selskab | selskap | lasso
    """,
}
_LATER = {
    "Limited": FormClass.LIMITED,
    "Corporation": FormClass.STOCK,
    "Limited Partnership": FormClass.PARTNERSHIP,
    "General Partnership": FormClass.PARTNERSHIP,
    "Limited Liability Partnership": FormClass.PARTNERSHIP,
    "Joint Stock / Unlimited": FormClass.STOCK,
}


def _table() -> dict[tuple[str, ...], FormClass]:
    table = {tuple(one.split()): class_ for class_, text in _SPELLINGS.items() for one in text.split("|")}
    for type_, class_ in _LATER.items():
        for term in termdata.terms_by_type[type_]:
            words = tuple(term.replace(".", "").replace("&", "and").split())
            if words and all(word.isascii() and len(word) > 1 for word in words):
                table.setdefault(words, class_)
    return table


FORMS = _table()
"""Class of each spelling, as its words."""


def _by_sound(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_heard(word) if len(word) > 4 else word for word in words)


@lru_cache(maxsize=100_000)
def _heard(word: str) -> str:
    return root(sound(word) if len(word) == 5 else word).replace("ts", "s").replace("sh", "s")


_HEARD = {_by_sound(words): class_ for words, class_ in FORMS.items()}
_LONGEST = max(map(len, FORMS))


def form_class(words: tuple[str, ...]) -> FormClass | None:
    """The class of a legal form however its long words are transliterated: ``aktsionernoe``, ``akcionernoe``."""
    return FORMS.get(words) or _HEARD.get(_by_sound(words))


_AHEAD_WORDS = """
ab ao as at bv cjsc cong cv dp eurl fa fgup firma fondation fop foundation fundacion gie gup ik ip jsc kompaniya
kp llc mup nao nv oao odo ojsc ooo ou oy pao pat pd pjsc prat pt rup sa sarl sas sci sharikat sherkat shirkat
sia snc sp spa stichting 株式会社 有限会社 合同会社 jusighoesa stiftung tdv too tov uab ud up vat zao zat
"""
_AHEAD = frozenset(_AHEAD_WORDS.split())
"""First words of forms that stand before the name as well; elsewhere the start of a name is a name."""


_CERTAIN_WORDS = """
aktiengesellschaft bhd cjsc doo fze gmbh inc incorporated jsc kft limited llc ltd oao ojsc ooo pao pjsc plc pte
pty sarl spzoo srl sro zao
"""
_CERTAIN = frozenset(_CERTAIN_WORDS.split())
"""Forms that are nothing else wherever they stand in a name."""

_OFTEN_MISSPELT = (
    "limited", "incorporated", "corporation", "company", "gesellschaft", "aktiengesellschaft", "partnership", "limitada"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unformed:
    """A name without its legal forms: the words that are left, the classes found, the words that said so."""

    words: tuple[str, ...]
    classes: frozenset[FormClass]
    spelling: str = ""


def take_forms(words: tuple[str, ...]) -> Unformed:
    """Take legal forms off the end and the beginning of a name; a name that is nothing else stays whole.

    The longest spelling counts first: ``gmbh and co kg`` is a partnership, not three forms.
    """
    classes: list[FormClass] = []
    spelling: list[str] = []
    left = _corrected(words)
    while left:
        found, class_ = _at_end(left)
        if class_ is None or found == len(left):
            break
        classes.append(class_)
        spelling[:0] = left[-found:]
        left = left[:-found]
        if left[-1] in {"and", "und", "et", "y", "e", "i"} and len(left) > 1:
            left = left[:-1]
    while (len(left) > 1 and left[0] in _AHEAD) or _starts_with_long_form(left):
        found, class_ = _at_start(left)
        if class_ is None or found == len(left):
            break
        classes.append(class_)
        spelling[:0] = left[:found]
        left = left[found:]
    inside = [word for word in left[1:] if word in _CERTAIN]
    if inside:
        classes += (FORMS[word,] for word in inside)
        spelling += inside
        left = (left[0], *(word for word in left[1:] if word not in _CERTAIN))
    return Unformed(left, frozenset(classes), " ".join(spelling))


def _corrected(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with a misspelt last one put right when it can only be a legal form: ``Limted``, ``Ldt``."""
    if len(words) < 2 or (words[-1],) in FORMS:
        return words
    last = words[-1]
    if len(last) <= 4 and OSA.distance(last, "ltd") == 1 and not set(last) & set("aeiou"):
        return (*words[:-1], "ltd")
    if len(last) >= 6:
        meant = next((form for form in _OFTEN_MISSPELT if OSA.distance(last, form, score_cutoff=1) <= 1), None)
        if meant is not None:
            return (*words[:-1], meant)
    return words


def _at_end(words: tuple[str, ...]) -> tuple[int, FormClass | None]:
    """How many words at the end are a legal form, and its class; the longest counts."""
    sizes = range(min(_LONGEST, len(words)), 0, -1)
    return next(((n, class_) for n in sizes if (class_ := form_class(words[-n:]))), (0, None))


def _at_start(words: tuple[str, ...]) -> tuple[int, FormClass | None]:
    sizes = range(min(_LONGEST, len(words)), 0, -1)
    return next(((n, class_) for n in sizes if (class_ := form_class(words[:n]))), (0, None))


def _starts_with_long_form(words: tuple[str, ...]) -> bool:
    """Whether the name begins with a form that is written out, such as ``joint stock company``."""
    longest = min(_LONGEST, len(words) - 1)
    written_out = any(form_class(words[:n]) for n in range(3, longest + 1))
    return written_out or (longest >= 2 and form_class(words[:2]) is not None and min(map(len, words[:2])) > 5)


def forms_differ(left: frozenset[FormClass], right: frozenset[FormClass]) -> float:
    """How far the forms of two names speak against their being one company: 0 (nothing) to 1.

    What is missing, or says no more than ``company``, says nothing. A limited company may become one by shares.
    """
    ours, theirs = left - {FormClass.COMPANY}, right - {FormClass.COMPANY}
    if not ours or not theirs or ours & theirs:
        return 0.0
    if ours | theirs <= {FormClass.LIMITED, FormClass.STOCK}:
        return 0.4
    return 1.0
