import { AnamnesisError } from '@anamnesis/core'
import { DEEPEST_RESOURCE, LARGEST_RESOURCE, parseJson } from '../store/parse-json.ts'
import type { Holder } from './element-place.ts'
import { parseExactly, stringifyExact } from './exact-json.ts'
import { applyFhirPathPatch } from './fhirpath-patch.ts'
import { applyJsonPatch } from './json-patch.ts'

/** A patch as it came: the text of a JSON Patch (RFC 6902), or of the Parameters resource of a FHIRPath Patch. */
export type Patch = { readonly kind: 'json' | 'fhirpath'; readonly body: string }

/**
 * Returns the text of a resource with a patch carried out; what the patch does not touch, and every decimal, stays as it was written.
 * @throws `malformed-json`, `bad-request` or `too-large` for what is no patch; `patch-not-applicable` naming the operation that fails; `bad-request` if
 * type or id of the record would change
 */
export function applyPatch(resource: string, { kind, body }: Patch): string {
  // Twice, because only the first look refuses what JSON.parse lets pass.
  parseJson(body, { longest: LARGEST_RESOURCE, deepest: DEEPEST_RESOURCE })
  const patch = parseExactly(body)
  const document = parseExactly(resource) as Holder
  const { resourceType, id } = document
  if (kind === 'json') applyJsonPatch(document, patch)
  else applyFhirPathPatch(document, patch)
  if (document.resourceType !== resourceType || document.id !== id)
    throw new AnamnesisError('bad-request', 'a patch does not change type or id of a record')
  return stringifyExact(document)
}
