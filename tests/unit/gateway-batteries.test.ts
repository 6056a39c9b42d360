import { expect, test } from 'vitest';
import { batteryAttention } from '../../edge/gateways/battery-rules.ts';

const at = 1_795_600_000_000;
const battery = (batteryPercent: number | null, batteryAt: number | null = at) => ({ batteryPercent, batteryAt });

test('nearly empty batteries ask for someone in one line, since the first of them was', () => {
  expect(batteryAttention([battery(null, null), battery(10), battery(84)])).toEqual([]);
  expect(batteryAttention([battery(9), battery(84)])).toMatchObject([
    { severity: 'info', since: at, words: { en: expect.stringMatching(/^One tag/) } },
  ]);
  const [line, ...more] = batteryAttention([battery(9), battery(0, at - 5), battery(10)]);
  expect(more).toEqual([]);
  expect(line).toMatchObject({ since: at - 5, words: { fr: expect.stringMatching(/^2 balises/), en: expect.stringMatching(/^2 tags/) } });
});
