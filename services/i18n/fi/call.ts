import type { enCall } from '../en/call.ts';

/** Finnish: the caller check: messages and page. */
export const fiCall = {
  'call.mail.subject': 'Soitatko parhaillaan käyttötukeen ({organisation})?',
  'call.mail':
    'Hei,\n\n{agent}, käyttötuki ({organisation}), kertoo, että puhut juuri nyt puhelimessa hänen kanssaan.\n\nJos näin on, avaa tämä linkki ja jatka siellä:\n{link}\n\nJos et soita, avaa linkki ja paina Ei, tai jätä tämä viesti huomiotta. Älä anna linkkiä kenellekään, älä käyttötuellekaan.',
  'call.sms':
    '{organisation}: {agent}, käyttötuki, kertoo, että soitat sinne juuri nyt. Jos soitat, jatka tästä: {link} Etkö soita? Avaa linkki ja paina Ei, tai jätä viesti huomiotta.',
  'call.code-mail.body':
    'Koodisi on {code}\n\nJoku, toivottavasti sinä, valitsee uutta salasanaa tilillesi ({tenant}). Kirjoita koodi sivulle, jonka linkkimme avasi. Koodi toimii {minutes} minuuttia, kerran.\n\nEmme koskaan kysy tätä koodia puhelimessa, eikä kukaan käyttötuessa tarvitse sitä. Jos se et ollut sinä, sinun ei tarvitse tehdä mitään: ilman koodia mitään ei tapahdu.',

  'call.title': 'Soitatko käyttötukeen?',
  'call.loading': 'Sivua avataan…',
  'call.ask.who': 'Meille on kerrottu, että puhut parhaillaan puhelimessa:',
  'call.ask.agent': '{agent}, käyttötuki, {organisation}',
  'call.ask.words-title': 'Kysy nämä kolme sanaa',
  'call.ask.words-help':
    'Puhelimessa oleva henkilö osaa sanoa sinulle samat sanat. Jos hän ei osaa tai sanoo muut sanat, paina Ei ja lopeta puhelu.',
  'call.ask.never': 'Kukaan käyttötuessa ei tarvitse sinulta koodia eikä salasanaa.',
  'call.ask.yes': 'Kyllä, soitan juuri nyt',
  'call.ask.no': 'Ei, en soita',
  'call.ask.asking': 'Hetkinen…',
  'call.time-left': 'Aikaa jäljellä: {time}',
  'call.time-warning': 'Aikaa on {minutes, plural, one {yksi minuutti} other {# minuuttia}}.',

  'call.prove.title': 'Vielä yksi todiste, että olet se sinä',
  'call.prove.why': 'Linkin avaaminen oli ensimmäinen todiste. Toista varten lähetämme sinulle koodin toista kautta.',
  'call.prove.email-code': 'Lähetä koodi sähköpostiin {hint}',
  'call.prove.sms-code': 'Lähetä koodi tekstiviestillä numeroon {hint}',
  'call.prove.sent-email-code': 'Lähetimme koodin sähköpostiin {hint}. Se toimii {minutes} minuuttia.',
  'call.prove.sent-sms-code': 'Lähetimme koodin tekstiviestillä numeroon {hint}. Se toimii {minutes} minuuttia.',
  'call.prove.field': 'Koodi, 8 numeroa',
  'call.prove.submit': 'Jatka',
  'call.prove.again': 'Lähetä uusi koodi',
  'call.prove.again-in': 'Uuden koodin voi lähettää {time} kuluttua',
  'call.prove.tell-nobody': 'Kirjoita koodi vain tähän. Älä lue sitä puhelimessa.',
  'call.prove.stop': 'En soita: keskeytä',
  'call.prove.empty': 'Kirjoita ensin viestissä oleva koodi.',

  'call.note.wrong-code':
    'Koodi ei täsmää. {tries, plural, one {Sillä on jäljellä yksi yritys.} other {Sillä on jäljellä # yritystä.}}',
  'call.note.code-burned': 'Se oli tämän koodin viimeinen yritys. Pyydä uusi koodi.',
  'call.note.code-expired': 'Tämä koodi ei enää toimi. Pyydä uusi koodi.',
  'call.note.code-malformed': 'Koodissa on 8 numeroa. Tarkista, mitä kirjoitit; sitä ei laskettu yritykseksi.',
  'call.note.wait': 'Koodi lähetettiin juuri äsken. Odota hetki, ennen kuin pyydät uuden.',
  'call.note.no-sends-left': 'Tätä kautta ei voi nyt lähettää enempää koodeja. Kerro siitä käyttötuelle puhelimessa.',
  'call.note.not-sent': 'Koodia ei voitu lähettää. Yritä uudelleen tai kerro siitä käyttötuelle puhelimessa.',
  'call.note.not-reached': 'Yhteys katkesi. Paina painiketta uudelleen.',

  'call.passed.title': 'Todistettu',
  'call.passed.body': 'Valitse nyt uusi salasana. Sivu avautuu itsestään…',

  'call.denied.title': 'Kiitos, keskeytimme tämän',
  'call.denied.body':
    'Joku on saattanut yrittää päästä tilillesi esiintymällä sinuna. Hän ei päässyt sisään, ja salasanasi on ennallaan.',
  'call.denied.what-we-did': 'Mitä teimme',
  'call.denied.did-link': 'Tämä linkki on poistettu käytöstä, eikä sillä voi enää todistaa mitään.',
  'call.denied.did-helpdesk': 'Käyttötuki sai heti varoituksen ja selvittää asian.',
  'call.denied.what-you-do': 'Mitä sinä voit tehdä',
  'call.denied.do-nothing': 'Sinun ei tarvitse tehdä muuta.',
  'call.denied.do-hang-up': 'Jos joku puhuu kanssasi tästä puhelimessa, lopeta puhelu.',
  'call.denied.do-call': 'Jos haluat kysyä jotain, ota yhteyttä käyttötukeen ennestään tuntemaasi kautta:',

  'call.refused.title': 'Tämä ei onnistu tässä',
  'call.refused.body':
    'Tälle tilille ei voi nyt asettaa uutta salasanaa tällä sivulla. Salasanasi on ennallaan. Kerro siitä käyttötuelle puhelimessa; sieltä löytyy toinen keino.',
  'call.over.title': 'Tarkistus on ohi',
  'call.over.body':
    'Se on tehty tai keskeytetty, tai sen aika loppui. Jos valitset salasanaa toisessa ikkunassa, jatka siellä. Muuten pyydä käyttötukea puhelimessa aloittamaan uudelleen.',
  'call.dead.title': 'Linkki ei toimi',
  'call.dead.body':
    'Se toimii kerran, yhdessä selaimessa ja puoli tuntia. Jos puhut puhelimessa käyttötuen kanssa, pyydä aloittamaan uudelleen. Jos et, sinun ei tarvitse tehdä mitään.',
  'call.twice.title': 'Linkki avattiin kahdesti',
  'call.twice.body':
    'Poistimme sen käytöstä turvallisuutesi vuoksi. Jos avasit sen itse toisessa selaimessa, pyydä käyttötukea puhelimessa aloittamaan uudelleen. Jos avaaja et ollut sinä, kerro siitä käyttötuelle.',
  'call.unavailable.title': 'Emme voi jatkaa juuri nyt',
  'call.unavailable.body': 'Yhteydessäsi tai palvelussamme on häiriö. Mitään ei muutettu.',
  'call.unsupported.title': 'Tämä selain on liian vanha',
  'call.unsupported.body': 'Avaa linkki Edgen, Chromen, Firefoxin tai Safarin uudessa versiossa.',

  'call.page.no-tries': 'Yrityksiä ei ole jäljellä. Pyydä käyttötukea puhelimessa aloittamaan uudelleen.',
  'call.page.checking':
    'Microsoft ei ole vielä vahvistanut muutosta. Yritä kirjautua uudella salasanalla muutaman minuutin kuluttua; voit sulkea tämän ikkunan. Jos se ei onnistu, kerro siitä käyttötuelle.',
  'call.page.failed':
    'Jokin meni meillä vikaan, ja vanha salasanasi on ennallaan. Pyydä käyttötukea puhelimessa aloittamaan uudelleen.',
  'call.page.ended':
    'Se keskeytettiin tai sen aika loppui. Tältä sivulta ei muutettu mitään. Pyydä käyttötukea puhelimessa aloittamaan uudelleen.',
  'call.page.dead':
    'Linkki toimii kerran ja vain muutaman minuutin. Pyydä käyttötukea puhelimessa aloittamaan uudelleen.',
  'call.page.close': 'Voit sulkea tämän ikkunan.',
} as const satisfies Readonly<Record<keyof typeof enCall, string>>;
