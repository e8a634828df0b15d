import type { DataFile } from '../terminology/data-file.ts'

/** Names of ingredients in Spanish (INN where one exists) by their names in the tables: name = name in Spanish; a name alone is the same in both. */
export const SPANISH_INGREDIENTS: DataFile & { readonly names: string } = {
  source:
    'international nonproprietary names in Spanish (WHO), salts and biologicals in our own words; entered from memory',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a pharmacist',
  names: `
    lisinopril, enalapril, captopril, ramipril, benazepril, quinapril, fosinopril, perindopril, trandolapril,
    losartan=losartán, valsartan=valsartán, irbesartan=irbesartán, candesartan=candesartán, telmisartan=telmisartán,
    olmesartan=olmesartán, sacubitril=sacubitrilo, atenolol, metoprolol, bisoprolol, carvedilol, propranolol, nebivolol,
    labetalol, nadolol, timolol, sotalol, amlodipine=amlodipino, nifedipine=nifedipino, felodipine=felodipino, diltiazem,
    verapamil=verapamilo, hydrochlorothiazide=hidroclorotiazida, chlorthalidone=clortalidona, indapamide=indapamida,
    metolazone=metolazona, furosemide=furosemida, torsemide=torasemida, bumetanide=bumetanida,
    spironolactone=espironolactona, eplerenone=eplerenona, amiloride=amilorida, triamterene=triamtereno,
    finerenone=finerenona, potassium chloride=cloruro de potasio, doxazosin=doxazosina, prazosin=prazosina,
    terazosin=terazosina, tamsulosin=tamsulosina, alfuzosin=alfuzosina, silodosin=silodosina, clonidine=clonidina,
    methyldopa=metildopa, hydralazine=hidralazina, minoxidil, nitroglycerin=nitroglicerina,
    isosorbide dinitrate=dinitrato de isosorbida, isosorbide mononitrate=mononitrato de isosorbida,
    simvastatin=simvastatina, atorvastatin=atorvastatina, rosuvastatin=rosuvastatina, pravastatin=pravastatina,
    lovastatin=lovastatina, fluvastatin=fluvastatina, pitavastatin=pitavastatina, ezetimibe=ezetimiba,
    fenofibrate=fenofibrato, gemfibrozil=gemfibrozilo, niacin=niacina, digoxin=digoxina, amiodarone=amiodarona,
    dronedarone=dronedarona, flecainide=flecainida, propafenone=propafenona, dofetilide=dofetilida,
    disopyramide=disopiramida, procainamide=procainamida, quinidine=quinidina, ibutilide=ibutilida,
    ranolazine=ranolazina, ivabradine=ivabradina, aspirin=ácido acetilsalicílico, clopidogrel, prasugrel, ticagrelor,
    ticlopidine=ticlopidina, dipyridamole=dipiridamol, cilostazol, warfarin=warfarina, acenocoumarol=acenocumarol,
    phenprocoumon=fenprocumón, apixaban=apixabán, rivaroxaban=rivaroxabán, dabigatran=dabigatrán, edoxaban=edoxabán,
    heparin=heparina, enoxaparin=enoxaparina, dalteparin=dalteparina, alteplase=alteplasa, metformin=metformina,
    glipizide=glipizida, glyburide=glibenclamida, glimepiride=glimepirida, gliclazide=gliclazida,
    sitagliptin=sitagliptina, linagliptin=linagliptina, saxagliptin=saxagliptina, alogliptin=alogliptina,
    empagliflozin=empagliflozina, dapagliflozin=dapagliflozina, canagliflozin=canagliflozina,
    ertugliflozin=ertugliflozina, liraglutide=liraglutida, semaglutide=semaglutida, dulaglutide=dulaglutida,
    exenatide=exenatida, tirzepatide=tirzepatida, pioglitazone=pioglitazona, rosiglitazone=rosiglitazona,
    repaglinide=repaglinida, acarbose=acarbosa, insulin glargine=insulina glargina, insulin detemir=insulina detemir,
    insulin degludec=insulina degludec, insulin aspart=insulina asparta, insulin lispro=insulina lispro,
    insulin regular=insulina regular, insulin isophane=insulina isófana, insulin=insulina, levothyroxine=levotiroxina,
    liothyronine=liotironina, methimazole=tiamazol, carbimazole=carbimazol, propylthiouracil=propiltiouracilo,
    prednisone=prednisona, prednisolone=prednisolona, methylprednisolone=metilprednisolona,
    dexamethasone=dexametasona, hydrocortisone=hidrocortisona, betamethasone=betametasona,
    triamcinolone=triamcinolona, fludrocortisone=fludrocortisona, budesonide=budesonida, fluticasone=fluticasona,
    beclomethasone=beclometasona, mometasone=mometasona, albuterol=salbutamol, levalbuterol=levosalbutamol, salmeterol,
    formoterol, vilanterol, tiotropium=tiotropio, ipratropium=ipratropio, umeclidinium=umeclidinio, montelukast,
    zafirlukast, zileuton=zileutón, theophylline=teofilina, acetaminophen=paracetamol, ibuprofen=ibuprofeno,
    naproxen=naproxeno, diclofenac=diclofenaco, meloxicam, celecoxib, indomethacin=indometacina, ketorolac=ketorolaco,
    etodolac=etodolaco, nabumetone=nabumetona, oxaprozin=oxaprozina, piroxicam, sulindac=sulindaco,
    flurbiprofen=flurbiprofeno, ketoprofen=ketoprofeno, morphine=morfina, oxycodone=oxicodona, hydrocodone=hidrocodona,
    hydromorphone=hidromorfona, codeine=codeína, tramadol, tapentadol, methadone=metadona, fentanyl=fentanilo,
    meperidine=petidina, buprenorphine=buprenorfina, remifentanil=remifentanilo, alfentanil=alfentanilo,
    naloxone=naloxona, naltrexone=naltrexona, sumatriptan=sumatriptán, rizatriptan=rizatriptán,
    zolmitriptan=zolmitriptán, naratriptan=naratriptán, almotriptan=almotriptán, eletriptan=eletriptán,
    frovatriptan=frovatriptán, ergotamine=ergotamina, dihydroergotamine=dihidroergotamina,
    methylergonovine=metilergometrina, sertraline=sertralina, fluoxetine=fluoxetina, paroxetine=paroxetina, citalopram,
    escitalopram, fluvoxamine=fluvoxamina, duloxetine=duloxetina, venlafaxine=venlafaxina,
    desvenlafaxine=desvenlafaxina, milnacipran=milnaciprán, amitriptyline=amitriptilina, nortriptyline=nortriptilina,
    imipramine=imipramina, doxepin=doxepina, desipramine=desipramina, clomipramine=clomipramina,
    protriptyline=protriptilina, trimipramine=trimipramina, amoxapine=amoxapina, phenelzine=fenelzina,
    tranylcypromine=tranilcipromina, isocarboxazid=isocarboxazida, selegiline=selegilina, rasagiline=rasagilina,
    safinamide=safinamida, methylene blue=azul de metileno, bupropion=bupropión, mirtazapine=mirtazapina,
    trazodone=trazodona, nefazodone=nefazodona, vilazodone=vilazodona, vortioxetine=vortioxetina, buspirone=buspirona,
    alprazolam, lorazepam, clonazepam, diazepam, temazepam, chlordiazepoxide=clordiazepóxido, oxazepam, triazolam,
    midazolam, clobazam, zolpidem, eszopiclone=eszopiclona, zopiclone=zopiclona, zaleplon=zaleplón,
    ramelteon=ramelteón, quetiapine=quetiapina, olanzapine=olanzapina, risperidone=risperidona,
    aripiprazole=aripiprazol, paliperidone=paliperidona, ziprasidone=ziprasidona, clozapine=clozapina, haloperidol,
    chlorpromazine=clorpromazina, thioridazine=tioridazina, pimozide=pimozida, perphenazine=perfenazina, droperidol,
    lithium=litio, valproate=valproato, lamotrigine=lamotrigina, carbamazepine=carbamazepina,
    oxcarbazepine=oxcarbazepina, phenytoin=fenitoína, phenobarbital=fenobarbital, primidone=primidona,
    levetiracetam, topiramate=topiramato, gabapentin=gabapentina, pregabalin=pregabalina,
    methylphenidate=metilfenidato, dexmethylphenidate=dexmetilfenidato, amphetamine=anfetamina,
    dextroamphetamine=dexanfetamina, lisdexamfetamine=lisdexanfetamina, methamphetamine=metanfetamina,
    phentermine=fentermina, phendimetrazine=fendimetrazina, benzphetamine=benzfetamina, diethylpropion=anfepramona,
    atomoxetine=atomoxetina, modafinil=modafinilo, pseudoephedrine=pseudoefedrina, levodopa, carbidopa,
    pramipexole=pramipexol, ropinirole=ropinirol, amantadine=amantadina, benztropine=benzatropina,
    donepezil=donepezilo, galantamine=galantamina, rivastigmine=rivastigmina, memantine=memantina,
    varenicline=vareniclina, nicotine=nicotina, omeprazole=omeprazol, pantoprazole=pantoprazol,
    lansoprazole=lansoprazol, esomeprazole=esomeprazol, rabeprazole=rabeprazol, dexlansoprazole=dexlansoprazol,
    famotidine=famotidina, ranitidine=ranitidina, cimetidine=cimetidina, metoclopramide=metoclopramida,
    ondansetron=ondansetrón, prochlorperazine=proclorperazina, promethazine=prometazina, domperidone=domperidona,
    loperamide=loperamida, docusate=docusato, bisacodyl=bisacodilo, senna=sen, macrogol, lactulose=lactulosa,
    mesalamine=mesalazina, sulfasalazine=sulfasalazina, dicyclomine=dicicloverina, cetirizine=cetirizina,
    loratadine=loratadina, fexofenadine=fexofenadina, levocetirizine=levocetirizina, diphenhydramine=difenhidramina,
    hydroxyzine=hidroxizina, chlorpheniramine=clorfenamina, doxylamine=doxilamina, dextromethorphan=dextrometorfano,
    epinephrine=adrenalina, amoxicillin=amoxicilina, clavulanate=ácido clavulánico, ampicillin=ampicilina,
    penicillin V=fenoximetilpenicilina, penicillin G=bencilpenicilina, dicloxacillin=dicloxacilina,
    flucloxacillin=flucloxacilina, oxacillin=oxacilina, nafcillin=nafcilina, piperacillin=piperacilina, tazobactam,
    cephalexin=cefalexina, cefadroxil=cefadroxilo, cefazolin=cefazolina, cefaclor, cefprozil=cefprozilo,
    cefuroxime=cefuroxima, cefdinir, cefixime=cefixima, ceftriaxone=ceftriaxona, ceftazidime=ceftazidima,
    cefepime=cefepima, meropenem, clarithromycin=claritromicina, azithromycin=azitromicina, erythromycin=eritromicina,
    telithromycin=telitromicina, ciprofloxacin=ciprofloxacino, levofloxacin=levofloxacino, moxifloxacin=moxifloxacino,
    norfloxacin=norfloxacino, doxycycline=doxiciclina, minocycline=minociclina, tetracycline=tetraciclina,
    sulfamethoxazole=sulfametoxazol, sulfadiazine=sulfadiazina, trimethoprim=trimetoprima,
    nitrofurantoin=nitrofurantoína, fosfomycin=fosfomicina, clindamycin=clindamicina, metronidazole=metronidazol,
    vancomycin=vancomicina, linezolid, gentamicin=gentamicina, tobramycin=tobramicina, rifampin=rifampicina,
    rifaximin=rifaximina, isoniazid=isoniazida, chloramphenicol=cloranfenicol, pentamidine=pentamidina,
    fluconazole=fluconazol, itraconazole=itraconazol, ketoconazole=ketoconazol, voriconazole=voriconazol,
    posaconazole=posaconazol, terbinafine=terbinafina, nystatin=nistatina, acyclovir=aciclovir,
    valacyclovir=valaciclovir, oseltamivir, nirmatrelvir, tenofovir, abacavir, lamivudine=lamivudina,
    emtricitabine=emtricitabina, dolutegravir, efavirenz, nevirapine=nevirapina, atazanavir, darunavir, ritonavir,
    lopinavir, saquinavir, nelfinavir, indinavir, fosamprenavir, tipranavir, cobicistat,
    hydroxychloroquine=hidroxicloroquina, chloroquine=cloroquina, mefloquine=mefloquina, quinine=quinina,
    halofantrine=halofantrina, dapsone=dapsona, methotrexate=metotrexato, azathioprine=azatioprina,
    mercaptopurine=mercaptopurina, thioguanine=tioguanina, cyclosporine=ciclosporina, tacrolimus, sirolimus,
    mycophenolate mofetil=micofenolato de mofetilo, mycophenolic acid=ácido micofenólico, rituximab, adalimumab,
    etanercept, infliximab, cisplatin=cisplatino, carboplatin=carboplatino, oxaliplatin=oxaliplatino, paclitaxel,
    docetaxel, etoposide=etopósido, irinotecan=irinotecán, fluorouracil=fluorouracilo, capecitabine=capecitabina,
    cyclophosphamide=ciclofosfamida, doxorubicin=doxorubicina, procarbazine=procarbazina, vandetanib,
    arsenic trioxide=trióxido de arsénico, leucovorin=ácido folínico, leuprolide=leuprorelina, tamoxifen=tamoxifeno,
    raloxifene=raloxifeno, anastrozole=anastrozol, letrozole=letrozol, allopurinol=alopurinol, febuxostat,
    colchicine=colchicina, probenecid=probenecida, cyclobenzaprine=ciclobenzaprina, tizanidine=tizanidina,
    baclofen=baclofeno, methocarbamol=metocarbamol, carisoprodol, alendronate=ácido alendrónico,
    risedronate=ácido risedrónico, ibandronate=ácido ibandrónico, zoledronate=ácido zoledrónico, denosumab,
    finasteride=finasterida, dutasteride=dutasterida, oxybutynin=oxibutinina, tolterodine=tolterodina,
    solifenacin=solifenacina, mirabegron=mirabegrón, phenazopyridine=fenazopiridina, sildenafil=sildenafilo,
    tadalafil=tadalafilo, vardenafil=vardenafilo, estradiol, ethinyl estradiol=etinilestradiol, levonorgestrel,
    norethindrone=noretisterona, etonogestrel, medroxyprogesterone=medroxiprogesterona, desogestrel,
    norgestimate=norgestimato, drospirenone=drospirenona, dienogest, progesterone=progesterona,
    testosterone=testosterona, latanoprost, ferrous sulfate=sulfato ferroso, folic acid=ácido fólico,
    cyanocobalamin=cianocobalamina, cholecalciferol=colecalciferol, ergocalciferol, calcitriol, thiamine=tiamina,
    ascorbic acid=ácido ascórbico, calcium carbonate=carbonato de calcio, magnesium oxide=óxido de magnesio,
    sodium chloride=cloruro de sodio, lidocaine=lidocaína, propofol, isoflurane=isoflurano, sevoflurane=sevoflurano,
    rocuronium=rocuronio, succinylcholine=suxametonio, St. John's wort=hierba de San Juan, cisapride=cisaprida,
    azilsartan=azilsartán, eprosartan=eprosartán, moexipril, lercanidipine=lercanidipino, isradipine=isradipino,
    nisoldipine=nisoldipino, acebutolol, pindolol, betaxolol, esmolol, guanfacine=guanfacina, aliskiren=aliskireno,
    vericiguat, evolocumab, alirocumab, inclisiran=inclisirán, bempedoic acid=ácido bempedoico,
    icosapent ethyl=icosapento de etilo, omega-3 fatty acids=ácidos grasos omega-3, colesevelam,
    cholestyramine=colestiramina, fondaparinux, tinzaparin=tinzaparina, argatroban=argatrobán, cangrelor,
    tranexamic acid=ácido tranexámico, nateglinide=nateglinida, miglitol, bromocriptine=bromocriptina,
    cabergoline=cabergolina, pramlintide=pramlintida, glucagon=glucagón, insulin glulisine=insulina glulisina,
    vildagliptin=vildagliptina, bexagliflozin=bexagliflozina, sotagliflozin=sotagliflozina,
    desmopressin=desmopresina, tolvaptan=tolvaptán, cinacalcet, sevelamer=sevelámero, lanthanum=lantano,
    patiromer=patirómero, sodium zirconium cyclosilicate=ciclosilicato de sodio y circonio, epoetin alfa=epoetina alfa,
    darbepoetin=darbepoetina, roxadustat, filgrastim, pegfilgrastim, iron sucrose=hierro sacarosa,
    ferric carboxymaltose=carboximaltosa férrica, ferrous gluconate=gluconato ferroso, teriparatide=teriparatida,
    romosozumab, aclidinium=aclidinio, glycopyrrolate=glicopirronio, indacaterol, olodaterol, arformoterol,
    terbutaline=terbutalina, ciclesonide=ciclesonida, roflumilast, omalizumab, mepolizumab, benralizumab, dupilumab,
    nintedanib, pirfenidone=pirfenidona, bosentan=bosentán, ambrisentan=ambrisentán, macitentan=macitentán,
    guaifenesin=guaifenesina, benzonatate=benzonatato, phenylephrine=fenilefrina, azelastine=azelastina,
    desloratadine=desloratadina, cyproheptadine=ciproheptadina, meclizine=meclozina, scopolamine=escopolamina,
    hyoscyamine=hiosciamina, trospium=trospio, darifenacin=darifenacina, fesoterodine=fesoterodina,
    vibegron=vibegrón, avanafil=avanafilo, nizatidine=nizatidina, sucralfate=sucralfato, misoprostol,
    simethicone=simeticona, bismuth subsalicylate=subsalicilato de bismuto, psyllium=plantago ovata,
    linaclotide=linaclotida, lubiprostone=lubiprostona, diphenoxylate=difenoxilato, granisetron=granisetrón,
    aprepitant, ursodiol=ácido ursodesoxicólico, pancrelipase=pancrelipasa, vedolizumab, ustekinumab, risankizumab,
    guselkumab, secukinumab, ixekizumab, golimumab, certolizumab, tocilizumab, abatacept, leflunomide=leflunomida,
    tofacitinib, upadacitinib, baricitinib, apremilast, belimumab, lurasidone=lurasidona, brexpiprazole=brexpiprazol,
    cariprazine=cariprazina, asenapine=asenapina, fluphenazine=flufenazina, loxapine=loxapina,
    levomilnacipran=levomilnaciprán, esketamine=esketamina, ketamine=ketamina, suvorexant, lemborexant,
    melatonin=melatonina, armodafinil=armodafinilo, viloxazine=viloxazina, disulfiram, acamprosate=acamprosato,
    lacosamide=lacosamida, brivaracetam, zonisamide=zonisamida, ethosuximide=etosuximida, rufinamide=rufinamida,
    perampanel, cenobamate=cenobamato, tiagabine=tiagabina, erenumab, fremanezumab, galcanezumab, rimegepant,
    ubrogepant, butalbital, entacapone=entacapona, rotigotine=rotigotina, trihexyphenidyl=trihexifenidilo,
    riluzole=riluzol, tetrabenazine=tetrabenazina, glatiramer=glatirámero, interferon beta-1a=interferón beta-1a,
    dimethyl fumarate=dimetilfumarato, fingolimod, teriflunomide=teriflunomida, natalizumab, ocrelizumab,
    pyridostigmine=piridostigmina, dantrolene=dantroleno, metaxalone=metaxalona, orphenadrine=orfenadrina,
    oxymorphone=oximorfona, levorphanol=levorfanol, butorphanol=butorfanol, nalbuphine=nalbufina, diflunisal,
    fenoprofen=fenoprofeno, mefenamic acid=ácido mefenámico, tolmetin=tolmetina, capsaicin=capsaicina,
    cefpodoxime=cefpodoxima, cefoxitin=cefoxitina, cefotaxime=cefotaxima, ceftaroline=ceftarolina, ertapenem, imipenem,
    aztreonam, daptomycin=daptomicina, tigecycline=tigeciclina, fidaxomicin=fidaxomicina, ofloxacin=ofloxacino,
    amikacin=amikacina, streptomycin=estreptomicina, colistin=colistina, mupirocin=mupirocina, rifabutin=rifabutina,
    ethambutol=etambutol, pyrazinamide=pirazinamida, bedaquiline=bedaquilina, micafungin=micafungina,
    caspofungin=caspofungina, amphotericin B=anfotericina B, griseofulvin=griseofulvina, clotrimazole=clotrimazol,
    miconazole=miconazol, famciclovir, ganciclovir, valganciclovir, baloxavir, remdesivir, molnupiravir, sofosbuvir,
    ledipasvir, ribavirin=ribavirina, entecavir, bictegravir, raltegravir, elvitegravir, rilpivirine=rilpivirina,
    doravirine=doravirina, zidovudine=zidovudina, maraviroc, ivermectin=ivermectina, albendazole=albendazol,
    permethrin=permetrina, atovaquone=atovacuona, proguanil, primaquine=primaquina, bevacizumab, trastuzumab,
    pembrolizumab, nivolumab, ipilimumab, atezolizumab, cetuximab, imatinib, erlotinib, osimertinib, ibrutinib,
    palbociclib, sunitinib, lenalidomide=lenalidomida, bortezomib, gemcitabine=gemcitabina, pemetrexed,
    vincristine=vincristina, vinblastine=vinblastina, bleomycin=bleomicina, temozolomide=temozolomida,
    hydroxyurea=hidroxicarbamida, epirubicin=epirubicina, topotecan=topotecán, exemestane=exemestano, fulvestrant,
    bicalutamide=bicalutamida, enzalutamide=enzalutamida, abiraterone=abiraterona, goserelin=goserelina,
    octreotide=octreotida, brimonidine=brimonidina, dorzolamide=dorzolamida, bimatoprost, travoprost,
    pilocarpine=pilocarpina, cyclopentolate=ciclopentolato, acetazolamide=acetazolamida, norgestrel,
    ulipristal, clomiphene=clomifeno, conjugated estrogens=estrógenos conjugados, oxytocin=oxitocina,
    clobetasol, tretinoin=tretinoína, isotretinoin=isotretinoína, acitretin=acitretina, calcipotriene=calcipotriol,
    pimecrolimus, zinc sulfate=sulfato de zinc, magnesium sulfate=sulfato de magnesio,
    sodium bicarbonate=bicarbonato de sodio, potassium citrate=citrato de potasio, pyridoxine=piridoxina,
    phytonadione=fitomenadiona, niacinamide=nicotinamida, biotin=biotina, norepinephrine=noradrenalina,
    vasopressin=vasopresina, dopamine=dopamina, dobutamine=dobutamina, milrinone=milrinona, midodrine=midodrina,
    atropine=atropina, adenosine=adenosina, nitroprusside=nitroprusiato, nicardipine=nicardipino,
    clevidipine=clevidipino, dexmedetomidine=dexmedetomidina, etomidate=etomidato, vecuronium=vecuronio,
    cisatracurium=cisatracurio, sugammadex, neostigmine=neostigmina, bupivacaine=bupivacaína,
    ropivacaine=ropivacaína, flumazenil=flumazenilo, idarucizumab, protamine=protamina,
    acetylcysteine=acetilcisteína, activated charcoal=carbón activado
  `,
}

/** Medicine classes of CLASS_TABLE in Spanish: key | names, the first as in a sentence. */
export const SPANISH_CLASSES: DataFile & { readonly rows: string } = {
  source: 'our own words, in the usage of Spanish clinical writing',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a pharmacist',
  rows: `
    ace-inhibitor | IECA, inhibidor de la ECA, inhibidores de la ECA
    arb | ARA-II, ARA II, antagonista de la angiotensina
    beta-blocker | betabloqueante, betabloqueantes, betabloqueador, beta bloqueante
    calcium-blocker-vascular | antagonista del calcio, antagonistas del calcio, calcioantagonista
    loop-diuretic | diurético del asa, diuréticos del asa
    statin | estatina, estatinas
    fibrate | fibrato, fibratos
    anticoagulant | anticoagulante oral
    heparin | heparina
    cardiac-glycoside | glucósido cardíaco, digitálico
    antiarrhythmic | antiarrítmico, antiarrítmicos
    sulfonylurea | sulfonilurea, sulfonilureas
    dpp4-inhibitor | inhibidor de la DPP-4, IDPP4
    sglt2-inhibitor | inhibidor del SGLT2, ISGLT2
    glp1-agonist | agonista del GLP-1, análogo del GLP-1
    insulin | insulina, insulinas
    nsaid | AINE, AINES, antiinflamatorio no esteroideo, antiinflamatorio
    opioid | opioide, opioides, opiáceo, opiáceos
    triptan | triptán, triptanes
    ssri | ISRS
    snri | IRSN
    tricyclic | antidepresivo tricíclico
    mao-inhibitor | IMAO, inhibidor de la MAO
    benzodiazepine | benzodiacepina, benzodiacepinas, benzodiazepina
    z-drug | hipnótico, pastilla para dormir
    gabapentinoid | gabapentinoide
    mood-stabiliser | estabilizador del ánimo
    ppi | inhibidor de la bomba de protones, IBP
    h2-blocker | antihistamínico H2, anti-H2
    bisphosphonate | bisfosfonato, bisfosfonatos
    xanthine-oxidase-inhibitor | inhibidor de la xantina oxidasa
    five-alpha-reductase-inhibitor | inhibidor de la 5-alfa-reductasa
    pde5-inhibitor | inhibidor de la PDE5
    cholinesterase-inhibitor | inhibidor de la colinesterasa
    thyroid-hormone | hormona tiroidea
    antifolate | antifolato
    potassium-supplement | suplemento de potasio
    inhaled-anticholinergic | anticolinérgico inhalado
    long-bronchodilator | broncodilatador de acción prolongada
    inhaled-steroid | corticoide inhalado, corticoides inhalados
    penicillin | penicilina, penicilinas
    cephalosporin | cefalosporina, cefalosporinas
    macrolide | macrólido, macrólidos
    quinolone | quinolona, quinolonas, fluoroquinolona, fluoroquinolonas
    tetracycline | tetraciclinas
    sulfonamide-antibiotic | sulfamida, sulfamidas, sulfonamida, sulfonamidas, sulfas
    aminoglycoside | aminoglucósido, aminoglucósidos
    local-anaesthetic | anestésico local, anestésicos locales
    iron | preparado de hierro
    thiazide | tiazida, tiazidas
    potassium-sparing | diurético ahorrador de potasio
    salicylate | salicilato, salicilatos
  `,
}
