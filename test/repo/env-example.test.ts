import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { settingsSchema } from '../../services/config/settings.ts';

const lines = readFileSync('.env.example', 'utf8').split('\n');
const names = lines.flatMap((line) => /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);

describe('.env.example', () => {
  it('names exactly the settings that the product reads', () => {
    expect([...names].sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });

  it('explains each setting in a comment above it', () => {
    const unexplained = names.filter((name) => {
      let index = lines.findIndex((line) => line.startsWith(`${name}=`));
      while (/^[A-Z]/.test(lines[index] ?? '')) index -= 1;
      return !/^# \S.*/.test(lines[index] ?? '');
    });
    expect(unexplained).toEqual([]);
  });

  it('holds no value that could be a secret', () => {
    const filled = lines.filter(
      (line) => /(KEY|SECRET|PASSWORD|IDENTITY)[A-Z_]*=./.test(line) && !line.includes('LENGTH'),
    );
    expect(filled).toEqual([]);
  });
});
