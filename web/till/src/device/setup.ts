/** How this device was set up as a till. */
export interface Setup {
  readonly token: string;
  /** What people call it: T1. */
  readonly till: string;
  /** The name, and six signs that tell this device from every other; stands in every receipt number. */
  readonly device: string;
  readonly location: string;
  readonly store: string;
  readonly zone: string;
  readonly currency: string;
  /** How many columns the receipt printer has. */
  readonly columns: number;
  /** By how many milliseconds this device's clock was last seen behind the server's. */
  readonly clockBehind: number;
}

/**
 * Whether a token may stand in a till: it lies in the browser for whoever comes by, so it must be no more than one store's
 * cashier or associate.
 */
export function isOfTill<C extends { readonly role: string; readonly location?: string }>(
  caller: C,
): caller is C & { readonly location: string } {
  return caller.location !== undefined && (caller.role === 'cashier' || caller.role === 'associate');
}

/** Signs that nobody mistakes for another (Crockford's base 32). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new device's code. Whoever sets a till up anew gets a new one, so that its numbers never meet the old ones. */
export function newDevice(till: string, random: Uint8Array = crypto.getRandomValues(new Uint8Array(6))): string {
  return `${till}-${Array.from(random, (byte) => SIGNS[byte % 32] ?? '0').join('')}`;
}

/** A till's name: it stands in receipt numbers, so capital letters and digits only. */
export function tillName(typed: string): string | undefined {
  const name = typed.trim().toUpperCase();
  return /^[A-Z0-9]{1,12}$/.test(name) ? name : undefined;
}
