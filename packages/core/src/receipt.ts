import { keccak_256 } from '@noble/hashes/sha3.js'
import type { Hex } from './bytes.ts'
import { concat, fromHex, toHex, utf8, word } from './bytes.ts'
import type { CommitmentHeader } from './commitment.ts'
import { commitmentOf } from './commitment.ts'
import type { HospitalId } from './identity.ts'

/** keccak256("anamnesis/leaf/v1"): keeps leaves apart from everything else that is hashed. */
export const LEAF_TAG = keccak_256(utf8('anamnesis/leaf/v1'))

/** Which contract on which chain a root is read from. */
export type LedgerAddress = { readonly chainId: number; readonly contract: Hex }

/** The proof that a commitment is in an anchored batch. */
export type Receipt = {
  readonly ledger: LedgerAddress
  readonly hospital: HospitalId
  readonly sequence: number
  readonly commitment: Hex
  readonly proof: readonly Hex[]
}

/** All that is needed to check a record version against the ledger, by anyone, anywhere. */
export type ProvenRecord = {
  readonly header: CommitmentHeader
  readonly salt: Hex
  readonly bytes: Uint8Array
  readonly receipt: Receipt
}

/** What a check against the ledger found. */
export type Verdict = 'unchanged' | 'altered' | 'not-anchored'

/** Reads the root that a hospital anchored under a sequence; the zero word if there is none. */
export type ReadRoot = (ledger: LedgerAddress, hospital: HospitalId, sequence: number) => Promise<Hex>

/** Returns the leaf of a commitment: keccak256(keccak256(abi.encode(LEAF_TAG, hospitalId, commitment))); hashed twice so that no inner node passes for one. */
export function leafOf(hospital: HospitalId, commitment: Hex): Uint8Array {
  return keccak_256(keccak_256(concat(LEAF_TAG, fromHex(hospital), fromHex(commitment))))
}

/** Returns the 32-byte node above two, which are hashed in sorted order (OpenZeppelin MerkleProof). */
export function nodeAbove(one: Uint8Array, other: Uint8Array): Uint8Array {
  return keccak_256(isBefore(one, other) ? concat(one, other) : concat(other, one))
}

function isBefore(one: Uint8Array, other: Uint8Array): boolean {
  const at = one.findIndex((byte, index) => byte !== other[index])
  return at !== -1 && (one[at] as number) < (other[at] as number)
}

/** Returns the Merkle root that a leaf and its proof lead to. */
export function rootOf(leaf: Uint8Array, proof: readonly Hex[]): Hex {
  return toHex(proof.reduce((node, sibling) => nodeAbove(node, fromHex(sibling)), leaf))
}

/**
 * Returns whether a record version is the one its hospital anchored. It trusts nothing in the receipt: commitment and leaf are computed here,
 * and the hospital whose root counts is the custodian in the record's own header.
 */
export async function verifyReceipt(record: ProvenRecord, readRoot: ReadRoot): Promise<Verdict> {
  const commitment = toHex(commitmentOf(record.header, fromHex(record.salt), record.bytes))
  const root = await readRoot(record.receipt.ledger, record.header.custodian, record.receipt.sequence)
  if (root === toHex(word(0))) return 'not-anchored'
  return rootOf(leafOf(record.header.custodian, commitment), record.receipt.proof) === root ? 'unchanged' : 'altered'
}

/** Returns the call data of AnchorLog.root(bytes32,uint64), for a plain eth_call. */
export function rootCallData(hospital: HospitalId, sequence: number): Hex {
  const selector = keccak_256(utf8('root(bytes32,uint64)')).slice(0, 4)
  return toHex(concat(selector, fromHex(hospital), word(sequence)))
}
