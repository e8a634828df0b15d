import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'

/** What a search field needs; its label stands in it until something is typed. */
export type SearchFieldProps = {
  readonly label: string
  readonly value: string
  readonly change: (text: string) => void
}

/** Shows a field for words that narrow a list. */
export function SearchField({ label, value, change }: SearchFieldProps) {
  return (
    <TextInput
      type="search"
      size="md"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={18} aria-hidden />}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}
