import { ConfigError } from '#shared/link/errors.ts';
import type { Config } from './config/config.ts';
import type { Records } from './database/define.ts';
import { makeCode } from './secrets.ts';
import { insertPlaylist } from './screens/screen-records.ts';
import { seedSampleShop, type FirstSignIn } from './seed-sample.ts';
import { keepSetting } from './setting-records.ts';
import { addStaff } from './staff/staff-records.ts';
import { hashPassword } from './staff/passwords.ts';

export type { FirstSignIn } from './seed-sample.ts';

/** Opens a new data folder: the sample shop, or an empty one with one installer who can add everything. */
export async function openShop(parts: {
  readonly records: Records;
  readonly config: Config;
  readonly now: number;
  readonly assetsFolder: string;
}): Promise<readonly FirstSignIn[]> {
  const { records, config, now, assetsFolder } = parts;
  const signIns = config.sampleShop ? await seedSampleShop({ records, now, assetsFolder }) : await openEmptyShop(records, now);
  const opened = await records.write(keepSetting, { name: 'opened', value: config.sampleShop ? 'sample' : 'empty' });
  if ((opened === 'sample') !== config.sampleShop)
    throw new ConfigError([`sampleShop: the data folder was opened as "${opened}"; choose another folder with --data`]);
  return signIns;
}

async function openEmptyShop(records: Records, now: number): Promise<readonly FirstSignIn[]> {
  const password = `${makeCode(4)}-${makeCode(4)}-${makeCode(4)}`.toLowerCase();
  await records.write(addStaff, {
    staff_id: 'staff-1',
    login: 'owner',
    name: 'Owner',
    password_hash: await hashPassword(password),
    roles: 'manager,seller,editor,picker,installer',
  });
  await records.write(insertPlaylist, {
    playlistId: 'main',
    name: JSON.stringify({ fr: 'Toute la boutique', en: 'The whole shop' }),
    slides: '[]',
    now,
    by: 'hub',
  });
  return [{ login: 'owner', name: 'Owner', password }];
}
