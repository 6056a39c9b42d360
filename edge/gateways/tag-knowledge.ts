import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../database/define.ts';
import { createEidResolver, type EidResolver } from './eid-resolver.ts';
import { readIdentities } from './gateway-records.ts';
import { createTagReports, type TagReports } from './tag-reports.ts';

/** What is known of tags beyond the register: what they say of themselves, and who they are behind a changing identity. */
export interface TagKnowledge {
  readonly reports: TagReports;
  readonly eids: EidResolver;
}

export async function createTagKnowledge(parts: { readonly records: Records; readonly clock: Clock }): Promise<TagKnowledge> {
  const eids = createEidResolver({ clock: parts.clock });
  for (const row of await parts.records.read(readIdentities, null)) {
    eids.add({
      tagKey: row.tag_key,
      identityKey: Buffer.from(row.identity_key, 'hex'),
      rotationExponent: row.rotation_exponent,
      zeroAtMs: row.zero_at,
      checkedAtMs: row.checked_at,
    });
  }
  return { reports: await createTagReports(parts), eids };
}
