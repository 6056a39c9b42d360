import type { Page } from 'playwright-core';
import { showClaimCode } from '#shared/contract/devices.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import type { RunningHub } from './start-hub.ts';

/** Signs in on the console's own form. */
export async function signInOn(page: Page, hub: RunningHub, login: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(login);
  await page.getByLabel('Password', { exact: true }).fill(hub.passwords.get(login) ?? '');
  await page.keyboard.press('Enter');
  await page.locator('console-rail').waitFor();
}

/** The address an installer opens on a new kiosk or screen. */
export async function claimLink(manager: HttpClient, screen: 'kiosk' | 'signage', deviceId: string): Promise<string> {
  const { code } = await manager.call(showClaimCode, { params: { deviceId } });
  return `/${screen}/#claim=${code}`;
}
