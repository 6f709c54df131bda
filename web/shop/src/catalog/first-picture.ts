import { shallowReactive } from 'vue';
import { product } from './products';

const known = shallowReactive(new Map<string, string | undefined>());

/** The first uploaded picture of a product; asked once, and until it is known, or when it cannot be, there is none. */
export function firstPicture(id: string): string | undefined {
  return known.get(id);
}

/** Looks up the first pictures of these products. */
export async function lookUpFirstPictures(ids: readonly string[]): Promise<void> {
  await Promise.all(
    [...new Set(ids)]
      .filter((id) => !known.has(id))
      .map((id) =>
        product(id).then(
          (found) => void known.set(id, found.pictures[0]),
          () => undefined,
        ),
      ),
  );
}
