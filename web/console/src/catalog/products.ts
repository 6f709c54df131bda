import { told, type AnswerOf, type BodyOf } from '@oneshelf/client';
import { api } from '../shell/session';

export type Product = AnswerOf<'/v1/products/{id}', 'get'>;
export type ProductBody = BodyOf<'/v1/products/{id}', 'put'>;
export type Price = AnswerOf<'/v1/prices/{sku}', 'get'>['prices'][number];

/** What is edited of a product in the grid; its SKUs stay as they are. */
export type Edit = {
  chinese: string;
  english: string;
  category: string;
};

export const editOf = (product: Product): Edit => ({
  chinese: product.name['zh-CN'] ?? '',
  english: product.name['en'] ?? '',
  category: product.category,
});

/** All there is of a product, as an old version puts it back: what the grid does not show of it stands as JSON. */
export type Whole = Edit & {
  searchWords: string;
  skus: string;
  pictures: string;
};

export const isWhole = (edit: Edit | Whole): edit is Whole => 'skus' in edit;

const skusOf = (product: Product): ProductBody['skus'] =>
  product.skus.map(({ code, gtin, options, unit, kind, taxCategory }) => ({
    code,
    options,
    unit,
    kind,
    taxCategory,
    ...(gtin === undefined || gtin === null ? {} : { gtin }),
  }));

export const wholeOf = (product: Product): Whole => ({
  ...editOf(product),
  searchWords: JSON.stringify(product.searchWords),
  skus: JSON.stringify(skusOf(product)),
  pictures: JSON.stringify(product.pictures),
});

/** The whole product with the edited part in it, as a PUT wants it. */
export function edited(product: Product, edit: Edit | Whole): ProductBody {
  return {
    name: {
      ...(edit.chinese.trim() === '' ? {} : { 'zh-CN': edit.chinese.trim() }),
      ...(edit.english.trim() === '' ? {} : { en: edit.english.trim() }),
    },
    category: edit.category.trim(),
    ...(isWhole(edit)
      ? {
          searchWords: JSON.parse(edit.searchWords) as string[],
          skus: JSON.parse(edit.skus) as ProductBody['skus'],
          pictures: JSON.parse(edit.pictures) as string[],
        }
      : { searchWords: product.searchWords, skus: skusOf(product), pictures: product.pictures }),
  };
}

/** The prices that hold now, or at an instant, by SKU; each currency once. */
export async function pricesOf(
  skus: readonly string[],
  more: { readonly at?: string; readonly signal?: AbortSignal } = {},
): Promise<Map<string, Price[]>> {
  const { at: instant, signal = null } = more;
  const all = new Map<string, Price[]>();
  for (let at = 0; at < skus.length; at += 200) {
    const { body } = await told(
      api.GET('/v1/prices', {
        signal,
        params: { query: { sku: skus.slice(at, at + 200), ...(instant === undefined ? {} : { at: instant }) } },
      }),
    );
    for (const of of body.skus) {
      all.set(of.sku, of.prices);
    }
  }
  return all;
}

export type Standing = 'past' | 'now' | 'coming' | 'never';

/** Where a price stands in time. */
export function standing(price: Pick<Price, 'from' | 'until'>, now: number): Standing {
  const from = price.from == null ? Number.NEGATIVE_INFINITY : Date.parse(price.from);
  const until = price.until == null ? Number.POSITIVE_INFINITY : Date.parse(price.until);
  if (until <= from) {
    return 'never';
  }
  return now < from ? 'coming' : now >= until ? 'past' : 'now';
}
