import { createApi, startSession, type Person, type SessionState } from '@oneshelf/client';
import { computed, shallowRef } from 'vue';

/** The one session of this page, and the API as the person who is signed in. */
export const session = startSession();
export const api = createApi({
  csrf: () => session.csrf(),
  signedOut: () => session.over(),
  // Out of reach, it stays as it is; the next refusal asks again.
  otherSession: () => void session.resume().catch(() => undefined),
});

const state = shallowRef<SessionState>(session.now);
session.onChange((next) => (state.value = next));

export type Role =
  'owner' | 'merchandiser' | 'store-manager' | 'associate' | 'cashier' | 'courier' | 'service' | 'auditor';

/** Roles as the API writes them, whatever their case. */
export function roleOf(person: Person): Role {
  return person.role.toLowerCase().replaceAll('_', '-') as Role;
}

export function useSession() {
  const person = computed(() => (state.value.state === 'signed-in' ? state.value.person : undefined));
  const role = computed(() => (person.value === undefined ? undefined : roleOf(person.value)));
  return {
    state: computed(() => state.value),
    person,
    role,
    /** Whether the person has one of these roles; an owner may everything. */
    is: (...roles: Role[]) => role.value === 'owner' || (role.value !== undefined && roles.includes(role.value)),
    /** Whether the person may write to this place. */
    at: (location: string) => person.value?.location === undefined || person.value.location === location,
  };
}
