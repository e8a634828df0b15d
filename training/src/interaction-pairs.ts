import { type InsightRecord, summarize } from '@anamnesis/insights'
import { INTERACTION_CONTROLS } from '@anamnesis/insights/training'
import type { Result } from './result.ts'

const MAOI = 'phenelzine, tranylcypromine, isocarboxazid, selegiline, procarbazine'
const PROTEASE =
  'atazanavir, darunavir, fosamprenavir, indinavir, lopinavir, nelfinavir, ritonavir, saquinavir, tipranavir'
const STRONG_3A4 = `clarithromycin, itraconazole, ketoconazole, nefazodone, posaconazole, voriconazole, ${PROTEASE}`
const STRONG_3A4_IRINOTECAN =
  'clarithromycin, itraconazole, ketoconazole, nefazodone, posaconazole, voriconazole, indinavir, nelfinavir, ritonavir, saquinavir'
const SEROTONERGIC =
  'citalopram, escitalopram, fluoxetine, fluvoxamine, paroxetine, sertraline, venlafaxine, desvenlafaxine, duloxetine'
const TRICYCLICS =
  'amitriptyline, amoxapine, clomipramine, desipramine, doxepin, imipramine, nortriptyline, protriptyline, trimipramine'

/** The 15 pairs of the ONC high-priority list (Phansalkar et al., J Am Med Inform Assoc 2012;19:735), members entered apart from the insights' table. */
const PAIRS: readonly (readonly [left: string, right: string])[] = [
  ['amphetamine, dextroamphetamine, methamphetamine, lisdexamfetamine, methylphenidate, phentermine', MAOI],
  ['atazanavir', 'omeprazole, esomeprazole, lansoprazole, dexlansoprazole, pantoprazole, rabeprazole'],
  ['febuxostat', 'azathioprine, mercaptopurine'],
  [SEROTONERGIC, MAOI],
  ['irinotecan', STRONG_3A4_IRINOTECAN],
  ['meperidine, tramadol, methadone, fentanyl, tapentadol, dextromethorphan', MAOI],
  [TRICYCLICS, MAOI],
  ['amiodarone, dofetilide, haloperidol, ibutilide', 'methadone, pimozide, quinidine, sotalol, thioridazine'],
  ['ramelteon', 'fluvoxamine, ciprofloxacin'],
  ['rifampin, carbamazepine, phenytoin, phenobarbital', PROTEASE],
  ['simvastatin, lovastatin', STRONG_3A4],
  [STRONG_3A4, 'ergotamine, dihydroergotamine'],
  ['tizanidine', 'fluvoxamine, ciprofloxacin'],
  ['tranylcypromine', 'procarbazine'],
  ['almotriptan, eletriptan, frovatriptan, naratriptan, rizatriptan, sumatriptan, zolmitriptan', MAOI],
]

const NOW = Date.UTC(2026, 10, 22)

function ordered(text: string): InsightRecord {
  return {
    key: { custodian: `0x${'11'.repeat(32)}`, type: 'MedicationRequest', id: text.toLowerCase().replaceAll(' ', '-') },
    version: 1,
    resource: {
      ...{ resourceType: 'MedicationRequest', status: 'active', intent: 'order', subject: {} },
      medicationCodeableConcept: { text },
      authoredOn: '2026-11-01',
    } as InsightRecord['resource'],
    sensitivities: [],
    visitingUnder: null,
    updated: NOW,
  }
}

function isTold(a: string, b: string): boolean {
  return summarize([ordered(a), ordered(b)], { now: NOW, lastSeen: null }).some(
    ({ rule, group }) => rule === 'medicine-interaction' && group === 'act-now',
  )
}

/** Returns on how many of the 15 ONC pairs every two members are told to be acted on, and on how many control pairs anything is. Needs no files. */
export function evaluateInteractions(): Result[] {
  const members = (cell: string) => cell.split(', ')
  const each = PAIRS.map(([left, right]) =>
    members(left).flatMap((a) => members(right).flatMap((b) => (a === b ? [] : [isTold(a, b)]))),
  )
  const all = each.flat()
  return [
    {
      set: 'ONC high-priority interactions',
      size: PAIRS.length,
      metric: 'pairs told for every two members',
      ours: each.filter((told) => told.every(Boolean)).length,
      best: { value: 14, source: 'best of 19 systems at 13 US sites, mean 69 % (PMC5391726)' },
    },
    {
      set: 'ONC high-priority interactions',
      size: all.length,
      metric: 'combinations told',
      ours: all.filter(Boolean).length / all.length,
    },
    {
      set: 'Interactions, control list',
      size: INTERACTION_CONTROLS.length,
      metric: 'alerts',
      ours: INTERACTION_CONTROLS.filter(([a, b]) => isTold(a, b)).length,
    },
  ]
}
