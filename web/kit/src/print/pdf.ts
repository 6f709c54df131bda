/** A grey picture: one byte a pixel, 0 black to 255 white, rows from the top. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array<ArrayBuffer>;
}

/** What is drawn on one page; all measures in millimetres from the top left. */
export interface PdfPage {
  /** A filled rectangle: a bar, a module, a rule. */
  rectangle(x: number, y: number, width: number, height: number): void;
  /** Text in Helvetica; only what is plain ASCII, such as the digits under a barcode. Anything else is a picture. */
  ascii(x: number, y: number, points: number, text: string): void;
  picture(x: number, y: number, width: number, height: number, picture: GreyPicture): void;
}

const POINTS = 72 / 25.4;
const figure = (value: number) => (Math.round(value * 1000) / 1000).toString();

/**
 * A PDF that needs no library and no fonts: bars are drawn as lines, so that they are sharp at any size, and words are
 * pictures, so that Chinese looks on paper as it does on the screen.
 * @param draw called for each page, from 0
 */
export async function pdf(
  size: { readonly width: number; readonly height: number },
  pages: number,
  draw: (page: PdfPage, no: number) => void,
): Promise<Blob> {
  const height = size.height * POINTS;
  const objects: (string | { head: string; stream: Uint8Array<ArrayBuffer> })[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  const kids: number[] = [];
  for (let no = 0; no < pages; no++) {
    const content: string[] = [];
    const pictures: GreyPicture[] = [];
    draw(
      {
        rectangle(x, y, width, tall) {
          content.push(
            `${figure(x * POINTS)} ${figure(height - (y + tall) * POINTS)} ${figure(width * POINTS)} ${figure(tall * POINTS)} re`,
          );
        },
        ascii(x, y, points, text) {
          const safe = text.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, '\\$&');
          content.push(
            `f BT /F ${figure(points)} Tf ${figure(x * POINTS)} ${figure(height - y * POINTS)} Td (${safe}) Tj ET`,
          );
        },
        picture(x, y, width, tall, picture) {
          pictures.push(picture);
          content.push(
            `f q ${figure(width * POINTS)} 0 0 ${figure(tall * POINTS)} ${figure(x * POINTS)} ${figure(height - (y + tall) * POINTS)} cm /P${pictures.length} Do Q`,
          );
        },
      },
      no,
    );
    const names: string[] = [];
    for (const picture of pictures) {
      objects.push({
        head: `/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
        stream: picture.pixels,
      });
      names.push(`/P${names.length + 1} ${objects.length} 0 R`);
    }
    objects.push({ head: '', stream: new TextEncoder().encode(`0 g\n${content.join('\n')}\nf`) });
    const contents = objects.length;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${figure(size.width * POINTS)} ${figure(height)}] /Contents ${contents} 0 R ` +
        `/Resources << /Font << /F 3 0 R >> /XObject << ${names.join(' ')} >> >> >>`,
    );
    kids.push(objects.length);
  }
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;

  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const write = (part: string | Uint8Array<ArrayBuffer>) => {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
    parts.push(bytes);
    length += bytes.length;
  };
  write('%PDF-1.7\n');
  const offsets: number[] = [];
  for (const [i, object] of objects.entries()) {
    offsets.push(length);
    write(`${i + 1} 0 obj\n`);
    if (typeof object === 'string') {
      write(object);
    } else {
      const packed = await deflate(object.stream);
      write(`<< ${object.head} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`);
      write(packed);
      write('\nendstream');
    }
    write('\nendobj\n');
  }
  const start = length;
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`);
  offsets.forEach((offset) => write(`${offset.toString().padStart(10, '0')} 00000 n \n`));
  write(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return new Blob(parts, { type: 'application/pdf' });
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** Words as a picture, in the fonts of this machine; cut with an ellipsis where they do not fit. */
export function wordsAsPicture(text: string, width: number, height: number, weight = 600, scale = 12): GreyPicture {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) {
    throw new Error('this browser cannot draw');
  }
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  context.font = `${weight} ${Math.floor(canvas.height * 0.78)}px system-ui, 'PingFang SC', 'Noto Sans CJK SC', sans-serif`;
  context.textBaseline = 'middle';
  let shown = text;
  while (shown.length > 1 && context.measureText(shown).width > canvas.width) {
    shown = `${shown.slice(0, -2).trimEnd()}…`;
  }
  context.fillText(shown, 0, canvas.height / 2);
  const colours = context.getImageData(0, 0, canvas.width, canvas.height).data;
  const pixels = new Uint8Array(canvas.width * canvas.height);
  for (let i = 0; i < pixels.length; i++) {
    pixels[i] = colours[i * 4] ?? 255;
  }
  return { width: canvas.width, height: canvas.height, pixels };
}
