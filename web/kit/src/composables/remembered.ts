import { ref, watch, type Ref } from 'vue';

/** A choice this browser remembers. Where it may not (a private window), the choice lasts as long as the page. */
export function remembered<T extends string>(key: string, choices: readonly T[], otherwise: () => T): Ref<T> {
  const name = `oneshelf.${key}`;
  const isChoice = (value: string | null): value is T => choices.some((choice) => choice === value);
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(name);
  } catch {
    // Forbidden here; nothing is kept.
  }
  const choice = ref(isChoice(kept) ? kept : otherwise()) as Ref<T>;
  watch(choice, (value) => {
    try {
      localStorage.setItem(name, value);
    } catch {
      // The same.
    }
  });
  return choice;
}
