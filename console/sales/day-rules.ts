interface HourFigure {
  readonly hour: number;
  readonly transactions: number;
  readonly totalCents: number;
}

/** Every hour from the first with a sale to the last, the empty ones between them too: a quiet hour is a figure. */
export function hoursOpen(hours: readonly HourFigure[]): readonly HourFigure[] {
  const sold = hours.filter(({ transactions }) => transactions > 0).map(({ hour }) => hour);
  if (sold.length === 0) return [];
  const first = Math.min(...sold);
  const count = Math.max(...sold) - first + 1;
  return Array.from({ length: count }, (_, place) => {
    const hour = first + place;
    return hours.find((figure) => figure.hour === hour) ?? { hour, transactions: 0, totalCents: 0 };
  });
}
