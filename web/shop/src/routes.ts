import { createRouter, createWebHashHistory } from 'vue-router';
import HomePage from './catalog/HomePage.vue';

declare module 'vue-router' {
  interface RouteMeta {
    /** The key of its title among the words. */
    title?: string;
  }
}

/** Addresses stand behind the #, so that nothing in them ever reaches a server or its logs. */
export const routes = createRouter({
  history: createWebHashHistory(import.meta.env.BASE_URL),
  routes: [
    { path: '/', name: 'home', component: HomePage, meta: { title: 'home.title' } },
    {
      path: '/search',
      name: 'search',
      component: () => import('./catalog/SearchPage.vue'),
      meta: { title: 'search.title' },
    },
    {
      path: '/c/:category',
      name: 'category',
      component: () => import('./catalog/CategoryPage.vue'),
      meta: { title: 'category.title' },
    },
    {
      path: '/p/:id',
      name: 'product',
      component: () => import('./catalog/ProductPage.vue'),
      meta: { title: 'product.title' },
    },
    {
      path: '/basket',
      name: 'basket',
      component: () => import('./order/BasketPage.vue'),
      meta: { title: 'basket.title' },
    },
    {
      path: '/checkout/:id?',
      name: 'checkout',
      component: () => import('./order/CheckoutPage.vue'),
      meta: { title: 'checkout.title' },
    },
    {
      path: '/pay/:id',
      name: 'pay',
      component: () => import('./order/PayPage.vue'),
      meta: { title: 'pay.title' },
    },
    {
      path: '/payer/:id',
      name: 'payer',
      component: () => import('./order/PayerPage.vue'),
      meta: { title: 'payer.title' },
    },
    {
      path: '/orders',
      name: 'orders',
      component: () => import('./order/OrdersPage.vue'),
      meta: { title: 'orders.title' },
    },
    {
      path: '/o/:id',
      name: 'order',
      component: () => import('./order/OrderPage.vue'),
      meta: { title: 'order.title' },
    },
    {
      path: '/o/:id/return',
      name: 'return',
      component: () => import('./order/ReturnPage.vue'),
      meta: { title: 'return.title' },
    },
    {
      path: '/receipt/:code',
      name: 'receipt',
      component: () => import('./order/ReceiptPage.vue'),
      meta: { title: 'receipt.title' },
    },
    // What stands in the QR code of a receipt that a till has printed.
    { path: '/r/:code', redirect: (to) => ({ name: 'receipt', params: { code: to.params['code'] ?? '' } }) },
    {
      path: '/continue',
      name: 'continue',
      component: () => import('./access/ContinuePage.vue'),
      meta: { title: 'continue.title' },
    },
    {
      path: '/settings',
      name: 'settings',
      component: () => import('./frame/SettingsPage.vue'),
      meta: { title: 'settings.title' },
    },
    {
      path: '/:rest(.*)*',
      name: 'nowhere',
      component: () => import('./frame/NowherePage.vue'),
      meta: { title: 'nowhere.title' },
    },
  ],
  scrollBehavior: (to, from, saved) => (to.path === from.path ? false : (saved ?? { top: 0 })),
});
