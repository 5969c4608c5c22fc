import { isObject, type JsonObject } from '@/lib/line/fields';
import type { Json } from '@/types/api';

/** What shops send most: a picture, a title, a text, rows of prices, buttons; in the shop's own colours. */
export interface Card {
  size: string;
  hero: { url: string; aspectRatio: string; action: JsonObject | null } | null;
  title: string;
  text: string;
  rows: { label: string; value: string }[];
  buttons: { style: string; action: JsonObject }[];
  /** Of primary buttons, the ground, and of title and text; LINE's own where empty. */
  accent: string;
  ground: string;
  ink: string;
}

export const emptyCard: Card = {
  size: 'mega',
  hero: null,
  title: '',
  text: '',
  rows: [],
  buttons: [],
  accent: '',
  ground: '',
  ink: '',
};

type Part = 'title' | 'text' | 'rows';

/** The parts of the body that are there, in the order they stand. */
export const bodyParts = ({ title, text, rows }: Card): Part[] => [
  ...(title === '' ? [] : (['title'] as const)),
  ...(text === '' ? [] : (['text'] as const)),
  ...(rows.length === 0 ? [] : (['rows'] as const)),
];

/** The bubble that shows the card. */
export function bubbleOf(card: Card): JsonObject {
  const ink = card.ink === '' ? {} : { color: card.ink };
  const parts: Record<Part, () => JsonObject> = {
    title: () => ({ type: 'text', text: card.title, weight: 'bold', size: 'xl', wrap: true, ...ink }),
    text: () => ({ type: 'text', text: card.text, size: 'sm', wrap: true, ...ink }),
    rows: () => ({
      type: 'box',
      layout: 'vertical',
      spacing: 'sm',
      margin: 'lg',
      contents: card.rows.map(({ label, value }) => ({
        type: 'box',
        layout: 'baseline',
        contents: [
          { type: 'text', text: label, size: 'sm', wrap: true, flex: 3, ...ink },
          { type: 'text', text: value, size: 'sm', align: 'end', weight: 'bold', flex: 2, ...ink },
        ],
      })),
    }),
  };
  const ground = card.ground === '' ? {} : { backgroundColor: card.ground };
  return {
    type: 'bubble',
    size: card.size,
    ...(card.hero && { hero: heroOf(card.hero) }),
    body: {
      type: 'box',
      layout: 'vertical',
      spacing: 'sm',
      contents: bodyParts(card).map((part) => parts[part]()),
    },
    ...(card.buttons.length > 0 && {
      footer: {
        type: 'box',
        layout: 'vertical',
        spacing: 'sm',
        contents: card.buttons.map(({ style, action }) => ({
          type: 'button',
          style,
          height: 'sm',
          ...(style === 'primary' && card.accent !== '' && { color: card.accent }),
          action,
        })),
      },
    }),
    ...(card.ground !== '' && {
      styles: { body: ground, ...(card.buttons.length > 0 && { footer: ground }) },
    }),
  };
}

const heroOf = ({ url, aspectRatio, action }: NonNullable<Card['hero']>): JsonObject => ({
  type: 'image',
  url,
  size: 'full',
  aspectRatio,
  aspectMode: 'cover',
  ...(action && { action }),
});

/** The card that a bubble shows; null for a bubble that has more to it, so that nothing of it is ever lost. */
export function cardOf(bubble: Json): Card | null {
  if (!isObject(bubble)) return null;
  const body = contentsOf(bubble.body);
  const texts = body.filter((part) => part.type === 'text');
  const title = texts.find(({ weight }) => weight === 'bold');
  const text = texts.find(({ weight }) => weight !== 'bold');
  const rows = contentsOf(body.find(({ type }) => type === 'box')).map((row) => contentsOf(row));
  const buttons = contentsOf(bubble.footer);
  const styles = isObject(bubble.styles) && isObject(bubble.styles.body) ? bubble.styles.body : {};
  const card: Card = {
    size: textIn(bubble.size),
    hero: isObject(bubble.hero)
      ? {
          url: textIn(bubble.hero.url),
          aspectRatio: textIn(bubble.hero.aspectRatio),
          action: isObject(bubble.hero.action) ? bubble.hero.action : null,
        }
      : null,
    title: textIn(title?.text),
    text: textIn(text?.text),
    rows: rows.map(([label, value]) => ({ label: textIn(label?.text), value: textIn(value?.text) })),
    buttons: buttons.map(({ style, action }) => ({
      style: textIn(style),
      action: isObject(action) ? action : {},
    })),
    accent: textIn(buttons.find(({ style }) => style === 'primary')?.color),
    ground: textIn(styles.backgroundColor),
    ink: textIn((title ?? text ?? rows[0]?.[0])?.color),
  };
  return same(bubbleOf(card), bubble) ? card : null;
}

/** All bubbles of a container as cards; null if one of them has more to it. */
export function cardsOf(container: Json): Card[] | null {
  if (!isObject(container)) return null;
  const bubbles = container.type === 'carousel' ? container.contents : [container];
  if (!Array.isArray(bubbles) || bubbles.length === 0) return null;
  const cards = bubbles.map(cardOf).filter((card) => card !== null);
  return cards.length === bubbles.length && same(containerOf(cards), container) ? cards : null;
}

/** One card stands alone, several side by side. */
export const containerOf = (cards: Card[]): JsonObject =>
  cards.length === 1 ? bubbleOf(cards[0] ?? emptyCard) : { type: 'carousel', contents: cards.map(bubbleOf) };

const textIn = (value: Json | undefined) => (typeof value === 'string' ? value : '');
const contentsOf = (box: Json | undefined): JsonObject[] =>
  isObject(box) && Array.isArray(box.contents) ? box.contents.filter((part) => isObject(part)) : [];

/** The same JSON, whatever the order of properties. */
export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (Array.isArray(one))
    return (
      Array.isArray(other) && one.length === other.length && one.every((part, at) => same(part, other[at]))
    );
  if (!isObject(one)) return one === other;
  if (!isObject(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => same(one[name], other[name]));
}
