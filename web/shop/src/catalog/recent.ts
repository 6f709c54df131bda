import { ref } from 'vue';
import { forget, keep, kept } from '../kept';

const NAME = 'searches';
const MOST = 6;

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((word) => typeof word === 'string');

const searches = ref<string[]>(kept(NAME, isWords) ?? []);

/** What was searched for in this browser, the latest first. It stays in the browser. */
export function useRecentSearches() {
  return {
    searches,
    note(words: string): void {
      const text = words.trim();
      if (text.length > 1) {
        searches.value = [text, ...searches.value.filter((one) => one.toLowerCase() !== text.toLowerCase())].slice(
          0,
          MOST,
        );
        keep(NAME, searches.value);
      }
    },
    forgetAll(): void {
      searches.value = [];
      forget(NAME);
    },
  };
}
