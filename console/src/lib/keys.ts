/**
 * Whether the key belongs to the choice of a word (IME). Safari ends the composition before it reports the key that
 * ended it, and marks that key 229.
 */
export const isComposing = (event: { isComposing: boolean; keyCode: number }) =>
  event.isComposing || event.keyCode === 229;

/** Whether letters pressed here are written. */
export const isWritable = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=radio], [type=checkbox], [type=color]), textarea, select'));
