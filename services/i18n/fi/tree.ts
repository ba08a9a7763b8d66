import type { enTree } from '../en/tree.ts';

export const fiTree: Readonly<Record<keyof typeof enTree, string>> = {
  'button.tree-go': 'Selvitä tätä',
  'button.tree-admins': 'Ylläpitäjille',
  'button.tree-people': 'Kaikille',
  'button.tree-menu': 'Vika on jossain muussa',
  'button.tree-back': 'Askel taaksepäin',
  'button.tree-continue': 'Jatka vianetsintää',

  'tree.help': 'Kun jokin ei toimi: ”vianetsintä”. Virhekoodin voit vain liittää tähän.',
  'tree.menu.title': 'Mikä on vialla?',
  'tree.menu.admins': 'Mikä organisaatiossa on vialla?',
  'tree.menu.text':
    'Valitse lähin vaihtoehto. Kysyn pari asiaa ja kerron, mitä tehdä. Jos näet virhekoodin, liitä se vain tähän.',
  'tree.menu.label': 'Mikä kuvaa tilannetta parhaiten?',
  'tree.menu.missing': 'Valitse yksi riveistä.',
  'tree.type': 'Voit myös kirjoittaa numeron tai sanat.',
  'tree.code': 'Kirjoitit koodin {code}.',
  'tree.what-to-do': 'Tee näin',
  'tree.source': 'Lisää aiheesta: [Microsoftin sivu]({source})',
  'tree.helped': 'Auttoiko tämä?',

  'tree.not-helped.title': 'Sitten joku katsoo tätä kanssasi',
  'tree.not-helped.text':
    'Ihminen voi jatkaa tästä. Hän näkee, mihin kysymyksiin olet vastannut, joten sinun ei tarvitse kertoa samaa uudelleen.',
  'tree.support.title': 'Teksti Microsoftin tukeen',
  'tree.support.how':
    'Kopioi teksti, täydennä puuttuvat kohdat ja lähetä se kuvakaappauksen kanssa. Ylläpitäjä tekee tukipyynnön Microsoft 365 -hallintakeskuksessa.',
  'tree.support.careful': 'Älä koskaan kirjoita siihen salasanaa tai koodia.',

  'tree.request.subject': 'Aihe: {title}',
  'tree.request.description': 'Mitä tapahtuu: {verdict}',
  'tree.request.steps': 'Tähän asti tehty:',
  'tree.request.no-steps': 'Tähän asti tehty: …',
  'tree.request.code': 'Virhekoodi: {code}',
  'tree.request.no-code': 'Virhekoodi: …',
  'tree.request.page': 'Sivu ja sen osoite: … (liitä kuvakaappaus)',
  'tree.request.support-code': 'Sivun alareunan tukikoodi (tai SID ja CID): …',
  'tree.request.time': 'Tarkka aika: … (tämä teksti tehtiin {at}, aikavyöhyke {zone})',
  'tree.request.person': 'Käyttäjä, objektitunnus: {id}',
  'tree.request.kind':
    'Tilin tyyppi: {kind, select, cloud {vain pilvessä} synced {synkronoitu omasta hakemistosta} federated {federoitu} guest {vieras} admin {ylläpitäjä} other {…}}',
  'tree.request.licence': 'Microsoft Entra ID P1 tai P2: {licence, select, yes {on} no {ei ole} other {…}}',
  'tree.request.log':
    'Jos salasanat menevät omaan hakemistoon: liitä mukaan Microsoft Entra Connect -palvelimen Application-tapahtumaloki zip-pakettina.',

  'words.tree-yes': 'Hyvä. Kirjoita minulle, kun jokin on vialla.',
  'words.tree-gone': 'Tuo kortti on jo liian vanha. Aloita alusta kirjoittamalla ”vianetsintä”.',
  'words.tree-nothing': 'Ei ole mitään jatkettavaa. Aloita kirjoittamalla ”vianetsintä”.',

  'desk.what.troubleshot': 'kävi läpi vianetsinnän',
};
