import '#shared/ui/trusted-types.ts';
import '#shared/ui/fonts.css';
import '#shared/ui/tokens.css';
import '#shared/ui/reset.css';
import { systemClock } from '#shared/link/clock.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { chooseLocale, setLocale } from '#shared/ui/locale.ts';
import { watchInstalling } from './parts/installing.ts';
import { PhoneApp } from './phone-app.ts';
import { createBrowserMemory } from './state/memory.ts';
import { createSession } from './state/session.ts';
import { keepForOffline } from './state/keep-for-offline.ts';

setLocale(chooseLocale(navigator.languages));
watchInstalling();

const app = new PhoneApp();
app.clock = systemClock;
app.session = createSession({
  // The header is the proof that our own page asks: another site's form can't send it (see the hub's door).
  client: createHttpClient({ baseUrl: '', headers: () => ({ 'x-aisle': '1' }) }),
  memory: createBrowserMemory(localStorage),
  clock: systemClock,
});
document.body.append(app);
void keepForOffline();
