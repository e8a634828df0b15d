import type { Observation, Resource } from '@medplum/fhirtypes'
import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Attachments } from './attachment-view.tsx'
import { datatypeText } from './datatype-text.ts'
import { measuredValues } from './measured-value.ts'
import { NoteText, type Span } from './note-text.tsx'
import styles from './record.module.css'
import { recordFacts } from './record-facts.ts'
import type { TextPart } from './record-parts.ts'
import { citedNarrative, narrativeOf, partReferences, recordAttachments, recordTexts } from './record-parts.ts'
import type { RecordSource } from './record-source.ts'
import { FlagText, ValuePanel } from './value-panel.tsx'

/** Bare FHIR codes (status, severity) have words of ours; everything else is the hospital's own text. */
const CODE = /^[A-Za-z-]+$/

const LOCAL_REFERENCE = /^[A-Za-z]+\/[A-Za-z0-9.-]+$/

/** What the content of a record needs: the record, where its parts are, and a span to highlight in its text. */
export type RecordContentProps = {
  readonly resource: Resource
  readonly source: RecordSource
  readonly highlight?: Span | null
}

/** Shows what a record says: its values with their usual ranges, its text, its pictures, its parts and its facts. */
export function RecordContent({ resource, source, highlight = null }: RecordContentProps) {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const texts = recordTexts(resource, language)
  const attachments = recordAttachments(resource)
  const values = resource.resourceType === 'Observation' ? measuredValues(resource, language) : []
  const narrative = texts.length + attachments.length + values.length === 0 ? narrativeOf(resource) : ''
  const cited = citedNarrative(resource, highlight?.path)
  return (
    <div className={styles.content} lang={resource.language}>
      {cited !== null && <NoteText text={cited} highlight={highlight} />}
      {values.length > 0 && <ValuePanel values={values} />}
      {texts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one version never change places
        <section key={index}>
          {part.title && <h3>{part.title}</h3>}
          <NoteText text={part.text} highlight={isCited(part, index, highlight) ? highlight : null} />
        </section>
      ))}
      <Attachments
        list={attachments}
        source={source}
        highlight={texts.length === 0 || highlight?.path !== undefined ? highlight : null}
      />
      <RecordParts references={partReferences(resource)} source={source} />
      <Facts resource={resource} />
      {narrative && (
        <section>
          <h3>{t('record.text')}</h3>
          <NoteText text={narrative} />
        </section>
      )}
    </div>
  )
}

// A text that is shown without the markup that it is written with has no path: a mark would stand elsewhere.
function isCited({ path }: TextPart, index: number, highlight: Span | null): boolean {
  return highlight?.path === undefined ? index === 0 : highlight.path === path
}

function Facts({ resource }: { resource: Resource }) {
  const { t, i18n } = useTranslation()
  const facts = recordFacts(resource, i18n.language)
  if (facts.length === 0) return null
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, text }) => (
        <div key={name}>
          <dt>{t(`fact.${name}`)}</dt>
          <dd>{CODE.test(text) ? t(`code.${text}` as 'code.active', { defaultValue: text }) : text}</dd>
        </div>
      ))}
    </dl>
  )
}

function RecordParts({ references, source }: { references: readonly string[]; source: RecordSource }) {
  const { t, i18n } = useTranslation()
  const queries = useQueries({
    queries: references
      .filter((reference) => LOCAL_REFERENCE.test(reference))
      .map((reference) => ({
        queryKey: ['reference', source.scope, reference],
        queryFn: () => source.load(reference),
      })),
  })
  const parts = queries.flatMap((query) => query.data ?? [])
  const results = parts.filter((part): part is Observation => part.resourceType === 'Observation')
  const others = parts.filter((part) => part.resourceType !== 'Observation')
  if (parts.length === 0) return null
  return (
    <section>
      <h3>{t('record.parts')}</h3>
      <Attachments list={others.flatMap(recordAttachments)} source={source} />
      {results.length > 0 && (
        <table className={styles.table}>
          <tbody>
            {results.flatMap((result) =>
              measuredValues(result, i18n.language).map((value) => (
                <tr key={`${result.id} ${value.title}`}>
                  <th scope="row">{value.title || datatypeText(result.code, i18n.language)}</th>
                  <td className="an-value">{value.text || t('record.noValue')}</td>
                  <td>
                    <FlagText flag={value.flag} />
                  </td>
                  <td className={`${styles.label} an-value`}>{value.range}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
    </section>
  )
}
