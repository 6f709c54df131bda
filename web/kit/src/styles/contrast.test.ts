import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function tokens(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const TEXT_ON_GROUND: [string, string][] = [
  ...['paper', 'surface', 'sunken'].flatMap((ground): [string, string][] =>
    ['ink', 'ink-soft', 'ink-faint', 'accent', 'accent-strong', 'good', 'warn', 'bad', 'note'].map((text) => [
      text,
      ground,
    ]),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['accent', 'accent-soft'],
  ['ink', 'accent-soft'],
  ...['good', 'warn', 'bad', 'note'].flatMap((word): [string, string][] => [
    [word, `${word}-soft`],
    ['ink', `${word}-soft`],
    ['ink-soft', `${word}-soft`],
  ]),
  ...[0, 1, 2, 3, 4].map((heat): [string, string] => ['ink', `heat-${heat}`]),
];

const SHAPE_ON_GROUND: [string, string][] = [
  ...['line-strong', 'focus'].flatMap((shape): [string, string][] => [
    [shape, 'surface'],
    [shape, 'paper'],
  ]),
  ...[1, 2, 3, 4, 5, 6, 7].map((series): [string, string] => [`series-${series}`, 'surface']),
];

describe.each([
  ['light', ':root'],
  ['dark', ":root[data-theme='dark']"],
])('in the %s theme', (_, selector) => {
  const colours = tokens(selector);
  const of = (name: string) => colours.get(name) ?? expect.fail(`no colour ${name}`);

  it.each(TEXT_ON_GROUND)('%s can be read on %s', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPE_ON_GROUND)('%s can be seen on %s', (shape, ground) => {
    expect(contrast(of(shape), of(ground))).toBeGreaterThanOrEqual(3);
  });
});
