/** How LINE shows messages: JSON in, elements out. */
export { renderMessage, isWide, summaryOf } from './message.js';
export { quickReplyOf } from './quick-reply.js';
export { richMenuOf } from './rich-menu.js';
export { linked } from './text.js';
export { fit } from './fit.js';
export { linePictures } from './line-pictures.js';
export { en, ja } from './words.js';
