import { isProblem, Problem, told, type AnswerOf } from '@oneshelf/client';
import { api, session } from '../shell/session';
import { edited, editOf, type Product } from './products';

/** As many as a product may have, as large as one may be, and what kinds; the server holds to the same. */
export const PICTURES_MAX = 12;
const BYTES_MAX = 4 * 1024 * 1024;
export const KINDS = ['image/jpeg', 'image/png'];

/** A camera's picture that is too heavy is made smaller here, to more than a shop ever shows. */
const SIDE_WHEN_TOO_HEAVY = 2560;

export type Uploaded = AnswerOf<'/v1/media', 'post'>;

/** Where a picture is seen, in one of its widths. */
export const address = (hash: string, width: number) => `/v1/media/${hash}?width=${width}`;

/** The pictures with one of them at another place. */
export function moved(pictures: readonly string[], hash: string, to: number): string[] {
  const others = pictures.filter((one) => one !== hash);
  return others.length === pictures.length ? [...pictures] : others.toSpliced(Math.max(0, to), 0, hash);
}

/** The pictures without one of them. */
export const without = (pictures: readonly string[], hash: string) => pictures.filter((one) => one !== hash);

/** The pictures with one more at a place, or at the end; one that is among them stays where it is. */
export function having(pictures: readonly string[], hash: string, at = pictures.length): string[] {
  return pictures.includes(hash) ? [...pictures] : pictures.toSpliced(at, 0, hash);
}

export interface Saved {
  readonly product: Product;
  /** False when somebody else had changed the pictures meanwhile: then theirs stand, and nothing was written. */
  readonly done: boolean;
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((hash, at) => hash === other[at]);

/**
 * Changes the pictures of a product. What somebody else has changed of the product meanwhile stays; when it was the pictures,
 * only what harms none of theirs is done all the same.
 * @param harmless true for adding one, which fits any list
 */
export async function save(
  product: Product,
  change: (pictures: readonly string[]) => string[],
  harmless: boolean,
): Promise<Saved> {
  let standing = product;
  for (;;) {
    const pictures = change(standing.pictures);
    if (same(pictures, standing.pictures)) {
      return { product: standing, done: true };
    }
    try {
      const { body } = await told(
        api.PUT('/v1/products/{id}', {
          params: { path: { id: product.id } },
          headers: { 'If-Match': `"${standing.version}"` },
          body: { ...edited(standing, editOf(standing)), pictures },
        }),
      );
      return { product: body, done: true };
    } catch (thrown) {
      if (!isProblem(thrown) || thrown.word !== 'request/changed-meanwhile') {
        throw thrown;
      }
      const theirs = (await told(api.GET('/v1/products/{id}', { params: { path: { id: product.id } } }))).body;
      if (!harmless && !same(theirs.pictures, standing.pictures)) {
        return { product: theirs, done: false };
      }
      standing = theirs;
    }
  }
}

/** Draws a picture no larger than so many pixels on a side; nothing when the browser cannot decode it. */
async function drawn(file: Blob, side: number): Promise<HTMLCanvasElement | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (bitmap === undefined || pen === null) {
    return undefined;
  }
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  // What is transparent becomes white: JPEG would make it black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

/** A small copy to look at while the picture is on its way, as a data URL. */
export async function preview(file: Blob): Promise<string | undefined> {
  return (await drawn(file, 320))?.toDataURL('image/jpeg', 0.7);
}

/** The file as it is to be sent: as it is, or made smaller when it is a picture that is too heavy. */
export async function fitting(file: Blob): Promise<Blob> {
  if (file.size <= BYTES_MAX || !KINDS.includes(file.type)) {
    return file;
  }
  const canvas = await drawn(file, SIDE_WHEN_TOO_HEAVY);
  if (canvas === undefined) {
    throw new Problem('catalog/not-a-picture', 422, 'The browser cannot decode the picture.');
  }
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), 'image/jpeg', 0.9));
}

/**
 * Sends a picture. By XMLHttpRequest, because `fetch` does not tell how far an upload has come.
 * @param progress told a number from 0 to 1
 * @throws Problem when it was refused or the server could not be reached
 */
export function upload(picture: Blob, progress: (part: number) => void): Promise<Uploaded> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/v1/media');
    request.responseType = 'json';
    request.setRequestHeader('Content-Type', picture.type === '' ? 'application/octet-stream' : picture.type);
    request.setRequestHeader('X-CSRF-Token', session.csrf() ?? '');
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () => failed(Problem.unreachable(new Error('The upload broke off.')));
    request.onload = () => {
      const body: unknown = request.response;
      if (request.status === 200 || request.status === 201) {
        done(body as Uploaded);
        return;
      }
      const problem = Problem.of(new Response(null, { status: request.status }), body);
      if (request.status === 401) {
        session.over();
      } else if (problem.word === 'access/csrf') {
        // Another window has signed in anew; out of reach, the next refusal asks again.
        session.resume().catch(() => undefined);
      }
      failed(problem);
    };
    request.send(picture);
  });
}
