import { expect, it } from 'vitest';
import type { Person } from './people';
import { inOrder, standingOf, type Token } from './tokens';

const NOW = Date.parse('2026-11-23T12:00:00Z');

const token = (facts: Partial<Token> = {}) =>
  ({
    id: 'one',
    role: 'integration',
    name: 'ERP',
    madeAt: '2026-11-01T00:00:00Z',
    expiresAt: '2027-11-01T00:00:00Z',
    by: 'anna',
    ...facts,
  }) as Token;

const people = (role: string, state: string) =>
  new Map([['anna', { id: 'anna', name: 'anna', displayName: 'Anna', role, state, version: 1 } as unknown as Person]]);

it.each([
  [{}, 'owner', 'ACTIVE', 'good'],
  [{}, 'merchandiser', 'ACTIVE', 'fallen'],
  [{}, 'owner', 'SUSPENDED', 'fallen'],
  [{ role: 'cashier' as never }, 'owner', 'SUSPENDED', 'good'],
  [{ by: 'somebody who is not listed' }, 'owner', 'SUSPENDED', 'good'],
  [{ expiresAt: '2026-11-23T12:00:00Z' }, 'owner', 'ACTIVE', 'ended'],
  [{ revokedAt: '2026-11-02T00:00:00Z', expiresAt: '2026-11-03T00:00:00Z' }, 'owner', 'ACTIVE', 'revoked'],
])('a token %j, made by somebody who is %s and %s, is %s', (facts, role, state, standing) => {
  expect(standingOf(token(facts), NOW, people(role, state))).toBe(standing);
});

it('those that are good come first, and of these the newest', () => {
  const tokens = [
    token({ id: 'old' }),
    token({ id: 'revoked', madeAt: '2026-11-20T00:00:00Z', revokedAt: '2026-11-21T00:00:00Z' }),
    token({ id: 'new', madeAt: '2026-11-10T00:00:00Z' }),
  ];
  expect(inOrder(tokens, NOW, people('owner', 'ACTIVE')).map(({ id }) => id)).toEqual(['new', 'old', 'revoked']);
});
