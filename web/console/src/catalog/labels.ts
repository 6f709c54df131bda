import { digitalLink, ean13, pdf, qr, shownGtin, wordsAsPicture } from '@oneshelf/kit';

/** What stands on a label. */
export interface Label {
  readonly sku: string;
  readonly name: string;
  readonly options: string;
  readonly price: string;
  /** Fourteen digits; without one there is a QR code of the SKU only. */
  readonly gtin?: string | undefined;
}

/** A sheet of A4 with labels of 70 × 37 mm, three by eight, as stationers sell them. */
export const SHEET = { across: 3, down: 8, width: 70, height: 37, top: 0.5 } as const;
export const LABELS_A_SHEET = SHEET.across * SHEET.down;
export const sheetsFor = (labels: number) => Math.ceil(labels / LABELS_A_SHEET);

/** One module of an EAN-13 at its nominal size (GS1 General Specifications). */
const MODULE = 0.33;

/** Labels as a PDF: name, price, GTIN barcode, and a QR code with the Digital Link that names the same goods. */
export function labelSheet(
  labels: readonly Label[],
  more: { readonly done?: (sheets: number) => void; readonly signal?: AbortSignal } = {},
): Promise<Blob> {
  const draw: Parameters<typeof pdf>[2] = (page, no) => {
    labels.slice(no * LABELS_A_SHEET, (no + 1) * LABELS_A_SHEET).forEach((label, i) => {
      const left = (i % SHEET.across) * SHEET.width + 5;
      const top = SHEET.top + Math.floor(i / SHEET.across) * SHEET.height + 3;
      page.picture(left, top, 60, 4.4, wordsAsPicture(label.name, 60, 4.4));
      if (label.options !== '') {
        page.picture(left, top + 4.6, 42, 3.2, wordsAsPicture(label.options, 42, 3.2, 400));
      }
      page.picture(left, top + 8.4, 42, 6, wordsAsPicture(label.price, 42, 6, 700));
      const shown = label.gtin === undefined ? '' : shownGtin(label.gtin);
      if (/^\d{13}$/.test(shown)) {
        ean13(shown).forEach((dark, at) => {
          if (dark) {
            page.rectangle(left + 3 + at * MODULE, top + 16, MODULE, 12);
          }
        });
        page.ascii(left + 8, top + 31, 8, shown);
      } else {
        page.ascii(left, top + 31, 8, label.sku);
      }
      const modules = qr(label.gtin === undefined ? label.sku : digitalLink(label.gtin));
      const size = 19 / modules.length;
      modules.forEach((row, y) => {
        // Neighbours are drawn as one bar: fewer marks, and no hair lines between them.
        for (let x = 0; x < row.length; x++) {
          if (row[x] === true) {
            const from = x;
            while (row[x + 1] === true) {
              x++;
            }
            page.rectangle(left + 42 + from * size, top + 9 + y * size, (x - from + 1) * size, size);
          }
        }
      });
    });
  };
  return pdf({ width: 210, height: 297 }, Math.max(1, sheetsFor(labels.length)), draw, more);
}
