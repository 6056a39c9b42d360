const nightFromHour = 21;
const nightUntilHour = 7;

/** A screen seen from the street at night must not glare: dark from nine in the evening to seven, by the shop's own clock. */
export function themeAt(at: number, timeZone: string | undefined): 'light' | 'dark' {
  const hour = Number(
    new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', ...(timeZone === undefined ? {} : { timeZone }) }).format(at),
  );
  return hour >= nightFromHour || hour < nightUntilHour ? 'dark' : 'light';
}
