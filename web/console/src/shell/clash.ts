/** What two people edit, as the fields they see. */
export type Fields = Readonly<Record<string, string>>;

export interface Clash {
  readonly field: string;
  readonly mine: string;
  readonly theirs: string;
  /** Both of us changed it, and not in the same way. */
  readonly both: boolean;
}

/** Which fields somebody else has changed since, and which of them we changed too. */
export function clash(base: Fields, mine: Fields, theirs: Fields): Clash[] {
  return Object.keys(base)
    .filter((field) => base[field] !== theirs[field])
    .map((field) => ({
      field,
      mine: mine[field] ?? '',
      theirs: theirs[field] ?? '',
      both: base[field] !== mine[field] && mine[field] !== theirs[field],
    }));
}

/** Ours where we changed something, theirs elsewhere. */
export function merged<E extends Fields>(base: E, mine: E, theirs: E): E {
  const changed = Object.entries(mine).filter(([field, value]) => base[field] !== value);
  return { ...theirs, ...Object.fromEntries(changed) };
}
