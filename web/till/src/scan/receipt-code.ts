/**
 * The number of a receipt: the till's name, the six signs that tell this device from every other, and a number without gaps.
 * It is the id of the order, so that whoever holds the receipt, or reads it out, names the order.
 */
const NUMBER = /[A-Z0-9]{1,12}-[0-9A-HJKMNP-TV-Z]{6}-\d{6,9}/;

/** The till's part of a receipt's number and the count, put together. */
export function receiptNumber(device: string, count: number): string {
  return `${device}-${String(count).padStart(6, '0')}`;
}

/** What stands in the QR code of a receipt: an address that a phone opens and a till reads. */
export function receiptLink(origin: string, number: string): string {
  return `${origin}/shop/#/r/${number}`;
}

/** The number of a receipt or order in what was scanned or typed, also from the shop’s page of it; undefined when there is none. */
export function readReceipt(text: string): string | undefined {
  const link = /^https?:\/\/[^\s]*\/(?:r|o|receipt|orders)\/([A-Za-z0-9._:-]{1,64})$/.exec(text);
  if (link?.[1] !== undefined) {
    return link[1];
  }
  const typed = text.trim().toUpperCase();
  return new RegExp(`^${NUMBER.source}$`).test(typed) ? typed : undefined;
}
