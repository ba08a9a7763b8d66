import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { RequestLogEntry } from '../../../playground/entra/request-log.ts';

type Json = Readonly<Record<string, unknown>>;
type Operation = {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};
type Content = Readonly<Record<string, { readonly schema: Json }>>;
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Json };
};

/** What of a logged request does not agree with an OpenAPI description of Microsoft Graph v1.0; empty when all does. */
export type GraphContract = (entry: RequestLogEntry) => readonly string[];

export function readGraphContract(file: string): GraphContract {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'graph', components: { schemas: closed(document.components.schemas) } });
  const compiled = new Map<Json, ValidateFunction>();
  const compile = (schema: Json) => {
    const check = compiled.get(schema) ?? ajv.compile(withRoot(schema) as Json);
    compiled.set(schema, check);
    return check;
  };
  return (entry) => {
    const found = findOperation(document, entry);
    if (found === undefined) return [`${entry.method} ${entry.path} is not described`];
    return [...checkQuery(found, entry), ...checkBody(found, entry, compile), ...checkAnswer(found, entry, compile)];
  };
}

function findOperation(document: Document, entry: RequestLogEntry): Operation | undefined {
  const wanted = entry.path.replace(/^\/v1\.0/, '').split('/');
  for (const [template, methods] of Object.entries(document.paths)) {
    const parts = template.split('/');
    const fits =
      parts.length === wanted.length && parts.every((part, index) => part.startsWith('{') || part === wanted[index]);
    if (fits) return methods[entry.method.toLowerCase()];
  }
  return castToUsers(document, entry);
}

/** The description has the list of a group's members, but not its cast to users: the same query, people in the answer. */
function castToUsers(document: Document, entry: RequestLogEntry): Operation | undefined {
  const list = /^(.*\/transitiveMembers)\/microsoft\.graph\.user$/.exec(entry.path)?.[1];
  const people = document.paths['/users']?.['get'];
  const members = list === undefined ? undefined : findOperation(document, { ...entry, path: list });
  return members === undefined || people === undefined ? undefined : { ...members, responses: people.responses };
}

function checkQuery(operation: Operation, entry: RequestLogEntry): readonly string[] {
  const known = new Set(
    (operation.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name),
  );
  return Object.keys(entry.query)
    .filter((name) => !known.has(name))
    .map((name) => `${entry.path}: query ${name} is not described`);
}

type Compile = (schema: Json) => ValidateFunction;

function checkBody(operation: Operation, entry: RequestLogEntry, compile: Compile): readonly string[] {
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (schema === undefined) return entry.requestBody === null ? [] : [`${entry.path}: a body is not described`];
  return validate(compile(schema), entry.requestBody, `${entry.method} ${entry.path}: request`);
}

function checkAnswer(operation: Operation, entry: RequestLogEntry, compile: Compile): readonly string[] {
  // No answer was given at all.
  if (entry.status === 0) return [];
  const key = entry.status >= 400 ? `${String(entry.status).slice(0, 1)}XX` : String(entry.status);
  const response = operation.responses[key];
  if (response === undefined) return [`${entry.path}: status ${String(entry.status)} is not described`];
  const schema = response.content?.['application/json']?.schema;
  if (schema === undefined)
    return entry.responseBody === null ? [] : [`${entry.path}: an answer with a body is not described`];
  return validate(compile(schema), entry.responseBody, `${entry.method} ${entry.path}: answer ${String(entry.status)}`);
}

function validate(check: ValidateFunction, value: unknown, place: string): readonly string[] {
  if (check(value)) return [];
  return (check.errors ?? []).map(
    (error) => `${place}${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
  );
}

/** Points references at the one document, which is registered under its own id. */
function withRoot(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withRoot);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === '$ref' && typeof inner === 'string' ? inner.replace(/^#/, 'graph#') : withRoot(inner),
    ]),
  );
}

/**
 * The description accepts unknown properties; a typing error would go unseen. So every object schema with properties is
 * closed, but for OData's annotations.
 */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, child]) => [name, closed(child)]));
  // Only whole resources: the variants of a polymorphic item share it with an allOf and would shut each other out.
  return 'x-csdl-kind' in value && 'properties' in value
    ? { ...inner, patternProperties: { '^@odata\\.|@odata\\.': {} }, additionalProperties: false }
    : inner;
}
