import { createCipheriv } from 'node:crypto'
import type { Hex, HospitalId } from '@anamnesis/core'
import { leafOf, nodeAbove } from '@anamnesis/core'

/** What determines the tree of a batch, whenever it is built. */
export type TreeInput = {
  readonly hospital: HospitalId
  /** The real leaves' commitments, in any order. */
  readonly commitments: readonly Hex[]
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
  readonly places: readonly number[]
}

/** Bytes of a node. */
const NODE = 32

/** Returns the tree of a batch, in bytes throughout: the OpenZeppelin library, whose layout it has, hashes texts and takes four times as long (a test holds the two equal). */
export function buildTree({ hospital, commitments, padding, size }: TreeInput): Tree {
  const leaves = new Uint8Array(size * NODE)
  for (const [index, commitment] of commitments.entries()) leaves.set(leafOf(hospital, commitment), index * NODE)
  leaves.set(paddingLeaves(padding, size - commitments.length), commitments.length * NODE)
  const nodes = new Uint8Array((2 * size - 1) * NODE)
  const placeOf = new Uint32Array(size)
  for (const [place, leaf] of sorted(leaves).entries()) {
    placeOf[leaf] = place
    nodes.set(nodeAt(leaves, leaf), (2 * size - 2 - place) * NODE)
  }
  for (let node = size - 2; node >= 0; node -= 1)
    nodes.set(nodeAbove(nodeAt(nodes, 2 * node + 1), nodeAt(nodes, 2 * node + 2)), node * NODE)
  return { root: hexAt(nodes, 0), nodes, places: [...placeOf.subarray(0, commitments.length)] }
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
