import { shallowReactive } from 'vue';
import { product } from './products';

const known = shallowReactive(new Map<string, string>());

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
          ({ pictures: [first] }) => {
            // One that has none may get one while the page is open.
            if (first !== undefined) {
              known.set(id, first);
            }
          },
          () => undefined,
        ),
      ),
  );
}
