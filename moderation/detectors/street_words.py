"""The words that streets are called by, in many languages.

    Data only; `address_patterns.py` reads it. Written as folded text has them: lower case,
    without accents, and with every letter that the
two foldings disagree on (a stroke through an l, an eszett) in both forms.
"""

from __future__ import annotations


def _any_of(*lists: str) -> str:
    """Longest first, so that `strada` isn't read as `str`."""
    words = {word for words in lists for word in words.split()}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


# After the number and a name: `12 Elm Street`. These say "street" however they are written.
PLAIN_ENDINGS = _any_of("street st road rd avenue ave lane ln boulevard blvd terrace crescent")
# And these only after a name with a capital: `12 Long Way`, but "a long way". After Appendix C1
# of the USPS Publication 28, with the Commonwealth's; not those that are nouns of every day.
ENDINGS_AFTER_A_NAME = _any_of(
    """
    alley annex arcade av ave avenue bay bayou beach bend bluff bluffs bottom boulevard blvd branch
    bridge broadway brook brooks bypass cape causeway center centre chase chowk circle circles cir
    circus close common commons copse corner corners cottages course court courts ct cove coves cr
    creek crescent cres crest croft crossing crossroad dale dam dene divide drive drives dr drv end
    esplanade estate estates expressway extension fall falls ferry field fields flat flats ford
    forest forge fork forks fort freeway ganj garden gardens gate gateway glen glens green greens
    grove groves harbor harbors haven heath heights highway hwy hill hills hollow inlet island
    isle junction key keys knoll knolls lake lakes land landing lane ln lights loaf lock locks lodge
    loop mall manor marg meadow meadows mews mill mills mission motorway mount mountain nagar neck
    oak oaks orchard oval overpass parade park parks parkway pkwy pass passage path pike pine pines
    place pl plain plains plaza point points port ports prairie promenade quay quays radial ramp
    ranch rapids rest ridge ridges rise river road roads rd ronde row rue run shoal shoals shore
    shores skyway spring springs spur square squares sq station stravenue stream street streets st
    summit terrace ter throughway trace track trafficway trail turnpike tunnel underpass union vale
    valley via viaduct view views village ville vista walk walks wall way ways well wells wharf
    wynd yard access reserve ground mew intersection zila colony chowk vihar
    """
)
# Before the name, in Romance, Slavic and other languages: `Rue de la Paix 12`, `ul. Długa 5`.
BEGINNINGS = _any_of(
    """
    rue avenue bd boulevard allee chemin impasse quai ruelle sentier faubourg
    calle avenida avda avd paseo carrera cra carretera callejon camino rambla ronda glorieta
    travesia urbanizacion peatonal corredor privada circuito circunvalacion cerrada calzada
    prolongacion diagonal pasaje acceso andador boulevar viaducto cuesta vial urb acceso ampliacion
    rua r avenida av travessa alameda estrada rodovia praca largo beco ladeira quinta viela
    vila setor esplanada fazenda passarela praia patio morro trecho lago condominio jardim
    nucleo parque
    vereda loteamento campo recanto feira quadra residencial
    via viale piazza piazzale piazzetta corso vicolo contrada strada lungomare lungotevere salita
    borgo incrocio stretto rotonda canale
    ulica aleja aleje osiedle rynek ul al os pl plac
    namesti nabrezi trida
    ulice ulica trg cesta setaliste
    strada str bulevardul bd calea soseaua drumul aleea piata intrarea splaiul sos bdul bld
    jalan jl jln gang gg kampung
    duong pho ngo ngach hem
    улица ул проспект просп пр пер переулок бульвар бул б-р шоссе ш наб набережная площадь пл
    вулиця вул провулок просп алея проезд тупик аллея алл площа сквер парк узвіз набережна провул
    οδος λεωφορος λεωφ πλατεια παρ
    شارع طريق حي
    רחוב שדרות דרך סמטת משעול
    """
)
# After the number: `12, rue de la Paix`; with these, French and others say the number first.
BEGINNINGS_AFTER_A_NUMBER = _any_of(
    """
    rue avenue av boulevard bd allee allees chemin impasse place quai route cours square passage
    villa sentier ruelle faubourg calle avenida rua via duong pho ngo hem
    """
)
# Grown together with a name that has a capital, and then the number: `Hauptstraße 5`.
TAILS = _any_of(
    """
    strasse straße str gasse weg platz allee damm ring ufer steig steg pfad markt chaussee graben
    straat laan gracht steenweg dreef plein kade singel hof pad baan steeg lei dijk wal hoek wei
    vagen vägen gatan grand gränden granden stigen torget backen bygget vag gata stig
    vej straede stræde vaenget vænget vænge alle gade vang toft torv plads parken bakken engen
    veien vegen svingen lokka løkka loekka faret grenda stubben tunet lia haugen stykket alleen
    tjernet gjerdet flata hogda høgda gropa holtet roa gate plass vei veg kroken asen åsen
    berget skogen vika
    lunden bråten braten jordet katu kuja polku bulevardi aukio tie tori rinne raitti ranta
    vegur gata gotu straeti stræti
    braut utca utja ulica boulevard park
    """
)
# The same in words of English, which a capital can begin: "Spring 2020", "Brigade 5".
NOT_GROWN_NAMES = frozenset(
    """
    during bring spring string ring morning boring wiring offspring firing caring sharing ring
    brigade renegade colgate watergate delegate investigate estate private climate ultimate
    investigating gate tie untie necktie auntie platinum norwegian mg ally finally totally really
    australia italia rosalia amelia julia cornelia malia talia ophelia thalia cecilia natalia
    park denmark remark mark benchmark trademark birkenstock markt boulevard proof hof vei wal
    geneva eva nova uni omni mini muni alaska nebraska moldova casanova supernova villanova bikini
    walmart withdrawal renewal approval arrival revival survival oval journal lei wei iPad ipad pad
    notepad launchpad keypad roa alle gallery plass toft veg weg norweg baldurs
    """.split()
)
# A word of its own after the name: `Kossuth út 3`, `Atatürk Caddesi 12`.
OWN_TAILS = _any_of(
    """
    utca ut ter utja korut fasor setany sor koz liget strasse straße strase platz allee weg ring
    straat laan plein gata gatan vag vagen vej alle allé gade gate veg vei plass tie katu
    caddesi cad sokak sokagi sokağı sok mahallesi mah bulvari bulvarı bulvar meydani
    iela gatve maantee puiestee tanav prospekts ulice namesti nabrezi trida trg most prečac precac
    put cesta setaliste bb strasse
    """
)
# These have a capital at the start of a sentence, and so are no name for that: "500. The rest".
SENTENCE_OPENERS = frozenset(
    "a and but he i if in it my our she so that the they this we you".split()
)
# Of what comes between a number and a street's word, these show that it's no name:
# "3 times in the street", "12 year long road".
NOT_IN_A_NAME = frozenset(
    """
    a about across after again ago all along am an and any are as at away back bad be because been
    before being best between big block blocks both but by can car cars day days different dog dogs
    down dollar dollars each every few first for friend friends from get go going good got guys had
    has have he her here him his hour hours hundred i if in into is it its just kids km last left
    less like long lot lots m man many me mg mile miles min mins minute minutes mm month months more
    most my near never new next no not now of off old on one only or other our out over people per
    person places pm point pounds random right same second seconds she since small so some still
    step steps such than that the their them then there these they thing things this those thousand
    time times to too tonight two up us very was way we week weeks went were what when where
    which while who why will with without women work would year years yet you your
    """.split()
)
