import { decodeText, fromBase64 } from '@anamnesis/core'
import type { Attachment } from '@medplum/fhirtypes'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingState } from '../states/loading-state.tsx'
import { NoteText, type Span } from './note-text.tsx'
import styles from './record.module.css'
import type { RecordSource } from './record-source.ts'

// Formats that browsers draw without running anything; SVG can hold scripts and is only offered for download.
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif'])

/** Endings of file names, so that the reader's device knows what opens a downloaded file. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/dicom': '.dcm',
  'image/svg+xml': '.svg',
  'image/tiff': '.tif',
  'text/html': '.html',
  'text/rtf': '.rtf',
  'application/xml': '.xml',
}

/** Returns a blob address for base64 data as long as the component lives. */
function useBlobAddress(data: string, type: string): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([fromBase64(data) as BlobPart], { type }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [data, type])
  return address
}

function Picture({ data, type, title }: { data: string; type: string; title: string }) {
  const address = useBlobAddress(data, type)
  return (
    <figure className={styles.figure}>
      {address && <img src={address} alt={title} />}
      <figcaption>{title}</figcaption>
    </figure>
  )
}

function Download({ data, type, title }: { data: string; type: string; title: string }) {
  const { t } = useTranslation()
  const address = useBlobAddress(data, PICTURES.has(type) ? type : 'application/octet-stream')
  return (
    <a href={address ?? undefined} download={`${title}${EXTENSIONS[type] ?? ''}`}>
      {t('record.download', { name: title })}
    </a>
  )
}

function useAttachmentData(attachment: Attachment, source: RecordSource) {
  const reference =
    attachment.data === undefined ? /^Binary\/[A-Za-z0-9.-]+$/.exec(attachment.url ?? '')?.[0] : undefined
  const query = useQuery({
    queryKey: ['reference', source.scope, reference],
    queryFn: () => source.load(reference ?? ''),
    enabled: reference !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const binary = query.data?.resourceType === 'Binary' ? query.data : null
  return {
    loading: reference !== undefined && query.isPending,
    data: attachment.data ?? binary?.data ?? null,
    mediaType: attachment.contentType ?? binary?.contentType ?? '',
  }
}

const MARKUP = /^(?:text\/|application\/(?:[\w.-]+\+)?xml$)/

/** Index of the attachment that a span counts in: the one its path names (`content[1].attachment`, `presentedForm[0]`), or the only one; null for none of them. */
function placeOf(highlight: Span | null): number | null {
  if (highlight === null) return null
  if (highlight.path === undefined || highlight.path === 'data') return 0
  const index = /^(?:content|presentedForm)\[(\d+)\]/.exec(highlight.path)?.[1]
  return index === undefined ? null : Number(index)
}

type AttachmentViewProps = {
  readonly attachment: Attachment
  readonly source: RecordSource
  readonly name: string
  readonly highlight: Span | null
}

function AttachmentView({ attachment, source, name, highlight }: AttachmentViewProps) {
  const { t } = useTranslation()
  const { loading, data, mediaType } = useAttachmentData(attachment, source)
  const type = mediaType.split(';')[0] ?? ''
  const title = attachment.title || name
  if (loading) return <LoadingState rows={1} height={160} />
  if (data === null) return <p className={styles.label}>{t('record.attachmentUnreadable')}</p>
  const isPlain = type.startsWith('text/plain')
  // Markup is shown as it was written, never drawn: the words that are cited stand in it.
  const isCitedMarkup = highlight !== null && MARKUP.test(type)
  const words = isPlain || isCitedMarkup ? decodeText(fromBase64(data), mediaType) : null
  if (words !== null)
    return (
      <>
        <NoteText text={words} highlight={highlight} lang={attachment.language} />
        {!isPlain && <Download data={data} type={type} title={title} />}
      </>
    )
  if (PICTURES.has(type)) return <Picture data={data} type={type} title={title} />
  return (
    <>
      {highlight?.page !== undefined && <p>{t('record.citedPage', { page: highlight.page })}</p>}
      <Download data={data} type={type} title={title} />
    </>
  )
}

/** What a list of attachments needs: where their data come from, and a span to highlight in the one that it counts in, if it is a text. */
export type AttachmentsProps = {
  readonly list: readonly Attachment[]
  readonly source: RecordSource
  readonly highlight?: Span | null
}

/** Shows texts and pictures, offers anything else for download; data elsewhere than at the record's hospital are never fetched. */
export function Attachments({ list, source, highlight = null }: AttachmentsProps) {
  const { t } = useTranslation()
  return list.map((attachment, index) => (
    <AttachmentView
      // biome-ignore lint/suspicious/noArrayIndexKey: the attachments of one version never change places
      key={index}
      attachment={attachment}
      source={source}
      name={t('record.image', { number: index + 1 })}
      highlight={placeOf(highlight) === index ? highlight : null}
    />
  ))
}
