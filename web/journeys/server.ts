import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Starts `./oneshelf up --demo` on a free port with books of its own, and ends it afterwards. With ONESHELF_URL the server
 * there is used and left as it is. The tests find the address in ONESHELF_URL and an owner's token in ONESHELF_TOKEN.
 */
export default async function server(): Promise<() => Promise<void>> {
  const given = process.env['ONESHELF_URL'];
  if (given !== undefined && given !== '') {
    process.env['ONESHELF_TOKEN'] ??= token(given);
    return () => Promise.resolve();
  }
  const data = mkdtempSync(join(tmpdir(), 'oneshelf-journeys-'));
  const up = spawn(join(root, 'oneshelf'), ['up', '--demo', '--port', '0', '--data', join(data, 'books')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const end = async () => {
    if (up.exitCode === null && up.pid !== undefined) {
      const ended = new Promise((done) => up.once('exit', done));
      process.kill(-up.pid, 'SIGTERM');
      await ended;
    }
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const address = await new Promise<string>((found, failed) => {
      let printed = '';
      up.stdout.setEncoding('utf8');
      up.stdout.on('data', (text: string) => {
        printed += text;
        const match = /is ready at (http:\/\/[\w.:[\]-]+)/.exec(printed);
        if (match?.[1] !== undefined) {
          found(match[1]);
        }
      });
      up.once('error', failed);
      up.once('exit', (code) => failed(new Error(`the server ended with ${code} before it was ready:\n${printed}`)));
    });
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
