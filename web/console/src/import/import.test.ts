import { describe, expect, it } from 'vitest';
import { parseCsv, toCsv } from './csv';
import { columnsOf, complaintOf, piecesOf, PLANS, rowsOf, type ImportKind } from './plans';

describe('a CSV file', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\ufeffa;b\r\n"x;y";"say ""hi"""',
      [
        ['a', 'b'],
        ['x;y', 'say "hi"'],
      ],
    ],
    [
      'a\tb\n1\t2\n\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n"two\nlines",2',
      [
        ['a', 'b'],
        ['two\nlines', '2'],
      ],
    ],
    ['', []],
  ])('%j is read', (text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });

  it('is written so that it is read back, and no cell is a formula', () => {
    expect(parseCsv(toCsv([['商品', 'a,b', '"q"', '-5']]))).toEqual([['商品', 'a,b', '"q"', '-5']]);
    expect(toCsv([['=1+1', '-x', '@sum']])).toContain("'=1+1,'-x,'@sum");
  });
});

const known = { skus: new Set(['A']), places: new Set(['S1', 'S2']) };
const row = (kind: ImportKind, cells: Record<string, string>) => ({
  no: 2,
  cells: { ...Object.fromEntries(columnsOf(kind).map((column) => [column, ''])), ...cells },
});

describe('a row', () => {
  const receive = { kind: 'RECEIVE', sku: 'A', location: 'S1', quantity: '3' };
  it.each([
    ['movements', receive, undefined],
    ['movements', { ...receive, quantity: '' }, 'needs quantity'],
    ['movements', { ...receive, quantity: '-3' }, 'bad quantity'],
    ['movements', { ...receive, quantity: '1.5' }, 'bad quantity'],
    ['movements', { ...receive, kind: 'COUNT', quantity: '0' }, undefined],
    ['movements', { ...receive, kind: 'EAT' }, 'bad kind'],
    ['movements', { ...receive, sku: 'B' }, 'noSku sku'],
    ['movements', { ...receive, location: 'S9' }, 'noPlace location'],
    ['movements', { ...receive, kind: 'TRANSFER' }, 'needs to'],
    ['movements', { ...receive, kind: 'TRANSFER', to: 'S2' }, undefined],
    ['movements', { ...receive, occurredAt: 'yesterday' }, 'bad occurredAt'],
    ['products', { id: 'P', category: 'C', sku: 'new', unit: 'EACH', name_en: 'Coat' }, undefined],
    ['products', { id: 'P', category: 'C', sku: 'new', unit: 'EACH' }, 'needs name_en'],
    ['products', { id: 'P', category: 'C', sku: 'new', unit: 'PIECE', name_en: 'Coat' }, 'bad unit'],
    ['products', { id: 'P', category: 'C', sku: 'new', unit: 'EACH', name_en: 'Coat', gtin: '123' }, 'bad gtin'],
    ['products', { id: 'P', category: 'C', sku: 'new', unit: 'EACH', name_en: 'Coat', options: 'red' }, 'bad options'],
    ['prices', { sku: 'A', amount: '12.99', currency: 'CNY' }, undefined],
    ['prices', { sku: 'A', amount: '12.999', currency: 'CNY' }, 'bad amount'],
    ['prices', { sku: 'A', amount: '12.99', currency: 'money' }, 'bad currency'],
    ['prices', { sku: 'A', amount: '1', currency: 'CNY', per: '0' }, 'bad per'],
    ['prices', { sku: 'A', amount: '1', currency: 'CNY', until: 'soon' }, 'bad until'],
  ] as const)('of %s %j: %s', (kind, cells, complaint) => {
    const found = complaintOf(kind, row(kind, cells), known);
    expect(found === undefined ? undefined : `${found.word} ${found.column}`).toBe(complaint);
  });

  it.each(Object.keys(PLANS) as ImportKind[])('of the template for %s can be read', (kind) => {
    const { rows, missing } = rowsOf(kind, parseCsv(toCsv([columnsOf(kind), ...PLANS[kind].example])));
    expect(missing).toEqual([]);
    expect(rows.map((one) => complaintOf(kind, one, {}))).toEqual(rows.map(() => undefined));
  });

  it('is not read when a column is missing', () => {
    expect(
      rowsOf('prices', [
        ['sku', 'amount'],
        ['A', '1'],
      ]),
    ).toEqual({ rows: [], missing: ['currency'] });
  });
});

describe('what is sent', () => {
  it('has an id of the file and the row, so that the same file moves nothing twice', () => {
    const [piece] = piecesOf(
      'movements',
      [row('movements', { kind: 'COUNT', sku: 'A', location: 'S1', quantity: '0' })],
      'f00d',
    );
    expect(piece).toMatchObject({
      id: 'csv-f00d-2',
      body: { kind: 'COUNT', lines: [{ sku: 'A', location: 'S1', quantity: 0 }] },
    });
  });

  it('is one product for all its SKUs', () => {
    const cells = { id: 'P', category: 'C', unit: 'EACH', name_en: 'Coat', options: 'size=M; colour=Red' };
    const pieces = piecesOf(
      'products',
      [row('products', { ...cells, sku: 'A' }), row('products', { ...cells, sku: 'B' })],
      '',
    );
    expect(pieces).toHaveLength(1);
    expect(pieces[0]?.body).toEqual({
      name: { en: 'Coat' },
      category: 'C',
      skus: [
        { code: 'A', unit: 'EACH', options: { size: 'M', colour: 'Red' } },
        { code: 'B', unit: 'EACH', options: { size: 'M', colour: 'Red' } },
      ],
    });
  });

  it('is a price in minor units', () => {
    expect(piecesOf('prices', [row('prices', { sku: 'A', amount: '12.9', currency: 'CNY' })], '')[0]?.body).toEqual({
      list: { amount: '1290', currency: 'CNY' },
    });
  });
});
