import { concat } from '@anamnesis/core'
import { answerInThread } from '@anamnesis/core/thread'
import type { SealAnswer } from './seal-together.ts'
import type { VersionText } from './seal-version.ts'
import { sealText } from './seal-version.ts'

answerInThread<readonly VersionText[], SealAnswer>((versions) => {
  const sealed = versions.map(sealText)
  const docs = concat(...sealed.map(({ doc }) => doc))
  const secrets = concat(...sealed.map(({ secret }) => secret))
  const commitments = concat(...sealed.map(({ commitment }) => commitment))
  const answer = { lengths: sealed.map(({ doc }) => doc.length), docs, secrets, commitments }
  return { answer, transfer: [docs.buffer, secrets.buffer, commitments.buffer] as ArrayBuffer[] }
})
