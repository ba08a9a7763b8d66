/**
 * For operators: structured, one child per turn or job. Fields hold ids and numbers; never bodies, activities, card
 * payloads, addresses or anything typed.
 */
export type Logger = {
  readonly debug: (fields: LogFields, message: string) => void;
  readonly info: (fields: LogFields, message: string) => void;
  readonly warn: (fields: LogFields, message: string) => void;
  readonly error: (fields: LogFields & { readonly err?: unknown }, message: string) => void;
  readonly child: (fields: LogFields) => Logger;
};

export type LogFields = Readonly<Record<string, unknown>>;
