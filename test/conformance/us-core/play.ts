import type { Expectation } from './metadata.ts'

/** One thing that US Core expects: `run` resolves to null if it is so, else to what is wrong. */
export type Play = {
  readonly level: Expectation
  readonly what: string
  readonly run: () => Promise<string | null>
}

/** How one play ended; `wrong` is null where all is as expected. */
export type Played = { readonly profile: string; readonly wrong: string | null } & Pick<Play, 'level' | 'what'>

/** Runs the plays of these levels, one after the other. */
export async function playAll(
  profile: string,
  plays: readonly Play[],
  levels: readonly Expectation[],
): Promise<Played[]> {
  const played: Played[] = []
  for (const { level, what, run } of plays) {
    if (!levels.includes(level)) continue
    const wrong = await run().catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
    played.push({ profile, level, what, wrong })
  }
  return played
}
