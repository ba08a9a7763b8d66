import type { UserRecord } from './directory-state.ts';
import { denied, notFound } from './graph-failure.ts';
import type { GraphCall, GraphWorld } from './graph-world.ts';

/** The user a path names, by object id or UPN; 404 as Graph words it. */
export function requireUser(call: GraphCall, world: GraphWorld): UserRecord {
  const name = call.params['user'] ?? '';
  const user = world.state.find(name);
  if (user === undefined) throw notFound(name);
  return user;
}

/** Entra keeps these moments to the second. */
export function toSecond(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

export function header(call: GraphCall, name: string): string | undefined {
  const value = call.headers[name];
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}

export function urlOf(call: GraphCall, world: GraphWorld): string {
  return `${world.baseUrl}v1.0${call.path}`;
}

/** For handlers that decide by what is asked. */
export function requireRole(call: GraphCall, anyOf: readonly string[]): void {
  if (!anyOf.some((role) => call.caller.roles.has(role))) throw denied();
}
