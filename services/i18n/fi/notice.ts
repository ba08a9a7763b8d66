import type { enNotice } from '../en/notice.ts';

/** Finnish. A missing or an extra key does not compile. */
export const fiNotice = {
  'notice.reset-done.subject': 'Salasanasi on vaihdettu: {organisation}',
  'notice.reset-done.mail':
    'Tilillesi ({organisation}) asetettiin uusi salasana {at, date, short} klo {at, time, short} ({zone}) Avaimella Microsoft Teamsissa.\n\nJos vaihdoit sen itse, sinun ei tarvitse tehdä mitään. Muutaman minuutin kuluttua sinut kirjataan ulos kaikkialta; kirjaudu sisään uudella salasanalla.\n\nJos se et ollut sinä, avaa tämä linkki heti ja paina painiketta. Kukaan ei enää pääse sisään sillä salasanalla, ja käyttötuki saa tiedon:\n{link}\n\nLinkki toimii 7 päivää. Voit myös ottaa yhteyttä käyttötukeen: {helpdesk}',
  'notice.reset-done.sms':
    '{organisation}: salasanasi vaihdettiin {at, date, short} {at, time, short} ({zone}). Etkö se ollut sinä? {link} tai käyttötuki: {helpdesk}',
  'notice.locked.subject': 'Tilisi palautus on lukittu: {organisation}',
  'notice.locked.mail':
    'Joku antoi {at, date, short} klo {at, time, short} ({zone}) liian monta väärää koodia yrittäessään asettaa uutta salasanaa tilillesi ({organisation}). Palautus Avaimella on lukittu vuorokaudeksi. Salasanaasi ei vaihdettu, ja voit kirjautua kuten ennenkin.\n\nJos se et ollut sinä tai jos tarvitset uuden salasanan tänään, ota yhteyttä käyttötukeen: {helpdesk}',
  'notice.locked.sms':
    '{organisation}: liian monta väärää koodia; tilisi palautus on lukittu vuorokaudeksi. Salasanaasi ei vaihdettu. Käyttötuki: {helpdesk}',
  'notice.frozen.subject': 'Tiliäsi suojataan: {organisation}',
  'notice.frozen.mail':
    'Tilistäsi ({organisation}) ilmoitettiin {at, date, short} klo {at, time, short} ({zone}), ettei salasanan vaihto ollut sinun tekemäsi. Uutta salasanaa ei voi asettaa Avaimella 7 päivään, ja jos salasana oli asetettu Avaimella, se ei enää toimi.\n\nPääset takaisin ottamalla yhteyttä käyttötukeen, joka on saanut tiedon: {helpdesk}',
  'notice.frozen.sms':
    '{organisation}: tilistäsi tehtiin ilmoitus "se en ollut minä". Tili on nyt suojattu. Ota yhteyttä käyttötukeen: {helpdesk}',
  'notice.helpdesk.subject': 'Avain: ilmoitus "se en ollut minä"',
  'notice.helpdesk.mail':
    '{account} ilmoitti {at, date, short} klo {at, time, short} (UTC), ettei salasanan palautus ollut hänen tekemänsä.\n\n{replaced, select, yes {Salasana korvattiin sellaisella, jota kukaan ei tiedä, ja kaikki istunnot päätettiin.} other {Avain ei voinut korvata salasanaa: suojatkaa tili heti.}} Palautus Avaimella on tältä tililtä jäädytetty 7 päiväksi.\n\nOttakaa henkilöön yhteyttä ennestään tuntemallanne tavalla. Ilmoitus: {report}',
  'notice.manager.subject': 'Tarkista: {person} on saamassa tilinsä takaisin ({organisation})',
  'notice.manager.mail':
    'Olet organisaation {organisation} hakemiston mukaan tämän henkilön esihenkilö: {person}.\n\n{person} ei pääse kirjautumaan, eikä hänellä ole mitään rekisteröityä tapaa todistaa henkilöllisyyttään. {agent} käyttötuesta on vahvistanut kasvotusten tai henkilöllisyystodistuksesta, että pyyntö tulee häneltä itseltään. Toisenkin käyttötuen työntekijän on vahvistettava se, ennen kuin {person} voi valita uuden salasanan. Salasanaa ei näe kukaan muu kuin hän itse.\n\nJos tiedät, että {person} on pyytänyt tätä, sinun ei tarvitse tehdä mitään.\n\nJos jokin tässä on vialla tai et ole varma, avaa tämä linkki ja paina painiketta viimeistään {until, date, short} klo {until, time, short} ({zone}). Silloin kaikki pysähtyy:\n{link}\n\nLinkki on tarkoitettu vain sinulle, eikä se vaadi kirjautumista. Voit myös ottaa yhteyttä käyttötukeen: {helpdesk}. Tapaus: {number}',
  'code-mail.subject': 'Koodisi uutta salasanaa varten: {tenant}',
  'code-mail.body':
    'Koodisi on {code}\n\nJoku, toivottavasti sinä, on vaihtamassa salasanaa tilillesi ({tenant}) Microsoft Teamsissa. Kirjoita koodi siellä keskusteluun Avaimen kanssa. Se toimii {minutes} minuuttia ja vain kerran.\n\nEmme koskaan kysy tätä koodia puhelimessa, eikä kukaan muu tarvitse sitä. Jos tämä et ollut sinä, sinun ei tarvitse tehdä mitään: ilman koodia mitään ei tapahdu.',
  'code-sms.body':
    'Avain: {code} on koodisi uutta salasanaa varten ({tenant}). Voimassa {minutes} min. Emme koskaan kysy koodia puhelimessa.',
} as const satisfies Record<keyof typeof enNotice, string>;
