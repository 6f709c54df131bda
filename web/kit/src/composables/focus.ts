import { nextTick } from 'vue';

/** After a page has changed, reading goes on at its heading, and the heading is read aloud. */
export async function focusHeading(within: ParentNode = document): Promise<void> {
  await nextTick();
  const heading = within.querySelector<HTMLElement>('h1');
  if (heading !== null) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}
