import { told, pages, type Api } from '@oneshelf/client';
import { answer, within } from '../device/database';
import type { Book, BookAge, Goods } from './goods';
import type { Price } from './price';

const PAGE = 500;
const PRICES_AT_ONCE = 1000;
/** After so long the whole book is read again, whatever the changes said. */
const WHOLE_EVERY = 24 * 3_600_000;
const MARK = 'book';
/** What is remembered of goods; a book that was kept with less is read whole again. 2: their pictures. */
const FORM = 2;

/** Where the copy stands: kept beside it. */
interface Mark {
  readonly next: string;
  readonly asOf: number;
  readonly wholeAt: number;
  /** Absent in what was kept before there were forms. */
  readonly form?: number;
}

/** Keeps the book of this device like the server's: read whole once, then followed change by change. */
export class BookSync {
  private mark: Mark | undefined;

  constructor(
    private readonly database: IDBDatabase,
    private readonly book: Book,
    private readonly api: Api,
    private readonly clock: () => number,
  ) {}

  get age(): BookAge {
    return { size: this.book.size, ...(this.mark === undefined ? {} : { asOf: this.mark.asOf }) };
  }

  /** Fills the book with what this device remembers. */
  async recall(): Promise<void> {
    const { goods, mark } = await within(this.database, ['goods', 'desk'], 'readonly', async (store) => ({
      goods: (await answer(store('goods').getAll())) as Goods[],
      mark: (await answer(store('desk').get(MARK))) as Mark | undefined,
    }));
    this.book.take(goods);
    this.mark = mark;
  }

  /** Brings the book up to date. @throws Problem when the server cannot be reached; the book stays as it was */
  async step(): Promise<void> {
    const mark = this.mark;
    if (mark === undefined || mark.form !== FORM || this.clock() - mark.wholeAt > WHOLE_EVERY) {
      await this.readWhole();
      return;
    }
    let next = mark.next;
    for (;;) {
      const { body } = await told(this.api.GET('/v1/changes', { params: { query: { after: next } } }));
      const products = new Set(body.products);
      const codes = new Set(body.priced);
      if (products.size + codes.size > PRICES_AT_ONCE) {
        await this.readWhole();
        return;
      }
      await this.readChanged(products, codes);
      next = body.next;
      await this.keepMark({ ...mark, next, asOf: body.more ? mark.asOf : this.clock() });
      if (!body.more) {
        return;
      }
    }
  }

  private async readWhole(): Promise<void> {
    const { body } = await told(this.api.GET('/v1/changes', {}));
    // Not before the first answer: only from that the server's clock is known.
    const start = this.clock();
    const products = await pages(
      (cursor) =>
        this.api.GET('/v1/products', {
          params: { query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      (page) => page.products,
    );
    const read = await this.withPrices(products.flatMap(unpriced));
    const kept = new Set(read.map(({ code }) => code));
    const gone = [...this.book.all()].map(({ code }) => code).filter((code) => !kept.has(code));
    await this.keep(read, gone);
    await this.keepMark({ next: body.next, asOf: start, wholeAt: start, form: FORM });
  }

  private async readChanged(products: ReadonlySet<string>, priced: ReadonlySet<string>): Promise<void> {
    const changed: Goods[] = [];
    const gone: string[] = [];
    for (const id of products) {
      const { body } = await told(this.api.GET('/v1/products/{id}', { params: { path: { id } } }));
      const now = unpriced(body);
      const codes = new Set(now.map(({ code }) => code));
      gone.push(
        ...[...this.book.all()].filter((each) => each.product === id && !codes.has(each.code)).map(({ code }) => code),
      );
      changed.push(...now);
    }
    const there = new Set(changed.map(({ code }) => code));
    for (const code of priced) {
      const goods = this.book.ofCode(code);
      if (!there.has(code) && goods !== undefined) {
        changed.push(goods);
      }
    }
    await this.keep(await this.withPrices(changed), gone);
  }

  private async withPrices(goods: readonly Goods[]): Promise<Goods[]> {
    const priced: Goods[] = [];
    for (let from = 0; from < goods.length; from += PRICES_AT_ONCE) {
      const some = goods.slice(from, from + PRICES_AT_ONCE);
      const { body } = await told(this.api.POST('/v1/prices:query', { body: { skus: some.map(({ code }) => code) } }));
      some.forEach((each, i) => {
        const prices = (body.skus[i]?.prices ?? []).flatMap((price): Price[] =>
          price.priceList === undefined
            ? [
                {
                  minor: BigInt(price.list.amount),
                  currency: price.list.currency,
                  per: BigInt(price.per),
                  ...(price.from === undefined ? {} : { from: Date.parse(price.from) }),
                  ...(price.until === undefined ? {} : { until: Date.parse(price.until) }),
                  ...(price.channel === undefined ? {} : { channel: price.channel }),
                },
              ]
            : [],
        );
        priced.push({ ...each, prices });
      });
    }
    return priced;
  }

  private async keep(goods: readonly Goods[], gone: readonly string[]): Promise<void> {
    await within(this.database, ['goods'], 'readwrite', async (store) => {
      goods.forEach((each) => store('goods').put(each));
      gone.forEach((code) => store('goods').delete(code));
    });
    gone.forEach((code) => this.book.drop(code));
    this.book.take(goods);
  }

  private async keepMark(mark: Mark): Promise<void> {
    await within(this.database, ['desk'], 'readwrite', async (store) => {
      await answer(store('desk').put(mark, MARK));
    });
    this.mark = mark;
  }
}

/** What a product in the API is made of. */
interface ProductTold {
  readonly id: string;
  readonly name: { readonly [language: string]: string };
  readonly category: string;
  readonly pictures: readonly string[];
  readonly skus: readonly {
    readonly code: string;
    readonly gtin?: string;
    readonly options: { readonly [option: string]: string };
    readonly unit: Goods['unit'];
    readonly kind: Goods['kind'];
  }[];
}

function unpriced(product: ProductTold): Goods[] {
  const chinese = product.name['zh-CN'];
  const english = product.name['en'];
  const picture = product.pictures[0];
  return product.skus.map((sku) => ({
    code: sku.code,
    product: product.id,
    name: { ...(chinese === undefined ? {} : { 'zh-CN': chinese }), ...(english === undefined ? {} : { en: english }) },
    options: sku.options,
    unit: sku.unit,
    kind: sku.kind,
    category: product.category,
    ...(sku.gtin === undefined ? {} : { gtin: sku.gtin }),
    ...(picture === undefined ? {} : { picture }),
    prices: [],
  }));
}
