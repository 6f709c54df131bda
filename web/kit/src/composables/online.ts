import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue';

/** Whether the device believes it has a network. It may be wrong; what counts is whether the server answers. */
export function useOnline(): Ref<boolean> {
  const online = ref(navigator.onLine);
  const look = () => (online.value = navigator.onLine);
  onMounted(() => ['online', 'offline'].forEach((event) => window.addEventListener(event, look)));
  onBeforeUnmount(() => ['online', 'offline'].forEach((event) => window.removeEventListener(event, look)));
  return online;
}
