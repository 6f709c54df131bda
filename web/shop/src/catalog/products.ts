import { told, type AnswerOf, type Told } from '@oneshelf/client';
import { api } from '../access/shopper';

export type Product = AnswerOf<'/v1/products/{id}', 'get'>;

const cards = new Map<string, Promise<SkuCard>>();
export type SkuCard = AnswerOf<'/v1/skus/{code}', 'get'>;

export const PAGE = 24;
/** Fewer at a time, for who asked for fewer choices. */
export const PAGE_OF_FEWER = 8;

/** A page of products: those found by words, or of a category, or all. */
export async function products(asked: {
  readonly words?: string | undefined;
  readonly category?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}): Promise<{ products: Product[]; next: string | undefined }> {
  const { body, next }: Told<{ products: Product[] }> = await told(
    api.GET('/v1/products', {
      params: {
        query: {
          limit: asked.limit,
          ...(asked.words === undefined || asked.words === '' ? {} : { q: asked.words }),
          ...(asked.category === undefined ? {} : { category: asked.category }),
          ...(asked.cursor === undefined ? {} : { cursor: asked.cursor }),
        },
      },
    }),
  );
  return { products: body.products, next };
}

export async function product(id: string): Promise<Product> {
  return (await told(api.GET('/v1/products/{id}', { params: { path: { id } } }))).body;
}

/** What is known of a SKU; asked once. */
export function sku(code: string): Promise<SkuCard> {
  let card = cards.get(code);
  if (card === undefined) {
    card = told(api.GET('/v1/skus/{code}', { params: { path: { code } } })).then(({ body }) => body);
    card.catch(() => cards.delete(code));
    cards.set(code, card);
  }
  return card;
}

let asked: Promise<string[]> | undefined;

/** The categories, in the order of the shop. */
export function categories(): Promise<string[]> {
  asked ??= told(api.GET('/v1/categories', { params: { query: { limit: 200 } } })).then(
    ({ body }) => body.categories.map((category) => category.name),
    (thrown: unknown) => {
      asked = undefined;
      throw thrown;
    },
  );
  return asked;
}
