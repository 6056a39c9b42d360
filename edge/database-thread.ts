import { catalogueReads, catalogueWrites } from './catalogue/catalogue-records.ts';
import { runDatabaseThread } from './database/thread.ts';
import { deviceReads, deviceWrites } from './devices/device-records.ts';
import { gatewayWrites } from './gateways/gateway-records.ts';
import { insightReads, insightWrites } from './insights/insight-records.ts';
import { offerReads, offerWrites } from './offers/offer-records.ts';
import { orderReads, orderWrites } from './orders/order-records.ts';
import { planReads, planWrites } from './plan/plan-records.ts';
import { presenceReads, presenceWrites } from './presence/presence-records.ts';
import { saleReads, saleWrites } from './sales/sale-records.ts';
import { screenReads, screenWrites } from './screens/screen-records.ts';
import { settingReads, settingWrites } from './setting-records.ts';
import { shopperReads, shopperWrites } from './shoppers/shopper-records.ts';
import { staffReads, staffWrites } from './staff/staff-records.ts';

/** The composition root of the database threads: every named write and read there is. */
runDatabaseThread({
  writes: [
    ...catalogueWrites,
    ...deviceWrites,
    ...gatewayWrites,
    ...insightWrites,
    ...offerWrites,
    ...orderWrites,
    ...planWrites,
    ...presenceWrites,
    ...saleWrites,
    ...screenWrites,
    ...settingWrites,
    ...shopperWrites,
    ...staffWrites,
  ],
  reads: [
    ...catalogueReads,
    ...deviceReads,
    ...insightReads,
    ...offerReads,
    ...orderReads,
    ...planReads,
    ...presenceReads,
    ...saleReads,
    ...screenReads,
    ...settingReads,
    ...shopperReads,
    ...staffReads,
  ],
});
