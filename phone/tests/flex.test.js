import { describe, expect, it } from 'vitest';
import { renderMessage } from '../src/render/index.js';
import { en } from '../src/render/words.js';

/** @typedef {import('../src/render/dom.js').Json} Json */

/** @param {Json} contents @returns {HTMLElement} */
const bubble = (contents) =>
  renderMessage(
    { type: 'flex', altText: '', contents: { type: 'bubble', ...contents } },
    { document, words: en },
  );

/** The box of a body with these contents, and its children. @param {Json} box */
function boxed(box) {
  const element = /** @type {HTMLElement} */ (
    bubble({ body: { type: 'box', layout: 'vertical', ...box } }).querySelector('.fx-box')
  );
  return { element, children: /** @type {HTMLElement[]} */ ([...element.children]) };
}

const text = (/** @type {Json} */ more = {}) => ({ type: 'text', text: 'a', ...more });

describe('room is shared', () => {
  it('across by 1 unless said, down by 0, as documented', () => {
    const across = boxed({ layout: 'horizontal', contents: [text(), text({ flex: 0 }), text({ flex: 3 })] });
    expect(across.children.map((child) => child.style.flex)).toEqual(
      ['1 0 0', '0 0 auto', '3 0 0'].map(normal),
    );
    const down = boxed({ contents: [text(), text({ flex: 2 })] });
    expect(down.children.map((child) => child.style.flex)).toEqual(['0 0 auto', '2 0 auto'].map(normal));
  });

  it('not by a box with a width of its own', () => {
    const { children } = boxed({
      layout: 'horizontal',
      contents: [{ type: 'box', layout: 'vertical', width: '40%', contents: [] }],
    });
    expect(children[0]?.style.flex).toBe(normal('0 0 auto'));
    expect(children[0]?.style.width).toBe('40%');
  });
});

describe('space', () => {
  it('is what the box says between children, what a child says before it, and nothing before the first', () => {
    const { children } = boxed({
      spacing: 'md',
      contents: [text(), text(), text({ margin: 'xxl' }), text({ margin: '3px' }), { type: 'filler' }],
    });
    expect(children.map((child) => child.style.marginTop)).toEqual(['', '8px', '20px', '3px', '']);
  });

  it('stands before the first where that says so', () => {
    expect(boxed({ spacing: 'md', contents: [text({ margin: 'lg' })] }).children[0]?.style.marginTop).toBe(
      '12px',
    );
  });
});

describe('a box', () => {
  it('has paddings, borders, corners and sizes', () => {
    const { style } = boxed({
      contents: [],
      paddingAll: 'xl',
      paddingTop: '5%',
      cornerRadius: 'xxl',
      borderWidth: 'semi-bold',
      borderColor: '#ff0000',
      height: '40px',
      maxWidth: '50%',
    }).element;
    expect([
      style.paddingTop,
      style.paddingBottom,
      style.borderRadius,
      style.borderWidth,
      style.height,
      style.maxWidth,
    ]).toEqual(['5%', '16px', '20px', '3px', '40px', '50%']);
  });

  it('shows a gradient of two or three colours', () => {
    const background = {
      type: 'linearGradient',
      angle: '90deg',
      startColor: '#ff0000',
      centerColor: '#00ff00',
      centerPosition: '10%',
      endColor: '#0000ff',
    };
    expect(boxed({ contents: [], background }).element.style.backgroundImage).toContain('#00ff00 10%');
  });

  it('places what is absolute by its offsets', () => {
    const child = boxed({
      spacing: 'lg',
      contents: [text(), text({ position: 'absolute', offsetTop: 'sm', offsetBottom: '10%' })],
    }).children[1];
    expect([child?.style.position, child?.style.top, child?.style.bottom, child?.style.marginTop]).toEqual([
      'absolute',
      '4px',
      '10%',
      '',
    ]);
  });
});

describe('a text', () => {
  it('has the size of its word or its own', () => {
    const sizes = boxed({ contents: [text({ size: '5xl' }), text({ size: '30px' }), text()] }).children;
    expect(sizes.map((child) => child.style.fontSize)).toEqual(['74px', '30px', '16px']);
  });

  it('wraps, and ends after so many lines', () => {
    const paragraph = boxed({ contents: [text({ wrap: true, maxLines: 2 })] }).element.querySelector('p');
    expect(paragraph?.className).toBe('fx-wrap fx-clamp');
  });

  it('is made of spans with their own looks', () => {
    const spans = boxed({
      contents: [
        text({
          contents: [
            { type: 'span', text: 'a', weight: 'bold' },
            { type: 'span', text: 'b', color: '#ff0000', decoration: 'underline' },
          ],
        }),
      ],
    }).element.querySelectorAll('span');
    expect([spans[0]?.style.fontWeight, spans[1]?.style.textDecoration]).toEqual(['bold', 'underline']);
  });
});

describe('a bubble', () => {
  it('has its size, direction and blocks, with lines above those that want one', () => {
    const whole = bubble({
      size: 'kilo',
      direction: 'rtl',
      header: { type: 'box', layout: 'vertical', contents: [] },
      body: { type: 'box', layout: 'vertical', contents: [] },
      styles: {
        header: { separator: true },
        body: { separator: true, separatorColor: '#ff0000', backgroundColor: '#eeeeee' },
      },
    });
    expect(whole.className).toBe('fx-bubble fx-kilo');
    expect(whole.dir).toBe('rtl');
    expect(whole.querySelectorAll('.fx-header .fx-rule, .fx-body .fx-rule')).toHaveLength(1);
  });

  it('of no or unknown size is mega', () => {
    expect(bubble({}).className).toContain('fx-mega');
    expect(bubble({ size: 'huge' }).className).toContain('fx-mega');
  });
});

describe('a picture', () => {
  it('has width, ratio and place', () => {
    const { children } = boxed({
      contents: [
        {
          type: 'image',
          url: 'https://p.test/a.png',
          size: '3xl',
          aspectRatio: '20:13',
          align: 'end',
          gravity: 'bottom',
        },
      ],
    });
    const frame = /** @type {HTMLElement} */ (children[0]?.firstElementChild);
    expect([frame.style.width, frame.style.aspectRatio]).toEqual(['180px', '20 / 13']);
    expect(children[0]?.className).toBe('fx-image fx-align-end fx-bottom');
  });
});

/** As this DOM writes a value of `flex`. @param {string} value */
function normal(value) {
  const element = document.createElement('div');
  element.style.setProperty('flex', value);
  return element.style.flex;
}
