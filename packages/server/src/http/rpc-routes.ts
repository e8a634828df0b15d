import { z } from 'zod'
import type { HospitalContext } from '../context.ts'
import { json } from './outcome.ts'
import { readJson } from './read-body.ts'
import type { OpenRoute } from './route.ts'

/** What anybody may ask the ledger through a hospital: reading only (https://ethereum.github.io/execution-apis/). Writing goes by the patient's and the exchange's own addresses. */
const ALLOWED: ReadonlySet<string> = new Set([
  'eth_blockNumber',
  'eth_call',
  'eth_chainId',
  'eth_getBlockByHash',
  'eth_getBlockByNumber',
  'eth_getCode',
  'eth_getLogs',
  'eth_getTransactionByHash',
  'eth_getTransactionReceipt',
  'net_version',
])

const MOST_IN_BATCH = 20
/** Blocks that one eth_getLogs may search, and bytes of call data that one eth_call may bring: a grant's state or a root takes less than a tenth. */
const MOST_BLOCKS = 10_000n
const LONGEST_CALL = 4096

const requestSchema = z.looseObject({
  id: z.union([z.string().max(64), z.number(), z.null()]).default(null),
  method: z.string().max(64),
  params: z.array(z.unknown()).max(10).default([]),
})
const bodySchema = z.union([requestSchema, z.array(requestSchema).min(1).max(MOST_IN_BATCH)])

type RpcRequest = z.infer<typeof requestSchema>

/** A read-only pass-through to the ledger, so that a browser can check a receipt against this hospital's and any other's view of it. */
export const rpcRoutes: readonly OpenRoute[] = [
  {
    method: 'POST',
    path: '/rpc',
    callers: 'anyone',
    handler: async (request, context) => {
      const body = readJson(request, bodySchema)
      if (!Array.isArray(body)) return json(await answer(body, context))
      return json(await Promise.all(body.map((single) => answer(single, context))))
    },
  },
]

const quantity = z
  .string()
  .regex(/^0x[0-9a-f]{1,16}$/i)
  .transform(BigInt)
const searchSchema = z.union([
  z.looseObject({ blockHash: z.string() }),
  z
    .looseObject({ fromBlock: quantity, toBlock: quantity })
    .refine(({ fromBlock, toBlock }) => toBlock >= fromBlock && toBlock - fromBlock < MOST_BLOCKS),
])

/** A search of the whole chain costs the asker nothing and the hospital much. */
function isShortSearch(filter: unknown): boolean {
  return searchSchema.safeParse(filter).success
}

async function answer({ id, method, params }: RpcRequest, { ledgerRpc }: HospitalContext): Promise<object> {
  const failed = (code: number, message: string) => ({ jsonrpc: '2.0', id, error: { code, message } })
  if (!ALLOWED.has(method)) return failed(-32601, 'this method is not available here')
  if (method === 'eth_getLogs' && !isShortSearch(params[0]))
    return failed(-32602, `name blockHash, or fromBlock and toBlock at most ${MOST_BLOCKS} apart`)
  if (method === 'eth_call' && JSON.stringify(params).length > LONGEST_CALL)
    return failed(-32602, 'the call is too long')
  try {
    return { jsonrpc: '2.0', id, result: await ledgerRpc(method, params) }
  } catch (error) {
    // JSON-RPC errors of the client (a reverted call, a wrong parameter) are the asker's to read; a dead client is not theirs to mend.
    const { code, message } = error as { code?: unknown; message?: unknown }
    if (typeof code === 'number' && typeof message === 'string') return failed(code, message)
    return failed(-32603, 'the ledger does not answer')
  }
}
