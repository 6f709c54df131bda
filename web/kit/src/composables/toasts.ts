import { readonly, ref } from 'vue';

export type Tone = 'good' | 'note' | 'warn' | 'bad';

/** A message that comes and goes by itself, with at most one thing to do about it. */
export interface Toast {
  readonly id: number;
  readonly tone: Tone;
  readonly text: string;
  readonly action?: { readonly label: string; readonly act: () => void };
}

const standing = ref<Toast[]>([]);
let last = 0;

/** How long a message stays; one with something to do about it stays longer. */
const STAYS = 6000;
const STAYS_WITH_ACTION = 12_000;

/** Shows messages; {@link KitToasts} draws them, once a page. */
export function useToasts() {
  function dismiss(id: number): void {
    standing.value = standing.value.filter((toast) => toast.id !== id);
  }
  function show(tone: Tone, text: string, action?: Toast['action']): number {
    const id = ++last;
    standing.value = [...standing.value.slice(-3), { id, tone, text, ...(action === undefined ? {} : { action }) }];
    if (tone !== 'bad') {
      setTimeout(() => dismiss(id), action === undefined ? STAYS : STAYS_WITH_ACTION);
    }
    return id;
  }
  return { toasts: readonly(standing), show, dismiss };
}
