import { qr } from '@oneshelf/kit';
import { columnsOf, type Printed } from './paper';

/** Dots of a row: a sign is 12 wide and 24 high, as on the paper of a printer with 203 dots to the inch. */
const SIGN = 12;
const ROW = 30;
const MARGIN = 24;
const MODULE = 6;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large the picture of a receipt is, in dots. */
export function sizeOf(rows: readonly Printed[], columns: number): Size {
  return {
    width: columns * SIGN + 2 * MARGIN,
    height: rows.reduce((sum, row) => sum + heightOf(row), 2 * MARGIN),
  };
}

function heightOf(row: Printed): number {
  return 'qr' in row ? qr(row.qr).length * MODULE + 2 * MODULE * 2 : row.large ? ROW * 2 : ROW;
}

/** Draws a receipt black on white, sign by sign in its column, so that figures stand under each other in any font. */
export function draw(context: CanvasRenderingContext2D, rows: readonly Printed[], columns: number): void {
  const { width, height } = sizeOf(rows, columns);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000';
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  let y = MARGIN;
  for (const row of rows) {
    const rowHeight = heightOf(row);
    if ('qr' in row) {
      drawQr(context, row.qr, width, y + 2 * MODULE);
    } else {
      const scale = row.large ? 2 : 1;
      let x = MARGIN;
      context.font = `${row.bold ? 'bold ' : ''}${20 * scale}px ui-monospace, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace`;
      for (const sign of row.text) {
        const step = columnsOf(sign) * SIGN * scale;
        context.fillText(sign, x + step / 2, y + rowHeight / 2, step);
        x += step;
      }
    }
    y += rowHeight;
  }
}

function drawQr(context: CanvasRenderingContext2D, text: string, width: number, top: number): void {
  const modules = qr(text);
  const left = Math.round((width - modules.length * MODULE) / 2);
  modules.forEach((line, row) =>
    line.forEach((dark, column) => {
      if (dark) {
        context.fillRect(left + column * MODULE, top + row * MODULE, MODULE, MODULE);
      }
    }),
  );
}
