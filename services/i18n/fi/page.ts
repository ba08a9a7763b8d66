import type { enPage } from '../en/page.ts';

/** Finnish. A missing or an extra key does not compile. */
export const fiPage = {
  'page.brand': 'Avain',
  'page.no-script': 'Tämä sivu tarvitsee JavaScriptin. Avaa linkki ajantasaisella selaimella.',

  'page.password.title': 'Valitse uusi salasana',
  'page.password.loading': 'Sivua avataan…',
  'page.password.account': 'Uusi salasana tilille',
  'page.password.field': 'Uusi salasana',
  'page.password.show': 'Näytä',
  'page.password.hide': 'Piilota',
  'page.password.show-label': 'Näytä salasana',
  'page.password.hide-label': 'Piilota salasana',
  'page.password.shown': 'Salasana näkyy nyt.',
  'page.password.hidden': 'Salasana on nyt piilossa.',
  'page.password.suggest': 'Ehdota salasanaa',
  'page.password.suggested':
    'Täytimme ehdotuksen ja näytämme sen. Kirjoita se turvalliseen paikkaan, ennen kuin jatkat.',
  'page.password.rules': 'Salasanan vaatimukset',
  'page.password.advice':
    'Muutama toisiinsa liittymätön sana peräkkäin on helppo muistaa ja vaikea arvata. Liittäminen ja salasanojen hallintaohjelmat toimivat tässä.',
  'page.password.submit': 'Ota uusi salasana käyttöön',
  'page.password.time-left': 'Aikaa jäljellä tällä sivulla: {time}',
  'page.password.time-warning': 'Aikaa on jäljellä {minutes, plural, one {yksi minuutti} other {# minuuttia}}.',
  'page.password.try-again': '{count, plural, one {Voit yrittää vielä kerran.} other {Voit yrittää vielä # kertaa.}}',
  'page.password.no-tries': 'Yrityksiä ei ole jäljellä. Palaa keskusteluun ja aloita alusta.',
  'page.password.not-sent': 'Yhteys katkesi, eikä salasanaa lähetetty. Paina painiketta uudelleen.',
  'page.password.slow-connection': 'Yhteys on huono. Yritämme edelleen…',
  'page.password.empty': 'Kirjoita ensin uusi salasana.',

  'page.rule.met': 'Kunnossa:',
  'page.rule.unmet': 'Puuttuu vielä:',
  'page.rule.length': 'Vähintään {count} merkkiä',
  'page.rule.classes': 'Kolmea näistä neljästä: pieniä kirjaimia, isoja kirjaimia, numeroita, erikoismerkkejä',
  'page.rule.characters': 'Vain kirjaimia a–z (ei ä, ö, å), numeroita, välilyöntejä ja tavallisia erikoismerkkejä',
  'page.rule.names': 'Ei omaa nimeäsi eikä organisaatiosi nimeä',
  'page.rule.common': 'Ei yleinen eikä helposti arvattava salasana',

  'page.strength.label': 'Kuinka vaikea se on arvata:',
  'page.strength.none': 'kirjoita, niin näet',
  'page.strength.weak': 'liian helppo',
  'page.strength.fair': 'riittävä',
  'page.strength.good': 'vaikea arvata',
  'page.strength.strong': 'erittäin vaikea arvata',

  'page.rejected.title': 'Salasanaa ei hyväksytty',
  'page.rejected.too-short': 'Se on liian lyhyt. Lisää sana tai pari.',
  'page.rejected.too-long': 'Se on liian pitkä. Käytä vähemmän merkkejä.',
  'page.rejected.character-not-allowed':
    'Siinä on merkki, jota Microsoft ei hyväksy. Käytä kirjaimia a–z (ei ä, ö, å), numeroita, välilyöntejä ja tavallisia erikoismerkkejä.',
  'page.rejected.too-few-classes':
    'Käytä vähintään kolmea näistä: pieniä kirjaimia, isoja kirjaimia, numeroita, erikoismerkkejä.',
  'page.rejected.common': 'Moni käyttää tätä salasanaa, joten se on helppo arvata. Valitse toinen.',
  'page.rejected.contains-name': 'Siinä on nimesi. Jätä nimesi pois.',
  'page.rejected.contains-organisation': 'Siinä on organisaatiosi nimi. Jätä se pois.',
  'page.rejected.too-easy': 'Se on liian helppo arvata. Lisää toisiinsa liittymättömiä sanoja.',
  'page.rejected.refused-by-directory':
    'Microsoft ei hyväksynyt tätä salasanaa. Se voi olla liian helppo arvata, tai olet käyttänyt sitä ennen. Valitse selvästi erilainen salasana.',

  'page.working.title': 'Uutta salasanaa otetaan käyttöön',
  'page.working.body': 'Tämä kestää yleensä muutaman sekunnin. Pidä sivu auki.',
  'page.done.title': 'Uusi salasanasi toimii',
  'page.done.body': 'Voit kirjautua sillä heti.',
  'page.done.next': 'Mitä seuraavaksi tapahtuu',
  'page.done.next-sign-out':
    'Hetken kuluttua sinut kirjataan ulos muista laitteistasi. Kirjaudu niissä uudella salasanalla.',
  'page.done.next-phone': 'Myös puhelin ja sähköpostisovellukset voivat kysyä uutta salasanaa.',
  'page.done.next-notice': 'Lähetämme sinulle myös viestin tästä muutoksesta.',
  'page.done.close': 'Sulje ikkuna',
  'page.done.close-hint': 'Voit nyt sulkea tämän ikkunan.',
  'page.checking.title': 'Tarkistamme, onnistuiko vaihto',
  'page.checking.body':
    'Microsoft ei ole vielä vahvistanut muutosta. Kokeile kirjautua uudella salasanalla muutaman minuutin kuluttua. Kerromme tuloksen keskustelussa; voit sulkea tämän ikkunan.',
  'page.failed.title': 'Salasanaasi ei vaihdettu',
  'page.failed.body':
    'Meillä tapahtui virhe, ja vanha salasanasi on ennallaan. Keskustelussa kerrotaan, miten pääset eteenpäin. Voit myös ottaa yhteyttä käyttötukeen.',
  'page.ended.title': 'Salasanan vaihto on päättynyt',
  'page.ended.body':
    'Se peruttiin tai sen aika loppui. Tältä sivulta ei muutettu mitään. Palaa keskusteluun ja aloita alusta.',
  'page.dead.title': 'Linkki ei enää toimi',
  'page.dead.body': 'Linkki toimii kerran ja vain muutaman minuutin ajan. Palaa keskusteluun ja pyydä uusi.',
  'page.twice.title': 'Linkki avattiin kahdesti',
  'page.twice.body':
    'Turvallisuutesi vuoksi se poistettiin käytöstä. Jos avasit sen toisessa ikkunassa tai selaimessa, palaa keskusteluun ja pyydä uusi linkki. Jos se et ollut sinä, kerro käyttötuelle.',
  'page.wrong-person.title': 'Tämä sivu kuuluu toiselle tilille',
  'page.wrong-person.body': 'Olet kirjautunut Teamsiin toisena henkilönä. Avaa sivu omasta keskustelustasi.',
  'page.unavailable.title': 'Sivua ei voi avata juuri nyt',
  'page.unavailable.body': 'Yhteydessäsi tai palvelussamme on häiriö. Mitään ei muutettu.',
  'page.unavailable.retry': 'Yritä uudelleen',
  'page.unsupported.title': 'Tämä selain on liian vanha',
  'page.unsupported.body':
    'Se ei pysty salaamaan salasanaasi. Avaa linkki Edgen, Chromen, Firefoxin tai Safarin uudella versiolla.',
  'page.back-to-chat': 'Voit sulkea tämän ikkunan ja palata keskusteluun.',

  'page.figures.title': 'Käyttötuen luvut',
  'page.figures.text': 'Teamsissa pyytämäsi luvut CSV-tiedostona. Linkki toimii kerran.',
  'page.figures.button': 'Lataa',
  'page.figures.done.title': 'Ladattu',
  'page.figures.done.text': 'Voit sulkea tämän ikkunan. Pyydä raportti uudelleen, kun tarvitset tuoreempia lukuja.',
  'page.figures.dead.title': 'Linkki on jo käytetty tai liian vanha',
  'page.figures.dead.text': 'Pyydä raportti uudelleen tiimisi kanavalla: ”@Avain raportti”.',
  'page.figures.unavailable.text': 'Lukuja ei juuri nyt saatu haettua.',
  'page.not-me.title': 'Etkö se ollut sinä?',
  'page.not-me.loading': 'Linkkiä tarkistetaan…',
  'page.not-me.happened':
    'Joku vaihtoi tilisi salasanan Avaimella. Jos se olit sinä, kaikki on hyvin: sulje tämä sivu.',
  'page.not-me.act': 'Jos se et ollut sinä, paina painiketta. Silloin heti:',
  'page.not-me.act-password': 'teemme uudesta salasanasta käyttökelvottoman',
  'page.not-me.act-sessions': 'kirjaamme tilin ulos kaikkialta',
  'page.not-me.act-freeze': 'estämme uudet salasanan vaihdot Avaimella',
  'page.not-me.act-helpdesk': 'kerromme asiasta käyttötuelle',
  'page.not-me.consequence': 'Et voi kirjautua sen jälkeen, ennen kuin käyttötuki on auttanut sinua.',
  'page.not-me.button': 'Se en ollut minä: suojaa tilini',
  'page.not-me.working.title': 'Tiliäsi suojataan',
  'page.not-me.working.body': 'Pieni hetki.',
  'page.not-me.accepted.title': 'Suojaamme tilisi',
  'page.not-me.accepted.body':
    'Salasanasta tehdään käyttökelvoton, kaikki istunnot päätetään ja käyttötuelle on kerrottu. Pyydä uusi salasana käyttötuesta.',
  'page.not-me.done.title': 'Tämä on jo ilmoitettu',
  'page.not-me.done.body': 'Tili on suojattu. Pyydä uusi salasana käyttötuesta.',
  'page.not-me.dead.title': 'Linkki ei enää toimi',
  'page.not-me.dead.body': 'Jos et itse vaihtanut salasanaasi, ota heti yhteyttä käyttötukeen.',
  'page.not-me.unavailable.title': 'Se ei onnistunut',
  'page.not-me.unavailable.body': 'Tiliäsi ei ole vielä suojattu. Yritä uudelleen tai ota heti yhteyttä käyttötukeen.',

  'page.objection.title': 'Pysäytetäänkö palautus?',
  'page.objection.loading': 'Linkkiä tarkistetaan…',
  'page.objection.happened':
    'Käyttötuki auttaa erästä alaistasi takaisin tililleen. Hänellä ei ole mitään rekisteröityä tapaa todistaa henkilöllisyyttään, joten kahden käyttötuen työntekijän on vahvistettava se, ja sinulta kysytään hänen esihenkilönään.',
  'page.objection.act':
    'Jos tiedät, että hän on pyytänyt tätä, sulje tämä sivu. Jos ei ole tai et ole varma, paina painiketta. Silloin heti:',
  'page.objection.act-stop': 'pysäytämme palautuksen: uutta salasanaa ei voi asettaa tällä tavalla',
  'page.objection.act-helpdesk': 'kerromme vastustuksestasi käyttötuelle ja hänelle itselleen',
  'page.objection.button': 'Pysäyttäkää: vastustan tätä',
  'page.objection.working.title': 'Palautusta pysäytetään',
  'page.objection.working.body': 'Pieni hetki.',
  'page.objection.accepted.title': 'Palautus on pysäytetty',
  'page.objection.accepted.body':
    'Käyttötuki on saanut tiedon. Ota yhteyttä käyttötukeen ja alaiseesi ennestään tuntemallasi tavalla.',
  'page.objection.done.title': 'Olet jo vastustanut tätä',
  'page.objection.done.body': 'Palautus on pysäytetty, ja käyttötuki on saanut tiedon.',
  'page.objection.over.title': 'Pysäytettävää ei enää ole',
  'page.objection.over.body':
    'Tämä pyyntö on päättynyt. Jos epäilet, että joku muu on päässyt tilille, ota heti yhteyttä käyttötukeen.',
  'page.objection.dead.title': 'Linkki ei toimi',
  'page.objection.dead.body': 'Jos haluat vastustaa palautusta, ota heti yhteyttä käyttötukeen.',
  'page.objection.unavailable.title': 'Se ei onnistunut',
  'page.objection.unavailable.body':
    'Mitään ei ole vielä pysäytetty. Yritä uudelleen tai ota heti yhteyttä käyttötukeen.',

  'page.helpdesk': 'Käyttötuki',
  'page.footer.privacy': 'Tietosuoja',
  'page.footer.terms': 'Käyttöehdot',

  'page.privacy.title': 'Tietosuoja',
  'page.privacy.intro':
    '{organisation} tarjoaa Avaimen, jotta henkilö, joka ei pääse kirjautumaan, voi itse vaihtaa salasanansa. Tällä sivulla kerrotaan, mitä Avain tietää sinusta.',
  'page.privacy.uses.title': 'Mitä tietoja Avain käyttää',
  'page.privacy.uses.account':
    'Nimesi, käyttäjätunnuksesi, tilisi tila, roolisi, osastosi, henkilönumerosi ja esihenkilösi, jotka luetaan Microsoft Entrasta, kun pyydät apua.',
  'page.privacy.uses.methods':
    'Tilillesi rekisteröity sähköpostiosoite ja puhelinnumero, vain koodien ja ilmoitusten lähettämiseen. Ne luetaan joka kerta uudelleen, eikä niitä säilytetä.',
  'page.privacy.uses.chat':
    'Viestisi botille Teamsissa. Microsoft säilyttää keskustelun organisaatiosi sääntöjen mukaan.',
  'page.privacy.uses.helpdesk':
    'Jos pyydät ihmistä avuksi tai joku soittaa käyttötukeen nimissäsi: nimesi, osastosi, mitä yritettiin sekä se, mitä sinä ja käyttötuen henkilö kirjoitatte toisillenne. Käyttötuki näkee sen omalla kanavallaan Teamsissa ja, jos organisaatiolla {organisation} on sellainen, tikettijärjestelmässään. Koodia, osoitetta tai salasanaa se ei näe koskaan.',
  'page.privacy.password.title': 'Salasanasi',
  'page.privacy.password.body':
    'Selaimesi salaa uuden salasanan ennen lähettämistä. Vain salasanan vaihtava osa voi avata sen. Sitä ei koskaan näytetä keskustelussa, tallenneta luettavana eikä kirjata lokiin, eikä käyttötuki näe sitä.',
  'page.privacy.storage.title': 'Tallennus',
  'page.privacy.storage.body':
    'Avain säilyttää tietonsa salattuina järjestelmissä, joista vastaa {organisation}. Tilit esiintyvät niissä peitenimellä. Nämä sivut eivät käytä evästeitä eivätkä lataa mitään muilta yrityksiltä. Kun valitset salasanaa, selaimesi säilyttää itse avainta tätä sivua varten.',
  'page.privacy.retention.title': 'Kuinka kauan',
  'page.privacy.retention.flow':
    'Koodit: 5 minuuttia. Linkit: salasanasivulle 10 minuuttia, ilmoituksessa 7 päivää. Salasanan vaihto: kaksi vuorokautta alusta.',
  'page.privacy.retention.counters':
    'Väärien koodien ja lähetettyjen viestien määrät, jotka suojaavat arvaamiselta: enintään 24 tuntia.',
  'page.privacy.retention.cases':
    'Käyttötuen tapaukset: 90 päivää päättymisestä. Mitä sinä ja käyttötuen henkilö kirjoititte: 30 päivää Avaimessa; Teamsilla ja tikettijärjestelmällä on omat sääntönsä.',
  'page.privacy.retention.checks':
    'Puhelun tarkistus ja sen linkki: yksi päivä. Esihenkilön linkki vastustamiseen: 14 päivää. Nimissäsi tehdyt yhteydenotot, jotka eivät johtaneet mihinkään ja joilla suojaudutaan huijareilta: 7 päivää.',
  'page.privacy.uses.admins':
    'Jotta olisit valmis jo ennen kuin tarvitset apua, {organisation} antaa ylläpitäjiensä nähdä Microsoftin raportista, millaisia tapoja kenellekin on rekisteröity, ja lähettää sinulle niistä viestejä Teamsissa. He näkevät, tuliko viesti perille ja vastasitko siihen, mutta eivät koskaan, mitä kirjoitit.',
  'page.privacy.retention.admins':
    'Luettelot niistä, jotka eivät pääsisi takaisin: 8 päivää. Kenelle viestit lähtivät ja ettet halua niitä lisää: 400 päivää. Nimet käyttöönoton suunnitelmassa: 400 päivää viimeisestä muutoksesta.',
  'page.privacy.retention.audit':
    'Merkintä siitä, kuka vaihtoi minkä tilin salasanan ja milloin, ilman salasanaa: {days} päivää.',
  'page.privacy.retention.person': 'Kielesi ja keskustelusi tunniste: kunnes poistat sovelluksen.',
  'page.privacy.deletion.title': 'Tietojesi näkeminen ja poistaminen',
  'page.privacy.deletion.body':
    'Kirjoita botille ”mitä tietoja minusta on”, niin näet tietosi, tai ”poista tietoni”, niin ne poistetaan. Tiliä suojaavat merkinnät säilyvät, kunnes niiden aika on kulunut.',
  'page.privacy.contact.title': 'Yhteystiedot',
  'page.privacy.contact.body': 'Kysymykset tiedoistasi: {contact}',

  'page.terms.title': 'Käyttöehdot',
  'page.terms.intro': 'Avaimen tarjoaa {organisation} henkilöille, joilla on siellä tili.',
  'page.terms.own': 'Käytä sitä vain omaan tiliisi. Toisen salasanaa ei saa vaihtaa.',
  'page.terms.codes':
    'Älä koskaan anna Avaimen lähettämiä koodeja tai linkkejä toiselle. Kukaan käyttötuesta ei kysy niitä.',
  'page.terms.secret': 'Älä koskaan kirjoita salasanaa keskusteluun. Valitse se vain Avaimen omalla sivulla.',
  'page.terms.log': 'Tilien turvallisuuden vuoksi jokainen vaihto kirjataan; katso tietosuojasivu.',
  'page.terms.availability':
    'Avain on riippuvainen Microsoftin palveluista ja voi olla ajoittain poissa käytöstä. Silloin käyttötuki auttaa.',
  'page.terms.contact': 'Kysymykset: {contact}',
} as const satisfies Record<keyof typeof enPage, string>;
