import { expect, test } from 'vitest'
import * as ledger from './index.ts'

test('exports what the server builds on, and nothing else', () => {
  expect(Object.keys(ledger).sort()).toEqual([
    'AnchorJob',
    'TransactionJournal',
    'batchesOf',
    'checkBatches',
    'connectLedger',
    'createReceipts',
    'deployNetwork',
    'isGrantLive',
    'leafInsert',
    'ledgerClient',
    'ledgerMigrations',
    'rootReader',
    'startEmbeddedChain',
    'watchLedger',
  ])
})
