import type { Route } from './route.ts'

/** What an address takes: methods as the Allow header lists them, and media types of patches as the Accept-Patch header does. */
export type Allowed = { readonly methods: readonly string[]; readonly patches: readonly string[] }

/** Returns a function that finds out what a path takes by the route table; no methods where there is no such address. */
export function allowedMethods(routes: readonly Route[]): (path: string) => Allowed {
  const rows = routes.map((route) => ({ route, pattern: patternOf(route.path) }))
  return (path) => {
    const found = rows.filter(({ pattern }) => pattern.test(path)).map(({ route }) => route)
    const methods = new Set<string>(found.map(({ method }) => method))
    if (methods.has('GET')) methods.add('HEAD')
    return { methods: [...methods].sort(), patches: [...new Set(found.flatMap(({ patches = [] }) => patches))] }
  }
}

/** An operation (`$name`) is never what a name in a template stands for. */
function patternOf(template: string): RegExp {
  const parts = template.split('/').map((part) => (part.startsWith(':') ? '(?!\\$)[^/]+' : RegExp.escape(part)))
  return new RegExp(`^${parts.join('/')}$`)
}

/** Returns the headers that say what an address takes. */
export function allowedHeaders({ methods, patches }: Allowed): Record<string, string> {
  return { allow: methods.join(', '), ...(patches.length > 0 ? { 'accept-patch': patches.join(', ') } : {}) }
}
