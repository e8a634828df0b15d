import type { DataFile } from '../terminology/data-file.ts'

/** What people are allergic to beside medicines, in Spanish: name in English as records have it, in small letters | names in Spanish, the first as in a sentence. */
export const SPANISH_ALLERGENS: DataFile & { readonly rows: string } = {
  source: 'our own words',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  rows: `
    latex | látex
    peanuts | cacahuetes, cacahuete, maní
    peanut | cacahuete
    nuts | frutos secos, nueces
    nut | nuez
    eggs | huevos
    egg | huevo
    milk | leche
    dairy | lácteos
    fish | pescado
    shellfish | marisco, mariscos
    wheat | trigo
    soy | soja
    bee | abeja, abejas
    wasp | avispa, avispas
    venom | veneno
    bee venom | veneno de abeja
    wasp venom | veneno de avispa
    tree pollen | polen de árboles
    grass pollen | polen de gramíneas
    house dust mite | ácaros del polvo
    sulfonamide antibiotics | antibióticos sulfamídicos
    pollen | polen
    grass | gramíneas, hierba
    tree | árbol, árboles
    dust | polvo
    mite | ácaro
    mites | ácaros
    mould | moho
    mold | moho
    cat | gato
    cats | gatos
    dog | perro
    dogs | perros
    dander | caspa
    contrast | contraste
    iodine | yodo
    nickel | níquel
    an unnamed substance | una sustancia sin nombre
  `,
}

/** Relatives in Spanish: name in English as records have it, in small letters | name in Spanish. */
export const SPANISH_RELATIVES: DataFile & { readonly rows: string } = {
  source: 'our own words',
  version: '1',
  reviewed: '2026-11-23, by engineering',
  rows: `
    mother | madre
    father | padre
    sister | hermana
    brother | hermano
    daughter | hija
    son | hijo
    child | hijo o hija
    parent | progenitor
    sibling | hermano o hermana
    grandmother | abuela
    grandfather | abuelo
    maternal grandmother | abuela materna
    maternal grandfather | abuelo materno
    paternal grandmother | abuela paterna
    paternal grandfather | abuelo paterno
    aunt | tía
    uncle | tío
    cousin | primo o prima
  `,
}

/** Vaccines of VACCINE_NAMES in Spanish: name | name in Spanish. */
export const SPANISH_VACCINES: DataFile & { readonly rows: string } = {
  source: 'our own words',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  rows: `
    Measles, mumps, rubella vaccine | vacuna contra sarampión, parotiditis y rubéola
    Hepatitis B vaccine | vacuna contra la hepatitis B
    Polio vaccine | vacuna contra la poliomielitis
    Diphtheria, tetanus, pertussis vaccine | vacuna contra difteria, tétanos y tosferina
    Chickenpox vaccine | vacuna contra la varicela
    Pneumococcal vaccine (PPSV23) | vacuna antineumocócica (PPSV23)
    Hib vaccine | vacuna contra Hib
    Hepatitis A vaccine | vacuna contra la hepatitis A
    HPV vaccine | vacuna contra el VPH
    Influenza vaccine | vacuna contra la gripe
    Diphtheria, hepatitis B, polio vaccine | vacuna contra difteria, hepatitis B y poliomielitis
    Tetanus, diphtheria vaccine | vacuna contra tétanos y difteria
    Meningococcal vaccine | vacuna antimeningocócica
    Tetanus, diphtheria, pertussis vaccine | vacuna contra tétanos, difteria y tosferina
    Rotavirus vaccine | vacuna contra rotavirus
    Shingles vaccine | vacuna contra el herpes zóster
    Pneumococcal vaccine (PCV13) | vacuna antineumocócica (PCV13)
    COVID-19 vaccine | vacuna contra la COVID-19
    Pneumococcal vaccine (PCV15) | vacuna antineumocócica (PCV15)
    Pneumococcal vaccine (PCV20) | vacuna antineumocócica (PCV20)
    RSV vaccine | vacuna contra el VRS
  `,
}
