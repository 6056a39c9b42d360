import { pageFiles } from '../worker/page-files.ts';

const triedKey = 'aisle.signage.tried-build';

/** Loads the page anew when the hub serves another build of it than the one running; once per build, so that a mistake can't become a loop. */
export async function followNewBuild(): Promise<void> {
  const running = [...document.querySelectorAll('script[type=module]')].map((script) => script.getAttribute('src') ?? '').join();
  try {
    const response = await fetch('/signage/', { cache: 'no-store' });
    if (!response.ok) return;
    const served = pageFiles(await response.text()).filter((file) => file.endsWith('.js'));
    if (served.length === 0 || served.some((file) => running.includes(file))) return;
    if (sessionStorage.getItem(triedKey) === served.join()) return;
    sessionStorage.setItem(triedKey, served.join());
    location.reload();
  } catch {
    // The hub is away again, or storage is off: the running build is good enough.
  }
}
