import type { Database } from '../connect.ts'
import { connect } from '../connect.ts'

/** Returns PostgreSQL's plans of the SELECT statements that some work runs on a database: what a query goes through, before there is much to go through. */
export async function plansOf(url: string, work: (database: Database) => Promise<unknown>): Promise<string[]> {
  const plans: string[] = []
  const database = connect(url)
  database.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => Promise<{ rows: Record<string, string>[] }>
    const explaining = async (...given: unknown[]) => {
      const [text, values] = given
      if (typeof text === 'string' && text.trimStart().startsWith('SELECT')) {
        const { rows } = await query(`EXPLAIN ${text}`, values)
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
      }
      return query(...given)
    }
    client.query = explaining as typeof client.query
  })
  await work(database).finally(() => database.end())
  return plans
}
