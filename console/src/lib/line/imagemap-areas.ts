import type { JsonObject } from '@/lib/line/fields';
import { imagemapWidth } from '@/lib/line/imagemap-rules';

/** Ways to divide a picture, as columns and rows. */
export const layouts = {
  one: [1, 1],
  columns2: [2, 1],
  columns3: [3, 1],
  rows2: [1, 2],
  grid4: [2, 2],
  grid6: [3, 2],
} as const;
export type Layout = keyof typeof layouts;

/** Areas that leave no gap, each with the action that stood there before; sizes are whole numbers. */
export function divided(layout: Layout, height: number, before: JsonObject[]): JsonObject[] {
  const [columns, rows] = layouts[layout];
  const edges = (whole: number, parts: number) =>
    Array.from({ length: parts + 1 }, (_, edge) => Math.round((whole * edge) / parts));
  const [across, down] = [edges(imagemapWidth, columns), edges(height, rows)];
  return Array.from({ length: columns * rows }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const [x = 0, right = 0] = across.slice(column);
    const [y = 0, bottom = 0] = down.slice(row);
    return { ...(before[index] ?? newArea()), area: { x, y, width: right - x, height: bottom - y } };
  });
}

export const newArea = (): JsonObject => ({
  type: 'uri',
  linkUri: '',
  area: { x: 0, y: 0, width: imagemapWidth, height: imagemapWidth },
});
