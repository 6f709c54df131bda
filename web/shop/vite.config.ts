import { defineConfig } from 'vite';
import { app } from '../vite.shared.ts';
import { installable } from './build/installable.ts';
import { weighed } from './build/weighed.ts';

export default defineConfig(app('shop', { plugins: [installable(), weighed()] }));
