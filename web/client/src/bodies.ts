import type { paths } from '../generated/api';

type Json<R> = R extends { content: { 'application/json': infer B } } ? B : never;

/** What an operation answers: `AnswerOf<'/v1/orders/{id}', 'get'>`. */
export type AnswerOf<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends { responses: infer R }
  ? Json<R[keyof R & (200 | 201)]>
  : never;

/** What an operation is sent. */
export type BodyOf<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends { requestBody?: infer B }
  ? Json<NonNullable<B>>
  : never;
