import { checkAction, type ActionPlace } from '@/lib/line/action-rules';
import type { Complaint, Fault } from '@/lib/line/faults';
import { Fields, isObject, type JsonObject } from '@/lib/line/fields';
import { drawnUrl, matches, oneOf as oneOfTexts, type TextRule } from '@/lib/line/text-rules';
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

/** A place in a container, where faults can be found. */
class Spot {
  constructor(
    readonly path: string,
    readonly inside: string,
    readonly faults: Fault[],
  ) {}

  to(name: string) {
    return new Spot(`${this.path}.${name}`, this.inside, this.faults);
  }

  element(index: number) {
    return new Spot(`${this.path}[${index}]`, this.inside, this.faults);
  }

  fault([code, values = {}]: Complaint) {
    this.faults.push({ path: this.path, code, values, inside: this.inside });
  }
}

/** What the value of a property must be; it is never null. */
type Rule = (value: Json, at: Spot) => void;

/** What an object may hold, what it must hold, and what must hold between its properties. */
interface Shape {
  has: Record<string, Rule>;
  needs?: readonly string[];
  where?: readonly ((object: JsonObject, at: Spot) => void)[];
}

function checkShape({ has, needs = [], where = [] }: Shape, value: Json, at: Spot) {
  if (!isObject(value)) return at.fault(['property']);
  for (const name of needs) if (value[name] === undefined) at.to(name).fault(['missing']);
  for (const [name, inner] of Object.entries(value)) {
    const rule = Object.hasOwn(has, name) ? has[name] : undefined;
    if (rule === undefined) at.to(name).fault(['unknown']);
    else if (inner === null) at.to(name).fault(['property']);
    else rule(inner, at.to(name));
  }
  for (const rule of where) rule(value, at);
}

const shape =
  (inner: Shape): Rule =>
  (value, at) =>
    checkShape(inner, value, at);

// Values that are no objects. Each must come as the JSON kind it is.

const text =
  (rule: TextRule = () => []): Rule =>
  (value, at) =>
    typeof value === 'string'
      ? rule(value).forEach((complaint) => at.fault(complaint))
      : at.fault(['property']);
const oneOf = (...values: string[]) => text(oneOfTexts(values, ['property']));
const flag: Rule = (value, at) => {
  if (typeof value !== 'boolean') at.fault(['property']);
};
const count: Rule = (value, at) => {
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > 2 ** 31 - 1)
    at.fault(['property']);
  else if (value < 0) at.fault(['negative']);
};
const color = text(matches(/^#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$/, ['property']));
const url = text(drawnUrl);
const aspectRatio = text((ratio) => {
  const [, width = 0, height = 0] = (
    /^(\d{1,9}(?:\.\d{1,9})?):(\d{1,9}(?:\.\d{1,9})?)$/.exec(ratio) ?? []
  ).map(Number);
  if (width < 1 || width > 100_000 || height < 1 || height > 100_000) return [['property']];
  return height <= width * 3 ? [] : [['ratio']];
});

function measure(
  named: readonly string[],
  units: readonly string[],
  { negative = false, most = 2 ** 31 - 1 } = {},
) {
  return text((value) => {
    if (named.includes(value)) return [];
    const [, sign, number, unit] = /^(-?)(\d{1,9}(?:\.\d{1,9})?)(px|%|deg)$/.exec(value) ?? [];
    if (unit === undefined) return [['property']];
    if (!units.includes(unit)) return [['unit']];
    if (!negative && sign === '-' && Number(number) !== 0) return [['lower']];
    return Number(number) <= most ? [] : [['upper']];
  });
}

const steps = ['none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl'];
const sizes = ['xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl', '3xl', '4xl', '5xl'];
const gap = measure(steps, ['px']);
const inset = measure(steps, ['px', '%'], { negative: true });
const border = measure(['none', 'light', 'normal', 'medium', 'semi-bold', 'bold'], ['px']);
const extent = measure([], ['px', '%']);
const fontSize = measure(sizes, ['px']);
const pictureSize = measure([...sizes, 'full'], ['px', '%']);

// Components.

const act =
  (place: ActionPlace): Rule =>
  (value, at) =>
    isObject(value)
      ? checkAction(Fields.ofInside(value, at.path, at.faults, at.inside), place)
      : at.fault(['property']);
const uriOnly: Rule = (value, at) =>
  isObject(value) && value.type !== 'uri' ? at.to('type').fault(['property']) : act('flexButton')(value, at);

const every =
  (rule: Rule): Rule =>
  (list, at) =>
    Array.isArray(list)
      ? list.forEach((element, index) => rule(element, at.element(index)))
      : at.fault(['property']);

const gradient: Shape = {
  has: {
    type: oneOf('linearGradient'),
    angle: measure([], ['deg'], { most: 359.999999999 }),
    startColor: color,
    endColor: color,
    centerColor: color,
    centerPosition: measure([], ['%'], { most: 100 }),
  },
  needs: ['type', 'angle', 'startColor', 'endColor'],
};
const placed = {
  type: text(),
  margin: gap,
  position: oneOf('relative', 'absolute'),
  offsetTop: inset,
  offsetBottom: inset,
  offsetStart: inset,
  offsetEnd: inset,
};
const letters = {
  type: text(),
  size: fontSize,
  color,
  weight: oneOf('regular', 'bold'),
  style: oneOf('normal', 'italic'),
  decoration: oneOf('none', 'underline', 'line-through'),
};
const align = oneOf('start', 'end', 'center');
const gravity = oneOf('top', 'bottom', 'center');
const adjustMode = oneOf('shrink-to-fit');
const nonEmpty: TextRule = (value) => (value === '' ? [['nonEmpty']] : []);

/** Icons stand on a baseline, where nothing but text stands beside them. */
function checkFitsLayout(box: JsonObject, at: Spot) {
  const fitting =
    box.layout === 'baseline'
      ? ['icon', 'text', 'filler']
      : ['box', 'button', 'image', 'text', 'separator', 'filler'];
  if (!Array.isArray(box.contents)) return;
  box.contents.forEach((child, index) => {
    const type = typeOf(child);
    if (Object.hasOwn(components, type) && !fitting.includes(type))
      at.to('contents').element(index).fault(['content']);
  });
}

/** A text that has spans shows those and ignores its own. */
function checkHasText(component: JsonObject, at: Spot) {
  const { contents } = component;
  if (Array.isArray(contents) && contents.length > 0) return;
  if (component.text === undefined) at.to('text').fault(['textOrContents']);
  else if (component.text === '') at.to('text').fault(['nonEmpty']);
}

const components: Record<string, Shape> = {
  box: {
    has: {
      ...placed,
      layout: oneOf('horizontal', 'vertical', 'baseline'),
      contents: every((child, at) => checkComponent(child, at)),
      flex: count,
      spacing: gap,
      cornerRadius: gap,
      borderWidth: border,
      width: extent,
      maxWidth: extent,
      height: extent,
      maxHeight: extent,
      paddingAll: inset,
      paddingTop: inset,
      paddingBottom: inset,
      paddingStart: inset,
      paddingEnd: inset,
      backgroundColor: color,
      borderColor: color,
      background: shape(gradient),
      justifyContent: oneOf(
        'center',
        'flex-start',
        'flex-end',
        'space-between',
        'space-around',
        'space-evenly',
      ),
      alignItems: oneOf('center', 'flex-start', 'flex-end'),
      action: act('flex'),
    },
    needs: ['layout', 'contents'],
    where: [checkFitsLayout],
  },
  button: {
    has: {
      ...placed,
      action: act('flexButton'),
      flex: count,
      height: oneOf('sm', 'md'),
      style: oneOf('link', 'primary', 'secondary'),
      color,
      gravity,
      adjustMode,
      scaling: flag,
    },
    needs: ['action'],
  },
  image: {
    has: {
      ...placed,
      url,
      flex: count,
      align,
      gravity,
      size: pictureSize,
      aspectRatio,
      aspectMode: oneOf('cover', 'fit'),
      backgroundColor: color,
      action: act('flex'),
      animated: flag,
    },
    needs: ['url'],
  },
  video: {
    has: {
      type: text(),
      url,
      previewUrl: url,
      altContent: (value, at) => checkComponent(value, at, ['box', 'image']),
      aspectRatio,
      action: uriOnly,
    },
    needs: ['url', 'previewUrl', 'altContent'],
  },
  icon: { has: { ...placed, url, size: fontSize, aspectRatio, scaling: flag }, needs: ['url'] },
  text: {
    has: {
      ...placed,
      ...letters,
      text: text(),
      contents: every((child, at) => checkComponent(child, at, ['span'])),
      flex: count,
      maxLines: count,
      align,
      gravity,
      wrap: flag,
      scaling: flag,
      lineSpacing: measure([], ['px']),
      adjustMode,
      action: act('flex'),
    },
    where: [checkHasText],
  },
  span: { has: { ...letters, text: text(nonEmpty) }, needs: ['text'] },
  separator: { has: { type: text(), margin: gap, color } },
  filler: { has: { type: text(), flex: count } },
};

function checkComponent(component: Json, at: Spot, types: readonly string[] = Object.keys(components)) {
  if (isObject(component) && component.type === undefined) return at.to('type').fault(['missing']);
  const inner = types.includes(typeOf(component)) ? components[typeOf(component)] : undefined;
  if (inner === undefined) at.fault(['property']);
  else checkShape(inner, component, at);
}

// Containers.

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

const typeOf = (value: Json | undefined) =>
  isObject(value) && typeof value.type === 'string' ? value.type : '';
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
