import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

/**
 * What the three apps have in common: where they are served, where they are built, and which server answers while one
 * develops (ONESHELF_URL, otherwise the port `./oneshelf up` takes).
 */
export function app(name: 'console' | 'shop' | 'till', more: UserConfig = {}): UserConfig {
  const server = process.env['ONESHELF_URL'] ?? 'http://127.0.0.1:8080';
  return {
    root: fileURLToPath(new URL(name, import.meta.url)),
    base: `/${name}/`,
    plugins: [vue(), ...(more.plugins ?? [])],
    define: {
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      __VUE_I18N_LEGACY_API__: 'false',
      __VUE_I18N_FULL_INSTALL__: 'false',
      __INTLIFY_PROD_DEVTOOLS__: 'false',
      ...more.define,
    },
    server: {
      proxy: Object.fromEntries(['/v1', '/openapi.json', '/healthz'].map((path) => [path, { target: server }])),
    },
    build: {
      outDir: process.env['ONESHELF_WEB_OUT'] ?? fileURLToPath(new URL(`dist/${name}`, import.meta.url)),
      emptyOutDir: true,
      target: 'es2022',
      // The Content-Security-Policy allows files of ours and nothing inline.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { checks: { pluginTimings: false } },
      ...more.build,
    },
  };
}
