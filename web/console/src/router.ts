import type { Component } from 'vue';
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router';
import { homeOf, MENU } from './shell/pages';
import { roleOf, session } from './shell/session';

declare module 'vue-router' {
  interface RouteMeta {
    /** The page of the menu it belongs to; without one it is open to whoever is signed in. */
    menu?: string;
    /** Seen without being signed in. */
    open?: boolean;
  }
}

/** A page of the menu, loaded when it is opened first. */
function page(path: string, name: string, menu: string, component: () => Promise<Component>): RouteRecordRaw {
  return { path, name, component, props: true, meta: { menu } };
}

const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./access/SignInPage.vue'), meta: { open: true } },
  { path: '/welcome', name: 'welcome', component: () => import('./access/WelcomePage.vue'), meta: { open: true } },
  { path: '/accept', name: 'accept', component: () => import('./access/AcceptPage.vue'), meta: { open: true } },
  page('/today', 'today', 'today', () => import('./insight/TodayPage.vue')),
  page('/orders', 'orders', 'orders', () => import('./order/OrdersPage.vue')),
  page('/orders/:id', 'order', 'orders', () => import('./order/OrderPage.vue')),
  page('/returns', 'returns', 'orders', () => import('./order/ReturnsPage.vue')),
  page('/shifts', 'shifts', 'shifts', () => import('./till/ShiftsPage.vue')),
  page('/shifts/:id', 'shift', 'shifts', () => import('./till/ShiftPage.vue')),
  page('/stock', 'stock', 'stock', () => import('./stock/StockPage.vue')),
  page('/stock/import', 'import', 'stock', () => import('./import/ImportPage.vue')),
  page('/stock/:code', 'sku', 'stock', () => import('./stock/SkuPage.vue')),
  page('/products', 'products', 'products', () => import('./catalog/ProductsPage.vue')),
  page('/network', 'network', 'network', () => import('./network/NetworkPage.vue')),
  page('/staff', 'staff', 'staff', () => import('./access/StaffPage.vue')),
  page('/audit', 'audit', 'audit', () => import('./insight/AuditPage.vue')),
  page('/settings', 'settings', 'settings', () => import('./settings/SettingsPage.vue')),
  { path: '/:rest(.*)*', name: 'lost', component: () => import('./shell/LostPage.vue') },
];

export const router = createRouter({
  history: createWebHashHistory('/console/'),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.beforeEach(async (to) => {
  if (to.meta.open === true) {
    return true;
  }
  if (session.now.state === 'unknown') {
    try {
      await session.resume();
    } catch {
      // The server is away; the frame says so and tries again.
      return true;
    }
  }
  if (session.now.state !== 'signed-in') {
    return { name: 'sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } };
  }
  const role = roleOf(session.now.person);
  if (to.path === '/') {
    return homeOf(role);
  }
  const page = MENU.find((entry) => entry.name === to.meta.menu);
  if (page !== undefined && role !== 'owner' && !page.roles.includes(role)) {
    return { name: 'lost', params: { rest: to.path.slice(1).split('/') }, query: { why: 'role' } };
  }
  return true;
});
