import { IntlMessageFormat } from 'intl-messageformat';
import { enCatalogue } from './en/catalogue.ts';
import { fiCatalogue } from './fi/catalogue.ts';
import { formatLocales, type Language } from './language.ts';
import { svCatalogue } from './sv/catalogue.ts';
import { isTimeZone } from './time-zone.ts';

export type MessageKey = keyof typeof enCatalogue;
type Catalogue = Readonly<Record<MessageKey, string>>;
const catalogues: Readonly<Record<Language, Catalogue>> = {
  en: enCatalogue,
  fi: fiCatalogue,
  sv: svCatalogue,
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
      format = new IntlMessageFormat(message, formatLocales[language], zonedFormats(language, zone), {
        ignoreTag: true,
      });
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
