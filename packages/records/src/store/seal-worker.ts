import { parentPort } from 'node:worker_threads'
import { concat } from '@anamnesis/core'
import type { SealAnswer, SealRequest } from './seal-together.ts'
import { sealText } from './seal-version.ts'

parentPort?.on('message', ({ id, versions }: SealRequest) => {
  const sealed = versions.map(sealText)
  const docs = concat(...sealed.map(({ doc }) => doc))
  const secrets = concat(...sealed.map(({ secret }) => secret))
  const commitments = concat(...sealed.map(({ commitment }) => commitment))
  const answer: SealAnswer = { id, lengths: sealed.map(({ doc }) => doc.length), docs, secrets, commitments }
  parentPort?.postMessage(answer, [docs.buffer, secrets.buffer, commitments.buffer] as ArrayBuffer[])
})
