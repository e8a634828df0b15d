import type { Holder } from './element-place.ts'

type Steps = readonly (string | number)[]

/** Puts a value at a place, and what stands beside a primitive into the member with the underscore. */
export function setElement(document: Holder, steps: Steps, json: unknown, beside: unknown): void {
  const { holder, member, index } = lastOf(document, steps)
  if (index === undefined) {
    assign(holder, member, json)
    assign(holder, `_${member}`, beside)
    return
  }
  ;(holder[member] as unknown[])[index] = json ?? null
  if (beside !== undefined || Array.isArray(holder[`_${member}`])) besideList(holder, member)[index] = beside ?? null
  tidyBeside(holder, member)
}

/** Removes what is at a place with what stands beside it, and every element that this leaves empty. */
export function removeElement(document: Holder, steps: Steps): void {
  if (steps.length === 0) return
  const { holder, member, index, above } = lastOf(document, steps)
  if (index === undefined) {
    delete holder[member]
    delete holder[`_${member}`]
  } else {
    ;(holder[member] as unknown[]).splice(index, 1)
    if (Array.isArray(holder[`_${member}`])) (holder[`_${member}`] as unknown[]).splice(index, 1)
    if ((holder[member] as unknown[]).length === 0) {
      delete holder[member]
      delete holder[`_${member}`]
    } else tidyBeside(holder, member)
  }
  if (above.length > 0 && Object.keys(holder).length === 0) removeElement(document, above)
}

/** Puts a value at the end of a list, made if it is not there. */
export function addItem(holder: Holder, member: string, json: unknown, beside: unknown): void {
  if (!Array.isArray(holder[member])) holder[member] = []
  insertItem(holder, member, (holder[member] as unknown[]).length, json, beside)
}

/** Puts a value into a list that is there. */
export function insertItem(holder: Holder, member: string, index: number, json: unknown, beside: unknown): void {
  const items = holder[member] as unknown[]
  if (beside !== undefined || Array.isArray(holder[`_${member}`]))
    besideList(holder, member).splice(index, 0, beside ?? null)
  items.splice(index, 0, json ?? null)
  tidyBeside(holder, member)
}

/** Moves a value within a list. */
export function moveItem(holder: Holder, member: string, source: number, destination: number): void {
  for (const name of [member, `_${member}`]) {
    const items = name === member ? holder[name] : Array.isArray(holder[name]) ? besideList(holder, member) : undefined
    if (Array.isArray(items)) items.splice(destination, 0, ...items.splice(source, 1))
  }
  tidyBeside(holder, member)
}

function assign(holder: Holder, member: string, value: unknown): void {
  if (value === undefined) delete holder[member]
  else holder[member] = value
}

function lastOf(document: Holder, steps: Steps) {
  const last = steps.at(-1)
  const index = typeof last === 'number' ? last : undefined
  const above = steps.slice(0, index === undefined ? -1 : -2)
  const member = String(steps.at(index === undefined ? -1 : -2))
  const holder = above.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], document)
  return { holder: holder as Holder, member, index, above }
}

/** Returns what stands beside the items of a list of primitives, as long as the list (FHIR R4 json.html, primitives in arrays). */
function besideList(holder: Holder, member: string): unknown[] {
  const given = holder[`_${member}`]
  const list: unknown[] = Array.isArray(given) ? given : []
  const { length } = holder[member] as unknown[]
  while (list.length < length) list.push(null)
  holder[`_${member}`] = list
  return list
}

/** A list that says nothing of any item is left out. */
function tidyBeside(holder: Holder, member: string): void {
  const list = holder[`_${member}`]
  if (Array.isArray(list) && list.every((item) => item === null)) delete holder[`_${member}`]
}
