import type { Language } from '@anamnesis/core/api'
import { LANGUAGES } from '@anamnesis/core/api'

/** Returns the language that insights are asked for: that of the app where they speak it, else English. */
export function insightsLanguage(appLanguage: string): Language {
  return LANGUAGES.find((language) => language === appLanguage) ?? 'en'
}
