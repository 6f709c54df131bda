import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  define: { __VUE_I18N_LEGACY_API__: 'false', __VUE_I18N_FULL_INSTALL__: 'false' },
  test: {
    include: ['{kit,client,console,shop,till}/src/**/*.test.ts'],
    environment: 'node',
    // Our sentences and figures must not depend on where the machine stands.
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  },
});
