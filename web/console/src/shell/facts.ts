import { pages, type AnswerOf } from '@oneshelf/client';
import { computed, ref, shallowRef } from 'vue';
import { ownPart, useLanguage } from '@oneshelf/kit';
import { channelIn } from './names';
import { api } from './session';

export type Location = AnswerOf<'/v1/locations', 'get'>['locations'][number];
export type Channel = AnswerOf<'/v1/channels', 'get'>['channels'][number];

const locations = shallowRef<Location[]>();
const channels = shallowRef<Channel[]>();
/** Whether the names are here, or can not be had. */
const named = ref(false);
let reading: Promise<void> | undefined;

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

/** Reads them unless they are here or on their way, and tells nobody what went wrong. */
function readOnce(): void {
  if (locations.value === undefined) {
    reading ??= readFacts()
      .catch(() => undefined)
      .finally(() => {
        named.value = true;
        reading = undefined;
      });
  }
}

/** What stands for a name that is still being read: never the code, which people would take for the name. */
const COMING = '…';

export function useFacts() {
  // A page that needs them more than for a name asks itself and tells what went wrong.
  readOnce();
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
    /** Whether codes can be called by their names; also true where the names can not be had. */
    named,
    nameOf: (code: string) =>
      own.value.find((location) => location.code === code)?.name ?? (named.value ? code : COMING),
    channelName: (code: string) => {
      const name = channels.value?.find((channel) => channel.code === code)?.name;
      return name !== undefined ? channelIn(code, name, language.value) : named.value ? code : COMING;
    },
    zoneOf: (code: string | undefined) => locations.value?.find((location) => location.code === code)?.zone,
  };
}
