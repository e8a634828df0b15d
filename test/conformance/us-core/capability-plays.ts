import type { CapabilityStatement, CapabilityStatementRestResource, Extension } from '@medplum/fhirtypes'
import type { Expectation } from './metadata.ts'
import { expectationOf } from './metadata.ts'
import type { Play } from './play.ts'

type Marked = readonly ({ extension?: Extension[] } | null)[] | undefined

/** Returns one play for each thing that the server must say of itself. */
export function capabilityPlays(wanted: CapabilityStatement, ask: () => Promise<CapabilityStatement>): Play[] {
  const said = (what: string, level: Expectation | undefined, test: (own: CapabilityStatement) => boolean): Play[] =>
    level === undefined
      ? []
      : [{ level, what: `says ${what}`, run: async () => (test(await ask()) ? null : 'is not said') }]
  const marks = wanted as unknown as Readonly<Record<string, Marked>>
  const [rest] = wanted.rest ?? []
  return [
    ...wanted.format.flatMap((format, index) =>
      said(`format ${format}`, expectationOf(marks._format?.[index]), (own) =>
        own.format.some((each) => each === format || each.includes(`+${format}`)),
      ),
    ),
    ...(wanted.patchFormat ?? []).flatMap((format, index) =>
      said(`patch format ${format}`, expectationOf(marks._patchFormat?.[index]), (own) =>
        (own.patchFormat ?? []).includes(format),
      ),
    ),
    ...(wanted.instantiates ?? []).flatMap((canonical, index) =>
      said(`instantiates ${canonical}`, expectationOf(marks._instantiates?.[index]), (own) =>
        includes(own.instantiates, canonical),
      ),
    ),
    ...(wanted.implementationGuide ?? []).flatMap((guide, index) =>
      // The package marks a guide that it leaves out.
      guide === null
        ? []
        : said(`guide ${guide}`, expectationOf(marks._implementationGuide?.[index]), (own) =>
            includes(own.implementationGuide, guide),
          ),
    ),
    ...(rest?.resource ?? []).flatMap((resource) => resourcePlays(resource, said)),
  ]
}

type Said = (what: string, level: Expectation | undefined, test: (own: CapabilityStatement) => boolean) => Play[]

function resourcePlays(wanted: CapabilityStatementRestResource, sayAtAll: Said): Play[] {
  // What is wanted of a type that a server SHOULD have is wanted no more than the type is.
  const said: Said = (what, level, test) => sayAtAll(what, level === 'SHALL' ? expectationOf(wanted) : level, test)
  const marks = wanted as unknown as Readonly<Record<string, Marked>>
  const own = (test: (resource: CapabilityStatementRestResource) => boolean) => (statement: CapabilityStatement) => {
    const found = statement.rest?.[0]?.resource?.find(({ type }) => type === wanted.type)
    return found !== undefined && test(found)
  }
  const list = (field: 'supportedProfile' | 'searchInclude' | 'searchRevInclude') =>
    (wanted[field] ?? []).flatMap((value, index) =>
      said(
        `${wanted.type} ${field} ${value.split('/').at(-1)}`,
        expectationOf(marks[`_${field}`]?.[index]),
        own((resource) => includes(resource[field], value)),
      ),
    )
  return [
    ...said(
      wanted.type,
      expectationOf(wanted),
      own(() => true),
    ),
    ...(wanted.referencePolicy ?? []).flatMap((policy, index) =>
      said(
        `reference policy ${policy} of ${wanted.type}`,
        expectationOf(marks._referencePolicy?.[index]),
        own((resource) => (resource.referencePolicy ?? []).includes(policy)),
      ),
    ),
    ...list('supportedProfile'),
    ...list('searchInclude'),
    ...list('searchRevInclude'),
    ...(wanted.interaction ?? []).flatMap((interaction) =>
      said(
        `${wanted.type} ${interaction.code}`,
        expectationOf(interaction),
        own((resource) => (resource.interaction ?? []).some(({ code }) => code === interaction.code)),
      ),
    ),
    ...(wanted.searchParam ?? []).flatMap((parameter) =>
      said(
        `${wanted.type} search by ${parameter.name}`,
        expectationOf(parameter),
        own((resource) => (resource.searchParam ?? []).some(({ name }) => name === parameter.name)),
      ),
    ),
    ...(wanted.operation ?? []).flatMap((operation) =>
      said(
        `${wanted.type} $${operation.name}`,
        expectationOf(operation),
        own((resource) => (resource.operation ?? []).some(({ name }) => name === operation.name)),
      ),
    ),
  ]
}

/** A list holds a value; of a canonical that names no version, any version. */
function includes(list: readonly string[] | undefined, value: string): boolean {
  return (list ?? []).some((each) => each === value || each.split('|')[0] === value)
}
