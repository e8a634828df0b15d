import type { DataFile } from '../terminology/data-file.ts'

/** Fixed words of equations, interactions and habits in Spanish: words as the code has them | words in Spanish. */
export const SPANISH_TERMS: DataFile & { readonly rows: string } = {
  source: 'our own words, in the usage of Spanish clinical writing',
  version: '1',
  reviewed: '2026-11-24, by engineering; not by a clinician',
  rows: `
    age | edad
    sex | sexo
    female sex | sexo femenino
    weight | peso
    height | talla
    respiratory rate | frecuencia respiratoria
    oxygen saturation | saturación de oxígeno
    supplemental oxygen | oxígeno suplementario
    systolic pressure | presión sistólica
    systolic pressure above 160 | presión sistólica superior a 160
    blood pressure | presión arterial
    blood pressure treatment | tratamiento antihipertensivo
    pulse | pulso
    consciousness | consciencia
    temperature | temperatura
    altered mentation | alteración mental
    confusion | confusión
    urea | urea
    age above 65 | edad superior a 65
    heart failure | insuficiencia cardíaca
    hypertension | hipertensión
    diabetes | diabetes
    stroke, TIA or embolism | ictus, AIT o embolia
    vascular disease | enfermedad vascular
    abnormal kidney function | función renal anormal
    abnormal liver function | función hepática anormal
    stroke | ictus
    bleeding or predisposition | hemorragia o predisposición
    labile INR | INR lábil
    antiplatelet or NSAID | antiagregante o AINE
    alcohol | alcohol
    tobacco | tabaco
    tobacco smoking | tabaquismo
    home and family | hogar y familia
    work | trabajo
    pregnancy | embarazo
    pregnant | embarazada
    smokes | fuma
    never smoked | nunca ha fumado
    creatinine | creatinina
    eGFR | filtrado glomerular estimado
    urine albumin/creatinine ratio | cociente albúmina/creatinina en orina
    albumin | albúmina
    phosphate | fosfato
    bicarbonate | bicarbonato
    calcium | calcio
    AST | AST
    ALT | ALT
    platelets | plaquetas
    bilirubin | bilirrubina
    INR | INR
    INR without anticoagulant | INR sin anticoagulante
    sodium | sodio
    total cholesterol | colesterol total
    HDL cholesterol | colesterol HDL
    BMI | índice de masa corporal
    smoking status | hábito tabáquico
    statin treatment | tratamiento con estatinas
    length of stay | duración de la estancia
    urgent admission | ingreso urgente
    comorbidity | comorbilidad
    emergency visits | visitas a urgencias
    hemoglobin | hemoglobina
    oncology | oncología
    procedure | procedimiento
    earlier stays | estancias anteriores
    underweight | bajo peso
    normal weight | peso normal
    overweight | sobrepeso
    obesity class 1 | obesidad de grado 1
    obesity class 2 | obesidad de grado 2
    obesity class 3 | obesidad de grado 3
    never | nunca
    former | anterior
    current | actual
    within a year | en un año
    within 2 years | en 2 años
    within 180 days | en 180 días
    Kidney failure risk (KFRE) | riesgo de fallo renal (KFRE)
    PREVENT | PREVENT
    FIB-4 | FIB-4
    MELD 3.0 | MELD 3.0
    dangerous blood pressure | presión arterial peligrosa
    loss of HIV control | pérdida del control del VIH
    bone marrow failure | insuficiencia de la médula ósea
    serotonin syndrome | síndrome serotoninérgico
    severe toxicity | toxicidad grave
    dangerous heart rhythm | arritmia peligrosa
    heavy sedation | sedación intensa
    muscle breakdown | rabdomiólisis
    loss of limb circulation | isquemia de las extremidades
    very low blood pressure | hipotensión grave
    serious bleeding | hemorragia grave
    life-threatening potassium | hiperpotasemia potencialmente mortal
    airway swelling | angioedema de la vía aérea
    lithium poisoning | intoxicación por litio
    digoxin poisoning | intoxicación por digoxina
    stopped breathing | parada respiratoria
    collapse of blood pressure | colapso de la presión arterial
    loss of clot protection | pérdida de protección frente a trombos
    colchicine poisoning | intoxicación por colchicina
    loss of cancer protection | pérdida de protección frente al cáncer
    sudden opioid withdrawal | abstinencia brusca de opioides
    raised metformin levels | niveles altos de metformina
    theophylline poisoning | intoxicación por teofilina
    dangerous potassium | hiperpotasemia peligrosa
  `,
}
