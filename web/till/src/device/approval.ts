import { isProblem, newId } from '@oneshelf/client';
import { perTold } from '../book/price';
import type { Desk } from './desk';
import type { Server } from './server';

/** Who allowed something, by the code of the person. */
export interface Approved {
  readonly by: string;
  /** The server could not be asked. */
  readonly offline: boolean;
  /**
   * The approval by which the server knows later that it was allowed. Given offline it is named too: the server may have heard
   * the question while only its answer was lost.
   */
  readonly approval: string;
}

/** What somebody is to allow. */
export type Asked = PriceAsked | RefundAsked;

/** A price by hand. */
export interface PriceAsked {
  /** The line it is for, and in which basket. An approval is good for one line, so another line needs another. */
  readonly line: string;
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: { readonly amount: string; readonly currency: string };
  /** Of how many base units it is the price. */
  readonly per: string;
}

/** Money that is given back without a receipt. */
export interface RefundAsked {
  /** What makes the till write the return down. An approval is good for one return, so another one needs another. */
  readonly cause: string;
  readonly refund: { readonly amount: string; readonly currency: string };
}

export type ApprovalOutcome =
  | { readonly outcome: 'approved'; readonly approved: Approved }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'too-often' }
  /** Offline, and this person's PIN was not used here lately. */
  | { readonly outcome: 'not-known-here' };

/** What is remembered of a PIN that the server found right. */
interface Remembered {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly mac: Uint8Array<ArrayBuffer>;
  readonly until: number;
  readonly wrong: number;
}

/** How long a PIN may be compared with what this device remembers. */
const REMEMBERED_FOR = 7 * 24 * 3_600_000;
const WRONG_MAX = 5;
const ROUNDS = 310_000;
const DEVICE_KEY = 'approval-key';
const WRONG = 'access/wrong-name-or-pin';
const OTHER = 'access/exists-different';

/**
 * A manager's PIN at the till. The server decides while it can be asked. While it cannot, the PIN is compared with what this
 * device remembers of the last time the server found it right: seven days at most, five wrong attempts at most, and then only
 * the server again.
 *
 * <p>What that risks: who takes the device away could try all PINs against it. What is remembered is therefore computed with a
 * key that no script can read out of this browser, so that the attempts need the device itself; an approval given offline is
 * marked in the journal; and all it can do is lower a price or give back money at this till, where it is on the Z report. To
 * the server what was allowed offline is unproven, and head office sees it as that, unless the server had heard the question.
 */
export class Approvals {
  /** What was asked for last, and as which approval: whoever asks for the same again, after a lost answer, means the same. */
  private last: { readonly asked: string; readonly approval: string } | undefined;

  constructor(
    private readonly server: Server,
    private readonly desk: Desk,
  ) {}

  async ask(name: string, pin: string, asked: Asked): Promise<ApprovalOutcome> {
    const approval = this.approvalFor(name, asked);
    try {
      const { staff } = await this.server.told<{ staff: string }>('PUT', `/v1/approvals/${approval}`, {
        name,
        pin,
        ...('refund' in asked
          ? { refund: asked.refund }
          : { price: { sku: asked.sku, quantity: asked.quantity, unitPrice: asked.unitPrice, ...perTold(asked.per) } }),
      });
      await this.remember(name, pin, staff);
      return { outcome: 'approved', approved: { by: staff, offline: false, approval } };
    } catch (thrown) {
      if (!isProblem(thrown)) {
        throw thrown;
      }
      if (thrown.status === 429) {
        return { outcome: 'too-often' };
      }
      if (thrown.status === 0 || thrown.status >= 500) {
        return this.compare(name, pin, approval);
      }
      if (thrown.word === OTHER) {
        // To the server it was another question, such as that of a till with another token: the next one is a new one.
        this.last = undefined;
      }
      if (thrown.word === WRONG) {
        return { outcome: 'wrong' };
      }
      throw thrown;
    }
  }

  private approvalFor(name: string, what: Asked): string {
    const asked = JSON.stringify([name.toLowerCase(), what]);
    if (this.last?.asked !== asked) {
      this.last = { asked, approval: newId() };
    }
    return this.last.approval;
  }

  private async remember(name: string, pin: string, staff: string): Promise<void> {
    if (!('subtle' in crypto)) {
      return;
    }
    const salt = crypto.getRandomValues(new Uint8Array(16));
    await this.desk.put(keyOf(name), {
      staff,
      salt,
      mac: await this.mac(pin, salt),
      until: this.server.clock() + REMEMBERED_FOR,
      wrong: 0,
    });
  }

  private async compare(name: string, pin: string, approval: string): Promise<ApprovalOutcome> {
    const known = await this.desk.get<Remembered & { readonly staff: string }>(keyOf(name));
    if (known === undefined || !('subtle' in crypto) || this.server.clock() > known.until) {
      return { outcome: 'not-known-here' };
    }
    if (known.wrong >= WRONG_MAX) {
      return { outcome: 'too-often' };
    }
    const mac = await this.mac(pin, known.salt);
    const right = mac.length === known.mac.length && mac.every((byte, i) => byte === known.mac[i]);
    await this.desk.put(keyOf(name), { ...known, wrong: right ? 0 : known.wrong + 1 });
    return right
      ? { outcome: 'approved', approved: { by: known.staff, offline: true, approval } }
      : { outcome: 'wrong' };
  }

  private async mac(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
    const slow = await crypto.subtle.deriveBits(
      { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS },
      typed,
      256,
    );
    return new Uint8Array(await crypto.subtle.sign('HMAC', await this.deviceKey(), slow));
  }

  private async deviceKey(): Promise<CryptoKey> {
    const kept = await this.desk.get<CryptoKey>(DEVICE_KEY);
    if (kept !== undefined) {
      return kept;
    }
    const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    await this.desk.put(DEVICE_KEY, made);
    return made;
  }
}

function keyOf(name: string): string {
  return `approval:${name.toLowerCase()}`;
}
