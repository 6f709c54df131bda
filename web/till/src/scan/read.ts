import { isGtin } from '@oneshelf/kit';
import { readDigitalLink, readElementString } from './gs1';
import { readMeasured, USUAL_LAYOUTS, type MeasureLayout } from './measured';
import { readReceipt } from './receipt-code';
import type { Scan } from './scan';

/** What a store sets of its scanning. */
export interface ScanRules {
  readonly layouts: readonly MeasureLayout[];
  /** The year in which one scans; decides the century of a date on a label. */
  readonly year: number;
  /** Of the till's currency. */
  readonly minorDigits: number;
}

export function usualRules(year: number, minorDigits: number): ScanRules {
  return { layouts: USUAL_LAYOUTS, year, minorDigits };
}

/** Reads what came from the scanner, or was typed where one scans. */
export function readScan(raw: string, rules: ScanRules): Scan {
  const text = raw.trim();
  const receipt = readReceipt(text);
  if (receipt !== undefined) {
    return { kind: 'receipt', number: receipt };
  }
  const labelled = readDigitalLink(text, rules) ?? readElementString(text, rules);
  if (labelled !== undefined) {
    return labelled;
  }
  const digits = text.replace(/^\][A-Za-z]\d/, '');
  if (isGtin(digits)) {
    const ean = digits.length === 12 ? `0${digits}` : digits;
    return readMeasured(ean, rules.layouts) ?? { kind: 'goods', gtin: digits.padStart(14, '0'), label: {} };
  }
  // Thirteen or fourteen digits are nothing but a barcode; fewer may be a code of the shop's own.
  return /^\d{13,14}$/.test(digits) ? { kind: 'unreadable', why: 'check-digit', text } : { kind: 'text', text: digits };
}
