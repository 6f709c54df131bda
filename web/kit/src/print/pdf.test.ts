import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pdf } from './pdf';

const made = async () =>
  Buffer.from(
    await (
      await pdf({ width: 210, height: 297 }, 2, (page, no) => {
        page.rectangle(10, 20, 0.33, 15);
        page.ascii(10, 40, 8, `page (${no}) 中`);
        page.picture(50, 50, 20, 10, { width: 2, height: 1, pixels: new Uint8Array([0, 255]) });
      })
    ).arrayBuffer(),
  );

describe('a PDF', () => {
  it('has every object where its table says', async () => {
    const file = (await made()).toString('latin1');
    const start = Number(/startxref\n(\d+)/.exec(file)?.[1]);
    expect(file.slice(start, start + 4)).toBe('xref');
    const offsets = [...file.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
    expect(offsets.length).toBeGreaterThan(8);
    offsets.forEach((offset, i) => expect(file.slice(offset).startsWith(`${i + 1} 0 obj`)).toBe(true));
    expect(/\/Count 2/.test(file)).toBe(true);
  });

  it('draws in points from the bottom left what was said in millimetres from the top left', async () => {
    const file = await made();
    const stream = file.indexOf('stream\n', file.indexOf('<<  /Filter')) + 7;
    const content = inflateSync(file.subarray(stream, file.indexOf('\nendstream', stream))).toString('latin1');
    expect(content).toContain('28.346 742.677 0.935 42.52 re');
    expect(content).toContain('(page \\(0\\) ?) Tj');
  });

  it('tells how far it is, and leaves off when it is told to', async () => {
    const leaving = new AbortController();
    const drawn: number[] = [];
    const done: number[] = [];
    const making = pdf({ width: 210, height: 297 }, 100, (_, no) => drawn.push(no), {
      signal: leaving.signal,
      done: (pages) => {
        done.push(pages);
        if (pages === 3) {
          leaving.abort();
        }
      },
    });
    await expect(making).rejects.toThrow();
    expect(drawn).toEqual([0, 1, 2]);
    expect(done).toEqual([1, 2, 3]);
  });
});
