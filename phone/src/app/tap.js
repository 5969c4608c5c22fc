import { askDateTime, askImage, askLocation } from './dialogs.js';
import { toast } from './ui.js';
import { fill } from './words.js';

/** @typedef {import('../render/dom.js').Json} Json */
/** @typedef {import('./api.js').Line} Line */

/** How the phone answers to what a postback asks for. @type {Record<string, boolean>} */
const MENU = { richmenu: true, none: false };

/**
 * What a tap does on a phone: some of it here, the rest told to the emulator, which also keeps count of it.
 * @param {object} parts
 * @param {import('./words.js').Words} parts.words
 * @param {(action: Json) => Promise<Json>} parts.act
 * @param {(text: string | undefined) => void} parts.keyboard opens it
 * @param {(open: boolean) => void} parts.menu opens or closes the rich menu
 * @param {(couponId: string) => void} parts.coupon shows a coupon
 * @param {(file: File) => Promise<unknown>} parts.sendFile
 */
export function tapper({ words, act, keyboard, menu, coupon, sendFile }) {
  return {
    /** On something in a message. @param {Json} action @param {Line} line */
    message(action, line) {
      if (action.type === 'coupon') return coupon(action.couponId);
      const where = line.direction === 'out' ? { requestId: line.requestId, bubble: line.bubble } : {};
      return tap(action, (filled) => act({ type: 'tap', action: plain(action), ...where, ...filled }));
    },
    /** On an area of the rich menu. @param {Json} action @param {number} area */
    area: (action, area) => tap(action, (filled) => act({ type: 'tap', area, ...filled })),
  };

  /** @param {Json} action @param {(filled: Json) => Promise<Json>} tell */
  async function tap(action, tell) {
    const filled = await answer(action, words);
    if (!filled) return;
    if (filled.file) {
      await sendFile(filled.file).catch(() => {});
      return;
    }
    const done = await tell(filled).catch(() => undefined);
    if (!done) return;
    if (action.type === 'clipboard') {
      await navigator.clipboard?.writeText(action.clipboardText).catch(() => {});
      toast(words.copied);
    }
    if (done.opens === 'keyboard') keyboard(done.text);
    else if (done.opens in MENU) menu(MENU[done.opens] === true);
    else if (done.opens) open(done.opens);
  }

  /** @param {string} what an address, or what else the phone would show */
  function open(what) {
    if (/^https?:/i.test(what)) window.open(what, '_blank', 'noopener,noreferrer');
    else toast(fill(words.opens, { what }));
  }
}

/**
 * What the friend has to say before the tap is done; undefined if they leave it.
 * @param {Json} action
 * @param {import('./words.js').Words} words
 * @returns {Promise<Json | undefined>}
 */
async function answer(action, words) {
  switch (action.type) {
    case 'datetimepicker': {
      const params = await askDateTime(action, words);
      return params && { params };
    }
    case 'camera':
    case 'cameraRoll': {
      const image = await askImage(words);
      return image && ('file' in image ? image : { message: image });
    }
    case 'location': {
      const message = await askLocation(words);
      return message && { message };
    }
    default:
      return {};
  }
}

/** An imagemap's action knows its area; the others do not. @param {Json} action */
function plain(action) {
  const { area, ...rest } = action;
  return rest;
}
