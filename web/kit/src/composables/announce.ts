import { ref } from 'vue';

const said = ref('');

/** Says something to screen readers without showing it; {@link KitAnnouncer} stands in the page for it. */
export function useAnnouncer() {
  return {
    said,
    say(text: string): void {
      // The same sentence twice is said twice: a reader only notices a change.
      said.value = said.value === text ? `${text}\u00a0` : text;
    },
  };
}
