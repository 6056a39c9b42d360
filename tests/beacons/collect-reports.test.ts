import { describe, expect, it } from 'vitest';
import { gatewaySightings } from '#shared/contract/gateways.ts';
import { validate } from '#shared/contract/validate.ts';
import { createReportCollector } from '../../beacons/signal/collect-reports.ts';
import { createFakeClock } from './fakes/fake-clock.ts';

const cart = { key: `ib-${'0'.repeat(32)}-1-1` };
const button = { key: 'ma-c4de1200aa01' };

function start() {
  const clock = createFakeClock();
  return { clock, reports: createReportCollector({ clock }) };
}

describe('what tags say of themselves', () => {
  it('is told once, again when it changes, and every ten minutes', async () => {
    const { clock, reports } = start();
    reports.hear('a1', { tags: [cart], report: { batteryPercent: 84 } });
    expect(reports.takeReports()).toEqual([{ tag: cart.key, batteryPercent: 84 }]);
    reports.hear('a1', { tags: [cart], report: { batteryPercent: 84 } });
    expect(reports.takeReports()).toBeUndefined();
    reports.hear('a1', { tags: [cart], report: { batteryPercent: 83 } });
    expect(reports.takeReports()).toEqual([{ tag: cart.key, batteryPercent: 83 }]);
    await clock.advance(600_000);
    reports.hear('a1', { tags: [cart], report: { batteryPercent: 83 } });
    expect(reports.takeReports()).toHaveLength(1);
  });

  it('is the tag’s whose address the frame came from, when it names nobody itself', () => {
    const { reports } = start();
    reports.hear('a1', { tags: [], report: { batteryPercent: 50 } });
    expect(reports.takeReports()).toBeUndefined();
    reports.hear('a1', { tags: [cart] });
    reports.hear('a1', { tags: [], report: { batteryPercent: 50 } });
    expect(reports.takeReports()).toEqual([{ tag: cart.key, batteryPercent: 50 }]);
  });

  it('tells a press once, however many copies of it are heard, and the next one again', () => {
    const { reports } = start();
    const press = { tags: [button], report: { packetId: 7, batteryPercent: 90, press: 'once' } } as const;
    reports.hear('b1', press);
    reports.hear('b1', press);
    reports.hear('b1', { tags: [button], report: { packetId: 8, batteryPercent: 90 } });
    expect(reports.takeReports()).toEqual([{ tag: button.key, packetId: 8, batteryPercent: 90, press: 'once' }]);
    reports.hear('b1', { tags: [button], report: { packetId: 9, batteryPercent: 90, press: 'twice' } });
    expect(reports.takeReports()).toEqual([{ tag: button.key, packetId: 9, batteryPercent: 90, press: 'twice' }]);
    expect(reports.takeReports()).toBeUndefined();
  });

  it('stays within what a batch may carry; the rest is told later', () => {
    const { clock, reports } = start();
    const hearAll = (): void => {
      for (let nth = 0; nth < 150; nth += 1)
        reports.hear(`c${nth}`, { tags: [{ key: `ib-${'0'.repeat(32)}-1-${nth}` }], report: { batteryPercent: 50 } });
    };
    hearAll();
    const first = reports.takeReports() ?? [];
    expect(first).toHaveLength(100);
    expect(validate(gatewaySightings.body, { at: clock.now(), sequence: 0, others: 0, sightings: [], reports: first }).ok).toBe(true);
    hearAll();
    expect(reports.takeReports()).toHaveLength(50);
  });
});
