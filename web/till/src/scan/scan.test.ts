import { describe, expect, it } from 'vitest';
import { FNC1 } from './gs1';
import { figureCheck, isLayout, readMeasured } from './measured';
import { readScan, usualRules } from './read';
import { readReceipt, receiptLink, receiptNumber } from './receipt-code';
import { Wedge, wholeOf } from './wedge';

const RULES = usualRules(2026, 2);
const read = (text: string) => readScan(text, RULES);

describe('a barcode of goods', () => {
  it.each([
    ['EAN-13', '4006381333931', '04006381333931'],
    ['EAN-8', '96385074', '00000096385074'],
    ['UPC-A', '036000291452', '00036000291452'],
    ['ITF-14', '10614141000415', '10614141000415'],
    ['EAN-13 with the symbology told by the scanner', ']E04006381333931', '04006381333931'],
  ])('%s', (_, text, gtin) => {
    expect(read(text)).toEqual({ kind: 'goods', gtin, label: {} });
  });

  it.each(['4006381333932', '10614141000416'])('%s is to be scanned again: its check digit is wrong', (text) => {
    expect(read(text)).toEqual({ kind: 'unreadable', why: 'check-digit', text });
  });

  it.each(['85123A', '22752', 'white lantern', '白色灯笼', '12345678'])('%s is a code or words', (text) => {
    expect(read(text)).toEqual({ kind: 'text', text });
  });
});

describe('a label of the store’s own scales', () => {
  it('tells the weight in grams', () => {
    expect(read('2100042012509')).toEqual({
      kind: 'measured',
      item: '00042',
      gtin: '02100042000001',
      measure: { of: 'weight', grams: 1250 },
    });
  });

  it('tells the price in minor units', () => {
    expect(read('2200042012995')).toEqual({
      kind: 'measured',
      item: '00042',
      gtin: '02200042000008',
      measure: { of: 'price', minor: 1299n, label: '2200042012995' },
    });
  });

  it('is an ordinary barcode where no layout has its prefix', () => {
    expect(read('2700042012501')).toMatchObject({ kind: 'goods', gtin: '02700042012501' });
  });

  it('checks the figure where the layout has a digit for that', () => {
    const layouts = [{ layout: '24IIIIXVVVVVC', of: 'price' }] as const;
    expect(readMeasured('2412346146850', layouts)).toMatchObject({ item: '1234', measure: { minor: 14685n } });
    expect(readMeasured('2412345146851', layouts)).toMatchObject({ kind: 'unreadable', why: 'measure-check' });
  });

  it.each([
    ['2875', 9],
    ['14685', 6],
  ])('the check digit of %s is %i, as the standard’s examples say', (figure, digit) => {
    expect(figureCheck(figure)).toBe(digit);
  });

  it.each([
    ['21IIIIIVVVVVC', true],
    ['24IIIIXVVVVVC', true],
    ['31IIIIIVVVVVC', false],
    ['21IIIIIVVVVC', false],
    ['21VVVVVIIIIIC', false],
  ])('%s is a layout: %s', (layout, is) => {
    expect(isLayout(layout)).toBe(is);
  });
});

describe('a GS1 element string', () => {
  it('tells batch, expiry and serial', () => {
    expect(read(`]C1010950600013435217270200${'10'}ABC123${FNC1}21S-1`)).toEqual({
      kind: 'goods',
      gtin: '09506000134352',
      label: { batch: 'ABC123', serial: 'S-1', expiry: '2027-02-28' },
    });
  });

  it('tells a net weight, wherever its decimal point stands', () => {
    expect(read(`]C1${'01'}09506000134352${'3103'}001250`)).toMatchObject({
      label: { measure: { of: 'weight', grams: 1250 } },
    });
    expect(read(`]C1${'01'}09506000134352${'3102'}000125`)).toMatchObject({
      label: { measure: { of: 'weight', grams: 1250 } },
    });
  });

  it('tells a price with its own decimals', () => {
    expect(read(`]C1${'01'}09506000134352${'3922'}1299${FNC1}${'10'}ABC`)).toMatchObject({
      label: { measure: { of: 'price', minor: 1299n, label: '(01)09506000134352(3922)1299' } },
    });
    expect(read(`]C1${'01'}09506000134352${'3920'}13`)).toMatchObject({
      label: { measure: { of: 'price', minor: 1300n } },
    });
    expect(read(`]C1${'01'}09506000134352${'3923'}12995`)).toMatchObject({
      label: { measure: { of: 'price', minor: 1300n } },
    });
  });

  it('tells a count of pieces', () => {
    expect(read(`]C1${'01'}09506000134352${'30'}6`)).toMatchObject({ label: { count: 6 } });
  });

  it('is read as people write it, with brackets', () => {
    expect(read('(01)09506000134352(10)ABC(17)271231')).toEqual({
      kind: 'goods',
      gtin: '09506000134352',
      label: { batch: 'ABC', expiry: '2027-12-31' },
    });
  });

  it('is known by its first element where the scanner says nothing', () => {
    expect(read('010950600013435210ABC')).toMatchObject({
      kind: 'goods',
      gtin: '09506000134352',
      label: { batch: 'ABC' },
    });
  });

  it.each([
    ['an element that ends too early', `]C1${'01'}0950600013435`, 'element'],
    ['an identifier nobody knows', `]C1${'01'}09506000134352${'88'}1`, 'element'],
    ['no GTIN', `]C1${'10'}ABC`, 'no-gtin'],
    ['a GTIN with a wrong check digit', `]C1${'01'}09506000134353`, 'check-digit'],
  ])('with %s is not guessed at', (_, text, why) => {
    expect(read(text)).toMatchObject({ kind: 'unreadable', why });
  });

  it.each([
    ['761231', '2076-12-31'],
    ['770101', '1977-01-01'],
    ['751231', '2075-12-31'],
    ['260230', undefined],
  ])('%s is the day %s: the century is the nearest', (digits, expiry) => {
    const scan = read(`]C1${'01'}09506000134352${'17'}${digits}`);
    expect(scan.kind === 'goods' ? scan.label.expiry : 'not goods').toBe(expiry);
  });
});

describe('a GS1 Digital Link', () => {
  it.each([
    ['https://id.gs1.org/01/09506000134352', {}],
    [
      'https://example.com/some/path/01/9506000134352/10/AB%2FC/21/1?17=271231',
      { batch: 'AB/C', serial: '1', expiry: '2027-12-31' },
    ],
    ['http://shop.example/01/09506000134352?3103=000500', { measure: { of: 'weight', grams: 500 } }],
  ])('%s', (text, label) => {
    expect(read(text)).toEqual({ kind: 'goods', gtin: '09506000134352', label });
  });

  it('with a wrong check digit is to be scanned again', () => {
    expect(read('https://id.gs1.org/01/09506000134353')).toMatchObject({ kind: 'unreadable', why: 'check-digit' });
  });

  it('to somewhere else is only text', () => {
    expect(read('https://example.com/about')).toMatchObject({ kind: 'text' });
  });
});

describe('the number of a receipt', () => {
  const number = receiptNumber('T1-7KQ2MF', 123);

  it('counts without gaps and is read back from the link in its QR code', () => {
    expect(number).toBe('T1-7KQ2MF-000123');
    expect(read(receiptLink('https://shop.example', number))).toEqual({ kind: 'receipt', number });
  });

  it('may be typed in small letters', () => {
    expect(read(' t1-7kq2mf-000123 ')).toEqual({ kind: 'receipt', number });
  });

  it('may be the id of any order, in a link', () => {
    for (const page of ['r', 'o', 'receipt', 'orders']) {
      expect(readReceipt(`https://s/shop/#/${page}/018f-web`)).toBe('018f-web');
    }
  });

  it('is not read from other text', () => {
    expect(readReceipt('T1-123')).toBeUndefined();
  });
});

describe('a scanner that behaves as a keyboard', () => {
  function press(keys: string[], apart: number, ctrl: readonly string[] = []): (string | undefined)[] {
    const wedge = new Wedge();
    return keys
      .map((key, i) => wedge.take({ key, ctrl: ctrl.includes(key), at: i * apart })?.text)
      .filter((text) => text !== undefined);
  }

  it.each([
    ['a scanner', 8, ['4006381333931']],
    ['a slow scanner', 35, ['4006381333931']],
    ['a fast typist', 40, []],
  ])('%s, a key every %i ms', (_, apart, scanned) => {
    expect(press([...'4006381333931', 'Enter'], apart)).toEqual(scanned);
  });

  it('may press Shift for capital letters, and end with Tab', () => {
    expect(press(['Shift', 'A', 'b', '1', '2', 'Tab'], 5)).toEqual(['Ab12']);
  });

  it.each([['F8'], [FNC1]])('sends the separator as %j', (key) => {
    expect(press([...'10AB', key, ...'211', 'Enter'], 5)).toEqual([`10AB${FNC1}211`]);
  });

  it('sends the separator as Ctrl+]', () => {
    expect(press([...'10AB', ']', ...'211', 'Enter'], 5, [']'])).toEqual([`10AB${FNC1}211`]);
  });

  it('is not heard in three keys, nor in what was typed before', () => {
    expect(press([...'12', 'Enter'], 5)).toEqual([]);
    const wedge = new Wedge();
    [...'abc'].forEach((key, i) => wedge.take({ key, ctrl: false, at: i * 200 }));
    [...'12345'].forEach((key, i) => wedge.take({ key, ctrl: false, at: 5000 + i * 5 }));
    expect(wedge.take({ key: 'Enter', ctrl: false, at: 5025 })).toEqual({ text: '12345', lead: '' });
  });

  /** What is scanned when the keys come so many milliseconds after the one before. */
  function after(held: string, ...keys: readonly (readonly [string, number])[]): string | undefined {
    const wedge = new Wedge();
    let at = 0;
    for (const [key, apart] of keys) {
      at += apart;
      const heard = wedge.take({ key, ctrl: false, at });
      if (heard !== undefined) {
        return wholeOf(heard, held);
      }
    }
    return undefined;
  }

  const burst = (text: string, first: number) =>
    [...text, 'Enter'].map((key, i) => [key, i === 0 ? first : 5] as const);

  it.each<[string, string, readonly (readonly [string, number])[], string]>([
    ['36 ms before the others', '4', [['4', 0], ...burst('006381333931', 36)], '4006381333931'],
    ['150 ms before them', '4', [['4', 0], ...burst('006381333931', 150)], '4006381333931'],
    ['151 ms before them', '4', [['4', 0], ...burst('006381333931', 151)], '006381333931'],
    ['as a capital letter', 'A', [['Shift', 0], ['A', 5], ...burst('85123', 90)], 'A85123'],
    ['where other text stands', 'te4', [['4', 0], ...burst('006381333931', 90)], '006381333931'],
    ['where the key was no text', '', [['+', 0], ...burst('4006381333931', 90)], '4006381333931'],
    ['and typed after another', '34', [['3', 0], ['4', 90], ...burst('006381333931', 90)], '006381333931'],
    ['typed over another', '4', [['3', 0], ['4', 90], ...burst('006381333931', 90)], '006381333931'],
    ['after a key of a person', '4', [['4', 0], ['Backspace', 50], ...burst('006381333931', 50)], '006381333931'],
    ['of the scan before', '4', [...burst('96385074', 0), ...burst('4006381333931', 100)], '96385074'],
  ])('with a first sign %s', (_, held, keys, scanned) => {
    expect(after(held, ...keys)).toBe(scanned);
  });

  it('is not made of typing, however little is typed at once', () => {
    expect(after('1', ['1', 0], ['2', 60], ['3', 20], ['4', 60], ['5', 60], ['Enter', 20])).toBeUndefined();
    expect(after('1', ['1', 0], ['2', 100], ['3', 30], ['4', 30], ['Enter', 30])).toBeUndefined();
  });
});
