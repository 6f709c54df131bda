import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const all = Buffer.alloc(content.length + 12);
  all.writeUInt32BE(content.length, 0);
  named.copy(all, 4);
  all.writeUInt32BE(crc32(named), content.length + 8);
  return all;
}

/** A PNG of that size, shaded from one colour to another. */
export function png(width: number, height: number, colour: readonly [number, number, number]): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows.set(
        colour.map((part) => Math.round(part * (0.5 + x / width / 4 + y / height / 4))),
        y * (1 + 3 * width) + 1 + 3 * x,
      );
    }
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
