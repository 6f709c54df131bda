import { describe, expect, it } from 'vitest';
import { patient, type Patience } from './patience';
import { isProblem } from './problem/problem';

/** A server that answers as listed, then for ever as at the end of the list; 'gone' breaks the connection. */
function server(...answers: (Response | 'gone')[]) {
  const waited: number[] = [];
  const asked: string[] = [];
  const patience: Patience = {
    again: 3,
    chance: () => 0.5,
    wait: (milliseconds) => {
      waited.push(milliseconds);
      return Promise.resolve();
    },
  };
  const send = patient(async (request) => {
    asked.push(`${request.method} ${await request.text()}`);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === undefined || answer === 'gone') {
      throw new TypeError('fetch failed');
    }
    return answer.clone();
  }, patience);
  return { send, waited, asked };
}

const away = () => new Response(null, { status: 503, headers: { 'Retry-After': '2' } });
const refused = (seconds?: string) =>
  new Response(null, { status: 429, ...(seconds === undefined ? {} : { headers: { 'Retry-After': seconds } }) });
const put = () => new Request('http://server/v1/orders/1', { method: 'PUT', body: 'order' });

describe('a request that may be repeated', () => {
  it('is sent again, unchanged, when the server is away, after the time the server asks for', async () => {
    const { send, waited, asked } = server(away(), away(), new Response('ok'));
    expect((await send(put())).status).toBe(200);
    expect(asked).toEqual(['PUT order', 'PUT order', 'PUT order']);
    expect(waited).toEqual([2000, 2000]);
  });

  it.each(['GET', 'PUT'])('is sent again when too much of this caller was under way: %s', async (method) => {
    const { send, waited, asked } = server(refused('1'), refused('1'), new Response('ok'));
    expect((await send(new Request('http://server/v1/orders/1', { method }))).status).toBe(200);
    expect(asked).toHaveLength(3);
    expect(waited).toEqual([1000, 1000]);
  });

  it.each(['60', undefined])('is not sent again when it was tried too often: Retry-After %s', async (seconds) => {
    const { send, asked } = server(refused(seconds));
    expect((await send(put())).status).toBe(429);
    expect(asked).toHaveLength(1);
  });

  it('is sent again when the connection broke, each time a little later', async () => {
    const { send, waited } = server('gone', 'gone', new Response('ok'));
    expect((await send(put())).status).toBe(200);
    expect(waited).toEqual([250, 500]);
  });

  it('gives the last answer when the server stays away', async () => {
    const { send, asked } = server(away());
    expect((await send(put())).status).toBe(503);
    expect(asked).toHaveLength(4);
  });

  it('ends in a problem when the server stays unreachable', async () => {
    const { send } = server('gone');
    await expect(send(put())).rejects.toSatisfy((thrown) => isProblem(thrown) && thrown.word === 'network/unreachable');
  });

  it('is not sent again when it was refused', async () => {
    const { send, asked } = server(new Response(null, { status: 409 }));
    expect((await send(put())).status).toBe(409);
    expect(asked).toHaveLength(1);
  });
});

describe('a request that makes something new each time', () => {
  it.each(['/v1/guests', '/v1/tokens', '/v1/sessions', '/v1/staff:first', '/v1/staff/anna/invite'])(
    'is sent once: POST %s',
    async (path) => {
      const { send, asked } = server(away());
      expect((await send(new Request(`http://server${path}`, { method: 'POST' }))).status).toBe(503);
      expect(asked).toHaveLength(1);
    },
  );
});
