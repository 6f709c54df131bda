import type { AnswerOf } from '@oneshelf/client';

export type Shift = AnswerOf<'/v1/shifts/{id}', 'get'>;
/** A shift as one of many: its sums. */
export type ListedShift = AnswerOf<'/v1/shifts', 'get'>['shifts'][number];
type Money = Shift['openingFloat'];
type Tone = 'plain' | 'good' | 'note' | 'warn' | 'bad';

/** What a drawer that was counted shows: nothing to explain, too little, or too much. */
export type Drawer = 'running' | 'exact' | 'short' | 'over';

export function drawerOf({ closing }: Pick<Shift | ListedShift, 'closing'>): Drawer {
  if (closing === undefined) {
    return 'running';
  }
  const difference = BigInt(closing.difference.amount);
  return difference === 0n ? 'exact' : difference < 0n ? 'short' : 'over';
}

export const TONE_OF_DRAWER: Record<Drawer, Tone> = { running: 'note', exact: 'good', short: 'bad', over: 'warn' };

/** Whether the till worked out another sum than the server: something is missing that one of them knows. */
export function saysOtherwise({ closing }: Pick<Shift, 'closing'>): boolean {
  return closing?.told !== undefined && closing.told.amount !== closing.expected.amount;
}

/** How what a till said stands to the orders and returns that name its shift. */
export type Standing = 'running' | 'agrees' | 'none' | 'missing' | 'beyond';

/** `none`: nothing of it has arrived; `missing`: less has arrived than the till said; `beyond`: more, or something else. */
export function standingOf({ closing, reckoning }: Pick<Shift, 'closing' | 'reckoning'>): Standing {
  if (closing === undefined) {
    return 'running';
  }
  if (reckoning.agrees) {
    return 'agrees';
  }
  if (reckoning.lines.every(({ found }) => found.count === 0)) {
    return 'none';
  }
  return reckoning.lines.some(({ found, told }) => told !== undefined && found.count < told.count)
    ? 'missing'
    : 'beyond';
}

export const TONE_OF_STANDING: Record<Standing, Tone> = {
  running: 'note',
  agrees: 'good',
  none: 'warn',
  missing: 'warn',
  beyond: 'warn',
};

/** One line of a shift's story. */
export interface Told {
  readonly what: 'opened' | 'IN' | 'OUT' | 'closed';
  readonly at: string;
  readonly recordedAt: string;
  readonly by: string;
  readonly money: Money;
  readonly reason?: string;
}

/** What happened in a shift beside the sales, in the order in which it was told. */
export function storyOf(shift: Shift): Told[] {
  const { closing } = shift;
  return [
    {
      what: 'opened',
      at: shift.openedAt,
      recordedAt: shift.recordedAt,
      by: shift.by,
      money: shift.openingFloat,
    },
    ...shift.movements.map(({ way, occurredAt, recordedAt, by, amount, reason }): Told => ({
      what: way,
      at: occurredAt,
      recordedAt,
      by,
      money: amount,
      reason,
    })),
    ...(closing === undefined
      ? []
      : [
          {
            what: 'closed',
            at: closing.closedAt,
            recordedAt: closing.recordedAt,
            by: closing.by,
            money: closing.counted,
          } satisfies Told,
        ]),
  ];
}

/** Told so much later that it is worth a word: without a network, or sent again after a refusal. */
const LATE = 5 * 60_000;

export function toldLate(told: Pick<Told, 'at' | 'recordedAt'>): boolean {
  return Date.parse(told.recordedAt) - Date.parse(told.at) > LATE;
}

/** What was taken in cash. */
export function cashTaken({ closing }: Pick<Shift, 'closing'>): Money | undefined {
  return closing?.tenders.find(({ kind }) => kind === 'CASH')?.amount;
}

/** An amount that goes out. */
export const less = (money: Money): Money => ({ ...money, amount: (-BigInt(money.amount)).toString() });
