import '@oneshelf/kit/styles.css';
import './frame/shop.css';
import { speak, useTheme } from '@oneshelf/kit';
import { createApp } from 'vue';
import App from './App.vue';
import { install } from './frame/installed';
import { followBasket } from './order/basket';
import { routes } from './routes';
import { words } from './words';

useTheme();
const app = createApp(App);
speak(app, words);
app.use(routes);
app.mount('#app');
followBasket();
install();
