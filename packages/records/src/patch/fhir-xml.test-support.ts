import { getElementDefinition, type InternalSchemaElement } from '@medplum/core'

/** An element of an XML text; `raw` is its whole source. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  raw: string
}

const TOKEN = /<!--.*?-->|<\?.*?\?>|<(\/?)([\w:-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/gs

/** Returns the root of an XML text as simple as the test cases are: no entities but the five, no CDATA. */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], raw: text }
  const open: { element: XmlElement; start: number }[] = [{ element: root, start: 0 }]
  for (const match of text.matchAll(TOKEN)) {
    const [source, slash, name, attributes = '', closed] = match
    if (name === undefined) continue
    const end = match.index + source.length
    if (slash) {
      const last = open.pop()
      if (last) last.element.raw = text.slice(last.start, end)
      continue
    }
    const element: XmlElement = { name, attributes: attributesOf(attributes), children: [], raw: source }
    open.at(-1)?.element.children.push(element)
    if (!closed) open.push({ element, start: match.index })
  }
  return root.children[0] ?? root
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, double, single]) => [
      name,
      unescapeXml(double ?? single ?? ''),
    ]),
  )
}

function unescapeXml(text: string): string {
  const entities: Record<string, string> = { apos: "'", quot: '"', lt: '<', gt: '>', amp: '&' }
  return text.replaceAll(/&(apos|quot|lt|gt|amp);/g, (_, name: string) => entities[name] ?? '')
}

/** Returns the JSON form of a resource in XML (http://hl7.org/fhir/R4/json.html). */
export function resourceOfXml(element: XmlElement): Record<string, unknown> {
  return { resourceType: element.name, ...elementOf(element, element.name) }
}

function elementOf(element: XmlElement, type: string): Record<string, unknown> {
  const { id, url } = element.attributes
  const json: Record<string, unknown> = { ...(id === undefined ? {} : { id }), ...(url === undefined ? {} : { url }) }
  for (const child of element.children) addChild(json, child, type)
  return json
}

function addChild(json: Record<string, unknown>, child: XmlElement, type: string): void {
  const { definition, code } = definitionOf(type, child.name)
  const [value, beside] = jsonOf(child, code)
  if (!definition.isArray) {
    if (value !== undefined) json[child.name] = value
    if (beside) json[`_${child.name}`] = beside
    return
  }
  const items = (json[child.name] ?? []) as unknown[]
  json[child.name] = [...items, value ?? null]
  const known = json[`_${child.name}`] as unknown[] | undefined
  if (beside || known) json[`_${child.name}`] = [...(known ?? items.map(() => null)), beside ?? null]
}

function definitionOf(type: string, name: string): { definition: InternalSchemaElement; code: string } {
  const plain = getElementDefinition(type, name)
  if (plain && !plain.path.endsWith('[x]')) return { definition: plain, code: plain.type[0]?.code ?? 'Element' }
  for (let end = name.length - 1; end > 0; end -= 1) {
    const choice = getElementDefinition(type, `${name.slice(0, end)}[x]`)
    const suffix = name.slice(end)
    const code = choice?.type.find((each) => each.code.toLowerCase() === suffix.toLowerCase())?.code
    if (choice && code) return { definition: choice, code }
  }
  throw new Error(`R4 has no ${type}.${name}`)
}

function jsonOf(child: XmlElement, code: string): [unknown, unknown] {
  if (child.name === 'div') return [child.raw, undefined]
  if (code === 'Resource') return [resourceOfXml(child.children[0] ?? child), undefined]
  if (/^[A-Z]/.test(code)) return [elementOf(child, code), undefined]
  const { value } = child.attributes
  const beside = elementOf({ ...child, children: child.children }, 'Element')
  return [value === undefined ? undefined : primitive(value, code), Object.keys(beside).length > 0 ? beside : undefined]
}

function primitive(value: string, code: string): unknown {
  if (code === 'boolean') return value === 'true'
  return ['integer', 'decimal', 'positiveInt', 'unsignedInt'].includes(code) ? Number(value) : value
}
