import type { enPlanTasks } from '../en/plan-tasks.ts';

/** Käyttöönottosuunnitelman tehtävät suunnitelman järjestyksessä. */
export const fiPlanTasks = {
  'plan.task.benefits.title': 'Tutustu palveluun ja kirjaa, miksi otatte sen käyttöön',
  'plan.task.benefits.text':
    'Lue, miten Microsoftin salasanan itsepalvelupalautus toimii, ja kokeile Avainta sen harjoitusympäristössä. Kirjoita sitten hyöty yhteen kappaleeseen: vähemmän puheluita, ihmiset takaisin töihin minuuteissa ja jokainen palautus lokissa.',
  'plan.task.dates.title': 'Ota selvää Microsoftin päivämääristä',
  'plan.task.dates.text':
    'Microsoftin palautussivulla kelpaavat {registeredOnly} alkaen vain tavat, jotka ihminen on itse rekisteröinyt; profiiliin kirjoitettua numeroa ei lasketa. Microsoftin omat tekstiviestit ja puhelut loppuvat {phoneEnd} (yleisiltä järjestelmänvalvojilta ja ulkoisilta käyttäjiltä {phoneEndAdmins}). Turvakysymykset lakkaavat (ajankohta: {questionsEnd}).',

  'plan.task.stakeholders.title': 'Nimeä tilaaja ja kaikki, joilla on asiaan sanottavaa',
  'plan.task.stakeholders.text':
    'Yksi tilaaja päättää ja raivaa esteet. Ota alusta asti mukaan identiteettiarkkitehti, käyttötuki, tietoturva, vaatimustenmukaisuudesta vastaavat, tärkeimpien sovellusten omistajat ja muutama ihminen, joka vain käyttää palvelua.',
  'plan.task.raci.title': 'Sopikaa, kuka tekee, kuka päättää, keneltä kysytään ja kenelle kerrotaan',
  'plan.task.raci.text':
    'Käy suunnitelma läpi ja anna jokaiselle tehtävälle vastuuhenkilö. Kirjaa jokaisesta päätöksestä, kuka sen tekee, keneltä kysytään neuvoa ja kenen riittää tietää. Päättäjiä on yksi, ei koskaan kahta.',
  'plan.task.admin-roles.title': 'Anna ylläpitäjille pienin rooli, joka riittää',
  'plan.task.admin-roles.text':
    'Authentication Policy Administrator riittää salasanan palautuksen ja tunnistautumistapojen asetuksiin. Hybrid Identity Administrator ottaa käyttöön takaisinkirjoituksen. Kukaan ei tarvitse Global Administrator -roolia joka päivä.',
  'plan.task.helpdesk-roles.title': 'Tarkista käyttötuen roolit',
  'plan.task.helpdesk-roles.text':
    'Ensimmäinen taso: Password Administrator tai Helpdesk Administrator. Toinen taso: User Administrator, ja tunnistautumistapoja ja tilapäisiä pääsykoodeja varten Authentication Administrator. Järjestelmänvalvojien tileihin tarvitaan Privileged Authentication Administrator.',
  'plan.task.privacy.title': 'Keskustele tietosuojan ja henkilöstön edustajien kanssa',
  'plan.task.privacy.text':
    'Ihmiset rekisteröivät yksityisiä puhelinnumeroita ja osoitteita. Kerro, mihin niitä käytetään, kuka ne näkee (ihminen itse ja muutama ylläpitäjä) ja milloin ne poistetaan. Avaimen omat tiedot on lueteltu sen ohjeissa.',
  'plan.task.message-plan.title': 'Suunnittele, mitä kerrotaan ja milloin',
  'plan.task.message-plan.text':
    'Viestejä on kolmea lajia: tieto (tulossa on), kehotus (rekisteröidy nyt, siihen menee kaksi minuuttia) ja muistutus (vain niille, jotka eivät ole vielä toimineet). Päätä kanavat, kielet, lähettäjä, johon luotetaan, ja käyttötuen yhteystieto joka viestiin.',

  'plan.task.licences.title': 'Tarkista lisenssit',
  'plan.task.licences.text':
    'Jokainen, joka vaihtaa unohtuneen salasanan, tarvitsee lisenssin. Pilvitileille riittää Microsoft 365 Business Standard. Omasta hakemistosta synkronoidut tilit, joiden salasana kirjoitetaan takaisin, tarvitsevat Entra ID P1:n tai P2:n tai Business Premiumin. Anna lisenssit ryhmille, älä yksitellen.',
  'plan.task.domains.title': 'Tunne verkkotunnuksesi',
  'plan.task.domains.text':
    'Jos verkkotunnus on federoitu, sen käyttäjien salasanat ovat toisessa kirjautumisjärjestelmässä. Avain ei koskaan vaihda niitä, ja Microsoftin sivu pystyy siihen vain takaisinkirjoituksella. Suunnittele näiden ihmisten tie takaisin erikseen.',
  'plan.task.synced.title': 'Selvitä, kuinka moni tili tulee omasta hakemistosta',
  'plan.task.synced.text':
    'Synkronoitujen tilien salasanoista päättää oma hakemisto. Pilvestä ne voi vaihtaa vain takaisinkirjoituksella Microsoftin sivulla, ja Avain ohjaa nämä ihmiset sinne. Oman hakemiston ylimpien ylläpitäjien (Domain Admins, Enterprise Admins) salasanaa ei voi koskaan vaihtaa näin: heidän tilejään on parempi olla synkronoimatta.',
  'plan.task.migration.title': 'Siirrä tavat yhteen käytäntöön',
  'plan.task.migration.text':
    'Tunnistautumistapoja hallitaan nyt yhdessä käytännössä (authentication methods policy). Monivaiheisen tunnistautumisen ja salasanan palautuksen vanhoja käytäntöjä ei ole voinut muuttaa {frozen} jälkeen. Vie siirto loppuun, niin asioista päätetään yhdessä paikassa.',
  'plan.task.admin-sspr.title': 'Päätä, saavatko järjestelmänvalvojat vaihtaa oman salasanansa',
  'plan.task.admin-sspr.text':
    'Järjestelmänvalvojia koskee Microsoftin oma kahden todisteen sääntö, valitsitpa muille mitä tahansa. Sille on yksi kytkin. Käyttöönotto-opas kertoo, miten sääntö toimii ja miten kytkintä käännetään.',
  'plan.task.emergency.title': 'Pidä hätätilit erillään',
  'plan.task.emergency.text':
    'Vähintään kaksi tiliä, jotka eivät tarvitse puhelinta eivätkä tätä palvelua: vahva kirjautuminen, turvallinen säilytys, kokeiltu käytännössä. Jätä ne pois rekisteröintikampanjoista ja lisää ne Avaimen luetteloon tileistä, joiden salasanaa ei koskaan vaihdeta.',
  'plan.task.baseline.title': 'Laske puhelut ennen aloitusta',
  'plan.task.baseline.text':
    'Ilman lähtölukua kukaan ei voi myöhemmin sanoa, mitä hyötyä tästä oli. Ota tikettijärjestelmästä kolmen viime kuukauden keskiarvo.',
  'plan.task.cost.title': 'Laske yhden puhelun hinta',
  'plan.task.cost.text':
    'Tukihenkilön ja odottavan ihmisen minuutit omassa valuutassasi. Oma luku vakuuttaa, myyjien prosentit eivät.',
  'plan.task.test-accounts.title': 'Luo testitilit, joilla ei ole mitään ylläpitoroolia',
  'plan.task.test-accounts.text':
    'Järjestelmänvalvojia koskee eri sääntö, joten ylläpitotilillä testaaminen ei kerro muista mitään. Tarvitset yhden tilin pilottiryhmässä, yhden sen ulkopuolella ja yhden joka lajia: pilvitili, synkronoitu, vieras.',

  'plan.task.pilot-group.title': 'Luo pilotille yksi käyttöoikeusryhmä',
  'plan.task.pilot-group.text':
    'Portaaliin voi valita vain yhden ryhmän, mutta sen sisällä voi olla ryhmiä. Aloita testiympäristöstä, jos sinulla on sellainen.',
  'plan.task.pilot-first.title': 'Ensimmäinen vaihe: IT ja ne, jotka kokeilevat mielellään',
  'plan.task.pilot-first.text':
    'Kahdestakymmenestä viiteenkymmeneen ihmistä, jotka kertovat, mihin he kompastuvat. Kaikki kokeillaan: rekisteröinti, palautus, lukituksen avaus, kadonnut puhelin. Paranna kuulemasi perusteella tekstejä ja käyttötuen ohjeita.',
  'plan.task.pilot-second.title': 'Toinen vaihe: yksi tai kaksi oikeaa osastoa',
  'plan.task.pilot-second.text':
    'Suurempia ryhmiä, jotka muistuttavat koko organisaatiota, mieluiten dynaamisella jäsenyydellä, ja yksi toimipaikka, jossa on vuorotyötä tai yhteiskäyttöisiä koneita. Jatka, kun puhelut ovat sellaisia, joihin olitte varautuneet.',

  'plan.task.scope.title': 'Valitse, ketkä saavat vaihtaa salasanansa',
  'plan.task.scope.text':
    'Suositus: ensin Selected ja pilottiryhmä, lopuksi All. None kytkee palvelun pois ihmisiltä, mutta ei järjestelmänvalvojilta. Tätä valintaa ei voi lukea ulkopuolelta, joten kerro itse, mikä se on.',
  'plan.task.gates.title': 'Valitse, montako todistetta palautus vaatii',
  'plan.task.gates.text':
    'Suositus: kaksi. Yksi on ihmisille helpompi ja heikompi. Pyydä rekisteröimään ainakin yksi tapa enemmän kuin tarvitaan. Jos yhdestä siirrytään myöhemmin kahteen, kaikki yhden tavan varassa olevat jäävät ulkopuolelle kenenkään kertomatta.',
  'plan.task.methods.title': 'Valitse tavat',
  'plan.task.methods.text':
    'Suositus: Microsoft Authenticator, sovelluskoodit ja sähköposti, jotka jäävät, kun Microsoftin tekstiviestit loppuvat. Avain lähettää omat koodinsa rekisteröityyn sähköpostiin ja matkapuhelimeen, joten molempien tapojen on pysyttävä käytössä. Pääsyavain (passkey) sopii kirjautumiseen, mutta ei kelpaa Microsoftin palautussivulle.',
  'plan.task.phone-codes.title': 'Varaudu Microsoftin tekstiviestien ja puheluiden loppumiseen',
  'plan.task.phone-codes.text':
    'Suositus: kukaan ei jää pelkän puhelinkoodin varaan. Oman viestipalvelun on voinut ottaa käyttöön portaalissa {providersFrom} alkaen; ilman sitä puhelinkoodit loppuvat {phoneEnd}. Avaimen tekstiviestit kulkevat sen omissa asetuksissa nimetyn palvelun kautta eivätkä lopu.',
  'plan.task.questions.title': 'Poista turvakysymykset käytöstä',
  'plan.task.questions.text':
    'Suositus: ei kysymyksiä. Vastaukset on helppo arvata tai selvittää, ja Microsoft lopettaa ne (ajankohta: {questionsEnd}). Etsi ensin ne, jotka eivät ole rekisteröineet mitään muuta.',
  'plan.task.registration.title': 'Pyydä rekisteröitymään kirjautumisen yhteydessä',
  'plan.task.registration.text':
    'Suositus: kyllä. Rekisteröitymätöntä pyydetään joka kirjautumisella. Sen voi lykätä, joten pyyntö ei korvaa omia viestejäsi.',
  'plan.task.reconfirm.title': 'Aseta, monenko päivän välein tavat vahvistetaan',
  'plan.task.reconfirm.text':
    'Suositus: 90–180 päivää. Numerot ja osoitteet vaihtuvat. 0 tarkoittaa ei koskaan, 730 on suurin arvo. Asetus toimii vain, kun rekisteröitymistä pyydetään.',
  'plan.task.notify-people.title': 'Kerro ihmiselle, kun hänen salasanansa on vaihdettu',
  'plan.task.notify-people.text':
    'Suositus: kyllä. Viesti lähtee kumpaankin osoitteeseen, joten vieraan tekemä vaihto huomataan. Myös Avain lähettää omat ilmoituksensa.',
  'plan.task.notify-admins.title': 'Kerro järjestelmänvalvojille, kun yksi heistä vaihtaa salasanansa',
  'plan.task.notify-admins.text':
    'Suositus: kyllä. Microsoft kirjoittaa yleisille järjestelmänvalvojille. Varmista, että näitä postilaatikoita luetaan.',
  'plan.task.helpdesk-link.title': 'Tuo oma käyttötukesi Microsoftin sivulle',
  'plan.task.helpdesk-link.text':
    'Suositus: kyllä, verkkosivu tai osoite, johon pääsee kirjautumatta. Muuten Microsoftin yhteydenottolinkki kirjoittaa jopa sadalle järjestelmänvalvojalle.',
  'plan.task.writeback.title': 'Ota käyttöön salasanan takaisinkirjoitus',
  'plan.task.writeback.text':
    'Suositus: kyllä, jos tilejä synkronoidaan. Tarvitaan Entra Connect tai cloud sync, portti 443 auki ulospäin ja synkronointitilille oikeudet jokaisen toimialueen juureen. Aseta salasanan vähimmäisiäksi 0 päivää, muuten toinen palautus samana päivänä epäonnistuu.',
  'plan.task.unlock.title': 'Salli lukituksen avaaminen ilman uutta salasanaa',
  'plan.task.unlock.text':
    'Suositus: kyllä, kun takaisinkirjoitus on käytössä. Salasanansa muistava avaa silloin vain oman hakemiston tilin lukituksen.',
  'plan.task.temporary-pass.title': 'Valmistele tilapäinen pääsykoodi',
  'plan.task.temporary-pass.text':
    'Suositus: käytössä, kertakäyttöinen ja tunnin mittainen. Sillä pääsevät sisään uudet työntekijät ja puhelimensa kadottaneet. Koodi annetaan kasvokkain, ei koskaan sähköpostissa tai keskustelussa. Salasanaa sillä ei voi palauttaa.',
  'plan.task.protect-registration.title': 'Suojaa itse rekisteröinti',
  'plan.task.protect-registration.text':
    'Suositus: Conditional Access -käytäntö toiminnolle ”Register security information”, jotta varastettu salasana ei riitä vieraan puhelimen rekisteröintiin. Salli rekisteröinti luotetusta paikasta tai tilapäisellä pääsykoodilla.',
  'plan.task.weak-passwords.title': 'Kiellä ilmeiset salasanat',
  'plan.task.weak-passwords.text':
    'Suositus: organisaation, tuotteiden ja paikkojen nimet kiellettyjen sanojen luetteloon (enintään 1000) ja sama suojaus myös oman hakemiston palvelimille. Jätä älykkään lukituksen rajaksi 10 yritystä, ellei sinulla ole syytä muuhun.',
  'plan.task.windows-link.title': 'Tuo linkki Windowsin kirjautumisnäyttöön',
  'plan.task.windows-link.text':
    'Suositus Entraan liitetyille koneille: yksi asetus Intunessa. Ilman sitä lukitun koneen ääressä oleva tarvitsee toisen laitteen. Windows 11 näyttää linkin vain kirjauduttaessa, ei lukitussa istunnossa.',

  'plan.task.test-reach.title': 'Testaa: palautussivu aukeaa sisältä ja ulkoa',
  'plan.task.test-reach.text':
    'Kokeile yrityksen verkkoa, puhelinta mobiiliverkossa ja kotikonetta. Odotettu tulos: sivu aukeaa kaikkialla, missä sen haluat aukeavan, ja Avain aukeaa puhelimen Teamsissa.',
  'plan.task.test-not-enabled.title': 'Testaa: rajauksen ulkopuolinen ja rekisteröitymätön',
  'plan.task.test-not-enabled.text':
    'Odotettu tulos: kumpikaan ei voi vaihtaa salasanaa, ja kumpikin saa lukea, mistä saa apua.',
  'plan.task.test-registration.title': 'Testaa: rekisteröityminen kirjauduttaessa',
  'plan.task.test-registration.text':
    'Yksityisessä ikkunassa. Odotettu tulos: uutta käyttäjää pyydetään rekisteröitymään, sen jälkeen ei enää.',
  'plan.task.test-reset.title': 'Testaa: palautus Microsoftin sivulla',
  'plan.task.test-reset.text':
    'Tilillä, jolla ei ole mitään ylläpitoroolia. Odotettu tulos: uusi salasana toimii, vanha ei, ja siitä tulee sähköposti.',
  'plan.task.test-avain.title': 'Testaa: palautus Avaimella',
  'plan.task.test-avain.text':
    'Aja ensin asennuksen tarkistus. Odotettu tulos: ”olenko valmis?” on vihreä, kumpikin koodi tulee perille, uusi salasana toimii ja ilmoitukset saapuvat. Kokeile sitten tietä käyttötukeen.',
  'plan.task.test-admin.title': 'Testaa: tili, jolla on ylläpitorooli',
  'plan.task.test-admin.text':
    'Odotettu tulos: Avain kieltäytyy ja ohjaa Microsoftin sivulle, joka pyytää kaksi todistetta tai kieltäytyy, jos kytkin on pois päältä.',
  'plan.task.test-windows.title': 'Testaa: linkki Windowsin kirjautumisnäytössä',
  'plan.task.test-windows.text':
    'Entraan liitetyllä ja hybridiliitetyllä koneella. Odotettu tulos: linkki avaa palautuksen. Etätyöpöydän kautta se ei toimi koskaan; se on tiedossa.',
  'plan.task.test-writeback.title': 'Testaa: takaisinkirjoitus jokaisessa toimialuemetsässä',
  'plan.task.test-writeback.text':
    'Palautus, vaihto, pakotettu vaihto vanhenemisen jälkeen, ylläpitäjän tekemä palautus portaalissa ja lukituksen avaus. Odotettu tulos: uusi salasana toimii heti myös omassa hakemistossa. Ei tarvita, jos tilejä ei synkronoida.',
  'plan.task.test-reports.title': 'Testaa: tapahtumat näkyvät lokeissa',
  'plan.task.test-reports.text':
    'Odotettu tulos: rekisteröinti ja palautus ovat valvontalokissa tunnin kuluessa ja Avaimen omassa lokissa. Avaa salasanan palautuksen valvontaloki kerran: Microsoftin ohjeen mukaan tietojen keruu alkaa siitä.',

  'plan.task.answer-no-method.title': 'Vastaus valmiina: ”minulla ei ole mitään tavoistani mukana”',
  'plan.task.answer-no-method.text':
    'Kirjaa, miten käyttötuki varmistaa, kuka soittaja on, ja mitä se sitten tekee: vahvistaa henkilöllisyyden Avaimessa tai antaa tilapäisen pääsykoodin kasvokkain.',
  'plan.task.answer-no-code.title': 'Vastaus valmiina: ”koodi ei tule”',
  'plan.task.answer-no-code.text':
    'Roskaposti, väärä numero tai maatunnus, soitonsiirto vastaajaan, ei kenttää, liian monta yritystä. Tarjoa toista tapaa tai pyydä odottamaan muutama minuutti.',
  'plan.task.answer-not-enabled.title': 'Vastaus valmiina: ”sivu sanoo, ettei palvelu ole käytössäni”',
  'plan.task.answer-not-enabled.text':
    'Ei kuulu rajaukseen, ei lisenssiä, ei mitään rekisteröitynä, tai tililtä puuttuu takaisinkirjoitus. Kerro, mikä sivun virhekoodi tarkoittaa mitäkin.',
  'plan.task.answer-refused.title': 'Vastaus valmiina: ”uusi salasanani ei kelpaa”',
  'plan.task.answer-refused.text':
    'Liian helppo arvata, kielletty sana tai oma nimi; tai oman hakemiston säännöt: pituus, aiemmat salasanat, vähimmäisikä. Kokoa omat säännöt yhdelle sivulle; Microsoftin sivu ei näytä oman hakemiston sääntöjä.',
  'plan.task.answer-blocked.title': 'Vastaus valmiina: ”liian monta yritystä” ja ”näytössäni ei ole linkkiä”',
  'plan.task.answer-blocked.text':
    'Noin viiden epäonnistuneen yrityksen jälkeen Microsoftin sivu on kiinni 24 tuntia, eikä kukaan voi avata sitä aiemmin; käyttötuki vaihtaa salasanan. Jos linkki puuttuu kirjautumisnäytöstä, konetta ei ole liitetty tai asetus puuttuu.',
  'plan.task.helpdesk-ready.title': 'Kouluta käyttötuki',
  'plan.task.helpdesk-ready.text':
    'Käykää läpi tapaus Avaimessa, soittajan tarkistus ja sääntö, ettei kukaan koskaan kysy puhelimessa salasanaa tai koodia. Jokainen käyttötukeen soittava tarkistetaan, myös kiireinen ja tärkeä.',

  'plan.task.back-person.title': 'Paluu entiseen yhden ihmisen kohdalla',
  'plan.task.back-person.text':
    'Poista hänet ryhmästä. Rekisteröidyt tavat säilyvät, eikä niitä kysytä uudelleen, kun hän palaa.',
  'plan.task.back-group.title': 'Paluu entiseen ryhmän kohdalla',
  'plan.task.back-group.text':
    'Poista ryhmä rajauksesta tai sen sisältä. Avaimessa: lisää ryhmä luetteloon ryhmistä, joiden salasanoja ei koskaan vaihdeta.',
  'plan.task.back-everyone.title': 'Paluu entiseen kaikkien kohdalla',
  'plan.task.back-everyone.text':
    'Aseta rajaukseksi None; järjestelmänvalvojilla on oma kytkimensä. Avaimessa: keskeytä kaikki palautukset ylläpidon komennolla. Kirjaa, kuka saa päättää tästä yöllä, ja kokeile sitä kerran.',

  'plan.task.go.title': 'Päätä aloittamisesta',
  'plan.task.go.text':
    'Testit tehty, käyttötuki valmis, paluu entiseen tiedossa, tekstit sovittu. Katso, kuinka moni pääsisi tänään takaisin sisään; muut soittavat sinulle.',
  'plan.task.awareness.title': 'Kerro, että palvelu on tulossa',
  'plan.task.awareness.text':
    'Noin kaksi viikkoa etukäteen. Tee Avaimessa käyttöönottopaketti: Teams-viesti, sähköposti, intranetin teksti ja juliste omilla linkeilläsi ja yhteystiedoillasi. Parhaiten se menee perille jonkin sellaisen vieressä, mitä kaikki käyttävät päivittäin.',
  'plan.task.action.title': 'Pyydä ihmisiä toimimaan',
  'plan.task.action.text':
    'Aloita Avaimessa kampanja ensimmäiselle joukolle; tavoitteeksi rekisteröityminen. Jokainen saa yhden viestin omalla kielellään, ei hiljaisina tunteina, ja näet, keistä on tullut valmiita.',
  'plan.task.reminder.title': 'Muistuta niitä, jotka eivät ole toimineet',
  'plan.task.reminder.text':
    'Enintään kolmesti, muutaman päivän välein. Kampanja muistuttaa vain niitä, jotka eivät ole tehneet mitään; toinen kampanja niille, jotka eivät pääsisi tänään takaisin sisään, tavoittaa loput. Sen jälkeen on esihenkilöiden vuoro.',
  'plan.task.everybody.title': 'Avaa palvelu joukko kerrallaan, lopuksi kaikille',
  'plan.task.everybody.text':
    'Lisää ryhmiä yksi kerrallaan ja jätä väliin muutama rauhallinen päivä. Kun kaikki ovat mukana, vaihda Selected valintaan All.',
  'plan.task.new-joiners.title': 'Auta uudet työntekijät valmiiksi heti alussa',
  'plan.task.new-joiners.text':
    'Lisää ensimmäisen päivän kirje tulopakettiin ja tee kampanja aloituspäivän mukaan. Tilapäisellä pääsykoodilla voi rekisteröityä tietämättä yhtään salasanaa.',

  'plan.task.measure-coverage.title': 'Seuraa, kuinka moni pääsisi takaisin sisään',
  'plan.task.measure-coverage.text':
    'Katso päivittäistä kattavuutta ja sen kehitystä joka kuukausi ryhmittäin ja maittain. Se laskee itsestään: puhelimet vaihtuvat ja ihmiset lähtevät.',
  'plan.task.measure-calls.title': 'Laske puhelut uudelleen',
  'plan.task.measure-calls.text':
    'Kolme kuukautta viimeisen joukon jälkeen, samalla tavalla kuin ennen. Kun kerrot puheluiden erotuksen yhden puhelun hinnalla, saat luvun, jonka voit viedä tilaajalle.',
  'plan.task.keep-logs.title': 'Pidä lokit tallessa',
  'plan.task.keep-logs.text':
    'Microsoft säilyttää valvontalokia 30 päivää. Siirrä se omaan tietoturvalokien järjestelmääsi, samoin Avaimen lokin kopio. Seuraa, tuleeko lyhyessä ajassa monta palautusta tai palautuksia, joita kukaan ei ole pyytänyt.',
} as const satisfies Record<keyof typeof enPlanTasks, string>;
