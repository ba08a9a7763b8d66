import type { enReady } from '../en/ready.ts';

/** ”Olenko valmis?” ja rekisteröinnin ohjeet. */
export const fiReady = {
  'button.am-i-ready': 'Olenko valmis?',
  'button.how-to-register': 'Näin rekisteröit',
  'button.registered': 'Valmis, tarkista',
  'button.open-home-info': 'Avaa kotiorganisaatiosi suojaustiedot',

  'ready.welcome':
    'Onko kaikki kunnossa? Kysy ”olenko valmis?”, niin kerron, pääsisitkö takaisin sisään, jos unohtaisit salasanasi.',
  'ready.help': 'Ennen kuin mikään on vialla: ”olenko valmis?”, ”näin rekisteröit”.',

  'ready.title': 'Pääsisitkö tänään takaisin sisään?',
  'ready.light.green': '✓ Vihreä. Kyllä, pääsisit tänään takaisin sisään.',
  'ready.light.amber': '▲ Keltainen. Kyllä, mutta yksi asia on hyvä tietää.',
  'ready.light.held': '▲ Keltainen. Olet rekisteröinyt tarpeeksi, mutta palautus ei ole juuri nyt käytössä.',
  'ready.light.elsewhere': '▲ Keltainen. Et minun avullani: sinulla on toinen tie takaisin.',
  'ready.light.red': '✗ Punainen. Et vielä: tänään tarvitsisit käyttötukea.',
  'ready.light.unknown': '? Ei tiedossa. En saanut tarkistettua kaikkea.',

  'ready.because.ready': 'Olet rekisteröinyt tarpeeksi eri tapoja todistaa, kuka olet.',
  'ready.because.phone-at-microsoft':
    'Minun koodini tulevat puhelimeesi jatkossakin. Microsoftin omalla palautussivulla puhelin on kuitenkin toinen tapasi, ja Microsoft {ended, select, yes {lakkasi} other {lakkaa}} lähettämästä koodeja puhelimiin {on}, ellei organisaatiollasi ole omaa viestipalvelua. Authenticator-sovelluksella pääset eteenpäin sielläkin.',
  'ready.because.one-missing': 'Tarvitset eri tapoja todistaa, kuka olet, ja jotain puuttuu vielä.',
  'ready.because.nothing-registered': 'Et ole rekisteröinyt yhtään tapaa todistaa, kuka olet.',
  'ready.because.nothing-counts':
    'Jotain on rekisteröity, mutta mikään niistä ei todista minulle, kuka olet, kun et pääse sisään.',
  'ready.because.no-way-here':
    'En pysty lähettämään tarvittavia koodeja, rekisteröitpä mitä tahansa: organisaatiosi ei ole ottanut sitä käyttöön. Jos et pääse sisään, käyttötuki auttaa sinua.',
  'ready.because.synced':
    'Tiliäsi hoidetaan organisaatiosi omassa hakemistossa, enkä koskaan vaihda sen salasanaa. Tiesi takaisin on Microsoftin palautussivu, jos organisaatiosi on avannut sen sinulle (sitä en näe), tai käyttötuki.',
  'ready.because.federated':
    'Organisaatiosi kirjaa sinut sisään omalla järjestelmällään, enkä koskaan vaihda siellä olevaa salasanaa. Tiesi takaisin on Microsoftin palautussivu, jos se ohjaa sinut sinne (sitä en näe), tai käyttötuki.',
  'ready.because.guest':
    'Olet täällä vieras: salasanasi kuuluu kotiorganisaatiollesi, enkä näe, mitä olet rekisteröinyt siellä. Tiesi takaisin kulkee kotiorganisaatiosi kautta.',
  'ready.because.disabled':
    'Tilisi on poistettu käytöstä, joten rekisteröinneistä ei olisi apua. Tiesi takaisin on käyttötuki.',
  'ready.because.privileged':
    'Tilisi on erityisesti suojattu, esimerkiksi koska sillä on järjestelmänvalvojan oikeuksia, eikä botti koskaan vaihda sen salasanaa. Tiesi takaisin on Microsoftin palautussivu, joka pyytää järjestelmänvalvojilta kaksi todistetta, tai käyttötuki.',
  'ready.because.unsupported-account':
    'Tällainen tili ei kuulu yhdelle ihmiselle, joten en koskaan vaihda sen salasanaa. Tie takaisin on käyttötuki.',
  'ready.because.nothing-for-microsoft':
    'Et ole rekisteröinyt mitään, mikä kelpaisi Microsoftin sivulle, joten siitä ei olisi apua.',
  'ready.because.one-for-microsoft':
    'Vain yksi rekisteröidyistä tavoistasi toimii Microsoftin sivulla, ja se pyytää usein kaksi. Lisää toinen.',
  'ready.because.phone-for-microsoft':
    'Microsoft {ended, select, yes {lakkasi} other {lakkaa}} lähettämästä koodeja puhelimiin {on}{admin, select, yes { (yleisten järjestelmänvalvojien päivä on {adminsOn})} other {}}. Sen jälkeen puhelintasi ei lasketa Microsoftin sivulla, ellei organisaatiollasi ole omaa viestipalvelua.',
  'ready.because.could-not-check':
    'En saanut juuri nyt luettua kaikkea, joten en lupaa mitään. Kysy muutaman minuutin päästä uudelleen.',

  'ready.methods': 'Mitä on rekisteröity',
  'ready.methods.none': 'Ei vielä mitään.',
  'ready.methods.line': '{sign} {what}: {worth}',
  'ready.kind.email': 'Sähköpostiosoite',
  'ready.kind.mobile': 'Matkapuhelin',
  'ready.kind.other-phone': 'Muu puhelinnumero',
  'ready.kind.authenticator': 'Authenticator-sovellus',
  'ready.kind.code-device': 'Koodeja näyttävä sovellus tai laite',
  'ready.kind.passkey': 'Pääsyavain (passkey) tai suojausavain',
  'ready.kind.windows-hello': 'Windows Hello',
  'ready.kind.temporary-pass': 'Tilapäinen pääsykoodi',
  'ready.kind.other': 'Muu kirjautumistapa',
  'ready.worth.counts': 'lasketaan',
  'ready.worth.own-domain': 'ei lasketa, koska osoite on organisaatiosi oma etkä voisi lukea sitä, kun et pääse sisään',
  'ready.worth.unreadable': 'ei lasketa, koska siihen ei voi lähettää mitään siinä muodossa, jossa se on rekisteröity',
  'ready.worth.switched-off': 'ei lasketa: organisaatiosi on poistanut tämän tavan käytöstä',
  'ready.worth.not-delivered': 'ei lasketa, koska organisaatiosi ei ole ottanut täällä tekstiviestejä käyttöön',
  'ready.worth.calls-only': 'ei lasketa, koska siihen voi ehkä vain soittaa',
  'ready.worth.sign-in-only': 'hyvä kirjautumiseen, mutta ei vielä todiste täällä',
  'ready.worth.short-lived': 'ei lasketa, koska sen voimassaolo päättyy pian',
  'ready.worth.not-known': 'ei todiste täällä',
  'ready.worth.microsoft-takes': 'toimii Microsoftin sivulla',
  'ready.worth.microsoft-until': 'toimii Microsoftin sivulla {on} asti',
  'ready.worth.microsoft-ended': 'ei ole toiminut Microsoftin sivulla {on} jälkeen',
  'ready.worth.microsoft-takes-not': 'hyvä kirjautumiseen, mutta ei kelpaa Microsoftin palautussivulle',

  'ready.add': 'Mitä tehdä, noin kahdessa minuutissa: {what}.',
  'ready.add.email': 'rekisteröi yksityinen sähköpostiosoite',
  'ready.add.mobile': 'rekisteröi matkapuhelimesi',
  'ready.add.authenticator': 'lisää Authenticator-sovellus',
  'ready.add.both': '{first} ja {second}',
  'ready.type': 'Voit myös kirjoittaa ”näin rekisteröit”, ”olenko valmis” tai ”ohje”.',

  'register.title': 'Näin rekisteröit',
  'register.done': 'Katsoin uudelleen. Nyt olet valmis.',
  'register.nothing-missing': 'Katsoin uudelleen. Tähän ei ole enempää rekisteröitävää.',
  'register.still':
    'Katsoin uudelleen, ja tämä puuttuu yhä. Jos lisäsit sen juuri, odota minuutti ja tarkista uudelleen: Microsoft näyttää sen viiveellä.',
  'register.ready-but': 'Katsoin uudelleen. Olet valmis; tämä kannattaa silti vielä lisätä.',
  'register.intro':
    'Tähän menee noin kaksi minuuttia, kunhan pääset vielä jossain sisään. Microsoft voi pyytää sinua ensin hyväksymään kirjautumisen.',
  'register.profile': 'Profiilissasi olevaa numeroa tai osoitetta ei lasketa; sen on oltava suojaustiedoissasi.',
  'register.email.title': 'Yksityinen sähköpostiosoite',
  'register.email.steps':
    '1. Avaa suojaustietosi painikkeesta ja kirjaudu sisään.\n2. Lisää kirjautumistapa ja valitse sähköposti.\n3. Kirjoita yksityinen osoite, ei organisaatiosi osoitetta.\n4. Kirjoita koodi, jonka Microsoft lähettää sinne.',
  'register.mobile.title': 'Matkapuhelimesi',
  'register.mobile.steps':
    '1. Avaa suojaustietosi painikkeesta ja kirjaudu sisään.\n2. Lisää kirjautumistapa ja valitse puhelin.\n3. Valitse maa, kirjoita matkapuhelimesi numero ja valitse, että saat koodin.\n4. Kirjoita koodi, joka tulee puhelimeen.',
  'register.mobile.offered':
    '{ended, select, yes {Microsoft lakkasi lähettämästä koodeja puhelimiin {on}} other {Microsoft lakkaa lähettämästä koodeja puhelimiin {on}}}. Jos puhelinta ei siellä voi valita, pyydä käyttötukea rekisteröimään se puolestasi.',
  'register.authenticator.title': 'Authenticator-sovellus',
  'register.authenticator.steps':
    '1. Asenna Microsoft Authenticator puhelimeesi.\n2. Avaa suojaustietosi painikkeesta toisella laitteella ja kirjaudu sisään.\n3. Lisää kirjautumistapa ja valitse Authenticator-sovellus.\n4. Lue sovelluksella näytöllä oleva kuva.\n5. Hyväksy koe, jonka Microsoft lähettää.',
  'register.no-sign-in': 'Jos et pääse enää missään sisään, tarvitset käyttötuen apua.',
  'register.type': 'Voit myös kirjoittaa ”valmis, tarkista” tai ”ohje”.',

  'words.ready-too-often':
    'Olen katsonut monta kertaa lyhyessä ajassa. Voit kysyä uudelleen {at, date, short} klo {at, time, short} jälkeen.',
  'words.ready-failed': 'En saanut tarkistusta valmiiksi. Kysy muutaman minuutin päästä uudelleen.',
} as const satisfies Record<keyof typeof enReady, string>;
