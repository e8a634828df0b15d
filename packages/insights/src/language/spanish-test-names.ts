import type { DataFile } from '../terminology/data-file.ts'

/** Names of tests and measurements in Spanish by their keys in the tables, as in the middle of a sentence: key | name. */
export const SPANISH_TEST_NAMES: DataFile & { readonly rows: string } = {
  source: 'our own words, in the usage of Spanish laboratories',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a laboratory physician',
  rows: `
    sodium | sodio
    potassium | potasio
    chloride | cloro
    bicarbonate | bicarbonato
    urea | nitrógeno ureico
    creatinine | creatinina
    egfr | filtrado glomerular estimado
    glucose | glucosa
    glucose-fasting | glucosa en ayunas
    hba1c | HbA1c
    calcium | calcio
    magnesium | magnesio
    phosphate | fosfato
    albumin | albúmina
    protein | proteínas totales
    bilirubin | bilirrubina
    alt | ALT
    ast | AST
    alp | fosfatasa alcalina
    ggt | GGT
    ck | creatina cinasa
    lipase | lipasa
    urate | ácido úrico
    cholesterol | colesterol total
    ldl | colesterol LDL
    hdl | colesterol HDL
    triglycerides | triglicéridos
    hemoglobin | hemoglobina
    hematocrit | hematocrito
    erythrocytes | hematíes
    mcv | VCM
    mch | HCM
    mchc | CHCM
    leukocytes | leucocitos
    neutrophils | neutrófilos
    platelets | plaquetas
    ferritin | ferritina
    iron | hierro
    b12 | vitamina B12
    vitamin-d | vitamina D
    tsh | TSH
    free-t4 | T4 libre
    crp | proteína C reactiva
    esr | velocidad de sedimentación
    inr | INR
    ddimer | dímero D
    nt-probnp | NT-proBNP
    bnp | BNP
    troponin-t | troponina T
    troponin-i | troponina I
    psa | PSA
    acr | cociente albúmina/creatinina en orina
    lactate | lactato
    lithium | litio
    digoxin | digoxina
    hiv-load | carga viral del VIH
    cd4 | linfocitos CD4
    lvef | fracción de eyección
    systolic | presión sistólica
    diastolic | presión diastólica
    heart-rate | frecuencia cardíaca
    respiration | frecuencia respiratoria
    temperature | temperatura
    oxygen | saturación de oxígeno
    weight | peso
    height | talla
    bmi | índice de masa corporal
    rdw | amplitud de distribución eritrocitaria
    rdw-volume | amplitud de distribución eritrocitaria (volumen)
    pdw | amplitud de distribución plaquetaria
    mpv | volumen plaquetario medio
    lymphocytes | linfocitos
    monocytes | monocitos
    eosinophils | eosinófilos
    basophils | basófilos
    neutrophil-share | porcentaje de neutrófilos
    lymphocyte-share | porcentaje de linfocitos
    reticulocytes | reticulocitos
    transferrin | transferrina
    tibc | capacidad de fijación del hierro
    transferrin-saturation | saturación de transferrina
    folate | folato
    haptoglobin | haptoglobina
    ldh | LDH
    pt | tiempo de protrombina
    ptt | tiempo parcial de tromboplastina
    fibrinogen | fibrinógeno
    anti-xa | anti-Xa
    anion-gap | brecha aniónica
    osmolality | osmolalidad
    ionized-calcium | calcio iónico
    globulin | globulinas
    direct-bilirubin | bilirrubina directa
    ammonia | amonio
    amylase | amilasa
    prealbumin | prealbúmina
    ck-mb | CK-MB
    myoglobin | mioglobina
    homocysteine | homocisteína
    lipoprotein-a | lipoproteína(a)
    apo-b | apolipoproteína B
    apo-a1 | apolipoproteína A1
    non-hdl | colesterol no HDL
    vldl | colesterol VLDL
    hs-crp | proteína C reactiva ultrasensible
    procalcitonin | procalcitonina
    interleukin-6 | interleucina 6
    c-peptide | péptido C
    insulin-level | insulina en sangre
    fructosamine | fructosamina
    glucose-indicator | indicador de gestión de glucosa
    glucose-2h | glucosa 2 h tras sobrecarga
    free-t3 | T3 libre
    total-t4 | T4 total
    total-t3 | T3 total
    tpo-antibodies | anticuerpos antiperoxidasa tiroidea
    parathyroid | hormona paratiroidea
    cortisol | cortisol
    prolactin | prolactina
    testosterone-level | testosterona en sangre
    estradiol-level | estradiol en sangre
    fsh | FSH
    lh | LH
    hcg | gonadotropina coriónica
    aldosterone | aldosterona
    cea | CEA
    ca-125 | CA 125
    ca-19-9 | CA 19-9
    afp | alfafetoproteína
    rheumatoid-factor | factor reumatoide
    anti-ccp | anticuerpos anti-CCP
    complement-c3 | complemento C3
    complement-c4 | complemento C4
    ige | IgE
    igg | IgG
    iga | IgA
    igm | IgM
    hepatitis-b-load | carga viral de hepatitis B
    hepatitis-c-load | carga viral de hepatitis C
    vancomycin-trough | vancomicina valle
    valproate-level | valproato en sangre
    phenytoin-level | fenitoína en sangre
    carbamazepine-level | carbamazepina en sangre
    tacrolimus-level | tacrolimus en sangre
    cyclosporine-level | ciclosporina en sangre
    blood-ph | pH sanguíneo
    pco2 | CO2 arterial
    po2 | oxígeno arterial
    base-excess | exceso de bases
    urine-protein | proteínas en orina
    urine-protein-ratio | cociente proteínas/creatinina en orina
    urine-albumin | albúmina en orina
    acr-24h | cociente albúmina/creatinina en orina de 24 h
    urine-sodium | sodio en orina
    urine-creatinine | creatinina en orina
    urine-ph | pH de la orina
    urine-gravity | densidad de la orina
    urine-glucose | glucosa en orina
    urine-ketones | cetonas en orina
    urine-bilirubin | bilirrubina en orina
    stool-blood | sangre en heces
    calprotectin | calprotectina fecal
    csf-protein | proteínas en LCR
    csf-glucose | glucosa en LCR
    sweat-chloride | cloro en sudor
    lead | plomo
    ethanol | alcohol en sangre
    bone-density | densidad ósea (T-score)
    mmse | puntuación MMSE
    phq-9 | puntuación PHQ-9
    gad-7 | puntuación GAD-7
    audit-c | puntuación AUDIT-C
    pain | puntuación de dolor
    glasgow-coma | escala de coma de Glasgow
    fev1 | FEV1
    fvc | FVC
    fev1-fvc | FEV1/FVC
    peak-flow | flujo espiratorio máximo
    oxygen-flow | flujo de oxígeno
    inspired-oxygen | oxígeno inspirado
    waist | perímetro de cintura
    head | perímetro craneal
    bmi-percentile | percentil de IMC
    head-percentile | percentil de perímetro craneal
    length-weight-percentile | percentil de peso para la talla
    systolic-mean | presión sistólica media
    diastolic-mean | presión diastólica media
    qt | QTc
    polyp-size | tamaño del pólipo
    ige-peanut | IgE a cacahuete
    ige-walnut | IgE a nuez
    ige-cod | IgE a bacalao
    ige-shrimp | IgE a gamba
    ige-wheat | IgE a trigo
    ige-egg | IgE a clara de huevo
    ige-soy | IgE a soja
    ige-milk | IgE a leche de vaca
    ige-oak | IgE a roble blanco
    ige-ragweed | IgE a ambrosía
    ige-cat | IgE a epitelio de gato
    ige-mite | IgE a ácaros del polvo
    ige-mould | IgE a moho
    ige-bee | IgE a veneno de abeja
    ige-latex | IgE a látex
  `,
}
