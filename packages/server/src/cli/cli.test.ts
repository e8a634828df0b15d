import type { ChildProcess } from 'node:child_process'
import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import type { TestDatabase } from '@anamnesis/database/testing'
import { testDatabase } from '@anamnesis/database/testing'
import type { EmbeddedChain } from '@anamnesis/ledger'
import { startEmbeddedChain } from '@anamnesis/ledger'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createPrivateJwk, KEY_FILES } from '../config/create-keys.ts'

vi.setConfig({ testTimeout: 240_000 })

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning']
const { NODE_COMPILE_CACHE } = process.env
/** Forty programs are started here, all of the same sources. */
const COMPILED = NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }
const PORT = 19_380
const origin = `http://localhost:${PORT}`
const folder = mkdtempSync(join(tmpdir(), 'anamnesis-cli-'))
const file = (name: string) => join(folder, name)

let chainStore: TestDatabase
let chain: EmbeddedChain
let store: TestDatabase
let server: ChildProcess | null = null
beforeAll(async () => {
  chainStore = await testDatabase()
  chain = await startEmbeddedChain({ database: chainStore.database, gather: 5 })
  store = await testDatabase()
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await chain.stop()
  await chainStore.drop()
  await store.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a command and returns what it printed, and its exit code. */
async function anamnesis(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: '/usr/bin:/bin', DATABASE_URL: store.url, ...COMPILED }
  const run = promisify(execFile)(process.execPath, [...NODE_OPTIONS, MAIN, ...args], { env })
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    ({ code, stdout, stderr }) => ({ code, out: stdout, err: stderr }),
  )
}

async function writeConfig(ledgers: readonly unknown[]): Promise<void> {
  const { d: _, ...publicKey } = JSON.parse(readFileSync(file('program.jwk'), 'utf8'))
  const config = {
    hospital: { id: `0x${'5a'.repeat(32)}`, name: 'Ashdown Hospital' },
    origin,
    listen: { port: PORT },
    ledger: { rpcUrl: chain.rpcUrl, ledgers },
    folders: { data: 'data', keyring: 'keyring' },
    keys: Object.fromEntries(Object.entries(KEY_FILES).map(([name, key]) => [name, join('keys', key)])),
    clients: [{ id: 'loader', name: 'Loader', scope: 'system/*.cruds', jwks: { keys: [publicKey] } }],
  }
  writeFileSync(file('config.json'), JSON.stringify(config))
}

test('a hospital is set up from nothing: keys, configuration, network', async () => {
  expect((await anamnesis('keys', file('keys'))).code).toBe(0)
  writeFileSync(file('program.jwk'), JSON.stringify(await createPrivateJwk()))
  const none = `0x${'00'.repeat(20)}`
  await writeConfig([{ chainId: chain.chainId, registry: none, accounts: none, consents: none, anchors: none }])
  const entry = await anamnesis('network', 'entry', '--config', file('config.json'))
  expect(JSON.parse(entry.out)).toMatchObject({ endpoint: origin, id: `0x${'5a'.repeat(32)}` })
  writeFileSync(file('entry.json'), entry.out)
  const founded = await anamnesis('network', 'init', file('entry.json'), '--rpc', chain.rpcUrl)
  await writeConfig([JSON.parse(founded.out.slice(founded.out.indexOf('{')))])
  expect((await anamnesis('config', 'check', '--config', file('config.json'))).out).toContain(
    'The configuration is good.',
  )
})

test('it serves, is ready, and has no sample login', async () => {
  server = fork(MAIN, ['serve', '--config', file('config.json')], {
    execArgv: NODE_OPTIONS,
    env: { DATABASE_URL: store.url, ANAMNESIS_LOG_LEVEL: 'warn', ...COMPILED },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await once(server, 'message')
  expect(await (await fetch(`${origin}/readyz`)).json()).toMatchObject({ status: 'ready' })
  expect(await (await fetch(`${origin}/api/hospital`)).json()).toMatchObject({
    name: 'Ashdown Hospital',
    sample: false,
  })
})

const access = () => ['--origin', origin, '--client', 'loader', '--key', file('program.jwk')]

test('it imports, says what was bad, and a repeat changes nothing', async () => {
  const patient = { resourceType: 'Patient', id: '1', name: [{ family: 'Sorrel' }] }
  const note = {
    resourceType: 'Observation',
    id: 'x',
    status: 'final',
    code: { text: 'Weight' },
    subject: { reference: 'Patient/1' },
  }
  const wrong = { resourceType: 'Patient', id: '2', gender: 'banana' }
  writeFileSync(file('records.ndjson'), [patient, note, wrong].map((line) => JSON.stringify(line)).join('\n'))
  const first = await anamnesis('import', file('records.ndjson'), ...access())
  expect(first.out).toContain('2 written, 0 unchanged, 1 refused')
  expect(first.err).toMatch(/records\.ndjson:3: Bundle\.entry\[2\]/)
  expect(first.code).toBe(1)
  const second = await anamnesis('import', file('records.ndjson'), ...access())
  expect(second.out).toContain('0 written, 2 unchanged, 1 refused')
})

test('who uses a command wrongly is told how, and who has no database why', async () => {
  const fails = async (...args: string[]) => {
    const { code, err } = await anamnesis(...args)
    expect(err).not.toMatch(/^ {4}at /m)
    return [code, err.split('\n')[0]]
  }
  expect(await fails('nonsense')).toEqual([2, "error: unknown command 'nonsense'"])
  expect(await fails('backup', '--config', 'x')).toEqual([2, "error: missing required argument 'folder'"])
  expect(await fails('backup', 'x')).toEqual([2, "error: required option '--config <file>' not specified"])
  expect(await fails('verify')).toEqual([2, expect.stringContaining('name a proof file and --rpc')])
  expect(await fails('reindex')).toEqual([2, expect.stringContaining('name the hospital')])
  expect(await fails('verify', '--all', '--config', file('none.json'))).toEqual([
    2,
    expect.stringContaining('mistakes'),
  ])
  expect((await anamnesis('--help')).code).toBe(0)
  const { url } = store
  store = { ...store, url: 'postgres://nobody:x@127.0.0.1:9/none' }
  expect(await fails('verify', '--all', '--config', file('config.json'))).toEqual([
    1,
    expect.stringContaining('The database cannot be used'),
  ])
  store = { ...store, url }
})

test('it says how it is', async () => {
  const { out } = await anamnesis('status', ...access())
  expect(out).toContain('2 records in 2 versions of 1 patients')
  expect(out).toContain('Ashdown Hospital')
})

test('it looks whether its index is whole, while the server runs', async () => {
  const { code, out } = await anamnesis('reindex', ...access())
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Nothing was due') })
  expect((await anamnesis('reindex', ...access(), '--anew')).out).toContain('2 records were indexed')
  expect(await anamnesis('reindex', '--config', file('config.json'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('is running'),
  })
})

test('packages are added, replaced by the same again, kept beside a newer one, listed with what they miss', async () => {
  const add = async (version: string) => {
    mkdirSync(file('package'), { recursive: true })
    const manifest = { name: 'test.package', version, fhirVersions: ['4.0.1'], dependencies: { 'test.other': '2.0.0' } }
    const valueSet = { resourceType: 'ValueSet', url: 'urn:test:set', version, status: 'active' }
    writeFileSync(file('package/package.json'), JSON.stringify(manifest))
    writeFileSync(file('package/ValueSet-a.json'), JSON.stringify(valueSet))
    await promisify(execFile)('tar', ['-czf', file('package.tgz'), '-C', folder, 'package'])
    return anamnesis('package', 'add', file('package.tgz'), '--config', file('config.json'))
  }
  for (const version of ['1.0.0', '1.0.0', '1.1.0'])
    expect(await add(version)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`test.package ${version}: 1 ValueSet`),
    })
  const { out } = await anamnesis('package', 'list', '--config', file('config.json'))
  expect(out.match(/^test\.package .*$/gm)).toEqual([
    'test.package 1.0.0: 1 ValueSet',
    'test.package 1.1.0: 1 ValueSet',
  ])
  expect(out).toContain('not here, so not checked: test.other#2.0.0')
  writeFileSync(file('package.tgz'), 'no archive')
  const bad = await anamnesis('package', 'add', file('package.tgz'), '--config', file('config.json'))
  expect(bad).toMatchObject({ code: 2, err: expect.stringContaining('no readable .tgz archive') })
})

test('staff get a one-time link to make their passkey', async () => {
  const add = [
    'staff',
    'add',
    'ashdown.dale',
    '--name',
    'Dr Dale',
    '--role',
    'physician',
    '--config',
    file('config.json'),
  ]
  const { out } = await anamnesis(...add)
  const link = /http\S+/.exec(out)?.[0] ?? ''
  expect(await (await fetch(link)).text()).toContain('Welcome, Dr Dale')
  expect(
    (await anamnesis('staff', 'add', 'x', '--name', 'X', '--role', 'king', '--config', file('config.json'))).code,
  ).toBe(2)
})

test('every record verifies once it is anchored; backup and export have them all; it ends when told', async () => {
  const waiting = async () => (await anamnesis('verify', '--all', '--config', file('config.json'))).out
  let verified = await waiting()
  while (!verified.includes('2 versions of records are unchanged')) verified = await waiting()
  expect((await anamnesis('backup', file('backup'), '--config', file('config.json'))).out).toContain('rows of')
  const running = await anamnesis('erase', '1', '--yes', '--config', file('config.json'))
  expect(running).toMatchObject({ code: 1, err: expect.stringContaining('is running') })
  const exported = await anamnesis('export', file('all.ndjson.gz'), '--config', file('config.json'))
  expect(exported.out).toContain('2 records')
  expect(
    gunzipSync(readFileSync(file('all.ndjson.gz')))
      .toString()
      .trim()
      .split('\n'),
  ).toHaveLength(2)
  const ended = once(server as ChildProcess, 'exit')
  server?.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
})

test('stopped, its index is made anew by the command itself', async () => {
  expect((await anamnesis('reindex', '--config', file('config.json'))).out).toContain('Nothing was due')
  const anew = await anamnesis('reindex', '--config', file('config.json'), '--anew')
  expect(anew).toMatchObject({ code: 0, err: '', out: expect.stringContaining('2 records were indexed') })
})

test('erasing asks, is refused while nobody confirms, and leaves a hospital that verifies', async () => {
  const unsure = await anamnesis('erase', '1', '--config', file('config.json'))
  expect(unsure).toMatchObject({ code: 2, err: expect.stringContaining('--yes') })
  const lines = gunzipSync(readFileSync(file('all.ndjson.gz')))
    .toString()
    .trim()
    .split('\n')
  const patient = lines.map((line) => JSON.parse(line)).find(({ resourceType }) => resourceType === 'Patient')
  const planned = await anamnesis('erase', patient.id, '--dry-run', '--config', file('config.json'))
  expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('2 records would be put beyond reach') })
  const erased = await anamnesis('erase', patient.id, '--yes', '--config', file('config.json'))
  expect(erased.out).toContain('2 records are beyond reach')
  const verified = await anamnesis('verify', '--all', '--config', file('config.json'))
  expect(verified).toMatchObject({ code: 0, out: expect.stringContaining('2 were erased') })
})

test('restored from before, who was erased since stays erased, and all of it verifies', async () => {
  const old = store
  store = await testDatabase()
  const restored = await anamnesis('restore', file('backup'), '--config', file('config.json'))
  expect(restored.out).toContain('1 erasures done again')
  expect(restored.out).toContain('0 records were indexed')
  const verified = await anamnesis('verify', '--all', '--config', file('config.json'))
  expect(verified).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining('2 were erased'),
  })
  await old.drop()
})
