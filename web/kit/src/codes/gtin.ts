/** The digit that makes a GTIN of any length whole: over the digits before it, from the right, weighed 3, 1, 3, 1 … */
export function checkDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    sum += Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
}

/** Whether these are 8, 12, 13 or 14 digits with the right one at the end. */
export function isGtin(text: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(text) && checkDigit(text.slice(0, -1)) === Number(text.at(-1));
}

/** A GTIN as it stands under the bars: 13 digits, or 8 or 14 where it is one of those. */
export function shownGtin(gtin14: string): string {
  const shown = gtin14.padStart(14, '0');
  if (shown.startsWith('000000')) {
    return shown.slice(6);
  }
  return shown.startsWith('0') ? shown.slice(1) : shown;
}

/** A GTIN as a web address that names it (GS1 Digital Link), for a QR code that a phone and a till can both read. */
export function digitalLink(gtin: string, origin = 'https://id.gs1.org'): string {
  return `${origin}/01/${gtin.padStart(14, '0')}`;
}

/** How a GTIN stands in what is scanned: alone, in a Digital Link, or first in an element string. */
const SCANNED = [
  /^(\d+)$/,
  /^https?:\/\/\S+\/01\/(\d{8}|\d{12,14})(?=[/?#]|$)/i,
  /^\(01\)(\d{14})/,
  /^\u001d?01(\d{14})/,
];

/**
 * The GTIN in what was scanned, or typed where one scans: the digits under a barcode, what our shelf labels carry (GS1 Digital
 * Link), or an element string; with or without the three signs that a scanner may put before. Undefined when there is none.
 */
export function gtinIn(text: string): string | undefined {
  const plain = text.trim().replace(/^\][A-Za-z]\d/, '');
  return SCANNED.map((form) => form.exec(plain)?.[1]).find((found) => found !== undefined && isGtin(found));
}
