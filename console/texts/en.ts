import { chartTexts } from './en/charts.ts';
import { deviceTexts } from './en/devices.ts';
import { floorTexts } from './en/floor.ts';
import { gatewayTexts } from './en/gateways.ts';
import { hubTexts } from './en/hub.ts';
import { findingTexts } from './en/findings.ts';
import { pathsTexts } from './en/paths.ts';
import { planMoreTexts } from './en/plan-more.ts';
import { planTexts } from './en/plan.ts';
import { planogramTexts } from './en/planogram.ts';
import { salesTexts } from './en/sales.ts';
import { shellTexts } from './en/shell.ts';
import { signageTexts } from './en/signage.ts';
import { surveyTexts } from './en/survey.ts';
import { tagTexts } from './en/tags.ts';
import { workTexts } from './en/work.ts';

export const en = {
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
