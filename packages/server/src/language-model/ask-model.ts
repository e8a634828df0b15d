import type { ModelMessage } from '@anamnesis/insights'
import { z } from 'zod'

/** A language model behind an interface like OpenAI's chat completions. */
export type LanguageModel = {
  /** Address that `/chat/completions` follows. */
  readonly url: string
  readonly model: string
  /** Sent as a bearer token; null for a model that asks for none. */
  readonly key: string | null
  readonly timeoutMs: number
}

/** Largest answer that is read, in bytes: a page has a hundred sentences of 25 words. */
const LARGEST_ANSWER = 256 * 1024

const answerSchema = z.looseObject({
  choices: z.array(z.looseObject({ message: z.looseObject({ content: z.string() }) })).min(1),
})

/** Returns the host that a model is at, for the log of accesses. */
export function hostOf({ url }: Pick<LanguageModel, 'url'>): string {
  return new URL(url).host
}

/**
 * Returns what a model answers, null where it does not answer in time, in form or in 256 kB. What it answers is words of a stranger: the caller checks them.
 * No redirect is followed, so that nothing goes where the configuration does not say.
 */
export async function askModel(
  model: LanguageModel,
  messages: readonly ModelMessage[],
  stopping: AbortSignal,
): Promise<string | null> {
  const ended = new AbortController()
  const signal = AbortSignal.any([stopping, ended.signal, AbortSignal.timeout(model.timeoutMs)])
  try {
    const response = await fetch(`${model.url.replace(/\/+$/, '')}/chat/completions`, {
      ...{ method: 'POST', redirect: 'error', signal },
      headers: {
        'content-type': 'application/json',
        ...(model.key !== null && { authorization: `Bearer ${model.key}` }),
      },
      body: JSON.stringify({ model: model.model, messages, temperature: 0, stream: false }),
    })
    const text = response.ok ? await readAtMost(response, LARGEST_ANSWER) : null
    if (text === null) return null
    return answerSchema.parse(JSON.parse(text)).choices[0]?.message.content ?? null
  } catch {
    // Whatever is wrong with a model, the sentences are ours then.
    return null
  } finally {
    ended.abort()
  }
}

async function readAtMost(response: Response, most: number): Promise<string | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
