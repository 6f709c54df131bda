import { escpos } from './escpos';
import { onPaper, type Row } from './paper';
import { pdfOf } from './pdf';
import { draw, sizeOf } from './picture';

/** As much of Web Serial as a receipt printer needs; browsers that have it are not yet told of in TypeScript's library. */
interface SerialPort {
  open(options: { baudRate: number }): Promise<void>;
  close(): Promise<void>;
  readonly writable: WritableStream<Uint8Array> | null;
}
interface Serial {
  getPorts(): Promise<SerialPort[]>;
  requestPort(): Promise<SerialPort>;
}

function serial(): Serial | undefined {
  return (navigator as Navigator & { readonly serial?: Serial }).serial;
}

/** Whether this browser can speak to a printer by itself. */
export function canPrintDirectly(): boolean {
  return serial() !== undefined;
}

const BAUD = 9600;

/** Sends bytes to the printer; asks which one it is the first time. Must follow a press of somebody's. */
export async function sendToPrinter(bytes: Uint8Array): Promise<void> {
  const ports = serial();
  if (ports === undefined) {
    throw new Error('this browser cannot speak to a printer');
  }
  const port = (await ports.getPorts())[0] ?? (await ports.requestPort());
  await port.open({ baudRate: BAUD });
  try {
    const writer = port.writable?.getWriter();
    await writer?.write(bytes);
    await writer?.close();
  } finally {
    await port.close();
  }
}

/** The bytes for a receipt printer. */
export function bytesFor(rows: readonly Row[], columns: number, drawer: boolean): Uint8Array {
  return escpos(onPaper(rows, columns), { drawer });
}

/** The receipt as a picture, dot for dot what stands on paper. */
export function pictureOf(rows: readonly Row[], columns: number): HTMLCanvasElement {
  const printed = onPaper(rows, columns);
  const canvas = document.createElement('canvas');
  const { width, height } = sizeOf(printed, columns);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context !== null) {
    draw(context, printed, columns);
  }
  return canvas;
}

export async function pngOf(rows: readonly Row[], columns: number): Promise<Blob> {
  return new Promise((done, failed) =>
    pictureOf(rows, columns).toBlob(
      (blob) => (blob === null ? failed(new Error('the picture could not be made')) : done(blob)),
      'image/png',
    ),
  );
}

export async function pdfFile(rows: readonly Row[], columns: number, title: string): Promise<Blob> {
  const canvas = pictureOf(rows, columns);
  const { width, height } = canvas;
  const colours = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
  // Black on white: one of the three colours tells the grey.
  const dots = Uint8Array.from({ length: width * height }, (_, i) => colours[i * 4] ?? 255);
  const bytes = await pdfOf({ width, height, dots }, title);
  return new Blob([bytes.slice().buffer], { type: 'application/pdf' });
}

/** Gives a file to whoever sits at the till. */
export function give(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
