import { createRouter, createWebHashHistory } from 'vue-router';
import DisplayScreen from './screens/DisplayScreen.vue';
import PickupScreen from './screens/PickupScreen.vue';
import ReturnScreen from './screens/ReturnScreen.vue';
import SellScreen from './screens/SellScreen.vue';
import ShiftScreen from './screens/ShiftScreen.vue';
import UnsentScreen from './screens/UnsentScreen.vue';

/** Everything is loaded at once: a till that has lost its network must not find a screen missing. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', name: 'sell', component: SellScreen },
    { path: '/return', name: 'return', component: ReturnScreen },
    { path: '/pickup', name: 'pickup', component: PickupScreen },
    { path: '/shift', name: 'shift', component: ShiftScreen },
    { path: '/unsent', name: 'unsent', component: UnsentScreen },
    { path: '/display', name: 'display', component: DisplayScreen },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
});
