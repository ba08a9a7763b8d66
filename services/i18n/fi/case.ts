import type { enCase } from '../en/case.ts';

/** Finnish: what the person reads about their case. */
export const fiCase = {
  'button.case-status': 'Mikä on tukipyyntöni tilanne?',
  'button.withdraw': 'Peru tukipyyntöni',
  'button.withdraw-confirmed': 'Kyllä, peru tukipyyntöni',
  'button.back-to-bot': 'Takaisin botille',
  'button.is-agent-real': 'Onko tämä aito tukihenkilö?',
  'button.go-on': 'Jatka palautusta',

  'case.fact.team': 'Tiimi',
  'case.fact.agent': 'Kuka auttaa',
  'case.fact.since': 'Alkaen',
  'case.fact.by': 'Määräaika',
  'case.fact.verification': 'Tunnistautumisesi',
  'case.fact.words': 'Kolme sanaa',
  'case.nobody-yet': 'ei vielä kukaan',
  'case.at': '{at, date, day} klo {at, time, short}',
  'case.verification.pending': 'kesken',
  'case.verification.passed': 'tehty',
  'case.verification.failed': 'ei onnistunut',

  'case.receipt.title': 'Ihminen auttaa sinua',
  'case.receipt.text':
    'Tukipyyntösi {number} on nyt käyttötuella (tiimi: {team}). Kuulet tässä viimeistään {at, date, day} klo {at, time, short}. Sinun ei tarvitse tehdä siihen asti mitään.',
  'case.receipt.seen': 'Tiimi näkee, mitä täällä yritettiin, mutta ei koodeja, osoitteita eikä salasanoja.',
  'case.receipt.paused': 'Palautuksesi odottaa sillä välin; mitään siitä ei katoa.',
  'case.already': 'Tukipyyntösi on jo auki.',
  'case.title': 'Tukipyyntösi {number}',
  'case.words.text':
    'Auttajasi tietää nämä kolme sanaa. Anna hänen sanoa ne ensin. Hän ei koskaan kysy salasanaasi eikä koodia.',
  'case.type':
    'Voit lisätä tietoja kirjoittamalla tähän. Voit kirjoittaa myös ”tilanne”, ”peru tukipyyntö”, ”onko tämä aito tukihenkilö” tai ”takaisin botille”.',

  'case.type-to-bot': 'Voit myös kirjoittaa ”tilanne”, ”peru tukipyyntö” tai ”haluan puhua ihmiselle”.',

  'case.state.open': 'Kukaan ei ole vielä ottanut tukipyyntöä.',
  'case.state.overdue':
    'Kukaan ei ole vielä ottanut tukipyyntöä, vaikka lupasin niin. Olen pahoillani; tiimiä on muistutettu.',
  'case.state.claimed': 'Tukipyyntöäsi hoitaa {agent}.',
  'case.state.waiting-for-person': '{agent} odottaa vastaustasi.',
  'case.state.waiting-for-agent': '{agent} sai viestisi ja vastaa tässä.',
  'case.state.vouched': 'Käyttötuki on vahvistanut, kuka olet.',
  'case.state.frozen': 'Tukipyyntö on jäädytetty suojaksesi. Käyttötuki selvittää asiaa.',
  'case.next.open': 'Sinun ei tarvitse nyt tehdä mitään. Se, mitä kirjoitat tähän, odottaa auttajaasi.',
  'case.next.claimed':
    'Sinun ei tarvitse nyt tehdä mitään. Se, mitä kirjoitat tähän, menee perille auttajallesi ({agent}).',
  'case.next.waiting-for-person': 'Kirjoita vastauksesi tähän, niin välitän sen.',
  'case.next.waiting-for-agent':
    'Sinun ei tarvitse nyt tehdä mitään. Se, mitä kirjoitat tähän, menee perille auttajallesi ({agent}).',
  'case.next.vouched': 'Jatka palautusta: siinä näkyy, mikä todiste vielä puuttuu.',
  'case.next.verify': 'Jatka palautusta ja todista, että se olet sinä. Käyttötuki näkee vain, onnistuiko se.',

  'case.news.claimed.title': '{agent} auttaa sinua nyt',
  'case.news.claimed.text': '{agent} (tiimi: {team}) otti tukipyyntösi ja kirjoittaa sinulle tässä.',
  'case.news.reassigned.title': '{agent} auttaa sinua nyt',
  'case.news.reassigned.text': 'Tukipyyntösi siirtyi toiselle: sitä hoitaa nyt {agent}. Kolme sanaa pysyvät samoina.',
  'case.news.released.title': 'Tukipyyntösi odottaa seuraavaa auttajaa',
  'case.news.released.text':
    'Auttajasi palautti tukipyyntösi jonoon. Joku muu ottaa sen (tiimi: {team}). Mitään ei katoa.',
  'case.news.verify.title': 'Todista, että se olet sinä',
  'case.news.verify.text':
    '{agent} pyytää sinua todistamaan, kuka olet, tässä keskustelussa ja rekisteröimilläsi tavoilla. Käyttötuki näkee vain, onnistuiko se, ei koskaan koodia.',
  'case.news.vouched.title': 'Käyttötuki on vahvistanut, kuka olet',
  'case.news.vouched.text':
    'Se on yksi todiste ja voimassa rajallisen ajan. Jatka palautusta: siinä näkyy, mitä vielä puuttuu. Uuden salasanan valitset itse sivullamme.',
  'case.news.vouch-waiting.title': 'Toinen kahdesta vahvistuksesta on saatu',
  'case.news.vouch-waiting.text':
    'Et ole rekisteröinyt mitään tapaa todistaa kuka olet, joten kahden tukihenkilön pitää vahvistaa se. Esimiehellesi on kerrottu, ja hän voi vastustaa asiaa{at, select, none {} other { {until, date, day} klo {until, time, short} asti}}. Sen jälkeen toinen tukihenkilö vahvistaa asian, ja voit valita uuden salasanan.',
  'case.news.vouch-lapsed.title': 'Vahvistus ei ole enää voimassa',
  'case.news.vouch-lapsed.text':
    'Käyttötuen vahvistus oli voimassa rajallisen ajan, ja se aika on ohi. Kirjoita tähän, kun sinulla on aikaa, niin käyttötuki vahvistaa asian uudelleen.',
  'case.news.handed-back.title': 'Olet taas botin kanssa',
  'case.news.handed-back.text':
    'Käyttötuki palautti sinut minulle. Se, mitä kirjoitat, on taas minulle. Tukipyyntö pysyy auki.',
  'case.news.frozen.title': 'Tukipyyntösi on jäädytetty',
  'case.news.frozen.text':
    'Joku soitti käyttötukeen nimissäsi, ja vastasit, ettei se ollut sinä. Suojaksesi tällä tukipyynnöllä ei voi enää palauttaa mitään. Käyttötuki selvittää asiaa.',
  'case.news.unclaimed.title': 'Anteeksi, kukaan ei ole vielä ottanut tukipyyntöäsi',
  'case.news.unclaimed.text':
    'Lupasin, että kuulet tähän mennessä, etkä kuullut. Olen pahoillani. Tiimiä ({team}) on muistutettu{promise, select, none {; kuulet tässä heti, kun joku ottaa tukipyynnön} other {, ja tässä on uusi lupaus: kuulet viimeistään {at, date, day} klo {at, time, short}}}.',
  'case.news.objected.title': 'Vahvistus pysäytettiin',
  'case.news.objected.text':
    'Henkilöllisyytesi vahvistamista tällä tavalla vastustettiin, joten se ei jatku. Kirjoita tähän tai ota itse yhteyttä käyttötukeen.',
  'case.news.resolved.title': 'Tukipyyntösi on suljettu',
  'case.news.refused.title': 'Käyttötuki ei voinut auttaa näin',
  'case.news.expired.title': 'Tukipyyntösi aika loppui',
  'case.news.closed-in-desk.title': 'Tukipyyntösi on suljettu',
  'case.news.withdrawn.title': 'Tukipyyntösi on peruttu',

  'case.ended.password-set': 'Uusi salasanasi on asetettu.',
  'case.ended.solved-otherwise': 'Käyttötuen mukaan ongelmasi on ratkennut.',
  'case.ended.not-the-person': 'Käyttötuki ei saanut varmuutta siitä, että se olet sinä.',
  'case.ended.not-entitled': 'Käyttötuen mukaan tätä ei voi tehdä tilillesi.',
  'case.ended.no-answer': 'Käyttötuki kysyi sinulta jotain eikä saanut vastausta.',
  'case.ended.self-service-again': 'Voit jatkaa minun kanssani: itsepalvelu toimii nyt sinulle.',
  'case.ended.withdrawn-by-person': 'Kukaan ei enää hoida sitä.',
  'case.ended.closed-in-desk': 'Käyttötuki sulki sen omassa järjestelmässään.',
  'case.ended.account-gone':
    'Tili on poistettu käytöstä tai sitä ei enää ole, joten tässä tukipyynnössä ei voi tehdä mitään.',
  'case.ended.time-over': 'Kukaan ei ollut kirjoittanut pitkään aikaan, joten tukipyyntö päättyi itsestään.',
  'case.ended.next': 'Jos tarvitset yhä apua, puhu uudelleen ihmiselle tai ota itse yhteyttä käyttötukeen.',
  'case.ended.in-person': 'Käy käyttötuessa henkilöllisyystodistuksen kanssa tai ota itse yhteyttä sinne.',
  'case.ended.type': 'Voit myös kirjoittaa ”unohdin salasanani” tai ”haluan puhua ihmiselle”.',

  'case.withdraw.title': 'Perutaanko tukipyyntösi?',
  'case.withdraw.text': 'Tukipyyntö {number} suljetaan, eikä kukaan käyttötuesta kirjoita sinulle siitä enää.',
  'case.withdraw.reset': 'Palautuksesi jatkuu sitten minun kanssani.',
  'case.withdraw.vouched': 'Käyttötuen vahvistus päättyy sen mukana, samoin palautus, johon se kuului.',
  'case.withdraw.type':
    'Peru se painamalla painiketta tai kirjoittamalla ”kyllä, peru tukipyyntöni”. Muuten se pysyy auki.',

  'case.real.title': 'Kuka sinua auttaa',
  'case.real.agent':
    'Tukipyyntöäsi hoitaa {agent} (tiimi: {team}), alkaen {since, date, day} klo {since, time, short}.',
  'case.real.agent-unknown-since': 'Tukipyyntöäsi hoitaa {agent} (tiimi: {team}).',
  'case.real.nobody':
    'Tukipyyntösi odottaa (tiimi: {team}), eikä kukaan ole vielä ottanut sitä. Jos joku nyt väittää hoitavansa sitä, hän ei ole käyttötuesta.',
  'case.real.ask':
    'Pyydä häneltä kolme sanaa: {words}. Jos hän ei tiedä niitä, hän ei hoida tukipyyntöäsi: lopeta puhelu tai keskustelu.',
  'case.real.never':
    'Tukihenkilö ei koskaan kysy salasanaasi, koodia tai linkkiä, ei pyydä hyväksymään kirjautumista eikä valitse salasanaa puolestasi.',
  'case.real.none.title': 'Ei kukaan, josta tietäisin',
  'case.real.none.text':
    'Sinulla ei ole avointa tukipyyntöä, joten kukaan käyttötuesta ei ole sinuun yhteydessä minun kauttani. Jos joku soittaa tai kirjoittaa ja väittää niin, älä anna hänelle mitään, lopeta keskustelu ja ota itse yhteyttä käyttötukeen.',
  'case.real.type': 'Voit myös kirjoittaa ”tilanne”, ”haluan puhua ihmiselle” tai ”ohje”.',

  'case.human.title': '{agent} (käyttötuki, ihminen)',
  'case.human.type':
    'Vastauksesi saa {agent}, ei botti. Voit kirjoittaa myös ”onko tämä aito tukihenkilö” tai ”takaisin botille”.',

  'case.secret.title': 'En välittänyt tuota',
  'case.secret.text':
    'Se näytti salasanalta tai koodilta. Sitä ei välitetty eikä tallennettu: kukaan auttajistasi ei tarvitse sitä. Poista viestisi heti, sillä siitä voi jäädä kopio organisaatiosi arkistoon. Jos se on salasana, jota käytät, vaihda se.',
  'case.code.text':
    'Se näytti koodilta, eikä kukaan auttajistasi tarvitse koodia, joten sitä ei välitetty eikä tallennettu. Poista viestisi. Jos lähetin koodin palautustasi varten, kirjoita ensin ”takaisin botille”. Jos se on jokin muu numero, kirjoita sen ympärille lause.',

  'case.too-many.title': 'Ei enää uutta tukipyyntöä nyt',
  'case.too-many.text':
    'Olet avannut tänään monta tukipyyntöä. Voit avata uuden {at, date, day} klo {at, time, short} jälkeen. Ota siihen asti itse yhteyttä käyttötukeen.',

  'case.say.added': 'Lisätty tukipyyntöösi {number}.',
  'case.say.passed-on': 'Välitin viestisi. Sen saa {agent}.',
  'case.say.too-long':
    'Se on liian pitkä yhdeksi viestiksi: {most} merkkiä mahtuu. Sitä ei välitetty, mutta mitään ei kadonnut, se on yhä yllä. Lähetä se osissa.',
  'case.say.too-many':
    'Viestejä tuli monta kerralla, joten tätä ei välitetty. Voit kirjoittaa uudelleen kello {at, time, short} jälkeen.',
  'case.say.files':
    'En välitä tiedostoja enkä kuvia: kukaan ei voi täällä tarkistaa, mitä niissä on. Kerro sanoin, mitä niissä näkyy.',
  'case.say.not-delivered':
    'Käyttötuki ei saanut viimeksi kirjoittamaasi. Se on yhä yllä: lähetä se hetken päästä uudelleen tai ota itse yhteyttä käyttötukeen.',
  'case.say.no-case': 'Sinulla ei ole avointa tukipyyntöä. Avaa sellainen kirjoittamalla ”haluan puhua ihmiselle”.',
  'case.say.frozen': 'Tukipyyntö on jäädytetty suojaksesi, joten vain käyttötuki voi sulkea sen.',
  'case.say.stale': 'Se painike kuului aiempaan tukipyyntöön, joten en tehnyt mitään.',
  'case.say.back': 'Puhut taas minun eli botin kanssa. Tukipyyntösi {number} pysyy auki.',
  'case.say.nothing-to-cancel':
    'Palautusta ei ole kesken, joten peruttavaa ei ole. Jos haluat sulkea tukipyynnön, kirjoita ”peru tukipyyntö”.',

  'case.help':
    '”haluan puhua ihmiselle” avaa tukipyynnön. Kun se on auki: ”tilanne”, ”peru tukipyyntö”, ”onko tämä aito tukihenkilö”, ”takaisin botille”.',

  'note.helpdesk-asks':
    '{agent} käyttötuesta pyytää sinua todistamaan, kuka olet. Käyttötuki näkee vain, onnistuiko se, ei koskaan koodia.',
  'note.vouched': 'Käyttötuki on vahvistanut, kuka olet.',
  'note.handed-back': 'Käyttötuki palautti sinut minulle eli botille. Tukipyyntösi pysyy auki.',

  'inert.with-helpdesk': 'Odottaa, kun asiasi on käyttötuessa',
} as const satisfies Readonly<Record<keyof typeof enCase, string>>;
