import { spaced } from '../words/spaced';

/** A promised time from now on, in the largest unit that is whole enough: "2 hours", "3 天". */
export function promise(seconds: number, language: string): string {
  const [unit, length]: [string, number] =
    seconds >= 2 * 86_400 ? ['day', 86_400] : seconds >= 3600 ? ['hour', 3600] : ['minute', 60];
  const number = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return spaced(number.format(Math.ceil(seconds / length)));
}
