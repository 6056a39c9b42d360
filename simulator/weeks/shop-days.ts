import { Temporal } from 'temporal-polyfill';

/** One day on which the shop is open. */
export interface ShopDay {
  readonly businessDay: string;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly opensAt: number;
  readonly closesAt: number;
  /** In the second half of the days: what was to change has. */
  readonly isChanged: boolean;
}

const opensHour = 10;
const closesHour = 19;
const sunday = 7;

/** The open days among the `days` calendar days that end the day before `today`, in the store's zone; closed on Sundays. */
export function shopDays(now: number, days: number, timeZone: string): readonly ShopDay[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const dates = Array.from({ length: days }, (_, nth) => today.subtract({ days: days - nth }));
  const instantOf = (date: Temporal.PlainDate, hour: number): number =>
    date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour }) }).epochMilliseconds;
  return dates.flatMap((date, nth) =>
    date.dayOfWeek === sunday
      ? []
      : [
          {
            businessDay: date.toString(),
            weekday: date.dayOfWeek,
            opensAt: instantOf(date, opensHour),
            closesAt: instantOf(date, closesHour),
            isChanged: days > 1 && nth >= days / 2,
          },
        ],
  );
}
