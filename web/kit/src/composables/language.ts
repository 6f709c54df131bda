import { watch, type App, type Ref } from 'vue';
import { createI18n, type I18n } from 'vue-i18n';
import { kitWords } from '../words/kit';
import { remembered } from './remembered';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Words in both languages, nested as one likes; the keys are the same in both. */
export type Words = { [key: string]: string | Words };
export type BothLanguages = Record<Language, Words>;

let chosen: Ref<Language> | undefined;

/** The language in which this page speaks; setting it changes everything at once. */
export function useLanguage(): Ref<Language> {
  chosen ??= remembered<Language>('language', LANGUAGES, () =>
    navigator.languages.some((language) => language.toLowerCase().startsWith('zh')) ? 'zh-CN' : 'en',
  );
  return chosen;
}

/** Makes an app speak: its words and the kit's, in the chosen language, also told to screen readers and the browser. */
export function speak(app: App, words: BothLanguages): I18n {
  const language = useLanguage();
  const i18n = createI18n({
    legacy: false,
    locale: language.value,
    fallbackLocale: 'en',
    missingWarn: false,
    fallbackWarn: false,
    messages: {
      'zh-CN': { ...words['zh-CN'], kit: kitWords['zh-CN'] },
      en: { ...words.en, kit: kitWords.en },
    },
  });
  watch(
    language,
    (value) => {
      i18n.global.locale.value = value;
      document.documentElement.lang = value;
    },
    { immediate: true },
  );
  app.use(i18n);
  return i18n as unknown as I18n;
}
