/** Yields the bytes of a Binary whose content lies beside it with the content as its last member: what a client that asks for FHIR expects. */
export async function* withData(bytes: Uint8Array, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, bytes.length - 1)
  yield Buffer.from(',"data":"')
  let rest = Buffer.alloc(0)
  for await (const part of content) {
    const whole = Buffer.concat([rest, part])
    const end = whole.length - (whole.length % 3)
    yield Buffer.from(whole.toString('base64', 0, end))
    rest = whole.subarray(end)
  }
  yield Buffer.from(`${rest.toString('base64')}"}`)
}
