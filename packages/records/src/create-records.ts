import { createAudit } from './audit/audit-store.ts'
import { readContent } from './blobs/read-content.ts'
import { sealedContent } from './blobs/share-content.ts'
import { sweepStaged } from './blobs/stage-blob.ts'
import { writeContent } from './blobs/write-content.ts'
import { createBulk } from './bulk/bulk.ts'
import { processBundle } from './bundle/process-bundle.ts'
import { createCapabilities } from './capabilities.ts'
import { createEventBell } from './events/event-bell.ts'
import { createEvents } from './events/events.ts'
import { readHistory } from './history/read-history.ts'
import { reindex } from './index-rows/reindex.ts'
import { documentOf } from './operations/document.ts'
import { everything } from './operations/everything.ts'
import { lastObservations } from './operations/last-observations.ts'
import { matchPatient } from './operations/match-patient.ts'
import { observationStatistics } from './operations/observation-statistics.ts'
import type { Records } from './records.ts'
import { search } from './search/search.ts'
import { searchAcross } from './search/search-across.ts'
import { selfTest } from './self-test/self-test.ts'
import { changedSince, counts } from './share/counts.ts'
import { exportRecords } from './share/export-records.ts'
import { items } from './share/items.ts'
import { accessColumns, proofInput } from './share/proofs.ts'
import { released, secretsOf, visibleNames } from './share/released.ts'
import { patchRecordWhere, removeRecordWhere, updateRecordWhere } from './store/conditional-writes.ts'
import { clearAllErased, erasePatient, recordsOf } from './store/erase-patient.ts'
import { eraseVersion } from './store/erase-version.ts'
import { createRecord, removeRecord, updateRecord } from './store/own-writes.ts'
import { patchRecord } from './store/patch-record.ts'
import { readRecord } from './store/read-records.ts'
import { openText, sealText } from './store/sealed-text.ts'
import type { StoreParts } from './store/store.ts'
import { openStore } from './store/store.ts'
import { authorOf, matchingIds } from './subscriptions/matching-ids.ts'
import { validateThoroughly } from './validate/validate-thoroughly.ts'
import { findGaps } from './verify/find-gaps.ts'
import { verifyAudit } from './verify/verify-audit.ts'
import { verifyBlobs } from './verify/verify-blobs.ts'
import { verifyVersions } from './verify/verify-versions.ts'
import { purgeGrant, withdrawVisiting } from './visiting/purge-visiting.ts'
import { putVisiting } from './visiting/put-visiting.ts'

/**
 * Returns the records of one hospital on a database whose schema is up to date (recordsMigrations).
 * @throws `configuration-invalid` if the database holds the records of another hospital.
 */
export async function createRecords(parts: StoreParts): Promise<Records> {
  const store = await openStore(parts)
  await clearAllErased(store)
  await sweepStaged(store.database)
  const bell = createEventBell(store.database)
  const { hospital } = store
  return {
    create: (context, type, body, options) => createRecord(store, context, type, body, options),
    update: (context, type, id, body, options) => updateRecord(store, context, type, id, body, options),
    remove: (context, type, id, options) => removeRecord(store, context, type, id, options),
    patch: (context, type, id, patch, options) => patchRecord(store, context, type, id, patch, options),
    updateWhere: (context, type, condition, body, options) =>
      updateRecordWhere(store, context, type, condition, body, options),
    removeWhere: (context, type, condition, options) => removeRecordWhere(store, context, type, condition, options),
    patchWhere: (context, type, condition, patch, options) =>
      patchRecordWhere(store, context, type, condition, patch, options),
    read: (context, type, id) => readRecord(store, context, { custodian: hospital, type, id }),
    vread: (context, type, id, version) => readRecord(store, context, { custodian: hospital, type, id, version }),
    readAt: (context, custodian, type, id, version) =>
      readRecord(store, context, { custodian, type, id, ...(version === undefined ? {} : { version }) }),
    history: (context, scope, query, options) => readHistory(store, context, scope, query, options),
    writeContent: (context, upload, content) => writeContent(store, context, upload, content),
    readContent: (context, id, version) => readContent(store, context, id, version),
    search: (context, type, query, options) => search(store, context, type, query, options),
    searchAcross: (context, scope, query, options) => searchAcross(store, context, scope, query, options),
    bundle: (context, body, options) => processBundle(store, context, body, options),
    everything: (context, type, id, query, options) => everything(store, context, type, id, query, options),
    lastObservations: (context, query, options) => lastObservations(store, context, query, options),
    observationStatistics: (context, query, statistics) => observationStatistics(store, context, query, statistics),
    document: (context, composition) => documentOf(store, context, composition),
    matchPatient: (context, wish) => matchPatient(store, context, wish),
    items: (context, patient) => items(store, context, patient),
    visibleNames: (conditions, patient) => visibleNames(store, conditions, patient),
    released: (conditions, patient) => released(store, conditions, patient),
    sealedContent: (conditions, patient, binary) => sealedContent(store, conditions, patient, binary),
    secretsOf: (versions) => secretsOf(store, versions),
    changedSince: (permit, since) => changedSince(store, permit, since),
    putVisiting: (visit) => putVisiting(store, visit),
    withdrawVisiting: (grant, custodian, names) => withdrawVisiting(store, grant, custodian, names),
    purgeGrant: (grant) => purgeGrant(store, grant),
    accessColumns: (keys) => accessColumns(store.database, keys),
    matchingIds: (reader, type, query, ids) => matchingIds(store, reader, type, query, ids),
    authorOf: (type, id) => authorOf(store, type, id),
    proofInput: (context, key, version) => proofInput(store, context, key, version),
    counts: () => counts(store),
    checkResource: (resource, profiles) =>
      validateThoroughly(store.conformance, store.demandedProfiles ?? {}, resource, profiles),
    terminology: store.conformance.terminology,
    capabilities: createCapabilities(store),
    exportRecords: (context) => exportRecords(store, context),
    eraseVersion: (type, id, version) => eraseVersion(store, type, id, version),
    recordsOf: (patient) => recordsOf(store, patient),
    sealText: (patient, id, text) => sealText(store, patient, id, text),
    openText: (id, words) => openText(store, id, words),
    erasePatient: (patient) => erasePatient(store, patient),
    selfTest: () => selfTest(store),
    bulk: createBulk(store),
    indexIsDue: () => store.index.isDue(),
    indexIsMissing: () => store.index.isMissing(),
    reindex: (options) => reindex(store, options),
    verification: {
      versions: (from) => verifyVersions(store, from),
      blobs: (keysRead) => verifyBlobs(store, keysRead),
      audit: () => verifyAudit(store),
      gaps: () => findGaps(store),
    },
    audit: createAudit(store),
    events: createEvents(store.database, bell),
    close: () => bell.close(),
  }
}
