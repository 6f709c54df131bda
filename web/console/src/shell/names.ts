import type { Language } from '@oneshelf/kit';

/** A name in the reader's language, or in the other where it has only that. */
export function inLanguage(name: Readonly<Record<string, string>>, language: Language): string {
  return name[language] ?? name['zh-CN'] ?? name['en'] ?? '';
}

/** What tells a SKU from its sisters: "Red · 42". */
export function optionsOf(options: Readonly<Record<string, string>> | undefined): string {
  return Object.values(options ?? {}).join(' · ');
}
