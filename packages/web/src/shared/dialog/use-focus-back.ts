import { useEffect, useState } from 'react'

/** Gives the focus back to what had it before the component came, once the component goes; to the page's h1 where that is gone. A dialog that is taken away instead of closed needs it. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      const target = before instanceof HTMLElement && before.isConnected ? before : document.querySelector('h1')
      target?.focus({ preventScroll: true })
    },
    [before],
  )
}
