/** Returns a text as it stands in a LIKE pattern for itself. */
export function likePattern(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}
