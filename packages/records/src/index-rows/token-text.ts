// The texts whose hashes make up the token index. Each begins with the parameter and a letter for its form; the length of the system stands
// before it, so that no two different (system, value) give the same text.

function pair(p: number, form: string, system: string, value: string): string {
  return `${p}:${form}:${system.length}:${system}${value.toLowerCase()}`
}

/** Returns the text of a token with this system and value. */
export function systemAndValueText(p: number, system: string, value: string): string {
  return pair(p, 's', system, value)
}

/** Returns the text of a token with this value in whatever system or none. */
export function valueText(p: number, value: string): string {
  return pair(p, 'v', '', value)
}

/** Returns the text of a token with this value and no system. */
export function valueOnlyText(p: number, value: string): string {
  return pair(p, 'n', '', value)
}

/** Returns the text of any token in this system. */
export function systemText(p: number, system: string): string {
  return pair(p, 'y', system, '')
}

/** Returns the text that says that the parameter has a value. */
export function presentText(p: number): string {
  return `${p}:p`
}

/** Returns the text of a string in its exact spelling. */
export function exactText(p: number, text: string): string {
  return `${p}:e:${text}`
}

/** Returns the text of a uri, which is compared as it is written. */
export function uriText(p: number, uri: string): string {
  return `${p}:u:${uri}`
}

/** Returns the text of an identifier of a type (`:of-type`). */
export function ofTypeText(p: number, system: string, code: string, value: string): string {
  return `${p}:t:${system.length}:${code.length}:${system}${code}${value.toLowerCase()}`
}

/** Returns the text of a word that stands with a token (`:text`). */
export function wordText(p: number, word: string): string {
  return `${p}:w:${word}`
}

/** Returns the text of a word in the narrative of records of a type. */
export function narrativeWordText(type: number, word: string): string {
  return `n${type}:w:${word}`
}

/** Returns the text of a word anywhere else in records of a type. */
export function contentWordText(type: number, word: string): string {
  return `c${type}:w:${word}`
}

/** Returns the text of a URL, without a slash at its end, that a uri starts with up to one of its slashes. */
export function underUriText(p: number, url: string): string {
  return `${p}:b:${url}`
}

/** Returns a canonical without its version, and the version (`1.2` of `url|1.2`); undefined if it names none. */
export function versionOf(uri: string): { readonly url: string; readonly version: string | undefined } {
  const at = uri.indexOf('|')
  return at < 1 ? { url: uri, version: undefined } : { url: uri.slice(0, at), version: uri.slice(at + 1) }
}

/** Returns the text, among those that a uri starts with, which says that it names a version. */
export function versionedText(p: number, url: string): string {
  return underUriText(p, `${url}|`)
}

/**
 * Returns the starts of a URL up to each of its slashes, the whole included, longest first; none for another uri. The version of a canonical is below
 * its URL, and below each dot of it: `url|1.2`, `url|1`, `url`.
 */
export function uriStarts(uri: string): string[] {
  const { url, version } = versionOf(uri)
  const match = /^[a-z][a-z\d+.-]*:\/\/[^/]+/i.exec(url)
  if (!match) return []
  const starts: string[] = []
  const parts = version === undefined ? [] : version.split('.').slice(0, MOST_STARTS)
  for (let length = parts.length; length > 0; length -= 1) starts.push(`${url}|${parts.slice(0, length).join('.')}`)
  let start = url.replace(/\/+$/, '')
  while (start.length >= match[0].length && starts.length < MOST_STARTS + parts.length) {
    starts.push(start)
    start = start.slice(0, start.lastIndexOf('/')).replace(/\/+$/, '')
  }
  return starts
}

/** Most starts of one URL, and of one version, that the index holds. */
const MOST_STARTS = 12

/** Returns the text of several values of one element together, each as its own text. */
export function jointText(p: number, texts: readonly string[]): string {
  return `${p}:c:${texts.map((text) => `${text.length}:${text}`).join('')}`
}

/** Returns the text of a quantity's unit; without a system it stands for the code or the unit's name. */
export function unitText(system: string | undefined, unit: string): string {
  return `unit:${system?.length ?? '-'}:${system ?? ''}${unit}`
}

/** Returns all texts under which a token is found. */
export function tokenTexts(p: number, system: string | undefined, value: string | undefined): string[] {
  if (value === undefined) return system === undefined ? [] : [systemText(p, system), presentText(p)]
  const texts = [valueText(p, value), presentText(p)]
  if (system === undefined) return [...texts, valueOnlyText(p, value)]
  return [...texts, systemAndValueText(p, system, value), systemText(p, system)]
}

/** Returns all texts under which the identifier inside a reference is found. */
export function identifierText(p: number, system: string | undefined, value: string | undefined): string[] {
  return tokenTexts(p, system, value).map((text) => `i${text}`)
}
