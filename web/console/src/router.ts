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

const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./access/SignInPage.vue'), meta: { open: true } },
  { path: '/welcome', name: 'welcome', component: () => import('./access/WelcomePage.vue'), meta: { open: true } },
  { path: '/accept', name: 'accept', component: () => import('./access/AcceptPage.vue'), meta: { open: true } },
  { path: '/stock', name: 'stock', component: () => import('./stock/StockPage.vue'), meta: { menu: 'stock' } },
  {
    path: '/stock/:code',
    name: 'sku',
    component: () => import('./stock/SkuPage.vue'),
    props: true,
    meta: { menu: 'stock' },
  },
  { path: '/orders', name: 'orders', component: () => import('./order/OrdersPage.vue'), meta: { menu: 'orders' } },
  {
    path: '/orders/:id',
    name: 'order',
    component: () => import('./order/OrderPage.vue'),
    props: true,
    meta: { menu: 'orders' },
  },
  {
    path: '/settings',
    name: 'settings',
    component: () => import('./settings/SettingsPage.vue'),
    meta: { menu: 'settings' },
  },
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
