import type { JournalRecord, Return, Sale, Unit } from '../journal/entry';
import type { TenderKind } from '../money/tenders';
import type { Shift } from '../shift/shift';
import type { Row } from './paper';

/** How a receipt speaks: the words and figures of one language. */
export interface Speech {
  t(key: ReceiptWord, values?: Record<string, string>): string;
  money(minor: bigint): string;
  quantity(quantity: number, unit: Unit): string;
  /** An instant in the zone of the store. */
  time(instant: string): string;
  tender(kind: TenderKind): string;
}

export const RECEIPT_WORDS = [
  'number',
  'at',
  'cashier',
  'till',
  'total',
  'change',
  'pieces',
  'byHand',
  'taxIncluded',
  'thanks',
  'keep',
  'again',
  'return',
  'ofReceipt',
  'withoutReceipt',
  'refund',
  'damaged',
  'xReport',
  'zReport',
  'opened',
  'closed',
  'float',
  'sales',
  'sold',
  'returns',
  'refunded',
  'cashIn',
  'cashOut',
  'cashRefunded',
  'expected',
  'counted',
  'over',
  'short',
  'exact',
  'byHandCount',
  'handovers',
  'receipts',
  'nothing',
] as const;
export type ReceiptWord = (typeof RECEIPT_WORDS)[number];

/** The store as it stands at the head of its receipts. */
export interface Shop {
  readonly name: string;
  readonly till: string;
}

function head(shop: Shop): Row[] {
  return [{ kind: 'text', text: shop.name, align: 'middle', bold: true }, { kind: 'space' }];
}

function facts(record: JournalRecord, shop: Shop, number: string, speech: Speech): Row[] {
  return [
    { kind: 'pair', left: speech.t('number'), right: number },
    { kind: 'pair', left: speech.t('at'), right: speech.time(record.at) },
    { kind: 'pair', left: speech.t('till'), right: `${shop.till} · ${speech.t('cashier')} ${record.cashier}` },
    { kind: 'rule' },
  ];
}

/** What the customer takes home. @param again true for a copy */
export function receiptOfSale(
  record: JournalRecord & { readonly entry: Sale },
  shop: Shop,
  link: string,
  speech: Speech,
  again = false,
): Row[] {
  const { entry } = record;
  const pieces = entry.lines.reduce((sum, line) => sum + (line.unit === 'EACH' ? line.quantity : 1), 0);
  return [
    ...head(shop),
    ...(again ? [{ kind: 'text', text: speech.t('again'), align: 'middle', bold: true } as const] : []),
    ...facts(record, shop, entry.receipt, speech),
    ...entry.lines.flatMap((line): Row[] => [
      { kind: 'pair', left: line.name, right: speech.money(BigInt(line.total)) },
      ...(line.quantity > 1 || line.unit !== 'EACH'
        ? [
            {
              kind: 'text',
              text: `  ${speech.quantity(line.quantity, line.unit)} × ${priced(line, speech)}`,
              align: 'left',
            } as const,
          ]
        : []),
      ...(line.byHand === undefined ? [] : [{ kind: 'text', text: `  ${speech.t('byHand')}`, align: 'left' } as const]),
    ]),
    { kind: 'rule' },
    { kind: 'pair', left: speech.t('total'), right: speech.money(BigInt(entry.total)), bold: true, large: true },
    { kind: 'text', text: `${speech.t('pieces', { n: String(pieces) })} · ${speech.t('taxIncluded')}`, align: 'left' },
    { kind: 'space' },
    ...entry.handed.map((part): Row => ({
      kind: 'pair',
      left: speech.tender(part.kind),
      right: speech.money(BigInt(part.minor)),
    })),
    ...(entry.change === '0'
      ? []
      : [{ kind: 'pair', left: speech.t('change'), right: speech.money(BigInt(entry.change)), bold: true } as const]),
    { kind: 'space' },
    { kind: 'qr', text: link },
    { kind: 'text', text: speech.t('keep'), align: 'middle' },
    { kind: 'text', text: speech.t('thanks'), align: 'middle' },
  ];
}

function priced(line: Sale['lines'][number], speech: Speech): string {
  const price = speech.money(BigInt(line.price));
  return line.per === '1' ? price : `${price} / ${speech.quantity(Number(line.per), line.unit)}`;
}

/** What the customer gets who brought something back. */
export function receiptOfReturn(record: JournalRecord & { readonly entry: Return }, shop: Shop, speech: Speech): Row[] {
  const { entry } = record;
  return [
    ...head(shop),
    { kind: 'text', text: speech.t('return'), align: 'middle', bold: true },
    ...facts(record, shop, entry.receipt, speech),
    {
      kind: 'text',
      text: entry.order === undefined ? speech.t('withoutReceipt') : speech.t('ofReceipt', { number: entry.order }),
      align: 'left',
    },
    ...entry.lines.flatMap((line): Row[] => [
      { kind: 'pair', left: line.name, right: speech.money(BigInt(line.refund)) },
      ...(line.quantity > 1 || line.unit !== 'EACH' || line.damaged === true
        ? [
            {
              kind: 'text',
              text: `  ${speech.quantity(line.quantity, line.unit)}${line.damaged === true ? ` · ${speech.t('damaged')}` : ''}`,
              align: 'left',
            } as const,
          ]
        : []),
    ]),
    { kind: 'rule' },
    { kind: 'pair', left: speech.t('refund'), right: speech.money(BigInt(entry.refund)), bold: true, large: true },
    ...refundedTo(entry, speech),
  ];
}

function refundedTo(entry: Return, speech: Speech): Row[] {
  const cash = BigInt(entry.cash);
  const other = BigInt(entry.refund) - cash;
  return [
    ...(cash > 0n ? [{ kind: 'pair', left: speech.tender('CASH'), right: speech.money(cash) } as const] : []),
    ...(other > 0n ? [{ kind: 'pair', left: speech.tender('TEST'), right: speech.money(other) } as const] : []),
  ];
}

/** The X report of a running shift, or the Z report of a closed one. */
export function reportOf(shift: Shift, shop: Shop, at: string, speech: Speech): Row[] {
  const { closed } = shift;
  const line = (word: ReceiptWord, right: string, bold = false): Row => ({
    kind: 'pair',
    left: speech.t(word),
    right,
    bold,
  });
  return [
    ...head(shop),
    {
      kind: 'text',
      text: closed === undefined ? speech.t('xReport') : speech.t('zReport', { n: String(closed.z) }),
      align: 'middle',
      bold: true,
      large: true,
    },
    { kind: 'pair', left: speech.t('till'), right: `${shop.till} · ${speech.t('cashier')} ${shift.cashier}` },
    line('opened', speech.time(shift.openedAt)),
    ...(closed === undefined ? [line('at', speech.time(at))] : [line('closed', speech.time(closed.at))]),
    { kind: 'rule' },
    line('sales', String(shift.sales)),
    line('sold', speech.money(shift.sold), true),
    // Told once the drawer has been counted, not before: whoever counts is not to know what ought to lie there, nor to add
    // it up.
    ...(closed === undefined
      ? []
      : [...shift.byTender].map(([kind, minor]): Row => ({
          kind: 'pair',
          left: `  ${speech.tender(kind)}`,
          right: speech.money(minor),
        }))),
    line('returns', String(shift.returns)),
    line('refunded', speech.money(shift.refunded)),
    line('byHandCount', String(shift.pricesByHand)),
    line('handovers', String(shift.handovers)),
    line(
      'receipts',
      shift.firstReceipt === undefined || shift.lastReceipt === undefined
        ? speech.t('nothing')
        : shift.firstReceipt === shift.lastReceipt
          ? shift.firstReceipt
          : `${shift.firstReceipt} – ${shift.lastReceipt.slice(-6)}`,
    ),
    { kind: 'rule' },
    line('float', speech.money(shift.float)),
    line('cashIn', speech.money(shift.cashIn)),
    line('cashOut', speech.money(shift.cashOut)),
    ...(closed === undefined ? [] : [line('cashRefunded', speech.money(shift.cashRefunded))]),
    ...shift.movements.map(({ way, minor, reason }): Row => ({
      kind: 'pair',
      left: `  ${reason}`,
      right: speech.money(way === 'in' ? minor : -minor),
    })),
    ...(closed === undefined
      ? []
      : [
          line('expected', speech.money(closed.expected), true),
          line('counted', speech.money(closed.counted), true),
          difference(closed.counted - closed.expected, speech),
        ]),
  ];
}

function difference(minor: bigint, speech: Speech): Row {
  const word = minor === 0n ? 'exact' : minor > 0n ? 'over' : 'short';
  return { kind: 'pair', left: speech.t(word), right: speech.money(minor < 0n ? -minor : minor), bold: true };
}
