const en = {
  'app.name': 'Avain playground',
  'app.note': 'A pretend Teams, a pretend company. Nothing leaves this machine.',
  'choose.title': 'Who are you today?',
  'choose.lead':
    'Pick somebody of the company and talk to Avain as they would. Passwords, mail and text messages are invented.',
  'choose.filter': 'Find a person',
  'choose.none': 'Nobody fits.',
  'choose.switch': 'Switch person',
  'theme.label': 'Theme',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'theme.contrast': 'High contrast',
  'phone.toggle': 'Phone width',
  'panel.toggle': 'Side panel',
  'panel.close': 'Close the side panel',
  'chats.label': 'Chats',
  'chat.log': 'Messages',
  'chat.empty': 'No messages yet.',
  'chat.channel-empty': 'Nobody has posted yet. Write a message and name @Avain in it.',
  'chat.compose': 'Type a message',
  'chat.compose-channel': 'Start a post; @Avain makes the bot listen',
  'chat.send': 'Send',
  'chat.typing': 'Avain is typing',
  'chat.edited': 'Edited',
  'chat.deleted': 'This message has been deleted.',
  'chat.failed': 'Avain could not take this ({status}).',
  'chat.silent': 'Avain did not answer.',
  'chat.card-broken': 'This card cannot be shown.',
  'chat.new': 'New message',
  'dialog.close': 'Close',
  'dialog.failed': 'Unable to reach the app. {reason}',
  'tab.outbox': 'Outbox',
  'tab.sign-in': 'Sign in',
  'tab.faults': 'Bad days',
  'tab.log': 'Directory log',
  'outbox.empty': 'Nothing was sent yet. E-mails and text messages of Avain land here.',
  'outbox.copy': 'Copy {code}',
  'outbox.copied': 'Copied',
  'outbox.mail': 'E-mail',
  'outbox.sms': 'Text message',
  'signin.lead': 'The pretend Entra: try whether a password works.',
  'signin.upn': 'Account',
  'signin.password': 'Password',
  'signin.submit': 'Sign in',
  'signin.hint': 'In the beginning the password is',
  'signin.ok': 'Signed in.',
  'signin.refused': 'Refused: {why} ({code})',
  'faults.lead': 'Switch on a bad day; it strikes the next requests and then is over.',
  'faults.on': 'Switched on: {what}',
  'faults.failed': 'That could not be switched on.',
  'faults.restore': 'Put everything back',
  'faults.restored': 'The company is as it was in the beginning.',
  'faults.reinstall': 'Remove Avain and add it again',
  'log.empty': 'The directory was not asked yet.',
  'log.refresh': 'Refresh',
} as const;

export type WordKey = keyof typeof en;

const fi: Readonly<Record<WordKey, string>> = {
  'app.name': 'Avaimen leikkikenttä',
  'app.note': 'Leikki-Teams ja leikkiyritys. Mikään ei lähde tältä koneelta.',
  'choose.title': 'Kuka olet tänään?',
  'choose.lead':
    'Valitse joku yrityksestä ja puhu Avaimelle hänenä. Salasanat, sähköpostit ja tekstiviestit ovat keksittyjä.',
  'choose.filter': 'Etsi henkilö',
  'choose.none': 'Ketään ei löytynyt.',
  'choose.switch': 'Vaihda henkilöä',
  'theme.label': 'Teema',
  'theme.light': 'Vaalea',
  'theme.dark': 'Tumma',
  'theme.contrast': 'Suuri kontrasti',
  'phone.toggle': 'Puhelimen leveys',
  'panel.toggle': 'Sivupaneeli',
  'panel.close': 'Sulje sivupaneeli',
  'chats.label': 'Keskustelut',
  'chat.log': 'Viestit',
  'chat.empty': 'Ei vielä viestejä.',
  'chat.channel-empty': 'Kukaan ei ole vielä kirjoittanut. Kirjoita viesti ja mainitse @Avain.',
  'chat.compose': 'Kirjoita viesti',
  'chat.compose-channel': 'Aloita julkaisu; @Avain saa botin kuulemaan',
  'chat.send': 'Lähetä',
  'chat.typing': 'Avain kirjoittaa',
  'chat.edited': 'Muokattu',
  'chat.deleted': 'Tämä viesti on poistettu.',
  'chat.failed': 'Avain ei ottanut tätä vastaan ({status}).',
  'chat.silent': 'Avain ei vastannut.',
  'chat.card-broken': 'Tätä korttia ei voi näyttää.',
  'chat.new': 'Uusi viesti',
  'dialog.close': 'Sulje',
  'dialog.failed': 'Sovellukseen ei saada yhteyttä. {reason}',
  'tab.outbox': 'Lähteneet',
  'tab.sign-in': 'Kirjaudu',
  'tab.faults': 'Häiriöt',
  'tab.log': 'Hakemistoloki',
  'outbox.empty': 'Mitään ei ole vielä lähetetty. Avaimen sähköpostit ja tekstiviestit tulevat tähän.',
  'outbox.copy': 'Kopioi {code}',
  'outbox.copied': 'Kopioitu',
  'outbox.mail': 'Sähköposti',
  'outbox.sms': 'Tekstiviesti',
  'signin.lead': 'Leikki-Entra: kokeile, kelpaako salasana.',
  'signin.upn': 'Tili',
  'signin.password': 'Salasana',
  'signin.submit': 'Kirjaudu sisään',
  'signin.hint': 'Alussa salasana on',
  'signin.ok': 'Kirjautuminen onnistui.',
  'signin.refused': 'Ei kelvannut: {why} ({code})',
  'faults.lead': 'Kytke häiriö; se osuu seuraaviin pyyntöihin ja on sitten ohi.',
  'faults.on': 'Kytketty: {what}',
  'faults.failed': 'Häiriötä ei voitu kytkeä.',
  'faults.restore': 'Palauta kaikki alkuun',
  'faults.restored': 'Yritys on kuin alussa.',
  'faults.reinstall': 'Poista Avain ja lisää se uudelleen',
  'log.empty': 'Hakemistolta ei ole vielä kysytty mitään.',
  'log.refresh': 'Päivitä',
};

/** Why Entra refuses a sign-in, by AADSTS number. */
const refusals: Readonly<Record<string, { readonly en: string; readonly fi: string }>> = {
  AADSTS50126: { en: 'wrong user name or password', fi: 'väärä käyttäjätunnus tai salasana' },
  AADSTS50034: { en: 'no such account', fi: 'tiliä ei ole' },
  AADSTS50053: { en: 'the account is locked for a while', fi: 'tili on hetken lukittu' },
  AADSTS50055: { en: 'the password has expired', fi: 'salasana on vanhentunut' },
  AADSTS50057: { en: 'the account is disabled', fi: 'tili on poissa käytöstä' },
  AADSTS50072: { en: 'a second factor has to be registered', fi: 'toinen tunniste on rekisteröitävä' },
  AADSTS50076: { en: 'a second factor is needed', fi: 'tarvitaan toinen tunniste' },
  AADSTS50144: { en: 'the on-premises password has expired', fi: 'paikallisen hakemiston salasana on vanhentunut' },
};

export type PageLanguage = 'en' | 'fi';

export type Words = {
  readonly language: PageLanguage;
  readonly say: (key: WordKey, holes?: Readonly<Record<string, string>>) => string;
  readonly refusal: (code: string) => string;
};

/** The words of the page's own frame; what Avain says comes from Avain. */
export function createWords(language: PageLanguage): Words {
  const catalogue = language === 'fi' ? fi : en;
  return {
    language,
    say: (key, holes = {}) => catalogue[key].replace(/\{(\w+)\}/g, (whole, name: string) => holes[name] ?? whole),
    refusal: (code) =>
      refusals[code]?.[language] ?? (language === 'fi' ? 'kirjautuminen estettiin' : 'the sign-in was refused'),
  };
}
