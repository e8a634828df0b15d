import type { Played } from './play.ts'

/** What is shown of a performance: per profile, how many of the SHALL and SHOULD went well. */
export type Row = { readonly profile: string; readonly shall: Score; readonly should: Score }

/** How many went well, of how many. */
export type Score = { readonly passed: number; readonly total: number }

/** Returns one row for each profile, in the order in which they were played, and one for all. */
export function rowsOf(played: readonly Played[]): Row[] {
  const profiles = [...new Set(played.map(({ profile }) => profile))]
  const row = (profile: string, own: readonly Played[]): Row => ({
    profile,
    shall: scoreOf(own.filter(({ level }) => level === 'SHALL')),
    should: scoreOf(own.filter(({ level }) => level === 'SHOULD')),
  })
  const rows = profiles.map((profile) =>
    row(
      profile,
      played.filter((each) => each.profile === profile),
    ),
  )
  return [...rows, row('all', played)]
}

function scoreOf(played: readonly Played[]): Score {
  return { passed: played.filter(({ wrong }) => wrong === null).length, total: played.length }
}

/** Returns the rows as text, and below them each thing that is not as expected. */
export function reportOf(title: string, played: readonly Played[]): string {
  const cell = ({ passed, total }: Score) => (total === 0 ? '' : `${passed}/${total}`).padStart(10)
  const lines = rowsOf(played).map(({ profile, shall, should }) => `${profile.padEnd(50)}${cell(shall)}${cell(should)}`)
  const wrong = played.filter((each) => each.wrong !== null)
  return [
    `${title.padEnd(50)}${'SHALL'.padStart(10)}${'SHOULD'.padStart(10)}`,
    ...lines,
    ...wrong.map(({ profile, level, what, wrong }) => `  ${level} ${profile}: ${what}: ${wrong}`),
  ].join('\n')
}
