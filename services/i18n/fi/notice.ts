import type { enNotice } from '../en/notice.ts';

/** Finnish. A missing or an extra key does not compile. */
export const fiNotice = {
  'notice.placeholder': 'Avain',
  'code-mail.subject': 'Koodisi uutta salasanaa varten: {tenant}',
  'code-mail.body':
    'Koodisi on {code}\n\nJoku, toivottavasti sinä, on vaihtamassa salasanaa tilillesi ({tenant}) Microsoft Teamsissa. Kirjoita koodi siellä keskusteluun Avaimen kanssa. Se toimii {minutes} minuuttia ja vain kerran.\n\nEmme koskaan kysy tätä koodia puhelimessa, eikä kukaan muu tarvitse sitä. Jos tämä et ollut sinä, sinun ei tarvitse tehdä mitään: ilman koodia mitään ei tapahdu.',
  'code-sms.body':
    'Avain: {code} on koodisi uutta salasanaa varten ({tenant}). Voimassa {minutes} min. Emme koskaan kysy koodia puhelimessa.',
} as const satisfies Record<keyof typeof enNotice, string>;
