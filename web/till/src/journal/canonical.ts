/** What a record may hold: nothing that JSON would write in two ways. Money and quantities beyond 2^53 are strings. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/**
 * A value as text, always the same for the same value: members by name in the order of UTF-16, no spaces, what is undefined
 * left out (RFC 8785, for the integers we use).
 */
export function canonical(value: Plain): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) {
      throw new RangeError(`${value} is not a whole number that a record may hold`);
    }
    return JSON.stringify(value);
  }
  if (isList(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${JSON.stringify(key)}:${canonical(member)}`];
    });
  return `{${members.join(',')}}`;
}

function isList(value: readonly Plain[] | { readonly [key: string]: Plain | undefined }): value is readonly Plain[] {
  return Array.isArray(value);
}
