import { createHash, randomBytes } from 'node:crypto'
import { open } from '@anamnesis/core/seal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RequestContext } from '../request-context.ts'
import { EVERYTHING, HOSPITAL, parsed, program, staff, testRecordsOfPatient } from '../store/store.test-support.ts'
import { CHUNK_BYTES } from './blob-seal.ts'

let world: Awaited<ReturnType<typeof testRecordsOfPatient>>
let patient: string

beforeAll(async () => {
  world = await testRecordsOfPatient()
  patient = world.patient
})
afterAll(() => world.drop())

const KB = 1024
const count = async (table: string, where = 'true') =>
  Number(
    (await world.database.query<{ n: string }>(`SELECT count(*)::text AS n FROM ${table} WHERE ${where}`)).rows[0]?.n,
  )

async function contentOf(
  context: RequestContext,
  id: string,
  range?: { from: number; until: number },
): Promise<Buffer> {
  const { content } = await world.records.readContent(context, id)
  return Buffer.concat(await Array.fromAsync(content(range)))
}

const upload = (content: Iterable<Uint8Array>, about?: string, context = program()) =>
  world.records.writeContent(context, { contentType: 'image/png', about }, content)

function documentWith(content: Buffer, more: object = {}): string {
  return JSON.stringify({
    resourceType: 'DocumentReference',
    status: 'current',
    subject: { reference: `Patient/${patient}` },
    content: [{ attachment: { contentType: 'application/pdf', data: content.toString('base64'), ...more } }],
  })
}

type Document = { id: string; content: { attachment: { url: string; size: number; hash: string; data?: string } }[] }

async function createDocument(content: Buffer, context = program()) {
  const { id, bytes } = await world.records.create(context, 'DocumentReference', documentWith(content))
  const [{ attachment }] = (parsed(bytes) as unknown as Document).content as [Document['content'][0]]
  return { id, attachment, binary: attachment.url.replace('Binary/', '') }
}

describe('content that comes as it is', () => {
  test.each([0, 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])(
    'of %i bytes is read back, whole and in ranges',
    async (size) => {
      const content = randomBytes(size)
      const { id, status } = await upload([content.subarray(0, 10), content.subarray(10)], `Patient/${patient}`)
      expect(status).toBe(201)
      expect((await contentOf(program(), id)).equals(content)).toBe(true)
      for (const [from, until] of [
        [0, 1],
        [size - 1, size],
        [CHUNK_BYTES - 3, CHUNK_BYTES + 3],
      ] as const) {
        if (from < 0 || until > size) continue
        expect((await contentOf(program(), id, { from, until })).equals(content.subarray(from, until))).toBe(true)
      }
    },
  )

  test('is said to be as long as it is and to hash to what it does, in the bytes that are anchored', async () => {
    const content = randomBytes(500 * KB)
    const { bytes } = await upload([content], `Patient/${patient}`)
    const sha256 = createHash('sha256').update(content).digest('base64')
    expect(JSON.stringify(parsed(bytes)._data)).toContain(`"valueBase64Binary":"${sha256}"`)
    expect(parsed(bytes).data).toBeUndefined()
  })

  test('makes a leaf of its own beside that of its record, and one audit row of who wrote it', async () => {
    const before = [await count('test_leaf', "kind = 'record'"), await count('audit', "kind = 'wrote'")]
    await upload([randomBytes(10)], `Patient/${patient}`)
    expect([await count('test_leaf', "kind = 'record'"), await count('audit', "kind = 'wrote'")]).toEqual([
      (before[0] ?? 0) + 2,
      (before[1] ?? 0) + 1,
    ])
  })

  test('leaves nothing if it breaks off, or if its record is refused', async () => {
    const before = [await count('blob'), await count('blob_chunk'), await count('res')]
    const breaking = function* () {
      yield randomBytes(2 * CHUNK_BYTES)
      throw new Error('the line broke')
    }
    await expect(upload(breaking())).rejects.toThrow('the line broke')
    await expect(upload([randomBytes(10)], undefined, staff('physician', [patient]))).rejects.toThrow('about none')
    await expect(upload([randomBytes(10)], 'Condition/absent', staff('physician', [patient]))).rejects.toThrow(
      'about none',
    )
    expect([await count('blob'), await count('blob_chunk'), await count('res')]).toEqual(before)
  })

  test('is forgotten when its process was gone in the middle of it', async () => {
    await world.database.query("INSERT INTO blob (id, touched) VALUES (gen_random_uuid(), now() - interval '1 day')")
    await upload([randomBytes(10)], `Patient/${patient}`)
    expect(await count('blob', 'commitment IS NULL')).toBe(0)
  })

  test('is kept once for one owner however often it comes, and once more for another', async () => {
    const content = randomBytes(300 * KB)
    const other = (await world.records.create(program(), 'Patient', '{"resourceType":"Patient"}')).id
    const before = await count('blob')
    for (const about of [`Patient/${patient}`, `Patient/${patient}`, `Patient/${other}`]) {
      const { id } = await upload([content], about)
      expect((await contentOf(program(), id)).equals(content)).toBe(true)
    }
    expect(await count('blob')).toBe(before + 2)
  })

  test('does not open once a byte of it was changed, and neither once its end is missing', async () => {
    const { id } = await upload([randomBytes(3 * CHUNK_BYTES)], `Patient/${patient}`)
    await world.database.query(
      `UPDATE blob_chunk c SET doc = set_byte(doc, 5, get_byte(doc, 5) # 1) FROM blob_use u JOIN res r ON r.pk = u.pk WHERE u.blob = c.blob AND r.id = $1 AND c.n = 1`,
      [id],
    )
    await expect(contentOf(program(), id)).rejects.toMatchObject({ code: 'integrity-failed' })
    const cut = await upload([randomBytes(3 * CHUNK_BYTES)], `Patient/${patient}`)
    await world.database.query(
      'UPDATE blob b SET size = $2 FROM blob_use u JOIN res r ON r.pk = u.pk WHERE u.blob = b.id AND r.id = $1',
      [cut.id, 2 * CHUNK_BYTES],
    )
    await expect(contentOf(program(), cut.id)).rejects.toMatchObject({ code: 'integrity-failed' })
  })

  test('has versions, each with its content', async () => {
    const { id } = await upload([Buffer.from('one')], `Patient/${patient}`)
    const about = `Patient/${patient}`
    const second = await world.records.writeContent(program(), { contentType: 'text/plain', about, id }, [
      Buffer.from('two'),
    ])
    const again = await world.records.writeContent(program(), { contentType: 'text/plain', about, id }, [
      Buffer.from('two'),
    ])
    expect([second.version, again.version]).toEqual([2, 2])
    expect((await contentOf(program(), id)).toString()).toBe('two')
    const first = await world.records.readContent(program(), id, 1)
    expect(Buffer.concat(await Array.fromAsync(first.content())).toString()).toBe('one')
  })
})

describe('a permit', () => {
  test('opens content exactly where it opens what the content is about', async () => {
    const { binary } = await createDocument(randomBytes(300 * KB))
    await expect(contentOf(staff('physician', []), binary)).rejects.toMatchObject({ code: 'not-found' })
    await expect(contentOf(staff('laboratory', [patient]), binary)).rejects.toMatchObject({ code: 'not-found' })
    expect(await contentOf(staff('physician', [patient]), binary)).toHaveLength(300 * KB)
    const { isOpenTo } = await world.records.readContent(staff('physician', [patient]), binary)
    expect(await isOpenTo(staff('physician', [patient]).permit)).toBe(true)
    expect(await isOpenTo(staff('physician', []).permit)).toBe(false)
  })

  test('lets content about a whole person go out only with the whole record', async () => {
    const { id } = await upload([randomBytes(10)], `Patient/${patient}`)
    const custodian = world.parts.hospital
    const [columns] = await world.records.accessColumns([{ custodian, type: 'Binary', id }])
    expect(columns).toMatchObject({ patients: [patient], categories: ['other'] })
  })

  test('shows each look in the audit before the first byte', async () => {
    const { binary } = await createDocument(randomBytes(300 * KB))
    const before = await count('audit', "kind = 'looked'")
    await world.records.readContent(staff('physician', [patient]), binary)
    expect(await count('audit', "kind = 'looked'")).toBe(before + 1)
  })
})

describe('an attachment over 256 kB', () => {
  test('moves to a Binary and leaves url, size and hash', async () => {
    const content = randomBytes(300 * KB)
    const { attachment, binary, id } = await createDocument(content)
    expect(attachment).toEqual({
      contentType: 'application/pdf',
      url: `Binary/${binary}`,
      size: content.length,
      hash: createHash('sha1').update(content).digest('base64'),
    })
    expect((await contentOf(program(), binary)).equals(content)).toBe(true)
    const read = parsed((await world.records.read(program(), 'DocumentReference', id)).bytes) as unknown as Document
    expect(read.content[0]?.attachment).toEqual(attachment)
  })

  test('stays where it is with 256 kB or less', async () => {
    const { bytes } = await world.records.create(program(), 'DocumentReference', documentWith(randomBytes(256 * KB)))
    expect((parsed(bytes) as unknown as Document).content[0]?.attachment.data).toHaveLength(
      Math.ceil((256 * KB) / 3) * 4,
    )
  })

  test('moves from wherever it stands: photos, reports, extensions, contained resources', async () => {
    const attachment = () => ({ contentType: 'image/png', data: randomBytes(300 * KB).toString('base64') })
    const report = await world.records.create(
      program(),
      'DiagnosticReport',
      JSON.stringify({
        resourceType: 'DiagnosticReport',
        status: 'final',
        code: { text: 'x' },
        subject: { reference: `Patient/${patient}` },
        contained: [{ resourceType: 'Media', id: 'm', status: 'completed', content: attachment() }],
        media: [{ link: { reference: '#m' } }],
        extension: [{ url: 'urn:x', valueAttachment: attachment() }],
        presentedForm: [attachment()],
      }),
    )
    const text = Buffer.from(report.bytes).toString()
    expect(text.match(/"url":"Binary\//g)).toHaveLength(3)
    expect(text).not.toContain('"data"')
    const photo = await world.records.create(
      staff('registrar', [patient]),
      'Patient',
      JSON.stringify({ resourceType: 'Patient', photo: [attachment()] }),
    )
    expect(Buffer.from(photo.bytes).toString()).toContain('"url":"Binary/')
  })

  test('moves for whoever may write its record, and the same content again is the same version', async () => {
    const physician = staff('physician', [patient])
    const content = randomBytes(300 * KB)
    const { id, binary } = await createDocument(content, physician)
    const body = documentWith(content).replace('{', `{"id":"${id}",`)
    expect((await world.records.update(physician, 'DocumentReference', id, body)).version).toBe(1)
    expect((await world.records.read(physician, 'Binary', binary)).version).toBe(1)
  })

  test('moves when a patch brings it, and when an import does', async () => {
    const content = randomBytes(300 * KB)
    const short = await world.records.create(program(), 'DocumentReference', documentWith(randomBytes(10)))
    const path = '/content/0/attachment/data'
    const operations = [{ op: 'replace', path, value: content.toString('base64') }]
    const patch = { kind: 'json', body: JSON.stringify(operations) } as const
    const { bytes } = await world.records.patch(program(), 'DocumentReference', short.id, patch)
    const line = documentWith(content).replace('{', '{"id":"imported",')
    const { requester } = program().permit
    const job = await world.records.bulk.startImport(program(), '/$import', Buffer.from(line))
    await world.records.bulk.work(async () => program().permit)
    expect(await world.records.bulk.status(requester, job)).toMatchObject({ records: 1, faults: [] })
    const imported = await world.records.read(program(), 'DocumentReference', 'imported')
    for (const each of [bytes, imported.bytes]) {
      const [{ attachment }] = (parsed(each) as unknown as Document).content as [Document['content'][0]]
      expect([attachment.data, attachment.size]).toEqual([undefined, content.length])
      expect((await contentOf(program(), attachment.url.replace('Binary/', ''))).equals(content)).toBe(true)
    }
  })

  test('that contradicts itself is refused, and nothing is written', async () => {
    const before = [await count('res'), await count('blob')]
    const wrong = documentWith(randomBytes(300 * KB), { hash: 'AAAA', size: 7 })
    await expect(world.records.create(program(), 'DocumentReference', wrong)).rejects.toMatchObject({
      issues: [
        { path: 'DocumentReference.content[0].attachment.size' },
        { path: 'DocumentReference.content[0].attachment.hash' },
      ],
    })
    expect([await count('res'), await count('blob')]).toEqual(before)
  })

  test.each(['transaction', 'batch'])('moves in a %s too', async (type) => {
    const post = (content: Buffer) => ({
      resource: JSON.parse(documentWith(content)),
      request: { method: 'POST', url: 'DocumentReference' },
    })
    const entry = [post(randomBytes(300 * KB)), post(randomBytes(10)), post(randomBytes(300 * KB))]
    const answer = await world.records.bundle(program(), JSON.stringify({ resourceType: 'Bundle', type, entry }))
    const statuses = (parsed(answer) as { entry: { response: { status: string } }[] }).entry.map(
      ({ response }) => response.status,
    )
    expect(statuses).toEqual([
      expect.stringMatching(/^201/),
      expect.stringMatching(/^201/),
      expect.stringMatching(/^201/),
    ])
  })

  test('of a record that is refused leaves nothing, alone and in a batch', async () => {
    const physician = staff('physician', [])
    const before = [await count('res'), await count('blob')]
    const body = documentWith(randomBytes(300 * KB))
    await expect(world.records.create(physician, 'DocumentReference', body)).rejects.toThrow()
    const entry = [{ resource: JSON.parse(body), request: { method: 'POST', url: 'DocumentReference' } }]
    await world.records.bundle(physician, JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }))
    expect([await count('res'), await count('blob')]).toEqual(before)
  })

  test('moves out of a Binary that comes as JSON, into the same Binary', async () => {
    const content = randomBytes(300 * KB)
    const binary = {
      resourceType: 'Binary',
      contentType: 'image/png',
      securityContext: { reference: `Patient/${patient}` },
    }
    const { id } = await world.records.create(
      program(),
      'Binary',
      JSON.stringify({ ...binary, data: content.toString('base64') }),
    )
    expect((await contentOf(program(), id)).equals(content)).toBe(true)
    const seen = (await world.records.read(program(), 'Binary', id)).bytes
    await expect(world.records.update(program(), 'Binary', id, Buffer.from(seen).toString())).rejects.toMatchObject({
      code: 'invalid-resource',
    })
  })
})

describe('another hospital', () => {
  test('gets the record and what is said of its content, and nothing of the content', async () => {
    const own = (await world.records.create(program(), 'Patient', '{"resourceType":"Patient"}')).id
    const body = documentWith(Buffer.alloc(300 * KB, 65)).replace(patient, own)
    const { bytes } = await world.records.create(program(), 'DocumentReference', body)
    const [first] = (parsed(bytes) as unknown as Document).content
    const names = new Map<string, Uint8Array>()
    for await (const { header, sealed } of world.records.released(EVERYTHING, own)) {
      const [secret] = await world.records.secretsOf([header])
      names.set(`${header.type}/${header.id}`, open(sealed, secret as Uint8Array, header))
    }
    expect(names.has(first?.attachment.url ?? '')).toBe(true)
    for (const opened of names.values()) expect(Buffer.from(opened).toString()).not.toMatch(/A{8}|QUFBQUFB/)
    const hidden: string[] = []
    const except = [...names.keys()].filter((name) => name.startsWith('Doc')).map((name) => `${HOSPITAL}/${name}`)
    for await (const { header } of world.records.released({ ...EVERYTHING, except }, own)) hidden.push(header.type)
    expect(hidden).toEqual(['Patient'])
  })
})

describe('erasing', () => {
  test('a version takes the content that only it had along, and leaves what another version still shows', async () => {
    const [first, second] = [randomBytes(300 * KB), randomBytes(300 * KB)]
    const { id, binary } = await createDocument(first)
    const body = JSON.parse(documentWith(second).replace('{', `{"id":"${id}",`))
    body.content.push({ attachment: { contentType: 'application/pdf', url: `Binary/${binary}` } })
    const { bytes } = await world.records.update(program(), 'DocumentReference', id, JSON.stringify(body))
    const newer = (parsed(bytes) as unknown as Document).content[0]?.attachment.url.replace('Binary/', '') ?? ''
    await world.records.eraseVersion('DocumentReference', id, 1)
    expect(await contentOf(program(), binary)).toHaveLength(300 * KB)
    const before = await count('blob_chunk')
    await world.records.eraseVersion('DocumentReference', id, 2)
    await expect(contentOf(program(), newer)).rejects.toMatchObject({ code: 'deleted' })
    expect(await count('blob_chunk')).toBe(before - 2)
  })

  test('a patient destroys their content and nobody else’s', async () => {
    const gone = (await world.records.create(program(), 'Patient', '{"resourceType":"Patient"}')).id
    const { id } = await upload([randomBytes(300 * KB)], `Patient/${gone}`)
    const kept = await upload([randomBytes(300 * KB)], `Patient/${patient}`)
    await world.records.erasePatient(gone)
    await expect(contentOf(program(), id)).rejects.toMatchObject({ code: 'deleted' })
    expect(await count('blob', `owner = '${gone}' AND (secret IS NOT NULL OR address IS NOT NULL)`)).toBe(0)
    expect(await count('blob_chunk', `blob IN (SELECT id FROM blob WHERE owner = '${gone}')`)).toBe(0)
    expect(await contentOf(program(), kept.id)).toHaveLength(300 * KB)
  })
})
