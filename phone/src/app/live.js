import * as api from './api.js';

/** Between two polls under load, and after a failure; in milliseconds. */
const BREATH = 250;
const AWAY = 3_000;

/**
 * Follows a chat until it is told to stop.
 * @param {string} channelId
 * @param {string} userId
 * @param {number} version from which on
 * @param {{ news: (lines: import('./api.js').Line[]) => void, online: (there: boolean) => void }} hear
 * @returns {() => void} stops it
 */
export function follow(channelId, userId, version, hear) {
  const stop = new AbortController();
  let seen = version;
  const run = async () => {
    while (!stop.signal.aborted) {
      try {
        const chat = await api.chat(channelId, userId, { version: seen }, stop.signal);
        hear.online(true);
        if (chat.version > seen) hear.news(chat.messages);
        seen = chat.version;
        await pause(BREATH);
      } catch (failure) {
        if (stop.signal.aborted) return;
        hear.online(!(failure instanceof TypeError));
        await pause(AWAY);
      }
    }
  };
  run();
  return () => stop.abort();
}

/** @param {number} milliseconds @returns {Promise<void>} */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
