import { told, type AnswerOf } from '@oneshelf/client';
import type { Page } from '@oneshelf/client';
import { api } from '../shell/session';
import { isWhole, wholeOf, type Edit, type Product, type Whole } from './products';

export type Version = AnswerOf<'/v1/products/{id}/versions', 'get'>['versions'][number];
type Sku = Product['skus'][number];

/** Versions of a product, the newest first. */
export async function versionsOf(id: string, cursor: string | undefined): Promise<Page<Version>> {
  const { body, next } = await told(
    api.GET('/v1/products/{id}/versions', {
      params: { path: { id }, query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } },
    }),
  );
  return { rows: body.versions, ...(next === undefined ? {} : { next }) };
}

/** What of a product is another than it was. Each is named by a word of `catalog.versions.field`. */
export type Difference =
  | {
      readonly field: 'chinese' | 'english' | 'category' | 'searchWords' | 'skuOrder';
      readonly before: string;
      readonly after: string;
    }
  | { readonly field: 'skuAdded'; readonly after: Sku }
  | { readonly field: 'skuRemoved'; readonly before: Sku }
  | { readonly field: 'skuGtin' | 'skuTax'; readonly sku: string; readonly before: string; readonly after: string }
  | {
      readonly field: 'skuOption';
      readonly sku: string;
      readonly option: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly field: 'pictures'; readonly before: readonly string[]; readonly after: readonly string[] };

const list = (all: readonly string[]) => all.join(', ');
const equal = (one: readonly string[], other: readonly string[]) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What a version of a product has other than the one before it, in the order in which one reads a product; compared with
 * nothing, all there is of it.
 */
export function differences(before: Product | undefined, after: Product): Difference[] {
  const all: Difference[] = [];
  const text = (field: 'chinese' | 'english' | 'category' | 'searchWords', was: string, is: string) => {
    if (was !== is) {
      all.push({ field, before: was, after: is });
    }
  };
  text('chinese', before?.name['zh-CN'] ?? '', after.name['zh-CN'] ?? '');
  text('english', before?.name['en'] ?? '', after.name['en'] ?? '');
  text('category', before?.category ?? '', after.category);
  text('searchWords', list(before?.searchWords ?? []), list(after.searchWords));
  all.push(...differencesOfSkus(before?.skus ?? [], after.skus));
  if (!equal(before?.pictures ?? [], after.pictures)) {
    all.push({ field: 'pictures', before: before?.pictures ?? [], after: after.pictures });
  }
  return all;
}

function differencesOfSkus(before: readonly Sku[], after: readonly Sku[]): Difference[] {
  const was = new Map(before.map((sku) => [sku.code, sku]));
  const is = new Map(after.map((sku) => [sku.code, sku]));
  const staying = after.filter((sku) => was.has(sku.code)).map((sku) => sku.code);
  const stayed = before.filter((sku) => is.has(sku.code)).map((sku) => sku.code);
  return [
    ...after.filter((sku) => !was.has(sku.code)).map((sku): Difference => ({ field: 'skuAdded', after: sku })),
    ...before.filter((sku) => !is.has(sku.code)).map((sku): Difference => ({ field: 'skuRemoved', before: sku })),
    ...after.flatMap((sku) => {
      const old = was.get(sku.code);
      return old === undefined ? [] : differencesOfSku(old, sku);
    }),
    ...(equal(stayed, staying) ? [] : [{ field: 'skuOrder', before: list(stayed), after: list(staying) } as const]),
  ];
}

function differencesOfSku(before: Sku, after: Sku): Difference[] {
  const sku = after.code;
  const options = [...new Set([...Object.keys(before.options), ...Object.keys(after.options)])];
  return [
    { field: 'skuGtin', sku, before: before.gtin ?? '', after: after.gtin ?? '' } as const,
    ...options.map(
      (option) =>
        ({
          field: 'skuOption',
          sku,
          option,
          before: before.options[option] ?? '',
          after: after.options[option] ?? '',
        }) as const,
    ),
    { field: 'skuTax', sku, before: before.taxCategory, after: after.taxCategory } as const,
  ].filter((one) => one.before !== one.after);
}

/** A SKU in one line: what tells it from its sisters, and its barcode. */
export function described(sku: Sku): string {
  const parts = [
    ...Object.entries(sku.options).map(([option, choice]) => `${option}: ${choice}`),
    ...(sku.gtin == null ? [] : [sku.gtin]),
  ];
  return parts.length === 0 ? sku.code : `${sku.code} (${parts.join(', ')})`;
}

/** The pictures that are here and not there. */
export const only = (here: readonly string[], there: readonly string[]) => here.filter((hash) => !there.includes(hash));

/** The parts of an old version that the row of the grid does not show and that would be put back with it. */
export function unseenIn(edit: Edit | Whole, product: Product): ('searchWords' | 'skus' | 'pictures')[] {
  const now = wholeOf(product);
  return isWhole(edit) ? (['searchWords', 'skus', 'pictures'] as const).filter((part) => edit[part] !== now[part]) : [];
}
