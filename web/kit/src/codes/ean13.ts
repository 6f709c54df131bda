const LEFT_ODD = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
const PARITY = ['OOOOOO', 'OOEOEE', 'OOEEOE', 'OOEEEO', 'OEOOEE', 'OEEOOE', 'OEEEOO', 'OEOEOE', 'OEOEEO', 'OEEOEO'];

const inverse = (bits: string) => [...bits].map((bit) => (bit === '0' ? '1' : '0')).join('');
const reversed = (bits: string) => [...bits].reverse().join('');

/**
 * The bars of an EAN-13 barcode: 95 modules, true where one is dark (ISO/IEC 15420).
 * @param gtin 13 digits, the last of them the check digit
 */
export function ean13(gtin: string): boolean[] {
  const digits = [...gtin].map(Number);
  if (!/^\d{13}$/.test(gtin)) {
    throw new RangeError('an EAN-13 has 13 digits');
  }
  const pattern = (digit: number | undefined) => LEFT_ODD[digit ?? 0] ?? '';
  const parity = PARITY[digits[0] ?? 0] ?? '';
  const left = digits
    .slice(1, 7)
    .map((digit, i) => (parity[i] === 'O' ? pattern(digit) : reversed(inverse(pattern(digit)))));
  const right = digits.slice(7).map((digit) => inverse(pattern(digit)));
  return [...`101${left.join('')}01010${right.join('')}101`].map((bit) => bit === '1');
}
