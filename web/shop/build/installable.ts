import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { icon } from './icon.ts';

const ICONS = [
  { file: 'icon-192.png', size: 192, maskable: false },
  { file: 'icon-512.png', size: 512, maskable: false },
  { file: 'icon-maskable-512.png', size: 512, maskable: true },
] as const;

const MANIFEST = {
  id: '/shop/',
  name: 'Oneshelf',
  short_name: 'Oneshelf',
  description: 'One stock for shop and store · 网上与门店共用一份库存',
  start_url: '/shop/',
  scope: '/shop/',
  display: 'standalone',
  background_color: '#f6f3ec',
  theme_color: '#0f5c4d',
  lang: 'zh-CN',
  dir: 'auto',
  categories: ['shopping'],
  icons: [
    { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ...ICONS.map(({ file, size, maskable }) => ({
      src: file,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: maskable ? 'maskable' : 'any',
    })),
  ],
  shortcuts: [
    { name: '购物车 Basket', url: '/shop/#/basket' },
    { name: '订单 Orders', url: '/shop/#/orders' },
  ],
};

/**
 * Makes the shop installable: the manifest, its icons, and the service worker with the list of the files it keeps. The list
 * and a hash of it stand in the worker, so that a new build is a new worker.
 */
export function installable(): Plugin {
  return {
    name: 'oneshelf-installable',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: JSON.stringify(MANIFEST) });
      for (const { file, size, maskable } of ICONS) {
        this.emitFile({ type: 'asset', fileName: file, source: icon(size, maskable) });
      }
      const worker = readFileSync(fileURLToPath(new URL('worker.js', import.meta.url)), 'utf8');
      const files = [
        './',
        'icon.svg',
        'manifest.webmanifest',
        ...Object.keys(bundle).filter((file) => file.startsWith('assets/') && !file.endsWith('.map')),
      ].sort();
      const version = createHash('sha256');
      for (const file of files) {
        const part = bundle[file];
        version.update(`${file}\0`).update(part === undefined ? '' : part.type === 'chunk' ? part.code : part.source);
      }
      const index = bundle['index.html'];
      version.update(worker).update(index?.type === 'asset' ? index.source : '');
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: worker
          .replace("'VERSION'", JSON.stringify(version.digest('hex').slice(0, 16)))
          .replace('[/* FILES */]', JSON.stringify(files)),
      });
    },
  };
}
