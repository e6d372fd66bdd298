/** The page as an app that a person has installed: it opens without a server. One that is only visited keeps nothing. */
import { make } from './dom.js';
import { onDemand } from './part.js';

const INSTALLED = '(display-mode: standalone), (display-mode: minimal-ui), (display-mode: fullscreen)';

export function bindInstalled() {
  // Only once all else has come, since browsers ask for it to offer the installation, which can wait.
  if (document.readyState === 'complete') offerInstallation();
  else addEventListener('load', offerInstallation);
  if (matchMedia(INSTALLED).matches) void keep();
  else addEventListener('appinstalled', () => void keep());
}

function offerInstallation() {
  const manifest = make('link', '');
  manifest.rel = 'manifest';
  manifest.href = '/web/app.webmanifest';
  document.head.append(manifest);
}

async function keep() {
  try {
    // Without a secure connection there is none.
    const { serviceWorker } = navigator;
    if (!serviceWorker) return;
    await serviceWorker.register('/web/service-worker.js', { scope: '/' });
    const { active } = await serviceWorker.ready;
    await onDemand();
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    const own = files.filter((name) => name.startsWith(location.origin + '/web/'));
    active?.postMessage([location.origin + location.pathname, ...new Set(own)]);
  } catch (error) {
    // It still works as any page does.
    console.warn(error);
  }
}
