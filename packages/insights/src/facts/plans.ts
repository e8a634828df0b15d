import type { Appointment, CarePlan, Goal, ServiceRequest } from '@medplum/fhirtypes'
import { conceptWords } from '../fhir/concepts.ts'
import { bounds, instantAt } from '../fhir/dates.ts'
import { list, text, untrusted } from '../fhir/untrusted.ts'
import { shorten, tidy } from '../words.ts'
import type { PlanFact } from './fact.ts'
import { purposeOf } from './purpose.ts'
import type { Source } from './source.ts'
import { factBase, resourceOf } from './source.ts'

const CLOSED = new Set(['entered-in-error', 'revoked', 'completed', 'cancelled', 'rejected', 'noshow', 'fulfilled'])

type Plan = Pick<PlanFact, 'planned' | 'open' | 'due' | 'purpose'> & Partial<Pick<PlanFact, 'words' | 'steps'>>

function planFact(source: Source, plan: Plan): readonly PlanFact[] {
  const said = tidy(plan.words ?? source.line.title.replace(/^(Plan|Appointment): /, ''))
  const words = shorten(said, 12)
  return words === '' ? [] : [{ ...factBase('plan', source, source.line.title), steps: [], ...plan, words }]
}

/** Returns the goal that was set; none where it was entered in error. */
export function goalFacts(source: Source): readonly PlanFact[] {
  const goal = untrusted(resourceOf<Goal>(source))
  const status = text(goal.lifecycleStatus)
  if (status === 'entered-in-error') return []
  return planFact(source, {
    planned: 'goal',
    open: ['proposed', 'planned', 'accepted', 'active', 'on-hold'].includes(status),
    words: text(goal.description?.text) || conceptWords(goal.description),
    due: instantAt(list(goal.target)[0]?.dueDate),
    purpose: purposeOf(source, list(goal.addresses), []),
  })
}

/** Returns the plan that was made, with its first steps; none where it was entered in error. */
export function carePlanFacts(source: Source): readonly PlanFact[] {
  const plan = untrusted(resourceOf<CarePlan>(source))
  if (text(plan.status) === 'entered-in-error') return []
  const end = bounds(plan.period).end
  const steps = list(plan.activity).map(({ detail }) =>
    shorten(text(detail?.description) || conceptWords(detail?.code), 6),
  )
  return planFact(source, {
    planned: 'care-plan',
    open: ['active', 'draft', 'on-hold'].includes(text(plan.status)),
    steps: steps.filter((words) => words !== '').slice(0, 3),
    due: end,
    purpose: purposeOf(source, list(plan.addresses), []),
  })
}

/** Returns the order or referral that was written; none where it was entered in error. */
export function orderFacts(source: Source): readonly PlanFact[] {
  const request = untrusted(resourceOf<ServiceRequest>(source))
  const status = text(request.status)
  if (status === 'entered-in-error') return []
  return planFact(source, {
    planned: 'order',
    open: status === 'active' || status === 'draft' || status === 'on-hold',
    words: conceptWords(request.code),
    due: bounds(request.occurrencePeriod).start ?? instantAt(request.occurrenceDateTime),
    purpose: purposeOf(source, list(request.reasonReference), list(request.reasonCode)),
  })
}

/** Returns the appointment that was made; none where it was entered in error. */
export function appointmentFacts(source: Source): readonly PlanFact[] {
  const appointment = untrusted(resourceOf<Appointment>(source))
  const status = text(appointment.status)
  if (status === 'entered-in-error') return []
  return planFact(source, {
    planned: 'appointment',
    open: !CLOSED.has(status),
    due: instantAt(appointment.start),
    purpose: purposeOf(source, list(appointment.reasonReference), list(appointment.reasonCode)),
  })
}
