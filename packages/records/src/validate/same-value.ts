/** Returns true if two JSON values are equal; the order of an object's members does not count. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => isEqual(each, b[index]))
  if (!isMembers(a) || !isMembers(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
}

/** Returns true if a value has everything that a pattern has (FHIR R4, ElementDefinition.pattern[x]): each item of a list is met by some item. */
export function holdsPattern(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern))
    return Array.isArray(value) && pattern.every((part) => value.some((each) => holdsPattern(each, part)))
  if (!isMembers(pattern)) return value === pattern
  return isMembers(value) && Object.entries(pattern).every(([key, part]) => holdsPattern(value[key], part))
}

function isMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
