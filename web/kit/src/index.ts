export { useAnnouncer } from './composables/announce';
export { focusHeading, useStill } from './composables/focus';
export { nameOfKey, useHotkeys } from './composables/hotkeys';
export { LANGUAGES, speak, useLanguage, type BothLanguages, type Language, type Words } from './composables/language';
export { useOnline } from './composables/online';
export { remembered } from './composables/remembered';
export { TEXT_SIZES, THEMES, useTheme, type TextSize, type Theme } from './composables/theme';
export { useToasts, type Toast, type Tone } from './composables/toasts';

export { ean13 } from './codes/ean13';
export { checkDigit, digitalLink, gtinIn, isGtin, shownGtin } from './codes/gtin';
export { qr } from './codes/qr';

export { ownPart } from './format/bilingual';
export {
  decimal,
  formatMoney,
  formatMoneyShort,
  minorDigits,
  parseMoney,
  plainMoney,
  sumOf,
  type Money,
} from './format/money';
export { formatChange, formatQuantity, type Unit } from './format/quantity';
export { pdf, wordsAsPicture, type GreyPicture, type PdfPage } from './print/pdf';
export type { KitColumn } from './table/table';
export { formatAgo, formatTime, type TimeForm } from './format/time';

export { default as KitAnnouncer } from './components/KitAnnouncer.vue';
export { default as KitBadge } from './components/KitBadge.vue';
export { default as KitBarcode } from './components/KitBarcode.vue';
export { default as KitButton } from './components/KitButton.vue';
export { default as KitDialog } from './components/KitDialog.vue';
export { default as KitEmpty } from './components/KitEmpty.vue';
export { default as KitError } from './components/KitError.vue';
export { default as KitField } from './components/KitField.vue';
export { default as KitIcon, type IconName } from './components/KitIcon.vue';
export { default as KitLanguageSwitch } from './components/KitLanguageSwitch.vue';
export { default as KitMoney } from './components/KitMoney.vue';
export { default as KitPageHeader } from './components/KitPageHeader.vue';
export { default as KitQr } from './components/KitQr.vue';
export { default as KitQuantity } from './components/KitQuantity.vue';
export { default as KitSkeleton } from './components/KitSkeleton.vue';
export { default as KitTable } from './components/KitTable.vue';
export { default as KitTextSwitch } from './components/KitTextSwitch.vue';
export { default as KitThemeSwitch } from './components/KitThemeSwitch.vue';
export { default as KitTime } from './components/KitTime.vue';
export { default as KitToasts } from './components/KitToasts.vue';
