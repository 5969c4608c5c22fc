/** LINE's own servers have the pictures of stickers and emojis; without a connection their numbers show. */
const SHOP = 'https://stickershop.line-scdn.net';

export const linePictures = {
  /** @param {string} stickerId */
  stickerOf: (stickerId) =>
    `${SHOP}/stickershop/v1/sticker/${encodeURIComponent(stickerId)}/android/sticker.png`,
  /** @param {string} productId @param {string} emojiId */
  emojiOf: (productId, emojiId) =>
    `${SHOP}/sticonshop/v1/sticon/${encodeURIComponent(productId)}/android/${encodeURIComponent(emojiId)}.png`,
};
