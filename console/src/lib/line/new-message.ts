import { imagemapWidth } from '@/lib/line/imagemap-rules';
import type { JsonObject } from '@/lib/line/fields';
import { emptyCard, bubbleOf } from '@/lib/line/flex-card';
import type { Message } from '@/types/api';

/** What can be added, in the order it is offered: the commonest first. */
export const kinds = [
  'text',
  'image',
  'flex',
  'template',
  'sticker',
  'video',
  'audio',
  'imagemap',
  'location',
  'coupon',
] as const;
export type Kind = (typeof kinds)[number];

export const newAction = (): JsonObject => ({ type: 'uri', label: '', uri: '' });

/** A message of that kind with nothing in it yet. */
export function newMessage(kind: Kind): Message {
  switch (kind) {
    case 'text':
      return { type: 'text', text: '' };
    case 'image':
      return { type: 'image', originalContentUrl: '', previewImageUrl: '' };
    case 'video':
      return { type: 'video', originalContentUrl: '', previewImageUrl: '' };
    case 'audio':
      return { type: 'audio', originalContentUrl: '', duration: 0 };
    case 'sticker':
      return { type: 'sticker', packageId: '11537', stickerId: '52002734' };
    case 'location':
      return { type: 'location', title: '', address: '', latitude: 35.681236, longitude: 139.767125 };
    case 'coupon':
      return { type: 'coupon', couponId: '' };
    case 'imagemap':
      return {
        type: 'imagemap',
        baseUrl: '',
        altText: '',
        baseSize: { width: imagemapWidth, height: imagemapWidth },
        actions: [],
      };
    case 'template':
      return {
        type: 'template',
        altText: '',
        template: { type: 'buttons', text: '', actions: [newAction()] },
      };
    case 'flex':
      return { type: 'flex', altText: '', contents: bubbleOf(emptyCard) };
  }
}

/** A text without a letter is no message yet. */
export const isBlank = (message: Message) => message.type === 'text' && message.text === '';
