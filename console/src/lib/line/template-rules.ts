import { checkAction } from '@/lib/line/action-rules';
import { isObject, type Fields } from '@/lib/line/fields';
import { drawnUrl, graphemes, matches, oneOf } from '@/lib/line/text-rules';

/** In graphemes; beside a picture or a title there is less room for the text. */
export const templateLimits = {
  title: 40,
  buttonsText: 160,
  columnText: 120,
  textBeside: 60,
  confirmText: 240,
  buttonsActions: 4,
  columnActions: 3,
  columns: 10,
} as const;

const types = ['buttons', 'confirm', 'carousel', 'image_carousel'] as const;
const title = graphemes(templateLimits.title);
const background = matches(/^#[A-Fa-f0-9]{6}$/, ['color']);

export function checkTemplate(message: Fields) {
  const type = message.requiredChild('template')?.required('type', oneOf(types)) as (typeof types)[number];
  const template = isObject(message.object.template) ? message.asInside().child('template') : null;
  if (template && types.includes(type)) checks[type](template);
}

const checks: Record<(typeof types)[number], (template: Fields) => void> = {
  buttons: (template) => {
    checkLook(template);
    checkCard(template, templateLimits.buttonsText, templateLimits.buttonsActions);
  },
  confirm: (template) => {
    template.required('text', graphemes(templateLimits.confirmText));
    checkActions(template, 2, 2);
  },
  carousel: (template) => {
    const columns = template.requiredChildren('columns', 1, templateLimits.columns);
    for (const column of columns) checkCard(column, templateLimits.columnText, templateLimits.columnActions);
    if (new Set(columns.map(outlineOf)).size > 1) template.fault(['columns'], 'columns');
    checkLook(template);
  },
  image_carousel: (template) => {
    for (const column of template.requiredChildren('columns', 1, templateLimits.columns)) {
      column.required('imageUrl', drawnUrl);
      const action = column.requiredChild('action');
      if (action) checkAction(action, 'imageCarousel');
    }
  },
};

function checkLook(template: Fields) {
  template.optional('imageAspectRatio', oneOf(['rectangle', 'square'], ['property']));
  template.optional('imageSize', oneOf(['cover', 'contain'], ['property']));
}

function checkCard(card: Fields, textMost: number, actionsMost: number) {
  card.optional('thumbnailImageUrl', drawnUrl);
  card.optional('imageBackgroundColor', background);
  card.optional('title', title);
  const beside = card.has('thumbnailImageUrl') || card.has('title');
  card.required('text', graphemes(beside ? templateLimits.textBeside : textMost));
  const whole = card.child('defaultAction');
  if (whole) checkAction(whole, 'card');
  checkActions(card, 1, actionsMost);
}

function checkActions(card: Fields, min: number, max: number) {
  for (const action of card.requiredChildren('actions', min, max)) checkAction(action, 'template');
}

/** What must be the same in every column. */
function outlineOf(column: Fields) {
  const { actions } = column.object;
  return [
    column.has('thumbnailImageUrl'),
    column.has('title'),
    Array.isArray(actions) ? actions.length : 0,
  ].join();
}
