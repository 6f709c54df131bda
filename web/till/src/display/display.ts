import type { SoldLine } from '../journal/entry';

/** What a customer sees on the second screen: goods and money, nothing about anybody. */
export interface CustomerView {
  readonly state: 'idle' | 'basket' | 'paid';
  readonly currency: string;
  readonly total: string;
  readonly change?: string;
  readonly lines: readonly CustomerLine[];
}

export type CustomerLine = Pick<SoldLine, 'name' | 'quantity' | 'unit' | 'total'> & {
  /** The name of its picture, when there is one and it can be loaded. */
  readonly picture?: string | undefined;
};

type Message = { readonly say: 'view'; readonly view: CustomerView } | { readonly say: 'hello' };

const CHANNEL = 'oneshelf-display';
let sender: BroadcastChannel | undefined;
let shown: CustomerView | undefined;

/** Shows it to whoever has the customer's screen open, and to who opens it later. */
export function showCustomer(view: CustomerView): void {
  shown = {
    ...view,
    lines: view.lines.map(({ name, quantity, unit, total, picture }) => ({ name, quantity, unit, total, picture })),
  };
  if (sender === undefined) {
    sender = new BroadcastChannel(CHANNEL);
    sender.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.say === 'hello' && shown !== undefined) {
        sender?.postMessage({ say: 'view', view: shown } satisfies Message);
      }
    };
  }
  sender.postMessage({ say: 'view', view: shown } satisfies Message);
}

/** What the till shows, as it changes; the answer ends it. */
export function watchCustomerView(seen: (view: CustomerView) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.say === 'view') {
      seen(data.view);
    }
  };
  channel.postMessage({ say: 'hello' } satisfies Message);
  return () => channel.close();
}
