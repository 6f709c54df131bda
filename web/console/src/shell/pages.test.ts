import { describe, expect, it } from 'vitest';
import { homeOf, MENU, menuOf } from './pages';

describe('the menu', () => {
  it('shows an owner everything', () => {
    expect(menuOf('owner')).toEqual(MENU);
  });

  it('shows nobody anything who is not signed in', () => {
    expect(menuOf(undefined)).toEqual([]);
  });

  it.each([
    ['merchandiser', 'today stock products network settings'],
    ['store-manager', 'today orders shifts stock products network staff settings'],
    ['associate', 'orders stock products network settings'],
    ['cashier', 'orders stock products network settings'],
    ['courier', 'products network settings'],
    ['service', 'today orders stock products network settings'],
    ['auditor', 'today orders shifts stock products network staff audit settings'],
  ] as const)('shows a %s %s', (role, pages) => {
    expect(
      menuOf(role)
        .map((page) => page.name)
        .join(' '),
    ).toBe(pages);
  });

  it('leads everybody to the first page of theirs', () => {
    expect(homeOf('owner')).toBe('/today');
    expect(homeOf('cashier')).toBe('/orders');
    expect(homeOf('courier')).toBe('/products');
  });
});
