import { afterEach, describe, expect, it } from '@jest/globals';
import { launchBrowser } from '../../support/browser.ts';
import { activitiesOf, startFrontWorld, type BotScript, type FrontWorld } from './front-world.ts';

const greeter: BotScript = async ({ activity, world }) => {
  if (activity.type !== 'installationUpdate') return undefined;
  const body = { type: 'message', text: 'Welcome', summary: 'Welcome' };
  await world.connector({ method: 'POST', path: activitiesOf(world.persona('emma')), body });
  return undefined;
};

describe('a person who comes before Avain has started', () => {
  let world: FrontWorld;
  afterEach(async () => world.stop());

  it('is told so by the call, and is installed by the next one', async () => {
    world = await startFrontWorld(greeter, { botIsLate: true });
    expect((await world.api('teams/open', { as: 'emma' })).status).toBe(503);
    world.botArrives();
    expect((await world.api('teams/open', { as: 'emma' })).status).toBe(200);
    expect(world.heard.map(({ type }) => type)).toEqual(['installationUpdate', 'conversationUpdate']);
  });

  it('who posts to the product itself is kept waiting until it is there', async () => {
    world = await startFrontWorld(greeter, { botIsLate: true });
    const others = async (): Promise<number> => (await fetch(`${world.front.url}/playground/api/personas`)).status;
    expect(await others()).toBe(200);
    const body = JSON.stringify({ type: 'message', text: 'early' });
    const answer = fetch(`${world.front.url}/api/messages`, { method: 'POST', body });
    for (let time = 0; time < 5; time += 1) expect(await others()).toBe(200);
    world.botArrives();
    expect((await answer).status).toBe(200);
    expect(world.heard.map(({ text }) => text)).toContain('early');
  });

  it('is welcomed in the page as soon as Avain is there', async () => {
    world = await startFrontWorld(greeter, { botIsLate: true });
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const refused = page.waitForResponse((response) => response.url().endsWith('/teams/open'));
      await page.goto(`${world.front.url}/?as=emma`);
      expect((await refused).status()).toBe(503);
      world.botArrives();
      await page.getByText('Welcome').waitFor({ timeout: 15_000 });
    } finally {
      await browser.close();
    }
  }, 60_000);
});
