/**
 * What this browser keeps for the shop, as JSON under one name each. Where a browser keeps nothing (a private window, no room
 * left), it lasts as long as the page.
 */
const PREFIX = 'oneshelf.shop.';
const inMemory = new Map<string, string>();

export function kept<T>(name: string, isWhole: (value: unknown) => value is T): T | undefined {
  let text: string | undefined;
  try {
    text = localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    // Not allowed here.
  }
  text ??= inMemory.get(name);
  if (text === undefined) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isWhole(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function keep(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  inMemory.set(name, text);
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    // The same.
  }
}

export function forget(name: string): void {
  inMemory.delete(name);
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // The same.
  }
}

/** Tells when another tab has kept something else under that name; the answer ends the telling. */
export function onKeptElsewhere(name: string, listener: () => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === PREFIX + name || event.key === null) {
      listener();
    }
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
