/** Units as readers know them, by UCUM code (https://ucum.org). */
const SPOKEN_UNITS: ReadonlyMap<string, string> = new Map([
  ['mm[Hg]', 'mmHg'],
  ['Cel', '°C'],
  ['[degF]', '°F'],
  ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
  ['kg/m2', 'kg/m²'],
  ['10*3/uL', '×10³/µL'],
  ['10*9/L', '×10⁹/L'],
  ['10*6/uL', '×10⁶/µL'],
  ['10*12/L', '×10¹²/L'],
  ['umol/L', 'µmol/L'],
  ['ug/L', 'µg/L'],
  ['ug/dL', 'µg/dL'],
  ['m[IU]/L', 'mIU/L'],
  ['u[IU]/mL', 'µIU/mL'],
  ['[iU]', 'units'],
  ['[IU]', 'units'],
  ['ug', 'mcg'],
  ['[lb_av]', 'lb'],
  ['[in_i]', 'in'],
  ['{copies}/mL', 'copies/mL'],
  ['d', 'days'],
  ['a', 'years'],
  ['mo', 'months'],
  ['wk', 'weeks'],
  ['h', 'hours'],
  ['min', 'minutes'],
  ['1', ''],
])

/** Returns the unit of a UCUM code as readers know it, such as "×10³/µL" for `10*3/uL`; undefined where the code reads well as it is. */
export function spokenUnit(code: string): string | undefined {
  return SPOKEN_UNITS.get(code)
}
