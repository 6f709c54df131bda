import { deflateSync } from 'node:zlib';

/** A colour with its opacity, each 0 to 255. */
export type Colour = readonly [number, number, number, number];

/**
 * A square PNG of so many pixels, each the mean of 16 samples of what is drawn at a point (0 to 1, from the top left): so that
 * edges are smooth.
 */
export function png(size: number, at: (x: number, y: number) => Colour): Buffer {
  const FINE = 4;
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0, 0];
      for (let sample = 0; sample < FINE * FINE; sample++) {
        const colour = at(
          (x + ((sample % FINE) + 0.5) / FINE) / size,
          (y + (Math.floor(sample / FINE) + 0.5) / FINE) / size,
        );
        // Weighted by opacity, so that what is not there lends no colour to the edge.
        for (let part = 0; part < 3; part++) {
          sum[part] = (sum[part] ?? 0) + (colour[part] ?? 0) * colour[3];
        }
        sum[3] = (sum[3] ?? 0) + colour[3];
      }
      const opacity = sum[3] ?? 0;
      const place = y * (size * 4 + 1) + 1 + x * 4;
      for (let part = 0; part < 3; part++) {
        rows[place + part] = opacity === 0 ? 0 : Math.round((sum[part] ?? 0) / opacity);
      }
      rows[place + 3] = Math.round(opacity / (FINE * FINE));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
  }
  return (sum ^ 0xffffffff) >>> 0;
}
