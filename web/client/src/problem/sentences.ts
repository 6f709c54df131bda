import { en } from './sentences.en';
import { zhCN } from './sentences.zh-CN';
import type { Problem } from './problem';

export type Language = 'zh-CN' | 'en';

/** What a person reads of a problem: what happened, and what to do next. */
export interface Sentence {
  readonly title: string;
  readonly next: string;
}

const BY_LANGUAGE: Record<Language, Readonly<Record<string, Sentence>>> = { 'zh-CN': zhCN, en };

/** The words that have a sentence in every language. */
export const WORDS: readonly string[] = Object.keys(en).filter((word) => word in zhCN);

function found(problem: Problem, language: Language): Sentence | undefined {
  const sentences = BY_LANGUAGE[language];
  return sentences[problem.word] ?? sentences[`http/${problem.status}`];
}

/** What happened, in a few words. A word we have no sentence for is told as the server tells it. */
export function titleOf(problem: Problem, language: Language): string {
  return found(problem, language)?.title ?? problem.detail;
}

/** What happened and what to do next, in one or two sentences. */
export function sentenceOf(problem: Problem, language: Language): string {
  const sentence = found(problem, language);
  if (sentence === undefined) {
    return problem.detail;
  }
  return sentence.next === '' ? sentence.title : `${sentence.title}${language === 'en' ? ' ' : ''}${sentence.next}`;
}
