import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { icon } from '../../build/icon';
import { png } from '../../build/png';

/** The pixels of a PNG of ours, four bytes each. */
function pixels(file: Buffer, size: number): Buffer {
  const start = file.indexOf('IDAT') + 4;
  const rows = inflateSync(file.subarray(start, start + file.readUInt32BE(start - 8)));
  return Buffer.concat(
    Array.from({ length: size }, (_, y) => rows.subarray(y * (size * 4 + 1) + 1, (y + 1) * (size * 4 + 1))),
  );
}

describe('the icon', () => {
  it('is a PNG with what was drawn, and smooth edges', () => {
    const file = png(2, (x) => (x < 0.25 ? [255, 0, 0, 255] : [0, 0, 0, 0]));
    expect(file.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect([...pixels(file, 2).subarray(0, 8)]).toEqual([255, 0, 0, 128, 0, 0, 0, 0]);
  });

  it('has round corners, unless the device cuts it', () => {
    expect(pixels(icon(32, false), 32)[3]).toBe(0);
    expect(pixels(icon(32, true), 32)[3]).toBe(255);
  });

  it('holds its drawing within the middle when the device cuts it', () => {
    const size = 64;
    const drawn = pixels(icon(size, true), size);
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const isPaper = (drawn[(y * size + x) * 4] ?? 0) > 200;
        expect(isPaper && Math.hypot(x - size / 2, y - size / 2) > size * 0.4).toBe(false);
      }
    }
  });
});
