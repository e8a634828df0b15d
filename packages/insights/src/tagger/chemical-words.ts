import type { DataFile } from '../terminology/data-file.ts'

/** Words that names of medicines, poisons, elements and substances of the body are made of, in small letters: a hint to the tagger, which decides by the sentence. */
export const CHEMICAL_WORDS: DataFile & { readonly words: string } = {
  source: 'entered by engineering from general knowledge; no word list was copied, none was taken from a held-out text',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  words: `
    abacavir abatacept acamprosate acarbose acebutolol acenocoumarol acetaldehyde acetaminophen acetate
    acetazolamide acetic acetohydroxamic acetone acetylcholine acetylcysteine acetylsalicylic acitretin aconitine
    acriflavine acrolein acrylamide actinomycin acyclovir adalimumab adapalene adefovir adenine adenosine
    adrenaline adriamycin aflatoxin albendazole albuterol alcohol aldehyde aldosterone alendronate alfentanil
    alfuzosin aliskiren alkaloid alkaloids allopurinol almitrine alprazolam alprenolol alprostadil alteplase
    aluminium aluminum amantadine ambrisentan amifostine amikacin amiloride amine amines aminoacid aminobutyric
    aminoglutethimide aminoglycoside aminoglycosides aminonucleoside aminophylline aminopyrine aminosalicylic
    amiodarone amisulpride amitriptyline amlodipine ammonia ammonium amobarbital amoxapine amoxicillin amphetamine
    amphetamines amphotericin amphotericine ampicillin amrinone anagrelide anastrozole androgen androgens
    angiotensin aniline anthocyanin anthracycline anthracyclines antimony antipyrine apixaban apomorphine
    aprotinin arabinoside arecoline arginine aripiprazole arsenate arsenic arsenite artemether artemisinin
    artesunate ascorbate ascorbic asparaginase asparagine aspartate aspirin astemizole atenolol atomoxetine
    atorvastatin atovaquone atp atracurium atrazine atropine auranofin avanafil azacitidine azathioprine
    azelastine azidothymidine aziridine azithromycin azt aztreonam baclofen bambuterol barbital barbiturate
    barbiturates barium bcnu beclomethasone benazepril bendroflumethiazide benomyl benserazide benzene benzoate
    benzocaine benzodiazepine benzodiazepines benztropine benzylamine benzylpenicillin bepridil berberine
    bergamottin beryllium betaine betamethasone betaxolol bethanechol bevacizumab bezafibrate bicalutamide
    bicarbonate bicuculline bilirubin biotin bismuth bisoprolol bisphenol bisphosphonate bisphosphonates
    bivalirudin bleomycin boric boron bortezomib bosentan botulinum bretylium bromazepam bromfenac bromide
    bromocriptin bromocriptine brotizolam budesonide bufotenine bumetanide bupivacaine buprenorphine bupropion
    buspirone busulfan buthionine butorphanol butyrate cabergoline cadmium caffeine calcipotriol calcitonin
    calcitriol calcium camptothecin canagliflozin candesartan cannabidiol cannabinoid cannabinoids cannabis
    capecitabine capreomycin capsaicin captopril carbachol carbamazepine carbaryl carbenicillin carbidopa
    carbimazol carbimazole carbofuran carbogen carbon carboplatin carbromal carmine carmustine carnitine carotene
    carrageenan carteolol carvedilol casein catechin catechol catecholamine catecholamines cefaclor cefadroxil
    cefalexin cefazolin cefdinir cefepime cefixime cefoperazone cefotaxime cefotetan cefoxitin cefpodoxime
    ceftazidime ceftriaxone cefuroxime celecoxib celiprolol cephalexin cephaloridine cephalosporin cephalosporins
    cephalothin cerivastatin ceruletide cesium cetirizine cetuximab chloral chlorambucil chloramphenicol
    chlordiazepoxide chlorfenvinphos chlorhexidine chloride chlorine chlorisondamine chloroacetaldehyde chloroform
    chloroprocaine chloroquine chlorothiazide chlorpheniramine chlorpromazine chlorpropamide chlorprothixene
    chlorpyrifos chlorthalidone cholecalciferol cholesterol cholestyramine choline chondroitin chromium
    cibenzoline ciclosporin cidofovir cilastatin cilostazol cimetidine cinacalcet cinnarizine ciprofloxacin
    cisapride cisatracurium cisplatin citalopram citrate citrulline cladribine clarithromycin clenbuterol
    clevidipine clindamycin clobazam clodronate clofazimine clofibrate clomethiazole clomiphene clomipramine
    clonazepam clonidine clopidogrel clorazepate clotiazepam clotrimazole cloxacillin clozapine cobalt
    cocaethylene cocaine codeine coenzyme colchicine colestipol colistin coniine contraceptive contraceptives
    copper corticosteroid corticosteroids corticosterone cortisol cortisone coumadin coumarin creatine creatinin
    creatinine crocin cromakalim cromolyn curcumin cyanamide cyanide cyclazocine cyclobenzaprine cyclopamine
    cyclophosphamide cyclosporin cyclosporine cyclosporins cyproheptadine cyproterone cysteine cytarabine cytidine
    cytosine dabigatran dacarbazine dactinomycin dalteparin danazol dantrolene dapagliflozin dapsone daptomycin
    darbepoetin darunavir dasatinib daunorubicin decitabine deferasirox deferiprone deferoxamine
    dehydroepiandrosterone delavirdine demeclocycline demerol denosumab deoxycholate deoxycoformycin deoxyglucose
    deoxyguanosine desferrioxamine desflurane desipramine desloratadine desmopressin desogestrel dexamethasone
    dexfenfluramine dexmedetomidine dexmethylphenidate dexrazoxane dextran dextroamphetamine dextromethorphan
    dextropropoxyphene dextrose dezocine diacetylmorphine diaminopyridine diamorphine diazepam diazinon diazoxide
    dibenzyline dibucaine dichloromethane diclofenac dicloxacillin dicyclomine didanosine dieldrin
    diethylcarbamazine diethylnitrosamine diethylstilbestrol diflunisal digitalis digitoxigenin digitoxin digoxin
    dihydralazine dihydrocodeine dihydroergotamine dihydropyridine dihydrotestosterone diltiazem dimenhydrinate
    dimercaprol dimethylhydrazine dinitrophenol dioxin diphenhydramine diphenoxylate diphenylhydantoin
    diphosphonate dipropylnitrosamine dipyridamole dipyrone disopyramid disopyramide disulfiram disulphiram
    diuretic diuretics divalproex dizocilpine dobutamine docetaxel docosahexaenoic dofetilide dolasetron domoic
    domperidone donepezil dopa dopamine dopaminergic doripenem dorzolamide doxapram doxazosin doxazosine doxepin
    doxorubicin doxycycline dronabinol dronedarone droperidol drospirenone duloxetine dutasteride dyclonine
    ecstasy edaravone edoxaban edrophonium edta efavirenz eicosapentaenoic eletriptan empagliflozin emtricitabine
    enalapril enalaprilat enflurane enkephalin enoxaparin enoximone entacapone entecavir ephedrine epinephrine
    epirubicin eplerenone epoprostenol eprosartan eptifibatide ergometrine ergonovine ergotamine erlotinib
    ertapenem erythromycin erythropoietin escitalopram esmolol esomeprazole estradiol estrogen estrogens estrone
    eszopiclone etambutol etanercept ethacrynic ethambutol ethanol ether ethinyl ethionamide ethionine
    ethosuximide ethylene ethylnitrosourea etidocaine etodolac etomidate etoposide etoricoxib etretinate
    everolimus exemestane exenatide ezetimibe famciclovir famotidine febuxostat felbamate felodipine fenfluramine
    fenofibrate fenoldopam fenoprofen fentanil fentanyl ferric ferritin ferrous fexofenadine finasteride flavonoid
    flecainide fluanisone fluconazole flucytosine fludarabine fludrocortisone flumazenil flumequine flunarizine
    flunitrazepam fluocinolone fluorescein fluoride fluorouracil fluoxetine fluoxymesterone flupenthixol
    fluphenazine flurazepam flurbiprofen flutamide fluticasone fluvastatin fluvoxamine folate folic folinic
    fondaparinux formaldehyde formate formoterol foscarnet fosinopril fosphenytoin fructose frusemide fulvestrant
    fungizone furan furosemide fusidic gaba gabapentin gadolinium galactosamine galactose galantamine gallamine
    gallium ganciclovir ganglioside gatifloxacin gefitinib gemcitabine gemfibrozil gemifloxacin genistein
    gentamicin gentamycin gestodene glibenclamide gliclazide glimepiride glipizide glucocorticoid glucocorticoids
    glucosamine glucose glutamate glutamine glutathione glyburide glycerol glyceryl glycine glycopyrrolate
    glycyrrhizin gold gonadotropin goserelin granisetron griseofulvin guanabenz guanethidine guanfacine guanosine
    haem halofantrine haloperidol halothane hashish heme hemin heparin heparins heroin hesperidin
    hexachlorobenzene hexachlorophene hexamethonium hexane hexobarbital histamine homocysteine hyaluronic
    hydralazine hydrazine hydrochloride hydrochlorothiazide hydrocodone hydrocortisone hydrogen hydromorphone
    hydroquinone hydroxychloroquine hydroxyurea hydroxyzine hypochlorite ibandronate ibuprofen ibutilide
    idarubicin idazoxan idoxuridine ifosfamide iloperidone iloprost imatinib imipenem imipramine indapamide
    indinavir indocyanine indole indomethacin infliximab inosine inositol insulin interferon iodide iodine
    iodixanol iodoacetate iohexol ionomycin iopamidol iopromide ipratropium irbesartan irinotecan iron
    isocarboxazid isoflurane isoguvacine isoniazid isoniazide isoprenaline isoprene isopropanol isoproterenol
    isosorbide isotretinoin isradipine itraconazole ivabradine ivermectin josamycin kainate kainic kanamycin
    ketamine ketanserin ketoconazole ketoprofen ketorolac ketotifen labetalol labetolol lacosamide lactate lactose
    lamivudine lamotrigine lansoprazole lapatinib latanoprost lead leflunomide lercanidipine letrozole leucine
    leucovorin leuprolide leuprorelin levamisole levetiracetam levobupivacaine levocarnitine levocetirizine
    levodopa levofloxacin levomepromazine levomethadyl levonorgestrel levothyroxine lidocaine lignocaine
    linagliptin lincomycin lindane linezolid liothyronine lipid liraglutide lisinopril lithium lofexidine
    lomefloxacin lomustine loperamide lopinavir loratadine lorazepam lormetazepam losartan lovastatin loxapine lsd
    lurasidone lysergide lysine magnesium malathion maleate malonate maltose manganese manidipine mannitol
    maprotiline maraviroc mdma mebendazole mecamylamine mecasermin mechlorethamine medetomidine
    medroxyprogesterone mefenamic mefloquine megestrol melatonin meloxicam melperone melphalan memantine menadione
    menthol meperidine mephenytoin mepivacaine meprobamate mepyramine mercaptopurine mercuric mercury meropenem
    mesalamine mesalazine mescaline mesna mesylate metamizole metaproterenol metaraminol metaxalone metformin
    methacholine methadone methamphetamine methanol methapyrilene methaqualone methazolamide methcathinone
    methicillin methimazole methionine methohexital methotrexate methoxamine methoxyflurane methylcholanthrene
    methyldopa methylene methylergonovine methylmercury methylnitrosourea methylphenidate
    methylphenyltetrahydropyridine methylprednisolone methyltestosterone methylthiouracil methylxanthine
    methysergide metoclopramide metolazone metoprolol metronidazole metyrapone mexiletine mianserin miconazole
    midazolam mifepristone miglitol milnacipran milrinone minocycline minoxidil mirtazapine misonidazole
    misoprostol mitomycin mitotane mitoxantrone mivacurium moclobemide modafinil molindone molsidomine
    monocrotaline monoxide montelukast morphine moxifloxacin mptp muscarine muscimol mustard mycophenolate
    mycotoxin nabumetone nadh nadolol nadph nafcillin nalbuphine nalidixic nalorphine naloxone naltrexone
    nandrolone naphthalene naproxen naratriptan naringenin natalizumab nateglinide nebivolol nefazodone nelfinavir
    neomycin neostigmine nevirapine niacin nicardipine nickel niclosamide nicorandil nicotinamide nicotine
    nicotinic nifedipine nilotinib nimesulide nimodipine nisoldipine nitrate nitrates nitrazepam nitrendipine
    nitric nitrite nitroarginine nitrobenzene nitrofuran nitrofurantoin nitrogen nitroglycerin nitroprusside
    nitrosamine nitrosourea nitrosoureas nitrous nizatidine nmda nomifensine noradrenaline norepinephrine
    norethindrone norethisterone norethynodrel norfloxacin norgestimate norgestrel nortriptyline noscapine
    novobiocin nystatin ochratoxin octreotide ofloxacin okadaic olanzapine oleate oleic omeprazole ondansetron
    opiate opiates opioid opioids organophosphate organophosphates orlistat orphenadrine oseltamivir ouabain
    oxacillin oxaliplatin oxandrolone oxazepam oxcarbazepine oxide oxotremorine oxprenolol oxybutynin oxycodone
    oxygen oxymorphone oxytocin ozone paclitaxel paliperidone palmitate palonosetron pamidronate pancuronium
    pantoprazole papaverine paracetamol paraldehyde paraquat parathion parecoxib pargyline paricalcitol paroxetine
    pemetrexed pemoline penicillamine penicillin penicillinase penicillins pentaerythritol pentagastrin
    pentamidine pentazocine pentobarbital pentostatin pentoxifylline pentylenetetrazol perchlorate pergolide
    perhexiline perindopril permethrin peroxide pethidine phenacetin phenanthrene phencyclidine phenelzine
    phenformin phenindione pheniramine phenobarbital phenobarbitone phenol phenolphthalein phenothiazine
    phenothiazines phenoxybenzamine phentermine phentolamin phentolamine phenylalanine phenylbutazone
    phenylephrine phenylpropanolamine phenytoin phloroglucinol phorbol phosphate phosphatidylcholine phosphine
    phosphorus phthalate physostigmine phytoestrogen picrotoxin pilocarpine pimobendan pimozide pinacidil pindolol
    pioglitazone piperacillin piracetam pirenzepine pirfenidone piroxicam pivampicillin platinum polymyxin
    polyphenol potassium pralidoxime pramipexole pranlukast prasugrel pravastatin praziquantel prazosin
    prednisolone prednisone pregabalin pregnanolone pregnenolone prilocaine primaquin primaquine primidone
    probenecid probucol procainamide procaine procarbazine prochlorperazine progesterone progestin progestins
    proguanil prolactin proline promazine promethazine propafenone propanidid propanolol propofol propoxyphene
    propranolol propylene propylthiouracil prostacyclin prostaglandin prostaglandins protamine protriptyline
    pseudoephedrine psilocybin puromycin pyrazinamide pyridine pyridostigmine pyridoxine pyrimethamine pyrogallol
    pyruvate quercetin quetiapine quinacrine quinapril quinidine quinine quinolinic quinolone quinolones
    quinpirole rabeprazole raloxifene ramelteon ramipril ranitidine ranolazine rapamycin rasagiline remifentanil
    remoxipride repaglinide reserpine resveratrol retinoic retinoid retinoids ribavirin riboflavin ribose ricin
    rifabutin rifampicin rifampin rifaximin riluzole risedronate risperidone ritodrine ritonavir rituximab
    rivastigmine rizatriptan rocuronium rofecoxib ropinirol ropinirole ropivacaine rosiglitazone rosuvastatin
    rotenone rotigotine roxithromycin saccharin salbutamol salicylate salicylates salicylic salmeterol saquinavir
    sarin saxagliptin scopolamine secobarbital selegiline selenium semaglutide serine serotonin sertraline
    sevoflurane sibutramine sildenafil silica silver silymarin simvastatin sirolimus sitagliptin sitaxsentan
    sodium soman somatostatin sorafenib sorbitol sotalol sparfloxacin spiramycin spironolactone stanozolol statin
    statins staurosporine stavudine stearate steroid steroids streptokinase streptomycin streptozocin
    streptozocine streptozotocin strontium strychnine styrene succinylcholine sucrose sufentanil sulbactam
    sulfadiazine sulfamethoxazole sulfapyridine sulfasalazine sulfate sulfite sulfonamide sulfonamides
    sulfonylurea sulfonylureas sulforaphane sulfur sulindac sulphasalazine sulphate sulpiride sumatriptan
    sunitinib suramin suxamethonium tacrine tacrolimus tadalafil tamibarotene tamoxifen tamsulosin tartrate
    taurine taxol taxotere tazobactam tegaserod teicoplanin telithromycin telmisartan temazepam temozolomide
    temsirolimus teniposide tenofovir terazosin terbinafine terbutaline terfenadine terlipressin testosterone
    tetrabenazine tetracaine tetrachloride tetracycline tetracyclines tetrahydrocannabinol tetramethylpyrazine
    tetrodotoxin thalidomide thallium theophylline thiabendazole thiamine thiazide thiazides thioacetamide
    thioguanine thiol thiopental thiopentone thiophene thioridazine thiotepa thiothixene threonine thymidine
    thymine thymoquinone thyroxine tiagabine tianeptine ticagrelor ticarcillin ticlopidine tigecycline timolol
    tinidazole tiopronin tirilazad tirofiban titanium tizanidine tobramycin tocainide tocopherol tolazoline
    tolbutamide tolcapone tolterodine toluene topiramate topotecan toremifene torsemide tosylate tramadol
    trandolapril tranexamic tranilast tranylcypromine trastuzumab travoprost trazodone treosulfan tretinoin
    triamcinolone triamterene triazolam trichloroethylene tricyclic tricyclics trifluoperazin trifluoperazine
    trihexyphenidyl triiodothyronine trimetazidine trimethadione trimethaphan trimethoprim trimipramine trinitrate
    triptan trofosfamide troglitazone troleandomycin tropicamide tropisetron tryptamine tryptophan tubocurarine
    tungsten tyramine tyrosine ubiquinone uracil uranium urapidil urate urea urethane uridine urokinase
    ursodeoxycholic valacyclovir valganciclovir valine valproate valproic valsartan vanadium vancomycin vardenafil
    varenicline vasopressin vecuronium venlafaxine verapamil vigabatrin vildagliptin vinblastine vinca vincristine
    vindesine vinorelbine vinyl vitamin voriconazole vorinostat warfarin xanthine ximelagatran xylazine xylocaine
    yohimbine zafirlukast zalcitabine zaleplon zanamivir ziconotide zidovudine zileuton zimeldine zimelidine zinc
    ziprasidone zoledronic zolendronate zolmitriptan zolpidem zonisamide zopiclone
  `,
}
