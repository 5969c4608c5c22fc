/**
 * Looks at the page in a real browser: every kind of message in both languages, what a hand on the keyboard can reach,
 * and what axe finds. Needs Chromium (Debian's package, or CHROMIUM=path) and a running emulator:
 *
 *   ./todoku emulator --port 8090 &  then  npm run browser [-- http://localhost:8090]
 *
 * Pictures of all of it end in out/.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { messages } from '../samples.js';
import { drawing } from './drawing.js';
import { openShop } from './shop.js';

const base = process.argv[2] ?? 'http://localhost:8090';
const out = new URL('../../out/', import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const only = process.argv[3];

/** The look of messages is LINE's and the bot's, and so are its colours; everything else is ours. */
const NOT_OURS = ['.fx-bubble', '.m-card'];

const failures = [];
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  for (const language of ['ja', 'en']) await look(language);
} finally {
  await browser.close();
}
for (const failure of failures) console.error(failure);
console.log(
  `Browser: ${failures.length === 0 ? 'all right' : `${failures.length} failures`}; pictures in ${out}`,
);
process.exit(failures.length === 0 ? 0 : 1);

/** @param {'ja' | 'en'} language */
async function look(language) {
  const shop = await openShop(base, language);
  const page = await browser.newPage({ viewport: { width: 1240, height: 900 } });
  page.on('pageerror', (error) => failures.push(`${language}: ${error}`));
  page.on('console', (line) => {
    if (line.type() === 'error' && !/Failed to load resource/.test(line.text()))
      failures.push(`${language}: ${line.text()}`);
  });
  await page.route(/^https:/, (route) => drawing(route));

  await page.goto(`${base}/_emulator/?lang=${language}#${shop.channelId}/${shop.friends[0]}`);
  await page.waitForSelector('.phone h2:not(:empty)');
  for (const [name, message] of Object.entries(messages)) {
    if (only && name !== only) continue;
    await shop.push(shop.friends[0], [message]);
    const row = page.locator('.rows > .theirs').last();
    await page.waitForSelector(`.rows > .theirs:last-child [data-type="${message.type}"]`);
    await page.waitForTimeout(350);
    await row.scrollIntoViewIfNeeded();
    await row.screenshot({ path: `${out}${language}-${name}.png` });
  }
  await hands(page, language, shop);
  await whole(page, language, shop);
  await page.close();
}

/**
 * What a person does with keys and fingers, and what the emulator then has in the chat.
 * @param {import('playwright-core').Page} page
 * @param {string} language
 * @param {Awaited<ReturnType<typeof openShop>>} shop
 */
async function hands(page, language, shop) {
  const [, friend = ''] = shop.friends;
  await page.goto(`${base}/_emulator/?lang=${language}#${shop.channelId}/${friend}`);
  await page.waitForSelector('.phone h2:not(:empty)');
  const text = page.locator('textarea');
  const own = page.locator('.own .m-text');

  await text.focus();
  await text.fill('かな');
  await text.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  check(language, (await own.count()) === 0, 'the Enter of a conversion sends nothing');
  await text.press('Shift+Enter');
  check(language, (await text.inputValue()).includes('\n'), 'Shift and Enter begin a line');
  await text.press('Enter');
  await own.first().waitFor();

  await shop.push(friend, [messages.quickReply]);
  await page.locator('.m-quick-button').nth(1).focus();
  await page.keyboard.press('Enter');
  await own.nth(1).waitFor();
  await page.locator('.m-quick').waitFor({ state: 'detached' });
  check(language, (await own.nth(1).textContent()) === '紅茶', 'a quick reply says its text and goes');

  await page.locator('.menu-place .m-area').nth(1).press('Enter');
  await own.nth(2).waitFor();
  await page.locator('.menu-place').waitFor({ state: 'hidden' });
  const lines = (await shop.chat(friend)).messages;
  check(
    language,
    lines.some((line) => line.message.data === 'book'),
    'an area of the rich menu posts back',
  );
  await page.locator('.menu-bar').press('Enter');
  await page.locator('.menu-place').waitFor({ state: 'visible' });

  await page.locator('.own .tool').last().press('Enter');
  await page.locator('.note:not(.event)').first().waitFor();

  await page.locator('.phone-top .plain').press('Enter');
  await page.locator('.why:not([hidden])').first().waitFor();
  check(language, await text.isDisabled(), 'who blocks cannot write');
  await page.locator('.phone-top .plain').press('Enter');
  await page.waitForSelector('textarea:not([disabled])');
  await shop.advance('PT1S'); // a clock that stands still shows everything as of the same moment
  await shop.line('/v2/bot/chat/loading/start', { chatId: friend, loadingSeconds: 5 }).catch(() => {});
  await page
    .locator('.typing')
    .waitFor({ state: 'visible', timeout: 5_000 })
    .catch(() => failures.push(`${language}: typing`));
  await page.screenshot({ path: `${out}${language}-hands.png` });

  const [first] = (await shop.chat(friend)).messages;
  await shop.line('/v2/bot/chat/markAsRead', { markAsReadToken: first.message.markAsReadToken });
  await page
    .locator('.own .meta', { hasText: language === 'ja' ? '既読' : 'Read' })
    .first()
    .waitFor();

  await shop.push(friend, [{ type: 'coupon', couponId: await shop.coupon() }]);
  await page.locator('.m-coupon', { hasText: '100' }).waitFor();
  await page.locator('.m-coupon .m-tap').press('Enter');
  await page.locator('dialog .strong').press('Enter');
  await page.locator('.toast', { hasText: /取得しました|You got/ }).waitFor();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${out}${language}-coupon-got.png` });

  await page.locator('.composer .icon').first().click();
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${out}${language}-stickers.png` });
  await axed(page, language);
  await page.keyboard.press('Escape');

  await page.goto(`${base}/_emulator/?lang=${language}#${shop.channelId}/${shop.chatId}`);
  await page.waitForSelector('.phone h2');
  await shop.push(shop.chatId, [{ type: 'text', text: 'みなさん' }]);
  await page.locator('textarea').fill('はい');
  await page.locator('textarea').press('Enter');
  await own.first().waitFor();
  await page.screenshot({ path: `${out}${language}-group.png` });
}

/** @param {string} language @param {boolean} right @param {string} what */
function check(language, right, what) {
  if (!right) failures.push(`${language}: not so: ${what}`);
}
/** @param {import('playwright-core').Page} page @param {string} language @param {Awaited<ReturnType<typeof openShop>>} shop */
async function whole(page, language, shop) {
  await page.goto(
    `${base}/_emulator/?lang=${language}#${shop.channelId}/${shop.friends[0]}/${shop.friends[2]}`,
  );
  await page.waitForSelector('.phone:nth-child(2) h2:not(:empty)');
  const second = page.locator('.phone').nth(1);
  await second.locator('textarea').fill('こんにちは');
  await second.locator('textarea').press('Enter');
  await second.locator('.own .m-text').waitFor();
  await shop.push(shop.friends[2], [{ type: 'text', text: 'ようこそ' }]);
  await second.locator('.theirs .m-text').waitFor();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${out}${language}-page.png` });
  await axed(page, language);
}

/** What axe finds wrong. @param {import('playwright-core').Page} page @param {string} language */
async function axed(page, language) {
  await page.evaluate(axe);
  const found = await page.evaluate(
    (exclude) =>
      // @ts-ignore axe was put there
      window.axe
        .run(document, { rules: {}, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
        .then((result) =>
          result.violations.flatMap((violation) =>
            violation.nodes
              .filter(
                (node) =>
                  violation.id !== 'color-contrast' ||
                  !document.querySelector(node.target.join(' '))?.closest(exclude),
              )
              .map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
          ),
        ),
    NOT_OURS.join(', '),
  );
  failures.push(...found.map((one) => `${language}: axe: ${one}`));
}
