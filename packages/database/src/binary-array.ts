/** Types of which arrays are made, with their numbers in PostgreSQL's catalogue (pg_type.dat). */
const OIDS = { boolean: 16, bytea: 17, bigint: 20, smallint: 21, int: 23, text: 25, float8: 701, timestamptz: 1184 }

const HEADER_BYTES = 20
const LENGTH_BYTES = 4
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MOST_BYTES = 3
/** Microseconds are counted from the beginning of 2000 (PostgreSQL, timestamp.h). */
const EPOCH_MS = Date.UTC(2000, 0)
const INFINITE = 2n ** 63n

/**
 * Arrays as PostgreSQL's binary protocol takes them as values of a statement (array_recv). As text, a number would be printed here and read there, and a
 * byte string would travel as twice as many digits.
 */
export const binaryArray = {
  bigint: (values: readonly bigint[]): Buffer =>
    fixed(OIDS.bigint, 8, values, (view, at, value) => view.setBigInt64(at, value)),
  int: (values: readonly number[]): Buffer => fixed(OIDS.int, 4, values, (view, at, value) => view.setInt32(at, value)),
  smallint: (values: readonly number[]): Buffer =>
    fixed(OIDS.smallint, 2, values, (view, at, value) => view.setInt16(at, value)),
  float8: (values: readonly number[]): Buffer =>
    fixed(OIDS.float8, 8, values, (view, at, value) => view.setFloat64(at, value)),
  boolean: (values: readonly boolean[]): Buffer =>
    fixed(OIDS.boolean, 1, values, (view, at, value) => view.setUint8(at, value ? 1 : 0)),
  /** From ms since 1970 UTC; infinities are PostgreSQL's. */
  timestamptz: (values: readonly number[]): Buffer =>
    fixed(OIDS.timestamptz, 8, values, (view, at, value) => view.setBigInt64(at, microseconds(value))),
  text: textArray,
  /** Null stands for NULL. */
  bytea: byteaArray,
}

function microseconds(ms: number): bigint {
  if (ms === Infinity) return INFINITE - 1n
  if (ms === -Infinity) return -INFINITE
  return BigInt(Math.trunc(ms) - EPOCH_MS) * 1000n
}

/** An array of one dimension; none has no dimension at all. */
function begin(oid: number, count: number, mayHoldNull: boolean, bytes: number): DataView {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + bytes))
  view.setInt32(0, count === 0 ? 0 : 1)
  view.setInt32(4, mayHoldNull ? 1 : 0)
  view.setInt32(8, oid)
  view.setInt32(12, count)
  view.setInt32(16, 1)
  return view
}

function end(view: DataView, count: number, at: number): Buffer {
  return Buffer.from(view.buffer as ArrayBuffer, 0, count === 0 ? 12 : at)
}

function fixed<Value>(
  oid: number,
  size: number,
  values: readonly Value[],
  put: (view: DataView, at: number, value: Value) => void,
): Buffer {
  const view = begin(oid, values.length, false, values.length * (LENGTH_BYTES + size))
  let at = HEADER_BYTES
  for (const value of values) {
    view.setInt32(at, size)
    put(view, at + LENGTH_BYTES, value)
    at += LENGTH_BYTES + size
  }
  return end(view, values.length, at)
}

function textArray(values: readonly string[]): Buffer {
  let units = 0
  for (const value of values) units += value.length
  const view = begin(OIDS.text, values.length, false, values.length * LENGTH_BYTES + units * MOST_BYTES)
  const bytes = Buffer.from(view.buffer as ArrayBuffer)
  let at = HEADER_BYTES
  for (const value of values) {
    const length = writeText(bytes, value, at + LENGTH_BYTES)
    view.setInt32(at, length)
    at += LENGTH_BYTES + length
  }
  return end(view, values.length, at)
}

/** Longest text that is worth trying unit by unit, before a call of the platform. */
const SHORT = 64

function writeText(bytes: Buffer, text: string, at: number): number {
  if (text.length > SHORT) return bytes.write(text, at)
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit > 0x7f) return bytes.write(text, at)
    bytes[at + index] = unit
  }
  return text.length
}

function byteaArray(values: readonly (Uint8Array | null)[]): Buffer {
  let size = 0
  for (const value of values) size += LENGTH_BYTES + (value?.length ?? 0)
  const view = begin(OIDS.bytea, values.length, true, size)
  const bytes = new Uint8Array(view.buffer)
  let at = HEADER_BYTES
  for (const value of values) {
    view.setInt32(at, value === null ? -1 : value.length)
    if (value !== null) bytes.set(value, at + LENGTH_BYTES)
    at += LENGTH_BYTES + (value?.length ?? 0)
  }
  return end(view, values.length, at)
}
