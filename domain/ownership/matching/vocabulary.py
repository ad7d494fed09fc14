"""What the words of organisation names are worth: names, trades, places, numbers, and words that say little.

Words of several languages and their abbreviations stand for one concept; a line is ``concept: spelling spelling …``.
All is folded to Latin letters as ``script.latin`` folds. These lists are judgements about names, kept short on purpose.
"""

from enum import StrEnum

from domain.ownership.matching.places import PLACES
from domain.ownership.matching.script import root


class Role(StrEnum):
    """What a word does in a name; the roles weigh differently."""

    NAME = "NAME"
    TRADE = "TRADE"
    GENERAL = "GENERAL"
    PLACE = "PLACE"
    NUMBER = "NUMBER"
    FILLER = "FILLER"


WEIGHTS = {Role.NAME: 1.0, Role.TRADE: 0.65, Role.GENERAL: 0.3, Role.PLACE: 0.6, Role.NUMBER: 0.6, Role.FILLER: 0.05}
"""How much a word of each role counts in the comparison of words."""

_GENERAL = """
company: co cie compagnie compania companhia cia compagnia comp kompaniya kompania kompanija shrkt sharika sharikat
  sherkat shirkat sharkat kampany
private: pmc chastnaya
group: gk grp gruppe groupe grupo gruppo gruppa grupa grup gruppen groep
holding: holdings hldg hldgs kholding holdinggesellschaft kholdings beteiligung beteiligungs beteiligungen
international: aldwlyt dawliya intl int'l internacional internationale internazionale internatsionalnyy
  internatsionalnaya
  mezhdunarodnyy mezhdunarodnaya mezhdunarodnoe uluslararasi
enterprise: enterprises predpriyatie pidpryyemstvo entreprise entreprises empresa empresas unternehmen przedsiebiorstwo
  podnik
  pidpriyemstvo
service: services svc svcs servicios servicos servizi uslugi dienstleistungen serviced servis services
  servisnyy posluhi sluzhba
solution: solutions soln solns losungen
system: systems sys systeme systemes sistemas sistemi sistemy systemy
product: products prod produkte produits productos produtos prodotti
partner: partners partnery
associate: associates assocs
global: globale globalnyy worldwide world
general: gen generale generalnyy allgemeine obshchiy
management: mgmt mgt managment menedzhment gestion gestione
  upravlyayushchaya upravlenie upravlinnya keruyucha
business: businesses
bureau: buro byuro office
brothers: bros gebr gebruder gebrueder freres fratelli hermanos irmaos
sons: son sohne soehne fils figli hijos filhos
center: centre centr centro tsentr zentrum centrum ctr tsentar
agency: agentur agence agencia agenzia agentstvo
division: div
department: dept dep departament
project: projects proyekt
operation: operations ops
unit: units
joint: jt
organization: organisation organizatsiya organizacion organizzazione orgs
establishment: est
committee: komitet comite komitee
council: sovet conseil consejo rat
party: partiya partido parti partei
society: obshchestvo societe sociedad gesellschaft verein
foundation: fondation fundacion stiftung fundacja fondazione stichting
association: assn ass'n assoc asociacion associacao associazione assotsiatsiya verband
  obedinenie obyednannya obyedinenie
corporation: corp korporatsiya corporacion korporation
concern: kontsern konzern konsern
complex: kompleks
network: networks netz set
house: dom haus maison casa
united: utd vereinigte unis unidas unidos obedinennaya obedinennye obyedinennaya
"""
_TRADE = """
saint: st sankt santa santo sao ste szent sveti
fort: ft
mount: mt
doctor: dr
royal: koninklijke royale reale konigliche kungliga kongelige
new: novaya novyy novo neue nueva nouvelle nuevo
great: grand gran grande bolshoy
public: publica publique publico
national: alwtnyt wataniya watani natl nat nacional nationale nazionale natsionalnyy natsionalnaya ulusal narodowy
  nemzeti nacionalny
  natsionalne natsionalnoe
state: gosudarstvennyy gosudarstvennaya gosudarstvennoe derzhavnyy staat staatliche estatal devlet
  derzhavniy
federal: federalnyy federalnaya federalnoe bundes
  federalniy
sea:
people: peoples narodnyy narodniy
special: spetsialnyy spets
  spetsialniy
bank: bnk msrf banco banque banca banka banki bankas bk panka pank bankasi bankers banking bancorp bancshares
  bankovskiy bankivskiy
insurance: ins assurance assurances seguros assicurazioni versicherung versicherungen verzekeringen strakhovanie
  strakhovaya sigorta ubezpieczen ubezpieczenia
finance: financial fin finances financiera finanzas finanz finanziaria finans finansovaya finansovyy financing
  finansiv finansov finantsiv
investment: investments inv invest investissement investissements inversiones investimentos investimenti investitionen
  investitsii investitsionnaya investing investors
capital: cap kapital
asset: assets
fund: funds fonds fondo fundo fondi
trading: trade trdg torgovyy torgovaya torgovlya handel handels commerce commercial comercio commerciale comercial
  trader traders ticaret trgovina
  torhovelniy torgovelniy
industry: industries industrial ind inds industrie industria industrias promyshlennost promyshlennaya promyshlennyy
  sanayi industriya przemysl indus
manufacturing: mfg manufacturers manufacture manuf mfr manufacturer
engineering: eng engr engenharia ingenieria ingenieur ingenierie inzhiniring inginiring engineers ingegneria muhendislik
technology: technologies tech technol tecnologia tecnologias technologie technologien tekhnologii tekhnologiya teknoloji
  tecnologie techs
development: dev devel developments razvitie desarrollo desenvolvimento developers developer devt
construction: constructions constr const stroitelstvo stroitelnaya construccion construcciones construcao
  costruzioni bau
  insaat builders building stroy stroi
  stroitelnyy budivelniy budivnitstvo
transport: transportation transports trans transporte trasporti transportnaya perevozki
  transportnyy transportniy
shipping: ship marine maritime schifffahrt navigation denizcilik sudokhodstvo morskoy morskaya parokhodstvo
logistics: logistic logistik logistique logistica logistika
airline: airlines airways air aviakompaniya aviation aerolineas avialinii havayollari luftfahrt avia
  aviatsionnyy aviatsiyniy aircraft airlines
energy: energie energia energiya energetika enerji energo energetica energies
  energetichniy energeticheskiy
electric: electrical electricity elec elektro elettrica electrique electrica elektrik elektricheskaya elektroenergetika
electronic: electronics electron elektronik elektronika electronica electronique
  elektronnyy elektronniy
power: pwr kraft
oil: nk nft naft alnft neft nefte petrol petroleum petrole petroleos petroleo petroli neftyanaya nefteprodukt oel
  nafta petrolul
gas: gaz gaza gazovaya natgas
chemical: chemicals chem chemie chimie quimica khimiya khimicheskiy khimicheskaya kimya chimica khim chemistry
  khimichniy
pharmaceutical: pharmaceuticals pharma pharm farma farmaceutica farmatsevtika pharmazeutische farmaceutika farm pharmacy
medical: med medicine medizin medico meditsina meditsinskiy meditsinskaya tibbi
health: healthcare gesundheit sante salud saude
food: foods lebensmittel alimentos alimentaire alimentari produkty gida
metal: metals metall metallurgy metallurgical metallurgicheskiy metallurgiya metalurgia metalurji met metalli
  metalurgiyniy
steel: stahl acero acier acciaio stal stalnoy celik
mining: mines mine minera mineria miniere gornaya gorno madencilik bergbau
  girnichiy
machine: machinery machines mach maschinen maschinenbau mashinostroenie mashinostroitelnyy makina
  mashinobudivniy mashinobuduvannya
factory: works plant zavod fabrik fabrika fabrica usine fabryka fabbrica kombinat
university: univ universitat universite universidad universidade universita universitet uniwersytet uniwersytet
  universiteit
institute: inst institut instituto istituto instytut
research: issledovatelskiy forschung recherche investigacion ricerca
  doslidniy doslidzhen issledovaniy investigaciones
laboratory: laboratories lab labs laboratoires laboratorios laboratori laboratoriya
communication: communications comm comms telecommunications telecommunication telecom telecoms telekom telekommunikation
  svyaz telecomunicaciones telekomunikasyon telekommunikatsii telecommunicatii
software: sw
computer: computers computing comp
  vychislitelnyy obchislyuvalniy
information: info informatik informatique informatica informatsionnyy informatsionnye
  informatsiyniy
property: properties immobilien immobilier inmobiliaria imobiliaria immobiliare nedvizhimost
estate: estates realty
consulting: consultants consultancy consulting consult consultores beratung conseil consultant konsalting danismanlik
hotel: hotels hotele
media: medien medios
publishing: publishers publisher verlag editions editorial editora izdatelstvo publications
design: designs
  konstruktorskoe konstruktorske proektnyy proyektniy
import: imports imp
export: exports exp eksport
security: securities sec sicherheit securite seguridad bezopasnost
defence: defense defensa oborona oboronnyy savunma
  oboroni
aerospace: aerokosmicheskiy raumfahrt kosmicheskiy
automotive: auto autos automobile automobiles automobil motors motor avto otomotiv
  avtomobilnyy avtomobilniy
retail: retailers
wholesale: grosshandel
equipment: equip oborudovanie ekipman
water: wasser eau agua acqua voda
agricultural: agriculture agri agro agrar selskokhozyaystvennyy tarim
education: educational obrazovanie bildung
school: shkola schule ecole escuela
hospital: bolnitsa krankenhaus hopital
exchange: birzha borse bourse bolsa borsa
pension: pensionnyy
leasing: lease lizing
real:
trust:
ministry: ministerstvo ministere ministerio ministero ministerium
  ministerstva
union: soyuz unione unie sojuz
federation: federatsiya federacion federazione
  federatsiyi
railway: railways railroad rail zheleznye eisenbahn bahn ferrocarriles
port: ports hafen
nuclear: yadernyy atomic atomnyy
scientific: science sci nauchnyy nauchno wissenschaft wissenschaftliche
  naukoviy naukovo nauk
academy: akademiya akademie academia academie akademi
arms: armament weapons vooruzhenie ozbroyennya
coal: ugolnyy vugilniy kohle charbon
engine: engines dvigatel dvigatelestroitelnyy dviguni
fish: fishing fishery fisheries rybnyy ribniy pesca
helicopter: helicopters vertolet vertoletnyy vertolitniy
instrument: instruments priborostroitelnyy priborostroenie priladobudivniy
missile: missiles rocket raketnyy raketniy rakety
physical: physics fizicheskiy fizichniy
repair: remontnyy remontniy
shipbuilding: sudostroitelnyy sudobudivniy sudostroenie shipbuilders
shipyard: verf werft sudoverf astilleros
technical: tekhnicheskiy tekhnichniy technique technische tecnica
tractor: traktornyy traktorniy tractors
production: virobnichiy virobniche virobnitstvo proizvodstvo proizvodstvennoe proizvodstvennyy produktion
"""
_FILLER = """
number num nr no
a aka al am an and at by c com da das dba de del della den der des di die dla dlya do dos du e el et fka for
formerly fur i il ile im in iz la las le les lo los na net o of on org po s the to und v van ve von w www y z
zu
"""
_EXPANDED = """
nii: research institute
nitsi: research institute
npo: scientific production association
npp: scientific production enterprise
npk: scientific production corporation
pkf: production company
td: trading house
okb: design bureau
skb: design bureau
tskb: central design bureau
"""


def _concepts(text: str, role: Role) -> dict[str, tuple[str, Role]]:
    table = {}
    for line in text.strip().replace("\n  ", " ").splitlines():
        concept, _, spellings = line.partition(":")
        for word in (concept, *spellings.split()):
            table[word] = (concept, role)
    return table


CONCEPTS = (
    dict.fromkeys(_FILLER.split(), ("", Role.FILLER))
    | {word: (concept, Role.PLACE) for word, concept in PLACES.items()}
    | _concepts(_TRADE, Role.TRADE)
    | _concepts(_GENERAL, Role.GENERAL)
)
"""Concept and role of each word that is known."""

_BY_ROOT = {root(word): meaning for word, meaning in reversed(CONCEPTS.items()) if len(word) >= 6}


def concept_of(word: str) -> tuple[str, Role] | None:
    """Concept and role of a word as it is listed or in another inflection; None if it is not known."""
    return CONCEPTS.get(word) or (_BY_ROOT.get(root(word)) if len(word) >= 6 else None)


EXPANDED = {short: tuple(long.split()) for short, long in (line.split(": ") for line in _EXPANDED.strip().splitlines())}
"""Abbreviations that stand for several words."""
