import { Link, useLocation } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import type { ChartSearch } from './chart-search.ts'

type PanelLinkProps = { readonly open: ChartSearch } & Omit<ComponentProps<typeof Link>, 'to' | 'search' | 'href'>

/** Shows a link that opens something in the side panel of the present page: the address changes, the page and its filters stay. */
export function PanelLink({ open, ...rest }: PanelLinkProps) {
  const { pathname } = useLocation()
  const search = (previous: Record<string, unknown>) => ({
    ...previous,
    span: undefined,
    place: undefined,
    page: undefined,
    ...open,
  })
  return <Link to={pathname} search={search as never} resetScroll={false} {...rest} />
}
