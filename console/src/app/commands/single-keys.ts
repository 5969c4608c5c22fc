const key = 'todoku.single-keys';

/** Whether letters alone are shortcuts: speech input sets them off, so they can be turned off (WCAG 2.1.4). */
export const singleKeys = {
  on: () => localStorage.getItem(key) !== 'off',
  turn: (on: boolean) => localStorage.setItem(key, on ? 'on' : 'off'),
};
