import type { enFeedback } from '../en/feedback.ts';

/** Finnish. A missing or an extra key does not compile. */
export const fiFeedback = {
  'button.why': 'Kerro, miksi',
  'button.why-not-mine': 'Kysyin jotain muuta',
  'button.why-outdated': 'Vanhentunut tai väärin',
  'button.why-too-hard': 'Liian vaikea ymmärtää',
  'button.why-no-help': 'Ei ratkaissut ongelmaani',
  'button.pass-on': 'Välitä kysymykseni eteenpäin',

  'answer.why': 'Miksi ei? Syy vain lasketaan, sanojasi ei tallenneta.',
  'question.offer':
    'Voin välittää kysymyksesi niille, jotka kirjoittavat vastaukseni. Nimesi, osoitteet ja pitkät numerot jätetään pois. Älä välitä kysymystä, jos siinä mainitaan joku muu nimeltä.',

  'words.answer-why': 'Kiitos. Syy on laskettu, ja se auttaa korjaamaan vastausta.',
  'words.question-passed':
    'Kiitos. Kysymyksesi on välitetty ilman nimeäsi, joten en voi kertoa, milloin siihen on vastaus. Jos tarvitset apua nyt, puhu ihmiselle.',
  'words.question-gone': 'Minulla ei ole enää sitä kysymystä. Kirjoita se uudelleen, niin voin välittää sen.',
  'words.question-too-many': 'Olet välittänyt tänään jo kymmenen kysymystä. Puhu muista asioista ihmiselle.',

  'button.admin.gaps': 'Kysymykset vailla vastausta',
  'button.admin.gap-draft': 'Tee siitä luonnos',
  'button.admin.gap-dismiss': 'Hylkää se',
  'button.admin.more': 'Lisää',

  'admin.gaps.title': 'Kysymykset vailla vastausta',
  'admin.gaps.text':
    'Näihin ei löytynyt vastausta, ja kysyjä välitti kysymyksensä. Ketään ei mainita nimeltä, ja kysymys poistuu 90 päivän kuluttua. Luonnos on tiedosto, jonka viimeistelet.',
  'admin.gaps.none': 'Kukaan ei ole välittänyt kysymystä. Kysymykset säilyvät täällä 90 päivää.',
  'admin.gaps.times': '{count, plural, one {kerran} other {# kertaa}}, viimeksi {day}',
  'admin.gaps.more':
    '{count, plural, one {Ja vielä yksi.} other {Ja vielä #.}} Ne tulevat näkyviin, kun nämä on käsitelty.',
  'admin.gaps.pick': 'Kysymys',
  'admin.gaps.missed': 'Vastaukset, joista ei ollut apua, neljän viikon ajalta',
  'admin.gaps.no': '{count} × ei',
  'admin.gaps.why.not-mine': '{count} × kysyi muuta',
  'admin.gaps.why.outdated': '{count} × vanhentunut tai väärin',
  'admin.gaps.why.too-hard': '{count} × liian vaikea ymmärtää',
  'admin.gaps.why.no-help': '{count} × ei ratkaissut ongelmaa',
  'admin.gaps.drafts':
    '{count, plural, one {Yksi luonnos odottaa} other {# luonnosta odottaa}}. Kirjoita ne tiedostoiksi komennolla: npm run knowledge -- drafts',
  'admin.gaps.drafted': 'Luonnos on tehty. Se odottaa, että joku kirjoittaa sen tiedostoksi ja viimeistelee sen.',
  'admin.gaps.dismissed': 'Kysymys on hylätty.',
  'admin.gaps.gone': 'Sitä kysymystä ei enää ole.',
  'admin.gaps.full': 'Sata luonnosta odottaa jo. Viimeistele ensin niistä joitakin.',

  'desk.button.answer': 'Tallenna vastaus',
  'desk.button.answer-confirmed': 'Tallenna luonnokseksi',
  'desk.answer.title': 'Tallenna vastaus muita varten',
  'desk.answer.text':
    'Avaimen ylläpitäjät saavat sen luonnoksena ilman tapausta. Älä mainitse ketään nimeltä äläkä kirjoita salasanaa tai koodia.',
  'desk.answer.question': 'Mitä kysyttiin, niin kuin muut sen kysyisivät',
  'desk.answer.answer': 'Mikä auttoi, vaihe vaiheelta',
  'desk.answer.missing': 'Tarvitaan sekä kysymys että vastaus.',
  'desk.say.answer-saved': 'Tapaus {number}: vastaus on tallennettu luonnokseksi Avaimen ylläpitäjille.',
  'desk.no.names-person':
    'Tekstissä mainitaan tapauksen henkilö, joten mitään ei tallennettu. Kirjoita se niin, että siitä on apua kenelle tahansa.',
  'desk.no.drafts-full':
    'Sata luonnosta odottaa jo, joten mitään ei tallennettu. Pyydä Avaimen ylläpitäjiä viimeistelemään niistä joitakin.',
} satisfies Record<keyof typeof enFeedback, string>;
