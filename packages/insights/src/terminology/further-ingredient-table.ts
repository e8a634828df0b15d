import type { DataFile } from './data-file.ts'

/**
 * Further medicines by ingredient, written like INGREDIENT_TABLE, and further brands of any ingredient: names | ingredient. They stand apart because the tagger was trained
 * with the words of INGREDIENT_TABLE: a row there changes its features, a row here does not.
 */
export const FURTHER_INGREDIENTS: DataFile & { readonly rows: string } = {
  source:
    'US product labels (DailyMed, National Library of Medicine); classes after WHO ATC level 4, in our own words; entered from memory of both, without codes',
  version: '1',
  reviewed: 'unreviewed: 2026-11-23, entered by engineering; not by a pharmacist',
  rows: `
    | azilsartan         | arb                       | Edarbi
    | eprosartan         | arb                       | Teveten
    | moexipril          | ace-inhibitor             | Univasc
    | lercanidipine      | calcium-blocker-vascular  | Zanidip
    | isradipine         | calcium-blocker-vascular  | DynaCirc
    | nisoldipine        | calcium-blocker-vascular  | Sular
    | acebutolol         | beta-blocker              | Sectral
    | pindolol           | beta-blocker              | Visken
    | betaxolol          | beta-blocker              | Kerlone, Betoptic
    | esmolol            | beta-blocker              | Brevibloc
    | guanfacine         | alpha-agonist             | Intuniv, Tenex
    | aliskiren          | renin-inhibitor           | Tekturna
    | vericiguat         | guanylate-cyclase         | Verquvo
    | evolocumab         | pcsk9-inhibitor           | Repatha
    | alirocumab         | pcsk9-inhibitor           | Praluent
    | inclisiran         | pcsk9-inhibitor           | Leqvio
    | bempedoic acid     | lipid-lowering            | Nexletol
    | icosapent ethyl    | lipid-lowering            | Vascepa
    | omega-3 fatty acids | lipid-lowering           | Lovaza, fish oil
    | colesevelam        | bile-acid-binder          | Welchol
    | cholestyramine     | bile-acid-binder          | Questran, Prevalite
    | fondaparinux       | heparin                   | Arixtra
    | tinzaparin         | heparin                   | Innohep
    | argatroban         | thrombin-inhibitor        |
    | cangrelor          | antiplatelet              | Kengreal
    | tranexamic acid    | antifibrinolytic          | Lysteda, Cyklokapron
    | nateglinide        | glinide                   | Starlix
    | miglitol           | glucosidase-inhibitor     | Glyset
    | bromocriptine      | dopamine-agonist          | Parlodel, Cycloset
    | cabergoline        | dopamine-agonist          | Dostinex
    | pramlintide        | amylin-analogue           | Symlin
    | glucagon           | glucagon                  | GlucaGen, Baqsimi
    | insulin glulisine  | insulin                   | Apidra
    | vildagliptin       | dpp4-inhibitor            | Galvus
    | bexagliflozin      | sglt2-inhibitor           | Brenzavvy
    | sotagliflozin      | sglt2-inhibitor           | Inpefa
    | desmopressin       | vasopressin-analogue      | DDAVP, Nocdurna
    | tolvaptan          | vaptan                    | Samsca, Jynarque
    | cinacalcet         | calcimimetic              | Sensipar
    | sevelamer          | phosphate-binder          | Renvela, Renagel
    | lanthanum          | phosphate-binder          | Fosrenol
    | patiromer          | potassium-binder          | Veltassa
    | sodium zirconium cyclosilicate | potassium-binder | Lokelma
    | epoetin alfa       | erythropoietin            | Epogen, Procrit
    | darbepoetin        | erythropoietin            | Aranesp
    | roxadustat         | erythropoietin            | Evrenzo
    | filgrastim         | colony-stimulating        | Neupogen, Zarxio
    | pegfilgrastim      | colony-stimulating        | Neulasta
    | iron sucrose       | iron                      | Venofer
    | ferric carboxymaltose | iron                   | Injectafer
    | ferrous gluconate  | iron                      | Fergon
    | teriparatide       | parathyroid-analogue      | Forteo
    | romosozumab        | bone-antibody             | Evenity
    | aclidinium         | inhaled-anticholinergic   | Tudorza
    | glycopyrrolate     | inhaled-anticholinergic   | Robinul, Seebri
    | indacaterol        | long-bronchodilator       | Arcapta
    | olodaterol         | long-bronchodilator       | Striverdi
    | arformoterol       | long-bronchodilator       | Brovana
    | terbutaline        | rapid-bronchodilator      | Brethine
    | ciclesonide        | inhaled-steroid           | Alvesco, Omnaris
    | roflumilast        | pde4-inhibitor            | Daliresp
    | omalizumab         | monoclonal-antibody       | Xolair
    | mepolizumab        | monoclonal-antibody       | Nucala
    | benralizumab       | monoclonal-antibody       | Fasenra
    | dupilumab          | monoclonal-antibody       | Dupixent
    | nintedanib         | antifibrotic              | Ofev
    | pirfenidone        | antifibrotic              | Esbriet
    | bosentan           | endothelin-blocker        | Tracleer
    | ambrisentan        | endothelin-blocker        | Letairis
    | macitentan         | endothelin-blocker        | Opsumit
    | guaifenesin        | expectorant               | Mucinex
    | benzonatate        | cough-suppressant         | Tessalon
    | phenylephrine      | decongestant              | Sudafed PE
    | azelastine         | antihistamine             | Astelin, Astepro
    | desloratadine      | antihistamine             | Clarinex
    | cyproheptadine     | antihistamine             | Periactin
    | meclizine          | antihistamine             | Antivert, Bonine
    | scopolamine        | anticholinergic           | Transderm Scop
    | hyoscyamine        | anticholinergic           | Levsin
    | trospium           | bladder-anticholinergic   | Sanctura
    | darifenacin        | bladder-anticholinergic   | Enablex
    | fesoterodine       | bladder-anticholinergic   | Toviaz
    | vibegron           | bladder-relaxant          | Gemtesa
    | avanafil           | pde5-inhibitor            | Stendra
    | nizatidine         | h2-blocker                | Axid
    | sucralfate         | ulcer-coating             | Carafate
    | misoprostol        | prostaglandin             | Cytotec
    | simethicone        | antiflatulent             | Gas-X, Mylicon
    | bismuth subsalicylate | salicylate             | Pepto-Bismol
    | psyllium           | laxative                  | Metamucil
    | linaclotide        | laxative                  | Linzess
    | lubiprostone       | laxative                  | Amitiza
    | diphenoxylate      | antidiarrhoeal            | Lomotil
    | granisetron        | antiemetic                | Kytril
    | aprepitant         | antiemetic                | Emend
    | ursodiol           | bile-acid                 | Actigall, Urso
    | pancrelipase       | digestive-enzyme          | Creon, Zenpep
    | vedolizumab        | monoclonal-antibody       | Entyvio
    | ustekinumab        | monoclonal-antibody       | Stelara
    | risankizumab       | monoclonal-antibody       | Skyrizi
    | guselkumab         | monoclonal-antibody       | Tremfya
    | secukinumab        | monoclonal-antibody       | Cosentyx
    | ixekizumab         | monoclonal-antibody       | Taltz
    | golimumab          | tnf-blocker               | Simponi
    | certolizumab       | tnf-blocker               | Cimzia
    | tocilizumab        | monoclonal-antibody       | Actemra
    | abatacept          | immunosuppressant         | Orencia
    | leflunomide        | immunosuppressant         | Arava
    | tofacitinib        | jak-inhibitor             | Xeljanz
    | upadacitinib       | jak-inhibitor             | Rinvoq
    | baricitinib        | jak-inhibitor             | Olumiant
    | apremilast         | pde4-inhibitor            | Otezla
    | belimumab          | monoclonal-antibody       | Benlysta
    | lurasidone         | antipsychotic             | Latuda
    | brexpiprazole      | antipsychotic             | Rexulti
    | cariprazine        | antipsychotic             | Vraylar
    | asenapine          | antipsychotic             | Saphris
    | fluphenazine       | antipsychotic             | Prolixin
    | loxapine           | antipsychotic             | Loxitane
    | levomilnacipran    | snri                      | Fetzima
    | esketamine         | nmda-blocker              | Spravato
    | ketamine           | nmda-blocker              | Ketalar
    | suvorexant         | orexin-blocker            | Belsomra
    | lemborexant        | orexin-blocker            | Dayvigo
    | melatonin          | sleep-hormone             |
    | armodafinil        | wakefulness               | Nuvigil
    | viloxazine         | norepinephrine-blocker    | Qelbree
    | disulfiram         | alcohol-aversive          | Antabuse
    | acamprosate        | alcohol-craving           | Campral
    | lacosamide         | antiepileptic             | Vimpat
    | brivaracetam       | antiepileptic             | Briviact
    | zonisamide         | antiepileptic             | Zonegran
    | ethosuximide       | antiepileptic             | Zarontin
    | rufinamide         | antiepileptic             | Banzel
    | perampanel         | antiepileptic             | Fycompa
    | cenobamate         | antiepileptic             | Xcopri
    | tiagabine          | antiepileptic             | Gabitril
    | erenumab           | cgrp-blocker              | Aimovig
    | fremanezumab       | cgrp-blocker              | Ajovy
    | galcanezumab       | cgrp-blocker              | Emgality
    | rimegepant         | cgrp-blocker              | Nurtec
    | ubrogepant         | cgrp-blocker              | Ubrelvy
    | butalbital         | barbiturate               |
    | entacapone         | comt-inhibitor            | Comtan
    | rotigotine         | dopamine-agonist          | Neupro
    | trihexyphenidyl    | anticholinergic           | Artane
    | riluzole           | glutamate-blocker         | Rilutek
    | tetrabenazine      | vmat-inhibitor            | Xenazine
    | glatiramer         | immunomodulator           | Copaxone
    | interferon beta-1a | immunomodulator           | Avonex, Rebif
    | dimethyl fumarate  | immunomodulator           | Tecfidera
    | fingolimod         | immunomodulator           | Gilenya
    | teriflunomide      | immunomodulator           | Aubagio
    | natalizumab        | monoclonal-antibody       | Tysabri
    | ocrelizumab        | monoclonal-antibody       | Ocrevus
    | pyridostigmine     | cholinesterase-inhibitor  | Mestinon
    | dantrolene         | muscle-relaxant           | Dantrium
    | metaxalone         | muscle-relaxant           | Skelaxin
    | orphenadrine       | muscle-relaxant           | Norflex
    | oxymorphone        | opioid                    | Opana
    | levorphanol        | opioid                    |
    | butorphanol        | opioid                    | Stadol
    | nalbuphine         | opioid                    | Nubain
    | diflunisal         | nsaid                     | Dolobid
    | fenoprofen         | nsaid                     | Nalfon
    | mefenamic acid     | nsaid                     | Ponstel
    | tolmetin           | nsaid                     | Tolectin
    | capsaicin          | skin-analgesic            | Zostrix
    | cefpodoxime        | cephalosporin             | Vantin
    | cefoxitin          | cephalosporin             | Mefoxin
    | cefotaxime         | cephalosporin             | Claforan
    | ceftaroline        | cephalosporin             | Teflaro
    | ertapenem          | carbapenem                | Invanz
    | imipenem           | carbapenem                | Primaxin
    | aztreonam          | monobactam                | Azactam
    | daptomycin         | lipopeptide               | Cubicin
    | tigecycline        | glycylcycline             | Tygacil
    | fidaxomicin        | macrolide                 | Dificid
    | ofloxacin          | quinolone                 | Floxin, Ocuflox
    | amikacin           | aminoglycoside            | Amikin
    | streptomycin       | aminoglycoside            |
    | colistin           | polymyxin                 | Coly-Mycin
    | mupirocin          | skin-antibiotic           | Bactroban
    | rifabutin          | rifamycin                 | Mycobutin
    | ethambutol         | tuberculosis-medicine     | Myambutol
    | pyrazinamide       | tuberculosis-medicine     |
    | bedaquiline        | tuberculosis-medicine     | Sirturo
    | micafungin         | echinocandin              | Mycamine
    | caspofungin        | echinocandin              | Cancidas
    | amphotericin B     | polyene                   | AmBisome, Fungizone
    | griseofulvin       | antifungal                | Gris-PEG
    | clotrimazole       | azole                     | Lotrimin, Canesten
    | miconazole         | azole                     | Monistat
    | famciclovir        | antiviral                 | Famvir
    | ganciclovir        | antiviral                 | Cytovene
    | valganciclovir     | antiviral                 | Valcyte
    | baloxavir          | antiviral                 | Xofluza
    | remdesivir         | antiviral                 | Veklury
    | molnupiravir       | antiviral                 | Lagevrio
    | sofosbuvir         | hepatitis-antiviral       | Sovaldi
    | ledipasvir         | hepatitis-antiviral       |
    | ribavirin          | hepatitis-antiviral       | Rebetol
    | entecavir          | hepatitis-antiviral       | Baraclude
    | bictegravir        | integrase-inhibitor       |
    | raltegravir        | integrase-inhibitor       | Isentress
    | elvitegravir       | integrase-inhibitor       |
    | rilpivirine        | hiv-medicine              | Edurant
    | doravirine         | hiv-medicine              | Pifeltro
    | zidovudine         | hiv-medicine              | Retrovir
    | maraviroc          | hiv-medicine              | Selzentry
    | ivermectin         | antiparasitic             | Stromectol
    | albendazole        | antiparasitic             | Albenza
    | permethrin         | antiparasitic             | Elimite
    | atovaquone         | antimalarial              | Mepron
    | proguanil          | antimalarial              |
    | primaquine         | antimalarial              |
    | bevacizumab        | monoclonal-antibody       | Avastin
    | trastuzumab        | monoclonal-antibody       | Herceptin
    | pembrolizumab      | monoclonal-antibody       | Keytruda
    | nivolumab          | monoclonal-antibody       | Opdivo
    | ipilimumab         | monoclonal-antibody       | Yervoy
    | atezolizumab       | monoclonal-antibody       | Tecentriq
    | cetuximab          | monoclonal-antibody       | Erbitux
    | imatinib           | kinase-inhibitor          | Gleevec
    | erlotinib          | kinase-inhibitor          | Tarceva
    | osimertinib        | kinase-inhibitor          | Tagrisso
    | ibrutinib          | kinase-inhibitor          | Imbruvica
    | palbociclib        | kinase-inhibitor          | Ibrance
    | sunitinib          | kinase-inhibitor          | Sutent
    | lenalidomide       | immunomodulator           | Revlimid
    | bortezomib         | proteasome-inhibitor      | Velcade
    | gemcitabine        | cytotoxic                 | Gemzar
    | pemetrexed         | cytotoxic                 | Alimta
    | vincristine        | cytotoxic                 | Oncovin
    | vinblastine        | cytotoxic                 | Velban
    | bleomycin          | cytotoxic                 | Blenoxane
    | temozolomide       | cytotoxic                 | Temodar
    | hydroxyurea        | cytotoxic                 | Hydrea, Droxia
    | epirubicin         | cytotoxic                 | Ellence
    | topotecan          | cytotoxic                 | Hycamtin
    | exemestane         | aromatase-inhibitor       | Aromasin
    | fulvestrant        | estrogen-blocker          | Faslodex
    | bicalutamide       | antiandrogen              | Casodex
    | enzalutamide       | antiandrogen              | Xtandi
    | abiraterone        | antiandrogen              | Zytiga
    | goserelin          | gnrh-agonist              | Zoladex
    | octreotide         | somatostatin-analogue     | Sandostatin
    | brimonidine        | eye-alpha-agonist         | Alphagan
    | dorzolamide        | eye-carbonic-anhydrase    | Trusopt
    | bimatoprost        | prostaglandin-eye         | Lumigan
    | travoprost         | prostaglandin-eye         | Travatan
    | pilocarpine        | eye-cholinergic           | Salagen
    | cyclopentolate     | eye-anticholinergic       |
    | acetazolamide      | carbonic-anhydrase        | Diamox
    | norgestrel         | progestogen               | Opill
    | ulipristal         | emergency-contraceptive   |
    | clomiphene         | ovulation-inducer         | Clomid
    | conjugated estrogens | estrogen                | Premarin
    | oxytocin           | oxytocic                  | Pitocin
    | clobetasol         | skin-steroid              | Temovate
    | tretinoin          | retinoid                  | Retin-A
    | isotretinoin       | retinoid                  | Accutane
    | acitretin          | retinoid                  | Soriatane
    | calcipotriene      | vitamin-d-skin            | Dovonex
    | pimecrolimus       | calcineurin-skin          | Elidel
    | zinc sulfate       | mineral                   |
    | magnesium sulfate  | mineral                   |
    | sodium bicarbonate | alkali                    |
    | potassium citrate  | alkali                    | Urocit-K
    | pyridoxine         | vitamin                   |
    | phytonadione       | vitamin                   | vitamin K
    | niacinamide        | vitamin                   |
    | biotin             | vitamin                   |
    | norepinephrine     | vasopressor               | Levophed
    | vasopressin        | vasopressor               | Vasostrict
    | dopamine           | vasopressor               |
    | dobutamine         | inotrope                  |
    | milrinone          | inotrope                  | Primacor
    | midodrine          | vasopressor               | ProAmatine
    | atropine           | anticholinergic           |
    | adenosine          | antiarrhythmic            | Adenocard
    | nitroprusside      | vasodilator               | Nipride
    | nicardipine        | calcium-blocker-vascular  | Cardene
    | clevidipine        | calcium-blocker-vascular  | Cleviprex
    | dexmedetomidine    | sedative                  | Precedex
    | etomidate          | anaesthetic               | Amidate
    | vecuronium         | muscle-blocker            |
    | cisatracurium      | muscle-blocker            | Nimbex
    | sugammadex         | muscle-blocker-reversal   | Bridion
    | neostigmine        | cholinesterase-inhibitor  |
    | bupivacaine        | local-anaesthetic         | Marcaine, Exparel
    | ropivacaine        | local-anaesthetic         | Naropin
    | flumazenil         | benzodiazepine-reversal   | Romazicon
    | idarucizumab       | anticoagulant-reversal    | Praxbind
    | protamine          | heparin-reversal          |
    | acetylcysteine     | antidote                  | Mucomyst
    | activated charcoal | antidote                  |
`,
}

/** Brands of ingredients of either table: names | ingredient. */
export const FURTHER_BRANDS: DataFile & { readonly rows: string } = {
  source: 'US and European product labels; entered from memory of them',
  version: '1',
  reviewed: 'unreviewed: 2026-11-23, entered by engineering; not by a pharmacist',
  rows: `
    Anaprox, Anaprox DS, Naprelan, EC-Naprosyn, Midol Extended Relief| naproxen
    Glumetza                                      | metformin
    Cartia                                        | diltiazem
    Verelan                                       | verapamil
    Caltrate, Os-Cal                              | calcium carbonate
    Nitro-Dur, Minitran                           | nitroglycerin
    Ismo                                          | isosorbide mononitrate
    Slow-K, K-Tab, Micro-K                        | potassium chloride
    Zorvolex, Cambia                              | diclofenac
    Caldolor, Nurofen, Midol IB                   | ibuprofen
    Ofirmev, FeverAll, Calpol                     | acetaminophen
    Bayer Aspirin, Bufferin, Aspro                | aspirin
    Kadian, Avinza, Arymo                         | morphine
    Oxaydo, Xtampza                               | oxycodone
    Hysingla, Zohydro                             | hydrocodone
    Exalgo                                        | hydromorphone
    Conzip, Ryzolt                                | tramadol
    Methadose, Diskets                            | methadone
    Sublimaze, Actiq, Fentora                     | fentanyl
    Belbuca, Sublocade                            | buprenorphine
    Zembrace, Onzetra                             | sumatriptan
    Forfivo, Aplenzin                             | bupropion
    Oleptro                                       | trazodone
    Pexeva                                        | paroxetine
    Sarafem                                       | fluoxetine
    Irenka, Drizalma                              | duloxetine
    Horizant, Gralise                             | gabapentin
    Edluar, Intermezzo                            | zolpidem
    Perseris, Rykindo                             | risperidone
    Aristada                                      | aripiprazole
    Versacloz, FazaClo                            | clozapine
    Epilim                                        | valproate
    Equetro, Carbatrol                            | carbamazepine
    Spritam                                       | levetiracetam
    Trokendi, Qudexy                              | topiramate
    Metadate, Quillivant, Daytrana                | methylphenidate
    Zenzedi, ProCentra                            | dextroamphetamine
    Zelapar                                       | selegiline
    Prilosec OTC                                  | omeprazole
    Zegerid                                       | omeprazole
    Pepcid AC, Zantac 360                         | famotidine
    Zuplenz                                       | ondansetron
    Compro                                        | prochlorperazine
    Imodium A-D                                   | loperamide
    DulcoEase                                     | docusate
    Ex-Lax                                        | senna
    Movicol, GoLytely                             | macrogol
    Kristalose, Enulose                           | lactulose
    Pentasa, Apriso                               | mesalamine
    Ventolin HFA                                  | albuterol
    Salamol                                       | albuterol
    Spiriva Respimat                              | tiotropium
    Rhinocort, Entocort                           | budesonide
    ArmonAir, Arnuity, Flonase Sensimist          | fluticasone
    Beconase                                      | beclomethasone
    Uniphyl                                       | theophylline
    Sterapred                                     | prednisone
    Solu-Medrol, Depo-Medrol                      | methylprednisolone
    Nasacort                                      | triamcinolone
    Solu-Cortef, Anusol-HC                        | hydrocortisone
    Tirosint, Unithroid                           | levothyroxine
    Semglee                                       | insulin glargine
    Fiasp                                         | insulin aspart
    Admelog, Lyumjev                              | insulin lispro
    Glynase, Daonil                               | glyburide
    Zypitamag                                     | pitavastatin
    FloLipid                                      | simvastatin
    Ezallor                                       | rosuvastatin
    Atorvaliq                                     | atorvastatin
    Triglide, Fenoglide, Lipofen                  | fenofibrate
    Nexterone                                     | amiodarone
    Digitek, Lanoxicaps                           | digoxin
    Soaanz                                        | torsemide
    Burinex                                       | bumetanide
    CaroSpir, Spiractin                           | spironolactone
    Esidrix, Oretic                               | hydrochlorothiazide
    Hygroton                                      | chlorthalidone
    Natrilix                                      | indapamide
    Kapvay                                        | clonidine
    Kapspargo, Seloken                            | metoprolol
    Hemangeol, InnoPran                           | propranolol
    Norliqva, Katerzia, Istin                     | amlodipine
    Epaned, Renitec                               | enalapril
    Adcirca                                       | tadalafil
    Staxyn                                        | vardenafil
    Oxytrol                                       | oxybutynin
    Binosto                                       | alendronate
    Atelvia                                       | risedronate
    Xgeva                                         | denosumab
    Mitigare                                      | colchicine
    Aloprim                                       | allopurinol
    Amrix, Fexmid                                 | cyclobenzaprine
    Lyvispah                                      | baclofen
    Otrexup, Rasuvo, Xatmep                       | methotrexate
    Azasan                                        | azathioprine
    Gengraf, Restasis                             | cyclosporine
    Envarsus, Astagraf, Protopic                  | tacrolimus
    Hadlima, Cyltezo, Hyrimoz                     | adalimumab
    Inflectra, Renflexis                          | infliximab
    Truxima, Ruxience                             | rituximab
    Moxatag, Trimox                               | amoxicillin
    Zmax                                          | azithromycin
    Proquin                                       | ciprofloxacin
    Vigamox                                       | moxifloxacin
    Doryx, Oracea, Adoxa, Vibra-Tabs              | doxycycline
    Solodyn                                       | minocycline
    Primsol                                       | trimethoprim
    Furadantin                                    | nitrofurantoin
    Clindesse, Evoclin                            | clindamycin
    MetroGel, Nuvessa                             | metronidazole
    Firvanq                                       | vancomycin
    Sitavig                                       | acyclovir
    Adrucil, Efudex                               | fluorouracil
    Abraxane                                      | paclitaxel
    Soltamox                                      | tamoxifen
    Climara, Vivelle, Divigel                     | estradiol
    Kyleena                                       | levonorgestrel
    Testim, Depo-Testosterone                     | testosterone
    Xelpros                                       | latanoprost
    Slow Fe                                       | ferrous sulfate
    Drisdol                                       | ergocalciferol
    Lidoderm                                      | lidocaine
    Adrenaclick, Auvi-Q                           | epinephrine
    Kloxxado                                      | naloxone
    Habitrol                                      | nicotine
    Champix                                       | varenicline
`,
}
