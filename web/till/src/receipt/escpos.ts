import { toGbk } from './gbk';
import type { Printed } from './paper';

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;

/**
 * The bytes a receipt printer takes (ESC/POS, as Epson's and nearly all others read it): signs in GBK, which holds ASCII and
 * Chinese; the QR code by the printer's own command; the paper cut at the end. `drawer` opens the cash drawer first.
 */
export function escpos(rows: readonly Printed[], options: { drawer?: boolean } = {}): Uint8Array {
  const bytes: number[] = [ESC, 0x40, FS, 0x26];
  if (options.drawer === true) {
    bytes.push(ESC, 0x70, 0, 25, 250);
  }
  let bold = false;
  let large = false;
  for (const row of rows) {
    if ('qr' in row) {
      bytes.push(ESC, 0x61, 1, ...qrCode(row.qr), 0x0a, ESC, 0x61, 0);
      continue;
    }
    if (row.bold !== bold) {
      bytes.push(ESC, 0x45, row.bold ? 1 : 0);
      bold = row.bold;
    }
    if (row.large !== large) {
      // Width and height doubled; for two-byte signs by a command of their own.
      bytes.push(GS, 0x21, row.large ? 0x11 : 0, FS, 0x57, row.large ? 1 : 0);
      large = row.large;
    }
    bytes.push(...toGbk(row.text), 0x0a);
  }
  bytes.push(ESC, 0x64, 4, GS, 0x56, 0x42, 0);
  return Uint8Array.from(bytes);
}

/** GS ( k: model 2, six dots a module, level M, the data, print. */
function qrCode(text: string): number[] {
  const data = [...new TextEncoder().encode(text)];
  const length = data.length + 3;
  const command = (...rest: number[]) => [GS, 0x28, 0x6b, ...rest];
  return [
    ...command(4, 0, 0x31, 0x41, 0x32, 0),
    ...command(3, 0, 0x31, 0x43, 6),
    ...command(3, 0, 0x31, 0x45, 0x31),
    ...command(length & 0xff, length >> 8, 0x31, 0x50, 0x30, ...data),
    ...command(3, 0, 0x31, 0x51, 0x30),
  ];
}
