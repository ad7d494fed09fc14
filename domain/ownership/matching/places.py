"""Countries, regions and large cities in the names of organisations: spellings, adjectives, names of several words.

A line is ``place: spelling spelling …``; all is folded to Latin letters as ``script.latin`` folds.
"""

_SPELLINGS = """
russia: russian rossiyskoy rossiya rossii rossiyskaya rossiyskiy rossiiskaia rossiskiy rus rusia russland russie rf
ukraine: ukrainian ukrayiny ukrayinskiy ukrayinska ukrayina ukraina ukrainska ukrainskiy
belarus: belarusian belorussia belorusskiy belaruskaya
kazakhstan: kazakh kz qazaqstan kazakhstanskiy
china: chinese prc chine cina cn
hongkong: hk honkon
taiwan: taiwanese
japan: japanese nippon nihon jp
korea: southkorea korean kr
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
usa: unitedstates unitedstatesofamerica us america american americas
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
petersburg: saintpetersburg saintpeterburg sanktpeterburg sanktpetersburg stpetersburg peterburg spb
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
saudi: saudiarabia ksa
luxembourg: luxemburg
beijing: peking
guangdong: canton
mumbai: bombay
siberia: siberian sibirskiy sibir
ural: urals uralskiy
uae: unitedarabemirates emirates
afghanistan: afghan
albania: albanian albanie
algeria: algerian algerie
angola: angolan
armenia: armenian armeniya
azerbaijan: azerbaijani azerbaydzhan
bangladesh: bangladeshi
bolivia: bolivian
bosnia: bosnian bosna
cambodia: cambodian
cameroon: cameroonian cameroun
chile: chilean chilena
colombia: colombian colombiana
congo: congolese
croatia: croatian hrvatska
cuba: cuban cubana
ecuador: ecuadorian
estonia: estonian eesti
ethiopia: ethiopian ethiopie
georgia: georgian gruziya
ghana: ghanaian
iceland: icelandic
kenya: kenyan
kyrgyzstan: kyrgyz kirgiziya
laos: lao
latvia: latvian latvija latviya
libya: libyan libia libye libiya
lithuania: lithuanian lietuva lietuvos litva
macau: macao
macedonia: macedonian makedonija
malta: maltese
moldova: moldovan moldavian moldaviya
mongolia: mongolian
montenegro: crnagora
morocco: moroccan maroc
mozambique: mozambican
myanmar: burma burmese
namibia: namibian
nepal: nepalese nepali
nigeria: nigerian
northkorea: dprk
pakistan: pakistani
palestine: palestinian
paraguay: paraguayan
peru: peruvian peruana
portugal: portuguese portuguesa
rwanda: rwandan
senegal: senegalese
slovakia: slovak slovensko
slovenia: slovenian slovenija
somalia: somali
southafrica:
srilanka: ceylon
sudan: sudanese
tajikistan: tajik tadzhikistan
tanzania: tanzanian
tunisia: tunisian tunisie
turkmenistan: turkmen
uganda: ugandan
uruguay: uruguayan
uzbekistan: uzbek
venezuela: venezuelan
yemen: yemeni
zambia: zambian
zimbabwe: zimbabwean
"""
_PLAIN = """
atlantic london paris berlin dubai singapore qatar kuwait oman bahrain lebanon cyprus shanghai
shenzhen guangzhou tianjin chongqing hangzhou zhejiang jiangsu shandong nanjing tokyo osaka seoul delhi newyork
california texas delaware jersey guernsey cayman bermuda panama
newzealand bahamas barbados belize benin botswana brunei bhutan burundi cayman eritrea fiji gabon gambia gibraltar
guatemala guinea guyana haiti honduras jamaica liechtenstein madagascar malawi maldives mali mauritius monaco
nicaragua niger seychelles suriname togo abudhabi buenosaires catalonia flanders florida frankfurt hamburg hebei henan
hubei hunan innermongolia losangeles macau madrid melbourne michigan montreal newjersey ohio ontario quebec queensland
riyadh saopaulo sanfrancisco shaanxi shanxi sichuan sydney tibet toronto tehran wales washington wuhan xiamen
xinjiang yokohama yunnan
costarica elsalvador puertorico ivorycoast sierraleone
"""
_OF_SEVERAL_WORDS = """
abu dhabi | buenos aires | great britain | hong kong | inner mongolia | los angeles | new jersey | new york |
new zealand | north korea | san francisco | sankt peterburg | sankt petersburg | saint petersburg |
saint peterburg | st petersburg |
sao paulo | saudi arabia | south africa | south korea | sri lanka | united kingdom | united states of america |
united states | united arab emirates | costa rica | el salvador | puerto rico | ivory coast | sierra leone
"""


def _places() -> dict[str, str]:
    table = {word: word for word in _PLAIN.split()}
    for line in _SPELLINGS.strip().splitlines():
        place, _, spellings = line.partition(":")
        table |= dict.fromkeys((place, *spellings.split()), place)
    return table


PLACES = _places()
"""The place that each spelling stands for."""

SEVERAL_WORDS = {tuple(one.split()) for one in _OF_SEVERAL_WORDS.split("|")}
"""Names of places that are written in several words; ``PLACES`` has them in one."""
