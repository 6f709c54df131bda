import { createRouter, createWebHashHistory } from 'vue-router';
import HomePage from './pages/HomePage.vue';

export const router = createRouter({
  history: createWebHashHistory('/shop/'),
  routes: [{ path: '/:rest(.*)*', component: HomePage }],
});
