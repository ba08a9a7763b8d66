import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { wireAnswers, wireSignInCodes } from '../../bot/wire-answers.ts';
import { silentLog } from '../support/silent-log.ts';
import { ConfigError } from '../../services/errors/app-error.ts';

const organisation = {
  name: 'Contoso',
  helpdeskContact: '+358 9 123 456',
  helpdeskMail: undefined,
  privacyContact: 'privacy@contoso.example',
};
const parking = `---
id: parking
audience: people
asks:
  - where do I park
answers:
related:
source: avain
checked: 2026-11-22
---

# Where to park

Ask {organisation}: {helpdesk}.
`;

describe('the answers of a process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avain-own-answers-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const counted: string[] = [];
  const wired = (knowledgeDirectory: string | undefined) =>
    wireAnswers({ knowledgeDirectory, organisation }, { count: (name) => void counted.push(name) }, silentLog);

  it('are the product’s where the organisation has none', () => {
    expect(wired(undefined).answer('forgot-password', 'fi')?.actions).toContain('start-reset');
  });

  it('are the organisation’s too, with its name and helpdesk, in the language there is', () => {
    mkdirSync(join(folder, 'en'));
    writeFileSync(join(folder, 'en', 'parking.md'), parking);
    const answers = wired(folder);
    expect(answers.find('where do I park?', 'fi')).toMatchObject({
      kind: 'answer',
      answer: { id: 'parking', text: 'Ask Contoso: +358 9 123 456.' },
    });
    expect(answers.answer('forgot-password', 'en')).toBeDefined();
  });

  it('stop the start where the organisation’s cannot be used, and say where', () => {
    writeFileSync(join(folder, 'en', 'broken.md'), parking.replace('audience: people', 'audience: all'));
    expect(() => wired(folder)).toThrow(ConfigError);
    expect(() => wired(folder)).toThrow(/broken\.md:3 {2}"all" cannot stand under "audience"/u);
    expect(() => wired(join(folder, 'nowhere'))).toThrow(/The folder cannot be read/u);
  });

  it('say what codes of sign-ins mean in the organisation’s words, or stop the start too', () => {
    const codes = join(folder, 'sign-in-codes.yaml');
    expect(wireSignInCodes({ knowledgeDirectory: undefined })().get(50126)?.cause).toBe('wrong-password');
    writeFileSync(codes, '- code: 50126');
    expect(() => wireSignInCodes({ knowledgeDirectory: folder })).toThrow(/sign-in-codes\.yaml:1/u);
    writeFileSync(codes, '[]');
    expect(wireSignInCodes({ knowledgeDirectory: folder })().size).toBeGreaterThan(100);
    rmSync(codes);
  });

  it('count by item and day, and never an id that is none', () => {
    const answers = wired(undefined);
    answers.helped('forgot-password', true);
    answers.helped('made-up', true);
    answers.chosen('made-up');
    answers.asked({ kind: 'none' });
    expect(counted).toEqual(['answer.forgot-password.yes', 'answers.none']);
  });
});
