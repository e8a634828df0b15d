import type { Hex } from '@anamnesis/core'
import { concat, leafOf, randomBytes, rootOf, toHex } from '@anamnesis/core'
import { SimpleMerkleTree } from '@openzeppelin/merkle-tree'
import { expect, test } from 'vitest'
import { growTree } from './grow-tree.ts'
import { buildTree, proofAt } from './merkle-tree.ts'

const hospital = toHex(randomBytes(32))

function input(count: number, size: number) {
  return {
    hospital,
    commitments: randomBytes(32 * count),
    padding: randomBytes(32),
    size,
  }
}

function commitmentAt({ commitments }: { readonly commitments: Uint8Array }, index: number): Hex {
  return toHex(commitments.subarray(index * 32, (index + 1) * 32))
}

test.each([1, 3, 1_024])('proves each of %i commitments among 1,024 leaves', (count) => {
  const batch = input(count, 1_024)
  const { root, nodes, places } = buildTree(batch)
  for (const [index, place] of places.entries()) {
    const proof = proofAt(nodes, place)
    expect(proof).toHaveLength(10)
    expect(rootOf(leafOf(hospital, commitmentAt(batch, index)), proof)).toBe(root)
  }
  expect(places).toHaveLength(count)
})

test('is the tree of the OpenZeppelin library', () => {
  const batch = input(5, 1_024)
  const { root, nodes, places } = buildTree(batch)
  const leaves = [...Array(1_024).keys()].map((n) => toHex(nodes.subarray((1_023 + n) * 32, (1_024 + n) * 32)))
  const library = SimpleMerkleTree.of(leaves)
  expect(library.root).toBe(root)
  const leaf = toHex(leafOf(hospital, commitmentAt(batch, 0)))
  expect(library.getProof(leaf)).toEqual(proofAt(nodes, places[0] as number))
})

test('does not depend on the order in which commitments came', () => {
  const batch = input(50, 1_024)
  const last = batch.commitments.subarray(-32)
  const rotated = concat(last, batch.commitments.subarray(0, -32))
  expect(buildTree({ ...batch, commitments: rotated }).root).toBe(buildTree(batch).root)
})

test('another padding is another tree', () => {
  const batch = input(5, 1_024)
  expect(buildTree({ ...batch, padding: randomBytes(32) }).root).not.toBe(buildTree(batch).root)
})

test('a large tree, built in another thread, is the same', async () => {
  const batch = input(2_000, 65_536)
  const grown = await growTree(batch)
  expect(grown.nodes).toHaveLength((2 * 65_536 - 1) * 32)
  const proof = proofAt(grown.nodes, grown.places[1_999] as number)
  expect(proof).toHaveLength(16)
  expect(rootOf(leafOf(hospital, commitmentAt(batch, 1_999)), proof)).toBe(grown.root)
})
