import { useTheme } from '@oneshelf/kit';
import { computed, type ComputedRef } from 'vue';

/**
 * Whether the shop shows fewer choices, as who chose large type wants it: what is not needed to find a thing, order it and pay
 * for it is left out, and what is left has the room.
 */
export function useFewer(): ComputedRef<boolean> {
  const { textSize } = useTheme();
  return computed(() => textSize.value === 'large');
}
