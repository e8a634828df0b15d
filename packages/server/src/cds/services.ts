/** A CDS Hooks service as its discovery names it (CDS Hooks 2.0, section "Discovery"). */
export type CdsService = {
  readonly hook: 'patient-view' | 'order-select' | 'order-sign'
  readonly id: string
  readonly title: string
  readonly description: string
}

/** The services of a hospital, one for each hook. */
export const CDS_SERVICES: readonly CdsService[] = [
  {
    hook: 'patient-view',
    id: 'anamnesis-patient-view',
    title: 'What matters in the history',
    description: 'Tells what to act on now in all records of the patient that the caller may see, with its evidence.',
  },
  {
    hook: 'order-select',
    id: 'anamnesis-order-select',
    title: 'Check of a selected medicine',
    description: 'Tells interactions, allergies, duplicates, and kidney and liver limits of the selected orders.',
  },
  {
    hook: 'order-sign',
    id: 'anamnesis-order-sign',
    title: 'Check of orders before they are signed',
    description: 'Tells interactions, allergies, duplicates, and kidney and liver limits of all draft orders.',
  },
]
