import { told } from '@oneshelf/client';
import { api } from '../access/shopper';

/** The channel on which this shop sells. */
export const CHANNEL = 'web';

let asked: Promise<string | undefined> | undefined;

/** The currency the channel sells in; undefined when it sells in any. */
export function shopCurrency(): Promise<string | undefined> {
  asked ??= told(api.GET('/v1/channels/{code}', { params: { path: { code: CHANNEL } } })).then(
    ({ body }) => body.currency ?? undefined,
    (thrown: unknown) => {
      asked = undefined;
      throw thrown;
    },
  );
  return asked;
}
