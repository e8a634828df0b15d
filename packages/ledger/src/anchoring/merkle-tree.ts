import { createCipheriv } from 'node:crypto'
import type { Hex, HospitalId } from '@anamnesis/core'
import { concat, fromHex, LEAF_TAG } from '@anamnesis/core'
import { keccak } from './keccak.ts'

/** What determines the tree of a batch, whenever it is built. */
export type TreeInput = {
  readonly hospital: HospitalId
  /** The real leaves' commitments (32 bytes each, one after another), in any order. */
  readonly commitments: Uint8Array
  /** 32 secret bytes that the padding leaves are made from. */
  readonly padding: Uint8Array
  /** Leaves of the tree, padding included. */
  readonly size: number
}

/** A batch's tree: leaves sorted, pairs hashed in sorted order, as AnchorLog verifies it. */
export type Tree = {
  readonly root: Hex
  /** All nodes (32 bytes each) from the root down, in the layout of the OpenZeppelin library: the children of node n are 2n + 1 and 2n + 2. */
  readonly nodes: Uint8Array<ArrayBuffer>
  /** Place of each commitment among the sorted leaves, in the order of the input. */
  readonly places: Uint32Array
}

/** Bytes of a node, and of a commitment. */
export const NODE = 32

/** Returns the tree of a batch, in bytes throughout: the OpenZeppelin library, whose layout it has, hashes texts and takes four times as long (a test holds the two equal). */
export function buildTree({ hospital, commitments, padding, size }: TreeInput): Tree {
  const leaves = new Uint8Array(size * NODE)
  const count = commitments.length / NODE
  // leafOf of core: two hashes of tag, hospital and commitment.
  const named = concat(LEAF_TAG, fromHex(hospital), new Uint8Array(NODE))
  for (let leaf = 0; leaf < count; leaf += 1) {
    named.set(nodeAt(commitments, leaf), named.length - NODE)
    leaves.set(keccak(keccak(named)), leaf * NODE)
  }
  leaves.set(paddingLeaves(padding, size - count), count * NODE)
  const nodes = new Uint8Array((2 * size - 1) * NODE)
  const placeOf = new Uint32Array(size)
  for (const [place, leaf] of sorted(leaves).entries()) {
    placeOf[leaf] = place
    nodes.set(nodeAt(leaves, leaf), (2 * size - 2 - place) * NODE)
  }
  const pair = new Uint8Array(2 * NODE)
  for (let node = size - 2; node >= 0; node -= 1) nodes.set(nodeAbove(nodes, node, pair), node * NODE)
  return { root: hexAt(nodes, 0), nodes, places: placeOf.slice(0, count) }
}

/** The hash of a node's two children in the order of their bytes, as core's nodeAbove; `pair` is where they are put together. */
function nodeAbove(nodes: Uint8Array, node: number, pair: Uint8Array): Uint8Array {
  const one = nodeAt(nodes, 2 * node + 1)
  const other = nodeAt(nodes, 2 * node + 2)
  const isFirst = Buffer.compare(one, other) < 0
  pair.set(isFirst ? one : other)
  pair.set(isFirst ? other : one, NODE)
  return keccak(pair)
}

function nodeAt(nodes: Uint8Array, node: number): Uint8Array {
  return nodes.subarray(node * NODE, (node + 1) * NODE)
}

/** Returns the numbers of the leaves in the order of their bytes. */
function sorted(leaves: Uint8Array): Uint32Array {
  const view = new DataView(leaves.buffer)
  const order = Uint32Array.from({ length: leaves.length / NODE }, (_, leaf) => leaf)
  const starts = order.map((leaf) => view.getUint32(leaf * NODE))
  // Two of random leaves seldom begin alike.
  return order.sort(
    (a, b) => (starts[a] as number) - (starts[b] as number) || Buffer.compare(nodeAt(leaves, a), nodeAt(leaves, b)),
  )
}

/** Returns the sibling hashes from the leaf at a place (0: the least leaf) up to the root. */
export function proofAt(nodes: Uint8Array, place: number): Hex[] {
  const proof: Hex[] = []
  for (let node = nodes.length / NODE - 1 - place; node > 0; node = (node - 1) >> 1)
    proof.push(hexAt(nodes, node % 2 === 0 ? node - 1 : node + 1))
  return proof
}

/** Nobody without the seed tells these from real leaves; with it they need not be stored. */
function paddingLeaves(seed: Uint8Array, count: number): Uint8Array {
  return createCipheriv('aes-256-ctr', seed, Buffer.alloc(16)).update(Buffer.alloc(count * NODE))
}

function hexAt(bytes: Uint8Array, node: number): Hex {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return `0x${view.toString('hex', node * NODE, (node + 1) * NODE)}`
}
