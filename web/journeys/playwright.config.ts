import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';

/** The journeys run against a real server with demo data, in Debian's Chromium; nothing is mocked. */
export default defineConfig({
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  testMatch: '**/*.journey.ts',
  outputDir: fileURLToPath(new URL('results/traces', import.meta.url)),
  globalSetup: fileURLToPath(new URL('./server.ts', import.meta.url)),
  // One after the other: they share a server, and a machine that may be small.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    },
  },
});
