/** How much of an instant is told. */
export type TimeForm = 'full' | 'date' | 'minute' | 'clock';

const FORMS: Record<TimeForm, Intl.DateTimeFormatOptions> = {
  full: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  date: { year: 'numeric', month: 'short', day: 'numeric' },
  minute: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  clock: { hour: '2-digit', minute: '2-digit' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant as people write it, in a zone of theirs.
 * @param zone the zone of the place it is about; the reader's own when left out
 */
export function formatTime(
  instant: string | number | Date,
  language: string,
  form: TimeForm = 'minute',
  zone?: string,
): string {
  const key = `${language} ${form} ${zone ?? ''}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language, {
      ...FORMS[form],
      hourCycle: 'h23',
      ...(zone === undefined ? {} : { timeZone: zone }),
    });
    formats.set(key, format);
  }
  return format.format(new Date(instant));
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

/** How long ago, or in how long: "3 minutes ago", "2 小时后". */
export function formatAgo(instant: string | number | Date, now: number, language: string): string {
  const apart = new Date(instant).getTime() - now;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, length] of STEPS) {
    if (Math.abs(apart) >= length || unit === 'second') {
      return format.format(Math.trunc(apart / length), unit);
    }
  }
  return '';
}
