import { useToasts } from '@oneshelf/kit';

let last: number | undefined;

/** Says that something was put into the basket; what was said before of the same kind goes, so that they do not pile up. */
export function showAdded(text: string, label: string, act: () => void): void {
  const { show, dismiss } = useToasts();
  if (last !== undefined) {
    dismiss(last);
  }
  last = show('good', text, { label, act });
}
