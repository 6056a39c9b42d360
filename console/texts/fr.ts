import { chartTexts } from './fr/charts.ts';
import { deviceTexts } from './fr/devices.ts';
import { floorTexts } from './fr/floor.ts';
import { gatewayTexts } from './fr/gateways.ts';
import { hubTexts } from './fr/hub.ts';
import { findingTexts } from './fr/findings.ts';
import { pathsTexts } from './fr/paths.ts';
import { planMoreTexts } from './fr/plan-more.ts';
import { planTexts } from './fr/plan.ts';
import { planogramTexts } from './fr/planogram.ts';
import { salesTexts } from './fr/sales.ts';
import { shellTexts } from './fr/shell.ts';
import { signageTexts } from './fr/signage.ts';
import { surveyTexts } from './fr/survey.ts';
import { tagTexts } from './fr/tags.ts';
import { workTexts } from './fr/work.ts';

export const fr = {
  ...shellTexts,
  ...floorTexts,
  ...pathsTexts,
  ...chartTexts,
  ...findingTexts,
  ...signageTexts,
  ...workTexts,
  ...salesTexts,
  ...deviceTexts,
  ...gatewayTexts,
  ...tagTexts,
  ...hubTexts,
  ...planTexts,
  ...planMoreTexts,
  ...planogramTexts,
  ...surveyTexts,
} as const;
