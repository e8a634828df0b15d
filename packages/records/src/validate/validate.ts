import type { Issue, IssueType } from '@anamnesis/core'
import { OperationOutcomeError, validateResource } from '@medplum/core'
import type { OperationOutcomeIssue, Resource } from '@medplum/fhirtypes'
import { loadDefinitions } from '../definitions.ts'
import { typeNumber } from '../resource-types.ts'
import { isSpacedBase64, LARGEST_ATTACHMENT, withoutLongBase64 } from './base64.ts'
import type { BoundValues } from './bindings.ts'
import { bindingIssues } from './bindings.ts'
import { referenceIssues } from './element-references.ts'
import { elementName, plainIssues } from './plain-issues.ts'
import { isSurelyValid } from './surely-valid.ts'

/** Most issues that one resource is answered with. */
const MOST_ISSUES = 100

/** A JSON object that says which resource type it is. */
export type PlainResource = { readonly resourceType: string; readonly [element: string]: unknown }

/**
 * Returns everything that is wrong with a resource by FHIR R4 (4.0.1): structure, cardinality, primitive formats and invariants (@medplum/core),
 * required bindings, reference targets, two values of one choice, empty content, unsafe narrative. An empty list means valid.
 */
export function validate(resource: PlainResource): Issue[] {
  loadDefinitions()
  if (typeNumber(resource.resourceType) === undefined)
    return [{ message: 'this is no resource type of FHIR R4', path: 'resourceType', code: 'value' }]
  return isSurelyValid(resource) ? [] : allIssues(resource)
}

/** The same as validate for a known type, the long way: every check is made whether or not the resource is like most. */
export function allIssues(resource: PlainResource): Issue[] {
  const bound: BoundValues = {}
  const issues = [
    ...plainIssues(resource, resource.resourceType),
    ...structureIssues(resource, bound),
    ...bindingIssues(bound),
    ...referenceIssues(resource),
  ]
  return withoutRepeats(issues).slice(0, MOST_ISSUES)
}

function structureIssues(resource: PlainResource, bound: BoundValues): Issue[] {
  try {
    const warnings = validateResource(withoutLongBase64(resource) as unknown as Resource, {
      collect: { tokens: bound },
      base64BinaryMaxBytes: LARGEST_ATTACHMENT,
    })
    return warnings.filter((issue) => counts(issue, resource)).map(toIssue)
  } catch (error) {
    if (error instanceof OperationOutcomeError)
      return (error.outcome.issue ?? []).filter((issue) => counts(issue, resource)).map(toIssue)
    // The validator trips over shapes that no resource has, such as a text in place of an object.
    return [
      {
        message: 'the content does not have the shape of this resource type',
        path: resource.resourceType,
        code: 'structure',
      },
    ]
  }
}

/**
 * Two values of one choice are an error to us. Reference targets are checked by ourselves, because the library takes a urn or URL for a type; and
 * R4 allows white space in base64Binary (datatypes.html), which the library refuses.
 */
function counts(issue: OperationOutcomeIssue, resource: PlainResource): boolean {
  const text = issue.details?.text ?? ''
  if (text === 'Invalid base64Binary format') {
    const value = valueAt(resource, issue.expression?.[0] ?? '')
    return typeof value !== 'string' || !isSpacedBase64(value)
  }
  return issue.severity === 'error' || issue.severity === 'fatal' || !text.startsWith('Invalid reference')
}

function valueAt(resource: PlainResource, path: string): unknown {
  let value: unknown = resource
  for (const name of path.split(/[.[\]]+/).slice(1)) {
    if (name !== '') value = (value as Record<string, unknown> | undefined)?.[name]
  }
  return value
}

const ISSUE_TYPES: ReadonlySet<string> = new Set<IssueType>([
  'structure',
  'invariant',
  'value',
  'required',
  'processing',
  'invalid',
])

function toIssue(issue: OperationOutcomeIssue): Issue {
  const text = issue.details?.text ?? 'invalid content'
  // The library repeats the name of an unknown member, which may be anything.
  const message = text.replace(
    /^(Invalid additional property) "(.*)"$/s,
    (_, start: string, key: string) => `${start} "${elementName(key)}"`,
  )
  const path = issue.expression?.[0]?.split('.').map(pathStep).join('.')
  const code = ISSUE_TYPES.has(issue.code ?? '') ? (issue.code as IssueType) : 'invalid'
  return path === undefined ? { message, code } : { message, path, code }
}

function pathStep(step: string): string {
  return /^_?[A-Za-z][A-Za-z0-9]{0,63}(\[x\])?(\[\d+\])?$/.test(step) ? step : '?'
}

function withoutRepeats(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>()
  return issues.filter(({ path, message }) => {
    const name = `${path} ${message}`
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}
