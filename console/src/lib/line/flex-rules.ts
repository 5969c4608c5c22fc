import { act, checkComponent, every, typeOf } from '@/lib/line/flex-components';
import type { Fault } from '@/lib/line/faults';
import { isObject, type JsonObject } from '@/lib/line/fields';
import {
  checkShape,
  color,
  flag,
  oneOf,
  shape,
  Spot,
  text,
  type Rule,
  type Shape,
} from '@/lib/line/flex-values';
import type { Json } from '@/types/api';

/**
 * What a Flex container may hold. Flex is strict where the rest of a message is lenient: an unknown property, a null and
 * a value of the wrong kind are faults. Source: LINE's reference, "Flex Message", and its OpenAPI file.
 */
export function checkFlex(container: JsonObject, path: string, faults: Fault[]) {
  const at = new Spot(path, path, faults);
  if (container.type === 'bubble') {
    checkBytes(container, bubbleKilobytesMost, at);
    checkShape(bubble, container, at);
  } else if (container.type === 'carousel') {
    checkBytes(container, carouselKilobytesMost, at);
    checkShape(carousel, container, at);
  } else at.to('type').fault(container.type === undefined ? ['missing'] : ['property']);
  if (animatedIn(container) > 10) at.fault(['animated']);
}

const bubbleKilobytesMost = 30;
const carouselKilobytesMost = 50;
const bubblesMost = 12;

const blocks = ['header', 'hero', 'body', 'footer'];
const box: Rule = (value, at) => checkComponent(value, at, ['box']);
const blockStyle = shape({ has: { backgroundColor: color, separatorColor: color, separator: flag } });

const bubble: Shape = {
  has: {
    type: text(),
    size: oneOf('nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'),
    direction: oneOf('ltr', 'rtl'),
    header: box,
    body: box,
    footer: box,
    hero: (value, at) => checkComponent(value, at, ['box', 'image', 'video']),
    styles: shape({ has: Object.fromEntries(blocks.map((block) => [block, blockStyle])) }),
    action: act('flex'),
  },
  where: [
    (object, at) => {
      if (!blocks.some((block) => object[block] !== undefined)) at.fault(['block']);
    },
    (object, at) => {
      if (hasVideo(object) && !['kilo', 'mega', 'giga'].includes(sizeOf(object)))
        at.to('hero').fault(['video']);
    },
  ],
};

const carousel: Shape = {
  has: {
    type: text(),
    contents: (list, at) => {
      if (Array.isArray(list) && list.length === 0) at.fault(['tooFew', { min: 1 }]);
      else if (Array.isArray(list) && list.length > bubblesMost) at.fault(['tooMany', { max: bubblesMost }]);
      every((value, spot) =>
        typeOf(value) === 'bubble' ? checkShape(bubble, value, spot) : spot.fault(['property']),
      )(list, at);
    },
  },
  needs: ['contents'],
  where: [
    (object, at) => {
      if (new Set(bubblesOf(object).map(sizeOf)).size > 1) at.to('contents').fault(['unequalBubbles']);
    },
    (object, at) => {
      if (bubblesOf(object).some(hasVideo)) at.to('contents').fault(['video']);
    },
  ],
};

const bubblesOf = ({ contents }: JsonObject) =>
  Array.isArray(contents) ? contents.filter((one) => isObject(one)) : [];
const hasVideo = ({ hero }: JsonObject) => typeOf(hero) === 'video';
const sizeOf = ({ size }: JsonObject) => (typeof size === 'string' ? size : 'mega');

function checkBytes(container: JsonObject, kilobytesMost: number, at: Spot) {
  if (new TextEncoder().encode(JSON.stringify(container)).length > kilobytesMost * 1024)
    at.fault(['flexSize', { max: kilobytesMost }]);
}

function animatedIn(value: Json): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, element) => sum + animatedIn(element), 0);
  if (!isObject(value)) return 0;
  return Object.values(value).reduce<number>(
    (sum, inner) => sum + animatedIn(inner),
    value.animated === true ? 1 : 0,
  );
}
