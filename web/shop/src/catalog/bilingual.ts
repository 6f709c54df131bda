const HAN = /\p{Script=Han}/u;

/**
 * The part of a text that is in the reader's language. Names that have no field for each language (categories, places) are
 * often written in both: "灯烛 Lights and candles", "Le Marais, Paris · 巴黎玛黑店". What is in one language only is
 * given whole.
 */
export function inLanguage(text: string, language: string): string {
  const chinese = language.startsWith('zh');
  const halves = text.split(/\s+·\s+/);
  const parts = halves.length === 2 ? halves : splitAtScript(text);
  const [wanted] = parts.filter((part) => HAN.test(part) === chinese);
  return parts.length === 2 && parts.some((part) => HAN.test(part) !== chinese) && wanted !== undefined ? wanted : text;
}

/** Chinese first, then a space, then the rest. */
function splitAtScript(text: string): string[] {
  const match = /^([\p{Script=Han}\s]*\p{Script=Han})\s+([^\p{Script=Han}]+)$/u.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? [text] : [match[1], match[2]];
}

/** A product's name in the reader's language, else in the other. */
export function nameIn(name: Readonly<Record<string, string>>, language: string): string {
  return name[language] ?? name['en'] ?? name['zh-CN'] ?? Object.values(name)[0] ?? '';
}
