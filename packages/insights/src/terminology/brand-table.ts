import type { DataFile } from './data-file.ts'

/** Products that hold several ingredients: RxNorm code of the combination (empty where we have not confirmed one), brands and common names, ingredients by name. */
export const BRAND_COMBINATIONS: DataFile & { readonly rows: string } = {
  source: 'Product labels (US DailyMed, National Library of Medicine)',
  version: '1',
  reviewed: '2026-11-22, by engineering; not by a pharmacist',
  rows: `
    19711  | Augmentin, co-amoxiclav                        | amoxicillin, clavulanate
           | Zosyn, Tazocin                                 | piperacillin, tazobactam
    10831  | Bactrim, Septra, co-trimoxazole, cotrimoxazole | sulfamethoxazole, trimethoprim
           | Vicodin, Norco, Lortab                         | acetaminophen, hydrocodone
           | Percocet, Endocet                              | acetaminophen, oxycodone
           | Suboxone                                       | buprenorphine, naloxone
           | Sinemet                                        | carbidopa, levodopa
           | Entresto                                       | sacubitril, valsartan
           | Zestoretic                                     | lisinopril, hydrochlorothiazide
           | Hyzaar                                         | losartan, hydrochlorothiazide
           | Dyazide, Maxzide                               | triamterene, hydrochlorothiazide
           | Vytorin                                        | ezetimibe, simvastatin
           | Caduet                                         | amlodipine, atorvastatin
           | Janumet                                        | sitagliptin, metformin
           | Synjardy                                       | empagliflozin, metformin
           | Advair, Seretide                               | fluticasone, salmeterol
           | Symbicort                                      | budesonide, formoterol
           | Breo                                           | fluticasone, vilanterol
           | Combivent, DuoNeb                              | ipratropium, albuterol
           | Adderall                                       | amphetamine, dextroamphetamine
           | Paxlovid                                       | nirmatrelvir, ritonavir
           | Kaletra                                        | lopinavir, ritonavir
           | Truvada, Descovy                               | emtricitabine, tenofovir
           | Humulin 70/30, Humulin                         | insulin isophane, insulin regular
           | Levora, Seasonique, Trivora, Aviane            | ethinyl estradiol, levonorgestrel
           | Trinessa, Ortho Tri-Cyclen                     | ethinyl estradiol, norgestimate
           | Yaz, Yasmin                                    | ethinyl estradiol, drospirenone
           | NuvaRing                                       | ethinyl estradiol, etonogestrel
           | Norinyl 1+50                                   | ethinyl estradiol, norethindrone
           | Natazia                                        | estradiol, dienogest
           | Namzaric                                       | donepezil, memantine
           | Excedrin                                       | acetaminophen, aspirin
           | Biktarvy                                       | bictegravir, emtricitabine, tenofovir
           | Genvoya, Stribild                              | elvitegravir, cobicistat, emtricitabine, tenofovir
           | Triumeq                                        | abacavir, dolutegravir, lamivudine
           | Epzicom, Kivexa                                | abacavir, lamivudine
           | Combivir                                       | lamivudine, zidovudine
           | Atripla                                        | efavirenz, emtricitabine, tenofovir
           | Complera, Odefsey                              | rilpivirine, emtricitabine, tenofovir
           | Juluca                                         | dolutegravir, rilpivirine
           | Dovato                                         | dolutegravir, lamivudine
           | Prezcobix                                      | darunavir, cobicistat
           | Evotaz                                         | atazanavir, cobicistat
           | Harvoni                                        | ledipasvir, sofosbuvir
           | Malarone                                       | atovaquone, proguanil
           | Xigduo                                         | dapagliflozin, metformin
           | Glyxambi                                       | empagliflozin, linagliptin
           | Invokamet                                      | canagliflozin, metformin
           | Kombiglyze                                     | saxagliptin, metformin
           | Jentadueto                                     | linagliptin, metformin
           | Glucovance                                     | glyburide, metformin
           | Actoplus Met                                   | pioglitazone, metformin
           | Exforge                                        | amlodipine, valsartan
           | Lotrel                                         | amlodipine, benazepril
           | Azor                                           | amlodipine, olmesartan
           | Twynsta                                        | amlodipine, telmisartan
           | Tribenzor                                      | amlodipine, olmesartan, hydrochlorothiazide
           | Benicar HCT                                    | olmesartan, hydrochlorothiazide
           | Diovan HCT                                     | valsartan, hydrochlorothiazide
           | Micardis HCT                                   | telmisartan, hydrochlorothiazide
           | Atacand HCT                                    | candesartan, hydrochlorothiazide
           | Avalide                                        | irbesartan, hydrochlorothiazide
           | Lotensin HCT                                   | benazepril, hydrochlorothiazide
           | Accuretic                                      | quinapril, hydrochlorothiazide
           | Vaseretic                                      | enalapril, hydrochlorothiazide
           | Prinzide                                       | lisinopril, hydrochlorothiazide
           | Aldactazide                                    | spironolactone, hydrochlorothiazide
           | Tenoretic                                      | atenolol, chlorthalidone
           | Ziac                                           | bisoprolol, hydrochlorothiazide
           | Lopressor HCT                                  | metoprolol, hydrochlorothiazide
           | Nexlizet                                       | bempedoic acid, ezetimibe
           | Roszet                                         | rosuvastatin, ezetimibe
           | Trelegy                                        | fluticasone, umeclidinium, vilanterol
           | Breztri                                        | budesonide, glycopyrrolate, formoterol
           | Anoro                                          | umeclidinium, vilanterol
           | Stiolto                                        | tiotropium, olodaterol
           | Bevespi                                        | glycopyrrolate, formoterol
           | Dulera                                         | mometasone, formoterol
           | Dymista                                        | azelastine, fluticasone
           | Cosopt                                         | dorzolamide, timolol
           | Combigan                                       | brimonidine, timolol
           | Ultracet                                       | acetaminophen, tramadol
           | Contrave                                       | naltrexone, bupropion
           | Qsymia                                         | phentermine, topiramate
           | Symbyax                                        | olanzapine, fluoxetine
           | Treximet                                       | sumatriptan, naproxen
           | Vimovo                                         | naproxen, esomeprazole
           | Arthrotec                                      | diclofenac, misoprostol
           | Duexis                                         | ibuprofen, famotidine
           | Loestrin, Junel, Microgestin                   | ethinyl estradiol, norethindrone
           | Stalevo                                        | carbidopa, levodopa, entacapone
           | Auvelity                                       | dextromethorphan, bupropion
           | Nuedexta                                       | dextromethorphan, quinidine
`,
}
