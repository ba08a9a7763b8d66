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
} satisfies Record<keyof typeof enFeedback, string>;
