/** One row of a receipt, before it is put on paper, a picture or a page. */
export type Row =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align: 'left' | 'middle';
      readonly large?: boolean;
      readonly bold?: boolean;
    }
  /** Something at the left edge and something at the right, on one row if both fit. */
  | {
      readonly kind: 'pair';
      readonly left: string;
      readonly right: string;
      readonly bold?: boolean;
      readonly large?: boolean;
    }
  | { readonly kind: 'rule' }
  | { readonly kind: 'space' }
  | { readonly kind: 'qr'; readonly text: string };

/** A row of signs as it is printed: never wider than the paper. */
export interface PrintedRow {
  readonly text: string;
  readonly bold: boolean;
  readonly large: boolean;
}

/** What is printed: rows of signs, and codes between them. */
export type Printed = PrintedRow | { readonly qr: string };

/** Signs that a printer for Chinese has in two bytes only, and prints as wide as a Chinese one. */
const WIDE_IN_GBK = '·×÷±°§¨…—“”‘£¥€';

/** How many columns a sign takes: two for Chinese signs and everything else that is as wide as high. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const sign of text) {
    columns += WIDE_IN_GBK.includes(sign) || isWide(sign.codePointAt(0) ?? 0) ? 2 : 1;
  }
  return columns;
}

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

/** Cuts text into rows of at most so many columns: between words where there are any, inside them where there must be. */
export function wrapped(text: string, columns: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(/(?<= )|(?=[\u2e80-\u9fff])|(?<=[\u2e80-\u9fff])/u)) {
    if (columnsOf(row + word.trimEnd()) <= columns) {
      row += word;
      continue;
    }
    if (row.trim() !== '') {
      rows.push(row.trimEnd());
    }
    row = '';
    for (const sign of word) {
      if (columnsOf(row + sign) > columns && sign !== ' ') {
        rows.push(row);
        row = '';
      }
      row += sign;
    }
  }
  return row.trim() === '' && rows.length > 0 ? rows : [...rows, row.trimEnd()];
}

/** Puts rows on paper of so many columns. What is large takes two columns a sign. */
export function onPaper(rows: readonly Row[], columns: number): Printed[] {
  return rows.flatMap((row): Printed[] => {
    switch (row.kind) {
      case 'qr':
        return [{ qr: row.text }];
      case 'space':
        return [plain('')];
      case 'rule':
        return [plain('-'.repeat(columns))];
      case 'text': {
        const large = row.large === true;
        const width = large ? Math.floor(columns / 2) : columns;
        return wrapped(row.text, width).map((text) => ({
          text: row.align === 'middle' ? ' '.repeat(Math.floor((width - columnsOf(text)) / 2)) + text : text,
          bold: row.bold === true,
          large,
        }));
      }
      case 'pair': {
        const large = row.large === true;
        const width = large ? Math.floor(columns / 2) : columns;
        const room = width - columnsOf(row.right) - 1;
        const lefts = room >= 4 ? wrapped(row.left, room) : wrapped(row.left, width);
        const last = room >= 4 ? (lefts.pop() ?? '') : '';
        const gap = Math.max(0, width - columnsOf(last) - columnsOf(row.right));
        return [...lefts, last + ' '.repeat(gap) + row.right].map((text) => ({ text, bold: row.bold === true, large }));
      }
    }
  });
}

function plain(text: string): PrintedRow {
  return { text, bold: false, large: false };
}
