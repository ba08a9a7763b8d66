import type { enChat } from '../en/chat.ts';

/** Finnish. A missing or an extra key does not compile. */
export const fiChat = {
  'chat.summary': 'Avaimella on sinulle viesti.',
  'chat.security': 'Avain ei koskaan kysy salasanaasi keskustelussa eikä koskaan soita sinulle.',
  'chat.type-instead': 'Voit myös kirjoittaa painikkeen sanat.',

  'button.forgot': 'Unohdin salasanani',
  'button.expired': 'Salasanani on vanhentunut',
  'button.know': 'Muistan salasanan, mutta en pääse sisään',
  'button.new-phone': 'Minulla on uusi puhelin',
  'button.unlock': 'Tilini on lukossa',
  'button.help': 'Ohje',
  'button.cancel': 'Peruuta',
  'button.yes': 'Kyllä, tämä on oikea tili',
  'button.another-account': 'Toinen tilini',
  'button.email-code': 'Lähetä koodi sähköpostiin',
  'button.sms-code': 'Lähetä koodi tekstiviestinä',
  'button.check-code': 'Tarkista koodi',
  'button.resend': 'Lähetä uusi koodi',
  'button.other-method': 'Käytä toista tapaa',
  'button.new-password': 'Valitse uusi salasana',
  'button.status': 'Tarkista nyt',
  'button.start-over': 'Aloita alusta',
  'button.my-data': 'Mitä tietoja minusta on?',
  'button.erase': 'Poista tietoni',
  'button.erase-confirmed': 'Kyllä, poista tietoni',
  'button.human': 'Haluan puhua ihmiselle',
  'button.open-sspr': 'Avaa Microsoftin palautussivu',
  'button.open-security-info': 'Avaa suojaustietosi',
  'button.open-helpdesk': 'Avaa käyttötuen sivu',

  'language.word': 'Kieli',
  'language.in-itself': 'Suomeksi',
  'language.title': 'Mitä kieltä puhun?',
  'language.text':
    'Muistan valintasi. Voit vaihtaa kieltä milloin tahansa: kirjoita esimerkiksi ”suomeksi”, ”på svenska” tai ”in English”.',

  'method.email-code': 'Sähköposti',
  'method.sms-code': 'Tekstiviesti',

  'welcome.title': 'Hei, minä olen Avain',
  'welcome.text':
    'Jos et pääse kirjautumaan Microsoft 365:een, autan sinut takaisin sisään. Todistat kuka olet, valitset uuden salasanan turvallisella sivulla, ja kerron sinulle, miten kävi.',
  'welcome.ask': 'Mikä on vialla?',

  'help.title': 'Näissä voin auttaa',
  'help.text': 'Paina painiketta tai kirjoita sen sanat. Nämä toimivat milloin tahansa:',
  'help.words':
    '”Unohdin salasanani”, ”salasanani on vanhentunut”, ”tilini on lukossa”, ”minulla on uusi puhelin”, ”muistan salasanan, mutta en pääse sisään”.',
  'help.words-always':
    '”peruuta” lopettaa, ”aloita alusta” aloittaa uudelleen, ”tilanne” kertoo missä mennään, ”in English” vaihtaa kielen.',
  'help.words-flow':
    'Kesken palautuksen: ”kyllä”, ”toinen tili”, ”sähköposti”, ”tekstiviesti”, ”uusi koodi”, ”toinen tapa”, ”uusi salasana” tai pelkkä koodi.',

  'help.more': 'Paina painiketta tai kirjoita sen sanat. ”ohje” näyttää kaikki sanat.',

  'account.title': 'Onko tämä oikea tili?',
  'account.text': 'Uusi salasana tulee vain tälle tilille.',
  'account.name': 'Nimi',
  'account.upn': 'Tili',
  'account.type': 'Voit myös kirjoittaa ”kyllä”, ”toinen tili” tai ”peruuta”.',

  'progress.points': 'Todisteita: {points}/{passMark}',
  'progress.vouched': '✓ Käyttötuen vahvistama',

  'choose.title': 'Todista, että se olet sinä',
  'choose.first':
    'Tarvitaan {passMark, plural, one {# todiste} other {# erilaista todistetta}}. Lähetän koodin paikkaan, jonka olet rekisteröinyt aiemmin. Kumpaan ensin?',
  'choose.next': 'Hyvä, se oli oikein. Vielä yksi todiste tarvitaan toisesta paikasta.',
  'choose.after-vouch':
    'Käyttötuki on vahvistanut, kuka olet. Vielä yksi todiste tarvitaan: koodi paikkaan, jonka olet rekisteröinyt.',
  'choose.hint': '{method}: {hint}',
  'choose.none-left':
    'Tässä palautuksessa ei ole enää tapaa lähettää sinulle koodia. Aloita alusta tai pyydä apua käyttötuesta.',
  'choose.type':
    'Voit myös kirjoittaa {ways, plural, =0 {”aloita alusta”} =1 {”kyllä”} other {”sähköposti”, ”tekstiviesti”}} tai ”peruuta”.',

  'code.title': 'Kirjoita koodi',
  'code.sent.email-code':
    'Lähetin koodin rekisteröityyn sähköpostiosoitteeseesi{hint, select, none {} other { ({hint})}}.',
  'code.sent.sms-code':
    'Lähetin koodin tekstiviestinä rekisteröityyn puhelimeesi{hint, select, none {} other { ({hint})}}.',
  'code.lifetime':
    'Koodissa on 8 numeroa, ja se toimii {minutes, plural, one {# minuutin} other {# minuuttia}}. Älä koskaan kerro koodia kenellekään, joka soittaa tai kirjoittaa sinulle.',
  'code.label': 'Koodi, 8 numeroa',
  'code.placeholder': '1234 5678',
  'code.error': 'Kirjoita koodin 8 numeroa.',
  'code.type':
    'Voit myös kirjoittaa koodin viestinä, tai ”uusi koodi”, {ways, plural, =0 {} other {”toinen tapa”, }}”peruuta”.',

  'note.code-sent-again': 'Uusi koodi on matkalla. Aiempi koodi ei enää toimi.',
  'note.unconfirmed': 'En nähnyt varmasti, lähtikö koodi. Odota hetki; jos koodia ei tule, pyydä uusi.',
  'note.wrong-code':
    'Koodi ei ole oikein. Tällä koodilla on jäljellä {triesLeft, plural, one {# yritys} other {# yritystä}}. Tarkista, että luet uusinta viestiä.',
  'note.burned': 'Se oli tämän koodin viimeinen yritys, joten koodi ei enää toimi. Pyydä uusi koodi.',
  'note.code-expired': 'Koodi ei enää toimi: se on liian vanha tai jo käytetty. Pyydä uusi koodi.',
  'note.malformed': 'Koodissa on 8 numeroa. Katso uusinta viestiä ja kirjoita ne kaikki.',
  'note.nothing-asked': 'En odota juuri nyt koodia. Tässä on vaihe, jossa olet.',
  'note.wait': 'Odota vielä {seconds, plural, one {# sekunti} other {# sekuntia}} ennen kuin pyydät uuden koodin.',
  'note.no-sends-left':
    'Olen lähettänyt tällä tavalla kaikki koodit, jotka saan. Käytä toista tapaa tai aloita myöhemmin alusta.',
  'note.destination-busy':
    'Tähän paikkaan on lähetetty viime aikoina liian monta koodia. Voit pyytää uudelleen {at, date, short} klo {at, time, short} jälkeen, tai käyttää toista tapaa.',
  'note.delivery-failed': 'Koodia ei saatu juuri nyt lähetettyä. Yritä hetken päästä uudelleen tai käytä toista tapaa.',
  'note.method-not-offered': 'Se tapa ei ole käytössä tällä tilillä. Valitse jokin näistä.',
  'note.no-other-way': 'Tässä palautuksessa ei ole muuta tapaa jäljellä. Käytä tätä tai pyydä uusi koodi.',
  'note.verified': 'Se oli oikein, kiitos.',
  'note.stale': 'Se painike kuului aiempaan vaiheeseen. Tässä olet nyt.',
  'note.resumed': 'Sinulla on palautus jo kesken. Jatketaan tästä.',
  'note.updated': 'Minut päivitettiin kesken keskustelumme. Mitään ei kadonnut; jatketaan tästä.',
  'note.not-understood': 'En ymmärtänyt. Tässä on vaihe, jossa olet; ”ohje” näyttää, mitä voit sanoa.',
  'note.not-yet': 'Yksi vaihe on ennen sitä. Tee ensin tämä loppuun.',
  'note.page-killed':
    'Uuden salasanan sivu avattiin kahdesti, joten suljin sen varmuuden vuoksi. Avaa uusi sivu painikkeesta. Jos avasit sivun vain kerran, paina ”Peruuta” ja kerro asiasta käyttötukeen.',
  'note.too-late': 'Uutta salasanaa asetetaan jo, joten sitä ei voi enää perua.',
  'note.working': 'Uusi salasana on jo matkalla. Uusi palautus voi alkaa vasta, kun tämä päättyy.',

  'password.title': 'Valitse uusi salasana',
  'password.text':
    'Olet todistanut, kuka olet. Avaa painikkeesta turvallinen sivu ja valitse uusi salasanasi siellä, ei koskaan tässä keskustelussa.',
  'password.type': 'Tai kirjoita ”uusi salasana”, niin annan sinulle linkin sivulle.',
  'password.link-title': 'Sivusi on valmis',
  'password.link-text':
    'Linkki toimii kerran ja on voimassa {minutes, plural, one {# minuutin} other {# minuuttia}}. Se on vain sinulle: älä anna sitä eteenpäin.',
  'password.link-type': 'Jos linkki ei enää toimi, kirjoita uudelleen ”uusi salasana”.',
  'password.link-button': 'Avaa sivu',

  'rejected.title': 'Salasana ei kelvannut',
  'rejected.tries': '{left, plural, one {Voit yrittää vielä # kerran.} other {Voit yrittää vielä # kertaa.}}',
  'rejected.too-short': 'Se oli liian lyhyt. Monen sanan lause on helppo muistaa ja riittävän pitkä.',
  'rejected.too-long': 'Se oli liian pitkä.',
  'rejected.character-not-allowed': 'Siinä oli merkki, jota Microsoft ei hyväksy, esimerkiksi å, ä, ö tai emoji.',
  'rejected.too-few-classes':
    'Siinä pitää olla kolmea näistä neljästä: pieniä kirjaimia, isoja kirjaimia, numeroita, muita merkkejä.',
  'rejected.common': 'Se on salasana, jota moni käyttää, joten se on helppo arvata.',
  'rejected.contains-name': 'Siinä oli oma nimesi tai käyttäjätunnuksesi.',
  'rejected.contains-organisation': 'Siinä oli organisaatiosi sana.',
  'rejected.too-easy': 'Se oli liian helppo arvata. Käytä useampia sanoja tai sanoja, jotka eivät kuulu yhteen.',
  'rejected.refused-by-directory':
    'Microsoft ei hyväksynyt sitä. Usein syy on, että se on liian yleinen tai olet käyttänyt sitä ennenkin. Valitse aivan toisenlainen.',

  'working.title': 'Uutta salasanaasi asetetaan',
  'working.text': 'Tämä kestää hetken. Kerron tässä, kun se on valmis.',
  'unknown.title': 'Tarkistamme asiaa',
  'unknown.text':
    'Microsoft ei ole vielä kertonut, vaihtuiko salasana. Tarkistamme asiaa. Kokeile uutta salasanaa muutaman minuutin päästä; älä aloita nyt uutta palautusta.',
  'with-helpdesk.title': 'Palautuksesi odottaa käyttötukea',
  'with-helpdesk.text': 'Kuulet tässä, kun se jatkuu. Jos haluat jatkaa sitä itse, kirjoita ”takaisin botille”.',

  'done.title': 'Salasanasi on vaihdettu',
  'done.text':
    'Kirjaudu sisään uudella salasanallasi. Muut laitteet ja sovellukset kirjaavat sinut hetken päästä ulos ja kysyvät sitten uutta salasanaa.',
  'done.devices': 'Muista puhelimen sähköposti ja Wi-Fi: sinne tallennettu vanha salasana voi lukita tilin uudelleen.',
  'done.not-me':
    'Rekisteröityihin osoitteisiisi lähtee ilmoitus. Jos tämä et ollut sinä, käytä heti siinä olevaa linkkiä.',

  'failed.title': 'Salasana ei vaihtunut',
  'failed.text': 'Vanha salasanasi on yhä voimassa. Voit aloittaa alusta tai pyytää apua käyttötuesta.',
  'ended-refused.title': 'Tämä palautus ei voi jatkua',
  'ended-refused.text':
    'Jokin tilissä muuttui keskustelumme aikana, joten pysähdyin varmuuden vuoksi. Mitään ei muutettu. Kirjoita ”unohdin salasanani”, niin näet, mitä voi tehdä.',

  'cancelled.title': 'Lopetettu',
  'cancelled.text': 'Mitään ei muutettu. Kun haluat aloittaa uudelleen, kirjoita ”unohdin salasanani”.',
  'expired.title': 'Aika loppui',
  'expired.text':
    'Turvallisuuden vuoksi palautus on auki vain lyhyen ajan. Mitään ei muutettu. Voit aloittaa nyt uudelleen.',
  'locked.title': 'Palautus on nyt lukittu',
  'locked.text':
    'Vääriä koodeja tuli liian monta, joten palautus Avaimella on lukittu{at, select, none {} other { {until, date, short} klo {until, time, short} asti}}. Itse tilisi toimii kuten ennenkin. Käyttötuki voi auttaa sinua aiemmin.',

  'refused.title': 'En voi tehdä tätä tilillesi',
  'refused.title-for-now': 'Ei juuri nyt',
  'refused.not-registered':
    'Sinulle ei ole rekisteröity sähköpostiosoitetta eikä puhelinta, joilla voisit todistaa kuka olet. Jos pääset vielä jossain sisään, rekisteröi ne suojaustiedoissasi. Muuten käyttötuki auttaa sinua.',
  'refused.half-registered':
    'Kahdesta tarvittavasta tavasta todistaa kuka olet on rekisteröity vain toinen. Oman organisaatiosi sähköpostiosoitetta ei lasketa, koska et voi lukea sitä, kun et pääse sisään. Jos pääset vielä jossain sisään, lisää toinen tapa suojaustiedoissasi. Muuten käyttötuki auttaa sinua.',
  'refused.synced':
    'Tiliäsi hoidetaan organisaatiosi omassa hakemistossa, eikä sen salasanaa voi vaihtaa täältä. Microsoftin palautussivu voi ehkä auttaa, ja käyttötuki voi.',
  'refused.federated':
    'Organisaatiosi kirjaa sinut sisään omalla järjestelmällään, joten salasana ei ole paikassa, jossa voisin vaihtaa sen. Microsoftin palautussivu voi ohjata sinut sinne, ja käyttötuki tietää oikean paikan.',
  'refused.guest':
    'Olet täällä vieras: salasanasi kuuluu kotiorganisaatiollesi. Vaihda se siellä, sen oman käyttötuen tai Microsoftin palautussivun avulla.',
  'refused.disabled': 'Tilisi on poistettu käytöstä, joten uusi salasana ei auttaisi. Kysy syytä käyttötuesta.',
  'refused.privileged':
    'Tilisi on erityisesti suojattu, esimerkiksi koska sillä on järjestelmänvalvojan oikeuksia. Botti ei koskaan vaihda tällaisen tilin salasanaa. Käytä Microsoftin palautussivua tai kysy käyttötuesta.',
  'refused.unsupported-account':
    'Tällainen tili ei kuulu yhdelle ihmiselle, joten en voi vaihtaa sen salasanaa. Kysy käyttötuesta.',
  'refused.could-not-check':
    'En saanut tarkistettua tiliäsi juuri nyt, enkä jatka tarkistamatta. Yritä muutaman minuutin päästä uudelleen tai kysy käyttötuesta.',
  'refused.locked': 'Vääriä koodeja tuli liian monta, joten palautus on lukittu. Käyttötuki voi auttaa sinua aiemmin.',
  'refused.frozen':
    'Joku ilmoitti, ettei aiempi palautus ollut hänen tekemänsä, joten tilisi palautus on pysäytetty suojaksesi. Ota yhteyttä käyttötukeen.',
  'refused.paused':
    'Salasanan palautukset ovat juuri nyt tauolla kaikilta. Tililläsi ei ole vikaa; yritä myöhemmin tai kysy käyttötuesta.',
  'refused.cooling-down': 'Palasin juuri häiriöstä ja odotan varmuuden vuoksi hetken. Yritä myöhemmin uudelleen.',
  'refused.too-many-starts': 'Palautuksia aloitettiin monta lyhyessä ajassa. Odota hetki ennen seuraavaa.',
  'refused.recently-reset':
    'Tämän tilin salasana palautettiin, tai palautus eteni tähän asti, vasta hetki sitten. Jos valitsit silloin uuden salasanan, kokeile ensin sitä. Muuten odota tai pyydä apua käyttötuesta.',
  'refused.until': 'Voit yrittää uudelleen {until, date, short} klo {until, time, short} jälkeen.',

  'door.unlock.title': 'Tilisi on lukossa',
  'door.unlock.text':
    'Monen väärän salasanan jälkeen Microsoft lukitsee kirjautumisen minuutiksi, ja joka kerralla pidemmäksi aikaa. Jos muistat salasanasi, odota noin kymmenen minuuttia ja yritä kerran. Jos et muista, uusi salasana avaa myös lukon.',
  'door.know.title': 'Kirjautuminen ei onnistu',
  'door.know.text':
    'Tarkista ensin nämä: Caps Lock ja näppäimistön kieli, koko käyttäjätunnus ja laitteesi kello. Puhelimeen tai Wi-Fiin tallennettu vanha salasana voi lukita tilin. Jos kirjautuminen ei silti onnistu, kirjoita virheilmoituksen numero muistiin ja kerro se käyttötukeen.',
  'door.new-phone.title': 'Uusi puhelin',
  'door.new-phone.text':
    'Jos voit vielä hyväksyä kirjautumisen vanhalla puhelimella tai muulla tavalla, lisää uusi puhelin suojaustiedoissasi. Jos et voi, käyttötuen pitää tehdä se kanssasi: uusi salasana ei siirrä sovellusta.',
  'door.expired.title': 'Salasanasi on vanhentunut',
  'door.expired.text':
    'Jos muistat vanhan salasanan, kirjaudu sillä kerran: Microsoft pyytää heti valitsemaan uuden. Jos et muista sitä, autan sinua asettamaan uuden.',
  'door.another-account.title': 'Toinen tili',
  'door.another-account.text':
    'Voin vaihtaa vain sen tilin salasanan, jota käytät tässä Teamsissa. Jos kyse on toisesta tilistä, avaa Teams sillä tilillä ja kirjoita minulle siellä, käytä Microsoftin palautussivua tai kysy käyttötuesta.',
  'door.human.title': 'Apua ihmiseltä',
  'door.human.text':
    'Käyttötuki auttaa, kun minä en voi. Kerro, mitä yritit, ja virheilmoituksen numero, jos näit sellaisen.',

  'helpdesk.line': 'Käyttötuki: {contact}',
  'external.note': 'Linkki avaa sivun Teamsin ulkopuolella.',

  'failure.title': 'Jokin meni meillä vikaan',
  'failure.retry': 'Vika ei ollut sinun, eikä mitään kadonnut. Yritä hetken päästä uudelleen.',
  'failure.stop': 'Vika ei ollut sinun. Kerro asiasta käyttötukeen ja anna tämä numero.',
  'failure.reference': 'Viite: {correlationId}',
  'failure.directory_unavailable': 'Microsoftin hakemisto ei juuri nyt vastaa.',
  'failure.directory_throttled': 'Microsoftin hakemistossa on juuri nyt ruuhkaa.',
  'failure.directory_forbidden': 'Minulta puuttuu oikeus, jonka tarvitsen tähän.',
  'failure.store_unavailable': 'Muistini ei juuri nyt vastaa, joten en tee mitään ennen kuin se vastaa.',
  'failure.queue_unavailable': 'En saanut työtä eteenpäin.',
  'failure.audit_unavailable':
    'En saanut kirjattua merkintää, jonka jokainen vaihe vaatii, joten jätin vaiheen tekemättä.',
  'failure.delivery_failed': 'Viestiä ei saatu lähetettyä.',
  'failure.messenger_unavailable': 'Teams ei juuri nyt vastaa.',
  'failure.desk_unavailable': 'Käyttötuen tikettijärjestelmä ei juuri nyt vastaa.',
  'failure.config_invalid': 'Asetukseni eivät ole kunnossa.',
  'failure.invariant_broken': 'Kohtasin jotain, mitä ei pitäisi tapahtua, ja pysähdyin.',

  'privacy.title': 'Mitä sinusta on tallessa',
  'privacy.text':
    'En koskaan tallenna salasanoja, ja koodit vain muodossa, josta niitä ei voi lukea takaisin. Osoitteet pysyvät organisaatiosi hakemistossa.',
  'privacy.contact': 'Miten tavoitan sinut Teamsissa, ja kielesi',
  'privacy.reset': 'Avoin palautus: sen vaihe, ei koodeja',
  'privacy.attempts': 'Väärien ja lähetettyjen koodien määrä, arvailun estämiseksi',
  'privacy.notices': 'Sinulle lähtevät ilmoitukset',
  'privacy.cases': 'Tukipyyntösi ja mitä niissä kirjoitettiin',
  'privacy.checks': 'Tuen tarkistukset siitä, olitko soittaja sinä',
  'privacy.plan': 'Nimesi salasanan palautuksen suunnitelman tehtävissä',
  'privacy.campaigns': 'Mitkä salasanan palautuksesta kertovat viestit lähtivät sinulle ja vastasitko niihin',
  'privacy.no-campaigns': 'Se, ettet halua tällaisia viestejä',
  'privacy.coverage':
    'Nimesi päivittäisessä luettelossa niistä, jotka eivät pääsisi takaisin tililleen, jos olet siinä',
  'privacy.audit': 'Organisaatiosi kirjaus siitä, mitä tehtiin ja milloin',
  'privacy.line': '{what}: {how}',
  'privacy.nothing': 'Juuri nyt ei mitään.',
  'privacy.until': '{until, date, short} asti',
  'privacy.by-rule': 'niin kauan kuin organisaatiosi on päättänyt',
  'privacy.type': 'Voit myös kirjoittaa ”poista tietoni” tai ”ohje”.',
  'erase.title': 'Poistetaanko tietosi?',
  'erase.text':
    'Unohdan, miten tavoitan sinut, kielesi ja avoimen palautuksen. Arvailua estävät laskurit ja organisaatiosi kirjaukset säilyvät aikansa.',
  'erase.type': 'Jatka painamalla painiketta tai kirjoittamalla ”kyllä, poista tietoni”. Muuten mitään ei poisteta.',
  'erased.title': 'Tietosi on poistettu',
  'erased.text': 'Voit kirjoittaa minulle milloin vain; silloin aloitamme alusta.',
  'erased.kept': 'Aikansa säilyvät: {kinds}.',
  'erased.running': 'Mitään ei poistettu: uutta salasanaa asetetaan juuri nyt. Pyydä uudelleen, kun se on valmis.',

  'secret.title': 'Se näytti salasanalta',
  'secret.text':
    'En käyttänyt enkä tallentanut sitä. Poista viestisi heti: siitä voi jäädä kopio organisaatiosi arkistoon. Jos se on salasana, jota käytät, vaihda se.',
  'number.unasked':
    'En odota koodia, joten en tehnyt numerolla mitään. Jos haluat palauttaa salasanasi, kirjoita ”unohdin salasanani”. Älä koskaan anna koodia muille.',
  'words.not-yours': 'Se kortti kuuluu toiseen keskusteluun, joten en tehnyt mitään.',
  'words.language': 'Puhun tästä lähtien suomea.',
  'words.nothing-to-cancel': 'Mitään ei ole kesken. ”ohje” näyttää, missä voin auttaa.',
  'words.no-flow': 'Palautusta ei ole kesken. Aloita kirjoittamalla ”unohdin salasanani”.',
  'words.still-checking':
    'Tämä kestää tavallista kauemmin; tarkistan yhä. Vastaan tässä heti, kun tiedän. Jos et kuule minusta minuuttiin, sano asia uudelleen.',
  'words.not-understood': 'En ymmärtänyt tuota.',

  'inert.account-confirmed': '✓ Tili vahvistettu',
  'inert.another-account': 'Kysyit toisesta tilistä',
  'inert.email-code-sent': '✓ Koodi lähetetty sähköpostiin',
  'inert.sms-code-sent': '✓ Koodi lähetetty tekstiviestinä',
  'inert.email-code-right': '✓ Sähköpostin koodi oli oikein',
  'inert.sms-code-right': '✓ Tekstiviestin koodi oli oikein',
  'inert.code-wrong': '✗ Koodi ei ollut oikein',
  'inert.code-too-old': '✗ Koodi ei enää toiminut',
  'inert.code-malformed': '✗ Se ei ollut 8 numeron koodi',
  'inert.code-not-sent': '✗ Uutta koodia ei lähetetty',
  'inert.password-refused': '✗ Salasana ei kelvannut',
  'inert.page-closed': '✗ Sivu suljettiin',
  'inert.cancelled': 'Lopetettu',
  'inert.started-over': 'Aloitettu alusta',
  'inert.erase-confirmed': '✓ Tietojen poisto vahvistettu',
  'inert.places-done': '✓ Merkitty tehdyksi',
  'inert.stale': 'Tämä kuului aiempaan vaiheeseen',
  'inert.moved-on': 'Jatkui alempana',

  'shared.personal-chat-only': 'Autan vain henkilökohtaisessa keskustelussa, jota kukaan muu ei lue.',
  'shared.open-personal-chat': 'Avaa henkilökohtainen keskustelu',
} as const satisfies Record<keyof typeof enChat, string>;
