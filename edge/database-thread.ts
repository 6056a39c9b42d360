import { queueReads, queueWrites } from './broker/persistence/queue-records.ts';
import { sessionReads, sessionWrites } from './broker/persistence/session-records.ts';
import { workerData } from 'node:worker_threads';
import { catalogueReads, catalogueWrites } from './catalogue/catalogue-records.ts';
import { runDatabaseThread } from './database/thread.ts';
import { deviceWrites } from './devices/device-changes.ts';
import { deviceReads } from './devices/device-records.ts';
import { gatewayReads, gatewayWrites } from './gateways/gateway-records.ts';
import { insightReads, insightWrites } from './insights/insight-records.ts';
import { runKeeperThread } from './keeping/keeper-thread.ts';
import { keepingReads, keepingWrites } from './keeping/keeping-records.ts';
import { offerReads, offerWrites } from './offers/offer-records.ts';
import { orderReads, orderWrites } from './orders/order-records.ts';
import { planReads, planWrites } from './plan/plan-records.ts';
import { planogramReads, planogramWrites } from './plan/planogram-records.ts';
import { presenceReads, presenceWrites } from './presence/presence-records.ts';
import { releaseReads, releaseWrites } from './releases/release-records.ts';
import { saleReads, saleWrites } from './sales/sale-records.ts';
import { screenReads, screenWrites } from './screens/screen-records.ts';
import { settingReads, settingWrites } from './setting-records.ts';
import { forget, shopperReads, shopperWrites } from './shoppers/shopper-records.ts';
import { staffReads, staffWrites } from './staff/staff-records.ts';
import { surveyReads, surveyWrites } from './survey/survey-records.ts';

/** The composition root of the database threads: every named write and read there is, or one piece of work on the files. */
if (workerData.role === 'keeper') runKeeperThread({ forgetShopper: forget.run });
else
  runDatabaseThread({
    writes: [
      ...catalogueWrites,
      ...deviceWrites,
      ...gatewayWrites,
      ...insightWrites,
      ...keepingWrites,
      ...offerWrites,
      ...orderWrites,
      ...planWrites,
      ...planogramWrites,
      ...presenceWrites,
      ...queueWrites,
      ...releaseWrites,
      ...saleWrites,
      ...screenWrites,
      ...sessionWrites,
      ...settingWrites,
      ...shopperWrites,
      ...staffWrites,
      ...surveyWrites,
    ],
    reads: [
      ...catalogueReads,
      ...deviceReads,
      ...gatewayReads,
      ...insightReads,
      ...keepingReads,
      ...offerReads,
      ...orderReads,
      ...planReads,
      ...planogramReads,
      ...presenceReads,
      ...queueReads,
      ...releaseReads,
      ...saleReads,
      ...screenReads,
      ...sessionReads,
      ...settingReads,
      ...shopperReads,
      ...staffReads,
      ...surveyReads,
    ],
  });
