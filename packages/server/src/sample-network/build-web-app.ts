import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AnamnesisError } from '@anamnesis/core'
import { processEnvironment } from '../config/environment.ts'
import { WEB_APP_FOLDER } from '../web-app/web-files.ts'

const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url))
const WEB = join(REPOSITORY, 'packages', 'web')
/** What the built app depends on; a change in any of it makes a new build. */
const SOURCES = [join(WEB, 'src'), join(WEB, 'public'), join(REPOSITORY, 'packages', 'core', 'src')]
const FILES = ['vite.config.ts', 'patient.html', 'hospital.html', 'welcome.html', 'package.json'].map((name) =>
  join(WEB, name),
)
/** Kind of build; part of the digest, so that a build of another kind is made anew. */
const BUILD = 'production'
const MARK = join(WEB_APP_FOLDER, '.sources')

/** Returns true if there is a build of the web app's present sources. */
export function isWebAppBuilt(): boolean {
  return existsSync(MARK) && readFileSync(MARK, 'utf8') === sourcesDigest()
}

/**
 * Builds the web app.
 * @throws `internal` with the last lines of the build if it fails
 */
export async function buildWebApp(): Promise<void> {
  const digest = sourcesDigest()
  const vite = join(REPOSITORY, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: WEB,
    // Whatever NODE_ENV this process runs under (a test runner sets its own): people get React's production build.
    env: { ...processEnvironment, NODE_ENV: BUILD, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new AnamnesisError('internal', `the web app was not built:\n${output.slice(-2000)}`)
  writeFileSync(MARK, digest)
}

function sourcesDigest(): string {
  const hash = createHash('sha256').update(`${BUILD}\0`)
  for (const file of [...FILES, ...SOURCES.flatMap(filesIn)].filter(existsSync)) {
    if (/\.test\.tsx?$/.test(file)) continue
    hash.update(`${relative(REPOSITORY, file)}\0`).update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return hash.digest('hex')
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
