/** A resource as far as the index looks into it. */
export type Indexable = { readonly resourceType: string; readonly [element: string]: unknown }
