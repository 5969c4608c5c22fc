import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts the Chromium of the machine; none is downloaded. */
export function startChromium(): Promise<Browser> {
  const executablePath = [process.env.TODOKU_CHROMIUM ?? '', ...usual].find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error(`Chromium: got none (expected: at TODOKU_CHROMIUM or one of ${usual.join(', ')})`);
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', // as root, which build machines are; the pages are our own
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
