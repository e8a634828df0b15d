const MONTH_NAMES = [
  'january jan enero ene',
  'february feb febrero',
  'march mar marzo',
  'april apr abril abr',
  'may mayo',
  'june jun junio',
  'july jul julio',
  'august aug agosto',
  'september sept sep septiembre setiembre',
  'october oct octubre',
  'november nov noviembre',
  'december dec diciembre dic',
]
const WEEKDAY_NAMES = [
  'sunday domingo',
  'monday lunes',
  'tuesday martes',
  'wednesday miércoles',
  'thursday jueves',
  'friday viernes',
  'saturday sábado',
]
const COUNT_NAMES = [
  'zero',
  'one a an un una uno',
  'two dos',
  'three tres',
  'four cuatro',
  'five cinco',
  'six seis',
  'seven siete',
  'eight ocho',
  'nine nueve',
  'ten diez',
  'eleven once',
  'twelve doce',
]
const UNIT_NAMES = {
  day: 'day days día días dia dias',
  week: 'week weeks wk wks semana semanas',
  month: 'month months mo mos mes meses',
  year: 'year years yr yrs año años',
}

/** A unit in which notes count time. */
export type TimeUnit = keyof typeof UNIT_NAMES

function byName<T>(groups: Iterable<readonly [T, string]>): ReadonlyMap<string, T> {
  return new Map([...groups].flatMap(([value, names]) => names.split(' ').map((name) => [name, value] as const)))
}

/** Months by their names in English and Spanish, from 1. */
export const MONTHS = byName(MONTH_NAMES.map((names, index) => [index + 1, names] as const))
/** Days of the week by their names, from Sunday, 0. */
export const WEEKDAYS = byName(WEEKDAY_NAMES.entries())
/** Numbers by their words. */
export const COUNTS = byName(COUNT_NAMES.entries())
/** Units by their words. */
export const TIME_UNITS: ReadonlyMap<string, TimeUnit> = byName(Object.entries(UNIT_NAMES) as [TimeUnit, string][])

/** Returns a pattern's source that matches any of the names, the longest first. */
export function anyOf(names: Iterable<string>): string {
  return [...names].sort((a, b) => b.length - a.length).join('|')
}
