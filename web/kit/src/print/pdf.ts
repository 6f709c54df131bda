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
 * pictures, so that Chinese looks on paper as it does on the screen. A page is packed before the next one is drawn, so
 * that a thousand of them take the room of one, and of what they are packed.
 * @param draw called for each page, from 0
 * @param more told after each page how many are done; to leave off, a signal, on which the promise is rejected
 */
export async function pdf(
  size: { readonly width: number; readonly height: number },
  pages: number,
  draw: (page: PdfPage, no: number) => void,
  more: { readonly done?: (pages: number) => void; readonly signal?: AbortSignal } = {},
): Promise<Blob> {
  const height = size.height * POINTS;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const offsets: number[] = [];
  let length = 0;
  let last = 3;
  const write = (part: string | Uint8Array<ArrayBuffer>) => {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (no: number, text: string) => {
    offsets[no] = length;
    write(`${no} 0 obj\n${text}\nendobj\n`);
    return no;
  };
  const stream = async (head: string, bytes: Uint8Array<ArrayBuffer>) => {
    const packed = await deflate(bytes);
    const no = ++last;
    offsets[no] = length;
    write(`${no} 0 obj\n<< ${head} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`);
    write(packed);
    write('\nendstream\nendobj\n');
    return no;
  };

  write('%PDF-1.7\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  object(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const kids: number[] = [];
  for (let no = 0; no < pages; no++) {
    more.signal?.throwIfAborted();
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
      const there = await stream(
        `/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
        picture.pixels,
      );
      names.push(`/P${names.length + 1} ${there} 0 R`);
    }
    const contents = await stream('', new TextEncoder().encode(`0 g\n${content.join('\n')}\nf`));
    kids.push(
      object(
        ++last,
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${figure(size.width * POINTS)} ${figure(height)}] /Contents ${contents} 0 R ` +
          `/Resources << /Font << /F 3 0 R >> /XObject << ${names.join(' ')} >> >> >>`,
      ),
    );
    more.done?.(no + 1);
  }
  object(2, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  const start = length;
  write(`xref\n0 ${last + 1}\n0000000000 65535 f \n`);
  offsets.slice(1).forEach((offset) => write(`${offset.toString().padStart(10, '0')} 00000 n \n`));
  write(`trailer\n<< /Size ${last + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
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
