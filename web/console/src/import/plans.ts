import { isGtin, minorDigits, parseMoney } from '@oneshelf/kit';

/** What can be imported: the columns of its file, and what each row, or rows that belong together, becomes. */
export type ImportKind = 'movements' | 'products' | 'prices';

/** What is wrong with a row, as a word with its values. */
export interface Complaint {
  readonly word: 'needs' | 'bad' | 'noSku' | 'noPlace';
  readonly column: string;
  readonly value: string;
}

export interface Row {
  /** The line of the file, from 2. */
  readonly no: number;
  readonly cells: Record<string, string>;
}

export interface Plan {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly example: readonly (readonly string[])[];
}

export const PLANS: Record<ImportKind, Plan> = {
  movements: {
    required: ['kind', 'sku', 'location', 'quantity'],
    optional: ['to', 'reason', 'occurredAt'],
    example: [
      ['RECEIVE', 'COAT-RED-M', 'STORE-1', '24', '', 'PO 4711', ''],
      ['TRANSFER', 'COAT-RED-M', 'STORE-1', '6', 'STORE-2', '', ''],
      ['COUNT', 'COAT-RED-M', 'STORE-1', '17', '', '', ''],
    ],
  },
  products: {
    required: ['id', 'category', 'sku', 'unit'],
    optional: ['name_zh', 'name_en', 'gtin', 'kind', 'options'],
    example: [
      [
        'COAT',
        '大衣 Coats',
        'COAT-RED-M',
        'EACH',
        '羊毛大衣',
        'Wool coat',
        '4006381333931',
        'GOODS',
        'colour=Red;size=M',
      ],
      ['COAT', '大衣 Coats', 'COAT-RED-L', 'EACH', '羊毛大衣', 'Wool coat', '', 'GOODS', 'colour=Red;size=L'],
    ],
  },
  prices: {
    required: ['sku', 'amount', 'currency'],
    optional: ['per', 'from', 'until', 'channel', 'priceList'],
    example: [
      ['COAT-RED-M', '1299.00', 'CNY', '1', '', '', '', ''],
      ['COAT-RED-M', '1199.00', 'CNY', '1', '2026-12-01T00:00:00Z', '2026-12-08T00:00:00Z', 'web', ''],
    ],
  },
};

export const columnsOf = (kind: ImportKind): string[] => [...PLANS[kind].required, ...PLANS[kind].optional];

/** The rows of a file by its head; the columns that are missing, where any are. */
export function rowsOf(kind: ImportKind, table: readonly (readonly string[])[]): { rows: Row[]; missing: string[] } {
  const head = (table[0] ?? []).map((name) => name.trim().toLowerCase());
  const at = (column: string) => head.indexOf(column.toLowerCase());
  const missing = PLANS[kind].required.filter((column) => at(column) < 0);
  const rows = table.slice(1).map((cells, i) => ({
    no: i + 2,
    cells: Object.fromEntries(
      columnsOf(kind).map((column) => [column, (at(column) < 0 ? '' : cells[at(column)]) ?? '']),
    ),
  }));
  return { rows: missing.length > 0 ? [] : rows, missing };
}

const CODE = /^[A-Za-z0-9._:-]{1,64}$/;
const KINDS = ['RECEIVE', 'ADJUST', 'COUNT', 'DAMAGE', 'TRANSFER'];
const UNITS = ['EACH', 'GRAM', 'MILLILITRE', 'MILLIMETRE'];
const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text));

function isCurrency(text: string): boolean {
  try {
    return /^[A-Z]{3}$/.test(text) && minorDigits(text) >= 0;
  } catch {
    return false;
  }
}

function quantityFits(kind: string, text: string): boolean {
  if (!/^-?\d{1,12}$/.test(text)) {
    return false;
  }
  const quantity = Number(text);
  return kind === 'COUNT' ? quantity >= 0 : kind === 'ADJUST' ? quantity !== 0 : quantity > 0;
}

/** What can be said against a row before anything is sent. */
export function complaintOf(
  kind: ImportKind,
  row: Row,
  known: { readonly skus?: ReadonlySet<string>; readonly places?: ReadonlySet<string> },
): Complaint | undefined {
  const cell = (column: string) => row.cells[column] ?? '';
  const bad = (column: string): Complaint => ({ word: 'bad', column, value: cell(column) });
  const empty = PLANS[kind].required.find((column) => cell(column) === '');
  if (empty !== undefined) {
    return { word: 'needs', column: empty, value: '' };
  }
  if (!CODE.test(cell('sku'))) {
    return bad('sku');
  }
  if (kind !== 'products' && known.skus !== undefined && !known.skus.has(cell('sku'))) {
    return { word: 'noSku', column: 'sku', value: cell('sku') };
  }
  switch (kind) {
    case 'movements': {
      if (!KINDS.includes(cell('kind'))) {
        return bad('kind');
      }
      for (const column of cell('kind') === 'TRANSFER' ? ['location', 'to'] : ['location']) {
        if (cell(column) === '') {
          return { word: 'needs', column, value: '' };
        }
        if (known.places !== undefined && !known.places.has(cell(column))) {
          return { word: 'noPlace', column, value: cell(column) };
        }
      }
      if (!quantityFits(cell('kind'), cell('quantity'))) {
        return bad('quantity');
      }
      return cell('occurredAt') !== '' && !isInstant(cell('occurredAt')) ? bad('occurredAt') : undefined;
    }
    case 'products':
      if (!CODE.test(cell('id'))) {
        return bad('id');
      }
      if (cell('name_zh') === '' && cell('name_en') === '') {
        return { word: 'needs', column: 'name_en', value: '' };
      }
      if (!UNITS.includes(cell('unit'))) {
        return bad('unit');
      }
      if (cell('gtin') !== '' && !isGtin(cell('gtin'))) {
        return bad('gtin');
      }
      if (!['', 'GOODS', 'SERVICE'].includes(cell('kind'))) {
        return bad('kind');
      }
      return cell('options') !== '' && !/^[^=;]+=[^=;]+(;[^=;]+=[^=;]+)*$/.test(cell('options'))
        ? bad('options')
        : undefined;
    case 'prices':
      if (!isCurrency(cell('currency'))) {
        return bad('currency');
      }
      if (parseMoney(cell('amount'), cell('currency')) === undefined || cell('amount').startsWith('-')) {
        return bad('amount');
      }
      if (cell('per') !== '' && !/^[1-9]\d{0,11}$/.test(cell('per'))) {
        return bad('per');
      }
      return (['from', 'until'] as const)
        .map((column) => (cell(column) !== '' && !isInstant(cell(column)) ? bad(column) : undefined))
        .find((one) => one !== undefined);
  }
}

/** One thing that is sent, and the rows it was made of. */
export interface Piece {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly body: Record<string, unknown>;
}

const filled = (entries: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== '' && value !== undefined));

/**
 * Rows as what is sent. A movement's id is made of the file and the row, so that the same file again, or a row sent again
 * after a lost answer, moves nothing twice.
 */
export function piecesOf(kind: ImportKind, rows: readonly Row[], file: string): Piece[] {
  const cell = (row: Row, column: string) => row.cells[column] ?? '';
  switch (kind) {
    case 'movements':
      return rows.map((row) => ({
        id: `csv-${file}-${row.no}`,
        rows: [row],
        body: filled({
          kind: cell(row, 'kind'),
          lines: [
            filled({
              sku: cell(row, 'sku'),
              location: cell(row, 'location'),
              quantity: Number(cell(row, 'quantity')),
              to: cell(row, 'kind') === 'TRANSFER' ? cell(row, 'to') : '',
            }),
          ],
          reason: cell(row, 'reason'),
          occurredAt: cell(row, 'occurredAt'),
        }),
      }));
    case 'products': {
      return [...grouped(rows)].map(([id, own]) => {
        const first = own[0];
        return {
          id,
          rows: own,
          body: {
            name: filled({
              'zh-CN': first === undefined ? '' : cell(first, 'name_zh'),
              en: first === undefined ? '' : cell(first, 'name_en'),
            }),
            category: first === undefined ? '' : cell(first, 'category'),
            skus: own.map((row) =>
              filled({
                code: cell(row, 'sku'),
                gtin: cell(row, 'gtin'),
                unit: cell(row, 'unit'),
                kind: cell(row, 'kind'),
                options:
                  cell(row, 'options') === ''
                    ? undefined
                    : Object.fromEntries(
                        cell(row, 'options')
                          .split(';')
                          .map((pair) => pair.split('=').map((part) => part.trim()) as [string, string]),
                      ),
              }),
            ),
          },
        };
      });
    }
    case 'prices':
      return rows.map((row) => ({
        id: cell(row, 'sku'),
        rows: [row],
        body: filled({
          list: parseMoney(cell(row, 'amount'), cell(row, 'currency')),
          per: cell(row, 'per') === '' ? undefined : Number(cell(row, 'per')),
          from: cell(row, 'from'),
          until: cell(row, 'until'),
          channel: cell(row, 'channel'),
          priceList: cell(row, 'priceList'),
        }),
      }));
  }
}

function grouped(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = row.cells['id'] ?? '';
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return groups;
}
