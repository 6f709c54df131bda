import { png, type Colour } from './png.ts';

const PINE: Colour = [0x0f, 0x5c, 0x4d, 255];
const PAPER: Colour = [0xf6, 0xf3, 0xec, 255];
const NOTHING: Colour = [0, 0, 0, 0];

/** On a grid of 64, as in public/icon.svg: a shelf, two books that stand and one that leans. */
function isDrawn(x: number, y: number): boolean {
  const board = Math.abs(y - 46) <= 2.5 && x >= 12 && x <= 52;
  const ends = Math.hypot(x - 12, y - 46) <= 2.5 || Math.hypot(x - 52, y - 46) <= 2.5;
  const first = x >= 17 && x <= 26 && y >= 24 && y <= 40;
  const second = x >= 29 && x <= 37 && y >= 16 && y <= 40;
  // The third leans: measured along and across its own axes.
  const [left, top] = [x - 44.5, y - 24.5];
  const across = (left * 7 + top * 1.8) / Math.hypot(7, 1.8);
  const along = (left * -4 + top * 15.7) / Math.hypot(4, 15.7);
  const third = across >= 0 && across <= 7.2 && along >= 0 && along <= 16.2;
  return board || ends || first || second || third;
}

/**
 * The icon as a PNG. A `maskable` one is cut to any shape by the device: its ground goes to the edge and its drawing stays
 * within the middle.
 */
export function icon(size: number, maskable: boolean): Buffer {
  const scale = maskable ? 64 / 0.78 : 64;
  return png(size, (x, y) => {
    const [px, py] = [(x - 0.5) * scale + 32, (y - 0.5) * scale + 32];
    if (isDrawn(px, py)) {
      return PAPER;
    }
    const corner = 14;
    const [dx, dy] = [Math.max(0, Math.abs(px - 32) - (32 - corner)), Math.max(0, Math.abs(py - 32) - (32 - corner))];
    return maskable || Math.hypot(dx, dy) <= corner ? PINE : NOTHING;
  });
}
