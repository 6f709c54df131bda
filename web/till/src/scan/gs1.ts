import { isGtin } from '@oneshelf/kit';
import type { ScanRules } from './read';
import type { Label, Measure, Scan } from './scan';

/** The separator between elements of variable length, as scanners send it. */
export const FNC1 = '\u001d';

/** What a scanner puts before a GS1 code to say that it is one: GS1-128, DataMatrix, QR, DataBar (ISO/IEC 15424). */
const SYMBOLOGY = /^\](C1|d2|Q3|e[0-3]|J1)/;

/** Elements whose length the standard fixes by their first two digits, identifier included (GS1 General Specifications 7.8). */
const FIXED: Readonly<Record<string, number>> = {
  '00': 20,
  '01': 16,
  '02': 16,
  '03': 16,
  '04': 18,
  '11': 8,
  '12': 8,
  '13': 8,
  '14': 8,
  '15': 8,
  '16': 8,
  '17': 8,
  '18': 8,
  '19': 8,
  '20': 4,
  '31': 10,
  '32': 10,
  '33': 10,
  '34': 10,
  '35': 10,
  '36': 10,
  '41': 16,
};

/** The other identifiers a label in a shop may carry, by their form, with the most signs their value has. */
const VARIABLE: readonly (readonly [RegExp, number])[] = [
  [/^(10|21|22)/, 20],
  [/^(30|37)/, 8],
  [/^235/, 28],
  [/^24[0-3]/, 30],
  [/^25[0-5]/, 30],
  [/^39[0-3]\d/, 18],
  [/^394\d/, 4],
  [/^395\d/, 6],
  [/^(400|401|403)/, 30],
  [/^402/, 17],
  [/^42[0-7]/, 15],
  [/^70\d\d/, 30],
  [/^710|^71[1-7]/, 20],
  [/^80\d\d/, 70],
  [/^81\d\d/, 70],
  [/^9\d/, 90],
];

/** One element of a string: an application identifier and its value. */
type Element = readonly [ai: string, value: string];

/**
 * Cuts an element string into its elements; undefined when it is not one.
 * @param text without the symbology identifier
 */
function elements(text: string): Element[] | undefined {
  const found: Element[] = [];
  let rest = text.startsWith(FNC1) ? text.slice(1) : text;
  while (rest !== '') {
    const length = FIXED[rest.slice(0, 2)];
    if (length !== undefined) {
      const ai = identifierOfFixed(rest);
      const value = rest.slice(ai.length, length);
      if (rest.length < length || !/^\d+$/.test(value)) {
        return undefined;
      }
      found.push([ai, value]);
      rest = rest.slice(length);
    } else {
      const form = VARIABLE.find(([pattern]) => pattern.test(rest));
      if (form === undefined) {
        return undefined;
      }
      const ai = identifierOfVariable(rest);
      const end = rest.indexOf(FNC1);
      const value = rest.slice(ai.length, end === -1 ? undefined : end);
      if (value === '' || value.length > form[1]) {
        return undefined;
      }
      found.push([ai, value]);
      rest = end === -1 ? '' : rest.slice(end);
    }
    rest = rest.startsWith(FNC1) ? rest.slice(1) : rest;
  }
  return found;
}

function identifierOfFixed(rest: string): string {
  return rest.slice(0, /^3[1-6]/.test(rest) ? 4 : /^41/.test(rest) ? 3 : 2);
}

function identifierOfVariable(rest: string): string {
  if (/^(39|70|80|81)/.test(rest)) {
    return rest.slice(0, 4);
  }
  return rest.slice(0, /^(23|24|25|40|42|71)/.test(rest) ? 3 : 2);
}

/** An element string written for people, (01)…(10)…, as a scanner would send it. */
function withoutBrackets(text: string): string {
  return text
    .split(/(?=\(\d{2,4}\))/)
    .map((part) => part.replace(/^\((\d{2,4})\)/, '$1'))
    .join(FNC1);
}

/**
 * Reads a GS1 element string: scanned with its symbology identifier, with separators in it, or written with brackets.
 * Undefined when the text does not claim to be one.
 */
export function readElementString(text: string, rules: ScanRules): Scan | undefined {
  const marked = SYMBOLOGY.test(text) || text.includes(FNC1);
  const bracketed = /^\(\d{2,4}\)/.test(text);
  const bare = /^01\d{14}./.test(text) && text.length > 18 && isGtin(text.slice(2, 16));
  if (!marked && !bracketed && !bare) {
    return undefined;
  }
  const plain = text.replace(SYMBOLOGY, '');
  if (/^\d{8}$|^\d{12,14}$/.test(plain)) {
    return undefined;
  }
  const found = elements(bracketed ? withoutBrackets(plain) : plain);
  return found === undefined ? { kind: 'unreadable', why: 'element', text } : fromElements(found, rules, text);
}

/**
 * Reads a GS1 Digital Link, such as https://id.gs1.org/01/09506000134352/10/ABC?17=271231, whatever the web address before
 * its path. Undefined when it is none.
 */
export function readDigitalLink(text: string, rules: ScanRules): Scan | undefined {
  let link: URL;
  try {
    link = new URL(text);
  } catch {
    return undefined;
  }
  const path = /\/01\/(\d{8}|\d{12,14})((?:\/(?:22|10|21|235)\/[^/]+)*)\/?$/.exec(link.pathname);
  if (!/^https?:$/.test(link.protocol) || path === null) {
    return undefined;
  }
  const found: Element[] = [['01', (path[1] ?? '').padStart(14, '0')]];
  const qualifiers = (path[2] ?? '').split('/').slice(1);
  for (let i = 0; i + 1 < qualifiers.length; i += 2) {
    found.push([qualifiers[i] ?? '', unescaped(qualifiers[i + 1] ?? '')]);
  }
  link.searchParams.forEach((value, key) => {
    if (/^\d{2,4}$/.test(key)) {
      found.push([key, value]);
    }
  });
  return fromElements(found, rules, text);
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function fromElements(found: readonly Element[], rules: ScanRules, text: string): Scan {
  const value = (ai: string) => found.find(([each]) => each === ai)?.[1];
  const gtin = value('01') ?? value('02');
  if (gtin === undefined) {
    return { kind: 'unreadable', why: 'no-gtin', text };
  }
  if (!isGtin(gtin)) {
    return { kind: 'unreadable', why: 'check-digit', text };
  }
  const batch = value('10');
  const serial = value('21');
  const count = Number(value('30') ?? value('37') ?? NaN);
  const expiry = dateOf(value('17') ?? '', rules.year);
  const measure = measureOf(gtin, found, rules.minorDigits);
  const label: Label = {
    ...(batch === undefined ? {} : { batch }),
    ...(serial === undefined ? {} : { serial }),
    ...(expiry === undefined ? {} : { expiry }),
    ...(measure === undefined ? {} : { measure }),
    ...(Number.isSafeInteger(count) && count > 0 ? { count } : {}),
  };
  return { kind: 'goods', gtin, label };
}

/** Net weight in kilograms (310n), or a price in the place's currency (392n): n says where the decimal point stands. */
function measureOf(gtin: string, found: readonly Element[], minorDigits: number): Measure | undefined {
  for (const [ai, value] of found) {
    const places = Number(ai.at(-1));
    if (/^310[0-6]$/.test(ai) && /^\d{6}$/.test(value)) {
      return { of: 'weight', grams: Math.round((Number(value) * 1000) / 10 ** places) };
    }
    if (/^392\d$/.test(ai) && /^\d{1,15}$/.test(value)) {
      return { of: 'price', minor: toMinor(value, places, minorDigits), label: `(01)${gtin}(${ai})${value}` };
    }
  }
  return undefined;
}

/** A price label tells its own decimals; what is finer than the till's money is rounded half up. */
function toMinor(digits: string, places: number, minorDigits: number): bigint {
  const units = BigInt(digits);
  if (places <= minorDigits) {
    return units * 10n ** BigInt(minorDigits - places);
  }
  const by = 10n ** BigInt(places - minorDigits);
  return (units + by / 2n) / by;
}

/** YYMMDD as YYYY-MM-DD; a day of 00 is the last of its month, the century the nearest (GS1 General Specifications 7.12). */
function dateOf(digits: string, thisYear: number): string | undefined {
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(digits);
  if (match === null) {
    return undefined;
  }
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const apart = year - (thisYear % 100);
  const century = Math.floor(thisYear / 100) * 100 + (apart >= 51 ? -100 : apart <= -50 ? 100 : 0);
  const last = new Date(Date.UTC(century + year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day > last) {
    return undefined;
  }
  const text = (part: number) => String(part).padStart(2, '0');
  return `${century + year}-${text(month)}-${text(day === 0 ? last : day)}`;
}
