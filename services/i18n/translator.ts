import { IntlMessageFormat } from 'intl-messageformat';
import { enAdminChat } from './en/admin-chat.ts';
import { enAdmin } from './en/admin.ts';
import { enAnswer } from './en/answer.ts';
import { enCall } from './en/call.ts';
import { enCampaign } from './en/campaign.ts';
import { enCampaignDraft } from './en/campaign-draft.ts';
import { enCase } from './en/case.ts';
import { enChat } from './en/chat.ts';
import { enDesk } from './en/desk.ts';
import { enKit } from './en/kit.ts';
import { enNotice } from './en/notice.ts';
import { enPage } from './en/page.ts';
import { enPlan } from './en/plan.ts';
import { enReady } from './en/ready.ts';
import { enTicket } from './en/ticket.ts';
import { fiAdminChat } from './fi/admin-chat.ts';
import { fiAdmin } from './fi/admin.ts';
import { fiAnswer } from './fi/answer.ts';
import { fiCall } from './fi/call.ts';
import { fiCampaign } from './fi/campaign.ts';
import { fiCampaignDraft } from './fi/campaign-draft.ts';
import { fiCase } from './fi/case.ts';
import { fiChat } from './fi/chat.ts';
import { fiDesk } from './fi/desk.ts';
import { fiKit } from './fi/kit.ts';
import { fiNotice } from './fi/notice.ts';
import { fiPage } from './fi/page.ts';
import { fiPlan } from './fi/plan.ts';
import { fiReady } from './fi/ready.ts';
import { fiTicket } from './fi/ticket.ts';
import type { Language } from './language.ts';
import { isTimeZone } from './time-zone.ts';

const en = {
  ...enChat,
  ...enPage,
  ...enNotice,
  ...enCase,
  ...enDesk,
  ...enCall,
  ...enTicket,
  ...enReady,
  ...enAdmin,
  ...enAdminChat,
  ...enCampaign,
  ...enCampaignDraft,
  ...enKit,
  ...enPlan,
  ...enAnswer,
};
export type MessageKey = keyof typeof en;
type Catalogue = Readonly<Record<MessageKey, string>>;
const catalogues: Readonly<Record<Language, Catalogue>> = {
  en,
  fi: {
    ...fiChat,
    ...fiPage,
    ...fiNotice,
    ...fiCase,
    ...fiDesk,
    ...fiCall,
    ...fiTicket,
    ...fiReady,
    ...fiAdmin,
    ...fiAdminChat,
    ...fiCampaign,
    ...fiCampaignDraft,
    ...fiKit,
    ...fiPlan,
    ...fiAnswer,
  },
};

export type MessageValues = Readonly<Record<string, string | number | Date>>;

/** `t(key, values)`: the sentence in one language. Dates are shown in the translator's time zone. */
export type Translator = {
  (key: MessageKey, values?: MessageValues): string;
  readonly language: Language;
};

type Sentences = {
  /** Sentences without holes, as they are said. */
  readonly plain: Map<MessageKey, string>;
  readonly compiled: Map<MessageKey, IntlMessageFormat>;
};

/** By language and time zone: a pure cache of constants, bounded by the catalogue and the zones. */
const kept = new Map<string, Sentences>();
const mostKept = 50;

/**
 * A translator for one turn. `timeZone` is an IANA name; an unknown one falls back to UTC.
 * Messages are compiled once per language and time zone.
 */
export function createTranslator(language: Language, timeZone = 'UTC'): Translator {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const { plain, compiled } = sentencesOf(language, zone);
  const translate = (key: MessageKey, values?: MessageValues): string => {
    if (values === undefined) {
      const known = plain.get(key);
      if (known !== undefined) return known;
    }
    const message = catalogues[language][key];
    if (values === undefined && !message.includes('{')) {
      const sentence = message.replaceAll("''", "'");
      plain.set(key, sentence);
      return sentence;
    }
    let format = compiled.get(key);
    if (format === undefined) {
      format = new IntlMessageFormat(message, language, zonedFormats(language, zone), { ignoreTag: true });
      compiled.set(key, format);
    }
    return String(format.format(values));
  };
  return Object.assign(translate, { language });
}

function sentencesOf(language: Language, zone: string): Sentences {
  const name = `${language} ${zone}`;
  let sentences = kept.get(name);
  if (sentences === undefined) {
    if (kept.size >= mostKept) kept.clear();
    sentences = { plain: new Map(), compiled: new Map() };
    kept.set(name, sentences);
  }
  return sentences;
}

/** English dates name the month: 3/4 is another day in London than in New York. */
function zonedFormats(language: Language, timeZone: string) {
  const month = language === 'en' ? ('short' as const) : ('numeric' as const);
  return {
    date: {
      short: { day: 'numeric', month, year: 'numeric', timeZone } as const,
      /** Where rows are narrow and nothing is older than some weeks. */
      day: { day: 'numeric', month, timeZone } as const,
    },
    time: { short: { hour: 'numeric', minute: '2-digit', timeZone } as const },
  };
}
