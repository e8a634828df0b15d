export type * from './bulk/bulk-types.ts'
export { operationOutcome, searchsetText } from './bundle/response-bundle.ts'
export { createRecords } from './create-records.ts'
export { loadDefinitions } from './definitions.ts'
export { type Keyring, openKeyring, readKeyring } from './keyring/keyring.ts'
export { type StoredPackage, storedPackages, storePackage } from './packages/package-store.ts'
export { readPackageFile } from './packages/read-package.ts'
export type { Patch } from './patch/apply-patch.ts'
export { parseExactly, stringifyExact } from './patch/exact-json.ts'
export { permitDigest } from './permit/permit-digest.ts'
export type * from './records.ts'
export { RESOURCE_TYPES } from './resource-types.ts'
export { recordsMigrations } from './schema.ts'
export { type ParameterKind, type SearchParameter, searchParameters } from './search/search-parameters.ts'
export type { CompiledSystem, Concept } from './terminology/code-system.ts'
export { type ExpansionRequest, expand } from './terminology/expand.ts'
export type { Terminology } from './terminology/terminology.ts'
export { isMatch, type Translation, type TranslationRequest, translate } from './terminology/translate.ts'
export {
  type CodeInQuestion,
  type CodeVerdict,
  validateInSystem,
  validateInValueSet,
} from './terminology/validate-code.ts'
export type { CompiledValueSet } from './terminology/value-set.ts'
export type { Finding } from './validate/check.ts'
export type { DemandedProfiles } from './validate/profile-issues.ts'
