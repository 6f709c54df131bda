import type { AnswerOf } from '@oneshelf/client';
import { wordOf, type Person } from './people';

export type Token = AnswerOf<'/v1/tokens', 'get'>['tokens'][number];

/**
 * What a token is still good for: good, ended in its time or by somebody, or fallen with the person who made it.
 */
export type TokenStanding = 'good' | 'fallen' | 'ended' | 'revoked';

/** Those of a counter and of a shopper stay good whoever made them; whatever reaches further falls with an owner who goes. */
const STAY: readonly string[] = ['associate', 'cashier', 'member'];

export function standingOf(token: Token, now: number, people: ReadonlyMap<string, Person>): TokenStanding {
  if (token.revokedAt != null) {
    return 'revoked';
  }
  if (Date.parse(token.expiresAt) <= now) {
    return 'ended';
  }
  const maker = people.get(token.by ?? '');
  const gone = maker !== undefined && (maker.state === 'SUSPENDED' || wordOf(maker.role) !== 'owner');
  return gone && !STAY.includes(wordOf(token.role)) ? 'fallen' : 'good';
}

/** Those that are good first, and of these the newest. */
export function inOrder(
  tokens: readonly Token[],
  now: number,
  people: ReadonlyMap<string, Person>,
): readonly (Token & { readonly standing: TokenStanding })[] {
  return tokens
    .map((token) => ({ ...token, standing: standingOf(token, now, people) }))
    .sort(
      (one, other) =>
        Number(other.standing === 'good') - Number(one.standing === 'good') ||
        Date.parse(other.madeAt) - Date.parse(one.madeAt),
    );
}
