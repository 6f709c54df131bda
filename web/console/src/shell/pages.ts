import type { IconName } from '@oneshelf/kit';
import type { Role } from './session';

/** A page of the menu, and who sees it; owners see all. */
export interface MenuPage {
  readonly name: string;
  readonly path: string;
  readonly icon: IconName;
  readonly roles: readonly Role[];
}

const EVERYBODY: readonly Role[] = [
  'merchandiser',
  'store-manager',
  'associate',
  'cashier',
  'courier',
  'service',
  'auditor',
];

export const MENU: readonly MenuPage[] = [
  { name: 'today', path: '/today', icon: 'chart', roles: ['merchandiser', 'store-manager', 'service', 'auditor'] },
  {
    name: 'orders',
    path: '/orders',
    icon: 'order',
    roles: ['store-manager', 'associate', 'cashier', 'service', 'auditor'],
  },
  { name: 'shifts', path: '/shifts', icon: 'clock', roles: ['store-manager', 'auditor'] },
  {
    name: 'stock',
    path: '/stock',
    icon: 'stock',
    roles: ['merchandiser', 'store-manager', 'associate', 'cashier', 'service', 'auditor'],
  },
  { name: 'products', path: '/products', icon: 'product', roles: EVERYBODY },
  { name: 'network', path: '/network', icon: 'network', roles: EVERYBODY },
  { name: 'staff', path: '/staff', icon: 'people', roles: ['store-manager', 'auditor'] },
  { name: 'audit', path: '/audit', icon: 'audit', roles: ['auditor'] },
  { name: 'settings', path: '/settings', icon: 'settings', roles: EVERYBODY },
];

export function menuOf(role: Role | undefined): MenuPage[] {
  return MENU.filter((page) => role === 'owner' || (role !== undefined && page.roles.includes(role)));
}

/** Where somebody of that role begins. */
export function homeOf(role: Role | undefined): string {
  return menuOf(role)[0]?.path ?? '/settings';
}
