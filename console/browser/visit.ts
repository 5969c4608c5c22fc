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
  kept?: object,
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL,
    colorScheme: scheme,
    viewport: { width, height: width < 600 ? 844 : 900 },
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    ([spoken, signedIn, written]) => {
      localStorage.setItem('todoku.language', spoken ?? 'ja');
      if (signedIn) sessionStorage.setItem('todoku.token', signedIn);
      if (written) sessionStorage.setItem('todoku.kept.composer.1', written);
    },
    [language, token, kept ? JSON.stringify(kept) : null] as const,
  );
  // Pictures of messages come from anywhere: here from nowhere but this drawing.
  await context.route(/^https:/, (route) =>
    /\.(mp4|m4a)$/.test(route.request().url())
      ? route.abort()
      : route.fulfill({ contentType: 'image/svg+xml', body: drawing }),
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

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" preserveAspectRatio="none" width="800" height="520" viewBox="0 0 80 52">
  <rect width="80" height="52" fill="#c9a27a"/><circle cx="40" cy="26" r="18" fill="#6b4226"/>
  <path d="M40 8c-8 12 8 24 0 36" stroke="#c9a27a" stroke-width="2" fill="none"/></svg>`;
