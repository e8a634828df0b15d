import type { DataFile } from './data-file.ts'

/**
 * Limits of medicines for weak kidneys: ingredient or class | measure | below which value | most mg a day, empty where it is not to be taken | source.
 * `egfr` is in mL/min/1.73 m2, `clearance` is the creatinine clearance in mL/min (Cockcroft-Gault), as each source states it. Where several rows of
 * one medicine hold, the strictest counts. Anticoagulants stand with the finding that shows their clearance.
 */
export const KIDNEY_LIMIT_TABLE: DataFile & { readonly rows: string } = {
  source: 'US product labels unless a row says otherwise; regular tablets, adults who are not on dialysis',
  version: '1',
  reviewed: '2026-11-23, by engineering, from memory of the labels; not by a pharmacist',
  rows: `
    metformin      | egfr      | 30 |      | FDA Drug Safety Communication of 8 April 2016, metformin and kidney function
    metformin      | egfr      | 45 | 1000 | KDIGO 2022 diabetes in CKD guideline, figure 23: halve the dose
    nsaid          | egfr      | 30 |      | KDIGO 2012 CKD guideline, section 4.4, table 32: avoid NSAIDs below 30
    duloxetine     | egfr      | 30 |      | US label of duloxetine, section 8.10
    fenofibrate    | egfr      | 30 |      | US label of fenofibrate, section 4
    sitagliptin    | egfr      | 30 | 25   | US label of sitagliptin, section 2.2
    sitagliptin    | egfr      | 45 | 50   | US label of sitagliptin, section 2.2
    saxagliptin    | egfr      | 45 | 2.5  | US label of saxagliptin, section 2.2
    mirabegron     | egfr      | 30 | 25   | US label of mirabegron, section 2.2
    alendronate    | clearance | 35 |      | US label of alendronate, section 8.6
    risedronate    | clearance | 30 |      | US label of risedronate, section 8.6
    ibandronate    | clearance | 30 |      | US label of ibandronate, section 8.6
    zoledronate    | clearance | 35 |      | US label of zoledronic acid (Reclast), section 4
    eplerenone     | clearance | 31 |      | US label of eplerenone, section 4
    lithium        | clearance | 30 |      | US label of lithium, section 8.6
    sotalol        | clearance | 40 |      | US label of sotalol AF, section 4
    dofetilide     | clearance | 20 |      | US label of dofetilide, section 4
    nitrofurantoin | clearance | 30 |      | AGS Beers Criteria 2023, table 6 (the US label draws the line at 60)
    exenatide      | clearance | 30 |      | US label of exenatide, section 8.6
    edoxaban       | clearance | 51 | 30   | US label of edoxaban, section 2.1
    gabapentin     | clearance | 15 | 300  | US label of gabapentin, section 2.4
    gabapentin     | clearance | 30 | 700  | US label of gabapentin, section 2.4
    gabapentin     | clearance | 60 | 1400 | US label of gabapentin, section 2.4
    pregabalin     | clearance | 15 | 75   | US label of pregabalin, section 2.7
    pregabalin     | clearance | 30 | 150  | US label of pregabalin, section 2.7
    pregabalin     | clearance | 60 | 300  | US label of pregabalin, section 2.7
    levetiracetam  | clearance | 30 | 1000 | US label of levetiracetam, section 2.5
    levetiracetam  | clearance | 50 | 1500 | US label of levetiracetam, section 2.5
    levetiracetam  | clearance | 80 | 2000 | US label of levetiracetam, section 2.5
    alogliptin     | clearance | 30 | 6.25 | US label of alogliptin, section 2.2
    alogliptin     | clearance | 60 | 12.5 | US label of alogliptin, section 2.2
    tramadol       | clearance | 30 | 200  | US label of tramadol, section 2.3
    atenolol       | clearance | 15 | 25   | US label of atenolol, dosage in renal impairment
    atenolol       | clearance | 35 | 50   | US label of atenolol, dosage in renal impairment
    rosuvastatin   | clearance | 30 | 10   | US label of rosuvastatin, section 2.5
    cetirizine     | clearance | 31 | 5    | US label of cetirizine (prescription), dosage in renal impairment
    solifenacin    | clearance | 30 | 5    | US label of solifenacin, section 2.2
    tolterodine    | clearance | 30 | 2    | US label of tolterodine, section 2.2
    memantine      | clearance | 30 | 14   | US labels of memantine, section 2: 10 mg, of the extended release 14 mg
    paroxetine     | clearance | 30 | 40   | US label of paroxetine, section 2.4
    desvenlafaxine | clearance | 51 | 50   | US label of desvenlafaxine, section 2.2
    famotidine     | clearance | 30 | 20   | US label of famotidine, section 2.2
    ciprofloxacin  | clearance | 30 | 500  | US label of ciprofloxacin, section 2.3
`,
}

/** Limits of medicines in cirrhosis: ingredient or class | most mg a day, empty where it is not to be taken | source. */
export const LIVER_LIMIT_TABLE: DataFile & { readonly rows: string } = {
  source:
    'US product labels unless a row says otherwise; only what is said of cirrhosis or of any chronic liver disease',
  version: '1',
  reviewed: '2026-11-23, by engineering, from memory of the labels; not by a pharmacist',
  rows: `
    ranolazine        |      | US label of ranolazine, section 4
    duloxetine        |      | US label of duloxetine, section 5.2
    ketoconazole      |      | US label of ketoconazole tablets, section 4
    terbinafine       |      | US label of terbinafine tablets, section 4
    valproate         |      | US label of valproate, section 4
    methotrexate      |      | US label of methotrexate tablets (2016), contraindications: chronic liver disease
    methyldopa        |      | US label of methyldopa, contraindications: active cirrhosis
    niacin            |      | US label of niacin extended release, section 4
    fenofibrate       |      | US label of fenofibrate, section 4
    gemfibrozil       |      | US label of gemfibrozil, contraindications: hepatic dysfunction
    zileuton          |      | US label of zileuton, section 4
    ergotamine        |      | US label of ergotamine, contraindications: impaired hepatic function
    ethinyl estradiol |      | US labels of combined oral contraceptives, section 4
    nsaid             |      | AASLD guidance on ascites, Biggins et al., Hepatology 2021;74:1014
    acetaminophen     | 3000 | Chandok and Watt, Mayo Clin Proc 2010;85:451: at most 2 to 3 g a day
    citalopram        | 20   | US label of citalopram, section 2.3
    escitalopram      | 10   | US label of escitalopram, section 2.3
    zolpidem          | 5    | US label of zolpidem, section 2.2
`,
}
