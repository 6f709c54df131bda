import { describe, expect, it } from 'vitest';
import { decimal, formatMoney, formatMoneyShort, parseMoney, plainMoney, sumOf } from './money';
import { formatChange, formatQuantity } from './quantity';
import { formatAgo, formatTime } from './time';

describe('money', () => {
  it.each([
    ['1299', 'CNY', 'zh-CN', '¥12.99'],
    ['1299', 'GBP', 'en', '£12.99'],
    ['-5', 'GBP', 'en', '-£0.05'],
    ['1299', 'JPY', 'en', '¥1,299'],
    ['1234567', 'KWD', 'en', 'KWD 1,234.567'],
    // Beyond what a float can carry: the cent is kept.
    ['99999999999999999', 'CNY', 'en', '¥999,999,999,999,999.99'],
  ])('%s minor units of %s read in %s are %s', (amount, currency, language, text) => {
    expect(formatMoney({ amount, currency }, language).replaceAll('\u00a0', ' ')).toBe(text);
  });

  it.each([
    ['12.99', 'CNY', '1299'],
    ['12.9', 'CNY', '1290'],
    ['12', 'CNY', '1200'],
    ['.5', 'CNY', '50'],
    ['1,234.50', 'GBP', '123450'],
    ['￥１２．５', 'CNY', '1250'],
    ['£3', 'GBP', '300'],
    ['-1.01', 'CNY', '-101'],
    ['1299', 'JPY', '1299'],
  ])('%s typed in %s is %s minor units', (text, currency, amount) => {
    expect(parseMoney(text, currency)).toEqual({ amount, currency });
  });

  it.each(['', '.', 'abc', '1.2.3', '1.234', '12e3'])('"%s" is no amount in CNY', (text) => {
    expect(parseMoney(text, 'CNY')).toBeUndefined();
  });

  it('typed back is what it was', () => {
    for (const amount of ['0', '1', '-1', '99', '100', '123456789012345']) {
      const money = { amount, currency: 'CNY' };
      expect(parseMoney(plainMoney(money), 'CNY')).toEqual(money);
    }
  });

  it('adds up exactly', () => {
    const cents = { amount: '90071992547409931', currency: 'CNY' };
    expect(sumOf('CNY', [cents, cents]).amount).toBe('180143985094819862');
  });

  it('is short on an axis', () => {
    expect(formatMoneyShort({ amount: '123456789', currency: 'GBP' }, 'en')).toBe('£1.2M');
    expect(formatMoneyShort({ amount: '12345678', currency: 'CNY' }, 'zh-CN')).toBe('¥12.3万');
  });

  it('has its point in the right place', () => {
    expect(decimal(5n, 2)).toBe('0.05');
    expect(decimal(-5n, 2)).toBe('-0.05');
    expect(decimal(5n, 0)).toBe('5');
  });
});

describe('a quantity', () => {
  it.each([
    [1234, 'EACH', 'en', '1,234'],
    [850, 'GRAM', 'en', '850 g'],
    [1250, 'GRAM', 'en', '1.25 kg'],
    [-1250, 'GRAM', 'en', '-1.25 kg'],
    [1500, 'MILLILITRE', 'en', '1.5 L'],
    [2000, 'MILLIMETRE', 'en', '2 m'],
  ] as const)('of %s %s reads in %s as %s', (quantity, unit, language, text) => {
    expect(formatQuantity(quantity, language, unit)).toBe(text);
  });

  it('that came or went has a sign', () => {
    expect(formatChange(12, 'en')).toBe('+12');
    expect(formatChange(-3, 'en')).toBe('−3');
    expect(formatChange(0, 'en')).toBe('0');
  });
});

describe('an instant', () => {
  it('is told in the zone of its place', () => {
    expect(formatTime('2026-11-23T16:30:00Z', 'en', 'minute', 'Asia/Shanghai')).toContain('24');
    expect(formatTime('2026-11-23T16:30:00Z', 'en', 'clock', 'Asia/Shanghai')).toBe('00:30');
    expect(formatTime('2026-11-23T16:30:00Z', 'zh-CN', 'date', 'Europe/London')).toBe('2026年11月23日');
  });

  it('is told from now', () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    expect(formatAgo('2026-11-23T11:57:00Z', now, 'en')).toBe('3 minutes ago');
    expect(formatAgo('2026-11-23T14:00:00Z', now, 'zh-CN')).toBe('2小时后');
  });
});
