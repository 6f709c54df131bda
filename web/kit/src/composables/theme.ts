import { computed, ref, watchEffect, type ComputedRef, type Ref } from 'vue';
import { remembered } from './remembered';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const TEXT_SIZES = ['normal', 'large'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

interface Looks {
  /** What was chosen. */
  readonly theme: Ref<Theme>;
  /** What is shown: `auto` follows the system. */
  readonly shown: ComputedRef<'light' | 'dark'>;
  readonly textSize: Ref<TextSize>;
}

let looks: Looks | undefined;

/** Light or dark, and how large; the first call puts both on the page and keeps them there. */
export function useTheme(): Looks {
  if (looks === undefined) {
    const theme = remembered<Theme>('theme', THEMES, () => 'auto');
    const textSize = remembered<TextSize>('text', TEXT_SIZES, () => 'normal');
    const system = matchMedia('(prefers-color-scheme: dark)');
    const systemDark = ref(system.matches);
    system.addEventListener('change', (event) => (systemDark.value = event.matches));
    const shown = computed(() => (theme.value === 'auto' ? (systemDark.value ? 'dark' : 'light') : theme.value));
    watchEffect(() => {
      document.documentElement.dataset['theme'] = shown.value;
      document.documentElement.classList.toggle('dark', shown.value === 'dark');
    });
    watchEffect(() => {
      document.documentElement.dataset['text'] = textSize.value;
    });
    looks = { theme, shown, textSize };
  }
  return looks;
}
