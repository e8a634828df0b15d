import { IconChevronRight, IconStethoscope, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectoryPerson } from '../../shared/api/hospital-api.ts'
import { LoadingState } from '../../shared/states/loading-state.tsx'
import { type ListedHospital, useAppConfig } from '../network/app-config.ts'
import { plain } from '../record/filter-items.ts'
import { useRecord } from '../record/use-record.ts'
import { SearchField } from '../shell/search-field.tsx'
import { type Recipient, roleOf } from './share-draft.ts'
import styles from './sharing.module.css'
import { useDirectories } from './use-share-words.ts'

type Choose = (recipient: Recipient) => void

function matches(text: string, ...words: readonly (string | null)[]): boolean {
  return plain(words.filter(Boolean).join(' ')).includes(plain(text.trim()))
}

function HospitalPeople(props: {
  hospital: ListedHospital
  people: readonly DirectoryPerson[]
  choose: Choose
  all: boolean
}) {
  const { hospital, people, choose, all } = props
  const { t } = useTranslation('patient')
  const { t: shared } = useTranslation()
  const everyone = { hospital: hospital.id, person: null, name: '', role: null, specialty: null }
  return (
    <section className={styles.group}>
      <h2>{hospital.name}</h2>
      <ul className={styles.people}>
        {people.map((person) => {
          const role = roleOf(person.role)
          return (
            <li key={person.person}>
              <button
                type="button"
                className={styles.person}
                onClick={() => choose({ ...person, hospital: hospital.id, role })}
              >
                <IconUser size={22} stroke={1.6} aria-hidden />
                <span>
                  <strong>{person.name}</strong>
                  <span>{person.specialty ?? (role ? shared(`role.${role}`) : person.role)}</span>
                </span>
                <IconChevronRight size={18} aria-hidden />
              </button>
            </li>
          )
        })}
        {all && (
          <li>
            <button type="button" className={styles.person} onClick={() => choose(everyone)}>
              <IconStethoscope size={22} stroke={1.6} aria-hidden />
              <span>
                <strong>{t('share.whoEveryone')}</strong>
                <span>{hospital.description}</span>
              </span>
              <IconChevronRight size={18} aria-hidden />
            </button>
          </li>
        )}
      </ul>
    </section>
  )
}

/** Lets the person choose whom to share with: a person by name or specialty, or whoever treats them at a hospital. */
export function WhoStep({ choose }: { choose: Choose }) {
  const { t } = useTranslation('patient')
  const { hospitals } = useAppConfig()
  const { asked } = useRecord()
  const { directories, silent, loading } = useDirectories()
  const [text, setText] = useState('')
  const registered = new Set(asked.map(({ hospital }) => hospital.id))
  const shown = hospitals
    .filter(({ id }) => registered.has(id))
    .map((hospital) => {
      const whole = matches(text, hospital.name, hospital.description)
      const people = (directories.get(hospital.id) ?? []).filter(
        ({ name, specialty }) => whole || matches(text, name, specialty),
      )
      return { hospital, whole, people }
    })
    .filter(({ whole, people }) => whole || people.length > 0)
  return (
    <>
      <SearchField label={t('share.whoSearch')} value={text} change={setText} />
      {loading && <LoadingState rows={4} />}
      {shown.map(({ hospital, whole, people }) => (
        <HospitalPeople key={hospital.id} hospital={hospital} people={people} choose={choose} all={whole} />
      ))}
      {!loading && shown.length === 0 && <p role="status">{t('share.whoNone')}</p>}
      {hospitals
        .filter(({ id }) => registered.has(id) && silent.includes(id))
        .map(({ id, name }) => (
          <p key={id} className={styles.quiet}>
            {t('share.whoSilent', { hospital: name })}
          </p>
        ))}
      {hospitals
        .filter(({ id }) => !registered.has(id))
        .map(({ id, name }) => (
          <p key={id} className={styles.quiet}>
            {t('share.notRegistered', { hospital: name })}
          </p>
        ))}
    </>
  )
}
