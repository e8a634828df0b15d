import type { FhirResource } from './category-rules.ts'
import type { Sensitivity } from './sensitivity.ts'
import { SENSITIVITIES } from './sensitivity.ts'

/** A code that makes whatever carries it sensitive: itself or, as a prefix, every code of its system that starts with it. */
export type SensitiveCode = {
  readonly system: string
  readonly code: string
  readonly prefix: boolean
  readonly sensitivity: Sensitivity
}

const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm'
const ICD10 = 'http://hl7.org/fhir/sid/icd-10'
const SNOMED = 'http://snomed.info/sct'
const LOINC = 'http://loinc.org'
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const ATC = 'http://www.whocc.no/atc'
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
/** Systems that speak of nothing but genes and their variants. */
const GENETIC_SYSTEMS = [
  'http://www.genenames.org',
  'http://www.genenames.org/geneId',
  'http://varnomen.hgvs.org',
  'http://www.ncbi.nlm.nih.gov/nuccore',
  'http://www.ncbi.nlm.nih.gov/clinvar',
  'http://www.ncbi.nlm.nih.gov/snp',
]

type Codes = Readonly<Record<Sensitivity, string>>

// Reviewed 2026-11. Choice and grouping are ours, after what 42 CFR part 2, state law and HL7's sensitivity policies (v3-ActCode) protect; the lists
// hold codes only, and a hospital's own terminology service may know more. What says nothing by itself (smoking, sleep medicines, a blood count) is
// left out on purpose: a sensitivity hides a record from every ordinary grant. ICD-10 and ICD-10-CM: every code that starts so.
const ICD_PREFIXES: Codes = {
  'mental-health': `
    F2 F3 F4 F5 F6 F90 F91 F92 F93 F94 F95 F98 F99 R45.851 R45.88 T14.91 X6 X71 X72 X73 X74 X75 X76 X77 X78 X79 X80 X81 X82 X83 X84
    Z13.3 Z81.8 Z86.5 Z91.5`,
  'substance-use': `
    F10 F11 F12 F13 F14 F15 F16 F18 F19 G31.2 G62.1 G72.1 I42.6 K29.2 K70 K85.2 K86.0 O99.31 O99.32 P96.1 Q86.0 R78.0 R78.1 R78.2 R78.3
    R78.4 R78.5 T40 T43.6 T51 Y90 Y91 Z50.2 Z50.3 Z71.4 Z71.5 Z72.2 Z81.1 Z81.3 Z81.4`,
  'reproductive-health': `
    A50 A51 A52 A53 A54 A55 A56 A57 A58 A59 A60 A63 A64 F52 F64 F65 F66 N46 N52 N70 N71 N72 N73 N96 N97 N98 O R37 T83.3 Z11.3 Z20.2 Z30
    Z31 Z32 Z33 Z34 Z35 Z36 Z37 Z39 Z3A Z64.0 Z70 Z72.5 Z79.3 Z87.5 Z87.890 Z97.5 Z98.51 Z98.52`,
  hiv: 'B20 B21 B22 B23 B24 B97.35 F02.4 O98.7 R75 Z11.4 Z20.6 Z21 Z29.81 Z71.7 Z83.0',
  genetics: `
    D56 D57 D66 D67 D68.51 E70 E71 E72 E75 E76 E77 E84 E88.01 G10 G11 G12.0 G12.1 G60.0 G71.0 G71.1 Q78.0 Q85.0 Q87.4 Q9 Z13.7 Z14 Z15
    Z31.43 Z31.44 Z31.5 Z84.81`,
  violence: `
    O9A.3 O9A.4 O9A.5 T74 T76 X85 X86 X87 X88 X89 X9 Y0 Y35 Y36 Y87.1 Z04.4 Z04.5 Z04.7 Z62.81 Z63.0 Z65.4 Z65.5 Z69 Z91.41 Z91.42`,
}

const SNOMED_CODES: Codes = {
  'mental-health': `
    74732009 35489007 36923009 370143000 66344007 87512008 40379007 310495003 310496002 40568001 58703003 21897009 197480006 371631005
    13746004 58214004 69322001 47505003 191736004 1376001 20010003 17226007 56882008 78004001 192127007 406506008 6471006 82313006 86849004
    225337009 225444004 171207006 720433000 273601006 304822001 394913002 75516001 228557008 444175001 386522008 718347000 736254008
    79094001 88848003 183489008 305400006 305401005 305402003 305403008 305405001 372767007`,
  'substance-use': `
    7200002 15167005 66590003 191816009 75544000 5602001 6525002 26416006 66214007 361055000 55680006 1149222004 420054005 41309000 9953008
    50325005 235875008 235880004 235881000 307757001 713181003 721710005 281004 191471000 788863007 724713006 145121000119106 425741009
    56876005 61480009 64297001 24165007 266707007 313071005 408935001 408936000 60112009 226138001 699124006`,
  'reproductive-health': `
    77386006 72892002 11082009 47200007 237239003 127364007 169560008 169561007 169562000 169563005 169564004 169565003 169566002 169567006
    169568001 83074005 58532003 276367008 237240001 237238006 237244005 65147003 16356006 57630001 59466002 41587001 87527008 65727000
    314204000 102872000 102875003 237233002 457811000124103 457821000124106 454381000124105 10231000132102 19169002 17369002 79586000 35999006
    156073000 198992004 398254007 11687002 609566000 609564002 609567009 66348005 177184002 11466000 236974004 65588006 169762003 424441002
    424619006 424525001 134435003 135892000 312404004 713076009 169673001 237001001 31208007 85548006 225158009 274804006 271442007 169230002
    252160004 183460006 183494008 305384004 305386002 443529005 10383002 386394001 714812005 285409006 199306007 169553002 301807007 46706006
    65200003 68254000 287664005 22523008 243077000 76272004 240589008 15628003 105629000 8098009 33839006 165829005 269828009 310861008 6738008
    860914002 428007007 691000119103 870629001 51928006 698725008 16070004 197305002`,
  hiv: `
    86406008 62479008 91947003 165816005 444356002 171121004 278977008 31676001 713844000 421529006 442134007 420614009 713488003 421023003
    713325002 421283008`,
  genetics: `
    412734009 412738007 190905008 1010616001 41040004 58756001 230299004 230300007 230301006 442344002 417357006 127040003 230265002 230267005
    1156789004 1156800008 1156798001 1156822001 315058005 398036000 238079002 238078005 767444009 715807002 733194007 722980006 444260001
    67799006 443529005 305369008 305370009 305371008 305372001 394580004 394804000 420208008`,
  violence: '706893006 412732008 90774003 397940009',
}

const LOINC_CODES: Codes = {
  'mental-health': `
    44249-1 44250-9 44251-7 44252-5 44253-3 44254-1 44255-8 44258-2 44259-0 44260-8 44261-6 55757-9 55758-7 89204-2 69737-5 70274-6 71354-5
    73831-0 73832-8 94023-9 74155-3 34785-6 34786-4 34787-2 34788-0 34790-6 34791-4 34792-2 34793-0 34102-4 34864-9 34865-6 34866-4 34904-3
    28627-8 28628-6 28635-1 57143-0 57157-0 57158-8 59259-2 68599-0 68601-4 68641-0 68642-8 68644-4 68645-1 68646-9 68647-7 68648-5 68649-3
    18594-2 11497-5 11510-5 11518-8 11527-9 18738-5 74187-6 74192-6`,
  'substance-use': `
    72109-2 75626-2 68517-2 68518-0 68519-8 68520-6 75889-6 88037-7 82666-9 82667-7 96841-2 74013-4 11331-6 11343-1 19295-5 3426-4 5640-8 5643-2
    18823-5 34857-3`,
  'reproductive-health': `
    2106-3 2110-5 2118-8 19080-1 21198-7 82810-3 86645-9 11977-6 11996-6 11778-8 8665-2 20507-0 20508-8 5292-8 11084-1 43304-5 43305-2 21190-4
    21613-5 24111-7 36902-5 76690-7 76691-5 52027-0 52029-6 57055-6 57056-4 57057-2 57058-0 57059-8 15508-5 26442-4 11525-3 34777-3 34778-1
    57179-4 68557-8 68558-6 68560-2 68562-8 68563-6 68564-4 68565-1 68566-9 68567-7`,
  hiv: `
    56888-1 75622-1 48345-3 5220-9 5221-7 5222-5 5223-3 7917-8 7918-6 29893-5 31201-7 30361-0 49580-4 62469-2 68961-2 80203-3 20447-9 25836-8
    24467-3 74264-3 47245-6 38961-9`,
  genetics: `
    51965-2 51968-6 51969-4 55208-3 55228-1 55233-1 81247-9 81252-9 81290-9 48001-2 48002-0 48004-6 48005-3 48013-7 48018-6 48019-4 47998-0
    53034-5 53037-8 69548-6 21636-6 68650-1 68651-9 68652-7 68653-5 68655-0 68656-8 68657-6 68658-4 68659-2 68660-0 68661-8 68662-6 74148-8`,
  violence: '76499-3 76500-8 76501-6 76502-4 76503-2 76504-0',
}

// RxNorm ids have no hierarchy: ingredients, and products that sample data of the field use.
const RXNORM_CODES: Codes = {
  'mental-health': `
    4493 36437 32937 2556 321988 42355 39786 734064 72625 42347 15996 10737 31565 2597 1086769 1455099 6448 51272 61381 35636 89013 5093 2626
    115698 679314 1040028 6901 38400 1827 406022 315952 1091392 608139`,
  'substance-use': '1819 7243 7242 6813 3554 82819 352364',
  'reproductive-health': `
    14584 6373 6691 7514 7518 4124 11636 31994 22656 6916 1005921 2596 389221 807283 1605257 1000126 1000156 1367439 748856 748879 748962
    749762 749785 749882 751905 757594 831533 978950`,
  hiv: `
    68244 11413 190521 322248 1721603 276237 195085 1433868 719872 460132 343047 85762 1102270 1999667 1306284 53654 195088 620216 475969
    358262 59763 134527`,
  genetics: '1243041',
  violence: '',
}

/** Anatomical Therapeutic Chemical classes (WHO): every code that starts so. */
const ATC_PREFIXES: Codes = {
  'mental-health': 'N05A N06A N06B N06C',
  'substance-use': 'N07BB N07BC',
  'reproductive-health': 'G02A G02B G03A G03GB G03X',
  hiv: 'J05AE J05AG J05AJ J05AR',
  genetics: 'R07AX',
  violence: '',
}

/** Security labels (Resource.meta.security): HL7's sensitivity policies, and the older kinds among the confidentiality codes. The first is the one we write. */
const POLICY_LABELS: Codes = {
  'mental-health': 'PSY PSYTHPN MH BH EMOTDIS HIPAAPsyNotes',
  'substance-use': 'ETH ETHUD OPIOIDUD SUD BH',
  'reproductive-health': 'SEX STD GENDER',
  hiv: 'HIV HIVAIDS',
  genetics: 'GDIS SCA',
  violence: 'SDV VIO MST',
}
const CONFIDENTIALITY_LABELS: Codes = {
  'mental-health': 'PSY',
  'substance-use': 'ETH',
  'reproductive-health': '',
  hiv: 'HIV',
  genetics: '',
  violence: 'SDV',
}
/** Restricted without a stated reason: nobody can tell which it is, so it counts as every one. */
const RESTRICTED = ['R', 'V', 'S', 'T']

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

function rows(system: string, codes: Codes, prefix: boolean): SensitiveCode[] {
  return SENSITIVITIES.flatMap((sensitivity) =>
    words(codes[sensitivity]).map((code) => ({ system, code, prefix, sensitivity })),
  )
}

/** Every code that is sensitive by itself, as data. A coding matches a row if its system is equal and its code equal or, for a prefix, starts with it. */
export const SENSITIVE_CODES: readonly SensitiveCode[] = [
  ...rows(ICD10CM, ICD_PREFIXES, true),
  ...rows(ICD10, ICD_PREFIXES, true),
  ...rows(SNOMED, SNOMED_CODES, false),
  ...rows(LOINC, LOINC_CODES, false),
  ...rows(RXNORM, RXNORM_CODES, false),
  ...rows(ATC, ATC_PREFIXES, true),
  ...rows(ACT_CODE, POLICY_LABELS, false),
  ...rows(CONFIDENTIALITY, CONFIDENTIALITY_LABELS, false),
  ...SENSITIVITIES.flatMap((sensitivity) =>
    RESTRICTED.map((code) => ({ system: CONFIDENTIALITY, code, prefix: false, sensitivity })),
  ),
  ...GENETIC_SYSTEMS.map((system) => ({ system, code: '', prefix: true, sensitivity: 'genetics' as const })),
]

/** Types that are sensitive whatever they say. */
const SENSITIVE_TYPES: Readonly<Record<string, Sensitivity>> = { MolecularSequence: 'genetics' }

const exact = new Map<string, Sensitivity[]>()
const prefixes = new Map<string, Map<string, Sensitivity[]>>()
for (const { system, code, prefix, sensitivity } of SENSITIVE_CODES) {
  const codes = prefix ? (prefixes.get(system) ?? new Map<string, Sensitivity[]>()) : exact
  const name = prefix ? code : `${system}|${code}`
  codes.set(name, [...(codes.get(name) ?? []), sensitivity])
  if (prefix) prefixes.set(system, codes)
}

/** Returns what one code is sensitive for; none for most. */
export function sensitivitiesOfCode(system: string, code: string): Sensitivity[] {
  const byPrefix = prefixes.get(system)
  const found = [...(exact.get(`${system}|${code}`) ?? [])]
  if (byPrefix)
    for (let length = 0; length <= code.length; length += 1) found.push(...(byPrefix.get(code.slice(0, length)) ?? []))
  return found
}

/**
 * Returns what a resource is sensitive for, without repeats: by its type, by every coding anywhere in it (contained resources and extensions
 * included), and by its security labels, which are codings as well. Its texts are not read.
 */
export function sensitivitiesOfResource(resource: FhirResource): Sensitivity[] {
  const found = new Set<Sensitivity>()
  collect(resource, found)
  return SENSITIVITIES.filter((sensitivity) => found.has(sensitivity))
}

/** A security label of a resource (Resource.meta.security). */
export type SecurityLabel = { readonly system: string; readonly code: string }

/** Returns the labels (v3-ActCode, one each) from which sensitivitiesOfResource() reads exactly these sensitivities again. */
export function securityLabelsOf(sensitivities: readonly Sensitivity[]): SecurityLabel[] {
  return sensitivities.map((sensitivity) => ({ system: ACT_CODE, code: words(POLICY_LABELS[sensitivity])[0] ?? '' }))
}

function collect(value: object, found: Set<Sensitivity>): void {
  const { system, code, resourceType } = value as Record<string, unknown>
  if (typeof system === 'string' && typeof code === 'string')
    for (const sensitivity of sensitivitiesOfCode(system, code)) found.add(sensitivity)
  const ofType = typeof resourceType === 'string' ? SENSITIVE_TYPES[resourceType] : undefined
  if (ofType) found.add(ofType)
  for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) collect(child, found)
}
