/** A place on the earth, in degrees (WGS 84), north and east positive. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

const DECIMAL = String.raw`[-+]?\d{1,3}(?:\.\d+)?`;
/** A comma alone parts only numbers that have a point: 51,5 is one number to half of Europe. */
const PAIR = new RegExp(
  String.raw`^(${DECIMAL})°?\s*([NS])?(?:\s*[;，]\s*|,\s+|\s+|(?<=\.\d+),(?=[-+]?\d+\.))(${DECIMAL})°?\s*([EW])?$`,
  'i',
);
const IN_LINK = new RegExp(String.raw`[@=/:](${DECIMAL}),(${DECIMAL})(?:[,&/?#)]|$)`);
const SIXTIETHS = /(\d{1,3})°\s*(\d{1,2})['′]\s*(\d{1,2}(?:\.\d+)?)["″]\s*([NSEW])/gi;

/**
 * The position that somebody copied from a map: two numbers, degrees with minutes and seconds, or a link with the numbers in
 * it (`geo:` too). Undefined when it is none, so that what is typed digit by digit stays as it is.
 */
export function positionIn(text: string): Position | undefined {
  const copied = text.trim();
  const parts = [...copied.matchAll(SIXTIETHS)].map(([, degrees, minutes, seconds, side]) =>
    signed(Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600, side),
  );
  if (parts.length === 2) {
    return onEarth(parts[0], parts[1]);
  }
  if (/^(?:https?|geo):/i.test(copied)) {
    const link = IN_LINK.exec(copied);
    return link === null ? undefined : onEarth(Number(link[1]), Number(link[2]));
  }
  const pair = PAIR.exec(copied);
  return pair === null ? undefined : onEarth(signed(Number(pair[1]), pair[2]), signed(Number(pair[3]), pair[4]));
}

function signed(degrees: number, side: string | undefined): number {
  return side !== undefined && 'SWsw'.includes(side) ? -degrees : degrees;
}

function onEarth(latitude: number | undefined, longitude: number | undefined): Position | undefined {
  return latitude === undefined ||
    longitude === undefined ||
    !(Math.abs(latitude) <= 90) ||
    !(Math.abs(longitude) <= 180)
    ? undefined
    : { latitude: rounded(latitude), longitude: rounded(longitude) };
}

/** To a decimetre; nobody measures a store's door more closely. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
