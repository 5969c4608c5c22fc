import { describe, expect, it } from 'vitest';
import actions from '../../../../protocol/src/test/resources/dev/todoku/protocol/action/actions.json';
import containers from '../../../../protocol/src/test/resources/dev/todoku/protocol/flex/containers.json';
import properties from '../../../../protocol/src/test/resources/dev/todoku/protocol/flex/properties.json';
import invalid from '../../../../protocol/src/test/resources/dev/todoku/protocol/message/invalid-messages.json';
import valid from '../../../../protocol/src/test/resources/dev/todoku/protocol/message/valid-messages.json';
import { placeOf, saidOf } from '@/lib/line/faults';
import { isObject } from '@/lib/line/fields';
import { faultsOf } from '@/lib/line/message-rules';
import type { Json } from '@/types/api';

// The cases are those of the protocol, which the server and the emulator answer by: this side must say the same.

interface Detail {
  message: string;
  property: string;
}

/** In the cases `{"$repeat": "a", "times": 3}` stands for `aaa`, or for a list. */
function written(value: Json): Json {
  if (Array.isArray(value)) return value.map(written);
  if (!isObject(value)) return value;
  const { $repeat: what, times } = value;
  if (what === undefined)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, written(inner)]));
  const one = written(what);
  return typeof one === 'string'
    ? one.repeat(Number(times))
    : Array.from({ length: Number(times) }, () => one);
}

/** As LINE answers: faults of the body come first and all together, then those inside the first message that has some. */
function answer(messages: Json): Detail[] {
  const faults = faultsOf(messages);
  const body = faults.filter(({ inside }) => inside === null);
  const messageOf = (path: string) => path.slice(0, path.indexOf(']') + 1);
  const first = messageOf(faults[0]?.path ?? '');
  return (body.length > 0 ? body : faults.filter(({ path }) => messageOf(path) === first)).map((fault) => ({
    message: saidOf(fault),
    property: placeOf(fault),
  }));
}

const sorted = (details: Detail[]) =>
  details.map(({ message, property }) => `${property}: ${message}`).toSorted();
const flex = (contents: Json) => [{ type: 'flex', altText: 'a', contents }];

describe('messages', () => {
  it.each(
    (valid as { name: string; messages: Json }[]).map(({ name, messages }) => [name, messages] as const),
  )('LINE accepts: %s', (_, messages) => {
    expect(answer(written(messages))).toEqual([]);
  });

  it.each(
    (invalid as { name: string; messages: Json; details: Detail[] }[]).map(
      ({ name, messages, details }) => [name, messages, details] as const,
    ),
  )('LINE refuses: %s', (_, messages, details) => {
    expect(sorted(answer(written(messages)))).toEqual(
      sorted(written(details as unknown as Json) as unknown as Detail[]),
    );
  });
});

describe('flex', () => {
  it.each(
    (containers as unknown as { name: string; contents: Json; details: [string, string][] }[]).map(
      ({ name, contents, details }) => [name, contents, details] as const,
    ),
  )('%s', (_, contents, details) => {
    expect(sorted(answer(flex(written(contents))))).toEqual(
      sorted(details.map(([message, property]) => ({ message, property }))),
    );
  });

  const rows = properties as unknown as {
    on: string[];
    property: string;
    valid: Json[];
    invalid: [Json, string][];
  }[];
  it.each(rows.flatMap((row) => row.on.map((on) => [on, row.property, row] as const)))(
    '%s.%s keeps to its limits',
    (on, property, row) => {
      const [place, set] = flexSamples[on]!;
      for (const value of row.valid) expect(answer(flex(set({ [property]: written(value) })))).toEqual([]);
      // JavaScript cannot tell 1.0 from 1, and never writes it.
      for (const [value, message] of row.invalid.filter(([value]) => value !== 1))
        expect(answer(flex(set({ [property]: written(value) })))).toEqual([
          { message, property: `${place}/${property}` },
        ]);
    },
  );
});

const url = 'https://example.com/a.png';
const boxed = (layout: string, component: Json) => ({
  type: 'bubble',
  body: { type: 'box', layout, contents: [component] },
});
type Sample = [place: string, set: (more: { [property: string]: Json }) => Json];
const inBody = (layout: string, component: { [property: string]: Json }): Sample => [
  '/body/contents/0',
  (more) => boxed(layout, { ...component, ...more }),
];
const flexSamples: Record<string, Sample> = {
  bubble: [
    '',
    (more) => ({ type: 'bubble', body: { type: 'box', layout: 'vertical', contents: [] }, ...more }),
  ],
  box: [
    '/body',
    (more) => ({ type: 'bubble', body: { type: 'box', layout: 'vertical', contents: [], ...more } }),
  ],
  button: inBody('vertical', { type: 'button', action: { type: 'message', label: 'a', text: 'a' } }),
  image: inBody('horizontal', { type: 'image', url }),
  icon: inBody('baseline', { type: 'icon', url }),
  text: inBody('vertical', { type: 'text', text: 'a' }),
  span: [
    '/body/contents/0/contents/0',
    (more) => boxed('vertical', { type: 'text', contents: [{ type: 'span', text: 'a', ...more }] }),
  ],
  separator: inBody('vertical', { type: 'separator' }),
  filler: inBody('horizontal', { type: 'filler' }),
  video: [
    '/hero',
    (more) => ({
      type: 'bubble',
      hero: { type: 'video', url, previewUrl: url, altContent: { type: 'image', url }, ...more },
    }),
  ],
};

describe('actions', () => {
  const places: Record<string, [at: string, set: (action: Json) => Json]> = {
    quickReply: [
      'messages[0].quickReply.items[0].action',
      (action) => [{ type: 'text', text: 'a', quickReply: { items: [{ type: 'action', action }] } }],
    ],
    template: [
      'template/actions/0',
      (action) => [
        { type: 'template', altText: 'a', template: { type: 'buttons', text: 'a', actions: [action] } },
      ],
    ],
    card: [
      'template/columns/0/defaultAction',
      (action) => [
        {
          type: 'template',
          altText: 'a',
          template: {
            type: 'carousel',
            columns: [
              { text: 'a', defaultAction: action, actions: [{ type: 'message', label: 'a', text: 'a' }] },
            ],
          },
        },
      ],
    ],
    imageCarousel: [
      'template/columns/0/action',
      (action) => [
        {
          type: 'template',
          altText: 'a',
          template: { type: 'image_carousel', columns: [{ imageUrl: url, action }] },
        },
      ],
    ],
    button: ['/body/contents/0/action', (action) => flex(boxed('vertical', { type: 'button', action }))],
    flex: [
      '/body/action',
      (action) => flex({ type: 'bubble', body: { type: 'box', layout: 'vertical', contents: [], action } }),
    ],
  };
  const cases = actions as unknown as {
    name: string;
    in: string[];
    action: Json;
    faults: [string, string][];
  }[];

  it.each(cases.flatMap((one) => one.in.map((place) => [one.name, place, one] as const)))(
    '%s in %s',
    (_, place, { action, faults }) => {
      const [at, set] = places[place]!;
      const between = place === 'quickReply' ? '.' : '/';
      const details = faults.map(([message, property]) => ({
        message,
        property: property === '' ? at : at + between + property.replaceAll('.', between),
      }));
      expect(sorted(answer(set(written(action))))).toEqual(sorted(details));
    },
  );
});
