import { describe, expect, it } from 'vitest';
import { Server } from './server';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const telling = { method: 'PUT', path: '/v1/orders/1', body: {} } as const;

function server(answer: Response | 'gone', offset = 0) {
  const moved: number[] = [];
  const asked: RequestInit[] = [];
  const it = new Server(
    () => 'token',
    offset,
    (by) => moved.push(by),
    (_, init) => {
      asked.push(init);
      return answer === 'gone' ? Promise.reject(new TypeError('gone')) : Promise.resolve(answer);
    },
    () => NOW,
  );
  return { it, moved, asked };
}

const problem = (status: number, word: string, headers: Record<string, string> = {}) =>
  Response.json({ type: `https://oneshelf.io/problems/${word}`, detail: 'no' }, { status, headers });

describe('what the server answers to a fact', () => {
  it.each<[string, Response | 'gone', object]>([
    ['made', Response.json({}, { status: 201 }), { ended: 'acknowledged' }],
    ['known already', Response.json({}), { ended: 'acknowledged' }],
    ['nothing', 'gone', { ended: 'later' }],
    ['busy', problem(503, 'journal/overloaded', { 'Retry-After': '3' }), { ended: 'later', afterSeconds: 3 }],
    ['away', new Response('', { status: 502 }), { ended: 'later' }],
    ['too often', problem(429, 'access/too-often'), { ended: 'later' }],
    ['unknown till', problem(401, 'access/not-signed-in'), { ended: 'unknown-till' }],
    [
      'another store',
      problem(403, 'access/other-store'),
      { ended: 'refused', refused: { word: 'access/other-store', detail: 'no' } },
    ],
    [
      'unknown goods',
      problem(422, 'catalog/unknown-sku'),
      { ended: 'refused', refused: { word: 'catalog/unknown-sku', detail: 'no' } },
    ],
    [
      'its own mistake',
      problem(500, 'request/unexpected'),
      { ended: 'refused', refused: { word: 'request/unexpected', detail: 'no' } },
    ],
  ])('%s', async (_, answer, ended) => {
    expect(await server(answer).it.tell(telling)).toEqual(ended);
  });

  it('is asked with the till’s token and no cookie', async () => {
    const { it: server1, asked } = server(Response.json({}));
    await server1.tell(telling);
    expect(asked[0]).toMatchObject({ method: 'PUT', credentials: 'omit', headers: { Authorization: 'Bearer token' } });
  });
});

describe('the clock of this device', () => {
  const dated = (at: string) => Response.json({}, { headers: { Date: new Date(at).toUTCString() } });

  it.each([
    ['an hour behind', '2026-11-23T10:00:00Z', 3_600_000],
    ['ten minutes ahead', '2026-11-23T08:50:00Z', -600_000],
    ['right', '2026-11-23T09:00:01Z', 0],
  ])('when it is %s', async (_, at, by) => {
    const { it: server1 } = server(dated(at));
    await server1.ask('GET', '/healthz');
    expect(server1.clock()).toBe(NOW + by);
  });

  it('is taken as it was known, until the server says otherwise', async () => {
    const { it: server1, moved } = server(dated('2026-11-23T09:00:00Z'), 3_600_000);
    expect(server1.clock()).toBe(NOW + 3_600_000);
    await server1.ask('GET', '/healthz');
    expect(server1.clock()).toBe(NOW);
    expect(moved).toEqual([0]);
  });
});
