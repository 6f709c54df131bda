export { createApi, type Api, type ApiOptions } from './api';
export type { components, paths } from '../generated/api';
export type { AnswerOf, BodyOf } from './bodies';
export { newId } from './id';
export { pages, type Page } from './paging';
export { isProblem, Problem, type BadField, type ShortLine } from './problem/problem';
export { sentenceOf, titleOf, WORDS, type Language } from './problem/sentences';
export { startSession, type Person, type Session, type SessionState } from './session';
export { told, type Told } from './told';
