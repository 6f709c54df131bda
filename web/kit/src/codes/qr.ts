import { encode } from 'uqr';

/** The modules of a QR code, true where one is dark, without the quiet zone of four modules that belongs around it. */
export function qr(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: 0 }).data;
}
