import { pages, type AnswerOf } from '@oneshelf/client';
import { computed, shallowRef } from 'vue';
import { ownPart, useLanguage } from '@oneshelf/kit';
import { channelIn } from './names';
import { api } from './session';

export type Location = AnswerOf<'/v1/locations', 'get'>['locations'][number];
export type Channel = AnswerOf<'/v1/channels', 'get'>['channels'][number];

const locations = shallowRef<Location[]>();
const channels = shallowRef<Channel[]>();

/** Places and channels, which almost every page names: read once, and anew when somebody changed them here. */
export async function readFacts(): Promise<void> {
  const query = (cursor: string | undefined) => ({ params: { query: { limit: 500, ...(cursor ? { cursor } : {}) } } });
  [locations.value, channels.value] = await Promise.all([
    pages(
      (cursor) => api.GET('/v1/locations', query(cursor)),
      (body) => body.locations,
    ),
    pages(
      (cursor) => api.GET('/v1/channels', query(cursor)),
      (body) => body.channels,
    ),
  ]);
}

export function useFacts() {
  if (locations.value === undefined) {
    // A page that needs them more than for a name asks itself and tells what went wrong.
    readFacts().catch(() => undefined);
  }
  const language = useLanguage();
  const own = computed(() =>
    (locations.value ?? []).map((location) => ({ ...location, name: ownPart(location.name, language.value) })),
  );
  return {
    /** Every place, called as the reader's language calls it. */
    locations: own,
    /** Every place as it is written down. */
    written: computed(() => locations.value ?? []),
    channels: computed(() =>
      (channels.value ?? []).map((channel) => ({
        ...channel,
        name: channelIn(channel.code, channel.name, language.value),
      })),
    ),
    /** Every channel as it is written down. */
    writtenChannels: computed(() => channels.value ?? []),
    nameOf: (code: string) => own.value.find((location) => location.code === code)?.name ?? code,
    channelName: (code: string) => {
      const name = channels.value?.find((channel) => channel.code === code)?.name;
      return name === undefined ? code : channelIn(code, name, language.value);
    },
    zoneOf: (code: string | undefined) => locations.value?.find((location) => location.code === code)?.zone,
  };
}
