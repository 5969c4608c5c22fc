import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeApi } from '@/testing/fake-api';
import { startChromium } from './chromium';
import { states, type State } from './states';
import { looks, otherLooks, sideways, violations, visit, type Look } from './visit';

let browser: Browser;
let server: PreviewServer;
let address: string;

beforeAll(async () => {
  [browser, server] = await Promise.all([startChromium(), preview({ preview: { port: 4180, open: false } })]);
  address = server.resolvedUrls?.local[0] ?? '';
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Where to keep a picture of each; none are taken without. `npm run screenshots` */
const shots = process.env.TODOKU_SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

describe.each(shots ? [...looks, ...otherLooks] : looks)('in $language, $scheme, $width wide', (look) => {
  it.each(states)('$name reads well to everybody', async (state) => {
    await using visited = await open(state, look);
    const { page, complaints } = visited;
    if (shots) {
      await page.evaluate(() => window.scrollTo(0, 0));
      const file = `${state.name}-${look.language}-${look.width}-${look.scheme}.png`;
      await page.screenshot({ path: `${shots}/${file}`, fullPage: true });
    }
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });
});

describe('by keyboard alone', () => {
  const desk = looks[0]!;
  const at = (name: string) => states.find((state) => state.name === name)!;

  it('the content is one key and Enter away', async () => {
    await using visited = await open(at('home'), desk);
    await visited.page.keyboard.press('Tab');
    await visited.page.keyboard.press('Enter');
    expect(await visited.page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  it.each(['home', 'friends', 'composer', 'billing'])(
    'all of %s is reached, and seen where one is',
    async (name) => {
      await using visited = await open(at(name), desk);
      const { page } = visited;
      const reachable = await page.evaluate(
        () =>
          [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea')].filter(
            (element) =>
              !element.matches(':disabled, [tabindex="-1"], [type=radio]:not(:checked)') &&
              element.checkVisibility(),
          ).length,
      );
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      const reached = new Set<string>();
      for (let step = 0; step < reachable + 2; step++) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(() => {
          const element = document.activeElement;
          if (!element || element === document.body) return null;
          const all = [...document.querySelectorAll('*')];
          const { outlineStyle, borderColor, boxShadow } = getComputedStyle(element);
          const marked =
            outlineStyle !== 'none' || boxShadow !== 'none' || element.matches('input, textarea, select');
          return {
            id: String(all.indexOf(element)),
            marked,
            is: element.outerHTML.slice(0, 120),
            borderColor,
          };
        });
        if (focus === null) continue;
        expect(focus.marked, `focus is seen on ${focus.is}`).toBe(true);
        reached.add(focus.id);
      }
      expect(reached.size).toBeGreaterThanOrEqual(reachable);
    },
  );

  it('the question before a send keeps the focus, and gives it back', async () => {
    await using visited = await open(at('composer-confirm'), desk);
    const { page } = visited;
    const inDialog = () =>
      page.evaluate(() => document.querySelector('[role=dialog]')?.contains(document.activeElement) ?? false);
    for (let step = 0; step < 6; step++) {
      await page.keyboard.press('Tab');
      expect(await inDialog()).toBe(true);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('2,858');
  });
});

async function open(state: State, look: Look) {
  const api = new FakeApi();
  state.given?.(api);
  const visited = await visit(browser, address, look, api, state.token === null ? null : 'good', state.kept);
  const { page } = visited;
  page.setDefaultTimeout(30_000);
  await page.goto(state.at);
  await page.locator('h1, [role=status], [role=alert], main a').first().waitFor();
  if (!state.loading) await page.waitForLoadState('networkidle');
  await state.done?.(page);
  return visited;
}
