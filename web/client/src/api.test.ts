import { describe, expect, it } from 'vitest';
import { createApi, type ApiOptions } from './api';
import { nextCursor, pages } from './paging';
import { told } from './told';

function api(answers: Response[], options: ApiOptions = {}) {
  const asked: Request[] = [];
  return {
    asked,
    api: createApi({
      server: 'http://server',
      ...options,
      fetch: (request) => {
        asked.push(request);
        return Promise.resolve(answers.shift() ?? new Response(null, { status: 500 }));
      },
    }),
  };
}

const json = (body: unknown, headers: Record<string, string> = {}) => Response.json(body, { headers });

describe('who asks', () => {
  it('is a session: the secret goes beside the cookie when something is changed, and only then', async () => {
    const it = api([json({}), json({})], { csrf: () => 'secret' });
    await told(it.api.GET('/v1/channels', {}));
    await told(it.api.POST('/v1/orders/{id}/cancel', { params: { path: { id: '1' } } }));
    expect(it.asked.map((request) => request.headers.get('X-CSRF-Token'))).toEqual([null, 'secret']);
  });

  it('is a token, which wins', async () => {
    const it = api([json({})], { csrf: () => 'secret', token: () => 'T' });
    await told(it.api.POST('/v1/orders/{id}/cancel', { params: { path: { id: '1' } } }));
    expect(it.asked[0]?.headers.get('Authorization')).toBe('Bearer T');
    expect(it.asked[0]?.headers.get('X-CSRF-Token')).toBeNull();
  });

  it('is told when the session is over', async () => {
    let over = 0;
    const it = api([new Response('{}', { status: 401 })], { signedOut: () => over++ });
    await expect(told(it.api.GET('/v1/channels', {}))).rejects.toThrow();
    expect(over).toBe(1);
  });
});

describe('a secret of another session', () => {
  const refused = (word: string) =>
    Response.json({ type: `https://oneshelf.io/problems/access/${word}`, title: word }, { status: 403 });

  it('is told, once for each refusal, and the request is not sent again', async () => {
    let told = 0;
    const it = api([refused('csrf'), refused('not-allowed')], { otherSession: () => told++ });
    const cancel = () => it.api.POST('/v1/orders/{id}/cancel', { params: { path: { id: '1' } } });
    const { error } = await cancel();
    expect(error).toMatchObject({ title: 'csrf' });
    expect(told).toBe(1);
    await cancel();
    expect(told).toBe(1);
    expect(it.asked).toHaveLength(2);
  });
});

describe('a list', () => {
  it('repeats a parameter that may be repeated', async () => {
    const it = api([json({ lines: [] })]);
    await told(it.api.GET('/v1/stock/availability', { params: { query: { sku: ['A', 'B'] } } }));
    expect(it.asked[0]?.url).toBe('http://server/v1/stock/availability?sku=A&sku=B');
  });

  it('goes on where the Link header says', () => {
    const headers = new Headers({ Link: '</v1/orders?limit=2&cursor=abc%3D>; rel="next"' });
    expect(nextCursor(headers)).toBe('abc=');
    expect(nextCursor(new Headers())).toBeUndefined();
  });

  it('is read page after page', async () => {
    const it = api([
      json({ channels: [{ code: 'web' }] }, { Link: '</v1/channels?cursor=2>; rel="next"' }),
      json({ channels: [{ code: 'till' }] }),
    ]);
    const all = await pages(
      (cursor) => it.api.GET('/v1/channels', { params: { query: cursor === undefined ? {} : { cursor } } }),
      (body) => body.channels,
    );
    expect(all.map((channel) => channel.code)).toEqual(['web', 'till']);
    expect(it.asked[1]?.url).toContain('cursor=2');
  });
});

describe('an answer', () => {
  it('tells the version for If-Match', async () => {
    const it = api([json({ code: 'web' }, { ETag: '"3"' })]);
    const { etag } = await told(it.api.GET('/v1/channels/{code}', { params: { path: { code: 'web' } } }));
    expect(etag).toBe('"3"');
  });
});
