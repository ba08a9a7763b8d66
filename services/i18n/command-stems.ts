import type { CommandId } from './command-ids.ts';
import { svStems } from './sv/command-stems.ts';

const password = /\b(?:password|passwd|passcode|pwd?|salasan\p{L}*|tunnussan\p{L}*)\b/u;
const negation = /\b(?:dont|didnt|doesnt|havent|hasnt|isnt|not|never|no|en|ei)\b/u;
/** Said of a way to send a code, and not in a complaint about that way. */
const wish = /^(?!.*\b(?:not|no|cant|cannot|dont|doesnt|lost|ei|en|inte|inget|ingen)\b)/u;
const phone = /\b(?:phone|mobile|iphone|android|puhelim\p{L}*|puhelin\p{L}*|kannyk\p{L}*)\b/u;

/** Stems, first match wins; every one of `all` has to be found. Words are folded: ä is a, ö is o, å is a. */
export const commandStems: readonly { readonly id: CommandId; readonly all: readonly RegExp[] }[] = [
  // The button says it in every language in a row.
  { id: 'language', all: [/^(?:(?:language|kieli|sprak) ?)+$/u] },
  {
    id: 'expired-password',
    all: [password, /\b(?:expir\p{L}*|vanhentu\p{L}*|vanheni\p{L}*|vanhen\p{L}*|vanhaksi)\b/u],
  },
  {
    id: 'resend',
    all: [/\b(?:code|koodi\p{L}*)\b/u, negation, /\b(?:get|got|come|came|received?|tul\p{L}*|saa\p{L}*|sain)\b/u],
  },
  {
    id: 'know-password',
    all: [
      password,
      /\b(?:know|remember|works?|working|wrong|incorrect|muistan|tiedan|toimi|kelpaa)\b/u,
      /\b(?:but|cannot|cant|not|doesnt|isnt|mutta|ei|en)\b/u,
      /^(?!.*\b(?:(?:dont|do not|cannot|cant|can not) (?:know|remember|recall)|en (?:muista|tieda))\b)/u,
    ],
  },
  {
    id: 'start-reset',
    all: [
      password,
      /\b(?:forg[eo]t\p{L}*|lost|(?:dont|do not|cannot|cant|can not) (?:know|remember|recall)|reset\p{L}*|unoh[dt]\p{L}*|en (?:\p{L}+ )?muista|en (?:\p{L}+ )?tieda|hukas\p{L}*|hukkas\p{L}*|palaut\p{L}*|nolla\p{L}*)\b/u,
    ],
  },
  {
    id: 'unlock',
    all: [
      /\b(?:account|tili\p{L}*|tunnu\p{L}*|tunnar\p{L}*)\b/u,
      /\b(?:lock\p{L}*|unlock\p{L}*|block\p{L}*|luko\p{L}*|lukk\p{L}*|luki\p{L}*)\b/u,
    ],
  },
  { id: 'unlock', all: [/\b(?:locked out|avaa (?:\p{L}+ )?til\p{L}*|lukitu\p{L}*)\b/u] },
  { id: 'know-password', all: [password, /\b(?:wrong|incorrect|vaara\p{L}*)\b/u] },
  {
    id: 'new-phone',
    all: [
      phone,
      /\b(?:new|lost|broke\p{L}*|changed|stolen|uu[sd]\p{L}*|vaih\p{L}*|hukas\p{L}*|hukkas\p{L}*|kado\p{L}*|rikki|varast\p{L}*)\b/u,
    ],
  },
  {
    id: 'diagnose',
    all: [
      /\b(?:why|miksi)\b/u,
      /\b(?:sign|signing|log|logging|login|get|let|kirjau\p{L}*|paase\p{L}*|sisaan)\b/u,
      /\b(?:cannot|cant|can not|unable|not|doesnt|wont|fails?|ei|en|epaonnistu\p{L}*)\b/u,
    ],
  },
  {
    id: 'know-password',
    all: [
      /\b(?:sign|signing|log|logging|login|get|kirjau\p{L}*|paase\p{L}*|sisaan)\b/u,
      /\b(?:cannot|cant|can not|unable|not|fails?|ei|en)\b/u,
    ],
  },
  {
    id: 'know-password',
    all: [
      /\b(?:signing|sign|logging|login|log|kirjau\p{L}*|paase\p{L}*)\b/u,
      /\b(?:help|trouble|problems?|apua|ongelm\p{L}*|vaikeu\p{L}*)\b/u,
    ],
  },
  {
    id: 'resend',
    all: [
      /\b(?:code|koodi\p{L}*)\b/u,
      /\b(?:new|again|another|resend|arrive\p{L}*|uu[sd]\p{L}*|tullut|tule|saanut|saapunut)\b/u,
    ],
  },
  {
    id: 'new-password',
    all: [
      password,
      /\b(?:new|choose|set|chang\p{L}*|uusi|uuden|valit\p{L}*|aset\p{L}*|vaihda\p{L}*|vaihta\p{L}*|vaihto\p{L}*)\b/u,
    ],
  },
  {
    id: 'new-phone',
    all: [
      /\b(?:authenticator\p{L}*|autentikaattor\p{L}*|todennussovel\p{L}*|mfa|2fa)\b/u,
      /\b(?:new|lost|gone|missing|deleted|not|doesnt|isnt|cant|cannot|help|broke\p{L}*|ei|en|kado\p{L}*|hukas\p{L}*|hukkas\p{L}*|kato\p{L}*|poist\p{L}*)\b/u,
    ],
  },
  {
    id: 'is-agent-real',
    all: [
      /^(?:is|are|onko|oletko)\b/u,
      /\b(?:real|genuine|really|aito\p{L}*|oike\p{L}*)\b/u,
      /\b(?:agent|you|person|human|helpdesk|caller|tukihenkil\p{L}*|ihmi\p{L}*|soittaja|tue\p{L}*|kayttotue\p{L}*)\b/u,
    ],
  },
  {
    id: 'is-agent-real',
    all: [
      /\b(?:who|kuka)\b/u,
      /\b(?:helps|helping|handles|handling|has|auttaa|hoitaa|kasittelee)\b/u,
      /\b(?:me|case|minua|asiaani|tukipyyn\p{L}*)\b/u,
    ],
  },
  {
    id: 'withdraw',
    all: [/\b(?:withdraw|close|cancel|peru|peruuta|sulje)\b/u, /\b(?:case|ticket|tukipyyn\p{L}*|tiketti\p{L}*)\b/u],
  },
  {
    id: 'case-status',
    all: [/\b(?:status|news|how|where|tilanne|missa|miten)\b/u, /\b(?:case|ticket|tukipyyn\p{L}*|tiketti\p{L}*)\b/u],
  },
  {
    id: 'human',
    all: [
      /\b(?:account|me|i|tili\p{L}*|tunnu\p{L}*)\b/u,
      /\b(?:hack\p{L}*|stole\p{L}*|compromised|hakker\p{L}*|kaapat\p{L}*|varast\p{L}*)\b/u,
    ],
  },
  {
    id: 'human',
    all: [/\b(?:helpdesk\p{L}*|help desk|human|real person|ihmis\p{L}*|tukipalvelu\p{L}*|asiakaspalvelu\p{L}*)\b/u],
  },
  {
    id: 'human',
    all: [
      /\b(?:talk|speak|call|contact|chat|puhu\p{L}*|soit\p{L}*)\b/u,
      /\b(?:person|somebody|someone|support|agent|joku\p{L}*|jonkun|tuki|tukeen)\b/u,
    ],
  },
  {
    id: 'am-i-ready',
    all: [/\b(?:am|olenko\p{L}*|onko|check|tarkista\p{L}*)\b/u, /\b(?:ready|readiness|valmi[st]|valmiu\p{L}*)\b/u],
  },
  {
    id: 'am-i-ready',
    all: [/\b(?:could i|would i|paasisinko)\b/u, /\b(?:recover|get back in|takaisin)\b/u],
  },
  {
    id: 'registered',
    all: [
      /\b(?:ive|have|just|now|did|olen|nyt|juuri)\b/u,
      /\b(?:registered|added|rekisteroin|rekisteroi[nt]yt|rekisteroitynyt|lisasin|lisannyt)\b/u,
      /^(?!.*\b(?:not|how|what|nothing|nobody|ei|en|enka|miten|kuinka)\b)/u,
    ],
  },
  {
    id: 'how-to-register',
    all: [/\b(?:register\p{L}*|registration|enroll?\p{L}*|security info|rekister\p{L}*|suojaustie\p{L}*)\b/u],
  },
  {
    id: 'no-more-messages',
    all: [
      /\b(?:stop|no more|unsubscribe|dont send|do not send|dont want|ei enaa|ala\p{L}* laheta|alkaa lahettako|en halua|lopeta\p{L}*)\b/u,
      /\b(?:messages?|reminders?|spam|viest\p{L}*|muistutu\p{L}*)\b/u,
      /^(?!.*\btext\b)/u,
    ],
  },
  { id: 'email-code', all: [/\b(?:e ?mail|sahkopost\p{L}*|meili\p{L}*)\b/u, wish] },
  { id: 'sms-code', all: [/\b(?:sms|text message|tekstiviest\p{L}*|tekstar\p{L}*)\b/u, wish] },
  ...svStems,
];
