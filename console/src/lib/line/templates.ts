import { isObject, type JsonObject } from '@/lib/line/fields';
import { templateLimits } from '@/lib/line/template-rules';
import type { Json } from '@/types/api';

export const templateTypes = ['buttons', 'confirm', 'carousel', 'image_carousel'] as const;
export type TemplateType = (typeof templateTypes)[number];

/** What all templates have in common, so that another form keeps what was written. */
interface Column {
  picture: string;
  title: string;
  text: string;
  actions: JsonObject[];
}

export function columnsIn(template: JsonObject): Column[] {
  const columns = Array.isArray(template.columns)
    ? template.columns.filter((one) => isObject(one))
    : [template];
  return columns.map(({ thumbnailImageUrl, imageUrl, title, text, actions, action }) => ({
    picture: textIn(thumbnailImageUrl ?? imageUrl),
    title: textIn(title),
    text: textIn(text),
    actions: (Array.isArray(actions) ? actions : [action ?? null]).filter((one) => isObject(one)),
  }));
}

export function templateOf(type: TemplateType, columns: Column[]): JsonObject {
  const first = columns[0] ?? { picture: '', title: '', text: '', actions: [] };
  switch (type) {
    case 'buttons':
      return { type, ...cardOf(first, templateLimits.buttonsActions) };
    case 'confirm':
      return { type, text: first.text, actions: exactly(2, first.actions) };
    case 'carousel':
      return {
        type,
        columns: columns.map((column) => {
          const alike = exactly(
            Math.min(Math.max(first.actions.length, 1), templateLimits.columnActions),
            column.actions,
          );
          return cardOf({ ...column, actions: alike }, templateLimits.columnActions);
        }),
      };
    case 'image_carousel':
      return {
        type,
        columns: columns.map(({ picture, actions }) => ({
          imageUrl: picture,
          action: actions[0] ?? emptyAction,
        })),
      };
  }
}

const emptyAction: JsonObject = { type: 'uri', label: '', uri: '' };
const exactly = (many: number, actions: JsonObject[]) =>
  Array.from({ length: many }, (_, index) => actions[index] ?? emptyAction);
const textIn = (value: Json | undefined) => (typeof value === 'string' ? value : '');

const cardOf = ({ picture, title, text, actions }: Column, most: number): JsonObject => ({
  ...(picture !== '' && { thumbnailImageUrl: picture }),
  ...(title !== '' && { title }),
  text,
  actions: exactly(Math.min(Math.max(actions.length, 1), most), actions),
});
