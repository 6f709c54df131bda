import '@oneshelf/kit/styles.css';
import './shell/console.css';
import { speak, useTheme } from '@oneshelf/kit';
import { createApp } from 'vue';
import App from './App.vue';
import { router } from './router';
import { words } from './words';

useTheme();
const app = createApp(App);
speak(app, words);
app.use(router);
app.mount('#app');
