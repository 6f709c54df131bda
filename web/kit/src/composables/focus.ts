import { nextTick, watch, type Ref } from 'vue';

/** After a page has changed, reading goes on at its heading, and the heading is read aloud. */
export async function focusHeading(within: ParentNode = document): Promise<void> {
  await nextTick();
  const heading = within.querySelector<HTMLElement>('h1');
  if (heading !== null) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

/**
 * While something is under way nothing in this place can be changed, since what is typed then would be lost without a word.
 * Whoever was in it goes on where they were.
 */
export function useStill(place: Readonly<Ref<HTMLElement | null | undefined>>, underWay: Readonly<Ref<boolean>>): void {
  let was: Element | null = null;
  watch(
    underWay,
    (now) => {
      const here = place.value;
      if (here === null || here === undefined) {
        return;
      }
      if (now) {
        was = here.contains(document.activeElement) ? document.activeElement : null;
        here.inert = true;
        return;
      }
      here.inert = false;
      // Unless they have gone somewhere else meanwhile.
      if (was instanceof HTMLElement && (document.activeElement ?? document.body) === document.body) {
        was.focus();
      }
      was = null;
    },
    // At once: a dialog that opens next remembers where the focus was.
    { flush: 'sync' },
  );
}
