import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { adminPermissions, identityPermissions } from '../../services/doctor/identity-permissions.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/deploy.md'), 'utf8');

/** Permissions that the table of docs/deploy.md gives to an identity. */
function documented(identity: string): readonly string[] {
  const row = text.split('\n').find((line) => line.startsWith(`| ${identity} `));
  const cell = row?.split('|')[3] ?? '';
  return [...cell.matchAll(/`([A-Z][\w-]+(?:\.\w+)+)`/gu)].map((found) => found[1] ?? '').sort();
}

describe('the table of permissions in docs/deploy.md', () => {
  it('is the one the doctor judges by', () => {
    const { bot, reader, messaging, executor } = identityPermissions;
    expect(documented('connector')).toEqual(bot.required);
    expect(documented('reader')).toEqual([...reader.required].sort());
    expect(documented('messaging').filter((permission) => !messaging.optional.includes(permission))).toEqual([]);
    expect(documented('executor')).toEqual([...executor.required].sort());
  });

  it('names every permission that is allowed besides, or needed by the parts for admins', () => {
    const others = [
      ...Object.values(identityPermissions).map(({ optional }) => optional),
      Object.values(adminPermissions),
    ];
    for (const permission of others.flat(2)) expect(text).toContain(`\`${permission}\``);
  });
});
