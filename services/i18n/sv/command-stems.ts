import type { CommandId } from '../command-ids.ts';

const password = /\blosenord\p{L}*\b/u;
const account = /\b(?:konto\p{L}*|anvandarkonto\p{L}*)\b/u;
const phone = /\b(?:telefon\p{L}*|mobil\p{L}*|iphone|android|lur\p{L}*)\b/u;
const code = /\b(?:kod|koden|koder|engangskod\p{L}*)\b/u;
const cannot = /\b(?:inte|ej|aldrig|ingen|inget)\b/u;
/** Said of a way to send a code, and not in a complaint about that way. */
const wish = /^(?!.*\b(?:inte|ej|ingen|inget|tappat|fel)\b)/u;

/**
 * Stems of Swedish, first match wins; every one of `all` has to be found. Words are folded: å and ä are a, ö is o. They are
 * looked at after those of English and Finnish: "en", which is "not" to a Finn, means nothing here.
 */
export const svStems: readonly { readonly id: CommandId; readonly all: readonly RegExp[] }[] = [
  { id: 'expired-password', all: [password, /\b(?:gatt ut|gick ut|gar ut|utgang\p{L}*|foraldra\p{L}*|lopt ut)\b/u] },
  {
    id: 'start-reset',
    all: [
      password,
      /\b(?:glomt|glomde|glomm?er|bortglomt|aterstall\p{L}*|nollstall\p{L}*|tappat|minns inte|kommer inte (?:pa|ihag)|vet inte|kan inte)\b/u,
    ],
  },
  {
    id: 'know-password',
    all: [
      password,
      /\b(?:kan|minns|vet|fungerar|funkar|duger|ratt|fel|felaktigt)\b/u,
      /\b(?:men|inte|ej|fel|felaktigt)\b/u,
    ],
  },
  { id: 'unlock', all: [account, /\b(?:last|lasts|laste|las\p{L}*|sparr\p{L}*|blocker\p{L}*)\b/u] },
  { id: 'unlock', all: [/\b(?:utelast|las upp)\b/u] },
  {
    id: 'new-phone',
    all: [phone, /\b(?:ny|nya|nytt|bytt|bytte|byter|byta|tappat|tappade|borta|stulen|trasig|sonder)\b/u],
  },
  { id: 'know-password', all: [/\b(?:logg\p{L}*|inlogg\p{L}*|kommer|komma)\b/u, /\b(?:in|inlogg\p{L}*)\b/u, cannot] },
  { id: 'know-password', all: [/\b(?:logga in|inlogg\p{L}*)\b/u, /\b(?:hjalp|problem|svart|besvar)\b/u] },
  { id: 'resend', all: [code, /\b(?:ny|igen|till|annan|inte|ingen|aldrig)\b/u] },
  { id: 'new-password', all: [password, /\b(?:nytt|byt\p{L}*|andra|valj\p{L}*|satta?)\b/u] },
  { id: 'is-agent-real', all: [/^(?:ar|vem)\b/u, /\b(?:akta|riktig|hjalper|handlagger|skoter)\b/u] },
  { id: 'withdraw', all: [/\b(?:aterta|ta tillbaka|stang|avsluta|avbryt)\b/u, /\barende\p{L}*\b/u] },
  { id: 'case-status', all: [/\b(?:hur|var|status|laget|nar)\b/u, /\barende\p{L}*\b/u] },
  { id: 'human', all: [/\b(?:konto\p{L}*|mig|jag)\b/u, /\b(?:hackad|hackat|kapad|kapat|stulen|stulet)\b/u] },
  { id: 'human', all: [/\b(?:manniska|manniskor|helpdesk\p{L}*|it stod\p{L}*|it support\p{L}*|kundtjanst)\b/u] },
  {
    id: 'human',
    all: [/\b(?:prata|tala|ringa|kontakta|chatta)\b/u, /\b(?:person|nagon|support\p{L}*|handlaggare\p{L}*)\b/u],
  },
  { id: 'am-i-ready', all: [/\b(?:ar jag|om jag ar|kontrollera)\b/u, /\b(?:redo|beredd|beredskap)\b/u] },
  {
    id: 'registered',
    all: [/\b(?:jag har|har|nu|just)\b/u, /\b(?:registrerat|lagt till)\b/u, /^(?!.*\b(?:inte|hur|inget|ingen|vad)\b)/u],
  },
  { id: 'how-to-register', all: [/\b(?:registrer\p{L}*|sakerhetsinfo\p{L}*)\b/u] },
  {
    id: 'no-more-messages',
    all: [/\b(?:inga|sluta|inte ha|vill inte|skicka inte)\b/u, /\b(?:meddelande\p{L}*|paminnelse\p{L}*)\b/u],
  },
  { id: 'email-code', all: [/\b(?:e ?post\p{L}*|mejl\p{L}*|mail\p{L}*)\b/u, wish] },
  { id: 'sms-code', all: [/\b(?:sms\p{L}*|textmeddelande\p{L}*)\b/u, wish] },
];
