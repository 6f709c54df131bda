import { describe, expect, it } from 'vitest';
import { needed, weighed } from '../../build/weighed';

const chunk = (...imports: string[]) => ({ imports, code: imports.join() });

describe('the first view', () => {
  it('needs what its script imports, and what that imports, each once', () => {
    const chunks = new Map([
      ['main.js', chunk('vue.js', 'kit.js')],
      ['kit.js', chunk('vue.js')],
      ['vue.js', chunk('kit.js')],
      ['later.js', chunk('vue.js')],
    ]);
    expect(needed('main.js', chunks)).toEqual(['main.js', 'vue.js', 'kit.js']);
  });

  it('fails the build when it is too heavy', () => {
    let text = '';
    for (let seed = 1; text.length < 600_000; seed = (seed * 48_271) % 2_147_483_647) {
      text += seed.toString(36);
    }
    const bundle = { 'main.js': { type: 'chunk', isEntry: true, imports: [], code: text } };
    const plugin = weighed();
    const refuse = (sentence: string) => {
      throw new Error(sentence);
    };
    const generate = plugin.generateBundle as unknown as (this: object, options: object, bundle: object) => void;
    expect(() => generate.call({ error: refuse, info: () => undefined }, {}, bundle)).toThrow('It may be 180000');
  });
});
