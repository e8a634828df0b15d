import type { Sensitivity } from '@anamnesis/core'

/**
 * Phrases of one kind, apart by bars, in small letters without accents: a star ends a word whose further letters are free; a word with a capital letter
 * must stand so in the text. `always`: sensitive whoever denies it (a test for HIV that was negative). `unlessDenied`: not where the sentence denies it
 * ("denies anxiety"). `nothing`: words that only look sensitive ("ST depression").
 */
export type SensitivePhrases = {
  readonly sensitivity: Sensitivity | null
  readonly language: 'en' | 'es' | 'names'
  readonly when: 'always' | 'unlessDenied' | 'nothing'
  readonly phrases: string
}

/** Our own lexicon of sensitive matters in notes, in English, simple Spanish, and names of medicines and tests that both share. */
export const SENSITIVE_PHRASES: {
  readonly source: string
  readonly version: string
  readonly reviewed: string
  readonly groups: readonly SensitivePhrases[]
} = {
  source:
    'Own words, from general knowledge and the scope of 42 CFR part 2 and of HL7 v3-ActCode sensitivity policies; medicines by the classes that core/sensitivity-codes names. No text of a corpus',
  version: '1',
  reviewed: '2026-11, by engineering; no psychiatrist, counsellor or privacy officer has read it yet',
  groups: [
    {
      sensitivity: null,
      language: 'en',
      when: 'nothing',
      phrases: `
      st depression* | st segment depression* | st t depression* | respiratory depression | bone marrow depression | cns depression |
      marrow depression | myocardial depression | depressed ejection |  depressed fracture* | depressed skull |
      depression of the st | physical therapist* | occupational therapist* | respiratory therapist* | massage therapist* |
      speech therapist* | speech language therapist* | radiation therapist* | hand therapist* | hearing aid* | walking aid* |
      mobility aid* | band aid* | first aid | alcohol wipe* | alcohol swab* | alcohol pad* | alcohol prep | alcohol based |
      punch biops* | punched out | rape seed |  drug rash | drug allerg* | drug eluting | drug interaction* |
      drug reaction* | drug induced | drug level* | drug monitoring |  drug resistan* | drug store* |
       pot belly | weed pollen |    skin crack* | knee crack* |
      hit* her head | hit* her knee | hit* her elbow | hit* her shoulder | hit* her arm | hit* her hand | hit* her foot | hit* her toe | hit* her leg | hit* her face | hit* her back | hit* her hip | hit* her shin | hit* her ankle | hit* her wrist | hit* her finger | hit* her thumb | hit* her nose | hit* her chin | hit* her forehead | hit* his head | hit* his knee | hit* his elbow | hit* his shoulder | hit* his arm | hit* his hand | hit* his foot | hit* his toe | hit* his leg | hit* his face | hit* his back | hit* his hip | hit* his shin | hit* his ankle | hit* his wrist | hit* his finger | hit* his thumb | hit* his nose | hit* his chin | hit* his forehead |
      abuse deterrent | tobacco abuse | nicotine abuse | cigarette abuse | caffeine abuse | ocd lesion* | hcv genotyp* | hepatitis c genotyp* | hcv rna genotyp* | carrier for hepatitis | carrier of hepatitis |
      violent sneez* | violent cough* | violent vomit* | violently ill | alcoholic drink | alcoholic beverage | occasional alcoholic drinks |
      occasional alcoholic beverages | drinks alcoholic beverages | social alcohol |
      nirmatrelvir ritonavir | nirmatrelvir and ritonavir | laxative abuse `,
    },
    {
      sensitivity: null,
      language: 'es',
      when: 'nothing',
      phrases: `
      depresion del st | depresion respiratoria | depresion medular | alcohol en gel | amenaza de parto | terapeuta fisico |
      terapeuta ocupacional`,
    },
    {
      sensitivity: 'mental-health',
      language: 'en',
      when: 'unlessDenied',
      phrases: `
      depression | depressive | depressed | depressions | dysthymi* | anxiety | anxious | anxieties | panic | panicked | panicky |
      panic attack* | phobia* | phobic | agoraphobi* | claustrophobi* | mood disorder* | low mood | mood swing* | mood instability |
      mood lability | labile mood | sad mood | feeling down | feels down | feeling hopeless | hopeless* | worthless* | anhedoni* |
      tearful* | crying spell* | cries every* | emotional distress | emotionally distressed | nervous breakdown | nervous condition* | nervousness | nervous disorder | mental breakdown |
      mental health | mental illness* | mental disorder* | mentally ill | psychosis | psychoses | psychotic* | schizo* | bipolar |
      bipolar disorder | manic | mania | hypomani* | cyclothymi* | delusion* | hallucinat* | hearing voices | hears voices |
      auditory hallucinat* | paranoi* | suicid* | self harm* | self injur* | harm herself | harm himself | harm themselves |
      hurt herself | hurt himself | hurting herself | hurting himself | kill herself | kill himself | killing herself | killing himself |
      kill themselves | end his life | end her life | ending her life | ending his life | end their life | take her own life |
      take his own life | wants to die | want to die | wished to be dead | wishes to be dead | better off dead | not worth living |
      cutting herself | cutting himself | cuts herself | cuts himself | cut her wrist* | cut his wrist* | slit her wrist* |
      slit his wrist* | homicid* | ptsd | post traumatic stress | posttraumatic stress | traumatic stress | stress disorder* |
      acute stress reaction | adjustment disorder* | obsessive | compulsive | ocd | adhd | attention deficit | hyperactivity disorder |
      conduct disorder* | oppositional defiant | personality disorder* | borderline personality | antisocial personality |
      dissociat* disorder* | dissociative | depersonali* | somatoform | somatization | conversion disorder* | eating disorder* |
      anorexia nervosa | bulimi* | binge eat* | binge purg* | purging behavior* | body dysmorphi* | trichotillomani* | kleptomani* |
      tourette* | tic disorder* | psychiatrist* | psychiatry | psychiatric history | psychiatric care | psychiatric hospital* |
      psychiatric admission* | psychiatric unit* | psychiatric ward* | psychiatric evaluation* | psychiatric consult* |
      psychiatric medic* | psychiatric treatment* | psychiatric illness* | psychiatric disorder* | psychiatric condition* |
      psychiatric inpatient* | psychiatric facilit* | psychiatric diagnos* | psychiatric follow* | psychiatric symptom* |
      psychiatric problem* | psychiatric clinic* | psychiatric emergenc* | psychiatric hold* | psychiatric stay* | psychiatric provider* |
      psychiatric comorbid* | psychiatric issue* | inpatient psych* | psych hospital* | psych ward* | psych unit* | psych admission* |
      psych history | psych hx | psych consult* | psych med* | psych eval* | psychologist* | psychotherap* | psychoanaly* |
      psychotropic* | antipsychotic* | antidepressant* | anxiolytic* | mood stabilizer* | mood stabiliser* | ssri* | snri* |
      talk therapy | therapy session* | therapist* | counselor* | counsellor* | grief counsel* | mental health counsel* |
      cognitive behavioral | cognitive behavioural | cbt | dialectical behavior* | emdr | group therapy | behavioral health |
      behavioural health | behavioral therap* | electroconvulsive | ect | involuntary hold* | involuntary commitment |
      involuntarily committed | involuntary admission* | voluntary commitment | baker act | mdd | gad 7 | gad7 | phq | phq 2 | phq 9 |
      phq9 | phq2 | edinburgh postnatal | columbia suicide | hamilton depression | beck depression | postpartum depression |
      postnatal depression | baby blues | seasonal affective | affective disorder* | schizoaffective | catatoni* | gender identity disorder* |
      sleep terror* | nightmare* | flashback* | si hi | hi si | insanity | insane | neurosis | neurotic | anger management |
      intrusive thought* | racing thoughts | severe grief | bereavement disorder | night terrors`,
    },
    {
      sensitivity: 'mental-health',
      language: 'names',
      when: 'unlessDenied',
      phrases: `
      sertraline | zoloft | fluoxetine | prozac | sarafem | paroxetine | paxil | citalopram | celexa | escitalopram | lexapro |
      fluvoxamine | luvox | venlafaxine | effexor | desvenlafaxine | pristiq | duloxetine | cymbalta | levomilnacipran | fetzima |
      milnacipran | bupropion | wellbutrin | mirtazapine | remeron | trazodone | desyrel | nefazodone | vilazodone | viibryd |
      vortioxetine | trintellix | amitriptyline | elavil | nortriptyline | pamelor | imipramine | tofranil | desipramine | doxepin |
      clomipramine | anafranil | protriptyline | trimipramine | amoxapine | phenelzine | nardil | tranylcypromine | parnate |
      isocarboxazid | selegiline patch | esketamine | spravato | lithium | lithobid | quetiapine | seroquel | olanzapine | zyprexa |
      symbyax | risperidone | risperdal | paliperidone | invega | aripiprazole | abilify | ziprasidone | geodon | lurasidone | latuda |
      asenapine | saphris | iloperidone | fanapt | brexpiprazole | rexulti | cariprazine | vraylar | lumateperone | caplyta |
      pimavanserin | clozapine | clozaril | haloperidol | haldol | chlorpromazine | thorazine | fluphenazine | perphenazine |
      thioridazine | trifluoperazine | thiothixene | loxapine | molindone | pimozide | methylphenidate | ritalin | concerta |
      dexmethylphenidate | focalin | amphetamine salts | adderall | lisdexamfetamine | vyvanse | atomoxetine | strattera |
      guanfacine er | buspirone | buspar | zuranolone | brexanolone | xanomeline | valbenazine | deutetrabenazine`,
    },
    {
      sensitivity: 'mental-health',
      language: 'es',
      when: 'unlessDenied',
      phrases: `
      depresion | depresiv* | deprimid* | ansiedad | ansios* | panico | ataque* de panico | fobia* | psiquiatr* | psicolog* |
      psicoterap* | psicosis | psicotic* | esquizo* | trastorno bipolar | bipolar | mania | maniac* | alucinacion* | delirio de |
      ideas delirantes | paranoi* | suicid* | autolesion* | autolitic* | quitarse la vida | matarse | hacerse dano | salud mental |
      enfermedad mental | trastorno mental | trastorno de personalidad | trastorno alimentario | trastorno de la conducta alimentaria |
      anorexia nerviosa | bulimia | estres postraumatico | tept | trastorno obsesivo* | obsesivo compulsivo | deficit de atencion |
      tdah | antidepresiv* | antipsicotic* | ansiolitic* | litio | sertralina | fluoxetina | paroxetina | olanzapina | quetiapina |
      risperidona | haloperidol | clozapina | llanto facil | desesperanza | oye voces | intento de suicidio`,
    },
    {
      sensitivity: 'substance-use',
      language: 'en',
      when: 'unlessDenied',
      phrases: `
      alcoholic | alcoholics | alcoholism | alcohol abuse | alcohol misuse | alcohol dependen* | alcohol addiction | alcohol use disorder* |
      alcohol withdrawal | alcohol intoxication | alcohol poisoning | alcohol problem* | alcohol detox* | alcohol rehab* |
      alcohol counsel* | alcohol treatment | alcohol related | alcohol level* | alcohol on breath | blood alcohol | abuses alcohol |
      abused alcohol | abusing alcohol | heavy alcohol | heavy drink* | heavy etoh | etoh abuse | etoh use disorder | etoh dependen* |
      etoh withdrawal | etoh intoxication | etoh level* | excessive alcohol | excessive drinking | excess alcohol | chronic alcohol |
      binge drink* | problem drink* | drinks heavily | drinking heavily | drank heavily | drinks too much | drinking too much |
      drinks daily | drinks every day | drinking every day | drinking daily | daily drinker | daily alcohol | daily drinking |
      drinks a bottle | bottle of vodka | bottle of whiskey | bottle of wine | bottles of wine | pint of vodka | pint of whiskey |
      fifth of vodka | fifth of whiskey | liter of vodka | six pack | 6 pack | 12 pack | twelve pack | case of beer | beers a day | beers day | drinks day | heavy tobacco and alcohol | for his nerves | for her nerves |
      beers per day | beers daily | beers a night | beers per night | beers each night | beers every | drinks a day | drinks per day |
      drinks a night | drinks per night | stopped drinking | quit drinking | stop drinking | cut down on drinking | relapsed on |
      relapsed to | relapse to drinking | history of drinking | recovering alcoholic | recovering addict* | in recovery from |
      sober | sobriety | intoxicat* | inebriat* | drunk | drunken* | hungover | delirium tremens | dts | withdrawal seizure* |
      withdrawal symptom* | opioid withdrawal | opiate withdrawal | benzodiazepine withdrawal | ciwa | cows score | alcoholics anonymous |
      aa meeting* | narcotics anonymous | na meeting* | 12 step | twelve step | al anon | dui | dwi | drunk driving |
      wernicke* | korsakoff* | alcoholic cirrhosis | alcoholic hepatitis | alcoholic liver | alcoholic pancreatitis |
      alcoholic cardiomyopathy | fetal alcohol | drug abuse* | drug use | drug misuse | drug dependen* | drug addict* | drug habit |
      drug overdose | drug rehab* | drug treatment program* | drug problem* | drug seeking | drug screen* | drug test* | drug counsel* |
      drug paraphernalia | drug user* | drug intoxication | drug withdrawal | abuses drugs | abusing drugs | using drugs | uses drugs |
      used drugs | on drugs | does drugs | doing drugs | injects drugs | injected drugs | injecting drugs | iv drug* | ivdu | ivda |
      iv drug use* | intravenous drug* | injection drug* | illicit* | illegal drug* | recreational drug* | recreational substance* |
      recreational use | street drug* | hard drugs | party drug* | substance abuse* | substance misuse | substance use | substance use disorder* |
      substance dependen* | substance problem* | polysubstance | chemical dependen* | chemically dependent | addict | addicts | addicted |
      addiction* | addictive disorder | opioid abuse | opioid dependen* | opioid use disorder* | opioid misuse | opioid addiction |
      opiate abuse | opiate dependen* | opiate addiction | opiates positive | narcotic abuse | narcotic addiction | narcotic dependen* |
      prescription drug abuse | pill abuse | oud | aud | sud | cocaine | cocaine abuse | heroin abuse | amphetamine* | methamphetamine abuse | marijuana abuse | cannabis abuse | opiate abuse |
      benzodiazepine abuse | medication abuse | intravenous drug abuse | illicit drug abuse | crack cocaine | smokes crack | smoked crack | crack use |
      heroin | meth | crystal meth | methamphetamine* | amphetamine abuse | amphetamine use | speedball* | ecstasy | mdma | 
      lsd | acid trip* | phencyclidine | angel dust | ketamine abuse | ghb | hallucinogen* | magic mushroom* | psilocybin | peyote |
      marijuana | cannabis | cannabinoid hyperemesis | thc | weed | pot smok* | smokes pot | smoking pot | smoked pot | hashish |
      spice use | synthetic cannabinoid* | bath salts | kratom | huffing | inhalant* abuse | glue sniff* | sniff* glue | 
      overdos* | detox | detoxif* | rehab for alcohol | rehab for drug* | inpatient rehab for substance | residential treatment program* |
      sober living | halfway house | methadone clinic* | methadone maintenance | needle exchange | shares needles | shared needles |
      sharing needles | track marks | needle marks | skin popping | snorts | snorted | snorting cocaine | snorting heroin | insufflat* | drug exposure | under the influence | abuse alcohol |
      abused prescription | abuses prescription | dependence on alcohol | dependence on opioids | alcohol binge* | moonshine | shooting up | shoots up | narcan | naloxone | naltrexone |
      vivitrol | antabuse | disulfiram | acamprosate | campral | methadone | buprenorphine | suboxone | subutex | sublocade | zubsolv |
      lofexidine | audit c | cage questionnaire | cage score | cage positive | dast 10 | dast | urine tox* | tox screen* | toxicology screen* |
      urine drug screen* | uds positive | uds negative | sbirt | gambling problem `,
    },
    {
      sensitivity: 'substance-use',
      language: 'es',
      when: 'unlessDenied',
      phrases: `
      alcoholismo | alcoholic* | abuso de alcohol | abuso del alcohol | consumo excesivo de alcohol | dependencia del alcohol |
      dependencia al alcohol | abstinencia alcoholica | sindrome de abstinencia | intoxicacion alcoholica | borrach* | ebri* |
      bebedor* | bebe mucho | bebe en exceso | toma mucho alcohol | alcoholicos anonimos | drogadic* | drogodependen* | drogas |
      droga | consumo de drogas | abuso de drogas | abuso de sustancias | consumo de sustancias | toxicoman* | adicto | adicta |
      adiccion* | sobredosis | cocaina | heroina | marihuana | cannabis | metanfetamina* | anfetamina* | extasis |
      desintoxicacion | desintoxicar* | metadona | buprenorfina | naltrexona | naloxona | se inyecta`,
    },
    {
      sensitivity: 'reproductive-health',
      language: 'en',
      when: 'always',
      phrases: `
      abortion* | aborted pregnancy | elective termination | termination of pregnancy | terminate the pregnancy | terminate her pregnancy |
      terminated the pregnancy | terminated her pregnancy | terminating the pregnancy | end the pregnancy | end her pregnancy |
      ended the pregnancy | ended her pregnancy | unwanted pregnancy | unplanned pregnancy | unintended pregnancy | abortifacient* |
      mifepristone | misoprostol | miscarriage* | miscarried | miscarry* | stillb* | fetal demise | fetal loss | pregnancy loss* |
      missed ab |   d c for missed | molar pregnancy | hydatidiform | ectopic pregnanc* | tubal pregnanc* | pregnancy test* |
      hcg | bhcg | emergency contracepti* | morning after pill | plan b one | ulipristal | levonorgestrel | transgender | trans man |
      trans woman | trans male | trans female | transsexual* | gender dysphori* | gender affirming | gender transition* | gender reassign* |
      nonbinary | non binary | genderqueer | assigned female at birth | assigned male at birth | homosexual* | bisexual* | lesbian* |
      gay man | gay male | is gay | as gay | gay men | queer | msm | men who have sex | sex with men | same sex partner* | same sex relationship* |
      sexual orientation | sex worker* | prostitut* | surrogacy | surrogate mother`,
    },
    {
      sensitivity: 'reproductive-health',
      language: 'en',
      when: 'unlessDenied',
      phrases: `
      pregnan* | gestation* | gravid* | multiparous | nulliparous | nulligravid* | primigravid* | primiparous | g1* | g2* | g3p* | g4p* | g5p* |
      g0p0 | antenatal | prenatal | postpartum | perinatal | obstetric* | trimester | weeks pregnant | expecting a baby | due date |
      in labor | labor and delivery | induction of labor | preterm labor | vaginal deliver* | vaginal birth | cesarean* | caesarean* |
      c section* | gave birth | childbirth | birth control | birth control pill* | breastfe* | breast feeding | lactating | lactation |
      preeclampsia | eclampsia | hyperemesis gravidarum | placenta* | fetal | fetus | foetus | foetal | contracept* | ocp | ocps |
      iud | iuds | intrauterine device | mirena | paragard | nexplanon | implanon | depo provera | depo shot | depo injection* |
      nuvaring |  condom* | spermicid* | tubal ligation* | tubes tied | vasectom* | steriliz* procedure |
      sterilization | family planning | infertil* | subfertil* | fertility | ivf | in vitro fertil* | artificial insemination |
      intrauterine insemination | egg donor | egg retrieval | embryo transfer | clomid | clomiphene | 
      sperm | semen | azoospermi* | oligospermi* | ovulation induction | last menstrual period | lmp | trying to conceive |
      wants to conceive | trying to get pregnant | sexual* active | sexual activit* | sexual history | sexual partner* | sexual intercourse |
      sexual dysfunction | sexual function* | sexual problem* | sexual health | sexual contact | sexual relation* | sexual behavior* |
      sexually | intercourse | coitus | unprotected sex | safe sex | anal sex | oral sex | vaginal sex | had sex | having sex | has sex |
      multiple partners | new partner | number of partners | libido | sex drive | erectile dysfunction | erectile | erection* | impoten* |
      ejaculat* | anorgasm* | orgasm* | dyspareunia | vaginismus | painful intercourse | viagra | sildenafil | cialis | tadalafil |
      levitra | vardenafil | hypoactive sexual desire | std | stds | sti | stis | sexually transmitted | venereal | gonorrh* | chlamydia* |
      syphili* | rpr | vdrl | fta abs | trichomon* | genital herpes | herpes genitalis | hsv 2 | hsv2 | genital wart* | genital lesion* |
      genital ulcer* | condyloma* | chancre* | chancroid | lymphogranuloma venereum | pelvic inflammatory disease | pid |
      tubo ovarian abscess | cervicitis | urethral discharge | penile discharge | expedited partner | partner treatment | masturbat* |
      pornograph* | female genital mutilation | well woman |   puberty blocker* |
      premature ejaculation | postnatal | blighted ovum | 28 day pack | 91 day pack | 84 day pack | camila | jolivette | errin | levora | trinessa |
      seasonique | seasonale | yasmin | natazia | norinyl | ortho tri cyclen | tri cyclen | sprintec | alesse | aviane | microgestin |
      loestrin | liletta | kyleena | skyla | etonogestrel | medroxyprogesterone | norethindrone | ethinyl estradiol | drospirenone |
      norgestimate | desogestrel | norgestrel | norelgestromin | phexxi | polyamor* | open marriage | fertility treatment* `,
    },
    {
      sensitivity: 'reproductive-health',
      language: 'es',
      when: 'unlessDenied',
      phrases: `
      embaraz* | gestacion* | gestante | gestas | primigesta | multigesta | parto | partos | puerper* | posparto | postparto | cesarea* |
      prenatal | feto | fetal | lactancia | amamanta* | anticoncept* | anticoncepcion | diu | dispositivo intrauterino |
      preservativo* | condon* | ligadura de trompas | vasectomia | planificacion familiar | infertil* | esterilidad |
      fecundacion in vitro | fertilizacion in vitro | relaciones sexuales | vida sexual | sexualmente activ* |
      sexualmente transmi* | transmision sexual |   enfermedad venerea | gonorrea | clamidia | sifilis | tricomonas |
      herpes genital | verrugas genitales | condiloma* | disfuncion erectil | impotencia | pareja sexual | parejas sexuales |
      fecha de ultima menstruacion | fum | prueba de embarazo`,
    },
    {
      sensitivity: 'reproductive-health',
      language: 'es',
      when: 'always',
      phrases: `
      aborto* | abortar | aborto | interrupcion del embarazo | interrupcion voluntaria |  pildora del dia despues |
      anticoncepcion de emergencia | transexual* | transgenero | homosexual* | bisexual* | lesbiana* | trabajadora sexual | prostitu*`,
    },
    {
      sensitivity: 'hiv',
      language: 'en',
      when: 'always',
      phrases: `
      hiv | hiv1 | hiv2 | hivpositive | AIDS | acquired immun* | human immunodeficiency | human immune deficiency | antiretroviral* |
      anti retroviral* | retroviral | retrovirus* | haart | cart therapy |  PrEP | pre exposure prophylaxis |
      preexposure prophylaxis | post exposure prophylaxis | postexposure prophylaxis | cd4 | cd 4 | t cell count | viral load |
      p24 antigen | seropositiv* | seroconver* | serodiscordant | kaposi* | pneumocystis | pjp | opportunistic infection* |
      cryptococcal meningitis | cerebral toxoplasmosis | mycobacterium avium | cmv retinitis | integrase inhibitor* `,
    },
    {
      sensitivity: 'hiv',
      language: 'names',
      when: 'always',
      phrases: `
      truvada | descovy | biktarvy | genvoya | stribild | triumeq | dovato | juluca | cabenuva | apretude | vocabria | atripla |
      complera | odefsey | symtuza | symfi | delstrigo | pifeltro | prezista | prezcobix | isentress | tivicay | edurant | epzicom |
      combivir | trizivir | kaletra | norvir | reyataz | evotaz | sustiva | viramune | intelence | selzentry | rukobia | trogarzo |
      sunlenca | yeztugo | fuzeon | retrovir | epivir | ziagen | emtriva | viread | viracept | invirase | crixivan | aptivus | lexiva |
      zidovudine | azt | lamivudine | abacavir | emtricitabine | tenofovir | dolutegravir | raltegravir | bictegravir | elvitegravir |
      cabotegravir | rilpivirine | efavirenz | etravirine | doravirine | nevirapine | delavirdine | darunavir | atazanavir |
      lopinavir | ritonavir | fosamprenavir | nelfinavir | saquinavir | indinavir | tipranavir | cobicistat | maraviroc |
      enfuvirtide | fostemsavir | ibalizumab | lenacapavir | didanosine | stavudine`,
    },
    {
      sensitivity: 'hiv',
      language: 'es',
      when: 'always',
      phrases: `
      vih | sida | inmunodeficiencia humana | inmunodeficiencia adquirida | antirretroviral* | antiretroviral* | carga viral |
      seropositiv* | profilaxis preexposicion | profilaxis pre exposicion | profilaxis posexposicion`,
    },
    {
      sensitivity: 'genetics',
      language: 'en',
      when: 'always',
      phrases: `
      genetic* | genomic* | genome | genotyp* | gene mutation* | gene test* | gene panel* | gene carrier* | mutation* | mutated |
      germline | chromosom* | karyotyp* | cytogenetic* | exome | microarray | dna test* | dna analysis | dna sequenc* | cell free dna |
      pathogenic variant* | variant of uncertain | variant of unknown | vus | polymorphism* | heterozyg* | homozyg* | hemizyg* |
      autosomal | x linked | hereditary | heritable | inherited disorder* | inherited condition* | inherited disease* | familial hyper* | familial mediterranean | familial cancer* | familial syndrome* |
      carrier of | carrier for | carrier status | carrier screen* | carrier testing | carrier trait | sickle trait | consanguin* |
      brca | brca1 | brca2 | palb2 | chek2 | msh2 | mlh1 | tp53 | apoe | apoe4 | hfe | mthfr | g6pd | hla b27 | hla b 5701 |
      cyp2d6 | cyp2c19 | cyp2c9 | dpyd | tpmt | ugt1a1 | slco1b1 | pharmacogen* | 23andme | trisom* | trisomy 21 | down syndrome |
      down s syndrome | downs syndrome | turner syndrome | turner s syndrome | klinefelter* | edwards syndrome | patau* | digeorge* |
      22q11* | fragile x | prader willi | angelman* | williams syndrome | rett syndrome | cystic fibrosis | sickle cell* | sickle |
      thalassemi* | thalassaemi* | hemophili* | haemophili* | von willebrand* | factor v leiden | prothrombin gene | protein c deficiency |
      protein s deficiency | huntington* | tay sachs | gaucher* | fabry* | pompe disease | niemann pick | hurler* |
      mucopolysaccharidos* | phenylketonuria | pku | galactosemi* | maple syrup urine | homocystinuri* | marfan* | ehlers danlos |
      osteogenesis imperfecta | achondroplasi* | neurofibromatosis | tuberous sclerosis | von hippel lindau | li fraumeni | lynch syndrome |
      familial adenomatous polyposis | multiple endocrine neoplasia |  polycystic kidney | alport* | wilson disease |
      wilson s disease | hemochromatosis | haemochromatosis | alpha 1 antitrypsin | porphyri* | duchenne* | becker muscular |
      muscular dystroph* | myotonic dystroph* | spinal muscular atrophy | friedreich* | spinocerebellar ataxia | charcot marie tooth |
      fanconi anemia | bloom syndrome | xeroderma pigmentosum | long qt syndrome | brugada* | kallmann* | noonan* |
      leber hereditary | retinitis pigmentosa | amniocentesis | chorionic villus | nuchal translucency | newborn screen* |
      preimplantation | cftr | ivacaftor | lumacaftor | tezacaftor | elexacaftor | kalydeco | trikafta | orkambi | symdeko`,
    },
    {
      sensitivity: 'genetics',
      language: 'es',
      when: 'always',
      phrases: `
      genetic* | genomic* | mutacion* | cromosom* | cariotipo | hereditari* | portador de | portadora de | portador del | portadora del |
      sindrome de down | sindrome de turner | trisomia* | fibrosis quistica | anemia falciforme | drepanocit* | falciforme | hemofili* |
      talasemi* | enfermedad de huntington | corea de huntington | consejo genetico | asesoramiento genetico | autosomic* | familiar hereditari*`,
    },
    {
      sensitivity: 'violence',
      language: 'en',
      when: 'always',
      phrases: `
      rape | raped | rapes | rapist | raping | rape kit* | sexual assault* | sexually assault* | sexual abuse | sexually abused |
      sexual violence | sexual trauma | sexual coercion | molest* | incest* | forced sex* | forced intercourse | forced to have sex |
      forced herself | forced himself on | forced her to | nonconsensual | non consensual | without her consent | without his consent |
      battered | strangl* | beaten by | beaten up | beat her | beat him | beat me | beats her | beats him | beats me | beating her |
      beating him | hit by her | hit by his | hits her | hits him | hits me | hitting her | hitting him | hit her in | hit him in |
      punched by | punched her | punched him | punched in | kicked by her | kicked by his | kicked her | kicked him | slapped | slaps her |
      slaps him | slapping her | shoved her | shoved him | pushed her down | pushed him down | pushed her against | choked her |
      choked him | choked by | choking her | choking him | grabbed her by | grabbed him by | burned her with | stabbed | stab wound* |
      gunshot* | gsw | human trafficking | sex trafficking | trafficked | tortur* | genital mutilation | restraining order* |
      protective order* | protection order* | order of protection | women s shelter | womens shelter | domestic violence shelter |
      battered women* | safe house | threatened to kill | threatened to hurt | threatened her | threatened him | threatens her |
      threatens him | threatens to | threatening her | threatening him | afraid of her husband | afraid of her partner |
      afraid of her boyfriend | afraid of his | afraid of him | scared of her husband | scared of her partner | scared of her boyfriend |
      scared of him | fears her husband | fears her partner | fears for her life | fears for his life | afraid for her life |
      afraid to go home | fear of going home | unsafe at home | not safe at home | feels unsafe | unsafe relationship | controls her money |
      perpetrator* | shaken baby | nonaccidental trauma | non accidental trauma | nonaccidental injur* | non accidental injur* |
      sexual harass* | stalker | stalked | stalking | hostage | kidnap* | witness to violence | witnessed violence | war trauma`,
    },
    {
      sensitivity: 'violence',
      language: 'en',
      when: 'unlessDenied',
      phrases: `
      domestic violence | domestic abuse | domestic dispute* | domestic altercation* | intimate partner | partner violence | partner abuse |
      family violence | spousal abuse | physical abuse | physically abus* | emotional abuse | emotionally abus* | verbal abuse |
      verbally abus* | psychological abuse | child abuse | childhood abuse | elder abuse | financial abuse | abuse by | abuse from |
      history of abuse | abuse history | abusive | abuser | abused | abuse | abuses | maltreat* | child neglect | elder neglect |
      neglect by | neglected by | neglect or abuse | assault* | attacked by | mugged | violent* | violence | victim* | altercation* |
      physical fight | fist fight | bullied | bullying | child protective | adult protective | cps | protective services |
       mandated report* | forensic exam* | forensic nurse | sane exam* | sexual assault nurse`,
    },
    {
      sensitivity: 'violence',
      language: 'es',
      when: 'always',
      phrases: `
      violencia | violencia domestica | violencia de genero | violada | violado | la violo | fue violada | violacion | abuso sexual |
      abusada | abusado | abuso fisico | abuso infantil | agresion sexual | agresion fisica | agredid* | maltrat* | golpeada | golpeado |
      la golpea | lo golpea | le pega | la pega | le pego | su marido la | su esposo la | la amenaza | amenazada | amenazado |
      orden de alejamiento | orden de proteccion | orden de restriccion | incesto | trata de personas | estrangul* | victima* |
      mutilacion genital | tortur* | punalada* | herida de bala | arma de fuego | miedo a su marido | miedo a su esposo | miedo a su pareja`,
    },
  ],
}
