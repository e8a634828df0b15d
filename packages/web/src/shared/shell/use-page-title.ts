import { type RefObject, useEffect, useRef } from 'react'

/** Names the browser tab after the page and the app; returns the ref of the page's one h1, which takes the focus so that screen readers start there. */
export function usePageTitle(title: string, app: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – ${app}`
  }, [title, app])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return heading
}
