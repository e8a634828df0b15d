import { deflateSync } from 'node:zlib'

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

/** Returns a PDF (ISO 32000-1) with a text layer: pages of lines. */
export function pdfOf(pages: readonly (readonly string[])[]): Uint8Array {
  return fileOf(pages.map((lines) => streamOf(`BT /F1 11 Tf 50 780 Td 14 TL ${lines.map(shown).join(' ')} ET`)))
}

/** Returns a PDF of one page whose content is so many bytes of white space, packed. */
export function packedPdf(size: number): Uint8Array {
  const packed = deflateSync(Buffer.alloc(size, ' ')).toString('latin1')
  return fileOf([`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`])
}

function shown(line: string): string {
  return `(${line.replaceAll(/[\\()]/g, '\\$&')}) Tj T*`
}

function streamOf(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}

function fileOf(contents: readonly string[]): Uint8Array {
  const kids = contents.map((_, index) => `${4 + 2 * index} 0 R`).join(' ')
  const page = (index: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${contents.length} /Kids [${kids}] >>`,
    FONT,
    ...contents.flatMap((content, index) => [page(index), content]),
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  const trailer = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`
  return Buffer.from(file + table + trailer, 'latin1')
}
