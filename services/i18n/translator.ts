import { IntlMessageFormat } from 'intl-messageformat';
import { enAdminChat } from './en/admin-chat.ts';
import { enAdmin } from './en/admin.ts';
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
  },
};

export type MessageValues = Readonly<Record<string, string | number | Date>>;

/** `t(key, values)`: the sentence in one language. Dates are shown in the translator's time zone. */
export type Translator = {
  (key: MessageKey, values?: MessageValues): string;
  readonly language: Language;
};

const compiled = new Map<string, IntlMessageFormat>();

/**
 * A translator for one turn. `timeZone` is an IANA name; an unknown one falls back to UTC.
 * Messages are compiled once per language and time zone (a pure cache of constants, bounded by the catalogue).
 */
export function createTranslator(language: Language, timeZone = 'UTC'): Translator {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const translate = (key: MessageKey, values?: MessageValues): string => {
    const message = catalogues[language][key];
    if (values === undefined && !message.includes('{')) return message.replaceAll("''", "'");
    const cacheKey = `${language} ${zone} ${key}`;
    let format = compiled.get(cacheKey);
    if (format === undefined) {
      if (compiled.size > 5000) compiled.clear();
      format = new IntlMessageFormat(message, language, zonedFormats(language, zone), { ignoreTag: true });
      compiled.set(cacheKey, format);
    }
    return String(format.format(values));
  };
  return Object.assign(translate, { language });
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
