import { isRecord } from '../kept';
import type { Mode } from '../network/places';
import { isUnsent, isWantedLine, together, withUnsent, type Unsent, type WantedLine } from './lines';

/** How the goods are to reach the shopper: what the basket is priced and planned for. */
export interface Way {
  readonly mode: Mode;
  readonly location?: string;
}

export const OTHERWISE: Way = { mode: 'SHIP' };

/** What a basket holds, and for which way. */
export interface Wanted {
  readonly lines: readonly WantedLine[];
  readonly way: Way;
}

/** A basket as this browser keeps it. */
export interface Kept extends Wanted {
  /** The basket's id, or empty before there is one: lines kept for another one are merged, never lost. */
  readonly basket: string;
  /** What was changed and the server has not acknowledged: SKU by SKU, so that what other devices changed besides stays. */
  readonly unsent?: readonly Unsent[];
  /** So is the way. */
  readonly wayUnsent?: boolean;
}

/** A change of the lines. It may be made twice, also on lines of another device, and touches no SKU but those it is about. */
export type Edit = (lines: readonly WantedLine[]) => WantedLine[];

export function isKept(value: unknown): value is Kept {
  return (
    isRecord(value) &&
    typeof value['basket'] === 'string' &&
    Array.isArray(value['lines']) &&
    value['lines'].every(isWantedLine) &&
    isRecord(value['way']) &&
    typeof value['way']['mode'] === 'string' &&
    (value['unsent'] === undefined || (Array.isArray(value['unsent']) && value['unsent'].every(isUnsent)))
  );
}

/** Whether the lines kept here are of another basket than that one, and come along into it. */
export function comesAlong(mine: Kept | undefined, basket: string): boolean {
  return mine !== undefined && mine.basket !== basket && mine.lines.length > 0;
}

/**
 * What the server is to keep: what stands there, with what was changed here changed there too and nothing else. So two devices
 * that edit one basket at the same time both have what both of them did; of one SKU that both changed, the last counts.
 *
 * @param there what stands on the server; nothing yet when undefined
 * @param basket its id
 * @param edit the last change, made on what stands there for the place where it puts a line
 */
export function merged(there: Wanted | undefined, mine: Kept | undefined, basket: string, edit: Edit): Wanted {
  const along = there === undefined || comesAlong(mine, basket);
  const lines = along ? together(there?.lines ?? [], mine?.lines ?? []) : there.lines;
  return {
    lines: withUnsent(edit(lines), mine?.unsent ?? []),
    way: along || mine?.wayUnsent === true ? (mine?.way ?? OTHERWISE) : there.way,
  };
}
