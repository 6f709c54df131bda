/** An amount as the API tells it: integer minor units as a string, and an ISO 4217 code. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

const digitsOf = new Map<string, number>();

/** How many digits of the amount stand after the point: 2 for CNY, 0 for JPY. */
export function minorDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/** Units as a decimal figure with `digits` places, exactly: no amount is ever a float. */
export function decimal(units: bigint, digits: number): `${number}` {
  const sign = units < 0n ? '-' : '';
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return (digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`) as `${number}`;
}

const formats = new Map<string, Intl.NumberFormat>();

function format(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.NumberFormat(language, options);
    formats.set(key, made);
  }
  return made;
}

/** Money as people of that language write it: ¥12.99, £1,234.50. */
export function formatMoney(money: Money, language: string): string {
  const digits = minorDigits(money.currency);
  return format(language, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(decimal(BigInt(money.amount), digits));
}

/** A large amount for a tile or an axis: £1.2M, ¥12.3万. Never for what somebody pays. */
export function formatMoneyShort(money: Money, language: string): string {
  return format(language, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(decimal(BigInt(money.amount), minorDigits(money.currency)));
}

/**
 * What somebody typed as an amount, in minor units; undefined when it is none, or finer than the currency. Separators of
 * thousands and a full-width point are taken as meant.
 */
export function parseMoney(text: string, currency: string): Money | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,'’]/g, '')
    .replace(/。/g, '.')
    .replace(/^[^\d.-]+/, '');
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(plain);
  const digits = minorDigits(currency);
  const whole = match?.[2] ?? '';
  const part = match?.[3] ?? '';
  if (match === null || whole + part === '' || whole.length > 15 || part.length > digits) {
    return undefined;
  }
  const units = BigInt(whole + part.padEnd(digits, '0'));
  return { amount: (match[1] === '-' ? -units : units).toString(), currency };
}

/** An amount as one types it: 12.99. */
export function plainMoney(money: Money): string {
  return decimal(BigInt(money.amount), minorDigits(money.currency));
}

export function sumOf(currency: string, amounts: readonly Money[]): Money {
  return { amount: amounts.reduce((sum, money) => sum + BigInt(money.amount), 0n).toString(), currency };
}
