import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A server of a journey's own, on a free port and with books of its own. */
export interface Up {
  readonly address: string;
  /** What it printed until it was ready, and a little more. */
  readonly printed: () => string;
  readonly end: () => Promise<void>;
}

/** Starts `./oneshelf up`; resolves when it is ready. */
export async function up(...options: string[]): Promise<Up> {
  const data = mkdtempSync(join(tmpdir(), 'oneshelf-journeys-'));
  const running = spawn(join(root, 'oneshelf'), ['up', ...options, '--port', '0', '--data', join(data, 'books')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const end = async () => {
    if (running.exitCode === null && running.pid !== undefined) {
      const ended = new Promise((done) => running.once('exit', done));
      process.kill(-running.pid, 'SIGTERM');
      await ended;
    }
    rmSync(data, { recursive: true, force: true });
  };
  let printed = '';
  try {
    const address = await new Promise<string>((found, failed) => {
      running.stdout.setEncoding('utf8');
      running.stdout.on('data', (text: string) => {
        printed += text;
        const match = /is ready at (http:\/\/[\w.:[\]-]+)/.exec(printed);
        if (match?.[1] !== undefined) {
          found(match[1]);
        }
      });
      running.once('error', failed);
      running.once('exit', (code) =>
        failed(new Error(`the server ended with ${code} before it was ready:\n${printed}`)),
      );
    });
    return { address, printed: () => printed, end };
  } catch (cause) {
    await end();
    throw cause;
  }
}

/**
 * The server of all journeys, with the demonstration; ended afterwards. With ONESHELF_URL the server there is used and left
 * as it is. The tests find the address in ONESHELF_URL and an owner's token in ONESHELF_TOKEN.
 */
export default async function server(): Promise<() => Promise<void>> {
  const given = process.env['ONESHELF_URL'];
  if (given !== undefined && given !== '') {
    process.env['ONESHELF_TOKEN'] ??= token(given);
    return () => Promise.resolve();
  }
  const { address, end } = await up('--demo');
  try {
    process.env['ONESHELF_URL'] = address;
    process.env['ONESHELF_TOKEN'] = token(address);
  } catch (cause) {
    await end();
    throw cause;
  }
  return end;
}

function token(address: string): string {
  return execFileSync(join(root, 'oneshelf'), ['token', '--role', 'owner', '--url', address], {
    encoding: 'utf8',
  }).trim();
}
