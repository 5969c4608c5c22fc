import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '@/lib/format';
import { FakeApi } from '@/testing/fake-api';

export interface Look {
  language: Language;
  scheme: 'light' | 'dark';
  width: number;
}

/** Every language, colour scheme and width, without trying all of them together; pictures are taken of more. */
export const looks: Look[] = [
  { language: 'ja', scheme: 'light', width: 1440 },
  { language: 'en', scheme: 'dark', width: 390 },
];

export const otherLooks: Look[] = [
  { language: 'ja', scheme: 'dark', width: 390 },
  { language: 'en', scheme: 'light', width: 1440 },
];

export interface Visit extends AsyncDisposable {
  page: Page;
  /** What the browser complained of. */
  complaints: string[];
}

/** A tab of its own, signed in unless told otherwise, whose requests the server by hand answers. */
export async function visit(
  browser: Browser,
  baseURL: string,
  { language, scheme, width }: Look,
  api = new FakeApi(),
  token: string | null = 'good',
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL,
    colorScheme: scheme,
    viewport: { width, height: width < 600 ? 844 : 900 },
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    ([spoken, signedIn]) => {
      localStorage.setItem('todoku.language', spoken ?? 'ja');
      if (signedIn) sessionStorage.setItem('todoku.token', signedIn);
    },
    [language, token] as const,
  );
  await context.route('**/api/v1/**', async (route) => {
    const request = route.request();
    try {
      const answer = await api.fetch(request.url(), {
        method: request.method(),
        headers: request.headers(),
        body: request.postData(),
      });
      await route.fulfill({
        status: answer.status,
        body: await answer.text(),
        contentType: 'application/json',
      });
    } catch {
      await route.abort();
    }
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The browser reports every refused request; those a test asks for are shown on the page.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

/** What axe finds wrong with the page as it stands, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // As text: the page knows `axe` by that name, this module's own by another.
  const results = await page.evaluate<AxeResults>(`axe.run(document, { resultTypes: ['violations'] })`);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${String(target)}: ${failureSummary ?? ''}`),
  );
}

/** Pixels by which the page is wider than the window. */
export const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
