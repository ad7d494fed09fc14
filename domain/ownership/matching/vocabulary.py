"""What the words of organisation names are worth: names, trades, places, numbers, and words that say little.

Words of several languages and their abbreviations stand for one concept; a line is ``concept: spelling spelling …``.
All is folded to Latin letters as ``script.latin`` folds. These lists are judgements about names, kept short on purpose.
"""

from enum import StrEnum


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
service: services svc svcs servicios servicos servizi uslugi dienstleistungen serviced servis services
solution: solutions soln solns losungen
system: systems sys systeme systemes sistemas sistemi sistemy systemy
product: products prod produkte produits productos produtos prodotti
partner: partners partnery
associate: associates assocs
global: globale globalnyy worldwide world
general: gen generale generalnyy allgemeine obshchiy
management: mgmt mgt managment menedzhment gestion gestione
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
state: gosudarstvennyy gosudarstvennaya gosudarstvennoe derzhavnyy staat staatliche estatal devlet
federal: federalnyy federalnaya federalnoe bundes
sea:
special: spetsialnyy spets
bank: bnk msrf banco banque banca banka banki bankas bk panka pank bankasi bankers banking bancorp bancshares
insurance: ins assurance assurances seguros assicurazioni versicherung versicherungen verzekeringen strakhovanie
  strakhovaya sigorta ubezpieczen ubezpieczenia
finance: financial fin finances financiera finanzas finanz finanziaria finans finansovaya finansovyy financing
investment: investments inv invest investissement investissements inversiones investimentos investimenti investitionen
  investitsii investitsionnaya investing investors
capital: cap kapital
asset: assets
fund: funds fonds fondo fundo fondi
trading: trade trdg torgovyy torgovaya torgovlya handel handels commerce commercial comercio commerciale comercial
  trader traders ticaret trgovina
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
transport: transportation transports trans transporte trasporti transportnaya perevozki
shipping: ship marine maritime schifffahrt navigation denizcilik sudokhodstvo morskoy morskaya parokhodstvo
logistics: logistic logistik logistique logistica logistika
airline: airlines airways air aviakompaniya aviation aerolineas avialinii havayollari luftfahrt avia
energy: energie energia energiya energetika enerji energo energetica energies
electric: electrical electricity elec elektro elettrica electrique electrica elektrik elektricheskaya elektroenergetika
electronic: electronics electron elektronik elektronika electronica electronique
power: pwr kraft
oil: nk nft naft alnft neft nefte petrol petroleum petrole petroleos petroleo petroli neftyanaya nefteprodukt oel
  nafta petrolul
gas: gaz gaza gazovaya natgas
chemical: chemicals chem chemie chimie quimica khimiya khimicheskiy khimicheskaya kimya chimica khim chemistry
pharmaceutical: pharmaceuticals pharma pharm farma farmaceutica farmatsevtika pharmazeutische farmaceutika farm pharmacy
medical: med medicine medizin medico meditsina meditsinskiy meditsinskaya tibbi
health: healthcare gesundheit sante salud saude
food: foods lebensmittel alimentos alimentaire alimentari produkty gida
metal: metals metall metallurgy metallurgical metallurgicheskiy metallurgiya metalurgia metalurji met metalli
steel: stahl acero acier acciaio stal stalnoy celik
mining: mines mine minera mineria miniere gornaya gorno madencilik bergbau
machine: machinery machines mach maschinen maschinenbau mashinostroenie mashinostroitelnyy makina
factory: works plant zavod fabrik fabrika fabrica usine fabryka fabbrica kombinat
university: univ universitat universite universidad universidade universita universitet uniwersytet uniwersytet
  universiteit
institute: inst institut instituto istituto instytut
research: issledovatelskiy forschung recherche investigacion ricerca
laboratory: laboratories lab labs laboratoires laboratorios laboratori laboratoriya
communication: communications comm comms telecommunications telecommunication telecom telecoms telekom telekommunikation
  svyaz telecomunicaciones telekomunikasyon telekommunikatsii telecommunicatii
software: sw
computer: computers computing comp
information: info informatik informatique informatica informatsionnyy informatsionnye
property: properties immobilien immobilier inmobiliaria imobiliaria immobiliare nedvizhimost
estate: estates realty
consulting: consultants consultancy consulting consult consultores beratung conseil consultant konsalting danismanlik
hotel: hotels hotele
media: medien medios
publishing: publishers publisher verlag editions editorial editora izdatelstvo publications
design: designs
import: imports imp
export: exports exp eksport
security: securities sec sicherheit securite seguridad bezopasnost
defence: defense defensa oborona oboronnyy savunma
aerospace: aerokosmicheskiy raumfahrt kosmicheskiy
automotive: auto autos automobile automobiles automobil motors motor avto otomotiv
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
union: soyuz unione unie sojuz
federation: federatsiya federacion federazione
railway: railways railroad rail zheleznye eisenbahn bahn ferrocarriles
port: ports hafen
nuclear: yadernyy atomic atomnyy
scientific: science sci nauchnyy nauchno wissenschaft wissenschaftliche
production: proizvodstvo proizvodstvennoe proizvodstvennaya proizvodstvennyy produktion
"""
_PLACE = """
russia: russian rossiya rossii rossiyskaya rossiyskiy rossiiskaia rossiskiy rus rusia russland russie rf
ukraine: ukrainian ukrayina ukraina ukrainska ukrainskiy
belarus: belarusian belorussia belorusskiy belaruskaya
kazakhstan: kazakh kz qazaqstan kazakhstanskiy
china: chinese prc chine cina cn
hongkong: hk
taiwan: taiwanese
japan: japanese nippon nihon jp
korea: korean kr
india: indian
iran: iranian irani
iraq: iraqi
syria: syrian
turkey: turkish turkiye turk
germany: german deutschland deutsche deutscher deutsches allemagne alemania germania
france: french francaise francais frankreich francia
spain: spanish espana espanola spanien espagne
italy: italian italia italiana italien italiano
uk: britain british england english gb gbr
scotland: scottish
ireland: irish
usa: us america american americas
canada: canadian canadienne
mexico: mexican mexicana mexicano
brazil: brasil brazilian brasileira
argentina: argentine
netherlands: dutch nederland nederlandse holland
belgium: belgian belgique belgie
switzerland: swiss schweiz suisse svizzera
austria: austrian osterreich oesterreich
poland: polish polska polski
czech: cesko ceska bohemia
hungary: hungarian magyar
romania: romanian
bulgaria: bulgarian
serbia: serbian srbija
greece: greek hellas hellenic ellinika elliniki
sweden: swedish sverige svenska
norway: norwegian norge norsk norske
denmark: danish danmark danske dansk
finland: finnish suomi suomen
europe: european europa evropa evropeyskiy eu
asia: asian
africa: african
eurasia: eurasian
pacific: tikhookeanskiy
bavaria: bavarian bayern bayerische bayerischer
saxony: sachsen sachsische
north: northern nord norte severnyy sever severo severnaya
south: southern sud sur yuzhnyy yug yuzhnaya
east: eastern ost est este vostochnyy vostok vostochnaya
west: western ouest oeste zapadnyy zapad zapadnaya
central: centrale zentral tsentralnyy tsentralnaya
moscow: moskva moskovskiy moskovskaya moskau
petersburg: peterburg spb
kyiv: kiev kyyiv
munich: munchen muenchen
cologne: koln koeln
vienna: wien
geneva: geneve genf
zurich: zuerich
rome: roma
milan: milano
lisbon: lisboa
warsaw: warszawa
prague: praha
malaysia: malaysian
indonesia: indonesian
thailand: thai
vietnam: vietnamese viet
philippines: philippine
australia: australian
israel: israeli
egypt: egyptian
saudi: ksa
luxembourg: luxemburg
beijing: peking
guangdong: canton
mumbai: bombay
siberia: siberian sibirskiy sibir
ural: urals uralskiy
"""
_PLAIN_PLACES = """
atlantic london paris berlin dubai singapore zealand qatar kuwait oman bahrain lebanon cyprus shanghai
shenzhen guangzhou tianjin chongqing hangzhou zhejiang jiangsu shandong nanjing tokyo osaka seoul delhi york
california texas delaware jersey guernsey cayman bermuda panama
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
    | _concepts(_PLACE, Role.PLACE)
    | {word: (word, Role.PLACE) for word in _PLAIN_PLACES.split()}
    | _concepts(_TRADE, Role.TRADE)
    | _concepts(_GENERAL, Role.GENERAL)
)
"""Concept and role of each word that is known."""

EXPANDED = {short: tuple(long.split()) for short, long in (line.split(": ") for line in _EXPANDED.strip().splitlines())}
"""Abbreviations that stand for several words."""
