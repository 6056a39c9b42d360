import { couponState, nameBesideFigure } from '../rules/coupon-rules.ts';
import { t } from './phone-text.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { Coupon } from '#shared/contract/shoppers.ts';
import { formatDate, formatDay, formatShare, formatTime } from '#shared/ui/formats.ts';

const minuteMs = 60_000;

/** What it is called beside its figure, in the shop's words. */
export function couponName({ name, percent }: Coupon): Texts {
  return { fr: nameBesideFigure(name.fr, percent), en: nameBesideFigure(name.en, percent) };
}

/** What it takes off, as a price tag says it: `−20%`, `−20 %` in French. Written from left to right in every language. */
export function percentOff(coupon: Coupon): string {
  return `\u2212${formatShare(coupon.percent / 100)}`;
}

/** When it ends: the time alone while that is today in the shop, else with its day. */
export function untilWords(coupon: Coupon, now: number, timeZone: string | undefined): string {
  const time = formatTime(coupon.until, timeZone);
  if (formatDate(coupon.until, timeZone) === formatDate(now, timeZone)) return t('offer.until', { time });
  return t('offer.untilDay', { day: formatDay(coupon.until, timeZone), time });
}

/** The minutes left in the last hour; undefined before that, when counting them would only press. */
export function minutesLeftWords(coupon: Coupon, now: number): string | undefined {
  const minutes = Math.ceil((coupon.until - now) / minuteMs);
  return minutes > 0 && minutes <= 60 ? t('offer.minutes', { count: minutes }) : undefined;
}

/** One line for a ticket: until when, used when, or over since when. */
export function ticketWords(coupon: Coupon, now: number, timeZone: string | undefined): string {
  const isToday = (at: number): boolean => formatDate(at, timeZone) === formatDate(now, timeZone);
  const at = coupon.redeemedAt ?? coupon.until;
  switch (couponState(coupon, now)) {
    case 'open':
      return untilWords(coupon, now, timeZone);
    case 'used':
      return isToday(at) ? t('ticket.used', { time: formatTime(at, timeZone) }) : t('ticket.usedDay', { day: formatDate(at, timeZone) });
    case 'over':
      return isToday(at) ? t('ticket.over', { time: formatTime(at, timeZone) }) : t('ticket.overDay', { day: formatDate(at, timeZone) });
  }
}
