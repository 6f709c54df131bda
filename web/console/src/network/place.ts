import type { Location } from '../shell/facts';

export const KINDS = ['STORE', 'WAREHOUSE', 'PRE_WAREHOUSE', 'REGIONAL', 'PICKUP_POINT'] as const;
export const MODES = ['CARRY_OUT', 'PICKUP', 'SHIP', 'DELIVER'] as const;

/** What is edited of a place, in the order in which the form asks for it. */
export type PlaceEdit = {
  name: string;
  kind: Location['kind'];
  zone: string;
  latitude: string;
  longitude: string;
  /** Always in one order, with a space between. */
  modes: string;
  company: string;
};

export const editOfPlace = (location: Location): PlaceEdit => ({
  name: location.name,
  kind: location.kind,
  zone: location.zone,
  latitude: String(location.latitude),
  longitude: String(location.longitude),
  modes: MODES.filter((mode) => location.modes.includes(mode)).join(' '),
  company: location.company ?? '',
});
