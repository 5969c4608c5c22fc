import { el, picture, safeImage } from './dom.js';
import { sign } from './icons.js';

/** @typedef {import('./dom.js').Json} Json */
/** @typedef {import('./dom.js').Context} Context */

/**
 * Where the content of a message is: what a bot sends says so, what a friend sends is kept by LINE.
 * @param {Json} message
 * @param {boolean} preview
 * @param {Context} context
 * @returns {string | undefined}
 */
function source(message, preview, context) {
  const provider = message.contentProvider ?? message;
  const own = preview
    ? (provider.previewImageUrl ?? provider.originalContentUrl)
    : provider.originalContentUrl;
  return own ?? context.contentOf?.(message, preview);
}

/** @param {Json} message @param {Context} context */
export function stickerOf(message, context) {
  const name = message.keywords?.[0] ?? `${message.packageId}/${message.stickerId}`;
  const label = `${context.words.sticker} ${name}`;
  return el(
    context,
    'div',
    { class: 'm-sticker' },
    picture(context, context.stickerOf?.(String(message.stickerId)), label, 'm-sticker-picture'),
    el(context, 'span', { class: 'm-sticker-name', 'aria-hidden': 'true' }, label),
    message.text ? el(context, 'span', { class: 'm-sticker-text' }, message.text) : null,
  );
}

/** @param {Json} message @param {Context} context */
export function imageOf(message, context) {
  const whole = safeImage(source(message, false, context));
  const shown = picture(context, source(message, true, context), context.words.picture, 'm-photo');
  if (!whole) return el(context, 'div', { class: 'm-media' }, shown);
  return el(
    context,
    'a',
    { class: 'm-media', href: whole, target: '_blank', rel: 'noopener noreferrer' },
    shown,
  );
}

/** @param {Json} message @param {Context} context */
export function videoOf(message, context) {
  const shown = film(context, source(message, false, context), source(message, true, context), () =>
    context.played?.(message),
  );
  return el(context, 'div', { class: 'm-media' }, shown);
}

/**
 * A film behind its preview; it is fetched when it is played.
 * @param {Context} context
 * @param {string | undefined} url
 * @param {string | undefined} preview
 * @param {() => void} ended
 */
export function film(context, url, preview, ended) {
  const poster = picture(context, preview, '', 'm-film-poster');
  const play = el(context, 'button', {
    type: 'button',
    class: 'm-film-play',
    'aria-label': `${context.words.video}: ${context.words.play}`,
  });
  play.append(sign(context.document, 'play'));
  const frame = el(context, 'div', { class: 'm-film' }, poster, play);
  play.addEventListener('click', (event) => {
    event.stopPropagation();
    const video = el(context, 'video', {
      src: safeImage(url),
      poster: safeImage(preview),
      controls: true,
      playsinline: true,
      'aria-label': context.words.video,
    });
    const back = () => frame.replaceChildren(poster, play);
    video.addEventListener('ended', () => {
      back();
      ended();
    });
    video.addEventListener('error', back);
    frame.replaceChildren(video);
    video.focus();
    video.play().catch(back);
  });
  return frame;
}

/** @param {Json} message @param {Context} context */
export function audioOf(message, context) {
  const { words } = context;
  const sound = el(context, 'audio', { src: safeImage(source(message, false, context)), preload: 'none' });
  const button = el(context, 'button', { type: 'button', class: 'm-play', 'aria-label': words.play });
  const show = () => {
    button.classList.toggle('m-playing', !sound.paused);
    button.setAttribute('aria-label', sound.paused ? words.play : words.pause);
  };
  for (const change of ['play', 'pause', 'ended', 'error']) sound.addEventListener(change, show);
  button.addEventListener('click', () => {
    if (sound.paused) sound.play().catch(show);
    else sound.pause();
  });
  const time = el(context, 'span', { class: 'm-duration' }, minutes(Number(message.duration ?? 0)));
  return el(
    context,
    'div',
    { class: 'm-audio', role: 'group', 'aria-label': words.audio },
    button,
    time,
    sound,
  );
}

/** @param {number} milliseconds */
function minutes(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** @param {Json} message @param {Context} context */
export function fileOf(message, context) {
  const href = safeImage(context.contentOf?.(message, false));
  return el(
    context,
    href ? 'a' : 'div',
    { class: 'm-file', href, target: href && '_blank', rel: href && 'noopener noreferrer' },
    el(context, 'span', { class: 'm-file-icon', 'aria-hidden': 'true' }),
    el(
      context,
      'span',
      { class: 'm-file-facts' },
      el(context, 'span', { class: 'm-file-name' }, String(message.fileName ?? context.words.file)),
      el(context, 'span', { class: 'm-file-size' }, bytes(Number(message.fileSize ?? 0))),
    ),
  );
}

/** @param {number} size */
function bytes(size) {
  if (size < 1024) return `${size} B`;
  return size < 1024 * 1024 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
}

/** @param {Json} message @param {Context} context */
export function locationOf(message, context) {
  const place = `${Number(message.latitude)},${Number(message.longitude)}`;
  return el(
    context,
    'a',
    {
      class: 'm-location',
      href: `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(place)}`,
      target: '_blank',
      rel: 'noopener noreferrer',
    },
    el(context, 'span', { class: 'm-map', 'aria-hidden': 'true' }, el(context, 'span', { class: 'm-pin' })),
    el(
      context,
      'span',
      { class: 'm-place' },
      el(context, 'span', { class: 'm-place-title' }, message.title || context.words.location),
      el(context, 'span', { class: 'm-place-address' }, message.address || place),
    ),
  );
}
