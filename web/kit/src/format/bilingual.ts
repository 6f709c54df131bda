import type { Language } from '../composables/language';

const HAN = /\p{Script=Han}/u;

/**
 * A name that says the same in two languages, "Covent Garden · 考文特花园店", in the reader's; any other as it is. A place has
 * one name for everybody, and this is how chains write it.
 */
export function ownPart(name: string, language: Language): string {
  const parts = name.split(' · ');
  const chinese = parts.filter((part) => HAN.test(part));
  const others = parts.filter((part) => !HAN.test(part));
  if (chinese.length === 0 || others.length === 0) {
    return name;
  }
  return (language === 'zh-CN' ? chinese : others).join(' · ');
}
