import { test as base, expect, type APIRequestContext, type Page, type Request } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export { expect };

export const ADDRESS = process.env['ONESHELF_URL'] ?? 'http://127.0.0.1:8080';
export const PASSWORD = 'oneshelf-demo';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export const THEMES = ['light', 'dark'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Theme = (typeof THEMES)[number];

/**
 * The longest that an answer of the API is held up, in milliseconds, each for a time of its own; 0 unless asked for. It finds the
 * journeys, and the pages, that are right only as long as answers come at once and in order.
 */
const SLOW = Number(process.env['ONESHELF_SLOW'] ?? 0);

/** How long each is held up follows from its number and this, so that a run can be had again, and another one too. */
const SEED = Number(process.env['ONESHELF_SEED'] ?? 1);

/** The share of {@link SLOW} for the n-th answer: 0 to 1, spread by a multiplicative hash (Knuth, TAOCP 3, 6.4). */
function share(n: number): number {
  return (Math.imul(n + SEED * 7919, 2654435761) >>> 0) / 2 ** 32;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const results = fileURLToPath(new URL('results/', import.meta.url));

/** What the page has asked for and not been answered yet. */
const underWay = new WeakMap<Page, Set<Request>>();

/** A question that is answered when there is something new: it is nearly always under way. */
function isWaitingForNews(request: Request): boolean {
  return new URL(request.url()).searchParams.has('wait');
}

/**
 * Waits until a page has come to rest: twice in a row nothing is asked for, and nothing in sight is still to come. What is folded
 * away, or further down, may be read only when somebody comes there.
 */
export async function atRest(page: Page): Promise<void> {
  let before: string | undefined;
  await expect
    .poll(
      async () => {
        const asked = [...(underWay.get(page) ?? [])].map((request) => `${request.method()} ${request.url()}`);
        const toCome = await page.evaluate(
          () =>
            [...document.querySelectorAll('.skeleton')].filter(
              (one) => one.checkVisibility() && one.getBoundingClientRect().top < innerHeight,
            ).length,
        );
        const now = [...asked, ...(toCome > 0 ? [`${toCome} placeholders`] : [])].join(', ');
        const both = now === '' ? before : now;
        before = now;
        return both;
      },
      { message: 'what the page still waits for', timeout: 60_000, intervals: [50] },
    )
    .toBe('');
}

/** Presses Tab until what is named has the focus: its label, those of a field and what stands in it, with bars between. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 300; press++) {
    const label = await page.evaluate(() => {
      const at = document.activeElement;
      const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? [...(at.labels ?? [])] : [];
      return [at?.getAttribute('aria-label') ?? '', ...labels.map((one) => one.innerText), at?.textContent ?? ''].join(
        '|',
      );
    });
    if (name.test(label)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the focus never came to ${String(name)}`);
}

/** How a page looks to who opens it. */
export interface Looks {
  readonly language?: Language;
  readonly theme?: Theme;
  readonly text?: 'normal' | 'large';
  /** As on somebody's first visit to the console: with its tour. */
  readonly first?: boolean;
}

interface Oneshelf {
  /** The API, as the owner. */
  api: Api;
  /** Sets language, theme and text size of the browser before a page is opened. */
  looks: (looks: Looks) => Promise<void>;
  /** A picture of what is seen, kept under journeys/results/{name}.png. */
  picture: (name: string, whole?: boolean) => Promise<void>;
  /** Fails when axe finds anything, or the page is wider than the window. */
  healthy: (where: string) => Promise<void>;
}

export interface Api {
  get<T>(path: string): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
}

export const test = base.extend<Oneshelf>({
  baseURL: ADDRESS,

  // Whatever the browser complains of is a failure: a script that broke, a file that is missing, a policy that was hurt.
  page: async ({ page, context }, use) => {
    const asked = new Set<Request>();
    underWay.set(page, asked);
    page.on('request', (request) => isWaitingForNews(request) || asked.add(request));
    page.on('requestfinished', (request) => asked.delete(request));
    page.on('requestfailed', (request) => asked.delete(request));
    if (SLOW > 0) {
      let answers = 0;
      await context.route('**/v1/**', async (route) => {
        await new Promise((passed) => setTimeout(passed, share(answers++) * SLOW));
        // The page may have gone meanwhile.
        await route.fallback().catch(() => undefined);
      });
    }
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      if ((message.type() === 'error' || message.type() === 'warning') && !/^Failed to load resource/.test(text)) {
        complaints.push(`${message.type()}: ${text}`);
      }
    });
    await use(page);
    expect(complaints, 'what the browser complained of').toEqual([]);
  },

  api: async ({ request }, use) => {
    await use(apiOf(request));
  },

  looks: async ({ page }, use) => {
    await use(async ({ language = 'en', theme = 'light', text = 'normal', first = false }) => {
      await page.addInitScript(
        ([chosenLanguage, chosenTheme, chosenText, isFirst]) => {
          localStorage.setItem('oneshelf.language', chosenLanguage);
          localStorage.setItem('oneshelf.theme', chosenTheme);
          localStorage.setItem('oneshelf.text', chosenText);
          if (!isFirst) {
            localStorage.setItem('oneshelf.tour', 'off');
          }
        },
        [language, theme, text, first] as const,
      );
    });
  },

  picture: async ({ page }, use) => {
    await use(async (name, whole = false) => {
      const asWindow = whole ? await unrolled(page) : () => Promise.resolve();
      await page.screenshot({ path: `${results}${name}.png`, fullPage: whole, animations: 'disabled' });
      await asWindow();
    });
  },

  healthy: async ({ page }, use) => {
    await use(async (where) => {
      await atRest(page);
      // Colours are judged when nothing is fading any more.
      await page.evaluate(() =>
        Promise.allSettled(
          document
            .getAnimations()
            .filter(
              (animation) =>
                animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity,
            )
            .map((animation) => animation.finished),
        ),
      );
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const report = await (
          globalThis as unknown as {
            axe: {
              run(
                context: Document,
                options: unknown,
              ): Promise<{
                violations: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }[];
              }>;
            };
          }
        ).axe.run(document, { resultTypes: ['violations'] });
        return report.violations.map((violation) => ({
          rule: `${violation.id}: ${violation.help}`,
          at: violation.nodes.slice(0, 5).map((node) => `${node.html.slice(0, 200)}\n${node.failureSummary}`),
        }));
      });
      expect(found, `axe on ${where}`).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${where} is wider than the window`).toBeLessThanOrEqual(0);
      const text = await page.evaluate(() => document.body.innerText);
      expect(text, `raw words on ${where}`).not.toMatch(/\b(undefined|NaN|\[object Object\])\b|\{[a-z]+\}/);
    });
  },
});

/**
 * For the picture of a whole page, which is no window: what is drawn only when one comes near is drawn, and what stays at the
 * edge of a window while one scrolls stands at the edge of the page. The answer puts it back.
 */
async function unrolled(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; } html.unrolled #app { position: relative; }');
    document.adoptedStyleSheets.push(sheet);
    const bars = [...document.querySelectorAll<HTMLElement>('#app > header, #app > header > nav, #app > .toasts')];
    for (const bar of bars) {
      const { position } = getComputedStyle(bar);
      if (position === 'sticky') {
        bar.style.setProperty('position', 'static');
      } else if (position === 'fixed') {
        bar.style.setProperty('position', 'absolute');
        document.documentElement.classList.add('unrolled');
      }
    }
  });
  return () =>
    page.evaluate(() => {
      document.adoptedStyleSheets.pop();
      document.documentElement.classList.remove('unrolled');
      document
        .querySelectorAll<HTMLElement>('#app > header, #app > header > nav, #app > .toasts')
        .forEach((bar) => bar.style.removeProperty('position'));
    });
}

function apiOf(request: APIRequestContext): Api {
  const headers = { Authorization: `Bearer ${process.env['ONESHELF_TOKEN'] ?? ''}` };
  async function call<T>(method: string, path: string, data?: unknown): Promise<T> {
    const response = await request.fetch(ADDRESS + path, {
      method,
      headers: { ...headers, 'Content-Type': 'application/json' },
      ...(data === undefined ? {} : { data }),
    });
    if (!response.ok()) {
      throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
    }
    return (await response.json()) as T;
  }
  return {
    get: (path) => call('GET', path),
    put: (path, body) => call('PUT', path, body),
    post: (path, body) => call('POST', path, body),
  };
}

/** Signs in at the console as one of the demo's people. */
export async function signIn(page: Page, name = 'owner'): Promise<void> {
  const response = await page.request.post(`${ADDRESS}/v1/sessions`, { data: { name, password: PASSWORD } });
  expect(response.status(), await response.text()).toBe(201);
}
