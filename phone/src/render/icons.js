/**
 * The few signs of the interface, drawn, since not every machine has a font with them.
 * @type {Record<string, string>} paths in a field of 24 by 24
 */
const SIGNS = {
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 9.5v.5M15.5 9.5v.5M8 14c1 2 2.4 2.8 4 2.8s3-.8 4-2.8',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.1',
  pin: 'M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  camera: 'M4 8h4l1.5-2.5h5L16 8h4v11H4zM12 16.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  close: 'M6 6l12 12M18 6L6 18',
  reply: 'M10 6L4 12l6 6M4 12h9c4 0 7 2 7 7',
  add: 'M12 5v14M5 12h14',
  play: 'M8 5.5v13L19 12z',
};

/**
 * @param {Document} document
 * @param {string} name
 * @param {string} [className]
 */
export function sign(document, name, className) {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  for (const [key, value] of Object.entries({
    viewBox: '0 0 24 24',
    'aria-hidden': 'true',
    class: `m-sign ${className ?? ''}`.trim(),
  }))
    svg.setAttribute(key, value);
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', SIGNS[name] ?? '');
  svg.append(path);
  return svg;
}
