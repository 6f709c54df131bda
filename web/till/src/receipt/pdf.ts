/** One grey value a dot, row after row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/** Points of a dot at 203 dots to the inch. */
const POINT = 72 / 203;

/**
 * A PDF of one page as large as the receipt, with its picture: the same dots as on paper, in every language, on every
 * machine, and no font to embed.
 * @param deflate packs bytes in the zlib format, which is what PDF calls FlateDecode
 */
export async function pdfOf(
  picture: Grey,
  title: string,
  deflate: (bytes: Uint8Array) => Promise<Uint8Array> = deflated,
): Promise<Uint8Array> {
  const width = (picture.width * POINT).toFixed(2);
  const height = (picture.height * POINT).toFixed(2);
  const image = await deflate(picture.dots);
  const content = ascii(`q ${width} 0 0 ${height} 0 0 cm /I Do Q`);
  const objects: Uint8Array[][] = [
    [ascii('<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true >> >>')],
    [ascii('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')],
    [
      ascii(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R >>`,
      ),
    ],
    [
      ascii(
        `<< /Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length ${image.length} >>\nstream\n`,
      ),
      image,
      ascii('\nendstream'),
    ],
    [ascii(`<< /Length ${content.length} >>\nstream\n`), content, ascii('\nendstream')],
    [ascii(`<< /Title <${utf16(title)}> /Producer (Oneshelf) >>`)],
  ];
  const parts: Uint8Array[] = [ascii('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n')];
  const places: number[] = [];
  objects.forEach((object, i) => {
    places.push(lengthOf(parts));
    parts.push(ascii(`${i + 1} 0 obj\n`), ...object, ascii('\nendobj\n'));
  });
  const table = lengthOf(parts);
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    ascii(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${table}\n%%EOF\n`,
    ),
  );
  return joined(parts);
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

function utf16(text: string): string {
  let hex = 'FEFF';
  for (let i = 0; i < text.length; i++) {
    hex += text.charCodeAt(i).toString(16).padStart(4, '0').toUpperCase();
  }
  return hex;
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

async function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes.slice().buffer]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
