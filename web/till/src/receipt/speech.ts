import { formatMoney, formatQuantity, formatTime, useLanguage } from '@oneshelf/kit';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useTill } from '../till';
import type { Speech } from './receipt';

/** How receipts speak now: in the language of the screen, in the zone of the store. */
export function useSpeech(): ComputedRef<Speech> {
  const { t } = useI18n();
  const language = useLanguage();
  const { currency, setup } = useTill();
  return computed<Speech>(() => ({
    t: (word, values) => t(`receipt.${word}`, values ?? {}),
    money: (minor) => formatMoney({ amount: minor.toString(), currency: currency.value }, language.value),
    quantity: (quantity, unit) => formatQuantity(quantity, language.value, unit),
    time: (instant) => formatTime(instant, language.value, 'full', setup.value?.zone),
    tender: (kind) => t(`tender.${kind}`),
  }));
}
