import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { JournalRecord, Sale } from '../journal/entry';
import { shiftOf } from '../shift/shift';
import { escpos } from './escpos';
import { toGbk } from './gbk';
import { columnsOf, onPaper, wrapped, type Printed } from './paper';
import { pdfOf } from './pdf';
import { receiptOfSale, reportOf, type Speech } from './receipt';

const speech: Speech = {
  t: (key, values) => (values === undefined ? key : `${key} ${Object.values(values).join(' ')}`),
  money: (minor) => `£${minor / 100n}.${String((minor < 0n ? -minor : minor) % 100n).padStart(2, '0')}`,
  quantity: (quantity, unit) => (unit === 'EACH' ? String(quantity) : `${quantity} g`),
  time: (instant) => instant.slice(0, 16),
  tender: (kind) => kind,
};

const record: JournalRecord & { entry: Sale } = {
  n: 2,
  device: 'T1-7KQ2MF',
  location: 'S1',
  at: '2026-11-23T09:00:00.000Z',
  cashier: 'anna',
  shift: 1,
  cause: 'a',
  previous: '',
  hash: '',
  entry: {
    kind: 'sale',
    receipt: 'T1-7KQ2MF-000001',
    currency: 'GBP',
    total: '2298',
    change: '202',
    lines: [
      {
        sku: 'MUG',
        name: '灯饰 · White Metal Lantern With A Very Long Name Indeed',
        unit: 'EACH',
        quantity: 2,
        price: '1000',
        per: '1',
        total: '2000',
      },
      {
        sku: 'RICE',
        name: 'Rice',
        unit: 'GRAM',
        quantity: 1000,
        price: '298',
        per: '1000',
        total: '298',
        byHand: { reason: 'torn', approvedBy: 'bob' },
      },
    ],
    handed: [
      { kind: 'TEST', minor: '1500' },
      { kind: 'CASH', minor: '1000' },
    ],
    tenders: [
      { kind: 'TEST', minor: '1500' },
      { kind: 'CASH', minor: '798' },
    ],
  },
};
const rows = receiptOfSale(
  record,
  { name: 'Covent Garden · 考文特花园店', till: 'T1' },
  'https://s/shop/#/receipt/T1-7KQ2MF-000001',
  speech,
);
const text = (printed: readonly Printed[]) => printed.map((row) => ('qr' in row ? `[${row.qr}]` : row.text)).join('\n');

describe('a receipt on paper', () => {
  it.each([48, 42, 32])('of %i columns is never wider than that', (columns) => {
    for (const row of onPaper(rows, columns)) {
      if (!('qr' in row)) {
        expect(columnsOf(row.text) * (row.large ? 2 : 1)).toBeLessThanOrEqual(columns);
      }
    }
  });

  it('tells number, lines, total, tenders and change', () => {
    const printed = text(onPaper(rows, 48));
    for (const part of [
      'T1-7KQ2MF-000001',
      '£20.00',
      '1000 g × £2.98 / 1000 g',
      'byHand',
      '£22.98',
      'TEST',
      'change',
      '£2.02',
      '[https://s/shop/#/receipt/T1-7KQ2MF-000001]',
    ]) {
      expect(printed).toContain(part);
    }
  });

  it('is the same in the bytes for the printer', () => {
    const printed = onPaper(rows, 48);
    const bytes = escpos(printed);
    const spoken = new TextDecoder('gbk')
      .decode(bytes)
      // eslint-disable-next-line no-control-regex -- commands of the printer
      .replace(/\x1d\(k[\s\S]{2}1[ACEQ][\s\S]{0,2}|\x1b[@]|\x1c&|\x1b[aEdp][\s\S]|\x1d![\s\S]\x1cW[\s\S]/g, '');
    for (const row of printed) {
      if (!('qr' in row) && row.text.trim() !== '') {
        expect(spoken).toContain(row.text.replaceAll('£', '￡').trimEnd().replace('·', '·'));
      }
    }
    expect(Buffer.from(bytes).includes('https://s/shop/#/receipt/T1-7KQ2MF-000001')).toBe(true);
    expect([...bytes.slice(0, 2)]).toEqual([0x1b, 0x40]);
    expect([...bytes.slice(-4)]).toEqual([0x1d, 0x56, 0x42, 0]);
  });

  it('opens the drawer only when asked', () => {
    const pulse = Buffer.from([0x1b, 0x70, 0, 25, 250]);
    expect(Buffer.from(escpos([], { drawer: true })).includes(pulse)).toBe(true);
    expect(Buffer.from(escpos([])).includes(pulse)).toBe(false);
  });
});

describe('text on paper', () => {
  it.each([
    ['White Metal Lantern', 12, ['White Metal', 'Lantern']],
    ['灯饰白色灯笼', 8, ['灯饰白色', '灯笼']],
    ['Donaudampfschiff', 6, ['Donaud', 'ampfsc', 'hiff']],
    ['', 10, ['']],
  ])('%j in %i columns', (words, columns, lines) => {
    expect(wrapped(words, columns)).toEqual(lines);
  });

  it('keeps the amount whole when the name is longer than the row', () => {
    const printed = onPaper([{ kind: 'pair', left: 'A very long name of some goods', right: '£1,234.50' }], 20);
    expect(printed.map((row) => ('text' in row ? row.text : ''))).toEqual([
      'A very',
      'long name',
      'of some',
      'goods     £1,234.50',
    ]);
  });
});

describe('GBK', () => {
  it.each(['Receipt 123', '收银台小票', '￡12.99', '·×'])('%s is read back as it was written', (words) => {
    expect(new TextDecoder('gbk').decode(Uint8Array.from(toGbk(words)))).toBe(words);
  });

  it('writes what it lacks without its accent, or as a question mark', () => {
    expect(new TextDecoder('gbk').decode(Uint8Array.from(toGbk('ñ ½ £5 🙂')))).toBe('n ? ￡5 ?');
  });
});

describe('a PDF', () => {
  it('holds the dots of the picture, and its table says where its parts are', async () => {
    const dots = Uint8Array.from({ length: 12 }, (_, i) => i * 20);
    const pdf = Buffer.from(await pdfOf({ width: 4, height: 3, dots }, '小票 1'));
    const words = pdf.toString('latin1');
    const start = words.indexOf('stream\n') + 7;
    expect([...inflateSync(pdf.subarray(start, words.indexOf('\nendstream')))]).toEqual([...dots]);
    const table = Number(/startxref\n(\d+)/.exec(words)?.[1]);
    expect(words.slice(table, table + 4)).toBe('xref');
    [...words.slice(table).matchAll(/(\d{10}) 00000 n/g)].forEach((place, i) => {
      expect(words.slice(Number(place[1]))).toMatch(new RegExp(`^${i + 1} 0 obj`));
    });
    expect(words).toContain('/Title <FEFF5C0F796800200031>');
  });
});

describe('a report', () => {
  const opened: JournalRecord = {
    ...record,
    n: 1,
    cause: 'o',
    entry: { kind: 'shift-opened', float: '10000', currency: 'GBP' },
  };
  const closed: JournalRecord = {
    ...record,
    n: 3,
    cause: 'c',
    entry: { kind: 'shift-closed', z: 7, counted: { '5000': 2 }, sum: '10000', expected: '10798' },
  };
  const printed = (records: JournalRecord[]) => {
    const shift = shiftOf(records);
    return text(onPaper(shift === undefined ? [] : reportOf(shift, { name: 'S', till: 'T1' }, record.at, speech), 48));
  };

  it('of a running shift tells what was sold, and not what ought to lie in the drawer', () => {
    expect(printed([opened, record])).toContain('xReport');
    expect(printed([opened, record])).toMatch(/sold +£22\.98/);
    for (const figure of ['expected', 'tender', 'cashRefunded', '£7.98']) {
      expect(printed([opened, record])).not.toContain(figure);
    }
  });

  it('of a closed one tells what was counted, what ought to be there, and the difference', () => {
    const report = printed([opened, record, closed]);
    expect(report).toContain('zReport 7');
    expect(report).toContain('cashRefunded');
    expect(report).toMatch(/expected +£107\.98/);
    expect(report).toMatch(/counted +£100\.00/);
    expect(report).toMatch(/short +£7\.98/);
  });
});
