import { describe, expect, it } from 'vitest';
import { ean13 } from './ean13';
import { checkDigit, digitalLink, gtinIn, isGtin, shownGtin } from './gtin';
import { qr } from './qr';

describe('a GTIN', () => {
  it.each(['4006381333931', '96385074', '036000291452', '10614141000415'])('%s is whole', (gtin) => {
    expect(isGtin(gtin)).toBe(true);
  });

  it.each(['4006381333932', '123', '', '40063813339310', 'abcdefghijklm'])('%s is not', (gtin) => {
    expect(isGtin(gtin)).toBe(false);
  });

  it('has its check digit', () => {
    expect(checkDigit('400638133393')).toBe(1);
  });

  it('is shown as it stands under the bars', () => {
    expect(shownGtin('04006381333931')).toBe('4006381333931');
    expect(shownGtin('00000096385074')).toBe('96385074');
    expect(shownGtin('10614141000415')).toBe('10614141000415');
  });

  it('is a web address', () => {
    expect(digitalLink('4006381333931')).toBe('https://id.gs1.org/01/04006381333931');
  });
});

describe('what is scanned', () => {
  it.each([
    ['4006381333931', '4006381333931'],
    [' 4006381333931\n', '4006381333931'],
    [']E04006381333931', '4006381333931'],
    [digitalLink('4006381333931'), '04006381333931'],
    ['https://shop.example/x/01/4006381333931/10/ABC?17=271231', '4006381333931'],
    ['(01)04006381333931(10)ABC', '04006381333931'],
    [']d2010400638133393110ABC', '04006381333931'],
    ['\u001d0104006381333931', '04006381333931'],
  ])('%j names %s', (text, gtin) => {
    expect(gtinIn(text)).toBe(gtin);
  });

  it.each([
    '',
    '85123A',
    'lantern',
    '4006381333932',
    'https://id.gs1.org/01/04006381333932',
    'https://x.example/01/12',
  ])('%j names none', (text) => {
    expect(gtinIn(text)).toBeUndefined();
  });
});

describe('an EAN-13 barcode', () => {
  it('has 95 modules with guards at both ends and in the middle', () => {
    const bars = ean13('4006381333931')
      .map((dark) => (dark ? '1' : '0'))
      .join('');
    expect(bars).toHaveLength(95);
    expect(bars.slice(0, 3)).toBe('101');
    expect(bars.slice(45, 50)).toBe('01010');
    expect(bars.slice(-3)).toBe('101');
  });

  it('is the one in the standard’s example', () => {
    // 5901234123457: the first digit 5 is told by the parities OEEOOE of the six on the left.
    expect(
      ean13('5901234123457')
        .map((dark) => (dark ? '1' : '0'))
        .join(''),
    ).toBe('10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101');
  });

  it('is only made of 13 digits', () => {
    expect(() => ean13('123')).toThrow(RangeError);
  });
});

describe('a QR code', () => {
  it('is square, grows with its text, and has its finders', () => {
    const small = qr('A');
    expect(small).toHaveLength(21);
    expect(small.every((row) => row.length === 21)).toBe(true);
    expect(small[0]?.slice(0, 8)).toEqual([true, true, true, true, true, true, true, false]);
    expect(qr('A'.repeat(200)).length).toBeGreaterThan(21);
  });
});
