import type { KeyObject } from 'node:crypto'
import { generateKeyPairSync, sign } from 'node:crypto'

// X.509 (RFC 5280) as DER, as far as one certificate of a test needs it.
const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex')
const COMMON_NAME = Buffer.from('0603550403', 'hex')
const ALTERNATIVE_NAME = Buffer.from('0603551d11', 'hex')

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const text = (tag: number, value: string) => der(tag, Buffer.from(value))

/** Returns a certificate that its own key signed, for one host name, from 2020 to 2049, and the key; both PEM. */
export function selfMadeCertificate(host: string): { certificate: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(ECDSA_WITH_SHA256)
  const tbs = toBeSigned(host, algorithm, publicKey)
  const signature = der(0x03, Buffer.of(0), sign('sha256', tbs, privateKey))
  const body = sequence(tbs, algorithm, signature).toString('base64').replace(/.{64}/g, '$&\n')
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  }
}

function toBeSigned(host: string, algorithm: Buffer, publicKey: KeyObject): Buffer {
  const name = sequence(der(0x31, sequence(COMMON_NAME, text(0x0c, host))))
  const validity = sequence(text(0x17, '200101000000Z'), text(0x17, '491231235959Z'))
  const names = sequence(text(0x82, host))
  const extensions = der(0xa3, sequence(sequence(ALTERNATIVE_NAME, der(0x04, names))))
  const version = der(0xa0, der(0x02, Buffer.of(2)))
  const key = publicKey.export({ type: 'spki', format: 'der' })
  return sequence(version, der(0x02, Buffer.of(1)), algorithm, name, validity, name, key, extensions)
}
