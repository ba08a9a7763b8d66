import { describe, expect, it } from '@jest/globals';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import type { TenantView } from '../../../services/doctor/doctor-views.ts';
import { blind, seen } from '../../../services/doctor/finding.ts';
import { createGuide } from '../../../services/guide/create-guide.ts';
import { createLiveFindings } from '../../../services/planner/live-findings.ts';
import { coverageDay } from '../../support/coverage-day.ts';
import { goodViews } from '../../support/doctor-world.ts';
import { silentLog } from '../../support/silent-log.ts';

function guide(tenant: Partial<TenantView> = {}) {
  return createGuide({
    findings: createLiveFindings({
      openTenant: () => goodViews({ tenant }).tenant,
      coverage: { latest: async () => coverageDay() },
      clock: createSteeredClock(new Date('2026-11-22T12:00:00Z')),
      log: silentLog,
    }),
  });
}

describe('the set-up guide', () => {
  it('has the seven steps in the order of the portal, in both languages, each with path, role and source', async () => {
    for (const language of ['en', 'fi'] as const) {
      const steps = await guide().steps(language);
      expect(steps.map(({ id }) => id)).toEqual([
        ...['scope', 'methods', 'registration', 'notifications', 'customisation', 'on-premises', 'test'],
      ]);
      for (const { title, text, where, who, source } of steps) {
        for (const words of [title, text, where, who]) expect(words.length).toBeGreaterThan(5);
        expect(`${title}${text}`).not.toMatch(/[{}]/);
        expect(source).toMatch(/^https:\/\/learn\.microsoft\.com\/entra\//);
      }
    }
  });

  it('shows the tenant’s state where it can be read, and none where only the portal knows', async () => {
    const steps = await guide().steps('en');
    const state = Object.fromEntries(steps.map(({ id, state: found }) => [id, found]));
    expect(state['scope']).toMatchObject({ verdict: 'good', text: expect.stringMatching(/200 people enabled/) });
    expect(state['registration']).toMatchObject({ verdict: 'good', text: expect.stringMatching(/195 of 200/) });
    expect(state['on-premises']).toMatchObject({
      verdict: 'good',
      text: expect.stringMatching(/nothing to write back/),
    });
    expect(state['methods']).toMatchObject({ verdict: 'unknown' });
    expect([state['notifications'], state['customisation'], state['test']]).toEqual([undefined, undefined, undefined]);
  });
});

describe('the rule for administrators', () => {
  const off = { allowedToUseSspr: async () => seen(false) };
  const hidden = { allowedToUseSspr: async () => blind('unknown.no-permission', { permission: 'Policy.Read.All' }) };

  it('starts from the tenant’s own switch and says how to turn it the other way', async () => {
    const on = await guide().adminRule('en');
    expect(on.state?.verdict).toBe('good');
    expect(on.text).toContain('yours is on. To turn it off, sign in');
    expect(on.text).toContain('\nUpdate-MgPolicyAuthorizationPolicy -AllowedToUseSspr:$false\n');
    expect(on.text).toContain('/policies/authorizationPolicy {"allowedToUseSSPR": false}');
    expect(on.text).toContain('up to 60 minutes');
    const turned = await guide(off).adminRule('en');
    expect(turned.state?.verdict).toBe('attention');
    expect(turned.text).toContain('yours is off. To turn it on');
    expect(turned.text).toContain('-AllowedToUseSspr:$true\n');
  });

  it('promises nothing about a switch that could not be read', async () => {
    const rule = await guide(hidden).adminRule('fi');
    expect(rule.state).toMatchObject({ verdict: 'unknown', text: expect.stringContaining('Policy.Read.All') });
    expect(rule.text).toContain('sitä ei saatu luettua täällä');
  });

  it('names both proofs, what never counts, the exception and whether it holds here', async () => {
    const { text, source } = await guide().adminRule('en');
    expect(text).toMatch(/two proofs.*Security questions never do, and calls do not in trial or free tenants/);
    expect(text).toMatch(
      /first 30 days of a trial.*Your organisation has a domain of its own, so two proofs are needed\./,
    );
    expect(text).toContain('on by default, but one of them says the opposite');
    expect(source).toBe('https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy');
    const trial = await guide({
      domains: async () => seen([{ name: 'x.onmicrosoft.com', federated: false }]),
    }).adminRule('en');
    expect(trial.text).toContain('could not be read');
  });
});
