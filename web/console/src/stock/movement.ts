/** What somebody is about to record, and what it will do to the shelf. */
export type Kind = 'RECEIVE' | 'ADJUST' | 'COUNT' | 'DAMAGE' | 'TRANSFER';

export const KINDS: readonly Kind[] = ['RECEIVE', 'COUNT', 'ADJUST', 'DAMAGE', 'TRANSFER'];

/** What is said of one shelf: what is there, what is promised. */
export interface Shelf {
  readonly onHand: number;
  readonly reserved: number;
}

/** By how much the shelf changes; undefined when the quantity is not one of that kind. */
export function changeOf(kind: Kind, quantity: number, shelf: Shelf): number | undefined {
  if (!Number.isSafeInteger(quantity) || Math.abs(quantity) > 999_999_999_999) {
    return undefined;
  }
  switch (kind) {
    case 'RECEIVE':
      return quantity > 0 ? quantity : undefined;
    case 'DAMAGE':
    case 'TRANSFER':
      return quantity > 0 ? -quantity : undefined;
    case 'ADJUST':
      return quantity !== 0 ? quantity : undefined;
    case 'COUNT':
      return quantity >= 0 ? quantity - shelf.onHand : undefined;
  }
}

/** What one should know before it is done. */
export type Warning =
  /** There is less than that: it will be refused. */
  | 'refused'
  /** Fewer will be there than are promised: a shortage is shown, and orders need another place. */
  | 'shortage';

export function warningOf(kind: Kind, change: number, shelf: Shelf): Warning | undefined {
  const after = shelf.onHand + change;
  if (after < 0) {
    return 'refused';
  }
  if (kind === 'TRANSFER' && after < shelf.reserved) {
    return 'refused';
  }
  return change < 0 && after < shelf.reserved ? 'shortage' : undefined;
}

export interface Line {
  readonly sku: string;
  readonly location: string;
  readonly quantity: number;
  readonly to?: string;
}

/**
 * The movement that takes another back; undefined where none does: damaged goods do not become sellable by a command.
 * @param change by how much a count changed the shelf
 */
export function inverse(kind: Kind, line: Line, change: number): { kind: Kind; line: Line } | undefined {
  const { sku, location, quantity, to } = line;
  switch (kind) {
    case 'RECEIVE':
    case 'ADJUST':
      return { kind: 'ADJUST', line: { sku, location, quantity: -quantity } };
    case 'COUNT':
      return change === 0 ? undefined : { kind: 'ADJUST', line: { sku, location, quantity: -change } };
    case 'TRANSFER':
      return to === undefined ? undefined : { kind: 'TRANSFER', line: { sku, location: to, quantity, to: location } };
    case 'DAMAGE':
      return undefined;
  }
}
