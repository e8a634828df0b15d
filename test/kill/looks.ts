import { connect } from '@anamnesis/database'
import type { OneHospital } from '../support/one-hospital.ts'

/** Readers at once: more than one, so that looks are written together. */
const READERS = 4

/** Reads a record, its version and what finds it again and again, until the hospital answers no more, and returns the ids of all requests whose answers came whole. */
export async function lookUntilKilled({ program }: OneHospital, id: string): Promise<string[]> {
  const paths = [`Basic/${id}`, `Basic/${id}/_history/1`, `Basic?_id=${id}`]
  const requests: string[] = []
  const reader = async (place: number) => {
    for (let round = place; ; round += 1) {
      const request = await look(program.send, `/fhir/R4/${paths[round % paths.length]}`).catch(() => null)
      if (request === null) return
      requests.push(request)
    }
  }
  await Promise.all(Array.from({ length: READERS }, (_, place) => reader(place)))
  return requests
}

async function look(send: OneHospital['program']['send'], path: string): Promise<string | null> {
  const answer = await send('GET', path)
  await answer.arrayBuffer()
  return answer.status === 200 ? answer.headers.get('x-request-id') : null
}

/** Returns those of some requests that the audit does not say what they looked at. */
export async function withoutLook({ hospital }: OneHospital, requests: readonly string[]): Promise<string[]> {
  const database = connect(hospital.databaseUrl, { max: 1 })
  try {
    const { rows } = await database.query<{ request: string }>(
      `SELECT request FROM unnest($1::text[]) AS asked (request)
       WHERE NOT EXISTS (SELECT FROM audit a JOIN any_leaf l ON l.commitment = a.commitment WHERE a.kind = 'looked' AND a.request = asked.request)`,
      [requests],
    )
    return rows.map(({ request }) => request)
  } finally {
    await database.end()
  }
}
