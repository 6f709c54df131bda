import { isProblem, told, type AnswerOf } from '@oneshelf/client';
import { useLanguage } from '@oneshelf/kit';
import { shallowReactive } from 'vue';
import { inLanguage, optionsOf } from '../shell/names';
import { api } from '../shell/session';

type Card = AnswerOf<'/v1/skus/{code}', 'get'>;

/** As many goods are read for one page; the others are called by their code. */
const MOST = 100;

/** Goods by their names: orders know them by SKU only. */
export function useGoods() {
  const language = useLanguage();
  /** Without a card: it can not be had. */
  const cards = shallowReactive(new Map<string, Card | undefined>());
  const asked = new Set<string>();

  /** Reads those that are not read yet. */
  async function read(skus: Iterable<string>): Promise<void> {
    const fresh = [...new Set(skus)].filter((sku) => !asked.has(sku)).slice(0, MOST);
    fresh.forEach((sku) => asked.add(sku));
    await Promise.all(
      fresh.map(async (code) => {
        let card: Card | undefined;
        try {
          card = (await told(api.GET('/v1/skus/{code}', { params: { path: { code } } }))).body;
        } catch (thrown) {
          if (!isProblem(thrown)) {
            throw thrown;
          }
        }
        cards.set(code, card);
      }),
    );
  }

  /** What a SKU is called; its code where nobody knows, and nothing as long as it is being read. */
  function called(sku: string): string {
    const card = cards.get(sku);
    if (card === undefined) {
      return cards.has(sku) || !asked.has(sku) ? sku : '…';
    }
    const name = inLanguage(card.name, language.value);
    return [name, optionsOf(card.options)].filter((part) => part !== '').join(' · ') || sku;
  }
  return { read, called };
}
