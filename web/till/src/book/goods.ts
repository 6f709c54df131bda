import type { Unit } from '../journal/entry';
import type { Named, Ware } from '../sale/basket';
import { priceThatHolds, type Price } from './price';

/** A SKU with all its ordinary prices, as this device remembers it. */
export interface Goods {
  readonly code: string;
  readonly product: string;
  readonly name: Named;
  readonly options: Readonly<Record<string, string>>;
  readonly unit: Unit;
  readonly kind: 'GOODS' | 'SERVICE';
  /** Fourteen digits. */
  readonly gtin?: string;
  readonly category: string;
  /** The name of the product's first picture. */
  readonly picture?: string;
  readonly prices: readonly Price[];
}

/** How fresh the book is. */
export interface BookAge {
  /** When it last agreed with the server, in milliseconds; absent while it has never been read whole. */
  readonly asOf?: number;
  readonly size: number;
}

/** A name in a language, or in the other one, or the code where there is none. */
export function nameIn(language: 'zh-CN' | 'en', name: Named, code: string): string {
  return (language === 'zh-CN' ? (name['zh-CN'] ?? name.en) : (name.en ?? name['zh-CN'])) ?? code;
}

/** Goods as one reads them: the name and what tells this SKU from its sisters. */
export function titled(language: 'zh-CN' | 'en', goods: Pick<Goods, 'name' | 'options' | 'code'>): string {
  const choices = Object.values(goods.options);
  const name = nameIn(language, goods.name, goods.code);
  return choices.length === 0 ? name : `${name} (${choices.join(', ')})`;
}

/** The goods of the chain in memory, found by code, by barcode and by words, without asking anyone. */
export class Book {
  private readonly byCode = new Map<string, Goods>();
  private readonly byGtin = new Map<string, Goods>();
  /** What is searched: everything a person might type, folded; made when first asked. */
  private folded: { readonly text: string; readonly goods: Goods }[] | undefined;

  get size(): number {
    return this.byCode.size;
  }

  all(): IterableIterator<Goods> {
    return this.byCode.values();
  }

  take(goods: Iterable<Goods>): void {
    for (const each of goods) {
      this.drop(each.code);
      this.byCode.set(each.code, each);
      if (each.gtin !== undefined) {
        this.byGtin.set(each.gtin, each);
      }
    }
    this.folded = undefined;
  }

  drop(code: string): void {
    const standing = this.byCode.get(code);
    if (standing?.gtin !== undefined && this.byGtin.get(standing.gtin) === standing) {
      this.byGtin.delete(standing.gtin);
    }
    this.byCode.delete(code);
    this.folded = undefined;
  }

  ofCode(code: string): Goods | undefined {
    return this.byCode.get(code) ?? this.byCode.get(code.toUpperCase());
  }

  ofGtin(gtin14: string): Goods | undefined {
    return this.byGtin.get(gtin14);
  }

  /** Goods in which every word is found; those whose code or name begins with the first come first. */
  search(words: string, limit: number): Goods[] {
    const wanted = fold(words)
      .split(/\s+/)
      .filter((word) => word !== '');
    if (wanted.length === 0) {
      return [];
    }
    this.folded ??= [...this.byCode.values()].map((goods) => ({
      goods,
      text: fold(
        `\n${goods.code}\n${goods.gtin?.replace(/^0+/, '') ?? ''}\n${goods.name.en ?? ''}\n${goods.name['zh-CN'] ?? ''} ${goods.category} ${Object.values(goods.options).join(' ')}`,
      ),
    }));
    const found: { goods: Goods; rank: number }[] = [];
    for (const { text, goods } of this.folded) {
      if (wanted.every((word) => text.includes(word))) {
        const first = wanted[0] ?? '';
        found.push({ goods, rank: text.includes(`\n${first}`) ? 0 : text.includes(` ${first}`) ? 1 : 2 });
      }
    }
    return found
      .sort((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map(({ goods }) => goods);
  }

  /** Goods as they are put into a basket at an instant; undefined when they have no price then. */
  ware(goods: Goods, currency: string, at: number): Ware | undefined {
    const price = priceThatHolds(goods.prices, { currency, channel: 'till', at });
    return price === undefined
      ? undefined
      : {
          sku: goods.code,
          name: withOptions(goods),
          unit: goods.unit,
          price: price.minor,
          per: price.per,
        };
  }
}

function withOptions(goods: Goods): Named {
  return Object.keys(goods.options).length === 0
    ? goods.name
    : { 'zh-CN': titled('zh-CN', goods), en: titled('en', goods) };
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
