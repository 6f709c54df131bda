// Writes the types of the API from docs/reference/openapi.json, which the server publishes, to client/generated/api.d.ts.
// Does nothing when they are those of that document already.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const document = fileURLToPath(new URL('../../docs/reference/openapi.json', import.meta.url));
const folder = fileURLToPath(new URL('generated/', import.meta.url));
const file = `${folder}api.d.ts`;

const source = await readFile(document);
const mark = `// Made from docs/reference/openapi.json (${createHash('sha256').update(source).digest('hex')}) by client/types.mjs.\n`;
const present = await readFile(file, 'utf8').catch(() => '');
if (!present.startsWith(mark)) {
  const types = astToString(
    await openapiTS(pathToFileURL(document), { alphabetize: false, defaultNonNullable: false }),
  );
  await mkdir(folder, { recursive: true });
  await writeFile(`${file}.new`, mark + types);
  await rename(`${file}.new`, file);
}
