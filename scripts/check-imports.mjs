// Imports run one way between rooms, and no file imports itself by way of others. Ready-made checkers need the compiler API that TypeScript 7 does not publish yet.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from './node-runtime.mjs'

/** What each room may import besides itself (docs/architecture.md). Tests may reach everything. */
const MAY_IMPORT = {
  contracts: [],
  core: [],
  database: ['core'],
  ledger: ['contracts', 'core', 'database'],
  records: ['core', 'database'],
  insights: ['core'],
  samples: ['core'],
  web: ['core'],
  server: ['core', 'database', 'insights', 'ledger', 'records', 'samples'],
  bench: ['contracts', 'core', 'database', 'insights', 'ledger', 'records', 'samples', 'server'],
  training: ['core', 'insights', 'samples'],
  test: ['contracts', 'core', 'database', 'insights', 'ledger', 'records', 'samples', 'server'],
}
const IMPORT = /^(?:import|export)\s+(?:type\s+)?(?:[^'"]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gms

const roomOf = (file) => file.match(/^(?:packages\/)?([^/]+)\//)?.[1] ?? ''
const isTest = (file) => /\.test(-support)?\.tsx?$|\/testing\//.test(file)

function importsOf(file) {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, statement, call]) => statement ?? call)
}

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => roomOf(file) in MAY_IMPORT && existsSync(join(root, file)))
const problems = []
const edges = new Map()
for (const file of files) {
  const own = roomOf(file)
  const targets = []
  for (const name of importsOf(file)) {
    const room = name.match(/^@anamnesis\/([^/]+)/)?.[1]
    if (room && room !== own && !isTest(file) && !MAY_IMPORT[own].includes(room))
      problems.push(`${file} imports ${name}`)
    if (!name.startsWith('.')) continue
    const target = relative(root, join(root, dirname(file), name))
    if (roomOf(target) !== own) problems.push(`${file} reaches into another room: ${name}`)
    targets.push(target)
  }
  edges.set(file, targets)
}

const state = new Map()
function visit(file, path) {
  if (state.get(file) === 'done') return
  if (state.get(file) === 'open')
    return problems.push(`cycle: ${[...path.slice(path.indexOf(file)), file].join(' -> ')}`)
  state.set(file, 'open')
  for (const target of edges.get(file) ?? []) visit(target, [...path, file])
  state.set(file, 'done')
}
for (const file of edges.keys()) visit(file, [])

for (const problem of problems) console.log(problem)
console.log(`${files.length} files, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
