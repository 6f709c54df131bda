import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** The most JavaScript, compressed, that a slow phone fetches before the first page stands. */
export const FIRST_VIEW_MAX = 180_000;

interface Chunk {
  readonly imports: readonly string[];
  readonly code: string;
}

/** The script of a page and all it needs before it can run. */
export function needed(entry: string, chunks: ReadonlyMap<string, Chunk>): string[] {
  const found = new Set<string>();
  const look = (file: string) => {
    const chunk = chunks.get(file);
    if (chunk !== undefined && !found.has(file)) {
      found.add(file);
      chunk.imports.forEach(look);
    }
  };
  look(entry);
  return [...found];
}

/** Weighs the first view at the end of each build and fails it when it is too heavy: gzip, which every browser takes. */
export function weighed(): Plugin {
  return {
    name: 'oneshelf-weighed',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const chunks = new Map<string, Chunk>();
      let entry: string | undefined;
      for (const [file, part] of Object.entries(bundle)) {
        if (part.type === 'chunk') {
          chunks.set(file, part);
          entry = part.isEntry ? file : entry;
        }
      }
      if (entry === undefined) {
        this.error('the shop has no entry to weigh');
      }
      const files = needed(entry, chunks);
      const sum = (weigh: (code: string) => Buffer) =>
        files.reduce((bytes, file) => bytes + weigh(chunks.get(file)?.code ?? '').length, 0);
      const gzip = sum((code) => gzipSync(code, { level: 9 }));
      const brotli = sum((code) => brotliCompressSync(code));
      const sentence = `The first view of the shop is ${gzip} bytes of JavaScript by gzip, ${brotli} by brotli, in ${files.length} files.`;
      if (gzip > FIRST_VIEW_MAX) {
        this.error(`${sentence} It may be ${FIRST_VIEW_MAX}.`);
      }
      this.info(sentence);
    },
  };
}
