import type { DataFile } from './data-file.ts'

/**
 * Usual ranges of ages for which LAB_TEST_TABLE has none or another one: test | from which age in years | below which age | range, with `F` and `M` before it where it differs by sex, in
 * the test's own unit. Below half a year nothing is told: ranges there change by the week.
 */
export const AGE_RANGES: DataFile & { readonly rows: string } = {
  source:
    'children: Harriet Lane Handbook, 22nd edition, normal haematology values and vital signs; from 50 years sedimentation rate: Westergren limits of Miller et al., BMJ 1983;286:266; entered from memory of them',
  version: '1',
  reviewed: 'unreviewed: 2026-11-23, entered by engineering; not by a laboratory physician or a paediatrician',
  rows: `
    hemoglobin  | 0.5 | 2   | 10.5-13.5
    hemoglobin  | 2   | 6   | 11.5-13.5
    hemoglobin  | 6   | 12  | 11.5-15.5
    hemoglobin  | 12  | 18  | F 12-16 M 13-16
    hematocrit  | 0.5 | 2   | 33-39
    hematocrit  | 2   | 6   | 34-40
    hematocrit  | 6   | 12  | 35-45
    hematocrit  | 12  | 18  | F 36-46 M 37-49
    mcv         | 0.5 | 2   | 70-86
    mcv         | 2   | 6   | 75-87
    mcv         | 6   | 12  | 77-95
    mcv         | 12  | 18  | F 78-102 M 78-98
    leukocytes  | 0.5 | 2   | 6.0-17.5
    leukocytes  | 2   | 6   | 5.0-15.5
    leukocytes  | 6   | 18  | 4.5-13.5
    platelets   | 0.5 | 18  | 150-450
    sodium      | 1   | 18  | 135-145
    potassium   | 1   | 18  | 3.5-5.0
    creatinine  | 1   | 6   | 0.2-0.5
    creatinine  | 6   | 12  | 0.3-0.7
    creatinine  | 12  | 18  | 0.5-1.0
    heart-rate  | 1   | 3   | 98-140
    heart-rate  | 3   | 6   | 80-120
    heart-rate  | 6   | 12  | 75-118
    heart-rate  | 12  | 18  | 60-100
    respiration | 1   | 3   | 22-37
    respiration | 3   | 6   | 20-28
    respiration | 6   | 12  | 18-25
    respiration | 12  | 18  | 12-20
    esr         | 50  | 130 | F 0-30 M 0-20
`,
}
