// npm test: every check, every contract test, every other test; ends with one line of true totals.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check.mjs'
import { root } from './node-runtime.mjs'

function run(command, args, onOutput) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.on('data', onOutput)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** Hardhat prints "N passing" and "N failing" once for each of its runners; shown when it is done, as the rooms are tested meanwhile. */
async function testContracts() {
  let output = ''
  const code = await run('npm', ['test', '--silent', '--workspace', 'contracts'], (chunk) => {
    output += chunk
  })
  process.stdout.write(output)
  const sum = (word) =>
    [...output.matchAll(new RegExp(`(\\d+) ${word}`, 'g'))].reduce((total, match) => total + Number(match[1]), 0)
  const failed = sum('failing')
  return { passed: sum('passing'), failed: code !== 0 && failed === 0 ? 1 : failed }
}

async function testRooms(filters) {
  const folder = mkdtempSync(join(tmpdir(), 'anamnesis-report-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run('vitest', ['run', ...reporters, ...filters], (chunk) => process.stdout.write(chunk))
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const failed = numFailedTests + testResults.filter(failedOutsideTests).length
    return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that could not be set up fails without any of its tests failing: they are skipped. */
function failedOutsideTests({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
}

const filters = process.argv.slice(2)
// The contracts' compiler has one thread: beside the rooms it uses what they leave idle.
const results = await Promise.all(
  filters.length > 0 ? [testRooms(filters)] : [runChecks(), testContracts(), testRooms([])],
)
const total = (key) => results.reduce((sum, result) => sum + result[key], 0)
console.log(`${total('passed')} passed, ${total('failed')} failed`)
process.exitCode = total('failed') === 0 ? 0 : 1
