import type { BothLanguages, Words } from './composables/language';

/** For the tests of the apps: keys that stand in one language only, and keys that are used and not there. */
export function keysOf(words: Words, before = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`),
  );
}

/** Keys of one language that the other has not. */
export function oneSided(words: BothLanguages): string[] {
  const chinese = new Set(keysOf(words['zh-CN']));
  const english = new Set(keysOf(words.en));
  return [...[...chinese].filter((key) => !english.has(key)), ...[...english].filter((key) => !chinese.has(key))];
}

/** Keys that a source text asks for by `t('…')` or `keypath="…"` and that are not among the words. */
export function missing(words: BothLanguages, source: string): string[] {
  const known = new Set(keysOf(words.en));
  return [...source.matchAll(/(?:[^\w$]t\(\s*|keypath=")['"]?([A-Za-z][\w.-]*\w)['"]/g)]
    .map((match) => match[1] ?? '')
    .filter((key) => key.includes('.') && !key.startsWith('kit.') && !known.has(key));
}

/** Sentences in Chinese that hold no Chinese, and the other way round, apart from codes and proper names. */
export function inTheWrongLanguage(words: BothLanguages): string[] {
  const chinese = /[\u4e00-\u9fff]/;
  const flat = (all: Words, before = ''): [string, string][] =>
    Object.entries(all).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`),
    );
  return flat(words.en)
    .filter(([, text]) => chinese.test(text.replaceAll('中文', '')))
    .map(([key]) => key);
}
