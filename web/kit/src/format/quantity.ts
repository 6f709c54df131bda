import { decimal } from './money';

/** A SKU's base unit. */
export type Unit = 'EACH' | 'GRAM' | 'MILLILITRE' | 'MILLIMETRE';

const LARGE: Record<Exclude<Unit, 'EACH'>, string> = { GRAM: 'kilogram', MILLILITRE: 'liter', MILLIMETRE: 'meter' };
const SMALL: Record<Exclude<Unit, 'EACH'>, string> = {
  GRAM: 'gram',
  MILLILITRE: 'milliliter',
  MILLIMETRE: 'millimeter',
};

/** A quantity in base units as people write it: 1,234; 850 g; 1.25 kg. */
export function formatQuantity(quantity: number | bigint, language: string, unit: Unit = 'EACH'): string {
  if (unit === 'EACH') {
    return new Intl.NumberFormat(language).format(quantity);
  }
  const units = BigInt(quantity);
  const large = units >= 1000n || units <= -1000n;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: large ? LARGE[unit] : SMALL[unit],
    maximumFractionDigits: 3,
  }).format(large ? decimal(units, 3) : units);
}

/** A quantity with its sign, for what came and went: +12, −3. */
export function formatChange(quantity: number, language: string, unit: Unit = 'EACH'): string {
  const text = formatQuantity(Math.abs(quantity), language, unit);
  return quantity > 0 ? `+${text}` : quantity < 0 ? `−${text}` : text;
}
