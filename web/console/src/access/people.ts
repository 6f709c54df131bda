import type { AnswerOf } from '@oneshelf/client';
import type { Role } from '../shell/session';

export type Person = AnswerOf<'/v1/staff', 'get'>['staff'][number];

/** A role as the words of this app call it. */
export const wordOf = (role: string) => role.toLowerCase().replaceAll('_', '-') as Role;

/** The roles that somebody may give to others: an owner all, a store's manager those below. */
export const rolesToGive = (owner: boolean): readonly Role[] =>
  owner
    ? ['owner', 'merchandiser', 'store-manager', 'associate', 'cashier', 'courier', 'service', 'auditor']
    : ['associate', 'cashier'];

/** The roles that a token for a machine may have; shoppers get theirs in the shop. */
export const ROLES_OF_MACHINES: readonly [MachineRole, ...MachineRole[]] = [
  'integration',
  'service',
  'merchandiser',
  'store-manager',
  'associate',
  'cashier',
  'courier',
  'auditor',
  'owner',
];
type MachineRole = Role | 'integration';

/** Whether what has that role works in one store. */
export const ofStore = (role: MachineRole) => role === 'store-manager' || role === 'associate' || role === 'cashier';

/** What is edited of a person. */
export type PersonEdit = { displayName: string; name: string; role: Role; location: string };

export const editOfPerson = (person: Person): PersonEdit => ({
  displayName: person.displayName,
  name: person.name,
  role: wordOf(person.role),
  location: person.location ?? '',
});
