import type { Language } from '../i18n/language.ts';

/**
 * Plain, common, concrete words for passphrases, written for Avain. Three to ten letters of a to z only: Entra takes no
 * other letters, so Finnish and Swedish words with å, ä or ö are left out.
 */
export const passphraseWords: Readonly<Record<Language, readonly string[]>> = {
  en: wordsOf(`
    acorn alley almond anchor apple apron arrow attic bacon badge bagel bakery ballet bamboo banana banjo barley
    barrel basil basket beacon beaver bench berry bicycle birch biscuit blanket blossom bottle boulder bracket
    branch bread breeze brick bridge broom brush bubble bucket buffet bundle butter button cabin cable cactus camel
    camera candle canoe canvas canyon carbon cargo carpet carrot castle cedar cello cement cereal chalk cherry
    chess chimney cider cinema circle clay cliff clock cloud clover coast cobalt cocoa coffee comet compass copper
    coral cotton couch cradle crane crayon cricket crown cruise crystal cupboard curtain cycle daisy dance desert
    diamond dinner dolphin domino donkey drawer drum eagle earth easel echo elbow elm ember engine falcon farmer
    feather fence ferry fiddle field flame flannel flute forest fossil fountain fox freckle frost galaxy garden
    garlic garnet ginger giraffe glacier glove goose granite grape gravel guitar hammer hammock harbor harp harvest
    hazel hedge helmet heron hill honey horizon hotel igloo island ivory jacket jaguar jasmine jelly jigsaw journey
    juice jungle kayak kettle kitchen kitten ladder lagoon lake lantern lark lava leaf lemon lentil lettuce lily
    linen lizard lobster locket lumber magnet mango maple marble meadow melon metal mirror mitten moss motor
    mountain muffin museum mushroom napkin nectar needle nest nickel noodle nutmeg oasis oatmeal ocean olive onion
    orange orchard orchid otter oven oyster paddle paint palm panda paper parade parcel park parrot pasta peach
    peanut pebble pelican pencil pepper piano picnic pigeon pillow pine planet plate plum pocket pollen pond poppy
    potato prairie puddle pumpkin puppet puzzle quarry quartz quilt rabbit radio radish rain ranch raven ribbon
    river robin rocket roof rope rose ruby saddle sailor salmon sand saucer scarf school seal shadow shelf shell
    shovel silk silver sketch slipper snail soap sofa spider spinach sponge spoon squirrel stable station stone
    storm street sugar sunset swan table teapot temple tennis thistle thunder ticket tiger timber toast tomato
    torch tower tractor train tulip tunnel turtle umbrella valley vanilla velvet violin volcano waffle wagon walnut
    water whale wheat whistle willow window wizard wolf wool yarn yogurt zebra zipper
  `),
  fi: wordsOf(`
    aalto aamu aasi ahven aika airo aitta akku ankka appelsiini arkku aura aurinko avaruus banaani basilika
    delfiini eine etana etsin haapa haarukka hakku halko hamppu hana hanhi hanka hanki harakka harja harju hattu
    hauki haukka helmi herne hiekka hiihto hiippa hiiri hilla hillo hopea huilu huivi huone hylje ilma ilta ilves
    istuin jalka jalokivi jauho joki jono joulu joutsen juna juoksu juuri juusto kaappi kaari kahvi kaisla kaivo
    kala kallio kamera kana kanava kanerva kangas kanki kannel kannu kantele kanto karhu karkki kartta kasvi katto
    katu kauha kaulin kaura kelkka kello kettu kiikari kirja kirkko kirppu kirsikka kirves kissa kitara kivi koivu
    kolibri kolmio komeetta kompassi konsti kookos koori korento kori korppi koski kotka koulu kuha kukka kukko
    kulho kulku kulta kumina kuppi kurki kurkku kuusi kuutio kyyhky laatikko laguuni laine laituri laiva lakka
    lammas lamppu lanka lapio lasi lato laulu lauta lautta lehti lehto leijona lelu liesi liiteri liitu lilja
    limetti lintu lohi loimu lokki luistin lukko lumi lumme luola lusikka maali maisema majakka majava malja
    mandariini mansikka marja marmori matka matto mehu meri mesi metro minttu moottori muikku mukula museo mustikka
    muuri naali naapuri nahka naula nauris nekku neula niemi niitty nokka norppa nosturi nuoli nuotio nuppi ohra
    oksa oliivi omena onki oppi orava orkesteri paimen paistos paita pakka paletti palju pallo palmu paperi papu
    parkki parta parvi pasta patja patsas peili peltola pensas peruna pesu piano pihka pihlaja piirto pilli pilvi
    pinaatti pipo polku polttopuu ponttoo poro portti posti puisto pulla pullo punos purje puro pusero puuro
    puutarha pyry raita raja rakka ranta raparperi rapu rastas rauta ravut reki reppu retki revontuli riippu riisi
    rikka ripsi risti rouhe ruis rulla runko ruoho rusina ruska ruusu saapas saari saha sahti saippua sakset
    salaatti salama salko salmi sammal sampi satama satula sauna savi seepra seimi sieni siili siipi silakka silkki
    silta simpukka sinappi sipuli sisko sohva soihtu soitto solmu sormi sormus soutu sukka suklaa sukset sulka
    suola suppilo surffi susi suvanto syli taimen taivas takka talo tammi tanko tanssi tarina tasku taulu teltta
    tiikeri tikka timantti tomaatti torni tuisku tulppaani tuoksu tuoli tuomi turve tuuli ulappa untuva uuni
    vaahtera vaaka vadelma vaja valas valo vanne vaunu veitsi vene verho vesi viila viiri vilja villa viola viulu
    vuohi vuori vyyhti
  `),
  sv: wordsOf(`
    adress advent album alfabet almanacka ananas ankare anorak apelsin april arena armband aster atlas badhus
    bagare bakelse balkong ballong banan banjo barnvagn basilika basker bastu batteri berg bibliotek biljett bio
    blad blomma blus blyerts bok bokhylla bokstav bollplan bomull bord borste botten boxning brandbil brev
    brevduva bricka brits bro bukett bulle burk buss cello cement cider cirkel cirkus citron cykel dagbok dagg dal
    damm dans dator delfin diamant dill disk docka doft dotter dragspel drake droppe druva dryck duk dun dusch
    duva dynamo ekollon ekorre eld elefant elev etikett fabrik fackla fagott familj fasan fiber figur filt finger
    fiol fisk fiskare fjord flagga flaska fluga flygel folk fot fotboll frukost frukt fyrtorn gaffel galax galge
    garage gardin garn gata giraff gitarr glas glass gran granit gryning gryta guld gumma gunga gurka hage hagel
    hallon hammare hammock hamn handduk handske harmoni harpa hatt hav havre hektar helg hinder hink hjort hjul
    hockey honung horisont hotell humla hund hus husvagn huvudstad hylla igloo insekt isbit jacka jaguar januari
    jord jordgubbe juli jumper juvel kabel kaffe kajak kaka kaktus kalas kalender kalv kam kamel kamera kamin
    kanin kanot kapten karamell karta kassett kastanj kastrull kedja keramik kikare kilo kiosk klarinett klippa
    klocka klot knapp knopp kobolt kokbok kokos kompass kompis konsert kopp koppar korall korg kork korp kostym
    kran kratta krita krona kruka kub kudde kulle kuvert kvarn kvist lada lager lagun lakan lampa landskap lantern
    lava lax lejon lilja lin linjal lista livboj ljung ljus lobby lok lunch lupin lykta magnet maj majs mandel
    mandolin mango mantel mapp marmor marsvin mask maskin match mejeri melodi melon meter mikrofon minut mobil
    modell moln morgon morot motor mugg museum musik mynt myra nagel navel nektar november nudel nyckel oktober
    oliv olja onsdag opera orgel orkester ost oval ozon paddel paket palats palm panda panna papegoja papper
    paprika paraply park parkett passare pastell pedal pelargon pelikan peppar persika piano picknick pilot
    pingvin pinne plakat planet plommon pojke polka pollen potatis present prins pump pumpa pussel pyjamas pyramid
    racket radio raket ram ramsa rasp refill regatta regn rektor rep resa ridning ring robot ros rosett rosmarin
    rubin runda russin ruta saffran saft salami sallad salt sand sandal satellit saxofon scen schack segel sektor
    semla senap siffra silke silver simhall sjal sjukhus sked skepp skidor skjorta sko skog skola skridsko skugga
    sky sluss smaragd smultron snigel socker sockor soffa sol solros sommar spade sparv spegel spel spik spindel
    spis spole stad staket stam station sten stickor stol storm strand stubbe studio sula surfing svala svamp svan
    sylt symbol tablett tak tall tallrik tango tapet tavla taxi teater tegel tejp telefon tema tennis termos
    terrass tiger timjan timme tisdag tomat topas torg torn torsdag traktor trappa trekant trumma trumpet tulpan
    tunna tunnel tupp turban turist tvilling uggla ugn ull utflykt vagn valp valross vals valv vanilj vante varg
    vas vatten vecka vedbod verkstad vete vik vind vinge vinter viol violin vitamin vulkan vykort zebra zink zon
  `),
};

function wordsOf(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
