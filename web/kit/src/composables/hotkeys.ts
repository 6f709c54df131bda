import { onBeforeUnmount, onMounted } from 'vue';

/** Whether somebody is writing: then plain keys are letters and not commands. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'))
  );
}

/** A key as {@link useHotkeys} names it: `mod+k` (Ctrl, or Command on a Mac), `shift+?`, `f2`, `escape`. */
export function nameOfKey(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) {
    parts.push('mod');
  }
  if (event.altKey) {
    parts.push('alt');
  }
  if (event.shiftKey && event.key.length > 1) {
    parts.push('shift');
  }
  parts.push(event.key.toLowerCase());
  return parts.join('+');
}

/**
 * Keys that do something while the component stands. A key without `mod` or `alt`, other than a function key or Escape,
 * is left to whoever is writing in a field.
 */
export function useHotkeys(keys: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  const listen = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) {
      return;
    }
    const name = nameOfKey(event);
    const act = keys[name];
    if (act === undefined || (isWriting(event.target) && !/^(mod\+|alt\+|f\d|escape)/.test(name))) {
      return;
    }
    event.preventDefault();
    act(event);
  };
  onMounted(() => window.addEventListener('keydown', listen));
  onBeforeUnmount(() => window.removeEventListener('keydown', listen));
}
