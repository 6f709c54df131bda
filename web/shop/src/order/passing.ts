import { useToasts, type Toast } from '@oneshelf/kit';

let last: number | undefined;

/** Says what has just been done to the basket, with what can be done about it; what was said before goes. */
export function showPassing(tone: Toast['tone'], text: string, action: NonNullable<Toast['action']>): void {
  forgetPassing();
  last = useToasts().show(tone, text, action);
}

/** The page it was about has been left. */
export function forgetPassing(): void {
  if (last !== undefined) {
    useToasts().dismiss(last);
    last = undefined;
  }
}
