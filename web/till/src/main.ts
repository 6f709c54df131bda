import '@oneshelf/kit/styles.css';
import './till.css';
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

// So that the till opens without a network. While one develops, files come from the development server.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/till/sw.js', { scope: '/till/' });
}
