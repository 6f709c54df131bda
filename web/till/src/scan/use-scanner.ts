import { onBeforeUnmount, onMounted } from 'vue';
import { Wedge, wholeOf } from './wedge';

/**
 * Hears a scanner wherever the focus is. What it typed into a field on the way is taken out again, unless the field says
 * `data-scan="keep"` because it is what the scanner is meant to fill.
 */
export function useScanner(scanned: (text: string, at: number) => void, hears: () => boolean = () => true): void {
  const wedge = new Wedge();
  let before: { readonly field: HTMLInputElement; readonly value: string } | undefined;

  function listen(event: KeyboardEvent): void {
    if (event.isComposing) {
      return;
    }
    const field = event.target instanceof HTMLInputElement ? event.target : undefined;
    const value = field?.value ?? '';
    const heard = wedge.take({ key: event.key, ctrl: event.ctrlKey, at: event.timeStamp });
    if (wedge.pending === 1) {
      before = field === undefined ? undefined : { field, value };
    }
    if (heard === undefined || field?.dataset['scan'] === 'keep') {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    let { text } = heard;
    if (before !== undefined && before.field === field) {
      text = wholeOf(heard, before.value);
      before.field.value = text === heard.text ? before.value : '';
      before.field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (hears()) {
      scanned(text, event.timeStamp);
    }
  }

  // In the capture phase: a burst's Enter must not press the button that happens to have the focus.
  onMounted(() => window.addEventListener('keydown', listen, true));
  onBeforeUnmount(() => window.removeEventListener('keydown', listen, true));
}
