// Builds the web apps: node web/build.mjs. Called by server/pom.xml, which puts web/dist into the jar.
// Nothing is done twice: libraries are installed when the lock file has changed, an app is built when something it is made
// from has.
//
//   node web/build.mjs            installs and builds what has changed
//   node web/build.mjs install    the libraries, if they have changed; the others do so as well
//   node web/build.mjs check      types, format and unit tests
//   node web/build.mjs journeys   the apps in a real browser, against a server of its own (or ONESHELF_URL)
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const here = fileURLToPath(new URL('.', import.meta.url));
const document = join(here, '../docs/reference/openapi.json');
const apps = ['console', 'shop', 'till'];
const shared = ['kit', 'client', 'package-lock.json', 'tsconfig.base.json', 'vite.shared.ts', 'build.mjs'];

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Oneshelf needs Node 20.19 or newer to build its web apps, and this is ${process.versions.node}.`);
}

/** Runs a program of ours; a failure ends the build. */
function run(command, args, environment = {}) {
  const done = spawnSync(command, args, {
    cwd: here,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
  });
  if (done.error !== undefined) {
    fail(`${command} cannot be started (${done.error.message}); it comes with Node.`);
  }
  return done.status ?? 1;
}

function must(command, args, environment) {
  const status = run(command, args, environment);
  if (status !== 0) {
    process.exit(status);
  }
}

/** A program that a library brought along. */
const bin = (name) => join(here, 'node_modules/.bin', name);

const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

/** All files below, sorted, without what was made or installed. */
function files(path) {
  if (!existsSync(path)) {
    return [];
  }
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path)
    .sort()
    .filter((name) => !['node_modules', 'generated', 'dist', 'results'].includes(name) && !name.endsWith('.test.ts'))
    .flatMap((name) => files(join(path, name)));
}

const hashOf = (paths) =>
  sha(
    ...paths.flatMap((path) => files(path).flatMap((file) => [relative(here, file), '\0', readFileSync(file), '\0'])),
  );

function install() {
  const stamp = join(here, 'node_modules/.installed');
  const lock = hashOf([join(here, 'package-lock.json')]);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    console.log('Installing the libraries of the web apps …');
    must('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']);
    writeFileSync(stamp, lock);
  }
}

const types = () => must(process.execPath, ['client/types.mjs']);

/** Beside each file that text compression makes smaller stand a .br and a .gz, so that the server compresses nothing. */
async function compress(folder) {
  const brotli = promisify(brotliCompress);
  const zip = promisify(gzip);
  const worth = files(folder).filter(
    (file) => /\.(html|js|css|svg|json|webmanifest)$/.test(file) && statSync(file).size > 512,
  );
  await Promise.all(
    worth.map(async (file) => {
      const text = readFileSync(file);
      writeFileSync(`${file}.br`, await brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      writeFileSync(`${file}.gz`, await zip(text, { level: 9 }));
    }),
  );
}

async function build() {
  const dist = join(here, 'dist');
  const common = hashOf([...shared.map((path) => join(here, path)), document]);
  const changed = apps.filter((app) => {
    const mark = join(dist, `.${app}`);
    return !existsSync(mark) || readFileSync(mark, 'utf8') !== sha(common, hashOf([join(here, app)]));
  });
  if (changed.length === 0) {
    return;
  }
  install();
  types();
  mkdirSync(dist, { recursive: true });
  for (const app of changed) {
    console.log(`Building the ${app} …`);
    // Built aside and put in place at the end: whoever reads dist meanwhile finds the app of before, whole.
    const aside = join(dist, `${app}.${process.pid}`);
    const mark = sha(common, hashOf([join(here, app)]));
    must(bin('vite'), ['build', '--config', `${app}/vite.config.ts`, '--logLevel', 'warn'], {
      ONESHELF_WEB_OUT: aside,
    });
    await compress(aside);
    rmSync(join(dist, app), { recursive: true, force: true });
    renameSync(aside, join(dist, app));
    writeFileSync(join(dist, `.${app}`), mark);
  }
}

/** The browser of the journeys: CHROMIUM, or where Debian and others put it. */
function chromium() {
  const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return places.find((path) => path !== undefined && path !== '' && existsSync(path));
}

const [task = 'build', ...rest] = process.argv.slice(2);
switch (task) {
  case 'build':
    await build();
    break;
  case 'install':
    install();
    break;
  case 'check': {
    install();
    types();
    must(bin('prettier'), ['--check', '--log-level', 'warn', '.']);
    must(bin('vue-tsc'), ['--noEmit', '-p', 'tsconfig.json']);
    must(bin('vitest'), ['run', '--reporter=default', `--maxWorkers=${Math.max(1, availableParallelism() - 1)}`]);
    break;
  }
  case 'journeys': {
    const browser = chromium();
    if (browser === undefined) {
      const sentence = 'The journeys in a browser were skipped: there is no Chromium (set CHROMIUM to one).';
      if (process.env['ONESHELF_BROWSER'] === 'required') {
        fail(sentence);
      }
      console.log(sentence);
      break;
    }
    install();
    types();
    must(bin('playwright'), ['test', '--config', 'journeys/playwright.config.ts', ...rest], { CHROMIUM: browser });
    break;
  }
  default:
    fail(`web/build.mjs does not know ${task}; it knows build, install, check and journeys.`);
}
