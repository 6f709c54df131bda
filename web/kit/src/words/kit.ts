import type { BothLanguages } from '../composables/language';

/** What the kit itself says. */
export const kitWords: BothLanguages = {
  'zh-CN': {
    close: '关闭',
    cancel: '取消',
    retry: '重试',
    dismiss: '关闭提示',
    loading: '正在载入…',
    language: '语言',
    theme: { label: '外观', auto: '跟随系统', light: '浅色', dark: '深色' },
    text: { label: '文字大小', normal: '标准', large: '大字' },
    messages: '消息',
    trace: '跟踪编号',
    required: '必填',
    optional: '选填',
    barcode: '条码 {gtin}',
    qr: '二维码',
    skip: '跳到正文',
  },
  en: {
    close: 'Close',
    cancel: 'Cancel',
    retry: 'Try again',
    dismiss: 'Dismiss message',
    loading: 'Loading…',
    language: 'Language',
    theme: { label: 'Appearance', auto: 'As the system', light: 'Light', dark: 'Dark' },
    text: { label: 'Text size', normal: 'Normal', large: 'Large' },
    messages: 'Messages',
    trace: 'Trace',
    required: 'required',
    optional: 'optional',
    barcode: 'Barcode {gtin}',
    qr: 'QR code',
    skip: 'Skip to content',
  },
};
