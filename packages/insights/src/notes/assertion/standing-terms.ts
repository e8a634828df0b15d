/** Conditions that last for years: named alone, as an item of a list, they are the patient's history and not this episode's news. */
export const STANDING_TERMS = `
  hypertension | htn | high blood pressure | hyperlipidemia | hyperlipidaemia | dyslipidemia | hypercholesterolemia |
  increased cholesterol | elevated cholesterol | high cholesterol | diabetes | diabetes mellitus | dm | iddm | niddm |
  type 2 diabetes | type 1 diabetes | type ii diabetes | atrial fibrillation | afib | a fib | hypothyroidism | hyperthyroidism |
  migraine | migraines | osteoporosis | osteopenia | osteoarthritis | arthritis | rheumatoid arthritis | coronary artery disease |
  cad | coronary disease | cardiomyopathy | congestive heart failure | chf | heart failure | copd |
  chronic obstructive pulmonary disease | emphysema | asthma | schizophrenia | bipolar disorder | depression | anxiety |
  dementia | alzheimer disease | parkinson disease | epilepsy | seizure disorder | multiple sclerosis | gout | gerd |
  gastroesophageal reflux disease | reflux | hiatal hernia | hepatitis c | hepatitis b | cirrhosis | hiv |
  chronic kidney disease | chronic renal insufficiency | end stage renal disease | esrd | ckd | psoriasis | glaucoma |
  peripheral vascular disease | pvd | benign prostatic hypertrophy | bph | obesity | sleep apnea | fibromyalgia | lupus |
  crohn disease | ulcerative colitis | diverticulosis | anemia | cataracts | macular degeneration | ptsd | adhd | endometriosis |
  irritable bowel syndrome | kidney stones | stroke | cva | myocardial infarction | sickle cell disease`

/** How the patient lives: habits of years, whatever the sentence says of them. */
export const HABIT_TERMS = `
  tobacco | tobacco use | smoker | smokes | smokes cigarettes | smoking | cigarettes | alcohol | alcohol use | etoh |
  alcohol abuse | drinks | drug use | drug abuse | drugs | illicit drugs | illicit drug use | iv drug use | substance abuse |
  intravenous drug use | drug allergies | allergies | recreational drugs | cocaine | marijuana | heroin`
