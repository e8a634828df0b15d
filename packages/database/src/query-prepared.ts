import pg from 'pg'
import type { Queryable } from './connect.ts'
import { prepared } from './prepared.ts'

/** A column of an answer as the driver describes it. */
type Column = { readonly name: string; readonly dataTypeID: number }
type Reader = Column & { readonly read: (text: string) => unknown }
type Texts = readonly (string | null)[]

/**
 * Returns the rows of a statement that PostgreSQL keeps prepared (`prepared`), as `query` does: the driver works out the columns anew for each answer, this
 * once for each statement.
 * @throws what `query` throws
 */
export async function queryPrepared<R extends object>(
  database: Queryable,
  text: string,
  values: unknown[],
): Promise<R[]> {
  const statement = prepared(text, values)
  const query = new TextsQuery(statement)
  const run: (query: TextsQuery, values: undefined, done: (error: Error | undefined) => void) => unknown =
    database.query.bind(database)
  await new Promise<void>((resolve, reject) => {
    run(query, undefined, (error) => (error ? reject(error) : resolve()))
  })
  const readers = readersOf(statement.name, query.described)
  return query.found.map((row) => rowOf(readers, row)) as R[]
}

/** The driver's query, which keeps the columns and the texts of the rows as they come. */
class TextsQuery extends pg.Query {
  described: readonly Column[] = []
  readonly found: Texts[] = []

  handleRowDescription({ fields }: { readonly fields: readonly Column[] }): void {
    this.described = fields
  }

  handleDataRow({ fields }: { readonly fields: Texts }): void {
    this.found.push(fields)
  }
}

/** How the columns of each kept statement are read, by its name. */
const kept = new Map<string, readonly Reader[]>()

function readersOf(statement: string | undefined, columns: readonly Column[]): readonly Reader[] {
  const known = statement === undefined ? undefined : kept.get(statement)
  if (known?.length === columns.length && columns.every((column, place) => isSame(column, known[place]))) return known
  const readers = columns.map(({ name, dataTypeID }) => ({
    name,
    dataTypeID,
    read: pg.types.getTypeParser(dataTypeID),
  }))
  if (statement !== undefined) kept.set(statement, readers)
  return readers
}

function isSame(one: Column, other: Column | undefined): boolean {
  return one.name === other?.name && one.dataTypeID === other.dataTypeID
}

function rowOf(readers: readonly Reader[], texts: Texts): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (let place = 0; place < readers.length; place += 1) {
    const { name, read } = readers[place] as Reader
    const text = texts[place] ?? null
    row[name] = text === null ? null : read(text)
  }
  return row
}
