/** Signs that money is written with and GBK has only in their wide form. */
const WIDE: Readonly<Record<string, string>> = {
  '£': '￡',
  '¥': '￥',
  '\u00a0': ' ',
  '\u202f': ' ',
  '−': '-',
  '–': '-',
  '’': "'",
};

let codes: Map<string, readonly number[]> | undefined;

/** The browser reads GBK but does not write it: every pair of bytes is read once, and the table turned round. */
function table(): Map<string, readonly number[]> {
  if (codes === undefined) {
    codes = new Map();
    const decoder = new TextDecoder('gbk');
    for (let first = 0x81; first <= 0xfe; first++) {
      for (let second = 0x40; second <= 0xfe; second++) {
        const sign = second === 0x7f ? '' : decoder.decode(Uint8Array.of(first, second));
        if ([...sign].length === 1 && sign !== '\ufffd' && !codes.has(sign)) {
          codes.set(sign, [first, second]);
        }
      }
    }
  }
  return codes;
}

/** Text in GBK. A sign that GBK lacks is written without its accent, and if it still lacks it, as a question mark. */
export function toGbk(text: string): number[] {
  const bytes: number[] = [];
  for (const sign of text) {
    bytes.push(...(bytesOf(WIDE[sign] ?? sign) ?? bytesOf(sign.normalize('NFKD').replace(/\p{M}/gu, '')) ?? [0x3f]));
  }
  return bytes;
}

function bytesOf(sign: string): readonly number[] | undefined {
  const code = sign.codePointAt(0) ?? 0;
  return sign.length === 1 && code < 0x80 ? [code] : table().get(sign);
}
