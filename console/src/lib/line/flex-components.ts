import { checkAction, type ActionPlace } from '@/lib/line/action-rules';
import { Fields, isObject, type JsonObject } from '@/lib/line/fields';
import {
  aspectRatio,
  border,
  checkShape,
  color,
  count,
  extent,
  flag,
  fontSize,
  gap,
  inset,
  measure,
  oneOf,
  pictureSize,
  shape,
  text,
  url,
  type Rule,
  type Shape,
  type Spot,
} from '@/lib/line/flex-values';
import type { TextRule } from '@/lib/line/text-rules';
import type { Json } from '@/types/api';

/** What a tap does. */
export const act =
  (place: ActionPlace): Rule =>
  (value, at) =>
    isObject(value)
      ? checkAction(Fields.ofInside(value, at.path, at.faults, at.inside), place)
      : at.fault(['property']);
const uriOnly: Rule = (value, at) =>
  isObject(value) && value.type !== 'uri' ? at.to('type').fault(['property']) : act('flexButton')(value, at);

/** A rule for each element of a list. */
export const every =
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

/** A component of one of the types. */
export function checkComponent(
  component: Json,
  at: Spot,
  types: readonly string[] = Object.keys(components),
) {
  if (isObject(component) && component.type === undefined) return at.to('type').fault(['missing']);
  const inner = types.includes(typeOf(component)) ? components[typeOf(component)] : undefined;
  if (inner === undefined) at.fault(['property']);
  else checkShape(inner, component, at);
}

export const typeOf = (value: Json | undefined) =>
  isObject(value) && typeof value.type === 'string' ? value.type : '';
