import type { DataFile } from './data-file.ts'

/** How notes name the tests and measurements of LAB_TEST_TABLE: key | names in small letters; "bp" with two numbers is read by itself. */
export const TEST_NAME_TABLE: DataFile & { readonly rows: string } = {
  source: 'names and abbreviations of general English clinical writing, in our own choice',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  rows: `
    sodium        | sodium, na
    potassium     | potassium, k
    bicarbonate   | bicarbonate, bicarb, hco3
    urea          | bun, urea nitrogen, blood urea nitrogen
    creatinine    | creatinine, cr, serum creatinine
    egfr          | egfr, gfr, estimated gfr
    glucose       | glucose, blood glucose, blood sugar
    hba1c         | hba1c, hb a1c, hemoglobin a1c, haemoglobin a1c, a1c, hgb a1c, hgba1c, glycated hemoglobin
    calcium       | calcium
    magnesium     | magnesium
    phosphate     | phosphate, phosphorus
    albumin       | albumin
    bilirubin     | bilirubin, total bilirubin
    alt           | alt, sgpt
    ast           | ast, sgot
    alp           | alkaline phosphatase
    lipase        | lipase
    urate         | uric acid
    cholesterol   | total cholesterol, cholesterol
    ldl           | ldl, ldl cholesterol
    hdl           | hdl, hdl cholesterol
    triglycerides | triglycerides
    hemoglobin    | hemoglobin, haemoglobin, hb, hgb
    hematocrit    | hematocrit, haematocrit, hct
    leukocytes    | wbc, white blood cell, white blood cell count, white count, leukocytes
    platelets     | platelets, platelet, platelet count, plt
    ferritin      | ferritin
    tsh           | tsh
    free-t4       | free t4
    crp           | crp, c reactive protein
    esr           | esr, sedimentation rate, sed rate
    inr           | inr
    ddimer        | d dimer
    nt-probnp     | nt probnp, ntprobnp
    bnp           | bnp
    troponin-t    | troponin t
    troponin-i    | troponin i
    psa           | psa
    lactate       | lactate, lactic acid
    lithium       | lithium level
    digoxin       | digoxin level
    lvef          | ejection fraction, ef, lvef
    heart-rate    | heart rate, pulse, hr
    respiration   | respiratory rate, respirations, resp, rr
    temperature   | temperature, temp
    oxygen        | oxygen saturation, o2 saturation, o2 sat, spo2, sats, o2 sats
    weight        | weight, wt
    height        | height, ht
    bmi           | bmi, body mass index
`,
}
