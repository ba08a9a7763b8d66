import type { enDiagnosis } from '../en/diagnosis.ts';

/** Finnish. A missing or an extra key does not compile. */
export const fiDiagnosis = {
  'button.diagnose': 'Miksi en pääse sisään?',
  'button.look-at-errors': 'Katso kirjautumisvirheeni',

  'diagnosis.title': 'Miksi et pääse sisään',
  'diagnosis.account.open': 'Tilisi on auki, eikä mikään siinä selitä, miksi kirjautuminen ei onnistu.',
  'diagnosis.account.half':
    'Tilisi on auki. Siihen on kuitenkin rekisteröity liian vähän, jotta voisin tarkistaa, että kyse on sinusta. Siksi en voi antaa sinulle uutta salasanaa yksin.',
  'diagnosis.account.no-way':
    'Tilisi on auki. En kuitenkaan voi lähettää tarvittavia koodeja, joten uuden salasanan saat käyttötuesta.',
  'diagnosis.account.synced':
    'Salasanasi on organisaatiosi omassa hakemistossa. Jos se on väärä, vanhentunut tai lukossa, asia korjataan siellä: Microsoftin palautussivulla, jos organisaatiosi on avannut sen, tai käyttötuessa.',
  'diagnosis.account.federated':
    'Organisaatiosi kirjaa sinut sisään omalla järjestelmällään. Jos se ei päästä sisään, syy on siellä: käyttötuki näkee sen.',
  'diagnosis.account.guest':
    'Olet täällä vieraana. Kirjaudut kotiorganisaatiosi salasanalla, joten sen käyttötuki voi auttaa.',
  'diagnosis.account.disabled':
    'Tilisi on poistettu käytöstä. Se on syy, eikä uusi salasana auttaisi. Käyttötuki voi selvittää, miksi.',
  'diagnosis.account.privileged':
    'Tilisi on auki, mutta se on erityisesti suojattu, eikä botti koskaan vaihda sen salasanaa. Microsoftin palautussivu tai käyttötuki auttaa.',
  'diagnosis.account.unsupported': 'Tällainen tili ei kuulu yhdelle ihmiselle. Käyttötuki voi tutkia asiaa.',
  'diagnosis.account.unknown': 'En saanut juuri nyt luettua kaikkea. Kysy uudelleen muutaman minuutin kuluttua.',
  'diagnosis.look':
    'Voin katsoa viimeisimmät kirjautumisvirheesi. Sitä varten sinun on todistettava kerran, kuka olet. Katson vain viimeisten 24 tunnin virhekoodit, en paikkaa enkä aikaa. Mitään ei tallenneta, eikä salasanasi muutu.',

  'note.diagnosis': 'Todista kerran, kuka olet. Sitten katson kirjautumistesi virhekoodit.',

  'diagnosis.found.title': 'Mitä kirjautumisesi kertovat',
  'diagnosis.found.how': 'Katsoin viimeisten 24 tunnin virhekoodit. Niistä ei tallennu mitään.',
  'diagnosis.old-password':
    '{client, select, mail {Salasanasi on oikein. Sähköpostiohjelma tai puhelimen sähköposti lähettää kuitenkin yhä vanhaa salasanaa.} app {Salasanasi on oikein. Jokin puhelimen tai tietokoneen sovellus lähettää kuitenkin yhä vanhaa salasanaa.} browser {Salasanasi on oikein. Jokin selain lähettää kuitenkin yhä vanhaa salasanaa.} other {Salasanasi on oikein. Jokin ohjelma lähettää kuitenkin yhä vanhaa salasanaa.}}',
  'diagnosis.old-password.locks':
    'Sen yritykset lukitsevat tilisi yhä uudelleen. Kun niitä ei tule muutamaan minuuttiin, lukko aukeaa itsestään.',
  'diagnosis.old-password.next': 'Vaihda siihen oikea salasana tai poista se toistaiseksi käytöstä.',
  'diagnosis.locked': 'Kirjautuminen on lukossa, koska väärää salasanaa yritettiin liian monta kertaa.',
  'diagnosis.locked.next':
    'Ensimmäinen lukitus kestää minuutin. Uusien väärien yritysten jälkeen se kestää pidempään; Microsoft ei kerro, kuinka pitkään. Myös uusi salasana avaa lukon.',
  'diagnosis.nothing':
    'En näe viimeisten 24 tunnin ajalta epäonnistunutta kirjautumista, joka selittäisi asian. Uusimmat näkyvät joskus vasta muutaman minuutin kuluttua.',
  'diagnosis.unknown':
    'Viimeisin kirjautumisesi epäonnistui koodilla {code}. En tunne sitä, mutta käyttötuki osaa lukea sen.',
  'diagnosis.reset.helps': 'Uusi salasana korjaa tämän. Vielä yksi todiste, ja voit valita sen.',
  'diagnosis.reset.ready': 'Uusi salasana korjaa tämän, ja voit valita sen nyt.',
  'diagnosis.reset.useless': 'Uusi salasana ei auttaisi, joten lopetin palautuksen. Mikään ei muuttunut.',
  'diagnosis.reset.open': 'En osaa sanoa, auttaisiko uusi salasana. Voit jatkaa ja valita uuden tai kysyä ihmiseltä.',
  'diagnosis.type-go-on': 'Voit myös kirjoittaa: jatka',
  'diagnosis.not-read.title': 'En voinut katsoa',
  'diagnosis.not-read':
    'Kirjautumisvirheitäsi ei voitu lukea. Ehkä organisaatiosi ei ole avannut niitä minulle. Voit jatkaa uuteen salasanaan tai kysyä ihmiseltä.',
  'diagnosis.too-often':
    'Kirjautumisvirheitäsi on katsottu liian usein. Voin katsoa uudelleen {at, date, short} {at, time, short} jälkeen. Voit silti jatkaa uuteen salasanaan.',

  'diagnosis.code.title': 'Koodi {code}',
  'diagnosis.code.unknown': 'En tunne koodia {code}. Kerro se käyttötuelle: siellä osataan lukea, mitä se tarkoittaa.',
} satisfies Record<keyof typeof enDiagnosis, string>;
