import { useLanguage } from '@oneshelf/kit';
import { shallowReactive } from 'vue';
import { nameIn, inLanguage } from '../catalog/bilingual';
import { sku, type SkuCard } from '../catalog/products';
import { places, type Place } from '../network/places';

const cards = shallowReactive(new Map<string, SkuCard>());
const locations = shallowReactive(new Map<string, Place>());

/** Looks up what SKUs and places are called; one that cannot be found keeps its code. */
export async function lookUpNames(skus: readonly string[]): Promise<void> {
  await Promise.all([
    ...skus
      .filter((code) => !cards.has(code))
      .map((code) =>
        sku(code).then(
          (card) => void cards.set(code, card),
          () => undefined,
        ),
      ),
    places().then(
      (all) => all.forEach((place) => locations.set(place.code, place)),
      () => undefined,
    ),
  ]);
}

/** What SKUs and places are called in the reader's language. */
export function useNames() {
  const language = useLanguage();
  return {
    card: (code: string): SkuCard | undefined => cards.get(code),
    place: (code: string): Place | undefined => locations.get(code),
    skuName(code: string): string {
      const card = cards.get(code);
      if (card === undefined) {
        return code;
      }
      const options = Object.values(card.options).map((option) => inLanguage(option, language.value));
      return [nameIn(card.name, language.value), ...options].join(' · ');
    },
    placeName(code: string): string {
      const place = locations.get(code);
      return place === undefined ? code : inLanguage(place.name, language.value);
    },
  };
}
