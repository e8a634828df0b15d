import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchHospital } from './bench-hospital.ts'

/** Seconds that a hospital's server and its PostgreSQL have spent on processors; NaN where there is no /proc. */
export type ProcessorTime = { readonly server: number; readonly database: number }

/** Ticks a second in /proc (sysconf _SC_CLK_TCK, 100 on every Linux that Node runs on). */
const TICKS = 100

/** Returns how long a hospital's server and its PostgreSQL have been at work so far. */
export function processorTime({ hospital, folder }: BenchHospital): ProcessorTime {
  if (!existsSync('/proc/self/stat') || hospital.pid === null) return { server: Number.NaN, database: Number.NaN }
  const postmaster = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const backends = pids().filter((pid) => statOf(pid)?.parent === postmaster)
  const ended = statOf(postmaster)?.ended ?? 0
  return { server: secondsOf([hospital.pid]), database: ended + secondsOf([postmaster, ...backends]) }
}

function secondsOf(processes: readonly number[]): number {
  return processes.reduce((sum, pid) => sum + (statOf(pid)?.own ?? 0), 0)
}

function pids(): number[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []))
}

/** A process's parent, and the seconds that it and the children it has waited for have run; undefined for one that has ended. */
function statOf(pid: number): { readonly parent: number; readonly own: number; readonly ended: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold blanks (proc_pid_stat(5)): fields 4, 14 to 17 follow it.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [user = 0, system = 0, usersEnded = 0, systemsEnded = 0] = fields.slice(11, 15)
    return { parent: fields[1] ?? 0, own: (user + system) / TICKS, ended: (usersEnded + systemsEnded) / TICKS }
  } catch {
    return undefined
  }
}
